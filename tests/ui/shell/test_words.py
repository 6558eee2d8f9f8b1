"""Words and numbers of the window's frame: layouts, places, mastheads, exports."""

import pytest

from zugong_desk.domain.span import Anchor, Span
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.shell.facts import blocks_of, facts_of, issue_name, place_in_source
from zugong_desk.ui.shell.layout import RULES, Layout, kept_sizes, rule_for
from zugong_desk.ui.shell.masthead_form import understood


@pytest.mark.parametrize(
    ("width", "layout"),
    [(4000, "wide"), (1500, "wide"), (1499, "medium"), (1200, "medium"), (1199, "narrow"), (1000, "narrow"),
     (999, "single"), (960, "single"), (0, "single")],
)  # fmt: skip
def test_layouts_by_width(width: int, layout: str) -> None:
    assert rule_for(width).layout is Layout(layout)


def test_only_sensible_sizes_are_kept() -> None:
    rule = RULES[0]
    assert kept_sizes(rule, (240, 480, 560, 312)) == [240, 480, 560, 312]
    for bad in ((), (1, 2), (0, 480, 560, 312), (240, 480, 560, 10**9)):
        assert kept_sizes(rule, bad) == list(rule.sizes)


def test_facts_count_without_blanks(bridge: Bridge) -> None:
    assert bridge.bulletin is not None
    facts = facts_of(bridge.bulletin)
    text = bridge.bulletin.text.replace("\n", "").replace(" ", "")
    assert (facts.name, facts.blocks, facts.doubts, facts.characters) == ("第 7 期", 10, 1, len(text))


def test_issue_without_masthead_is_called_by_its_file(bridge: Bridge) -> None:
    assert bridge.bulletin is not None
    bare = bridge.bulletin.with_blocks(bridge.bulletin.blocks[1:])
    assert issue_name(bare) == "第7期.txt"


def test_blocks_of_a_selection(bridge: Bridge) -> None:
    bulletin = bridge.bulletin
    assert bulletin is not None
    assert blocks_of(bulletin, Span(Anchor("h", 2), Anchor("i", 3))) == ["h", "p", "i"]
    assert blocks_of(bulletin, Span(Anchor("h", 2), Anchor("i", 0))) == ["h", "p"]
    assert blocks_of(bulletin, Span(Anchor("h", 0), Anchor("h", 0))) == ["h"]
    assert blocks_of(bulletin, Span(Anchor("gone", 0), Anchor("h", 0))) == []


def test_place_in_source_counts_from_one(bridge: Bridge) -> None:
    assert bridge.bulletin is not None
    at = Anchor("p", 7)
    assert place_in_source(bridge.bulletin, Span(at, at)) == "原件第 6 行，第 8 字"


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("date", "2023年8月31日", "读作 2023-08-31"),
        ("date", "2023年5月", "只读出年月"),
        ("date", "某日", "读不出日期，照印的字保存"),
        ("issue_no", "第24期", "读作 第 24 期"),
        ("issue_no", "2023年第9期（总第305期）", "读作 2023 年，第 9 期，总第 305 期"),
        ("issue_no", "𠮷", "读不出期号"),
        ("title", "江城组工信息", ""),
        ("date", "", ""),
    ],
)
def test_what_is_understood_of_a_masthead_field(name: str, value: str, said: str) -> None:
    assert understood(name, value) == said
