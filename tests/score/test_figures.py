"""Each figure, on pairs small enough to count by hand; each is shown failing for its own reason and no other."""

from dataclasses import replace

import pytest
from tests.score import figures
from tests.score.facts import ArticleFact, BlockFact, Facts, HeadFact
from tests.score.figures import Count, Tally, matched, tally, total


def block(kind: str, *lines: int, level: int = 0, confidence: float = 1.0) -> BlockFact:
    return BlockFact(kind, level, frozenset(lines), confidence)


GOLD = Facts(
    blocks=(
        block("masthead", 1),
        block("article_title", 2),
        block("heading", 3, level=1),
        block("paragraph", 4, 5, 7),
        block("page_footer", 6),
        block("paragraph", 8),
    ),
    heads=(
        HeadFact("heading", 3, "一、抓队伍𠮷", 1),
        HeadFact("run_in", 4, "建强队伍"),
        HeadFact("item", 8, "一是办夜校"),
        HeadFact("item", 8, "二是结对子🧧"),
    ),
    articles=(ArticleFact("山里有个 好支部", "青石镇党委", "经验交流"), ArticleFact("夜访", None, None)),
    masthead={"title": "青石党建", "issue_no": "第3期", "issue_number": 3},
)


def changed(name: str, count: Count, parsed: Facts) -> None:
    """The figure has that count, and the ones that are not about it are perfect."""
    found = tally(GOLD, parsed).counts
    assert found[name] == count
    spoilt = {one for one in found if found[one].f1 < 1}
    assert name in spoilt
    assert {one for one in spoilt if not one.startswith("lines: ")} <= {name, *ALONG.get(name, ())}


ALONG = {
    figures.LINES: {figures.PARAGRAPHS, figures.BLOCKS},
    figures.PARAGRAPHS: {figures.BLOCKS},
    figures.HEADINGS: {figures.UNLEVELLED},
}


def with_block(at: int, *blocks: BlockFact) -> Facts:
    return replace(GOLD, blocks=(*GOLD.blocks[:at], *blocks, *GOLD.blocks[at + 1 :]))


def test_gold_against_itself_is_perfect() -> None:
    found = tally(GOLD, GOLD)
    assert {count.f1 for count in found.counts.values()} == {1.0}
    assert all(right for _, right in found.trust)
    assert found.counts[figures.LINES] == Count(8, 8, 8)
    assert found.counts[figures.PARAGRAPHS] == Count(2, 2, 2)
    assert found.counts[figures.BLOCKS] == Count(5, 5, 5)
    assert found.counts[figures.MASTHEAD] == Count(8, 8, 8)


def test_a_line_of_another_kind() -> None:
    parsed = with_block(5, block("byline", 8))
    changed(figures.LINES, Count(7, 8, 8), parsed)
    assert tally(GOLD, parsed).counts["lines: paragraph"] == Count(3, 4, 3)
    assert tally(GOLD, parsed).counts["lines: byline"] == Count(0, 0, 1)


def test_a_line_that_stands_in_no_block() -> None:
    changed(figures.LINES, Count(7, 8, 8), with_block(5))


def test_a_paragraph_cut_in_two() -> None:
    parsed = with_block(3, block("paragraph", 4, 5), block("paragraph", 7))
    changed(figures.PARAGRAPHS, Count(1, 2, 3), parsed)
    assert tally(GOLD, parsed).counts[figures.BLOCKS] == Count(4, 5, 6)


def test_a_paragraph_that_swallows_the_footer() -> None:
    parsed = replace(GOLD, blocks=(*GOLD.blocks[:3], block("paragraph", 4, 5, 6, 7), GOLD.blocks[5]))
    assert tally(GOLD, parsed).counts[figures.PARAGRAPHS] == Count(1, 2, 2)
    assert tally(GOLD, parsed).counts[figures.LINES] == Count(7, 8, 8)


def test_other_blocks_count_among_all_ranges_only() -> None:
    changed(figures.BLOCKS, Count(4, 5, 5), with_block(0, block("masthead", 1, 9)))


def test_a_title_read_otherwise() -> None:
    changed(figures.TITLES, Count(1, 2, 2), replace(GOLD, articles=(ArticleFact("夜", None, None), GOLD.articles[0])))


def test_white_space_in_a_title_does_not_count() -> None:
    parsed = replace(GOLD, articles=(replace(GOLD.articles[0], title="山里有个\u3000好支部"), GOLD.articles[1]))
    assert tally(GOLD, parsed).counts[figures.TITLES].f1 == 1


def test_an_organisation_is_compared_where_the_title_is_the_same() -> None:
    parsed = replace(GOLD, articles=(replace(GOLD.articles[0], org=None), GOLD.articles[1]))
    changed(figures.ORGS, Count(1, 2, 2), parsed)
    other = replace(GOLD, articles=(replace(GOLD.articles[0], title="别的", org=None), GOLD.articles[1]))
    assert tally(GOLD, other).counts[figures.ORGS] == Count(1, 1, 1)


def test_an_organisation_that_is_not_there() -> None:
    parsed = replace(GOLD, articles=(GOLD.articles[0], replace(GOLD.articles[1], org="据说")))
    changed(figures.ORGS, Count(1, 2, 2), parsed)


