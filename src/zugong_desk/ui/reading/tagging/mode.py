"""The tagging mode: the text is read from sentence to sentence by key, and a key tags; nothing can be typed meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent

from zugong_desk.domain import passages
from zugong_desk.domain.tag_keys import keys_of
from zugong_desk.ui.reading.tagging.keys import word_of, words_in
from zugong_desk.ui.reading.tagging.peek_rows import NOTHING_HERE, at_place

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from zugong_desk.domain.bulletin import Bulletin
    from zugong_desk.domain.span import Span
    from zugong_desk.ui.bridge import Bridge
    from zugong_desk.ui.reading.pane import ReadingPane
    from zugong_desk.ui.reading.tagging.taking import Taking

READING = frozenset(f"{held}{key}" for key in ("j", "k", "down", "up", "left", "right") for held in ("", "shift+"))
"""What goes on while the key is held down."""
NO_ISSUE = "先打开一期，再进标注模式。"
READ_ONLY = "这个书库现在只能看，不能标注。"
NO_KEY = "没有标签用“{}”键。按空格选标签。"
REMOVED = "已删除标注，按 u 撤销。"
NOTHING_TAGGED = "进标注模式后还没有标过。"


class TaggingMode(QObject):
    """Hears the sheet's keys before the sheet does, from `enter` to `leave`."""

    switched = Signal()
    """It went on or off."""
    record_wished = Signal(str)
    """The record of an annotation (id) is wanted."""
    palette_wished = Signal()
    peek_wished = Signal()

    def __init__(self, bridge: Bridge, reading: ReadingPane, taking: Taking) -> None:
        super().__init__(reading)
        self.on = False
        self.held_back: Callable[[], Collection[str]] = tuple
        """The words of keys that must not reach the window while the mode is on."""
        self._bridge = bridge
        self._reading = reading
        self._sheet = reading.sheet
        self._taking = taking
        self._deeds = self._table()
        bridge.opened.connect(self._on_opened)
        self._sheet.installEventFilter(self)

    def _table(self) -> dict[str, Callable[[], object]]:
        """What each key does; all others are tags' keys."""
        on, back = self._read_on, self._read_back
        return {
            "j": on,
            "down": on,
            "k": back,
            "up": back,
            "shift+j": lambda: self._go_line(1),
            "shift+down": lambda: self._go_line(1),
            "shift+k": lambda: self._go_line(-1),
            "shift+up": lambda: self._go_line(-1),
            "right": lambda: self._reshape(passages.longer),
            "left": lambda: self._reshape(passages.shorter),
            "shift+right": lambda: self._reshape(passages.begun_later),
            "shift+left": lambda: self._reshape(passages.begun_earlier),
            "b": lambda: self._reshape(passages.whole_lines),
            "n": lambda: self._reshape(passages.section),
            "m": self.peek_wished.emit,
            "r": self._show_record,
            "u": self._undo,
            ".": self._repeat,
            "space": self.palette_wished.emit,
            "enter": self.palette_wished.emit,
            "delete": self._remove,
            "backspace": self._remove,
            "escape": self._escape,
        }

    # in and out -----------------------------------------------------------------------------------------------------

    def switch(self) -> None:
        """In, or out again."""
        if self.on:
            self.leave()
        else:
            self.enter()

    def enter(self) -> None:
        """Take the keys; what an input method is composing is typed first."""
        if self._bridge.bulletin is None or not self._bridge.bulletin.lines:
            self._bridge.told.emit(NO_ISSUE)
        elif self._bridge.read_only:
            self._bridge.told.emit(READ_ONLY)
        else:
            QGuiApplication.inputMethod().commit()
            self._reading.display.stop_composing()
            self.on = True
            self._close_to_typing()
            self._sheet.setFocus(Qt.FocusReason.OtherFocusReason)
            self._taking.start()
            self._take_up()
            self.switched.emit()

    def leave(self) -> None:
        """Give the keys back: the sheet takes typing again, at the start of what was chosen."""
        if not self.on:
            return
        self.on = False
        bulletin = self._bridge.bulletin
        self._sheet.set_writable(writable=bulletin is not None and bool(bulletin.lines) and not self._bridge.read_only)
        self._sheet.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=True)
        self.switched.emit()

    def _close_to_typing(self) -> None:
        """No key and no input method may change the text."""
        self._sheet.set_writable(writable=False)
        self._sheet.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)

    def _on_opened(self) -> None:
        """Another issue goes on in the mode; the pane has made its sheet writable."""
        if not self.on:
            return
        if self._bridge.bulletin is None or not self._bridge.bulletin.lines or self._bridge.read_only:
            self.leave()
            return
        self._close_to_typing()
        self._taking.start()

    # keys -----------------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Answer keys before the window's shortcuts and the sheet can, and whatever an input method makes of them."""
        if not self.on:
            return super().eventFilter(watched, event)
        kind = event.type()
        word = self._mine(event) if isinstance(event, QKeyEvent) else ""
        if kind == QEvent.Type.ShortcutOverride and word:
            event.accept()
            return True
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and word:
            if word in READING or not event.isAutoRepeat():  # a key held down reads on, but tags once
                self.do(word)
            return True
        if kind == QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent):
            self._hear(event)
            return True
        return super().eventFilter(watched, event)

    def _mine(self, event: QKeyEvent) -> str:
        """The word of a key that is answered here; with Alt only those that would change the structure, to no effect."""
        word = word_of(event)
        return "" if word.startswith("alt+") and word not in self.held_back() else word

    def _hear(self, event: QInputMethodEvent) -> None:
        words = list(words_in(event))
        if event.preeditString():
            QGuiApplication.inputMethod().reset()
        for word in words:
            self.do(word)
        event.accept()

    def do(self, word: str) -> None:
        """Do what a key means; a tag's key with Shift tags the whole line."""
        if deed := self._deeds.get(word):
            deed()
            return
        key = word.removeprefix("shift+")
        tag = keys_of(self._bridge.shelf.tags).get(key)
        if tag is None:
            if len(key) == 1:
                self._bridge.told.emit(NO_KEY.format(key))
            return
        self._tag(tag, whole_line=key != word)

    # reading --------------------------------------------------------------------------------------------------------

    def _read_on(self) -> None:
        bulletin, span = self._bulletin(), self._chosen()
        if span is not None and (found := passages.next_sentence(bulletin, span.end)):
            self._taking.show(found)

    def _read_back(self) -> None:
        """The sentence before; right after tagging, what was tagged."""
        bulletin, span = self._bulletin(), self._chosen()
        if span is None:
            return
        found = self._taking.behind(span) or passages.previous_sentence(bulletin, span.start)
        if found:
            self._taking.show(found)

    def _go_line(self, by: int) -> None:
        bulletin, span = self._bulletin(), self._chosen()
        if span is not None:
            found = passages.next_line(bulletin, (span.end if by > 0 else span.start), by)
            if found:
                self._taking.show(found)

    def _reshape(self, how: Callable[[Bulletin, Span], Span | None]) -> None:
        span = self._chosen()
        if span is not None and (found := how(self._bulletin(), span)):
            self._taking.show(found)

    def _take_up(self) -> None:
        """Choose the sentence at the caret, or keep what is selected."""
        if span := self._chosen():
            self._taking.show(span)

    def _chosen(self) -> Span | None:
        return self._taking.chosen()

    def _bulletin(self) -> Bulletin:
        bulletin = self._bridge.bulletin
        if bulletin is None:
            raise RuntimeError("the mode is on without an issue")
        return bulletin

    # tagging --------------------------------------------------------------------------------------------------------

    def _tag(self, tag: str, *, whole_line: bool = False) -> None:
        span = self._chosen()
        if span is None:
            self._read_on()
            return
        if whole_line:
            span = passages.whole_lines(self._bulletin(), span) if not self._is_whole(span) else span
        self._taking.tag(span, tag)

    def _is_whole(self, span: Span) -> bool:
        return span.start.offset == 0 and span.end.offset == len(self._bulletin().block(span.end.block).text)

    def _repeat(self) -> None:
        tag = self._taking.last_tag()
        if tag is None:
            self.palette_wished.emit()
        else:
            self._tag(tag)

    def _undo(self) -> None:
        self._taking.undo()

    def _remove(self) -> None:
        """Take the shortest annotation at the place away."""
        span = self._chosen()
        ids = at_place(self._bulletin(), span) if span else []
        if ids and self._bridge.remove_annotation(ids[0]):
            self._bridge.told.emit(REMOVED)
        elif not ids:
            self._bridge.told.emit(NOTHING_HERE)

    def _escape(self) -> None:
        """A finding's card is put away first."""
        if self._bridge.finding is not None:
            self._bridge.take_finding(None)
        else:
            self.leave()

    def _show_record(self) -> None:
        if self._taking.last:
            self.record_wished.emit(self._taking.last)
        else:
            self._bridge.told.emit(NOTHING_TAGGED)
