"""What lies on the clipboard, as files to be imported."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QBuffer, QMimeData
from PySide6.QtGui import QImage

from zugong_desk.desk.import_queue import Parcel, files_in
from zugong_desk.ui.shell.drops import dropped_files

HTML = "text/html"


def pasted(data: QMimeData | None, now: datetime) -> list[Parcel]:
    """The files that were copied, else one parcel of formatted text, plain text or a picture; none of anything else.

    What has no name is called after the time: 剪贴板 2026-11-21 1530.html.
    """
    if data is None:  # as some systems say that there is nothing
        return []
    files = [Parcel(path) for path in files_in(dropped_files(data))]
    if files:
        return files
    found = _content(data)
    if found is None:
        return []
    content, ending = found
    return [Parcel(Path(f"剪贴板 {now:%Y-%m-%d %H%M}{ending}"), data=content)]


def _content(data: QMimeData) -> tuple[bytes, str] | None:
    alone = not data.hasText() and not data.hasImage()
    if data.hasHtml() and (alone or data.text().strip()):  # a copied picture brings a page without words along
        return _page(data), ".html"
    if data.hasText() and data.text().strip():
        return data.text().encode("utf-8", "replace"), ".txt"
    picture = data.imageData() if data.hasImage() else None
    return (_png(picture), ".png") if isinstance(picture, QImage) and not picture.isNull() else None


def _page(data: QMimeData) -> bytes:
    """The bytes as they were copied; as UTF-8 with a mark if Qt has only made text of them."""
    raw = bytes(data.data(HTML).data())
    return raw or b"\xef\xbb\xbf" + data.html().encode("utf-8", "replace")


def _png(picture: QImage) -> bytes:
    out = QBuffer()
    picture.save(out, "PNG")  # type: ignore[call-overload]
    return bytes(out.data().data())
