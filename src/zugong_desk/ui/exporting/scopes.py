"""What can be exported and how: which formats fit which choice. No Qt here."""

from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from zugong_desk.desk.exporting import Request
from zugong_desk.export.formats import FORMATS, Format, What


class Scope(Enum):
    """What is taken from the library."""

    COLLECTION = "摘编"
    TAG = "标签"
    SEARCH = "查找结果"
    ISSUE = "一期"
    LIBRARY = "整个书库"


_FOR_READERS = (What.PRINT, What.TABLE, What.DATA)
_OF_ISSUE = (What.ISSUE, What.BULLETIN, What.PROOF, What.ERRATA)
GROUPS = {
    What.PRINT: "文档",
    What.TABLE: "文档",
    What.ISSUE: "本期",
    What.BULLETIN: "本期",
    What.PROOF: "校对",
    What.ERRATA: "校对",
    What.DATA: "数据，供别的程序读取",
}
"""Under which heading a format stands."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A choice in the dialogue: a scope, what of it (an id or a query), and the name of a format (empty: the first)."""

    scope: Scope
    what: str = ""
    format: str = ""


def formats_for(scope: Scope) -> list[Format]:
    """The formats that fit a scope, in the order in which they are offered."""
    whats = (*_OF_ISSUE, *_FOR_READERS) if scope is Scope.ISSUE else _FOR_READERS
    return [one for what in whats for one in FORMATS.values() if one.what is what]


def takes_template(format_name: str) -> bool:
    """Whether a format can be filled into a Word file of the editor's own."""
    return format_name in FORMATS and FORMATS[format_name].module == "word.manuscript"


def request_for(wish: Wish, path: Path, template: Path | None = None, most: int | None = None) -> Request:
    """The request that a wish stands for: at most so many issues, for a look beforehand (None: all)."""
    named = wish.what or None
    base = Request(wish.format, path, template=template, most=most)
    match wish.scope:
        case Scope.COLLECTION:
            return replace(base, collection=named)
        case Scope.TAG:
            return replace(base, tag=named)
        case Scope.SEARCH:
            return replace(base, search=named)
        case Scope.ISSUE:
            return replace(base, issue=named)
        case Scope.LIBRARY:
            return base
