"""Sections and excerpts as rows, and what an editor did to a wording."""

from zugong_desk.domain.arrangement import Item
from zugong_desk.domain.collection import Excerpt, Section
from zugong_desk.domain.wording import Change
from zugong_desk.export.passages import Passage
from zugong_desk.ui.excerpts.comparing import come, compared, spoken, undone_at
from zugong_desk.ui.excerpts.listing import (
    GONE,
    STALE,
    ExcerptRow,
    SectionRow,
    Tally,
    Twin,
    edits,
    length,
    rows_of,
    source_of,
    tally_of,
)
from zugong_desk.ui.theme.theme import load_theme

TEXT = "𠮷祥村选出带头人🏠三名，e\u0301。"
THEME = load_theme("light")


def row(id: str, text: str = TEXT, now: str | None = TEXT, twin: Twin | None = None) -> ExcerptRow:
    return ExcerptRow(Excerpt(id, "c", "b", 0, TEXT, text), 1, "某委", now, twin)


def section(id: str, level: int = 1) -> Section:
    return Section(id, "c", 0, f"节{id}", level)


def listed(*items: Item, folded: set[str] | None = None) -> tuple[str, Tally]:
    """The rows by their ids, sections with how many excerpts they hold; and what the collection comes to."""
    held = {one.id: row(one.id) for one in items if isinstance(one, Excerpt)}
    rows = rows_of(items, held, folded or set())
    said = " ".join(f"{one.id}:{one.count}" if isinstance(one, SectionRow) else one.id for one in rows)
    return said, tally_of(items, held)


def excerpt(id: str) -> Excerpt:
    return row(id).excerpt


def test_sections_count_what_stands_under_them_at_any_level() -> None:
    items = (excerpt("1"), section("a"), excerpt("2"), section("b", 2), excerpt("3"), section("c"))
    assert listed(*items)[0] == "1 a:2 2 b:1 3 c:0"
    assert listed(*items)[1] == Tally(excerpts=3, sections=3, size=3 * length(TEXT))
    assert listed() == ("", Tally())


def test_a_folded_section_hides_what_stands_under_it_and_is_counted_all_the_same() -> None:
    items = (section("a"), excerpt("2"), section("b", 2), excerpt("3"), section("c"), excerpt("4"))
    said, tally = listed(*items, folded={"a"})
    assert said == "a:2 c:1 4"
    assert tally.excerpts == 3
    assert listed(*items, folded={"b"})[0] == "a:2 2 b:1 c:1 4"
    assert "已折叠" in rows_of(items, {one: row(one) for one in "234"}, {"a"})[0].spoken


def test_what_has_become_of_an_excerpt_is_told_by_words_and_signs_the_most_urgent_first() -> None:
    assert row("1").states == ()
    assert [one.words for one in row("1", now="别的").states] == [STALE]
    assert [one.words for one in row("1", now=None).states] == [GONE]
    edited = TEXT.replace("三", "四").replace("。", "！")
    told = row("1", text=edited, now="别的", twin=Twin("2", 7, exact=False)).states
    assert [one.words for one in told] == [STALE, "与第 7 条相近", "改 2 处"]
    assert len({one.icon for one in told}) == 3
    assert row("1", twin=Twin("2", 7, exact=True)).states[0].words == "与第 7 条重复"
    assert "与第 7 条重复" in row("1", twin=Twin("2", 7, exact=True)).spoken


def test_what_waits_is_in_the_tally() -> None:
    held = {"1": row("1", now="别的"), "2": row("2", twin=Twin("1", 1, exact=True))}
    assert tally_of([excerpt("1"), excerpt("2")], held).spoken == f"2 条　{2 * length(TEXT)} 字　待更新 1　重复 1"


def test_edits_count_code_points_and_slivers_between_them_are_part_of_them() -> None:
    assert edits("𠮷祥🏠村", "𠮷祥🏠县") == (Change(3, 4, "县"),)
    assert edits("推进多网合一，", "推进进一步，") == (Change(2, 6, "进一步"),)
    assert edits("同", "同") == ()


def test_both_texts_in_one_are_escaped_and_marked_by_line_as_well_as_colour() -> None:
    shown = compared("<𠮷>甲", "<𠮷>乙", THEME)
    assert shown.startswith("&lt;𠮷&gt;")
    assert "line-through" in shown.partition("甲")[0]
    assert "underline" in shown.partition("甲")[2]
    assert spoken("一𠮷二三", "一😀二三四") == "删去“𠮷”，添上“😀”；添上“四”"


def test_of_a_long_text_only_what_stands_beside_a_difference_is_shown() -> None:
    before = "前" * 90 + "甲" + "中" * 90 + "丙" + "后" * 90
    shown = compared(before, before.replace("甲", "乙").replace("丙", "丁"), THEME)
    assert shown.startswith("……" + "前" * 24 + "<span")
    assert "中" * 24 + "……" + "中" * 24 in shown
    assert shown.endswith("后" * 24 + "……")


def test_one_change_is_taken_back_at_the_caret() -> None:
    before, after = "𠮷甲乙丙丁戊己庚", "𠮷甲😀丙丁己庚辛"
    assert come(before, after) == [(2, 3), (5, 5), (7, 8)]
    assert undone_at(before, after, 3) == ("𠮷甲乙丙丁己庚辛", 3)
    assert undone_at(before, after, 5) == ("𠮷甲😀丙丁戊己庚辛", 6)
    assert undone_at(before, after, 0) is None


def test_length_leaves_white_space_out() -> None:
    assert length("𠮷 祥\n　村🏠") == 4


def test_where_a_passage_comes_from_in_a_few_words() -> None:
    assert (
        source_of(Passage("", "", "《某报》2023年第9期 · 某委", org="某委", short_issue="2023年第9期"))
        == "某委　2023年第9期"
    )
    assert source_of(Passage("", "", "某.txt")) == "某.txt"
