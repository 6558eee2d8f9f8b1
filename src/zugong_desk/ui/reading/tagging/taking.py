"""Putting tags on what is chosen and going on: what stands behind the keys of the tagging mode."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from zugong_desk.domain import passages
from zugong_desk.domain.draft import trimmed

if TYPE_CHECKING:
    from PySide6.QtCore import QRect

    from zugong_desk.domain.bulletin import Bulletin
    from zugong_desk.domain.span import Span
    from zugong_desk.ui.bridge import Bridge
    from zugong_desk.ui.reading.caret import Caret
    from zugong_desk.ui.reading.sheet import Sheet

LOW = 0.75
"""What ends below this part of the view is brought up, so that the eye sees what comes next."""
LANDING = 0.25
AIR = 8
TAGGED_ALREADY = "这里已标“{}”。"


class Taking(QObject):
    """Tags a passage, goes on to the next sentence, and remembers the way back."""

    tagged = Signal(str)
    """An annotation (id) was made by key."""

    def __init__(self, bridge: Bridge, caret: Caret, sheet: Sheet) -> None:
        super().__init__(sheet)
        self.last = ""
        """The annotation (id) that was made last."""
        self._bridge = bridge
        self._caret = caret
        self._sheet = sheet
        self._made: list[tuple[str, Span]] = []
        self._gone_on: tuple[Span, Span] | None = None

    def start(self) -> None:
        """Forget what was done in another issue or before."""
        self.last, self._made, self._gone_on = "", [], None

    def chosen(self) -> Span | None:
        """What is selected, else the sentence at the caret; None on an empty line."""
        bulletin, place = self._bridge.bulletin, self._bridge.place
        if bulletin is None or place is None or place.start.block not in bulletin.line_position:
            return None
        return place if not place.collapsed else passages.sentence_at(bulletin, place.start)

    def last_tag(self) -> str | None:
        """The tag that was used last and is still offered."""
        tags = self._bridge.shelf.tags
        return next((tag for tag in self._bridge.finder.recent if tag in tags and not tags[tag].retired), None)

    def tag(self, span: Span, tag: str) -> str:
        """Put a tag on a passage and go on; the annotation's id, empty if it was refused.

        What bears the tag already is gone on from as it is.
        """
        bulletin = self._bridge.bulletin
        if bulletin is None:
            return ""
        made = _borne(bulletin, span, tag)
        if made:
            self._bridge.told.emit(TAGGED_ALREADY.format(self._bridge.shelf.tags[tag].name))
        elif self._bridge.annotate(span, tag) is None:
            return ""
        after = self._bridge.bulletin.annotations if self._bridge.bulletin else {}
        made = made or next((id for id in after if id not in bulletin.annotations), "")
        self.go_on(made, span)
        return made

    def go_on(self, annotation: str, span: Span) -> None:
        """Remember what was tagged, and choose the next sentence."""
        self.last = annotation
        self._made.append((annotation, span))
        bulletin = self._bridge.bulletin
        onward = passages.next_sentence(bulletin, span.end) if bulletin else None
        self.show(onward or span)
        self._gone_on = (onward, span) if onward else None
        self.tagged.emit(annotation)

    def behind(self, span: Span) -> Span | None:
        """What was tagged just before this sentence was gone on to."""
        return self._gone_on[1] if self._gone_on and self._gone_on[0] == span else None

    def undo(self) -> None:
        """Take back the last step; if it made an annotation here, go back to its passage."""
        if self._bridge.undo() is None:
            return
        bulletin = self._bridge.bulletin
        while self._made and bulletin is not None and self._made[-1][0] not in bulletin.annotations:
            _, span = self._made.pop()
            if span.start.block in bulletin.line_position and span.end.block in bulletin.line_position:
                self.show(span)
        self.last = self._made[-1][0] if self._made else ""

    def show(self, span: Span) -> None:
        """Choose a passage and bring it into view with some of what follows."""
        self._gone_on = None
        self._caret.go(span)
        start, end, height = self._edge("start"), self._edge("end"), self._sheet.viewport().height()
        if end.bottom() <= height * LOW:
            return
        by = start.top() - height * LANDING
        if end.bottom() - by > height - AIR:
            by = min(end.bottom() - height + AIR, start.top() - AIR)
        bar = self._sheet.verticalScrollBar()
        bar.setValue(bar.value() + max(0, round(by)))

    def _edge(self, which: str) -> QRect:
        cursor = self._sheet.textCursor()
        cursor.setPosition(cursor.selectionStart() if which == "start" else cursor.selectionEnd())
        return self._sheet.cursorRect(cursor)


def _borne(bulletin: Bulletin, span: Span, tag: str) -> str:
    """The annotation (id) with which a passage bears a tag; empty if it does not."""
    inner = trimmed(bulletin, span)
    found = (one.id for one in bulletin.annotations.values() if one.tag == tag)
    return next((id for id in found if bulletin.places[id].span == inner), "")
