"""Forms: what a file is, by its first bytes and its table of contents; its name is asked only where they leave it open."""

import re

from zugong_desk.domain.imprint import Form
from zugong_desk.reading.zipped import names_in

ARCHIVE = "archive"
"""A ZIP that is no document: what it holds is read file by file."""

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PDF = b"%PDF-"
PDF_WITHIN = 1024
"""Bytes at the start of a file among which a PDF may begin."""

PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"GIF8", b"BM")
FOREIGN = (
    (b"{\\rtf", "RTF 文档"),
    (b"SQLite format 3\x00", "数据库或书库"),
    (b"Rar!", "RAR 压缩包"),
    (b"7z\xbc\xaf", "7z 压缩包"),
)
"""How files begin that people take for a bulletin and that are not read."""

# Possessive, or a row of comments without a page after it would take a time that doubles with each of them.
_PAGE = re.compile(
    rb"\s*+(?:<\?xml[^>]*+>\s*+)?+(?:<!--.*?-->\s*+)*+<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_MAIL_PAGE = re.compile(rb"(?:^|\n)(?:MIME-Version|Content-Type):", re.IGNORECASE)
_MAIL = re.compile(rb"(?:[\w-]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*)*MIME-Version:", re.IGNORECASE)
_FLAT_WORD = re.compile(
    rb"<\?mso-application\s+progid=\"Word.Document\"|<(?:\w+:)?(?:wordDocument|package)\s[^>]*xmlns"
)
FLAT_WITHIN = 4096
"""Bytes at the start of a file among which its XML says that it is Word's."""
_HTML_NAMES = (".html", ".htm", ".xhtml", ".shtml", ".mht", ".mhtml")

READABLE = (
    *(".txt", ".text", ".md", ".markdown"),
    *_HTML_NAMES,
    *(".docx", ".docm", ".dotx", ".doc", ".dot", ".wps", ".wpt", ".pdf", ".ofd", ".zip"),
    *(".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".gif"),
)
"""How names of files end that can be read."""


def form_of(name: str, data: bytes) -> Form | str:
    """The form of a file called `name`; `ARCHIVE` for a ZIP of files; for what is not read, what it is in words."""
    if data.startswith((ZIP, b"PK\x05\x06")):
        return _zipped(data)
    if data.startswith(OLE):
        return Form.DOC
    if PDF in data[:PDF_WITHIN]:
        return Form.PDF
    if _is_picture(data):
        return Form.SCAN
    if _FLAT_WORD.search(data[:FLAT_WITHIN]):
        return "Word 2003 XML 或单文件 XML 文档"
    foreign = next((words for magic, words in FOREIGN if data.startswith(magic)), None)
    if foreign is not None:
        return foreign
    return Form.HTML if _is_page(name, data) else Form.TEXT


def _is_picture(data: bytes) -> bool:
    if data.startswith(b"BM"):
        return len(data) > 14 and data[6:10] == b"\0\0\0\0"  # the reserved field of a bitmap's header
    return data.startswith(PICTURES)


def _is_page(name: str, data: bytes) -> bool:
    head = data[:4096].removeprefix(b"\xef\xbb\xbf")
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head.replace(b"\0", b"")[2:]
    if _PAGE.match(head) or _MAIL.match(head):
        return True
    named = name.lower().endswith(_HTML_NAMES)
    return named and (b"<" in head or _MAIL_PAGE.search(head) is not None)


def _zipped(data: bytes) -> Form | str:
    names = names_in(data)  # none if it is damaged: reading it will say what is wrong with it
    if any(name.lower().lstrip("/") == "ofd.xml" for name in names):
        return Form.OFD
    if "[Content_Types].xml" in names:
        return Form.DOCX
    return ARCHIVE