def test_another_column() -> None:
    parsed = replace(GOLD, articles=(replace(GOLD.articles[0], column="他山之石"), GOLD.articles[1]))
    changed(figures.COLUMNS, Count(1, 2, 2), parsed)


def test_articles_of_one_title_are_paired_in_order() -> None:
    twins = (ArticleFact("来信", "甲村", None), ArticleFact("来信", "乙村", None))
    gold, other = replace(GOLD, articles=twins), replace(GOLD, articles=twins[::-1])
    assert tally(gold, gold).counts[figures.ORGS] == Count(2, 2, 2)
    assert tally(gold, other).counts[figures.ORGS] == Count(0, 2, 2)


def with_head(at: int, **what: object) -> Facts:
    heads = [replace(head, **what) if number == at else head for number, head in enumerate(GOLD.heads)]  # type: ignore[arg-type]
    return replace(GOLD, heads=tuple(heads))


@pytest.mark.parametrize("what", [{"text": "一、抓队伍"}, {"line": 4}])
def test_a_heading_of_other_words_or_on_another_line(what: dict[str, object]) -> None:
    parsed = with_head(0, **what)
    changed(figures.HEADINGS, Count(0, 1, 1), parsed)
    assert tally(GOLD, parsed).counts[figures.UNLEVELLED] == Count(0, 1, 1)


def test_a_heading_of_another_level() -> None:
    parsed = with_head(0, level=2)
    changed(figures.HEADINGS, Count(0, 1, 1), parsed)
    assert tally(GOLD, parsed).counts[figures.UNLEVELLED] == Count(1, 1, 1)


def test_a_lead_in_another_block() -> None:
    changed(figures.RUN_INS, Count(0, 1, 1), with_head(1, line=8))


def test_an_item_left_out_and_one_put_in() -> None:
    changed(figures.ITEMS, Count(1, 2, 1), replace(GOLD, heads=GOLD.heads[:3]))
    changed(figures.ITEMS, Count(2, 2, 3), replace(GOLD, heads=(*GOLD.heads, GOLD.heads[3])))


@pytest.mark.parametrize(
    ("fields", "right"),
    [
        ({"title": "青石党建", "issue_no": "第3期", "issue_number": 4}, 7),
        ({"title": "青石党建", "issue_no": "第 3 期", "issue_number": 3, "date": "2023年"}, 7),
        ({}, 5),
    ],
)
def test_a_masthead_counts_eight_fields_whether_there_or_not(fields: dict[str, str | int | None], right: int) -> None:
    changed(figures.MASTHEAD, Count(right, 8, 8), replace(GOLD, masthead=fields))


def test_where_gold_has_no_masthead_every_field_found_is_wrong() -> None:
    found = tally(replace(GOLD, masthead={}), GOLD).counts[figures.MASTHEAD]
    assert found == Count(5, 8, 8)


@pytest.mark.parametrize(
    "wrong",
    [
        block("heading", 3, level=2, confidence=0.95),
        block("column", 3, confidence=0.95),
        block("heading", 3, 9, level=1, confidence=0.95),
    ],
)
def test_a_block_is_wrong_by_kind_level_or_lines(wrong: BlockFact) -> None:
    found = tally(GOLD, with_block(2, wrong))
    assert [right for _, right in found.trust].count(False) == 1
    assert found.sure_wrong == pytest.approx(1 / 6)


def test_confidence_is_held_against_what_is_right() -> None:
    trust = (
        (0.95, True),
        (0.95, False),
        (0.85, False),
        (0.5, False),
        (0.5, True),
        (1.0, True),
        (0.9, True),
        (0.79, False),
    )
    found = Tally({}, trust)
    assert found.sure_wrong == pytest.approx(1 / 4)
    assert found.queue == pytest.approx(3 / 8)
    assert found.queue_catches == pytest.approx(2 / 4)
    assert [(band.low, band.blocks, band.right) for band in found.bands if band.blocks] == [
        (0.5, 2, 1),
        (0.7, 1, 0),
        (0.8, 1, 0),
        (0.9, 1, 1),
        (0.95, 2, 1),
        (0.99, 1, 1),
    ]


def test_nothing_wrong_leaves_nothing_to_catch() -> None:
    assert (Tally({}).sure_wrong, Tally({}).queue, Tally({}).queue_catches) == (0, 0, 1)
    assert Tally({}, ((0.99, True),)).queue_catches == 1


def test_texts_are_added_up_before_they_are_divided() -> None:
    one, other = Tally({"x": Count(1, 1, 1)}, ((1.0, True),)), Tally({"x": Count(0, 3, 1), "y": Count(1, 1, 1)})
    assert total([one, other]) == Tally({"x": Count(1, 4, 2), "y": Count(1, 1, 1)}, ((1.0, True),))
    assert total([one, other]).counts["x"].f1 == pytest.approx(2 / 6)


def test_a_count_of_nothing_is_no_failure_but_finding_what_is_not_there_is() -> None:
    assert Count().f1 == 1
    assert matched([], ["x"]) == Count(0, 0, 1)
    assert matched([], ["x"]).f1 == 0
    assert matched(["x", "x"], ["x"]) == Count(1, 2, 1)
