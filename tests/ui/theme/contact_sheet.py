"""Paints one sheet with all colours, icons, marks, rows and controls, to be looked at.

Run as `python tests/ui/theme/contact_sheet.py light sheet.png`; QT_SCALE_FACTOR sets the scale.
"""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QMainWindow,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QTabWidget,
    QTextEdit,
    QToolButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from zugong_desk.domain.kinds import Kind
from zugong_desk.places import resources_dir
from zugong_desk.ui.action_set import ActionSet
from zugong_desk.ui.actions import action_table
from zugong_desk.ui.marks.delegates import LOOK_ROLE, RowDelegate, RowLook
from zugong_desk.ui.marks.kinds import kind_looks, paint_kind_mark, paint_title_head
from zugong_desk.ui.marks.lanes import lanes
from zugong_desk.ui.marks.leading import IconMark, KindMark, LevelMark, ProgressDisc, TagMark
from zugong_desk.ui.marks.tags import (
    TagLook,
    paint_orphan_stub,
    paint_tag_bar,
    paint_tag_shape,
    paint_upright_name,
    tag_look,
)
from zugong_desk.ui.theme.fonts import BLACK, hei_font, kai_font, reading_font, title_font
from zugong_desk.ui.theme.icons import icon
from zugong_desk.ui.theme.keyed import KeyedButton
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.theme.style import Mode
from zugong_desk.ui.theme.theme import colour_table

LIBRARY_ROWS = (
    RowLook("第 24 期", ProgressDisc(2), "8-31", doubts=2),
    RowLook("第 20 期", ProgressDisc(3), "7-26", matched=(2, 3)),
    RowLook("第 15 期", ProgressDisc(1), "6-05", doubts=1),
    RowLook("第 9 期", ProgressDisc(4), "4-14"),
    RowLook("无报头", ProgressDisc(0), "未看"),
)
OTHER_ROWS = (
    RowLook("安庆组工信息　第 24 期", KindMark("masthead"), "2023-08-31"),
    RowLook("强化系统思维 激励干部担当作为", KindMark("article_title"), "迎江区委", doubts=1, count=1, strong=True),
    RowLook("一、建立“书记谈话”制度", LevelMark(1), "3 项", count=2),
    RowLook("村级集体经济", TagMark(tag_look(2)), "38 处", matched=(0, 1, 4, 5)),
    RowLook("已无原文的标注", TagMark(tag_look(3), hollow=True), "待核", muted=True, struck=True),
    RowLook("子标签", TagMark(TagLook(4, 4, child=True)), "𠮷"),
    RowLook("第 6 期 安庆组工信息 扫描件 二〇二一年三月 最终稿.pdf", IconMark("page"), middle=True),
    RowLook("截止目前 → 截至目前", IconMark("error", "red"), "第 332 行"),
)


class MarksCanvas(QWidget):
    """Kinds with levels, tags in all their states, bars in lanes."""

    def __init__(self, themes: ThemeSource) -> None:
        super().__init__()
        self._themes = themes
        self.setFixedSize(560, 330)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._themes.theme.paper)
        self._kinds(painter)
        self._shapes(painter)
        self._bars(painter)
        painter.end()

    def _kinds(self, painter: QPainter) -> None:
        theme = self._themes.theme
        for place, kind in enumerate(Kind):
            x, y = 8 + place % 7 * 78, 8 + place // 7 * 28
            level = place % 5 if kind in {Kind.HEADING, Kind.PARAGRAPH} else 0
            paint_kind_mark(painter, QRectF(x, y, 60, 20), kind, level, theme)
            painter.setPen(theme.ink2)
            painter.drawText(QRectF(x + (42 if level else 24), y, 60, 20), Qt.AlignmentFlag.AlignVCenter, LABELS[kind])
        for level in (1, 2, 3, 4):
            paint_kind_mark(painter, QRectF(8 + level * 50, 64, 50, 20), Kind.HEADING, level, theme)
        paint_title_head(painter, QRectF(8, 64, 20, 20), theme)

    def _shapes(self, painter: QPainter) -> None:
        theme = self._themes.theme
        for number in range(12):
            look = tag_look(number)
            x = 8 + number * 44
            paint_tag_shape(painter, QRectF(x, 96, 12, 12), look, theme)
            paint_tag_shape(painter, QRectF(x + 16, 94, 16, 16), TagLook(look.colour, look.shape, child=True), theme)
            paint_tag_shape(painter, QRectF(x, 114, 12, 12), look, theme, hollow=True)

    def _bars(self, painter: QPainter) -> None:
        theme = self._themes.theme
        passages = [(0, 180), (10, 90), (20, 60), (100, 150), (95, 98), (160, 180)]
        for number, ((start, end), lane) in enumerate(zip(passages, lanes(passages), strict=True)):
            x, look = 8 + lane * 24, tag_look(number)
            paint_tag_shape(painter, QRectF(x - 3, 136 + start, 10, 10), look, theme)
            paint_tag_bar(painter, QRectF(x, 148 + start, 4, max(0, end - start - 12)), look, theme)
            paint_upright_name(painter, QRectF(x + 6, 136 + start, 14, end - start), "选人用人", look, theme)
        for number in range(12):
            x, look = 130 + number * 34, tag_look(number)
            paint_tag_bar(painter, QRectF(x, 140, 5, 160), look, theme)
            paint_upright_name(painter, QRectF(x + 7, 140, 14, 110), "村级集体经济发展壮大", look, theme)
            paint_orphan_stub(painter, QRectF(x, 312, 5, 20), look, theme)


