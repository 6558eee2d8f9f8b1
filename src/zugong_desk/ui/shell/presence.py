"""What is there for actions to work on, by the words of the action table."""

from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.shell.commands import here
from zugong_desk.ui.source.pane import SourcePane


def present(bridge: Bridge, source: SourcePane) -> set[str]:
    """The conditions that hold now: library, issue, block, selection, annotation, collection, aside."""
    found = {"library"} if bridge.desk is not None else set()
    if bridge.bulletin is not None:
        found |= {"issue"}
        found |= {"annotation"} if bridge.bulletin.annotations else set()
    if here(bridge) is not None:
        # without selected text the commands say what is missing, which a dead key would not
        found |= {"block", "selection"}
    found |= {"aside"} if source.aside_chosen else set()
    return found | ({"collection"} if bridge.shelf.excerpts else set())
