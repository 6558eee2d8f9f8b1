"""Contents lists: entries tied to the articles that they name."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zugong_desk.domain.block import Block, Head, Label
from zugong_desk.domain.contents import Ties, tied, without_page, words_of
from zugong_desk.domain.kinds import Kind, Role
from zugong_desk.domain.outline import articles
from zugong_desk.domain.runs import typed
from zugong_desk.reading import parse, read

TUNED = Path(__file__).parents[1] / "data" / "tuned"
SEEDS = Path(__file__).parents[2] / "seeds"
BODY = "各级党组织把任务分到人、把责任压到肩，一件一件抓落实。"


def line(kind: Kind, text: str, id: str) -> Block:
    return Block(id, Label(kind), typed(text))


def issue(
    entries: Sequence[str], titles: Sequence[str], *, at_end: bool = False, column: str = ""
) -> tuple[list[Block], Ties]:
    """Lines e1, e2 … of a contents list, and titles t1, t2 … each with a paragraph below it."""
    head = line(Kind.TOC, "目　录", "toc")
    listed = [head, *(line(Kind.TOC_ENTRY, text, f"e{at}") for at, text in enumerate(entries, 1))]
    body = [line(Kind.COLUMN, column, "c1")] if column else []
    for at, title in enumerate(titles, 1):
        body += [line(Kind.ARTICLE_TITLE, title, f"t{at}"), line(Kind.PARAGRAPH, BODY, f"p{at}")]
    lines = [*body, *listed] if at_end else [*listed, *body]
    return lines, tied(lines)


TITLES = ("青柳县“三本账”管好村级资金", "云岭市打通干部能上能下通道 ——𠮷水片区的探索", "工作要“实”，作风要“硬”😀")


@pytest.mark.parametrize(
    "entries",
    [
        TITLES,
        [f"{at}．{title}…………………{at}" for at, title in enumerate(TITLES, 1)],
        [f"■ {title}（{at}）" for at, title in enumerate(TITLES, 1)],
        [f"（{at}）{title}　　青柳县委组织部 · · · · {at}" for at, title in zip("一二三", TITLES, strict=True)],
        ["青柳县三本账管好村级资金", "云岭市打通干部能上能下通道 4", "★工作要实　作风要硬"],
        ["- 青柳县“三本账”管好资金 2", "云岭市打通能上能下通道", "工作要“实”作风要“硬”（第 9 页）"],
    ],
    ids=["plain", "numbered", "marks", "units", "shortened", "altered"],
)
def test_entries_in_many_forms_name_their_articles(entries: Sequence[str]) -> None:
    for at_end in (False, True):
        _, found = issue(entries, TITLES, at_end=at_end)
        assert found.article_of == {"e1": "t1", "e2": "t2", "e3": "t3"}
        assert found.untied == found.unlisted == ()


@pytest.mark.parametrize("behind", ["", " 3", "……………… 3", "（3）", " · · · 12", "　第 4 页"])
def test_an_entry_is_shown_without_its_page(behind: str) -> None:
    assert without_page(f"1．云岭市管好𠮷祥村2024年的账{behind}") == "1．云岭市管好𠮷祥村2024年的账"
    assert without_page("12") == "12"


def test_what_is_named_on_one_side_only_is_told() -> None:
    _, found = issue([TITLES[0], "干部教育培训规划纲要"], TITLES[:2])
    assert found.article_of == {"e1": "t1"}
    assert found.untied == ("e2",)
    assert found.unlisted == ("t2",)
    assert found.target("e2") is None
    assert found.entry_of("t1") == "e1"
    assert found.entry_of("t2") is None


def test_an_entry_folded_over_two_blocks_names_one_article() -> None:
    title = "青柳县探索“一线考察、一线评价”工作法 推动干部在重点项目中锻炼成长"
    entries = ["青柳县探索“一线考察、一线评价”工作法", "推动干部在重点项目中锻炼成长……………5", TITLES[2]]
    _, found = issue(entries, [title, TITLES[2]])
    assert found.article_of == {"e1": "t1", "e3": "t2"}
    assert found.continued == {"e2": "e1"}
    assert found.target("e2") == "t1"
    assert found.untied == ()


def test_an_entry_may_name_a_column_with_all_its_articles() -> None:
    _, found = issue(["简讯三则 7"], TITLES, column="【简　讯】")
    assert found.column_of == {"e1": "c1"}
    assert found.target("e1") == "c1"
    assert found.untied == found.unlisted == ()


def test_articles_with_one_title_go_in_order_and_no_list_ties_nothing() -> None:
    _, found = issue(["工作动态一组", "工作动态一组"], ["工作动态一组", "工作动态一组", TITLES[0]])
    assert found.article_of == {"e1": "t1", "e2": "t2"}
    assert found.unlisted == ("t3",)
    assert issue([], TITLES)[1] == Ties()


def test_another_issue_without_a_list_has_no_unlisted_articles() -> None:
    lines, _ = issue([TITLES[0]], [TITLES[0]])
    before = [line(Kind.MASTHEAD, "青柳党建", "m0"), line(Kind.ARTICLE_TITLE, TITLES[1], "t0")]
    found = tied([*before, line(Kind.MASTHEAD, "青柳党建", "m1"), *lines])
    assert found.article_of == {"e1": "t1"}
    assert found.unlisted == ()


def test_a_title_inside_its_paragraph_is_found() -> None:
    text = f"△{TITLES[0]}。{BODY}"
    first = Block("a", Label(Kind.PARAGRAPH), typed(text), (Head(Role.TITLE, 1, 1 + len(TITLES[0])),))
    found = tied([line(Kind.TOC_ENTRY, f"{TITLES[0]} 2", "e1"), first])
    assert found.article_of == {"e1": "a"}


WORDS = st.text("青柳县云岭市抓实党建引领干部一线锻炼机制资金阵地队伍𠮷😀e\u0301“”，", min_size=0, max_size=24)


@given(st.lists(WORDS, max_size=9), st.lists(WORDS, max_size=9), st.booleans())
def test_ties_are_one_to_one_and_those_of_different_words_in_order(
    entries: list[str],
    titles: list[str],
    at_end: bool,
) -> None:
    lines, found = issue(entries, titles, at_end=at_end)
    by_id = {one.id: one for one in lines}
    assert len(set(found.article_of.values())) == len(found.article_of)
    assert set(found.article_of.values()) <= {article.first for article in articles(lines)}
    ids = {one.id for one in lines if one.kind is Kind.TOC_ENTRY}
    assert ids == {*found.article_of, *found.untied, *found.continued, *found.column_of}
    loose = [(e, t) for e, t in found.article_of.items() if by_id[e].text != by_id[t].text]
    order = [one.id for one in lines]
    wanted = sorted(loose, key=lambda pair: order.index(pair[0]))
    assert [t for _, t in wanted] == sorted((t for _, t in wanted), key=order.index) or _same_words(wanted, by_id)


def _same_words(pairs: Sequence[tuple[str, str]], by_id: dict[str, Block]) -> bool:
    """Whether some pair out of order differs in marks only."""
    return any(_bare(by_id[e].text) == _bare(by_id[t].text) for e, t in pairs)


def _bare(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


@given(st.permutations(range(len(TITLES))), st.sets(st.integers(0, 2), max_size=2))
def test_names_of_the_same_words_are_tied_wherever_they_stand(order: list[int], gone: set[int]) -> None:
    kept = [at for at in range(len(TITLES)) if at not in gone]
    _, found = issue([TITLES[at] for at in order], [TITLES[at] for at in kept])
    wanted = {f"e{place}": f"t{kept.index(at) + 1}" for place, at in enumerate(order, 1) if at in kept}
    assert found.article_of == wanted


def test_every_entry_of_the_tuned_texts_names_the_right_article() -> None:
    """Entry and title must share five characters in a row; a column may be named too, or how many pieces follow (2则)."""
    checked = 0
    for path in sorted([*TUNED.glob("*.txt"), *TUNED.glob("*.md")]):
        lines = in_gold(path)
        found = tied(lines)
        texts = {one.id: words_of(one.text) for one in lines}
        loose = [one.text for one in lines if one.id in found.untied]
        assert all(text.endswith("则") for text in loose), (path.name, loose)
        for entry, first in found.article_of.items():
            named = words_of(without_page(next(one.text for one in lines if one.id == entry))).lstrip("0123456789")
            assert any(named[at : at + 5] in texts[first] for at in range(max(1, len(named) - 4))), (path.name, named)
            checked += 1
    assert checked >= 40


def in_gold(path: Path) -> list[Block]:
    """The blocks of a text as its gold has them, marks of the conversion left out."""
    source = read(path).text.split("\n")
    out = []
    for number, row in enumerate(json.loads(Path(f"{path}.gold.json").read_text(encoding="utf-8"))["blocks"]):
        cut = {at for first, last in row["except"] for at in range(first, last + 1)}
        kept = [source[at - 1] for at in range(row["line_start"], row["line_end"] + 1) if at not in cut]
        joint = "" if row["kind"] == "paragraph" else " "
        text = joint.join(one.replace("**", "").strip("# \t\r\f\u3000>") for one in kept if one.strip())
        title = next((words for role, _, words in row["heads"] if role == "title" and words in text), "")
        heads = (Head(Role.TITLE, text.index(title), text.index(title) + len(title)),) if title else ()
        if row["kind"] not in ("page_footer", "noise"):
            out.append(Block(str(number), Label(Kind(row["kind"])), typed(text), heads))
    return out


def test_the_entries_of_the_seeds_name_articles_as_they_are_read() -> None:
    found = [tied([one for one in parse(read(path)).blocks if not one.aside]) for path in SEEDS.glob("*.txt")]
    assert sum(len(ties.article_of) for ties in found) == 4
    assert not any(ties.untied for ties in found)
