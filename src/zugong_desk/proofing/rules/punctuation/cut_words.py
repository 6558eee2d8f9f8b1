"""Set phrases cut in two by a mark of enumeration (PUNCT-DUN), from a table."""

from collections.abc import Iterator

from zugong_desk.domain.finding import Fix, Severity
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import Passage
from zugong_desk.proofing.rule import Bad, Family, Rule
from zugong_desk.proofing.tables import hits

TABLE = "cut_words"


def _in_block(passage: Passage) -> Iterator[Hit]:
    if passage.prose and "、" in passage.text:
        yield from hits(TABLE, passage, lambda row: f"“{row.right}”是缩略的并列语，不宜从中间断开")


RULES = (
    Rule(
        id="PUNCT-DUN",
        name="缩略并列语误断",
        family=Family.PUNCTUATION,
        severity=Severity.WARNING,
        fix=Fix.SUGGEST,
        clause="GB/T 15834—2011 4.5.3.1",
        why="并列的几个单字已凝成一语的，要么不断，要么逐字断开，不在中间断一处。",
        bad=(
            Bad("抓好选育、管用全链条。", "抓好选育管用全链条。"),
            Bad("解决群众的急难、愁盼问题𠮷。", "解决群众的急难愁盼问题𠮷。"),
            Bad("推动产学研、用深度融合。", "推动产学研用深度融合。"),
        ),
        good=(
            "抓好选、育、管、用各环节。",
            "解决群众的急难愁盼问题。",
            "做好干部选育、管用好人才。",
        ),
        in_block=_in_block,
    ),
)
