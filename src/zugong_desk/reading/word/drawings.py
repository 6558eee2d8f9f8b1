"""Drawings anchored in a paragraph: the text in their boxes is read, pictures and the rest are counted."""

from dataclasses import dataclass

from zugong_desk.reading.word.looks import Said
from zugong_desk.reading.word.names import MC, O, V, W, points
from zugong_desk.reading.word.tally import Tally
from zugong_desk.reading.xml import Element


@dataclass(frozen=True, slots=True)
class Art:
    """A piece of WordArt: its words and what its style says of them."""

    words: str
    said: Said


Box = Element | Art
"""The content of a text box, or a piece of WordArt."""

_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
_CHARTS = frozenset(
    {
        "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
        "{http://schemas.microsoft.com/office/drawing/2014/chartex}chart",
    }
)
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
_COUNTED = {
    _PICTURE: "pictures",
    f"{V}imagedata": "pictures",
    _DIAGRAM: "diagrams",
    **dict.fromkeys(_CHARTS, "charts"),
}


def boxes(drawing: Element, tally: Tally) -> list[Box]:
    """The boxes of a `w:drawing`, `w:pict` or `w:object` in their order; what is not read goes into the tally."""
    if drawing.tag == f"{W}object" or drawing.find(f".//{O}OLEObject") is not None:
        tally["objects"] += 1
        return []
    out: list[Box] = []
    _gather(drawing, tally, out)
    return out


def _gather(element: Element, tally: Tally, out: list[Box]) -> None:
    for child in element:
        if child.tag == f"{W}txbxContent":
            out.append(child)
            continue
        if child.tag in _COUNTED:
            tally[_COUNTED[child.tag]] += 1
        elif child.tag == f"{V}textpath" and child.get("string"):
            out.append(Art(child.get("string"), _drawn(child.get("style", ""))))
        _gather(chosen(child) if child.tag == f"{MC}AlternateContent" else child, tally, out)


def _drawn(style: str) -> Said:
    """What the style of WordArt says, written as in a web page."""
    says = {name.strip(): words.strip(" '\"") for name, _, words in (part.partition(":") for part in style.split(";"))}
    family = says.get("font-family")
    return Said(
        size=points(says.get("font-size"), 1.0), bold="bold" in says.get("font-weight", ""), wide=family, narrow=family
    )


def chosen(alternatives: Element) -> Element:
    """Which of several alternatives is read: the first, unless only the fallback holds text."""
    choice, fallback = alternatives.find(f"{MC}Choice"), alternatives.find(f"{MC}Fallback")
    if choice is None:
        return alternatives if fallback is None else fallback
    if fallback is not None and not _has_text(choice) and _has_text(fallback):
        return fallback
    return choice


def _has_text(element: Element) -> bool:
    return next(element.iter(f"{W}t", f"{V}textpath"), None) is not None
