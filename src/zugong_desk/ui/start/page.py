"""The start page: what the desk is for, and the ways in."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from zugong_desk import __version__
from zugong_desk.ui.actions import shown_key
from zugong_desk.ui.imports.forms import SHOWN
from zugong_desk.ui.start.recent import RecentList
from zugong_desk.ui.theme.fonts import BLACK, reading_font, title_font
from zugong_desk.ui.theme.icons import icon
from zugong_desk.ui.theme.source import ThemeSource

PROMISE = "原件在左，阅读稿在右。<br>改结构、校文字、标做法、编摘编，<br>都在一份稿子上，步步可退。"
LEFT = 420


class WideButton(QPushButton):
    """A button as wide as its column, with its key at the right."""

    def __init__(self, name: str, text: str, note: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setObjectName(name)
        self.setProperty("big", "true")
        self.setIconSize(QSize(20, 20))
        hint = QLabel(note, self)
        hint.setProperty("role", "hint")
        hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 14, 0)
        row.addStretch(1)
        row.addWidget(hint)
        self.note = hint


class StartPage(QWidget):
    """Shown while no library is open."""

    library_chosen = Signal(object)  # Path
    library_forgotten = Signal(object)  # Path
    import_requested = Signal()

    def __init__(self, themes: ThemeSource, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("startPage")
        self.setAccessibleName("开始")
        self._themes = themes
        self._title, self._rule = QLabel("组工审校台"), QFrame()
        self.buttons: dict[str, WideButton] = {}
        self.recent = RecentList(themes, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._left(actions))
        row.addWidget(self._right(), 1)
        self.recent.chosen.connect(self.library_chosen)
        self.recent.forgotten.connect(self.library_forgotten)
        themes.changed.connect(self._dress)
        self._dress()

    def show_recent(self, libraries: Sequence[Path]) -> None:
        """List the libraries opened last."""
        self.recent.show_libraries(libraries)
        self._no_recent.setVisible(not libraries)
        self.recent.setVisible(bool(libraries))

    def _left(self, actions: Mapping[str, QAction]) -> QFrame:
        side = QFrame(self)
        side.setProperty("role", "panel")
        side.setFixedWidth(LEFT)
        column = QVBoxLayout(side)
        column.setContentsMargins(44, 52, 44, 26)
        column.setSpacing(12)
        self._title.setFont(title_font(44, BLACK))
        column.addWidget(self._title)
        self._rule.setFixedHeight(2)
        column.addWidget(self._rule)
        words = QLabel(f'<p style="line-height: 130%">{PROMISE}</p>')
        words.setFont(reading_font(16))
        words.setContentsMargins(0, 8, 0, 26)
        column.addWidget(words)
        for name, text, sign, primary in (
            ("sample_library", "打开示例书库", "book", True),
            ("new_library", "新建书库…", "add", False),
            ("open_library", "打开书库…", "folder", False),
        ):
            column.addWidget(self._button(name, text, sign, actions[name], primary=primary))
        hint = QLabel("示例书库是副本，可以放心改。")
        hint.setProperty("role", "hint")
        column.addWidget(hint)
        column.addStretch(1)
        column.addLayout(_foot(actions["guide"]))
        return side

    def _button(self, name: str, text: str, sign: str, action: QAction, *, primary: bool) -> WideButton:
        keys = shown_key(action.shortcut().toString()) if not action.shortcut().isEmpty() else ""
        button = WideButton(f"start_{name}", f"  {text}", keys, self)
        button.setAccessibleName(text)
        if primary:
            button.setProperty("primary", "true")
        button.setIcon(icon(sign, self._themes, 20, "on_accent" if primary else "ink"))
        button.clicked.connect(action.trigger)
        self.buttons[name] = button
        return button

    def _right(self) -> QWidget:
        side = QWidget(self)
        column = QVBoxLayout(side)
        column.setContentsMargins(48, 56, 48, 26)
        column.setSpacing(8)
        column.addWidget(_title("最近的书库"))
        self._no_recent = QLabel("还没有打开过书库。先看看示例，或新建一个。")
        self._no_recent.setProperty("role", "hint")
        column.addWidget(self._no_recent)
        column.addWidget(self.recent)
        column.addSpacing(24)
        column.addWidget(_title("导入期刊"))
        column.addWidget(self._drop_zone())
        hint = QLabel("原件一字不动，另存在书库旁。重复的期会认出来，不会导入两遍。")
        hint.setProperty("role", "hint")
        column.addWidget(hint)
        column.addStretch(1)
        version = QLabel(f"版本 {__version__}")
        version.setProperty("role", "hint")
        column.addWidget(version, 0, Qt.AlignmentFlag.AlignRight)
        return side

    def _drop_zone(self) -> QFrame:
        zone = QFrame()
        zone.setProperty("role", "drop")
        zone.setMinimumHeight(188)
        column = QVBoxLayout(zone)
        column.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.setSpacing(8)
        self._sign = QLabel()
        words = QLabel("把文件或文件夹拖到这里")
        words.setProperty("role", "title")
        kinds = QLabel(SHOWN)
        kinds.setProperty("role", "label")
        choose = QPushButton(" 选择文件…　Ctrl+I")
        choose.setObjectName("start_import")
        choose.setAccessibleName("选择文件")
        choose.setIcon(icon("folder", self._themes, 16))
        choose.clicked.connect(self.import_requested)
        for widget in (self._sign, words, kinds, choose):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        return zone

    def _dress(self) -> None:
        theme = self._themes.theme
        self._title.setStyleSheet(f"color: {theme.red.name()};")
        self._rule.setStyleSheet(f"background: {theme.red.name()};")
        self._sign.setPixmap(icon("import", self._themes, 32, "accent").pixmap(32, 32))
        self.buttons["sample_library"].note.setStyleSheet(f"color: {theme.on_accent.name()};")


def _foot(guide: QAction) -> QHBoxLayout:
    """Where the library is, and the way to the guide."""
    words = QLabel("书库只在这台电脑上，不连网。")
    words.setProperty("role", "hint")
    link = QPushButton(f"十分钟上手　{shown_key(guide.shortcut().toString())}".rstrip("　"))
    link.setObjectName("start_guide")
    link.setAccessibleName("十分钟上手")
    link.setFlat(True)
    link.clicked.connect(guide.trigger)
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addWidget(words)
    row.addWidget(link)
    row.addStretch(1)
    return row


def _title(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "title")
    return label
