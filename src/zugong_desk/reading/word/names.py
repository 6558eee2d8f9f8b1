"""Names in the XML of Word files, and how their values are written."""

import re

from zugong_desk.reading.xml import Element

_TRANSITIONAL = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V = "{urn:schemas-microsoft-com:vml}"
O = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741 - the prefix that Word itself uses
VAL = f"{W}val"

_SAME_IN_STRICT = {
    "wordprocessingml/main": "wordprocessingml/2006/main",
    "drawingml/main": "drawingml/2006/main",
    "drawingml/picture": "drawingml/2006/picture",
    "drawingml/chart": "drawingml/2006/chart",
    "drawingml/diagram": "drawingml/2006/diagram",
    "officeDocument/math": "officeDocument/2006/math",
    "officeDocument/relationships": "officeDocument/2006/relationships",
}
_SPACES = {f"{{{_STRICT}{strict}}}": f"{{{_TRANSITIONAL}{loose}}}" for strict, loose in _SAME_IN_STRICT.items()}

_MEASURE = re.compile(r"\s*([+-]?\d+(?:\.\d+)?)\s*(mm|cm|in|pt|pc|pi)?\s*$")
_POINTS = {"mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "pt": 1.0, "pc": 12.0, "pi": 12.0}


def loosened(root: Element) -> Element:
    """The same tree with the names of strict OOXML put as the usual ones."""
    if not any(space and space.startswith(_STRICT) for space in root.nsmap.values()):
        return root
    for element in root.iter():
        element.tag = _loose(element.tag)
        for key, value in element.attrib.items():
            loose = _loose(key)
            if loose != key:
                del element.attrib[key]
                element.set(loose, value)
    return root


def _loose(name: str) -> str:
    space, bracket, local = name.rpartition("}")
    return _SPACES.get(space + bracket, space + bracket) + local


def child(parent: Element, tag: str) -> Element | None:
    """The first child with a tag, found faster than by a path; None if there is none."""
    return next(parent.iterchildren(tag), None)


def flag(element: Element | None) -> bool | None:
    """What an on/off element says; None if it is not there."""
    return None if element is None else element.get(VAL, "true") not in {"0", "false", "off"}


def whole(text: str | None) -> int | None:
    """A whole number, or None for anything else; huge ones are no numbers of ours either."""
    try:
        value = float(text) if text and len(text) < 12 else None
    except ValueError:
        return None
    return int(value) if value is not None and abs(value) < 1e9 else None


def points(text: str | None, unit: float) -> float | None:
    """A measure in points: a bare number counts units of `unit` points, others name their unit."""
    found = _MEASURE.match(text) if text and len(text) < 20 else None
    if found is None:
        return None
    return float(found[1]) * (_POINTS[found[2]] if found[2] else unit)


def value(parent: Element | None, name: str) -> str | None:
    """The `w:val` of the child `w:name`; None if there is no such child."""
    named = None if parent is None else child(parent, W + name)
    return None if named is None else named.get(VAL)
