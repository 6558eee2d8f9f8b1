"""XML from files that nobody vouches for: no document type, no entities, nothing fetched, no boundless tree."""

import re
from typing import Any

from lxml import etree

from zugong_desk.reading.errors import ReadingError

Element = Any
"""An lxml element."""

MOST_XML = 64 << 20
"""The largest XML that is parsed, in bytes: its tree takes some ten times as much memory."""

_UNREAD = "没有读入，原文件未改动。"
_PROLOG_WITHIN = 1 << 16
_FIRST_ELEMENT = re.compile(rb"<[^?!]")


def parse_xml(data: bytes) -> Element:
    """The root element; comments and processing instructions are left out.

    Raises ReadingError for XML that is broken or too large, and for any with a DOCTYPE, which no document of an
    office program has.
    """
    if len(data) > MOST_XML:
        raise ReadingError(f"文件里有超过 {MOST_XML >> 20} MB 的 XML，{_UNREAD}请拆成单期再导入。")
    if _declares_type(data):
        raise ReadingError(_typed())
    try:
        root = etree.fromstring(data, _parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadingError(f"文件里的 XML 损坏或不完整，{_UNREAD}请重新取得或另存再导入。") from error
    if root.getroottree().docinfo.internalDTD is not None:  # in an encoding that the look at the bytes does not know
        raise ReadingError(_typed())
    return root


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _declares_type(data: bytes) -> bool:
    """Whether a DOCTYPE stands before the first element, in UTF-8, UTF-16 or UTF-32."""
    head = data[:_PROLOG_WITHIN].replace(b"\0", b"")
    first = _FIRST_ELEMENT.search(head)
    return b"<!DOCTYPE" in head[: first.start() if first else None]


def _typed() -> str:
    return f"文件里的 XML 带 DOCTYPE 声明，可能夹带实体炸弹或外部引用，{_UNREAD}请核对文件来源，或另存再导入。"
