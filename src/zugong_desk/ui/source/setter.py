"""Sets text into its cells on a page: for originals that are lost, and for forms without pages of their own."""

import unicodedata
from collections.abc import Iterable, Iterator

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter

from zugong_desk.domain.imprint import LinePrint, Page
from zugong_desk.ui.source.strips import Strip, Strips
from zugong_desk.ui.theme.fonts import BOLD, NORMAL, font

FINE = 10
"""Type is set this many times as large and drawn smaller, so that sizes such as 10.5 points come out true."""
USUAL_SHARE = 0.75
"""Of the height of a cell, for a size that is not known."""
JOINED = frozenset({"Mn", "Me", "Mc", "Cf"})
OPENING = frozenset({"Ps", "Pi"})
FAMILIES = (
    ("小标宋", "title"),
    ("仿宋", "fang"),
    ("fang", "fang"),
    ("楷", "kai"),
    ("kai", "kai"),
    ("黑", "hei"),
    ("hei", "hei"),
    ("sans", "hei"),
    ("arial", "hei"),
)
"""Words in the name of a family, and the role of the token table that looks most like it."""


def set_font(look: LinePrint, *, bold: bool, size: float) -> QFont:
    """The font nearest to the one a line is printed in, `FINE` times as large as `size` points."""
    name = look.font.lower()
    role = next((role for word, role in FAMILIES if word in name), "song")
    found = font(role, size * FINE, BOLD if bold else NORMAL)
    found.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return found


class SetPages:
    """Draws pages from the text of a source and where it stands; may be used in any thread, one at a time."""

    def __init__(self, text: str, pages: tuple[Page, ...], strips: Strips) -> None:
        self._text = text
        self._pages = pages
        self._strips = strips

    def draw(self, page: int, scale: float) -> QImage:
        """The 1-based page at `scale` pixels a point; IndexError if there is none."""
        if not 0 < page <= len(self._pages):
            raise IndexError(page)
        size = self._pages[page - 1]
        image = QImage(
            max(1, round(size.width * scale)), max(1, round(size.height * scale)), QImage.Format.Format_RGB32
        )
        image.fill(Qt.GlobalColor.white)
        with QPainter(image) as painter:
            painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
            painter.setPen(Qt.GlobalColor.black)
            painter.scale(scale, scale)
            for strip in self._strips.on(page):
                _set(painter, strip, self._text[strip.start : strip.end])
        return image

    def close(self) -> None:
        """Nothing is held."""


def _set(painter: QPainter, strip: Strip, text: str) -> None:
    placement, look = strip.placement, strip.look
    size = look.size or placement.height * USUAL_SHARE
    painter.save()
    painter.translate(placement.x, placement.y)
    painter.rotate(placement.angle)
    painter.scale(1 / FINE, 1 / FINE)
    for start, end, bold in stretches(look.bold, len(text)):
        chosen = set_font(look, bold=bold, size=size)
        painter.setFont(chosen)
        metrics = QFontMetricsF(chosen)
        base = (placement.height * FINE + metrics.ascent() - metrics.descent()) / 2
        for at, cluster in clusters(text, start, end):
            if not cluster.isspace():
                cell = placement.edges[at] * FINE, placement.edges[at + len(cluster)] * FINE
                painter.drawText(QPointF(_left(cluster, cell, metrics), base), cluster)
    painter.restore()


def _left(cluster: str, cell: tuple[float, float], metrics: QFontMetricsF) -> float:
    """Where a character begins in its cell: what opens stands at the right of its own room, which may be wider."""
    if unicodedata.category(cluster[0]) in OPENING:
        return max(cell[1] - metrics.horizontalAdvance(cluster), cell[0] - metrics.height() / 2)
    return cell[0]


def stretches(bold: Iterable[tuple[int, int]], length: int) -> Iterator[tuple[int, int, bool]]:
    """A line's code points in stretches of one face: start, end, whether bold."""
    at = 0
    for start, end in sorted(bold):
        low, high = max(start, at), min(end, length)
        if low < high:
            if at < low:
                yield at, low, False
            yield low, high, True
            at = high
    if at < length:
        yield at, length, False


def clusters(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """The characters [start, end), each with the marks that stand on it, and where it begins."""
    at = start
    while at < end:
        after = at + 1
        while after < end and (unicodedata.category(text[after]) in JOINED or text[after - 1] == "\u200d"):
            after += 1
        yield at, text[at:after]
        at = after
