"""How paragraphs stand: what one place in the file says of it, and what comes of all places together."""

import re
from dataclasses import dataclass, fields

from zugong_desk.domain.imprint import Align
from zugong_desk.reading.wishes import Revisions
from zugong_desk.reading.word.names import VAL, W, flag, points, value, whole
from zugong_desk.reading.xml import Element

TWIP = 1 / 20
_LINE = 12.0
"""Points of one line where a space above is counted in lines."""

_ALIGNS = {
    **dict.fromkeys(("left", "start", "both"), Align.LEFT),
    **dict.fromkeys(("center", "distribute"), Align.CENTRE),
    **dict.fromkeys(("right", "end"), Align.RIGHT),
}
_HEADING = re.compile(r"(?:heading|标题)\s*([1-9])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stance:
    """What one set of paragraph properties says; None where it says nothing. Lengths in points, `_chars` in characters.

    `first` is the indent of the first line against the others. `numbering` and `step` name a list and the level in it,
    `outline` is 1 to 9, 0 for body text.
    """

    align: Align | None = None
    left: float | None = None
    left_chars: float | None = None
    first: float | None = None
    first_chars: float | None = None
    above: float | None = None
    outline: int | None = None
    new_page: bool | None = None
    numbering: str | None = None
    step: int | None = None
    style: str | None = None

    def over(self, under: "Stance") -> "Stance":
        """This with the gaps filled from `under`."""
        if self is NOTHING_SAID:
            return under
        pairs = ((getattr(self, field.name), getattr(under, field.name)) for field in fields(self))
        return Stance(*(below if own is None else own for own, below in pairs))

    def indent(self, size: float, *, first: bool) -> float:
        """White space before a line's first character, in points; `size` is that of its characters."""
        left = self.left_chars * size if self.left_chars else self.left or 0.0
        if not first:
            return left
        return left + (self.first_chars * size if self.first_chars else self.first or 0.0)


NOTHING_SAID = Stance()


def stance(properties: Element | None, revisions: Revisions = Revisions.ACCEPTED) -> Stance:
    """What a `w:pPr` says. With refused revisions: what it said before its tracked change."""
    if properties is None or not len(properties):
        return NOTHING_SAID
    if revisions is Revisions.REFUSED:
        before = properties.find(f"{W}pPrChange/{W}pPr")
        if before is not None:
            properties = before
    children = {child.tag: child for child in properties}

    def said(name: str) -> str | None:
        found = children.get(W + name)
        return None if found is None else found.get(VAL)

    frame, numbers = children.get(f"{W}framePr"), children.get(f"{W}numPr")
    align = said("jc") or (frame.get(f"{W}xAlign") if frame is not None else None)
    left, left_chars, first, first_chars = _indents(children.get(f"{W}ind"))
    return Stance(
        _ALIGNS.get(align or ""),
        left,
        left_chars,
        first,
        first_chars,
        _above(children.get(f"{W}spacing")),
        _outline(said("outlineLvl")),
        flag(children.get(f"{W}pageBreakBefore")),
        value(numbers, "numId"),
        whole(value(numbers, "ilvl")),
        said("pStyle"),
    )


def _indents(ind: Element | None) -> tuple[float | None, float | None, float | None, float | None]:
    if ind is None:
        return None, None, None, None
    left = points(ind.get(f"{W}left", ind.get(f"{W}start")), TWIP)
    left_chars = _chars(ind.get(f"{W}leftChars", ind.get(f"{W}startChars")))
    hanging, hanging_chars = points(ind.get(f"{W}hanging"), TWIP), _chars(ind.get(f"{W}hangingChars"))
    first, first_chars = points(ind.get(f"{W}firstLine"), TWIP), _chars(ind.get(f"{W}firstLineChars"))
    return (
        left,
        left_chars,
        first if hanging is None else -hanging,
        first_chars if hanging_chars is None else -hanging_chars,
    )


def _chars(text: str | None) -> float | None:
    hundredths = whole(text)
    return None if hundredths is None else hundredths / 100


def _above(spacing: Element | None) -> float | None:
    if spacing is None:
        return None
    before = points(spacing.get(f"{W}before"), TWIP)
    lines = whole(spacing.get(f"{W}beforeLines"))
    return lines * _LINE / 100 if before is None and lines is not None else before


def _outline(text: str | None) -> int | None:
    level = whole(text)
    if level is None:
        return None
    return level + 1 if 0 <= level < 9 else 0


def outline_of_name(style: str) -> int:
    """The outline level that the name of a heading's style tells, 0 for other names."""
    found = _HEADING.fullmatch(style.strip())
    return int(found[1]) if found else 0
