"""Rows as they are painted in a real list and tree."""

import pytest
from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QColor, QImage, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QListView, QTreeView
from pytestqt.qtbot import QtBot

from zugong_desk.ui.marks.delegates import LOOK_ROLE, RowDelegate, RowLook
from zugong_desk.ui.marks.leading import IconMark, KindMark, Leading, LevelMark, ProgressDisc, TagMark, TitleHeadMark
from zugong_desk.ui.marks.tags import TagLook
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.theme.tokens import tokens

LEADINGS: list[Leading] = [
    KindMark("heading", 2),
    KindMark("noise"),
    LevelMark(1),
    TitleHeadMark(),
    TagMark(TagLook(4, 4)),
    TagMark(TagLook(4, 4), hollow=True),
    *(ProgressDisc(step) for step in range(5)),
    IconMark("error", "red"),
]


@pytest.fixture
def themes(qapp: QApplication) -> ThemeSource:
    return ThemeSource(qapp, "light")


def list_of(looks: list[RowLook], themes: ThemeSource, qtbot: QtBot, width: int = 220) -> QListView:
    view, model = QListView(), QStandardItemModel()
    model.setParent(view)
    for look in looks:
        item = QStandardItem(look.text)
        item.setData(look, LOOK_ROLE)
        model.appendRow(item)
    view.setModel(model)
    view.setItemDelegate(RowDelegate(themes, view))
    view.resize(width, 26 * len(looks) + 20)
    qtbot.addWidget(view)
    view.show()
    return view


def row_picture(look: RowLook, themes: ThemeSource, qtbot: QtBot, width: int = 220) -> QImage:
    view = list_of([look], themes, qtbot, width)
    return view.viewport().grab(view.visualRect(view.model().index(0, 0))).toImage()


def columns_of(image: QImage, colour: QColor) -> list[int]:
    return [x for x in range(image.width()) if any(image.pixelColor(x, y) == colour for y in range(image.height()))]


def test_row_height_is_as_asked(themes: ThemeSource, qtbot: QtBot) -> None:
    view = list_of([RowLook("第 24 期")], themes, qtbot)
    assert view.visualRect(view.model().index(0, 0)).height() == tokens().sizes["tree_row"]
    view.setItemDelegate(RowDelegate(themes, view, height=30))
    assert view.sizeHintForRow(0) == 30


@pytest.mark.parametrize("leading", LEADINGS)
def test_leading_is_painted_before_the_text(leading: Leading, themes: ThemeSource, qtbot: QtBot) -> None:
    bare = row_picture(RowLook(""), themes, qtbot)
    marked = row_picture(RowLook("", leading=leading), themes, qtbot)
    changed = [
        x
        for x in range(bare.width())
        if any(bare.pixelColor(x, y) != marked.pixelColor(x, y) for y in range(bare.height()))
    ]
    assert changed
    assert min(changed) >= 8
    assert max(changed) <= 8 + leading.width


def test_matches_are_underlined_in_accent(themes: ThemeSource, qtbot: QtBot) -> None:
    accent = themes.theme.accent
    assert not columns_of(row_picture(RowLook("村级集体经济"), themes, qtbot), accent)
    one = columns_of(row_picture(RowLook("村级集体经济", matched=(0,)), themes, qtbot), accent)
    last = columns_of(row_picture(RowLook("村级集体经济", matched=(5,)), themes, qtbot), accent)
    assert 0 < len(one) <= 15
    assert min(last) > max(one)


def test_text_makes_room_for_what_stands_at_the_right(themes: ThemeSource, qtbot: QtBot) -> None:
    long = "强化系统思维激励干部担当作为" * 3
    image = row_picture(RowLook(long, trailing="8-31", doubts=2, count=3), themes, qtbot)
    doubt = columns_of(image, themes.theme.doubt)
    count = columns_of(image, themes.theme.warn)
    ink = columns_of(image, themes.theme.ink)
    assert doubt
    assert count
    assert max(ink) < min(count) < min(doubt)


def test_text_is_cut_at_the_end_or_in_the_middle(themes: ThemeSource, qtbot: QtBot) -> None:
    name = "安庆组工信息二〇二三年第二十四期最终稿.txt"
    end = row_picture(RowLook(name), themes, qtbot, 120)
    middle = row_picture(RowLook(name, middle=True), themes, qtbot, 120)
    assert end != middle
    assert end == row_picture(RowLook(name.replace(".txt", ".doc")), themes, qtbot, 120)
    assert middle != row_picture(RowLook(name.replace(".txt", ".doc"), middle=True), themes, qtbot, 120)


def test_rail_is_accent_with_focus_and_grey_without(themes: ThemeSource, qtbot: QtBot) -> None:
    view = list_of([RowLook("一"), RowLook("二")], themes, qtbot)
    other = list_of([RowLook("三")], themes, qtbot)
    view.setCurrentIndex(view.model().index(1, 0))
    middle = view.visualRect(view.model().index(1, 0)).center().y()
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    assert view.viewport().grab().toImage().pixelColor(1, middle) == themes.theme.accent
    assert view.viewport().grab().toImage().pixelColor(150, middle) == themes.theme.current
    other.activateWindow()
    other.setFocus()
    qtbot.waitUntil(lambda: not view.hasFocus())
    assert view.viewport().grab().toImage().pixelColor(1, middle) == themes.theme.edge


def test_rail_stands_at_the_edge_of_a_tree(themes: ThemeSource, qtbot: QtBot) -> None:
    view, model = QTreeView(), QStandardItemModel()
    model.setParent(view)
    year = QStandardItem("2023 年")
    year.appendRow(QStandardItem("第 24 期"))
    model.appendRow(year)
    view.setHeaderHidden(True)
    view.setModel(model)
    view.setItemDelegate(RowDelegate(themes, view))
    view.expandAll()
    qtbot.addWidget(view)
    view.show()
    issue = model.index(0, 0, model.index(0, 0))
    view.setCurrentIndex(issue)
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    middle = view.visualRect(issue).center().y()
    assert view.visualRect(issue).left() > 3
    assert view.viewport().grab().toImage().pixelColor(1, middle) == themes.theme.accent


def test_a_model_without_looks_shows_its_text(themes: ThemeSource, qtbot: QtBot) -> None:
    view = QListView()
    view.setModel(QStringListModel(["正文𠮷"], view))
    delegate = RowDelegate(themes, view)
    assert delegate.row_look(view.model().index(0, 0)) == RowLook("正文𠮷")
    asked = RowDelegate(themes, view, look=lambda index: RowLook(f"第 {index.row()} 行"))
    assert asked.row_look(view.model().index(0, 0)).text == "第 0 行"
    assert Qt.ItemDataRole.UserRole < LOOK_ROLE
