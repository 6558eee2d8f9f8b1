"""How an office prints its bulletin, and a seed set that way."""

from tests.press.printing import Face, House, printed
from tests.score.gold import Example, Gold

from zugong_desk.domain.imprint import Align
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.source import Source

OFFICE = House(
    body=16,
    faces={
        Kind.ARTICLE_TITLE: Face(22, "方正小标宋简体", align=Align.CENTRE),
        Kind.COLUMN: Face(16, "黑体", align=Align.CENTRE),
        Kind.BYLINE: Face(16, "楷体_GB2312", align=Align.CENTRE),
        Kind.SOURCE_CREDIT: Face(16, "楷体_GB2312", align=Align.RIGHT),
        Kind.EDITOR_NOTE: Face(16, "楷体_GB2312"),
        Kind.TOC: Face(16, "黑体", align=Align.CENTRE),
        Kind.DISTRIBUTION: Face(14),
    },
    heading=Face(0, "黑体"),
    deeper=Face(0, "楷体_GB2312", bold=True),
)


def in_office(example: Example) -> tuple[Source, Gold]:
    """A text that a person has read as the office's word processor holds it: a line of the source is a paragraph."""
    return printed(example.source(), example.load(), OFFICE)
