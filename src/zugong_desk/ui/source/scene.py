"""The scene: the bulletin, the current block and the passage, as every view of the source shows them."""

from dataclasses import dataclass

from zugong_desk.desk.misreadings import doubted, shown
from zugong_desk.domain.block import Block
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.runs import source_ranges
from zugong_desk.domain.span import Span
from zugong_desk.ui.source.claims import Claims
from zugong_desk.ui.source.found import NO_FINDS, Finds
from zugong_desk.ui.source.whereabouts import shown_of, source_extent
from zugong_desk.ui.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class Scene:
    """What is shown now: the bulletin, who claims what, the current block and the passage. All ranges are half-open."""

    bulletin: Bulletin
    claims: Claims
    theme: Theme
    current: str = ""
    place: Span | None = None
    dragged: tuple[int, int] = (0, 0)
    doubts: tuple[tuple[int, int], ...] = ()
    """Ranges of the source that its recogniser was not sure of."""
    finds: Finds = NO_FINDS
    """What findings speak of."""

    @property
    def marked(self) -> tuple[str, Span | None, tuple[int, int]]:
        """All that a place changes in the picture: a caret moving in its block changes nothing."""
        place = self.place if self.place and not self.place.collapsed else None
        return self.current, place, self.dragged

    @property
    def current_block(self) -> Block | None:
        """The block in which the place lies; None if it is there no more."""
        known = bool(self.current) and self.current in self.bulletin.position
        return self.bulletin.block(self.current) if known else None

    @property
    def selected_text(self) -> str:
        """The selected text exactly as it stands in the source."""
        low, high = self.dragged
        if low >= high and self.place is not None:
            low, high = source_extent(self.bulletin, self.place)
        return self.bulletin.source.text[low:high]

    def tinted(self, start: int, end: int) -> list[tuple[int, int]]:
        """Ranges within [start, end) of the source that the current block shows."""
        block = self.current_block
        return within(source_ranges(block.runs), start, end) if block else []

    def chosen(self, start: int, end: int) -> list[tuple[int, int]]:
        """Ranges within [start, end) of the source that are selected, here or in another pane."""
        if self.dragged[0] < self.dragged[1]:
            return within([self.dragged], start, end)
        if self.place is None:
            return []
        blocks = self.claims.within(start, end)
        return [pair for block in blocks for pair in within(shown_of(self.bulletin, self.place, block), start, end)]

    def doubted(self, start: int, end: int) -> list[tuple[int, int]]:
        """Ranges within [start, end) of the source that are in doubt and still stand in the reading text."""
        return shown(self.claims.within(start, end), self.doubts, start, end) if self.doubts else []


def scene_of(bulletin: Bulletin, theme: Theme) -> Scene:
    """A bulletin without a place."""
    return Scene(bulletin, Claims(bulletin), theme, doubts=doubted(bulletin.source))


def within(ranges: list[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    """The ranges cut to [start, end); those outside are left out."""
    return [(max(low, start), min(high, end)) for low, high in ranges if low < end and high > start]
