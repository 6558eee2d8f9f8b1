"""Filling practice records: what the text proposes, what the editor takes of it, and where in the text it stands."""

from dataclasses import replace

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal

from zugong_desk.desk.drafting import SINGLE, Draft
from zugong_desk.desk.recording import typed
from zugong_desk.desk.touched import Touched
from zugong_desk.domain.annotation import Annotation, Field
from zugong_desk.domain.span import Span
from zugong_desk.insight.drafting.drafted import Drafted
from zugong_desk.insight.gazetteer import bundled
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.reading.grounds import GroundMark
from zugong_desk.ui.tags.entries import Entry, Offer, entries, key_of
from zugong_desk.ui.tags.fields import PracticeForm

ORIGIN = "tagsPane"
WARM_MS = 1200
NOTHING = "这段原文里没有可取的值。"
NO_FIGURE = "选中的文字里没有数。"
SELECT = "先在阅读稿里选中一个数。"
NO_GROUND = "先到填好的一项上；自己写的没有出处。"
TAKEN_ALREADY = "这个数已在记录里。"


class Filling(QObject):
    """Joins the form with the desk; proposals are made when they are asked for, and kept up while the text changes."""

    marks_changed = Signal(object)
    """The passages (tuple of GroundMark) of the record that is shown."""
    left = Signal()
    """The record is done with; back to the text."""

    def __init__(self, bridge: Bridge, form: PracticeForm) -> None:
        super().__init__(form)
        self._bridge, self._form = bridge, form
        self._offers: dict[str, Offer] = {}
        self._asked = ""
        self._marks: tuple[GroundMark, ...] = ()
        self._seen, self._stale = True, False
        form.accepted.connect(self._on_accepted)
        form.all_wished.connect(self.take_all)
        form.refused.connect(self._on_refused)
        form.cleared.connect(self._refuse)
        form.candidate_chosen.connect(self._on_candidate_chosen)
        form.reworded.connect(self._on_reworded)
        form.typed.connect(self._on_typed)
        form.ticked.connect(self._on_ticked)
        form.more_wished.connect(self._on_more_wished)
        form.link_wished.connect(self.show_ground)
        form.draft_wished.connect(self._on_draft_wished)
        form.left.connect(self.left)
        form.seen.connect(self._on_seen)
        form.entered.connect(lambda: self._show_marks(form.entries))
        self._warm = QTimer(self, singleShot=True, interval=WARM_MS)
        # reading the gazetteer takes a moment: better now than at the first record
        self._warm.timeout.connect(lambda: QThreadPool.globalInstance().start(bundled))
        bridge.library_opened.connect(self._warm.start)

    # for the pane -----------------------------------------------------------------------------------------------------

    def propose(self, annotation: str) -> None:
        """Ask the text what it says for an annotation's record; what was refused before stays refused."""
        self._asked = annotation
        draft = Draft() if self._bridge.read_only else self._bridge.draft_of(annotation)
        self._offers.setdefault(annotation, Offer()).draft = draft

    def forget(self) -> None:
        """Another issue is on the table."""
        self._offers.clear()
        self._asked = ""
        self.show(None)

    def notice(self, touched: Touched) -> None:
        """The text has changed: what is proposed may read differently."""
        self._stale = self._stale or bool(touched.blocks) or touched.lines

    def follow(self) -> None:
        """Propose anew what the changed text says."""
        bulletin = self._bridge.bulletin
        if self._asked and bulletin is not None and self._stale:
            self._stale = False
            if self._asked in bulletin.annotations:
                self.propose(self._asked)
            else:
                self._asked = ""

    def show(self, annotation: Annotation | None) -> None:
        """Show an annotation's record; proposals only if they were asked for last."""
        bulletin = self._bridge.bulletin
        if annotation is None or bulletin is None:
            self._form.show_annotation(None)
            self._show_marks(())
            return
        if annotation.id != self._asked:
            self._asked = ""
        offer = self._offers.get(annotation.id, Offer()) if self._asked else Offer()
        found = entries(bulletin, annotation, offer)
        candidates = {field: [one.text for one in offer.draft.of(field)] for field in SINGLE}
        self._form.show_annotation(annotation, found, candidates)
        self._show_marks(found)

    def take_all(self) -> None:
        """Record all that is proposed and ticked as one step, and go back to the text, behind the passage."""
        chosen = [one.proposal for one in self._form.entries if one.proposal is not None and one.ticked]
        if chosen and not self._record(*chosen):
            return
        self._go_behind()
        self.left.emit()

    def _go_behind(self) -> None:
        """What is typed next must not replace the passage, or a value in it, that is still selected."""
        shown, place, bulletin = self._form.annotation, self._bridge.place, self._bridge.bulletin
        if shown is None or place is None or bulletin is None or shown.id not in bulletin.places:
            return
        span = bulletin.places[shown.id].span
        selected, passage = bulletin.range(place), bulletin.range(span)
        if not place.collapsed and selected[0] < passage[1] and passage[0] < selected[1]:
            self._bridge.go(Span(span.end, span.end), ORIGIN)

    def take_result(self) -> None:
        """Record what figure the selected text says as one more result."""
        shown, place = self._form.annotation, self._bridge.place
        if shown is None or place is None or place.collapsed:
            self._bridge.told.emit(SELECT)
            return
        found = self._bridge.results_in(place)
        if not found:
            self._bridge.told.emit(NO_FIGURE)
        elif touched := self._record(*found):
            said = "；".join(f"{one.about}{one.text}" for one in found)
            self._bridge.told.emit(f"已取：{said}" if touched.places else TAKEN_ALREADY)

    def show_ground(self, entry: Entry | None = None) -> None:
        """Go to the passage that says a value, by default the one at the caret."""
        entry = entry or self._form.entry
        if entry is not None and entry.span is not None:
            self._bridge.go(entry.span, ORIGIN)
        else:
            self._bridge.told.emit(NO_GROUND)

    # what the form wants ----------------------------------------------------------------------------------------------

    def _record(self, *chosen: Drafted) -> Touched | None:
        shown = self._form.annotation
        return self._bridge.record(shown.id, chosen) if shown is not None else None

    def _on_accepted(self, entry: Entry) -> None:
        if entry.proposal is not None:
            self._record(entry.proposal)

    def _on_refused(self, entry: Entry) -> None:
        shown = self._form.annotation
        if shown is None:
            return
        if entry.proposal is None:
            self._bridge.remove_value(shown.id, entry.field, entry.at)
            return
        self._refuse(entry)
        if entry.field in SINGLE:
            self._form.go_on(entry.field)

    def _refuse(self, entry: Entry) -> None:
        """Propose a value no more."""
        shown = self._form.annotation
        if shown is not None and entry.proposal is not None:
            self._offers[shown.id].refused.add(key_of(entry.proposal))
            self.show(shown)

    def _on_candidate_chosen(self, field: Field, text: str) -> None:
        shown = self._form.annotation
        offer = self._offers.get(shown.id) if shown is not None else None
        found = next((one for one in offer.draft.of(field) if one.text == text), None) if offer else None
        if found is not None and self._record(found):
            self._form.go_on(field)

    def _on_reworded(self, before: Entry, after: Entry) -> None:
        shown = self._form.annotation
        if shown is None:
            return
        if before.proposal is None:
            self._bridge.change_value(shown.id, before.at, after.ground)
            return
        key = key_of(before.proposal)
        said = replace(before.proposal, text=after.text, about=after.about, level=after.level)
        self._offers[shown.id].worded[key] = said
        self._offers[shown.id].ticks[key] = True
        self.show(shown)

    def _on_ticked(self, entry: Entry, ticked: bool) -> None:
        shown = self._form.annotation
        if shown is not None and entry.proposal is not None:
            self._offers[shown.id].ticks[key_of(entry.proposal)] = ticked
            self.show(shown)

    def _on_typed(self, field: Field, words: str) -> None:
        if self._form.annotation is not None:
            self._bridge.add_value(self._form.annotation.id, typed(field, words))

    def _on_more_wished(self, field: Field) -> None:
        """A figure selected in the text is taken; else the row is for typing."""
        shown, place, bulletin = self._form.annotation, self._bridge.place, self._bridge.bulletin
        if shown is None or bulletin is None:
            return
        own = bulletin.places[shown.id].span
        known = {one.span for one in self._form.entries}
        if field is Field.RESULTS and place is not None and not place.collapsed and place not in {own, *known}:
            self.take_result()
        else:
            table = self._form.tables[field]
            table.edit(table.model_.index(table.model_.rowCount() - 1, 0))

    def _on_draft_wished(self) -> None:
        shown = self._form.annotation
        if shown is None:
            return
        self._offers.pop(shown.id, None)
        self.propose(shown.id)
        self.show(shown)
        if any(one.proposed for one in self._form.entries):
            self._form.focus_first()
        else:
            self._bridge.told.emit(NOTHING)

    def _on_seen(self, seen: bool) -> None:
        """While the record is out of sight the text shows none of its passages."""
        self._seen = seen
        self.marks_changed.emit(self._marks if seen else ())

    def _show_marks(self, found: tuple[Entry, ...]) -> None:
        linked = (one for one in found if one.span is not None and not one.orphan)
        at_hand = self._form.entry
        self._marks = tuple(GroundMark(one.span, one.number, one == at_hand) for one in linked if one.span is not None)
        self.marks_changed.emit(self._marks if self._seen else ())
