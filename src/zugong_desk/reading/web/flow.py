"""The flow of a page: its elements in order, set on paper as a browser lays them out."""

from dataclasses import dataclass, field, replace

from lxml import etree
from lxml.etree import _Element as Element

from zugong_desk.domain.imprint import Part
from zugong_desk.reading.web.dress import BLOCKS, UNSEEN, Dress, dressed, is_hidden
from zugong_desk.reading.web.numbers import Numbering, list_style, numbering
from zugong_desk.reading.web.paper import Paper
from zugong_desk.reading.web.rules import Sheet
from zugong_desk.reading.web.tables import is_grid

_CELLS = frozenset(("td", "th"))


@dataclass(slots=True)
class Flow:
    """What is known at one place of the walk; `pictures` counts those that are not read."""

    sheet: Sheet
    paper: Paper = field(default_factory=Paper)
    dresses: list[Dress] = field(default_factory=lambda: [Dress()])
    lists: list[Numbering | None] = field(default_factory=list)
    grid: Element | None = None
    begun: bool = False
    pictures: int = 0


def flow_of(root: Element | None) -> Flow:
    """The page below `root`, set on paper; nothing on it for None."""
    if root is None:
        return Flow(Sheet(()))
    flow = Flow(Sheet(element.text or "" for element in root.iter("style")))
    walk = etree.iterwalk(root, events=("start", "end"))
    unseen: Element | None = None
    for event, element in walk:
        if event == "start":
            if unseen is None and not _enter(flow, element):
                unseen = element
                walk.skip_subtree()
            continue
        if element is unseen:
            unseen = None
        else:
            _leave(flow, element)
        if element.tail and element is not root:
            flow.paper.write(element.tail, flow.dresses[-1])
    return flow


def _enter(flow: Flow, element: Element) -> bool:
    """Go into an element; False if nothing of it shows."""
    tag = _tag(element)
    if tag in UNSEEN:
        return False
    rules = flow.sheet.of(tag, element)
    if is_hidden(element, rules):
        return False
    if tag in {"img", "image"}:
        flow.pictures += 1
    dress = dressed(flow.dresses[-1], tag, element, rules)
    dress = _opened(flow, tag, element, dress)
    flow.dresses.append(dress)
    if tag in {"ol", "ul", "menu", "dir"}:
        flow.lists.append(numbering(element, list_style(rules)))
    elif tag == "li" and flow.lists and flow.lists[-1] is not None:
        mark = flow.lists[-1].mark(element, list_style(rules))
        if mark:
            flow.paper.mark(mark, dress)
    if element.text:
        flow.paper.write(element.text.removeprefix("\n") if tag == "pre" else element.text, dress)
    return True


def _opened(flow: Flow, tag: str, element: Element, dress: Dress) -> Dress:
    """Begin a line or a cell where the element asks for one; the dress, marked if it stands in a table."""
    if flow.grid is not None:
        return _opened_in_grid(flow, tag, dress)
    if tag == "br":
        flow.paper.break_line(dress)
    elif tag in BLOCKS:
        flow.paper.part_block()
        if tag == "table" and is_grid(element):
            flow.grid = element
            return replace(dress, part=Part.TABLE)
    return dress


def _opened_in_grid(flow: Flow, tag: str, dress: Dress) -> Dress:
    if tag in {"tr", "caption"}:
        flow.paper.part_block()
        flow.begun = False
    elif tag in _CELLS:
        if flow.begun:
            flow.paper.write("\t", replace(dress, kept=True, bold=False))
        flow.begun = True
    elif tag in BLOCKS or tag == "br":
        flow.paper.write(" ", dress)
    return dress


def _leave(flow: Flow, element: Element) -> None:
    tag = _tag(element)
    dress = flow.dresses.pop()
    if tag in {"ol", "ul", "menu", "dir"}:
        flow.lists.pop()
    if flow.grid is not None and element is not flow.grid:
        if tag == "caption":
            flow.paper.part_block()
        elif tag in BLOCKS and tag not in _CELLS:
            flow.paper.write(" ", dress)
        return
    if element is flow.grid:
        flow.grid = None
    if tag in BLOCKS:
        flow.paper.part_block()


def _tag(element: Element) -> str:
    return element.tag.lower() if isinstance(element.tag, str) else "script"
