"""The description of a REFI-QDA project, element by element: nothing is fetched, nothing is expanded, no tree of all is made."""

from collections.abc import Iterator
from typing import IO, Any

from lxml import etree

from zugong_desk.export.errors import ExchangeError

Element = Any
"""An lxml element; only the local part of its name counts, for programs write the name space in more than one way."""

PROJECT = "Project"
_DEPTH = 3
_BROKEN = "项目描述不是合格的 XML，没有读入，书库未改动。请重新导出后再试。"


def elements(file: IO[bytes]) -> Iterator[Element]:
    """The root, with its attributes only, and then each element two levels below it, such as a source or a note.

    What was yielded is emptied when the next is asked for. ExchangeError for what is broken, has a document type or is no
    project.
    """
    try:
        yield from _elements(file)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise error if isinstance(error, ExchangeError) else ExchangeError(_BROKEN) from error


def _elements(file: IO[bytes]) -> Iterator[Element]:
    depth = 0
    for event, element in etree.iterparse(
        file,
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    ):
        if event == "start":
            depth += 1
            if depth == 1:
                _examine(element)
                yield element
            continue
        depth -= 1
        if depth == _DEPTH - 1:
            yield element
            _forget(element)


def _examine(root: Element) -> None:
    if root.getroottree().docinfo.internalDTD is not None:
        raise ExchangeError("项目描述带 DOCTYPE 声明，没有读入，书库未改动。请核对文件来源。")
    if name_of(root) != PROJECT:
        raise ExchangeError("文件不是 REFI-QDA 项目（没有 Project），没有读入，书库未改动。")


def _forget(element: Element) -> None:
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]


def name_of(element: Element) -> str:
    """An element's name without its name space."""
    return str(etree.QName(element).localname)


def children(element: Element, *names: str) -> Iterator[Element]:
    """The elements of these names right below another."""
    return (one for one in element if isinstance(one.tag, str) and name_of(one) in names)


def text_of(element: Element, name: str) -> str:
    """The text of the first element of that name right below another; empty if there is none."""
    return next(("".join(one.itertext()) for one in children(element, name)), "")


def guid_of(element: Element, name: str = "guid") -> str:
    """A GUID in one spelling, or what stands in its place; empty if nothing does."""
    return (element.get(name) or "").strip().strip("{}").upper()
