"""The tree of a page, as lxml's parser of HTML builds it; what a hostile page could do with it is refused."""

import re

from lxml import etree
from lxml.etree import _Element as Element

from zugong_desk.reading.errors import ReadingError

_DOCTYPE = re.compile(r"<!doctype\b[^>\[]*\[[^\]]*<!entity", re.IGNORECASE)
_XML = re.compile(r"\s*(?:<\?xml\b|<!doctype\s+html\s+public\s+[\"'][^\"']*xhtml)", re.IGNORECASE)
_CLOSED = re.compile(
    r"<(script|style|title|textarea|iframe|noscript|div|span|a|p|td|th|li|ul|ol|b|i|em|strong|h[1-6])\b([^<>]*)/>",
    re.IGNORECASE,
)
_WRAPPERS = re.compile(r"</?(?:span|font|b|i|u|em|strong|a|div|section)\b[^<>]*>", re.IGNORECASE)
_DECLARED_WITHIN = 1 << 16


def tree_of(text: str) -> tuple[Element | None, bool]:
    """The root element of a page, None if it holds nothing; and whether its wrappers had to go for being too deep.

    Raises ReadingError if the page declares entities of its own, or is still nested deeper than 256 elements.
    """
    start = text[:_DECLARED_WITHIN].lower().find("<!doctype")
    if start >= 0 and _DOCTYPE.match(text, start):
        raise ReadingError(
            "这个网页自带实体声明，可能有害，没有读入，原文件未改动。请用浏览器打开后另存为 txt 再导入。"
        )
    if _XML.match(text):
        text = _CLOSED.sub(r"<\1\2></\1>", text)
    root, whole = _parsed(text)
    if whole:
        return root, False
    root, whole = _parsed(_WRAPPERS.sub(" ", text))
    if not whole:
        raise ReadingError("这个网页的标签套得太深，没有读入，原文件未改动。请用浏览器打开后另存为 txt 再导入。")
    return root, True


def _parsed(text: str) -> tuple[Element | None, bool]:
    """The root, and whether the parser reached the end: it stops where elements are nested too deep."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError:
        return None, True
    return root, not any("depth" in error.message.lower() for error in parser.error_log)
