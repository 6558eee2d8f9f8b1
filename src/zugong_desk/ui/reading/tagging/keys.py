"""What a key means where no text is typed: one word for each, such as `j`, `shift+left`, `escape`."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent

_Key, _Held = Qt.Key, Qt.KeyboardModifier
NAMED = {
    _Key.Key_Down: "down",
    _Key.Key_Up: "up",
    _Key.Key_Left: "left",
    _Key.Key_Right: "right",
    _Key.Key_Space: "space",
    _Key.Key_Return: "enter",
    _Key.Key_Enter: "enter",
    _Key.Key_Escape: "escape",
    _Key.Key_Period: ".",
    _Key.Key_Backspace: "backspace",
    _Key.Key_Delete: "delete",
}
SHIFTED_DIGITS = dict(zip("!@#$%^&*()", "1234567890", strict=True))
"""What a keyboard sends for a digit with Shift."""
_FULL_WIDTH = {ord("　"): " ", ord("。"): ".", **{code + 0xFEE0: chr(code) for code in range(0x21, 0x7F)}}


def word_of(event: QKeyEvent) -> str:
    """The word of a key; empty for one with Ctrl or the like, and for keys that move the view or belong to the window."""
    held = event.modifiers() & ~_Held.KeypadModifier
    if held & (_Held.ControlModifier | _Held.MetaModifier):
        return ""
    plain = NAMED.get(_Key(event.key()), "") or _character(event)
    if not plain:
        return ""
    if held & _Held.AltModifier:
        return f"alt+{plain}" if len(plain) == 1 else ""
    return f"shift+{plain}" if held & _Held.ShiftModifier else plain


def _character(event: QKeyEvent) -> str:
    key = event.key()
    if _Key.Key_A <= key <= _Key.Key_Z:
        return chr(key).lower()
    if _Key.Key_0 <= key <= _Key.Key_9:
        return chr(key)
    if 0x20 < key < 0x7F:
        return SHIFTED_DIGITS.get(chr(key), chr(key))
    return ""


def words_in(event: QInputMethodEvent) -> Iterator[str]:
    """The words of keys that an input method has taken and hands over as text, be it as yet only composed."""
    for char in (event.commitString() or event.preeditString()).translate(_FULL_WIDTH):
        if char == " ":
            yield "space"
        elif char.isascii() and char.isprintable():
            yield f"shift+{char.lower()}" if char.isupper() else char
