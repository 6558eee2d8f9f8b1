"""What is read from a library: the list of issues, searches, and the report of all annotations."""

import sqlite3
from random import Random

import pytest
from tests.library.hands import TEXT, Editor, bulletin, take_in

from zugong_desk.domain import edit, marking
from zugong_desk.domain.annotation import Annotation, Practice
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.codebook import Tag
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.query import Word
from zugong_desk.domain.shelf import Progress, RecordChange
from zugong_desk.domain.span import Place
from zugong_desk.library import Hit, IssueFacts, Library, rows_place


@pytest.fixture
def three(library: Library) -> Library:
    """A library of three issues, not taken in by date."""
    take_in(
        library,
        bulletin("新", "第9期\n𠮷祥镇党建\n"),
        title="青山",
        date_iso="2024-09-01",
        issue_year=2024,
        issue_number=9,
    )
    take_in(
        library,
        bulletin("旧", "第1期\n党建，党建𠮷\n"),
        title="青山",
        date_iso="2023-01-02",
        issue_year=2023,
        issue_number=1,
    )
    return library


def test_the_list_of_issues(three: Library) -> None:
    issues = three.issues()
    assert [issue.id for issue in issues] == ["旧", "新", "期一"]
    first = issues[0]
    assert (first.title, first.date_iso, first.issue_number, first.year) == ("青山", "2023-01-02", 1, None)
    assert (first.file, first.blocks, first.annotations, first.articles) == ("七期.txt", 2, 0, 0)
    assert (first.present, first.progress, first.imported_at) == (
        True,
        Progress.UNREAD,
        "2024-03-05T09:30:00.000+00:00",
    )


def test_an_issue_is_read_as_of_one_moment_whoever_writes_meanwhile(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    held: list[bool] = []
    places = rows_place.load_places

    def load_places(conn: sqlite3.Connection, id: str) -> dict[str, Place]:
        held.append(conn.in_transaction)
        return places(conn, id)

    monkeypatch.setattr(rows_place, "load_places", load_places)
    loaded = library.load("期一")
    assert held == [True]
    assert library.load("期一") == loaded
    Editor(library, Random(5)).act()


def test_the_list_follows_the_work(library: Library) -> None:
    editor = Editor(library, Random(5))
    for _ in range(80):
        editor.act()
        (issue,) = library.issues()
        assert (issue.blocks, issue.annotations) == (len(editor.bulletin.blocks), len(editor.bulletin.annotations))
        assert issue.progress == editor.shelf.standings["期一"].progress
    assert issue.title == "青山组工信息"


def test_facts_once_written_are_written_again_when_they_change_back(library: Library) -> None:
    editor = Editor(library, Random(5))
    for title in ("甲", "乙", "甲"):
        before = editor.shelf.tags.get("t")
        change = RecordChange(before, Tag("t", title))
        editor.shelf = editor.shelf.apply(change)
        from zugong_desk.domain.step import Step

        library.record(
            Step(f"步{title}{before}", "改名", (), (change,)), {}, editor.shelf, {"期一": IssueFacts(title=title)}
        )
        assert library.issues()[0].title == title


def places(hit: Hit) -> tuple[str, str, int, int]:
    return hit.bulletin, hit.block, hit.offset, hit.start


def test_search_finds_every_place_newest_issue_first(three: Library) -> None:
    found = three.search(Word("党建"))
    assert found.total == 4
    assert [places(hit) for hit in found.hits] == [
        ("新", "b2", 3, 7),
        ("旧", "b2", 0, 4),
        ("旧", "b2", 3, 7),
        ("期一", "b7", 2, TEXT.replace("\n\n", "\n").index("党建联建")),
    ]
    assert found.hits[0] == Hit("新", "b2", 3, "b2", 5, 7, "𠮷祥镇", "党建", "", Kind.PARAGRAPH, "", "")
    assert places(three.search(Word("𠮷")).hits[0]) == ("新", "b2", 0, 4)
    assert [hit.bulletin for hit in three.search(Word("建𠮷")).hits] == ["旧"]


@pytest.mark.parametrize("query", ["", "没有的话", "%", "_", "党_", "*", '"'])
def test_search_takes_characters_for_what_they_are(library: Library, query: str) -> None:
    found = library.search(Word(query))
    assert (found.total, len(found.hits)) == ((0, 0) if query != '"' else (TEXT.count('"'), 0))


def test_search_lists_no_more_than_asked_for_and_counts_all(three: Library) -> None:
    found = three.search(Word("党建"), limit=2)
    assert (found.total, len(found.hits)) == (4, 2)


def test_search_follows_corrections_and_skips_what_is_set_aside_or_undone(library: Library) -> None:
    editor = Editor(library, Random(1))
    assert library.search(Word("— 1 —")).total == 0
    line = editor.bulletin.lines[0]
    editor.do("移出", edit.relabel(editor.bulletin, line.id, Kind.NOISE))
    assert library.search(Word("青山组工信息")).total == 0
    editor._undo()
    assert library.search(Word("青山组工信息")).total == 1
    editor._write(library.step("导入-期一").inverse(), "undo")
    assert library.search(Word("青山组工信息")).total == 0


def tag_all(library: Library, issue: Bulletin, *passages: str) -> Bulletin:
    """Tag each passage of an issue, and give the issue as it then stands."""
    editor = Editor(library, Random(issue.id), issue.id)
    for number, passage in enumerate(passages):
        at = editor.bulletin.text.index(passage)
        span = editor.bulletin.span(at, at + len(passage))
        records = () if "t" in editor.shelf.tags else (RecordChange(None, Tag("t", "标签")),)
        annotation = Annotation(f"{issue.id}{number}", "t", f"注{number}", Practice(place="青山", rating=3))
        editor.do("标注", marking.annotate(editor.bulletin, span, annotation), *records)
    return editor.bulletin


def test_many_splits_in_one_place_keep_the_order(library: Library) -> None:
    editor = Editor(library, Random(1))
    line = editor.bulletin.lines[3]
    typed = edit.type_over(editor.bulletin, editor.bulletin.span(0, 0), "𠮷" * 150, editor.new_id)
    editor.do("输入", typed)
    line = editor.bulletin.lines[0]
    for _ in range(120):
        before = editor.bulletin.block(line.id)
        editor.do("拆分", edit.split(editor.bulletin, editor.bulletin.anchor(len(before.text) - 1), editor.new_id))
    assert library.load("期一") == editor.bulletin
    assert library.doctor().ok


def test_pasting_many_lines_at_either_end(library: Library) -> None:
    editor = Editor(library, Random(1))
    for end in (0, len(TEXT)):
        at = min(end, len(editor.bulletin.text))
        pasted = edit.type_over(editor.bulletin, editor.bulletin.span(at, at), "行\n" * 300, editor.new_id)
        editor.do("粘贴", pasted)
    assert library.load("期一") == editor.bulletin
    assert library.doctor().ok


def test_tags_in_use_are_counted(three: Library) -> None:
    assert three.tag_uses() == {}
    tag_all(three, three.load("旧"), "党建", "第")
    assert three.tag_uses() == {"t": 2}
