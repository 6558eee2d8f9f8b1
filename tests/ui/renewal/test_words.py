"""What a row of the list says, for each thing that parsing again may do."""

import pytest

from zugong_desk.domain.kinds import Kind, Role
from zugong_desk.domain.renewal import Difference, Piece, PieceHead, What
from zugong_desk.ui.renewal.words import deed, passage, reason, spoken, where

LONG = "县委坚持党建引领𠮷，推动基层治理提质增效😀。"
NEXT = "二是强保障e\u0301。"


def piece(text: str, kind: Kind = Kind.PARAGRAPH, level: int = 0, *heads: PieceHead) -> Piece:
    return Piece(kind, level, text, heads)


def difference(what: What, before: tuple[Piece, ...], after: tuple[Piece, ...]) -> Difference:
    return Difference(what, ("b1",), 3, 5, before, after, "上一行没有收尾", 0.834)


ITEM, RUN_IN = PieceHead(Role.ITEM, 0, "二是强保障"), PieceHead(Role.RUN_IN, 0, "强保障")
CASES = [
    (What.KIND, (piece(LONG),), (piece(LONG, Kind.HEADING, 2),), "正文改为标题（2 级）", LONG),
    (What.SPLIT, (piece(LONG + NEXT),), (piece(LONG), piece(NEXT)), "拆成 2 段", f"…{LONG[-14:]} ⏎ {NEXT}"),
    (What.JOIN, (piece(LONG), piece(NEXT)), (piece(LONG + NEXT),), "2 段并为 1 段", f"…{LONG[-14:]} ＋ {NEXT}"),
    (What.REGROUP, (piece("甲乙"), piece("丙")), (piece("甲"), piece("乙丙")), "重新分段", "甲 ⏎ 乙丙"),
    (What.REGROUP, (piece("甲 乙"),), (piece("甲乙"),), "重新分段", "甲乙"),
    (What.ASIDE, (piece("甲—7—"),), (piece("甲"), piece("—7—", Kind.PAGE_FOOTER)), "移出正文", "—7—"),
    (What.BACK, (piece("甲"), piece("乙", Kind.NOISE)), (piece("甲乙"),), "放回正文", "乙"),
    (What.HEADS, (piece(NEXT),), (piece(NEXT, Kind.PARAGRAPH, 0, ITEM),), "标为小标题", "分项：二是强保障"),
    (What.HEADS, (piece(NEXT, Kind.PARAGRAPH, 0, ITEM),), (piece(NEXT),), "取消小标题", "分项：二是强保障"),
    (
        What.HEADS,
        (piece(NEXT, Kind.PARAGRAPH, 0, ITEM),),
        (piece(NEXT, Kind.PARAGRAPH, 0, RUN_IN),),
        "改小标题",
        "分项：二是强保障 → 段首语：强保障",
    ),
]


@pytest.mark.parametrize(("what", "before", "after", "done", "text"), CASES)
def test_deed_and_passage(
    what: What, before: tuple[Piece, ...], after: tuple[Piece, ...], done: str, text: str
) -> None:
    one = difference(what, before, after)
    assert deed(one) == done
    assert passage(one) == text
    assert spoken(one) == f"第 3—5 行，{done}：{text}。上一行没有收尾　可信 0.83"


def test_one_line_and_no_reason() -> None:
    one = Difference(What.KIND, ("b",), 4, 4, (piece("甲"),), (piece("甲", Kind.COLUMN),), "", 0.5)
    assert where(one) == "第 4 行"
    assert reason(one) == "没有写明依据　可信 0.50"
