"""Excerpts as rows."""

from zugong_desk.domain.collection import Excerpt
from zugong_desk.ui.excerpts.listing import (
    GONE,
    NO_SECTION,
    STALE,
    Item,
    Section,
    compared,
    differences,
    edited_in_words,
    length,
    rows_of,
)

TEXT = "𠮷祥村选出带头人🏠三名，e\u0301。"


def item(id: str, section: str = "", text: str = TEXT, now: str | None = TEXT) -> Item:
    return Item(Excerpt(id, "c", "b", 0, TEXT, text, section=section), 1, "某委", now)


def test_without_sections_there_is_no_section_row() -> None:
    items = [item("1"), item("2")]
    assert rows_of(items) == items
    assert rows_of([]) == []


def test_each_run_of_a_section_has_its_row() -> None:
    items = [item("1", "甲"), item("2", "甲"), item("3"), item("4", "甲")]
    rows = rows_of(items)
    assert [row for row in rows if isinstance(row, Section)] == [
        Section("甲", 2),
        Section(NO_SECTION, 1),
        Section("甲", 1),
    ]
    assert [row for row in rows if isinstance(row, Item)] == items


def test_states() -> None:
    assert item("1").state == ""
    assert item("1", now="别的").state == STALE
    assert item("1", now=None).state == GONE
    assert item("1", text=TEXT.replace("三", "四").replace("。", "！")).state == "改 2 处"


def test_differences_count_code_points() -> None:
    assert differences("𠮷祥🏠村", "𠮷祥🏠县") == ((3, 4, 3, 4),)
    assert edited_in_words(Excerpt("1", "c", "b", 0, "同", "同")) == ""


def test_both_texts_in_one_are_escaped() -> None:
    shown = compared("<𠮷>甲", "<𠮷>乙", "red", "green")
    assert shown.startswith("&lt;𠮷&gt;")
    assert 'line-through">甲</span>' in shown
    assert 'underline">乙</span>' in shown


def test_of_a_long_text_only_what_stands_beside_a_difference_is_shown() -> None:
    before = "前" * 90 + "甲" + "中" * 90 + "丙" + "后" * 90
    shown = compared(before, before.replace("甲", "乙").replace("丙", "丁"), "red", "green")
    assert shown.startswith("……" + "前" * 24 + "<span")
    assert "中" * 24 + "……" + "中" * 24 in shown
    assert shown.endswith("后" * 24 + "……")


def test_length_leaves_white_space_out() -> None:
    assert length("𠮷 祥\n　村🏠") == 4
