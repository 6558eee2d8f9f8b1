"""Twelve colours and twelve shapes to choose from, each as a picture."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QToolButton, QWidget

from zugong_desk.ui.controls.tag_icon import tag_icon
from zugong_desk.ui.marks.tags import TagLook
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.theme.tokens import tokens

COLUMNS = 6
SHAPE_NAMES = {
    "disc": "圆",
    "square": "方",
    "triangle": "三角",
    "diamond": "菱形",
    "star": "五角星",
    "pentagon": "五边形",
    "ring": "圆圈",
    "open_square": "空心方",
    "open_triangle": "空心三角",
    "open_diamond": "空心菱形",
    "open_star": "空心五角星",
    "open_pentagon": "空心五边形",
}


class Picker(QWidget):
    """A grid of pictures of which one is down."""

    picked = Signal(int)

    def __init__(self, name: str, caption: str, names: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(caption)
        self._group = QButtonGroup(self)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(2)
        self._buttons = [QToolButton(self) for _ in names]
        for at, (word, button) in enumerate(zip(names, self._buttons, strict=True)):
            button.setCheckable(True)
            button.setToolTip(word)
            button.setAccessibleName(f"{caption}：{word}")
            button.setIconSize(QSize(18, 18))
            self._group.addButton(button, at)
            grid.addWidget(button, at // COLUMNS, at % COLUMNS)
        grid.setColumnStretch(COLUMNS, 1)
        self._group.idClicked.connect(self.picked)

    def show_pick(self, at: int) -> None:
        """Show which one is chosen without telling anyone."""
        self._buttons[at % len(self._buttons)].setChecked(True)

    def draw(self, themes: ThemeSource, look: Callable[[int], TagLook]) -> None:
        """Draw each picture as the look of its number."""
        for at, button in enumerate(self._buttons):
            button.setIcon(tag_icon(look(at), themes))

    def button(self, at: int) -> QToolButton:
        """The button of a number."""
        return self._buttons[at]


def colour_picker(parent: QWidget) -> Picker:
    """The hues of the token table."""
    return Picker("tagColour", "颜色", [hue.name for hue in tokens().hues], parent)


def shape_picker(parent: QWidget) -> Picker:
    """The shapes of the token table."""
    return Picker("tagShape", "图形", [SHAPE_NAMES[hue.shape] for hue in tokens().hues], parent)
