"""The names that a text gives to things of its own: brands, projects and working methods in quotation or book marks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from zugong_desk.proofing.quotes import Marks, pairs

_NAME = re.compile(r"[\u4e00-\u9fff\U00020000-\U0003ffffA-Za-z0-9０-９Ａ-Ｚａ-ｚ+＋·—\-－ ]{2,20}")
_NOUN = re.compile(
    r"(?:工程|行动|计划|模式|机制|工作法|平台|品牌|系统|项目|活动|讲坛|讲堂|大讲堂|联盟|制度|体系|小程序|专栏|基地|驿站|服务队|党支部|清单)"
)
_MAKES = re.compile(
    r"(?:打造|创建|创办|创新|推出|推行|开发|开展|深化|实施|擦亮|叫响|组建|成立|建成|建立|开设|开通|上线|用好|搭建|放大|运用|依托|探索)(?:了|出|起|的|[\u4e00-\u9fff]{0,4})?$"
)
_LETTERS_OR_HAN = re.compile(r"[A-Za-z\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Named:
    """A name as it is written, at code points [start, end) of a text, and the noun right behind its marks.

    `own` if that noun or a verb before says that it is a thing of somebody's own (打造“…”), and no turn of phrase.
    """

    name: str
    start: int
    end: int
    noun: str
    own: bool


def named(text: str) -> Iterator[Named]:
    """The names in marks, in order; sentences and slogans are none, as they are long or have marks in them."""
    for pair in pairs(text):
        inner = text[pair.inner]
        if pair.marks is Marks.BRACKET or not _NAME.fullmatch(inner) or not _LETTERS_OR_HAN.search(inner):
            continue
        noun = _NOUN.match(text, pair.end)
        start = pair.start + 1 + len(inner) - len(inner.lstrip())
        own = noun is not None or _MAKES.search(text, max(0, pair.start - 8), pair.start) is not None
        yield Named(inner.strip(), start, start + len(inner.strip()), noun[0] if noun else "", own)
