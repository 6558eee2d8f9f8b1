"""Faces: the family of a PDF's font and whether it is heavy, by its name."""

import re
from dataclasses import dataclass

_SUBSET = re.compile(r"^[A-Z]{6}\+")
_STYLE = re.compile(
    r"(?:PS)?(?:[-,_ ](?:Extra|Semi|Demi|Ultra)?(?:Regular|Roman|Normal|Medium|Light|Bold|Heavy|Black|Italic|Oblique)(?![a-z]).*"
    r"|(?<=[a-z])(?:PS)?MT|PS)$"
)
_BOLD = re.compile(r"bold|heavy|black|demi\b|粗|特黑|超黑|大黑|-W[6-9]\b", re.IGNORECASE)
_HEAVY = re.compile(
    r"黑体|黑简|標題|标题|标宋|simhei|heiti|^hei\b|xiaobiaosong|dabiaosong|biaosong|fzxbs|fzdbs|fzht|fzdht|sthei|pingfang.*semibold",
    re.IGNORECASE,
)
_SANS = re.compile(r"sans|gothic|hei(?![a-z])|heiti|yahei|黑|等线|dengxian|wqy|pingfang|fzlth", re.IGNORECASE)
_MISREAD = re.compile(r"[\x80-\xff]{2}")


@dataclass(frozen=True, slots=True)
class Face:
    """A font: its family; `bold` if its name says so, `heavy` if the family is made for headings.

    `sans` tells that its strokes are all of one thickness: headings are set in such a face where the text is not.
    """

    family: str = ""
    bold: bool = False
    heavy: bool = False
    sans: bool = False


def face_of(raw: bytes) -> Face:
    """The face called `raw` in the file, in whatever encoding its writer used."""
    name = _SUBSET.sub("", _named(raw))
    return Face(_family(name), *(kind.search(name) is not None for kind in (_BOLD, _HEAVY, _SANS)))


def _named(raw: bytes) -> str:
    """The name as its writer meant it: UTF-8, or GBK, or GBK taken for Latin-1 and then written as UTF-8."""
    try:
        name = raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("gb18030", "replace")
    if not _MISREAD.search(name):
        return name
    try:
        return name.encode("latin-1").decode("gb18030")
    except UnicodeError:
        return name


def _family(name: str) -> str:
    return _STYLE.sub("", name) or name
