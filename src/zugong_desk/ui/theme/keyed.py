"""Buttons that show their key beside their word, in a quieter ink."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAction, QColor, QFont, QFontMetrics, QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QStyleOptionToolButton,
    QStylePainter,
    QToolButton,
    QWidget,
)

from zugong_desk.ui.theme.fonts import ui_font
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.theme.theme import faded
from zugong_desk.ui.theme.tokens import tokens

GAP = 5
SIDE = 8
KEY_ON_ACCENT = 0.85
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextShowMnemonic


class KeyedButton(QPushButton):
    """A push button such as `采纳  Alt+Enter`; `key` is the text to show, not a shortcut of its own."""

    def __init__(
        self, text: str, themes: ThemeSource, key: str = "", icon: QIcon | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._themes = themes
        self._key = key
        if icon is not None:
            self.setIcon(icon)
            self.setIconSize(QSize(16, 16))
        self.setAccessibleDescription(key)

    def set_key(self, key: str) -> None:
        """Show another key; empty for none."""
        self._key = key
        self.setAccessibleDescription(key)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for word, icon and key."""
        usual = super().sizeHint()
        return usual + QSize(_key_width(self._key), 0)

    def minimumSizeHint(self) -> QSize:
        """As the size hint: a key is not cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the frame as the style has it, then icon, word and key in the middle."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text, option.icon = "", QIcon()
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        width = _content_width(self, self._key)
        room = self.rect().adjusted(max(SIDE, (self.width() - width) // 2), 0, -SIDE, 0)
        ink, key_ink = self._inks()
        _paint_content(painter, room, self, self._key, (ink, key_ink))
        painter.end()

    def _inks(self) -> tuple[QColor, QColor]:
        theme = self._themes.theme
        if not self.isEnabled():
            return theme.disabled, theme.disabled
        if self.property("primary") or self.isChecked():
            return theme.on_accent, faded(theme.on_accent, KEY_ON_ACCENT)
        return theme.accent if self.isFlat() else theme.ink, theme.ink3


class KeyedToolButton(QToolButton):
    """A tool bar's button for an action: icon, word and key; the key can be left out where room is short."""

    def __init__(self, action: QAction, themes: ThemeSource, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._key = key
        self._keys_shown = bool(key)
        self.setObjectName(f"{action.objectName()}Button")
        self.setDefaultAction(action)
        self.setIconSize(QSize(tokens().sizes["bar_icon"], tokens().sizes["bar_icon"]))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def set_key(self, key: str) -> None:
        """Show another key, after the user chose one."""
        self._key = key
        self.updateGeometry()
        self.update()

    def show_key(self, *, shown: bool) -> None:
        """Show or leave out the key."""
        self._keys_shown = shown
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for icon, word and key."""
        width = _content_width(self, self._shown())
        return QSize(width + 2 * SIDE, tokens().sizes["control"])

    def minimumSizeHint(self) -> QSize:
        """As the size hint."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the frame as the style has it, then icon, word and key."""
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        option.text, option.icon = "", QIcon()
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
        theme = self._themes.theme
        inks = (theme.ink, theme.ink3) if self.isEnabled() else (theme.disabled, theme.disabled)
        _paint_content(painter, self.rect().adjusted(SIDE, 0, 0, 0), self, self._shown(), inks)
        painter.end()

    def _shown(self) -> str:
        return self._key if self._keys_shown else ""


def _paint_content(
    painter: QPainter, room: QRect, button: QAbstractButton, key: str, inks: tuple[QColor, QColor]
) -> None:
    left, icon, size = QRect(room), button.icon(), button.iconSize()
    if not icon.isNull():
        box = QRect(left.left(), left.center().y() - size.height() // 2 + 1, size.width(), size.height())
        mode = QIcon.Mode.Normal if button.isEnabled() else QIcon.Mode.Disabled
        icon.paint(painter, box, Qt.AlignmentFlag.AlignCenter, mode)
        left.setLeft(box.right() + 1 + GAP)
    painter.setPen(inks[0])
    painter.drawText(left, LEFT, _word(button))
    left.setLeft(left.left() + painter.fontMetrics().horizontalAdvance(_bare(_word(button))) + GAP)
    painter.setFont(_key_font())
    painter.setPen(inks[1])
    painter.drawText(left, LEFT, key)


def _content_width(button: QAbstractButton, key: str) -> int:
    word = _word(button)
    pictured = 0 if button.icon().isNull() else button.iconSize().width() + (GAP if word else 0)
    return pictured + button.fontMetrics().horizontalAdvance(_bare(word)) + _key_width(key)


def _word(button: QAbstractButton) -> str:
    """The text to show; none on a tool button that is an icon alone."""
    alone = Qt.ToolButtonStyle.ToolButtonIconOnly
    return "" if isinstance(button, QToolButton) and button.toolButtonStyle() == alone else button.text()


def _key_width(key: str) -> int:
    return QFontMetrics(_key_font()).horizontalAdvance(key) + GAP if key else 0


def _key_font() -> QFont:
    return ui_font(tokens().sizes["small_text"])


def _bare(text: str) -> str:
    return text.replace("&", "")
