"""One line of a reading text as TEI: its heads, what was corrected in it, where pages begin, and where annotations do."""

import re
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias
from uuid import NAMESPACE_URL, uuid5

from lxml import etree
from lxml.etree import _Element

from zugong_desk.export.clean import replaced

NAMESPACE = "http://www.tei-c.org/ns/1.0"
_XML = "http://www.w3.org/XML/1998/namespace"
XML_ID, LANGUAGE = f"{{{_XML}}}id", f"{{{_XML}}}lang"
_NAME = re.compile(r"[A-Za-z0-9_.-]+")

Element: TypeAlias = _Element
Put = Callable[[Element], Element]
"""Puts an element at the end of another and returns the element that the text goes into."""


def xml_id(sort: str, *ids: str) -> str:
    """A name as XML has them, told apart by the sort of thing; by its digest if the id has other characters in it."""
    id = ".".join(ids)
    return f"{sort}.{id if _NAME.fullmatch(id) else uuid5(NAMESPACE_URL, replaced(id)).hex}"


def element(parent: Element | None, name: str, text: str = "", /, **attributes: str) -> Element:
    """A new TEI element, at the end of `parent` if there is one; `id` is its `xml:id`."""
    named = {XML_ID if key == "id" else key.rstrip("_"): value for key, value in attributes.items() if value}
    tag = f"{{{NAMESPACE}}}{name}"
    made = (
        etree.Element(tag, named, nsmap={None: NAMESPACE}) if parent is None else etree.SubElement(parent, tag, named)
    )
    made.text = text or None
    return made


def say(parent: Element, text: str) -> None:
    """Put text at the end of an element, behind whatever is in it."""
    last = parent[-1] if len(parent) else None
    if not text:
        return
    if last is None:
        parent.text = (parent.text or "") + text
    else:
        last.tail = (last.tail or "") + text


@dataclass(frozen=True, slots=True)
class Stretch:
    """Code points [start, end) of a line that stand in an element of their own."""

    start: int
    end: int
    put: Put


@dataclass(frozen=True, slots=True)
class Point:
    """A place in a line at which an empty element stands."""

    at: int
    put: Put


def fill(
    parent: Element, text: str, outer: Sequence[Stretch], inner: Sequence[Stretch], points: Iterable[Point]
) -> None:
    """Put a line's text into an element, with its elements; an outer stretch gives way where an inner one crosses it."""
    _Filling(text, _around(outer, inner), inner, points).fill(parent)


def _around(outer: Sequence[Stretch], inner: Sequence[Stretch]) -> list[Stretch]:
    """The outer stretches, one after the other, widened so that none ends inside an inner one."""
    out: list[Stretch] = []
    for one in sorted(outer, key=lambda stretch: (stretch.start, stretch.end)):
        start = min((cut.start for cut in inner if cut.start < one.start < cut.end), default=one.start)
        end = max((cut.end for cut in inner if cut.start < one.end < cut.end), default=one.end)
        start = max(start, out[-1].end if out else 0)
        if start < end:
            out.append(Stretch(start, end, one.put))
    return out


class _Filling:
    """Goes through a line once, taking what stands in it in order."""

    def __init__(self, text: str, outer: Sequence[Stretch], inner: Sequence[Stretch], points: Iterable[Point]) -> None:
        self._text = text
        self._outer = outer
        self._inner = deque(sorted(inner, key=lambda stretch: (stretch.start, stretch.end)))
        self._points = deque(sorted(points, key=lambda point: point.at))

    def fill(self, parent: Element) -> None:
        at = 0
        for stretch in self._outer:
            self._with_inner(parent, at, stretch.start)
            self._with_inner(stretch.put(parent), stretch.start, stretch.end)
            at = stretch.end
        self._with_inner(parent, at, len(self._text))

    def _with_inner(self, parent: Element, start: int, end: int) -> None:
        while self._inner and self._inner[0].end <= end:
            stretch = self._inner.popleft()
            self._plain(parent, start, stretch.start)
            self._plain(stretch.put(parent), stretch.start, stretch.end)
            start = stretch.end
        self._plain(parent, start, end)

    def _plain(self, parent: Element, start: int, end: int) -> None:
        while self._points and self._points[0].at <= end:
            point = self._points.popleft()
            say(parent, self._text[start : point.at])
            point.put(parent)
            start = max(start, point.at)
        say(parent, self._text[start:end])
