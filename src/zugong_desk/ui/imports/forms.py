"""The forms of files by name: for the file dialog, for the queue, for the start page."""

from pathlib import PurePath
from typing import Literal

from zugong_desk.domain.imprint import FORM_NAMES, Form
from zugong_desk.domain.source import Source
from zugong_desk.reading.forms import READABLE

ENDINGS: dict[str, tuple[str, ...]] = {
    "文本": (".txt", ".text", ".md", ".markdown"),
    "Word": (".docx", ".docm", ".dotx", ".doc", ".dot"),
    "WPS 文字": (".wps", ".wpt"),
    "PDF": (".pdf",),
    "OFD": (".ofd",),
    "网页": (".html", ".htm", ".xhtml", ".shtml", ".mht", ".mhtml"),
    "图片、扫描件": (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".gif"),
    "压缩包": (".zip",),
}
"""What files are called in a dialog, and how their names end: all that can be read, each ending once."""

SHOWN = "Word、WPS、PDF、OFD、扫描件、网页、文本、ZIP"
_ENCODINGS = {"big5": "Big5", "utf-8-sig": "UTF-8", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}
_PICTURE = "扫描件"
_PICTURES = frozenset(ENDINGS["图片、扫描件"])


def dialog_filter() -> str:
    """The filters of a file dialog: all that can be read together, then form by form, then everything."""
    rows = [("能读的文件", READABLE), *ENDINGS.items()]
    return ";;".join([*(f"{name} ({' '.join(map(_both_cases, endings))})" for name, endings in rows), "所有文件 (*)"])


def _both_cases(ending: str) -> str:
    """An ending as dialogs that mind capitals need it."""
    return f"*{ending} *{ending.upper()}"


def named_form(ending: str) -> str:
    """What a file that was not read yet seems to be; empty if its name does not tell."""
    if ending in _PICTURES:
        return _PICTURE
    return next((name for name, endings in ENDINGS.items() if ending in endings), "")


Aspect = Literal["encoding", "revisions", "recognition"]
"""What an editor may choose about how a file is read."""
_ASPECTS: dict[str, tuple[Aspect, ...]] = {
    "文本": ("encoding",),
    "网页": ("encoding",),
    "Word": ("revisions",),
    "WPS 文字": ("revisions",),
    "PDF": ("recognition",),
    "": ("encoding", "revisions", "recognition"),
}


def aspects(ending: str) -> tuple[Aspect, ...]:
    """What can be chosen for a file with this ending; all of it if the ending does not tell what the file is."""
    return _ASPECTS.get(named_form(ending), ())


def is_picture(ending: str) -> bool:
    """Whether a file with this ending is a picture, whose text must be recognised."""
    return ending in _PICTURES


def form_told(source: Source) -> str:
    """What a file turned out to be: 文本 UTF-8, Word, WPS 文字, PDF, 扫描件."""
    form, ending = source.imprint.form, PurePath(source.file).suffix.lower()
    name = named_form(ending) if form is Form.DOC and ending in ENDINGS["WPS 文字"] else FORM_NAMES[form]
    encoding = _ENCODINGS.get(source.encoding.lower(), source.encoding.upper())
    return f"{name} {encoding}".rstrip()
