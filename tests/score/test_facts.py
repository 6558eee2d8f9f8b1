"""Gold and the parser's structure say the same thing in the same form."""

import pytest
from tests.score.facts import ArticleFact, HeadFact, bare, gold_facts, parsed_facts
from tests.score.figures import tally, verdicts
from tests.score.gold import Gold, GoldBlock, faults
from tests.score.report import errors

from zugong_desk.domain.block import Block, Head, Label
from zugong_desk.domain.kinds import Kind, Role
from zugong_desk.domain.runs import from_source, joiner
from zugong_desk.domain.source import Source
from zugong_desk.domain.structure import Structure

TEXT = """青石党建
第 3 期

## 夜访
**一、走进𠮷家院。**第一天去了三户，

— 2 —
第二天又去两户。**（一）带
着本子🧧去。**记下e\u0301的事。

"""
SOURCE = Source("x.md", "0" * 64, "utf-8", TEXT)


def gold_block(
    kind: str, first: int, last: int, *heads: list[object], level: int = 0, holes: tuple[list[int], ...] = ()
) -> GoldBlock:
    return {
        "kind": kind,
        "level": level,
        "line_start": first,
        "line_end": last,
        "except": list(holes),
        "heads": list(heads),
    }


GOLD: Gold = {
    "masthead": {
        "title": "青石党建",
        "issue_no": "第3期",
        "issuer": None,
        "date": None,
        "issue_number": 3,
        "issue_year": None,
        "issue_total": None,
        "date_iso": None,
    },
    "blocks": [
        gold_block("masthead", 1, 2),
        gold_block("article_title", 4, 4),
        gold_block(
            "paragraph",
            5,
            9,
            ["heading", 1, "一、走进𠮷家院"],
            ["heading", 2, "（一）带着本子🧧去"],
            ["run_in", 0, "带着本子🧧去"],
            holes=([7, 7],),
        ),
        gold_block("page_footer", 7, 7),
    ],
    "articles": [{"title": "夜访", "org": None, "column": None}],
}


def from_lines(*words: str, glue: str = "") -> tuple[object, ...]:
    """Runs of the words, each looked up in the source."""
    runs: tuple[object, ...] = ()
    for at, word in enumerate(words):
        start = TEXT.index(word)
        runs += (*(joiner(glue) if at else ()), *from_source(TEXT, start, start + len(word)))
    return runs


BODY = ("一、走进𠮷家院。", "第一天去了三户，", "第二天又去两户。", "（一）带", "着本子🧧去。", "记下e\u0301的事。")
BODY_TEXT = "".join(BODY)


def head(role: Role, words: str, level: int = 0) -> Head:
    start = BODY_TEXT.index(words)
    return Head(role, start, start + len(words), level)


PARSED = Structure(
    (
        Block("a", Label(Kind.MASTHEAD, 0, 0.97), from_lines("青石党建", "第 3 期", glue=" ")),  # type: ignore[arg-type]
        Block("b", Label(Kind.ARTICLE_TITLE, 0, 0.6, "独占一行"), from_lines("夜访")),  # type: ignore[arg-type]
        Block(
            "c",
            Label(Kind.PARAGRAPH),
            from_lines(*BODY),  # type: ignore[arg-type]
            (
                head(Role.HEADING, "一、走进𠮷家院", 1),
                head(Role.HEADING, "（一）带着本子🧧去", 2),
                head(Role.RUN_IN, "带着本子🧧去"),
            ),
        ),
        Block("d", Label(Kind.PAGE_FOOTER), from_lines("— 2 —")),  # type: ignore[arg-type]
    )
)


def test_what_agrees_compares_equal() -> None:
    gold, parsed = gold_facts(GOLD, SOURCE), parsed_facts(PARSED, SOURCE)
    assert {count.f1 for count in tally(gold, parsed).counts.values()} == {1.0}
    assert all(right for _, right in verdicts(gold, parsed))
    assert errors("x.md", gold, parsed, SOURCE) == []


def test_lines_of_a_block_leave_out_blank_ones_and_holes() -> None:
    for facts in (gold_facts(GOLD, SOURCE), parsed_facts(PARSED, SOURCE)):
        assert facts.blocks[2].key == ("paragraph", 0, frozenset({5, 8, 9}))
        assert facts.kind_of_lines()[7] == "page_footer"


def test_a_heading_is_looked_up_by_its_own_line_and_a_lead_by_its_blocks() -> None:
    for facts in (gold_facts(GOLD, SOURCE), parsed_facts(PARSED, SOURCE)):
        assert facts.heads == (
            HeadFact("heading", 5, "一、走进𠮷家院", 1),
            HeadFact("heading", 8, "（一）带着本子🧧去", 2),
            HeadFact("run_in", 5, "带着本子🧧去"),
        )


