"""What is there for actions to work on, by the words of the action table."""

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.kinds import Kind
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.shell.commands import here
from zugong_desk.ui.source.pane import SourcePane


def present(bridge: Bridge, source: SourcePane) -> set[str]:
    """The conditions that hold now; in a library that may only be read, none that a change needs."""
    found = {"library"} if bridge.desk is not None else set()
    found |= {"issue"} if bridge.bulletin is not None else set()
    found |= {"contents"} if bridge.bulletin is not None and _has_contents(bridge.bulletin) else set()
    found |= {"collection"} if bridge.shelf.collections else set()
    return found if bridge.read_only else found | _to_change(bridge, source)


def _has_contents(bulletin: Bulletin) -> bool:
    return any(line.kind is Kind.TOC_ENTRY for line in bulletin.lines)


def _to_change(bridge: Bridge, source: SourcePane) -> set[str]:
    found = {"writable"}
    if bridge.bulletin is not None:
        found |= {"open_issue", "finding"}
        found |= {"annotation"} if bridge.bulletin.annotations else set()
    if here(bridge) is not None:
        # without selected text the commands say what is missing, which a dead key would not
        found |= {"block", "selection"}
    found |= {"aside"} if source.aside_chosen else set()
    return found | ({"open_collection"} if bridge.shelf.collections else set())
