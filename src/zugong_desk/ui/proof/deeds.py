"""What the actions of proofreading do, for the finding at hand."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from zugong_desk.desk.proofing import safe
from zugong_desk.domain.decision import Scope
from zugong_desk.domain.finding import Finding
from zugong_desk.proofing.house import OFF
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.proof.choices import MOST_WORDINGS, with_wording, wordings
from zugong_desk.ui.proof.hand import NONE_OPEN, Hand
from zugong_desk.ui.proof.words import name_of

Commands = dict[str, Callable[[], object]]
WALK_FIRST = "先按 F8 走到一条意见。"
NO_MEND = "这一条没有现成的改法，请直接改写，或保留。"
NONE_SAFE = "没有可以不看就改的意见。"
NONE_OF_RULE = "这条规则没有现成的改法。"


class Deeds(QObject):
    """Accepts, keeps and switches off; what needs a look first is asked for through `preview_wanted`."""

    preview_wanted = Signal(object, str)  # findings to be corrected together, what they are called
    rewriting_wanted = Signal()  # the editor wants to type over the words at hand

    def __init__(self, bridge: Bridge, hand: Hand, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._hand = hand

    def commands(self) -> Commands:
        """Action id → call."""
        found: Commands = {
            "next_finding": lambda: self._hand.walk(1),
            "previous_finding": lambda: self._hand.walk(-1),
            "accept_finding": self._at_hand(self.accept),
            "keep_finding": self._at_hand(self.keep),
            "keep_in_issue": self._at_hand(lambda one: self.keep(one, Scope.ISSUE)),
            "keep_everywhere": self._at_hand(lambda one: self.keep(one, Scope.LIBRARY)),
            "switch_rule_off": self._at_hand(lambda one: self.switch_off(one.rule)),
            "rewrite_finding": self._at_hand(lambda _one: self.rewriting_wanted.emit()),
            "accept_rule": self._at_hand(lambda one: self.accept_rule(one.rule)),
            "accept_safe": self.accept_safe,
        }
        for number in range(1, MOST_WORDINGS + 1):
            found[f"wording_{number}"] = self._at_hand(lambda one, n=number: self.choose(one, n))  # type: ignore[misc]
        return found

    # one finding ----------------------------------------------------------------------------------------------------

    def accept(self, finding: Finding) -> None:
        """Make the correction and go on."""
        if not finding.mends:
            self._bridge.told.emit(NO_MEND)
        elif self._bridge.accept_findings((finding,)):
            self._hand.go_on(finding)

    def choose(self, finding: Finding, number: int) -> None:
        """Make the correction with another wording, by its number from 1."""
        offered = wordings(finding)
        if number <= len(offered):
            self.accept(with_wording(finding, offered[number - 1]))

    def keep(self, finding: Finding, scope: Scope = Scope.HERE) -> None:
        """Let the text stand and go on."""
        if self._bridge.keep_finding(finding, scope):
            self._hand.go_on(finding)

    def keep_menu(self, widget: QWidget, at: QPoint) -> QMenu | None:
        """Open the ways to keep, for the keyboard: Enter takes the first."""
        finding = self._bridge.finding
        if finding is None:
            self._bridge.told.emit(WALK_FIRST)
            return None
        menu = QMenu(widget)
        menu.setObjectName("keepMenu")
        for number, (name, run) in enumerate(self._ways(finding), 1):
            menu.addAction(f"&{number}　{name}").triggered.connect(lambda _checked=False, go=run: go())
        menu.setActiveAction(menu.actions()[0])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)
        return menu

    def _ways(self, finding: Finding) -> Sequence[tuple[str, Callable[[], object]]]:
        ways: list[tuple[str, Callable[[], object]]] = [
            ("此处保留", lambda: self.keep(finding)),
            ("本期保留此词", lambda: self.keep(finding, Scope.ISSUE)),
            ("全库保留此词（加入词库）", lambda: self.keep(finding, Scope.LIBRARY)),
            (f"停用此规则：{name_of(finding.rule)}", lambda: self.switch_off(finding.rule)),
        ]
        if finding.row:
            ways.append((f"只停用这一条：{finding.row}", lambda: self.switch_off(f"{finding.rule}/{finding.row}")))
        return ways

    # rules and many -------------------------------------------------------------------------------------------------

    def switch_off(self, rule: str) -> None:
        """Ask a rule, or a row of its table (`RULE/row`), no more in this library, and go on if it was at hand."""
        finding = self._bridge.finding
        if self._bridge.set_rule(rule, OFF):
            id, _, row = rule.partition("/")
            if finding is not None and finding.rule == id and (not row or finding.row == row):
                self._hand.go_on(finding)
            self._bridge.told.emit(f"已停用“{name_of(id)}{f'：{row}' if row else ''}”，可撤销。")

    def grade(self, rule: str, value: str) -> None:
        """Give a rule a severity of the house's own; empty for the one it came with."""
        self._bridge.set_rule(rule, value)

    def accept_rule(self, rule: str) -> None:
        """Offer all corrections of a rule."""
        proof = self._bridge.proof
        found = safe(proof.open, rule) if proof is not None else ()
        self._offer(found, f"改正本规则全部：{name_of(rule)}", NONE_OF_RULE)

    def accept_safe(self) -> None:
        """Offer all corrections that may be made unread."""
        proof = self._bridge.proof
        found = safe(proof.open) if proof is not None else ()
        self._offer(found, "全部改正可靠的", NONE_SAFE if proof is not None and proof.open else NONE_OPEN)

    def _offer(self, findings: Sequence[Finding], name: str, none: str) -> None:
        if findings:
            self.preview_wanted.emit(tuple(findings), name)
        else:
            self._bridge.told.emit(none)

    def _at_hand(self, run: Callable[[Finding], object]) -> Callable[[], object]:
        """A command for the finding at hand, or, where none is, for the one at the caret; it says if there is neither."""

        def go() -> object:
            place = self._bridge.place
            if self._bridge.finding is None and place is not None:
                self._hand.point(place.start)
            if self._bridge.finding is None:
                self._bridge.told.emit(WALK_FIRST)
                return None
            return run(self._bridge.finding)

        return go