def test_a_heading_of_its_own_is_a_heading_too() -> None:
    gold: Gold = {**GOLD, "blocks": [gold_block("heading", 4, 4, level=2)]}
    parsed = Structure((Block("a", Label(Kind.HEADING, 2), from_lines("夜访")),))  # type: ignore[arg-type]
    for facts in (gold_facts(gold, SOURCE), parsed_facts(parsed, SOURCE)):
        assert facts.heads == (HeadFact("heading", 4, "夜访", 2),)


def test_articles_and_masthead_come_from_the_blocks() -> None:
    parsed = parsed_facts(PARSED, SOURCE)
    assert parsed.articles == (ArticleFact("夜访", None, None),)
    assert parsed.masthead["issue_number"] == 3
    assert parsed_facts(Structure(PARSED.blocks[1:]), SOURCE).masthead == {}


def test_confidence_and_reason_come_along() -> None:
    title = parsed_facts(PARSED, SOURCE).blocks[1]
    assert (title.confidence, title.why) == (0.6, "独占一行")


@pytest.mark.parametrize(("text", "left"), [("## **一、 甲乙。**", "一、甲乙"), ("一。二。", "一。二"), ("\u3000", "")])
def test_bare_text(text: str, left: str) -> None:
    assert bare(text) == left


def test_every_kind_of_error_is_told() -> None:
    gold = gold_facts(
        {
            **GOLD,
            "masthead": {**(GOLD["masthead"] or {}), "date": "2023年"},
            "blocks": [*GOLD["blocks"][:1], gold_block("byline", 4, 4), *GOLD["blocks"][2:]],
            "articles": [
                {"title": "夜访", "org": "青石镇党委", "column": "见闻"},
                {"title": "另一篇", "org": None, "column": None},
            ],
        },
        SOURCE,
    )
    parsed = parsed_facts(Structure((PARSED.blocks[1], PARSED.blocks[2].with_heads(()), PARSED.blocks[3])), SOURCE)
    told = "\n".join(errors("x.md", gold, parsed, SOURCE))
    for words in (
        "── x.md",
        "article_title 4  0.60 独占一行",
        "gold byline 4",
        "4 ## 夜访",
        "line 1 is in no block; gold masthead 1-2",
        "- heading 2 @8 （一）带着本子🧧去",
        "- title 另一篇",
        "org None, gold '青石镇党委': 夜访",
        "column None, gold '见闻': 夜访",
        "masthead date None, gold '2023年'",
    ):
        assert words in told


def test_a_sound_gold_has_no_faults() -> None:
    assert list(faults(GOLD, SOURCE)) == []


@pytest.mark.parametrize(
    ("blocks", "fault"),
    [
        (GOLD["blocks"][:3], "line 7 is in no block"),
        ([*GOLD["blocks"], gold_block("noise", 4, 4)], "noise 4-4: line 4 is also in article_title 4-4"),
        ([gold_block("masthead", 1, 3)], "masthead 1-3: begins or ends on a blank line"),
        ([gold_block("title", 4, 4)], "title 4-4: no such kind"),
        ([gold_block("heading", 4, 4)], "heading 4-4: level 0"),
        ([gold_block("paragraph", 4, 4, level=1)], "paragraph 4-4: level 1"),
        ([gold_block("paragraph", 4, 4, ["lead", 0, "夜访"])], "paragraph 4-4: head lead 0 '夜访'"),
        ([gold_block("paragraph", 4, 4, ["item", 0, "夜里"])], "paragraph 4-4: its lines do not say '夜里'"),
        (
            [gold_block("paragraph", 5, 9, ["run_in", 0, "去"], ["run_in", 0, "一、"])],
            "paragraph 5-9: its lines do not say '一、' after what went before",
        ),
    ],
)
def test_a_gold_that_breaks_its_rules_is_told(blocks: list[GoldBlock], fault: str) -> None:
    assert fault in list(faults({**GOLD, "blocks": blocks}, SOURCE))


def test_a_masthead_has_its_eight_fields() -> None:
    assert "the masthead lacks fields or has strange ones" in list(faults({**GOLD, "masthead": {"title": "x"}}, SOURCE))


def test_an_article_must_stand_in_the_text() -> None:
    strange: Gold = {**GOLD, "articles": [{"title": "没有的事", "org": None, "column": None}]}
    assert list(faults(strange, SOURCE)) == ["article 没有的事: the text does not say its title"]
