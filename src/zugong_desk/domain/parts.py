"""The parts of an issue that searches look through: its articles, and each stretch of lines between them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zugong_desk.domain.block import Block
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.outline import Article, articles

_PLACE = re.compile(
    r"(?:中共)?((?:(?!城市|村镇|乡镇)[\u4e00-\u9fff\U00020000-\U0003ffff]{1,7}?(?:自治[区州县旗]|[省市州盟县区旗镇乡村]|街道|社区|开发区|新区))+)"
    r"(?=委|党|人民|政府|纪|政协|人大|组织|宣传|统战|团|妇联|局|办|机关|工|$|[\u4e00-\u9fff]{2,}[局办部])"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a part: its block, its kind and its length in code points."""

    block: str
    kind: Kind
    size: int


@dataclass(frozen=True, slots=True)
class Part:
    """An article, or lines that stand in none (then without a title); what is not said is "".

    `text` holds the lines, a line feed between two; `place` is the one that the organisation is named after.
    """

    title: str
    org: str
    column: str
    place: str
    lines: tuple[Line, ...]
    text: str


def parts(lines: Sequence[Block]) -> list[Part]:
    """The parts of a reading text in order; together they hold every line once."""
    return [_part(article, lines[first:last]) for article, first, last in _stretches(lines)]


def _stretches(lines: Sequence[Block]) -> Iterator[tuple[Article | None, int, int]]:
    """Half-open ranges of lines, with the article that they are."""
    index = {block.id: at for at, block in enumerate(lines)}
    done = 0
    for article in articles(lines):
        first, last = index[article.first], index[article.last] + 1
        if first > done:
            yield None, done, first
        yield article, first, last
        done = last
    if done < len(lines):
        yield None, done, len(lines)


def _part(article: Article | None, lines: Sequence[Block]) -> Part:
    org = (article.org or "") if article else ""
    return Part(
        title=article.title if article else "",
        org=org,
        column=(article.column or "") if article else "",
        place=place_of(org),
        lines=tuple(Line(block.id, block.kind, len(block.text)) for block in lines),
        text="\n".join(block.text for block in lines),
    )


def place_of(organisation: str) -> str:
    """The place that an organisation is named after: 甲县 of 中共甲县委组织部; "" if its name tells none."""
    found = _PLACE.match(organisation)
    return found[1] if found else ""
