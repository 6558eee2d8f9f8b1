"""What the actions for similar practices do: ask about the passage under the hands, and go to the one found."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.span import Span
from zugong_desk.insight.similar.passage import Passage
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.similar.asking import Question
from zugong_desk.ui.similar.dialog import Face, show_similar
from zugong_desk.ui.similar.model import still_there
from zugong_desk.ui.theme.source import ThemeSource

ORIGIN = "similar"
NO_PLACE = "先把光标放进一段正文。"
GONE = "那一段已经改过，找不到原来的文字了。"
Show = Callable[[Passage], object]


def similar_commands(
    bridge: Bridge, themes: ThemeSource, window: QWidget, history: Sequence[QAction], chosen: Callable[[], str | None]
) -> dict[str, Callable[[], object]]:
    """Action id → call; `chosen` gives the annotation under the hands in its pane, if there is one."""

    def ask(face: Face) -> None:
        question = question_at(bridge, chosen())
        if question is None:
            bridge.told.emit(NO_PLACE)
            return
        show_similar(bridge, themes, window, lambda passage: go_to(bridge, passage), history).ask(question, face)

    return {"similar": lambda: ask(Face.ALIKE), "published_before": lambda: ask(Face.BEFORE)}


def question_at(bridge: Bridge, annotation: str | None = None) -> Question | None:
    """The passage of an annotation, else the selected text, else the paragraph with the caret; None without text."""
    bulletin, place = bridge.bulletin, bridge.place
    if bulletin is not None and annotation is not None and annotation in bulletin.places:
        place = bulletin.places[annotation].span
    if bulletin is None or place is None or place.start.block not in bulletin.line_position:
        return None
    start, end = _asked(bulletin, place)
    text = bulletin.text[start:end]
    return Question(text, bulletin.id, start) if text.strip() else None


def _asked(bulletin: Bulletin, place: Span) -> tuple[int, int]:
    if not place.collapsed and place.end.block in bulletin.line_position:
        return bulletin.range(place)
    start = bulletin.start_of(place.start.block)
    return start, start + len(bulletin.block(place.start.block).text)


def go_to(bridge: Bridge, passage: Passage) -> None:
    """Open the issue of a passage and select it; a line if its words are no longer there."""
    if bridge.bulletin is None or bridge.bulletin.id != passage.bulletin:
        bridge.open_issue(passage.bulletin)
    bulletin = bridge.bulletin
    found = still_there(bulletin, passage) if bulletin is not None and bulletin.id == passage.bulletin else None
    if bulletin is None or found is None:
        bridge.told.emit(GONE)
        return
    bridge.go(bulletin.span(*found), ORIGIN)
