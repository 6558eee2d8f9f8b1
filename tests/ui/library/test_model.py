"""The tree of issues: order, groups, filter, articles, and Qt's own model tester."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from zugong_desk.domain.shelf import Progress
from zugong_desk.library import IssueRow
from zugong_desk.ui.library.model import LibraryModel
from zugong_desk.ui.library.shelves import ArticleLine, issue_date, issue_hint, issue_title
from zugong_desk.ui.marks.delegates import LOOK_ROLE, RowLook


def row(id: str, year: int | None, number: int | None, date: str | None = None, **more: object) -> IssueRow:
    blank = IssueRow(
        id=id, file=f"{id}.txt", sha256=id, imported_at="", title=None, issue_no=None, issuer=None, date=date,
        issue_number=number, issue_year=None, issue_total=None, date_iso=date, year=year, doubtful=0, articles=0,
        blocks=1, annotations=0, present=True, progress=Progress.UNREAD,
    )  # fmt: skip
    return replace(blank, **more)


ISSUES = (
    row("a", 2022, 3, "2022-02-08"),
    row("b", 2023, 24, "2023-08-31", doubtful=2, progress=Progress.WORKING),
    row("c", None, None),
    row("d", 2023, 9, "2023-04-14", title="𠮷城组工信息"),
    row("e", 2023, 10, "2023-05-06"),
)


def find(query: str, texts: Sequence[str]) -> list[tuple[int, ...] | None]:
    return [
        tuple(range(text.index(query), text.index(query) + len(query))) if query in text else None for text in texts
    ]


@pytest.fixture
def model(qapp: object) -> LibraryModel:
    model = LibraryModel(find)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.set_issues(ISSUES)
    return model


def tree(model: LibraryModel, parent: QModelIndex | None = None) -> list[object]:
    parent = parent or QModelIndex()
    out: list[object] = []
    for at in range(model.rowCount(parent)):
        index = model.index(at, 0, parent)
        below = tree(model, index)
        out.append((index.data(), below) if below else index.data())
    return out


def test_newest_first_and_those_without_a_masthead_last(model: LibraryModel) -> None:
    assert tree(model) == [
        ("2023 年", ["第 24 期", "第 10 期", "第 9 期"]),
        ("2022 年", ["第 3 期"]),
        ("无报头", ["c.txt"]),
    ]
    assert (model.total, model.found) == (5, 5)


def test_filter_keeps_the_years_of_what_it_finds(model: LibraryModel) -> None:
    model.set_query("第 9")
    assert tree(model) == [("2023 年", ["第 9 期"])]
    look = model.index_of("d").data(LOOK_ROLE)
    assert isinstance(look, RowLook)
    assert look.matched == (0, 1, 2)
    model.set_query("𠮷城")
    assert tree(model) == [("2023 年", ["第 9 期"])]
    model.set_query("没有")
    assert (tree(model), model.found, model.total) == ([], 0, 5)
    model.set_query("")
    assert model.found == 5


def test_articles_stand_under_the_open_issue_only(model: LibraryModel) -> None:
    model.set_open("d", (ArticleLine("村集体经济🏠", "t1", 1), ArticleLine("网格", "t2")))
    model.set_open("b", (ArticleLine("强化系统思维", "t3"),))
    assert tree(model)[0] == ("2023 年", [("第 24 期", ["强化系统思维"]), "第 10 期", "第 9 期"])
    assert model.index_of("b", "t3").isValid()
    assert not model.index_of("d", "t1").isValid()
    model.set_query("第 3")
    model.set_query("")
    assert model.index_of("b", "t3").parent() == model.index_of("b")
    model.set_open("", ())
    assert not model.index_of("b", "t3").isValid()


def test_new_facts_keep_the_rows(model: LibraryModel) -> None:
    index, resets = model.index_of("b"), []
    model.modelReset.connect(lambda: resets.append(1))
    model.set_issues([replace(one, doubtful=7) for one in ISSUES])
    look = index.data(LOOK_ROLE)
    assert isinstance(look, RowLook)
    assert (look.doubts, resets) == (7, [])
    model.set_issues(ISSUES[:2])
    assert (resets, model.total) == ([1], 2)


def test_a_row_says_what_it_is_in_words(model: LibraryModel) -> None:
    spoken = model.index_of("b").data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "第 24 期，2023-08-31，进行中，存疑 2"
    assert "b.txt" in model.index_of("b").data(Qt.ItemDataRole.ToolTipRole)


@pytest.mark.parametrize(
    ("issue", "title", "date"),
    [
        (row("x", 2023, 9, "2023-05-06"), "第 9 期", "5-06"),
        (row("x", 2023, None, "2023年5月", issue_no="增刊", date_iso=None), "增刊", "2023年5月"),
        (row("x", None, None, None, title="简报"), "简报", ""),
        (row("x", None, None), "x.txt", ""),
    ],
)
def test_names_and_dates(issue: IssueRow, title: str, date: str) -> None:
    assert (issue_title(issue), issue_date(issue)) == (title, date)
    assert issue.file in issue_hint(issue)