LABELS = {kind: kind_looks()[kind].name for kind in Kind}


def sheet(themes: ThemeSource) -> QMainWindow:
    """The whole sheet as a window with real bars."""
    window, middle = QMainWindow(), QWidget()
    actions = ActionSet(action_table(), themes, window)
    actions.fill_menu_bar(window.menuBar())
    bar = window.addToolBar("工具")
    bar.setIconSize(QSize(20, 20))
    bar.setMovable(False)
    actions.fill_tool_bar(bar)
    actions["redo"].setEnabled(False)
    actions["merge"].setEnabled(False)
    columns = QHBoxLayout(middle)
    left, right = QVBoxLayout(), QVBoxLayout()
    columns.addLayout(left)
    columns.addLayout(right)
    left.addWidget(_swatches(themes))
    left.addWidget(MarksCanvas(themes))
    left.addWidget(_type(themes))
    left.addStretch()
    right.addLayout(_lists(themes))
    right.addWidget(_controls(themes))
    right.addWidget(_icons(themes))
    window.setCentralWidget(middle)
    window.statusBar().addWidget(QLabel("第 24 期"))
    window.statusBar().addWidget(_label("存疑 2", "doubt"))
    window.statusBar().addPermanentWidget(QLabel("已保存 14:32"))
    return window


