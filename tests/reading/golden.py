"""The compact form in which golden structures are kept: what a reader decides, without ids, origins and confidence."""

from typing import TypedDict

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.coverage import extents
from zugong_desk.domain.source import Source
from zugong_desk.reading import parse

Row = TypedDict(
    "Row",
    {
        "kind": str,
        "level": int,
        "line_start": int,
        "line_end": int,
        "except": list[list[int]],
        "text": str,
        "heads": list[list[object]],
    },
)


def structure_of(source: Source) -> list[Row]:
    """One row a block; a head is [role, level, text]. Levels are 0 where there is none, lines 1-based."""
    blocks = parse(source).blocks
    places = extents(blocks, source)
    return [
        {
            "kind": block.kind.value,
            "level": block.level,
            "line_start": places[block.id].line_start,
            "line_end": places[block.id].line_end,
            "except": adjoining_joined(places[block.id].holes),
            "text": block.text,
            "heads": [[head.role.value, head.level, block.head_text(head)] for head in block.heads],
        }
        for block in blocks
    ]


def adjoining_joined(holes: tuple[tuple[int, int], ...]) -> list[list[int]]:
    """The ranges of lines in order, those in a row made one."""
    out: list[list[int]] = []
    for first, last in holes:
        if out and out[-1][1] + 1 == first:
            out[-1][1] = last
        else:
            out.append([first, last])
    return out


def bulletin_of(source: Source) -> Bulletin:
    return Bulletin("x", source, parse(source).blocks)
