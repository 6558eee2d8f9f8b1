"""Curating in the window: what is taken into a collection from where, and the pages beside the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtWidgets import QApplication, QWidget

from zugong_desk.desk import finding
from zugong_desk.desk.gathering import article_passage
from zugong_desk.desk.tagging_many import Spot, Unit
from zugong_desk.domain.outline import article_of
from zugong_desk.ui.excerpts.candidates import NONE_LEFT, TakeDialog, TakeFoundDialog
from zugong_desk.ui.library.shelves import issue_title
from zugong_desk.ui.shell.commands import SELECT_FIRST, Commands, here
from zugong_desk.ui.shell.layout import READING, RIGHT
from zugong_desk.ui.shell.walk import focus_pane

if TYPE_CHECKING:
    from collections.abc import Callable

    from zugong_desk.domain.span import Span
    from zugong_desk.ui.window import MainWindow

NO_ARTICLE = "光标不在哪一篇文章里，没有取入。"


class Collecting(QObject):
    """Joins the panes from which passages are taken with the excerpts pane."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._bridge = window, window.bridge
        self._parts = window.parts
        self._parts.pages.closed.connect(lambda: self.show_pages(shown=False))
        self._parts.desk.pages_changed.connect(window.parts.actions["preview_pages"].setChecked)
        self._parts.excerpts.deeds.went.connect(lambda: self.show_pages(shown=False))
        self._parts.tags.take_wished.connect(self._take_span)
        self._parts.tags.take_tag_wished.connect(self.take_tag)
        self._parts.outline.article_wished.connect(self._take_article_of)

    def commands(self) -> Commands:
        """Action id → call."""
        deeds, pane = self._parts.excerpts.deeds, self._parts.excerpts
        return {
            "add_excerpt": self.take_here,
            "take_article": self.take_article,
            "take_by_tag": self.ask_tag,
            "take_found": self.take_found,
            "new_collection": lambda: self._revealed(pane.chooser.ask_new),
            "collection_layout": lambda: self._revealed(pane.ask_layout),
            "add_section": lambda: self._revealed(deeds.add_section),
            "move_up": lambda: deeds.shift(-1),
            "move_down": lambda: deeds.shift(1),
            "raise_section": lambda: deeds.shift_level(-1),
            "lower_section": lambda: deeds.shift_level(1),
            "take_source": deeds.take_source,
            "carry_correction": deeds.carry_correction,
            "keep_excerpt": deeds.keep,
            "restore_wording": deeds.restore,
            "show_twin": deeds.show_twin,
            "preview_pages": lambda: self.show_pages(shown=not self._parts.desk.pages_shown),
        }

    # taking in ------------------------------------------------------------------------------------------------------

    def take_here(self) -> None:
        """Take what is selected; with the hands in the list of annotations the chosen one, in the outline the article,
        among hits the sentence around the current one.
        """
        focus = QApplication.focusWidget()
        tags, outline, hits = self._parts.tags, self._parts.outline, self._parts.search.results
        hit = hits.model.hit_of(hits.view.currentIndex())
        if focus is tags.view and tags.chosen:
            tags.take_chosen()
        elif focus is outline.view:
            outline.take_chosen()
        elif focus is hits.view and hit is not None:
            self._take_around(Spot(hit.bulletin, hit.span))
        elif (found := here(self._bridge)) is not None:
            if found.place.collapsed:
                self._bridge.told.emit(SELECT_FIRST)
            else:
                self._take_span(found.place)

    def take_article(self) -> None:
        """Take the whole article in which the shared place lies."""
        found = here(self._bridge)
        self._take_article_of(found.block if found else "")

    def _take_article_of(self, block: str) -> None:
        bulletin = self._bridge.bulletin
        line = bulletin.line_position.get(block) if bulletin else None
        article = article_of(bulletin.lines, line) if bulletin and line is not None else None
        span = article_passage(bulletin, article) if bulletin and article else None
        if span is None:
            self._bridge.told.emit(NO_ARTICLE)
        else:
            self._take_span(span)

    def ask_tag(self) -> None:
        """Choose a tag, then see what bears it."""
        self._parts.palette.choose(self._anchor(), self.take_tag)

    def take_tag(self, tag: str) -> None:
        """Preview the passages of a tag (id)."""
        collection = self._parts.excerpts.collection
        found = self._bridge.candidates_of_tag(tag, collection)
        if not found:
            self._bridge.told.emit(NONE_LEFT)
            return
        title = f"取入标“{self._bridge.shelf.tags[tag].name}”的段落"
        dialog = TakeDialog(self._bridge, self._window.themes, title, collection, self._issues(), self._window)
        dialog.offer(found)
        self._open(dialog)

    def take_found(self) -> None:
        """Preview what the search found."""
        spots = self._parts.search.spots()
        if spots:
            wide = Unit.SENTENCE if self._parts.search.unit is finding.Unit.WORDS else Unit.WORDS
            collection = self._parts.excerpts.collection
            self._open(
                TakeFoundDialog(
                    self._bridge, self._window.themes, spots, wide, collection, self._issues(), self._window
                )
            )

    def _take_around(self, spot: Spot) -> None:
        found = self._bridge.passages_around([spot], Unit.SENTENCE, "")
        collection = self._parts.excerpts.collection or None
        taken = self._bridge.take_passages([(one.spot.bulletin, one.spot.span) for one in found], collection)
        if taken:
            self._tell_taken(taken[0])

    def _tell_taken(self, id: str) -> None:
        name = self._bridge.shelf.collections[self._bridge.shelf.excerpts[id].collection].name
        self._bridge.told.emit(f"已取入摘编“{name}”。")
        self._parts.excerpts.choose(id)

    def _take_span(self, span: Span) -> None:
        id = self._bridge.take_excerpt(span, self._parts.excerpts.collection or None)
        if id is not None:
            self._tell_taken(id)

    def _open(self, dialog: TakeDialog) -> None:
        dialog.took.connect(self._parts.excerpts.choose)
        dialog.stand_beside(self._window)
        dialog.open()

    def _issues(self) -> dict[str, str]:
        return {row.id: f"{row.year or ''} {issue_title(row)}".strip() for row in self._bridge.issues()}

    def _anchor(self) -> QRect:
        """What the palette must leave in sight: the widget under the hands, or the list."""
        widget: QWidget = self._parts.excerpts.frame.adding["take_by_tag"]
        if not widget.isVisible():
            widget = QApplication.focusWidget() or self._window
            return QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size() / 4)
        return QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())

    # the pages ------------------------------------------------------------------------------------------------------

    def show_pages(self, *, shown: bool) -> None:
        """Put the pages in the place of source and reading text, beside the list, or take them away again."""
        if shown == self._parts.desk.pages_shown:
            return
        self._parts.desk.show_pages(shown=shown)
        if shown:
            self._revealed(lambda: None)
        focus_pane(self._parts, RIGHT if shown else READING)

    def _revealed(self, verb: Callable[[], object]) -> None:
        self._window.reveal("excerptsPane")
        verb()
