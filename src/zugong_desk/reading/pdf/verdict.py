"""Verdicts: whether the text layer of a page can be used, or the page must be read as a picture."""

from collections.abc import Iterable
from enum import Enum, auto
from functools import lru_cache

import pypdfium2.raw as pdfium

from zugong_desk.reading.pdf.glyphs import Layer
from zugong_desk.reading.pdf.objects import Drawn, bounds_of
from zugong_desk.reading.pdf.views import Shown

PLAUSIBLE = 0.45
"""Least mean worth of a character of text that is text."""

FEW = 12
"""So few characters say nothing of the text layer, but much of a page that a picture covers: a stamp, a page number."""

COVERED = 0.45
"""Share of the page that pictures take where they are the page."""

OUTLINES = 60
"""So many drawn paths on a page without text are characters turned into outlines."""


class Verdict(Enum):
    """What the text layer of a page is worth."""

    GOOD = auto()
    BLANK = auto()
    """Nothing is printed on the page."""
    PICTURE = auto()
    """The page is a picture, or outlines, without text."""
    RUBBISH = auto()
    """There is a text layer, but its characters are not those that are drawn."""

    @property
    def needs_recognition(self) -> bool:
        """Whether only recognising the page's picture gives its text."""
        return self in {Verdict.PICTURE, Verdict.RUBBISH}


def verdict_on(objects: Iterable[Drawn], view: Shown, layer: Layer, text: str) -> Verdict:
    """What the text layer is worth: how much there is, how well it reads, and what else covers the page."""
    count = sum(not char.isspace() for char in text)
    if count > FEW and _is_rubbish(text, count, layer):
        return Verdict.RUBBISH
    if count > FEW:
        return Verdict.GOOD
    covered, paths = _drawn(objects, view)
    if covered >= COVERED or (not count and paths >= OUTLINES):
        return Verdict.PICTURE
    return Verdict.GOOD if count else Verdict.BLANK


def _is_rubbish(text: str, count: int, layer: Layer) -> bool:
    if layer.unmapped > 0.3 * count:
        return True
    worth = sum(_worth(char) for char in text if not char.isspace()) / count
    return worth < PLAUSIBLE or _squares(layer) > 0.6


def _squares(layer: Layer) -> float:
    """Share of characters read as ASCII letters and signs that are drawn as full squares: a Chinese font misread."""
    square = total = 0
    for run in layer.runs:
        for char, start, end in zip(run.chars, run.starts, run.ends, strict=True):
            if char.isspace():
                continue
            total += 1
            square += "!" <= char <= "~" and 0.97 <= (end - start) / (run.setting.size or 1) <= 1.03
    return square / total if total else 0.0


@lru_cache(maxsize=1 << 14)
def _worth(char: str) -> float:
    """1 for ASCII, Chinese punctuation and common Chinese characters; 0 for rarer ones; below for what text seldom holds."""
    if char < "\x80" or char in "·—–‘’“”…×÷±°℃㎡№":
        return 1.0
    if "\u4e00" <= char <= "\u9fff":
        encoded = char.encode("gb2312", "ignore")
        return 1.0 if encoded and encoded[0] <= 0xD7 else 0.0
    if "\u2460" <= char <= "\u25ff" or "\u2e80" <= char <= "\u303f" or "\uff01" <= char <= "\uff5e":
        return 1.0
    if "\u3400" <= char <= "\u4dbf":
        return -1.0  # a rare name now and then; many of them are a wrong table of characters
    return 0.0 if "\U00010000" <= char < "\U000f0000" else -2.0


def _drawn(objects: Iterable[Drawn], view: Shown) -> tuple[float, int]:
    """The share of the page that pictures cover, and how many paths are drawn on it."""
    pictures, forms, paths, within = 0.0, 0.0, 0, False
    for one in objects:
        if one.kind == pdfium.FPDF_PAGEOBJ_PATH:
            paths += 1
        elif one.kind == pdfium.FPDF_PAGEOBJ_IMAGE and one.depth:
            within = True
        elif one.kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            pictures += _area(one, view)
        elif one.kind == pdfium.FPDF_PAGEOBJ_FORM and not one.depth:
            forms = max(forms, _area(one, view))
    # The bounds of a picture in a form are told in the form's own measure: the form's take their place.
    covered = pictures + (forms if within else 0.0)
    return covered / max(1.0, view.page.width * view.page.height), paths


def _area(one: Drawn, view: Shown) -> float:
    """The room an object takes on the shown page, in square points; what lies beyond the page is left out."""
    bounds = bounds_of(one)
    if bounds is None:
        return 0.0
    left, bottom, right, top = bounds
    (x0, y0), (x1, y1) = view.point(left, bottom), view.point(right, top)
    across = min(max(x0, x1), view.page.width) - max(min(x0, x1), 0.0)
    down = min(max(y0, y1), view.page.height) - max(min(y0, y1), 0.0)
    return max(0.0, across) * max(0.0, down)