def _swatches(themes: ThemeSource) -> QWidget:
    box = QWidget()
    grid = QGridLayout(box)
    grid.setContentsMargins(0, 0, 0, 0)
    for place, (name, value) in enumerate(colour_table(themes.theme).items()):
        spot = QLabel(name)
        ink = themes.theme.ink.name() if themes.theme.base.lightness() else ""
        spot.setStyleSheet(f"background: {value}; color: {ink}; padding: 2px; font-size: 11px")
        grid.addWidget(spot, place // 8, place % 8)
    return box


def _type(themes: ThemeSource) -> QWidget:
    paper = QFrame()
    paper.setProperty("role", "paper")
    rows = QVBoxLayout(paper)
    masthead = QLabel("安庆组工信息")
    masthead.setFont(title_font(44, BLACK))
    masthead.setStyleSheet(f"color: {themes.theme.red.name()}")
    rows.addWidget(masthead, alignment=Qt.AlignmentFlag.AlignHCenter)
    for text, font in (
        ("强化系统思维　激励干部担当作为", title_font()),
        ("中共迎江区委（楷体）", kai_font()),
        ("一、建立“书记谈话”制度。", hei_font()),
        ("每周选定一个区管班子，区委书记主谈“一把手”，𠮷 䶮 㐂", reading_font()),
    ):
        label = QLabel(text)
        label.setFont(font)
        rows.addWidget(label)
    return paper


def _lists(themes: ThemeSource) -> QHBoxLayout:
    lists = QHBoxLayout()
    tree, model = QTreeView(), QStandardItemModel()
    model.setParent(tree)
    year = QStandardItem("2023 年")
    year.setData(RowLook("2023 年", trailing="22 期", strong=True), LOOK_ROLE)
    model.appendRow(year)
    _fill(year, LIBRARY_ROWS)
    tree.setHeaderHidden(True)
    tree.setModel(model)
    tree.setItemDelegate(RowDelegate(themes, tree))
    tree.expandAll()
    tree.setCurrentIndex(model.index(1, 0, model.index(0, 0)))
    flat, rows = QListView(), QStandardItemModel()
    rows.setParent(flat)
    _fill(rows.invisibleRootItem(), OTHER_ROWS)
    flat.setModel(rows)
    flat.setItemDelegate(RowDelegate(themes, flat, height=25))
    flat.setCurrentIndex(rows.index(2, 0))
    for view in (tree, flat):
        view.setFixedHeight(210)
        lists.addWidget(view)
    return lists


def _fill(parent: QStandardItem, looks: tuple[RowLook, ...]) -> None:
    for look in looks:
        item = QStandardItem(look.text)
        item.setData(look, LOOK_ROLE)
        parent.appendRow(item)


def _controls(themes: ThemeSource) -> QWidget:
    tabs, card = QTabWidget(), QFrame()
    card.setProperty("role", "card")
    rows = QVBoxLayout(card)
    rows.addLayout(_row(_label("错误", "error"), _label("易混词：截止／截至", "heading"), _label("第 6 条", "hint")))
    words = (("采纳", "Alt+Enter"), ("忽略", "Alt+Del"), ("改写", "F2"), ("停用", "F3"))
    buttons = [KeyedButton(text, themes, key) for text, key in words]
    buttons[0].setProperty("primary", True)
    buttons[3].setEnabled(False)
    link = QPushButton("更多")
    link.setFlat(True)
    rows.addLayout(_row(*buttons, link))
    rows.addLayout(_row(*_segments("文字行", "页面图"), *_segments("1", "2", "3", "4")))
    box, off, radio, choice, field = (
        QCheckBox("目录"),
        QCheckBox("篇后注"),
        QRadioButton("一般"),
        QComboBox(),
        QLineEdit(),
    )
    box.setChecked(True)
    radio.setChecked(True)
    choice.addItems(["正文", "标题"])
    field.setPlaceholderText("拼音首字母或文字")
    field.addAction(icon("search", themes, 16), QLineEdit.ActionPosition.LeadingPosition)
    rows.addLayout(_row(box, off, radio, choice, field))
    progress, note = QProgressBar(), QTextEdit()
    progress.setValue(51)
    note.setPlaceholderText("写给自己和同事，不进入摘编")
    note.setFixedHeight(48)
    rows.addWidget(progress)
    rows.addWidget(note)
    for name in ("校对 9", "结构", "标注 12", "摘编 4"):
        tabs.addTab(card if name.startswith("校对") else QWidget(), name)
    return tabs


def _segments(*texts: str) -> list[QWidget]:
    buttons: list[QWidget] = []
    holder = QWidget()
    inner = QHBoxLayout(holder)
    inner.setContentsMargins(0, 0, 0, 0)
    inner.setSpacing(0)
    for place, text in enumerate(texts):
        button = QToolButton()
        button.setText(text)
        button.setCheckable(True)
        button.setChecked(place == 0)
        last = place == len(texts) - 1
        button.setProperty("segment", "left" if place == 0 else "right" if last else "middle")
        inner.addWidget(button)
    buttons.append(holder)
    return buttons


def _icons(themes: ThemeSource) -> QWidget:
    box = QWidget()
    grid = QGridLayout(box)
    names = sorted(path.stem for path in (resources_dir() / "icons").glob("*.svg"))
    for place, name in enumerate(names):
        for column, (size, mode) in enumerate(((20, True), (16, True), (20, False))):
            label = QLabel()
            label.setPixmap(_pixmap(name, themes, size))
            label.setEnabled(mode)
            grid.addWidget(label, place // 8, place % 8 * 3 + column)
    return box


def _pixmap(name: str, themes: ThemeSource, size: int) -> QPixmap:
    return icon(name, themes).pixmap(QSize(size, size), QApplication.primaryScreen().devicePixelRatio())


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch()
    return row


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", role)
    return label


def main(mode: Mode, target: Path) -> None:
    """Paint the sheet in one theme into a PNG file."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    window = sheet(ThemeSource(app, mode))
    window.resize(1180, 760)
    window.show()
    app.processEvents()
    if not window.grab().save(str(target)):
        raise OSError(f"could not write {target}")


if __name__ == "__main__":
    main("dark" if sys.argv[1] == "dark" else "light", Path(sys.argv[2]))
