"""How a row of the outline looks. Painting is the row delegate's."""

from zugong_desk.domain.kinds import Kind, Role
from zugong_desk.ui.marks.delegates import RowLook
from zugong_desk.ui.marks.leading import KindMark, Leading, LevelMark, TitleHeadMark
from zugong_desk.ui.outline.tree import HEADINGS, LEAVES, SECTIONS, Row


def row_look(row: Row, *, folded: bool) -> RowLook:
    """Mark, words, doubt and what stands in grey at the right; a folded row counts its items there."""
    counted = f"{row.items} 项" if row.items and folded else ""
    return RowLook(
        row.text,
        leading=_leading(row),
        trailing=row.remark or counted,
        doubts=1 if row.doubt else 0,
        strong=row.mark in SECTIONS,
        muted=row.mark in LEAVES,
    )


def _leading(row: Row) -> Leading | None:
    if row.mark in HEADINGS:
        return LevelMark(max(row.level, 1))
    if row.mark is Role.TITLE:
        return TitleHeadMark()
    return KindMark(row.mark.value) if isinstance(row.mark, Kind) else None
