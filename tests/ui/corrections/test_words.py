"""What a correction says on screen."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from zugong_desk.domain.corrections import Correction
from zugong_desk.domain.corrections_list import Erratum
from zugong_desk.domain.finding import Act
from zugong_desk.ui.corrections.words import act_of, context_of, hand_of, place_of, spoken, told

ONE = Correction(
    Act.REPLACE, "截止", "截至😀", "左𠮷", "右", (3, 5), (3, 5), (3, 6), "b1", 2, 7, None, "把支部建在网格上"
)  # fmt: skip


def test_words_stand_between_what_stands_beside_them() -> None:
    context = context_of(ONE)
    assert (context.left, context.before, context.after, context.right) == ("左𠮷", "截止", "截至😀", "右")


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [(" ", "", "␣"), ("\u3000\t", "", "□⇥"), ("\n", "", "↵"), ("甲 乙", "甲乙", "甲 乙")],
)
def test_blanks_are_shown_where_they_are_all_there_is(before: str, after: str, shown: str) -> None:
    assert context_of(replace(ONE, before=before, after=after)).before == shown


def test_long_wordings_are_cut_in_the_middle() -> None:
    shown = context_of(replace(ONE, before="甲" * 50 + "乙" * 50)).before
    assert shown == "甲" * 20 + "…" + "乙" * 20


@pytest.mark.parametrize(
    ("after", "aside", "act"), [("甲", False, "改正"), ("", True, "移出阅读稿"), ("甲", True, "取回阅读稿")]
)
def test_what_was_done(after: str, aside: bool, act: str) -> None:
    assert act_of(replace(ONE, after=after, aside=aside)) == act


def test_page_and_line() -> None:
    assert place_of(ONE) == "7 行"
    assert place_of(replace(ONE, page=2)) == "2 页 7 行"


def test_whose_hand_and_when() -> None:
    now = datetime.now(UTC)
    assert hand_of(Erratum(ONE)) == "手改"
    assert hand_of(Erratum(ONE, "甲", now.isoformat())) == f"手改　甲 {now.astimezone():%H:%M}"
    old = Erratum(ONE, "甲", "2024-05-06T04:00:00+00:00", "错别字", "《词典》", "写错了")
    assert hand_of(old) == "错别字　甲 2024-05-06"
    assert "《词典》" in told(old)
    assert "写错了" in told(old)
    assert spoken(old).startswith("7 行，改正，")
