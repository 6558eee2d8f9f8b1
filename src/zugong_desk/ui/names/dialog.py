"""Names and terms in a window of their own: candidates are confirmed or refused, names corrected, all by key."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QHideEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from zugong_desk.desk.touched import Touched
from zugong_desk.domain.decision import Name, Sort
from zugong_desk.insight.names import Candidate, Seen
from zugong_desk.ui.actions import shown_key
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.controls.notice import Notice
from zugong_desk.ui.controls.side_window import bring_up
from zugong_desk.ui.controls.stacked import beside
from zugong_desk.ui.names.detail import Detail
from zugong_desk.ui.names.learner import Learner
from zugong_desk.ui.names.listing import Listing
from zugong_desk.ui.names.model import Shown, Standing, key_of
from zugong_desk.ui.theme.keyed import KeyedButton
from zugong_desk.ui.theme.source import ThemeSource

TITLE = "名称与术语"
SIZE = (980, 680)
SHARES = (540, 440)
PAUSE_MS = 800
"""A pause after an edit, in which the issue on the table is read again."""
HOW = "从定稿各期（没有定稿的就从全部）的正文、署名、报送范围里学来的名称。登记以后，校对时照着核对写法；不登记的不再出现。"
_SORTS = list(Sort)


class NamesDialog(QDialog):
    """Stands beside the main window and does not block it; every change is a step that undo takes back."""

    def __init__(
        self, bridge: Bridge, themes: ThemeSource, go: Callable[[Seen], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("namesDialog")
        self.setWindowTitle(TITLE)
        self.resize(*SIZE)
        self._bridge, self._go = bridge, go
        self._known: object = None
        self.learner = Learner(bridge, self)
        self.listing = Listing(bridge.pinyin_match, themes, self)
        self.detail = Detail(bridge, themes, self)
        self.state, self.notice = QLabel(self), Notice("namesNotice", self)
        self.confirm = KeyedButton("登记", themes, shown_key("Return"), parent=self)
        self.refuse = KeyedButton("不登记", themes, shown_key("Delete"), parent=self)
        self.add = KeyedButton("添加", themes, "Insert", parent=self)
        self.leave = KeyedButton("关闭", themes, parent=self)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._lay_out()
        self._connect()

    def showEvent(self, event: QShowEvent) -> None:
        """Learn what has changed since, and show how things stand."""
        super().showEvent(event)
        self.notice.hide()
        self.learner.learn()
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was typed, learn no further."""
        self.detail.form.commit()
        self.learner.stop()
        super().hideEvent(event)

    def refresh(self) -> None:
        """List the names as they now stand."""
        self._known = self._bridge.shelf.names
        names = sorted(self._bridge.shelf.names.values(), key=lambda one: (_SORTS.index(one.sort), one.name))
        lists: dict[Standing, tuple[Shown, ...]] = {
            Standing.OFFERED: self._bridge.unknown_names(self.learner.names),
            Standing.CONFIRMED: tuple(one for one in names if one.confirmed),
            Standing.REFUSED: tuple(one for one in names if not one.confirmed),
        }
        by_hand = self.detail.form.by_hand
        self.listing.show_lists(lists, complete=not self.learner.busy, choose=not by_hand)
        if not self.learner.busy:
            self.state.setText(self.listing.count)

    # what an editor does --------------------------------------------------------------------------------------------

    def confirm_chosen(self) -> None:
        """Register what is selected: with the form's fields if it is one, else as it is."""
        self.notice.hide()
        chosen = self.listing.chosen
        if self._bridge.read_only:
            return
        if self.detail.form.draft and len(chosen) <= 1:
            self._confirm_form()
        elif self.listing.standing is Standing.OFFERED:
            self._bridge.confirm_names([one for one in chosen if isinstance(one, Candidate)])
        elif self.listing.standing is Standing.REFUSED:
            self._bridge.confirm_refused([one for one in chosen if isinstance(one, Name)])
        elif len(chosen) == 1:
            self.detail.form.focus_name()

    def refuse_chosen(self) -> None:
        """Do not register what is selected; what was registered, or refused, is taken out of the registry."""
        self.notice.hide()
        chosen = self.listing.chosen
        if self._bridge.read_only or not chosen:
            return
        self.detail.form.forget()
        if self.listing.standing is Standing.OFFERED:
            self._bridge.refuse_names([one for one in chosen if isinstance(one, Candidate)])
        else:
            self._bridge.forget_names([one for one in chosen if isinstance(one, Name)])

    def add_name(self) -> None:
        """Ask for a name by hand."""
        if not self._bridge.read_only:
            self.notice.hide()
            self.listing.choose_none()
            self.detail.ask(self.listing.sort or Sort.PERSON)
            self._allow()

    def _confirm_form(self) -> None:
        form = self.detail.form
        typed = form.typed
        if typed is None:
            return
        fields = {name: getattr(typed, name) for name in ("also", "post", "within", "note", "since", "until")}
        by_hand = form.by_hand
        if self._bridge.confirm_name(typed.name, typed.sort, **fields) is not None:
            if by_hand:
                form.forget()
                self.listing.show_all(Standing.CONFIRMED)
                self.listing.make_current(self.listing.model.row_of(typed))
            self.listing.view.setFocus()

    # parts ----------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        how = QLabel(HOW, self)
        how.setWordWrap(True)
        how.setProperty("role", "hint")
        how.setContentsMargins(12, 10, 12, 8)
        sides = beside(self.listing, self.detail, SHARES, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget, stretch in ((how, 0), (sides, 1), (self.notice, 0), (self._foot(), 0)):
            column.addWidget(widget, stretch)
        foot = (self.confirm, self.refuse, self.add, self.leave)
        for before, after in pairwise((*self.listing.chain, *self.detail.chain, *foot)):
            QWidget.setTabOrder(before, after)

    def _foot(self) -> QFrame:
        foot = QFrame(self)
        foot.setProperty("role", "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(10, 6, 8, 6)
        row.setSpacing(8)
        self.state.setProperty("role", "hint")
        self.confirm.setProperty("primary", "true")
        for button, name in (
            (self.confirm, "nameConfirm"),
            (self.refuse, "nameRefuse"),
            (self.add, "nameAdd"),
            (self.leave, "namesLeave"),
        ):
            button.setObjectName(name)
            button.setAutoDefault(False)
            row.addWidget(button)
        row.insertWidget(3, self.state)
        row.insertStretch(4, 1)
        return foot

    def _connect(self) -> None:
        bridge, view, form = self._bridge, self.listing.view, self.detail.form
        self._pause.timeout.connect(self._on_pause)
        bridge.changed.connect(self._on_changed)
        bridge.library_opened.connect(self._on_library_opened)
        bridge.refused.connect(self._on_refused)
        self.learner.learnt.connect(self.refresh)
        self.learner.progressed.connect(lambda done, total: self.state.setText(f"正在读各期：{done}/{total}"))
        self.listing.turned.connect(self._on_turned)
        self.listing.chosen_changed.connect(self._show_chosen)
        view.confirm_wished.connect(self.confirm_chosen)
        view.refuse_wished.connect(self.refuse_chosen)
        view.change_wished.connect(form.focus_name)
        view.add_wished.connect(self.add_name)
        view.doubleClicked.connect(lambda _index: form.focus_name())
        form.changed.connect(self._on_form_changed)
        form.wished.connect(self._confirm_form)
        self.detail.place_chosen.connect(self._go)
        self.confirm.clicked.connect(self.confirm_chosen)
        self.refuse.clicked.connect(self.refuse_chosen)
        self.add.clicked.connect(self.add_name)
        self.leave.clicked.connect(self.reject)

    # what happens ---------------------------------------------------------------------------------------------------

    def _show_chosen(self) -> None:
        """Show the one name that is selected, with its places; nothing of several."""
        chosen = self.listing.chosen
        one = chosen[0] if len(chosen) == 1 else None
        self.detail.show_name(one, one if isinstance(one, Candidate) else self._met(one))
        self._allow()
        if not self.learner.busy:
            self.state.setText(self.listing.count)

    def _met(self, one: Name | None) -> Candidate | None:
        """Where a name that was decided about was met."""
        known = (met for met in self.learner.names if one is not None and key_of(met) == key_of(one))
        return next(known, None)

    def _allow(self) -> None:
        form, standing = self.detail.form, self.listing.standing
        writable, chosen = not self._bridge.read_only, len(self.listing.chosen)
        drafting = form.draft and form.shown is not None
        form.setEnabled(writable and form.shown is not None)
        self.confirm.setEnabled(writable and (drafting or (chosen > 0 and standing is not Standing.CONFIRMED)))
        self.refuse.setEnabled(writable and chosen > 0)
        many = f" {chosen} 个" if chosen > 1 else ""
        self.confirm.setText(f"登记{many}")
        self.refuse.setText(f"不登记{many}" if standing is Standing.OFFERED else f"移出{many}")
        self.add.setEnabled(writable)

    def _on_turned(self) -> None:
        self.detail.form.commit()
        self.refresh()
        self.listing.make_current(0)

    def _on_form_changed(self, name: Name) -> None:
        """Store what was typed; a date that is none is told of, and what was typed stays to be mended."""
        before = self._bridge.shelf.names.get(name.id)
        if before is None:
            self.detail.form.forget()
        elif self._bridge.change_name(before, name) is not None:
            self.notice.hide()
            self.detail.form.forget()
            self._show_chosen()

    def _on_changed(self, touched: Touched) -> None:
        if not self.isVisible():
            return
        if self._bridge.shelf.names is not self._known:
            self.refresh()
        if touched.blocks or touched.lines or touched.issues:
            self._pause.start()

    def _on_pause(self) -> None:
        if self.isVisible():
            self.learner.learn()

    def _on_library_opened(self) -> None:
        self.detail.form.forget()
        self.learner.learn(anew=True)
        if not self.isVisible():
            self.learner.stop()
        self.refresh()

    def _on_refused(self, line: str) -> None:
        """Say here what was refused here."""
        if self.isVisible():
            self.notice.tell(line)


def show_names(
    bridge: Bridge, themes: ThemeSource, window: QWidget, go: Callable[[Seen], None], history: Sequence[QAction] = ()
) -> NamesDialog:
    """Show the registry in the one window there is for it; the keys of `history` work there too."""
    dialog = window.findChild(NamesDialog) or NamesDialog(bridge, themes, go, window)
    bring_up(dialog, history)
    dialog.listing.view.setFocus(Qt.FocusReason.OtherFocusReason)
    return dialog
