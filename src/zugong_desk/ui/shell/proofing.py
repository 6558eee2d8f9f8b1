"""What the actions of proofreading do in the window: the deeds themselves, the preview, the way to other places."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt

from zugong_desk.domain.finding import Beside, Finding
from zugong_desk.domain.span import Anchor, Span
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.proof.hand import ORIGIN
from zugong_desk.ui.proof.preview import PreviewDialog
from zugong_desk.ui.shell.commands import Commands

if TYPE_CHECKING:
    from zugong_desk.ui.window import MainWindow

GONE = "那一处已经不在了。"


def proof_commands(window: "MainWindow") -> Commands:
    """Action id → call; connects what the deeds ask of the window."""
    parts, bridge = window.parts, window.bridge
    reading, deeds = parts.reading, parts.deeds
    deeds.preview_wanted.connect(lambda found, name: _preview(window, found, name))
    deeds.rewriting_wanted.connect(lambda: reading.sheet.setFocus(Qt.FocusReason.ShortcutFocusReason))
    reading.findings.beside_chosen.connect(lambda place: go_beside(bridge, place))
    return deeds.commands() | {
        "findings": lambda: _show(window),
        "keep_choices": lambda: deeds.keep_menu(window, _under(window)),
        "finding_why": lambda: None,  # the card itself listens
    }


def go_beside(bridge: Bridge, place: Beside) -> None:
    """Go to another place by which a finding is judged, in another issue if it stands there."""
    if place.bulletin and (bridge.bulletin is None or bridge.bulletin.id != place.bulletin):
        bridge.open_issue(place.bulletin)
    bulletin = bridge.bulletin
    if bulletin is None or place.block not in bulletin.line_position:
        bridge.told.emit(GONE)
        return
    size = len(bulletin.block(place.block).text)
    span = Span(Anchor(place.block, min(place.start, size)), Anchor(place.block, min(place.end, size)))
    bridge.go(span, ORIGIN)


def _show(window: "MainWindow") -> None:
    window.reveal("proofPane")
    window.parts.proof.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _preview(window: "MainWindow", found: tuple[Finding, ...], name: str) -> None:
    dialog = PreviewDialog(window.bridge, window.themes, found, name, window)
    dialog.stand_beside(window)
    dialog.open()


def _under(window: "MainWindow") -> QPoint:
    """Below the card's button if that is in sight, else below the caret."""
    card = window.parts.reading.findings.card
    if card.isVisible():
        return card.keep.mapToGlobal(card.keep.rect().bottomLeft())
    sheet = window.parts.reading.sheet
    return sheet.viewport().mapToGlobal(sheet.cursorRect().bottomLeft())
