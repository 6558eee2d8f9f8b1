"""Tagging without a mouse in the window: the mode, its legend and palette, wider and narrower selections, a look at tags."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from zugong_desk.desk.tagging_many import Spot, Unit
from zugong_desk.domain import passages
from zugong_desk.ui.library.shelves import issue_title
from zugong_desk.ui.reading.tagging.legend import Legend
from zugong_desk.ui.reading.tagging.many import TagManyDialog
from zugong_desk.ui.reading.tagging.mode import TaggingMode
from zugong_desk.ui.reading.tagging.peeking import Peeking
from zugong_desk.ui.reading.tagging.reach import Reach
from zugong_desk.ui.reading.tagging.taking import Taking
from zugong_desk.ui.shell.commands import Commands, anchor_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from zugong_desk.desk.touched import Touched
    from zugong_desk.domain.span import Span
    from zugong_desk.ui.action_set import ActionSet
    from zugong_desk.ui.bridge import Bridge
    from zugong_desk.ui.reading.pane import ReadingPane
    from zugong_desk.ui.tags.palette import TagPalette
    from zugong_desk.ui.tags.pane import TagsPane
    from zugong_desk.ui.theme.source import ThemeSource

FIND_FIRST = "先查找词语，再标注查到的各处。"
ALL_TAGGED = "查到的地方都已标“{}”。"
NOTHING_TO_TAG = "光标处没有文字可标。"


class QuickTagging(QObject):
    """Joins the reading pane with the palette; `record` shows an annotation's record, `fields` puts the caret in it."""

    def __init__(
        self,
        bridge: Bridge,
        reading: ReadingPane,
        palette: TagPalette,
        tags: TagsPane,
        themes: ThemeSource,
        record: Callable[[str], object],
        fields: Callable[[str], object],
        actions: ActionSet,
    ) -> None:
        super().__init__(reading)
        self._bridge, self._reading, self._palette, self._actions = bridge, reading, palette, actions
        self._themes = themes
        self._asked: Span | None = None
        self.taking = Taking(bridge, reading.caret, reading.sheet)
        self.mode = TaggingMode(bridge, reading, self.taking)
        self.mode.held_back = self._structural_keys
        self.legend = Legend(themes)
        self.peeking = Peeking(bridge, reading, themes)
        self.reach = Reach(bridge, reading.caret)
        reading.put_at_foot(self.legend)
        self.mode.switched.connect(self._on_switched)
        self.mode.palette_wished.connect(self.open_palette)
        self.mode.peek_wished.connect(self.peeking.look)
        self.mode.record_wished.connect(fields)
        self.peeking.chosen.connect(record)
        reading.find_bar.tags_wished.connect(self.tag_hits)
        palette.tagged.connect(self._on_tagged)
        palette.closed.connect(self._on_palette_closed)
        reading.sheet.focus_moved.connect(lambda: self.legend.set_awake(awake=reading.sheet.hasFocus()))
        tags.installEventFilter(self)
        self.taking.tagged.connect(lambda made: tags.choose(made) if tags.isVisible() else None)
        bridge.changed.connect(self._on_changed)

    def commands(self) -> Commands:
        """Action id → call."""
        return {
            "tagging_mode": self.mode.switch,
            "tag_palette": self.open_palette,
            "repeat_tag": self.repeat,
            "tag_hits": self.tag_hits,
            "peek_annotations": self.peeking.look,
            "widen_selection": self.reach.widen,
            "narrow_selection": self.reach.narrow,
            "extend_clause": lambda: self.reach.change(passages.longer),
            "shrink_clause": lambda: self.reach.change(passages.shorter),
        }

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape in the record, where nothing there has a use for it, leads back to the text."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self._reading.sheet.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return super().eventFilter(watched, event)

    def open_palette(self) -> None:
        """Offer tags for what is selected, else for the sentence at the caret, which is selected then."""
        span = self._passage()
        if span is not None:
            self._asked = span
            self._palette.tag(span, anchor_of(self._reading.sheet))

    def repeat(self) -> None:
        """Put the last tag on what is selected, else on the sentence at the caret."""
        tag = self.taking.last_tag()
        if tag is None:
            self.open_palette()
        elif span := self._passage():
            self._bridge.annotate(span, tag)

    def tag_hits(self) -> None:
        """Offer to tag every place of the words in the find bar, after a preview."""
        bulletin, found = self._bridge.bulletin, self._reading.hunt.found()
        if bulletin is None or not found:
            self._bridge.told.emit(FIND_FIRST)
            self._reading.open_find()
            return
        self.tag_spots([Spot(bulletin.id, span) for span in found])

    def tag_spots(self, spots: Sequence[Spot]) -> None:
        """Choose a tag for these places, and preview what it would be put on."""
        self._palette.choose(anchor_of(self._reading.sheet), lambda tag: self._preview(spots, tag))

    def _preview(self, spots: Sequence[Spot], tag: str) -> None:
        """Without a place that does not bear the tag yet there is nothing to see."""
        window = self._reading.window()
        if not self._bridge.passages_around(spots, Unit.WORDS, tag):
            self._bridge.told.emit(ALL_TAGGED.format(self._bridge.shelf.tags[tag].name))
            return
        issues = {row.id: f"{row.year or ''} {issue_title(row)}".strip() for row in self._bridge.issues()}
        dialog = TagManyDialog(self._bridge, self._themes, spots, self._bridge.shelf.tags[tag], issues, window)
        dialog.stand_beside(window)
        dialog.open()

    def _passage(self) -> Span | None:
        span = self.taking.chosen()
        if span is None:
            self._bridge.told.emit(NOTHING_TO_TAG)
        elif span != self._bridge.place:
            self._reading.caret.go(span)
        return span

    def _on_tagged(self, annotation: str) -> None:
        """In the mode, what the palette tagged is gone on from like what a key tagged."""
        span, self._asked = self._asked, None
        if self.mode.on and span is not None:
            self.taking.go_on(annotation, span)

    def _on_palette_closed(self) -> None:
        if self.mode.on and not self._palette.isVisible():
            self._reading.sheet.setFocus()

    def _structural_keys(self) -> frozenset[str]:
        """The keys, as now in force, that change kinds, levels and heads in the reading text."""
        rows = (row for row in self._actions.table.actions if row.scope == "reading" and row.menu != "tag")
        return frozenset(key.lower() for row in rows for key in row.keys)

    def _on_switched(self) -> None:
        on = self.mode.on
        self._actions["tagging_mode"].setChecked(on)
        if on:
            self.legend.tell(self._bridge.shelf.tags)
        self.legend.setVisible(on)

    def _on_changed(self, touched: Touched) -> None:
        if touched.shelf and self.mode.on:
            self.legend.tell(self._bridge.shelf.tags)
