"""Unpacking: the page inside an MHT archive or a mail, and the encoding that its envelope states."""

import re
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import MessageError
from email.message import Message

from zugong_desk.reading.errors import ReadingError


@dataclass(frozen=True, slots=True)
class Packed:
    """The bytes of a page and the encoding that its envelope states, None if there is no envelope."""

    data: bytes
    encoding: str | None = None


_ENVELOPE = re.compile(rb"^(?:MIME-Version|Content-Type):", re.IGNORECASE | re.MULTILINE)
_HEAD = 4096
_DEEPEST = 50
"""Parts within parts: mail programs make three or four."""


def unpack(data: bytes) -> Packed:
    """The page itself. ReadingError if an archive holds none."""
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith(b"<") or not _ENVELOPE.search(head):
        return Packed(data)
    page = _page(data)
    if page is None:
        raise ReadingError("这个网页存档里没有网页正文，没有读入，原文件未改动。请用浏览器打开后另存为 html 再导入。")
    return page


def _page(data: bytes) -> Packed | None:
    if len(re.findall(rb"boundary\s*=", data, re.IGNORECASE)) > _DEEPEST:
        return None
    try:
        message = message_from_bytes(data.lstrip())
        part = _chosen(message)
        content = part.get_payload(decode=True) if part is not None else None
    except (MessageError, ValueError, LookupError, RecursionError):
        return None
    if part is None or not isinstance(content, bytes):
        return None
    return Packed(content, part.get_content_charset())


def _chosen(message: Message) -> Message | None:
    """The part that the archive names as its root, else the first page in it."""
    pages = [part for part in message.walk() if part.get_content_type() in {"text/html", "application/xhtml+xml"}]
    root = message.get_param("start")
    return next((part for part in pages if root and part.get("Content-ID") == root), pages[0] if pages else None)
