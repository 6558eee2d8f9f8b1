"""How characters look: what one place in the file says of it, and what comes of all places together."""

from dataclasses import dataclass, fields

from zugong_desk.reading.wishes import Revisions
from zugong_desk.reading.word.names import VAL, W, flag, points
from zugong_desk.reading.word.theme import Theme
from zugong_desk.reading.xml import Element

HALF_POINT = 0.5
_SIZE, _BOLD, _FONTS, _STYLE, _HIDDEN = (W + name for name in ("sz", "b", "rFonts", "rStyle", "vanish"))
_EAST, _ASCII, _HIGH = ((f"{W}{script}Theme", f"{W}{script}") for script in ("eastAsia", "ascii", "hAnsi"))


@dataclass(frozen=True, slots=True)
class Said:
    """What one set of run properties says; None where it says nothing. `style` is a character style's id."""

    size: float | None = None
    bold: bool | None = None
    hidden: bool | None = None
    wide: str | None = None
    """The family for Chinese characters."""
    narrow: str | None = None
    """The family for Latin letters and figures."""
    style: str | None = None

    def over(self, under: "Said") -> "Said":
        """This with the gaps filled from `under`."""
        if self is NOTHING_SAID:
            return under
        pairs = ((getattr(self, field.name), getattr(under, field.name)) for field in fields(self))
        return Said(*(below if own is None else own for own, below in pairs))


NOTHING_SAID = Said()


@dataclass(frozen=True, slots=True)
class Look:
    """How characters come out in the end: size in points, families of fonts."""

    size: float
    bold: bool
    hidden: bool
    wide: str
    narrow: str


def said(properties: Element | None, theme: Theme, revisions: Revisions = Revisions.ACCEPTED) -> Said:
    """What a `w:rPr` says. With refused revisions: what it said before its tracked change."""
    if properties is None or not len(properties):
        return NOTHING_SAID
    if revisions is Revisions.REFUSED:
        before = properties.find(f"{W}rPrChange/{W}rPr")
        if before is not None:
            properties = before
    size = bold = hidden = wide = narrow = style = None
    for child in properties.iterchildren(_SIZE, _BOLD, _FONTS, _STYLE, _HIDDEN):
        tag = child.tag
        if tag == _SIZE:
            size = points(child.get(VAL), HALF_POINT)
        elif tag == _BOLD:
            bold = flag(child)
        elif tag == _FONTS:
            wide = _family(child, theme, _EAST)
            narrow = _family(child, theme, _ASCII) or _family(child, theme, _HIGH)
        elif tag == _STYLE:
            style = child.get(VAL)
        else:
            hidden = flag(child)
    return Said(size, bold, hidden, wide, narrow, style)


def _family(fonts: Element, theme: Theme, names: tuple[str, str]) -> str | None:
    """The family for a script: the theme's, where the file names one and has it, else its own."""
    themed = fonts.get(names[0])
    family: str | None = (theme.get(themed) if themed else None) or fonts.get(names[1])
    return family
