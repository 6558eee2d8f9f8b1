"""What the rulebook says of rules, rows and examples."""

import pytest

from zugong_desk.desk.rulebook import RowStanding, Standing
from zugong_desk.domain.decision import Entry
from zugong_desk.domain.finding import Severity
from zugong_desk.proofing.catalogue import catalogue
from zugong_desk.proofing.tables import Row
from zugong_desk.ui.rulebook.words import (
    context_of,
    example,
    fits,
    has_marks,
    row_fits,
    spoken_row,
    spoken_rule,
    with_kinds,
)

RULE = catalogue()[0]


@pytest.mark.parametrize(
    ("text", "read", "marked"),
    [
        ("甲乙𠮷😀。", "甲乙𠮷😀。", False),
        ("甲。⧉乙。", "甲。\n（另一期）乙。", False),
        ("__一是__甲。", "一是甲。", False),
        ("〈heading 2〉（一）甲", "（一）甲", True),
        ("甲⏎乙", "甲乙", True),
        ("**甲。**乙", "甲。乙", True),
    ],
)
def test_examples_as_they_read(text: str, read: str, marked: bool) -> None:
    assert example(text) == read
    assert has_marks(text) is marked


def test_kinds_are_told_in_words() -> None:
    assert (
        with_kinds("〈heading 2〉（一）甲\n〈byline〉乙⏎丙⧉##一、丁##戊")
        == "〔标题2〕（一）甲\n〔署名〕乙⏎丙\n（另一期）一、丁戊"
    )


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (Row("甲", "甲乙"), ""),
        (Row("甲", "甲乙", when="～丙", unless="丁～"), "仅当 ～丙　除非 丁～"),
        (Row("甲", "甲乙", since="2024-01-01"), "2024-01-01 至 ……"),
    ],
)
def test_where_a_row_holds(row: Row, words: str) -> None:
    assert context_of(RowStanding("W/甲", row, on=True, severity=Severity.ERROR, altered=False)) == words


def test_rows_are_spoken_and_found_by_any_of_their_words() -> None:
    row = Row("甲", "甲乙", "丙丁", when="～戊", why="己")
    one = RowStanding("W/甲", row, on=False, severity=Severity.STYLE, altered=False, entry=Entry("甲", "words", "甲乙"))
    assert spoken_row(one) == "停用，“甲乙”，改为“丙丁”，仅当 ～戊，体例，本库"
    assert all(row_fits(one, word) for word in ("", "甲", "丁", "戊", "己"))
    assert not row_fits(one, "庚")


def test_rules_are_found_by_every_word_and_say_whether_they_were_set() -> None:
    one = Standing(RULE, on=True, severity=Severity.ERROR, altered=False, table=None)
    assert fits(one, f"{RULE.id.lower()} {RULE.family.value}")
    assert not fits(one, f"{RULE.id} 没有这个词")
    assert spoken_rule(one) == f"启用，{RULE.name}，错误"
    assert spoken_rule(Standing(RULE, False, Severity.STYLE, False, None, 2)) == f"停用，{RULE.name}，体例，已改"
