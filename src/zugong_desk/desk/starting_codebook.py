"""The codebook that a new library starts with."""

import tomllib
from typing import Any

from zugong_desk.domain.codebook import Tag
from zugong_desk.places import resource


def starting_codebook() -> list[Tag]:
    """The tags of `resources/codebook.toml`, in the order of the file."""
    rows = tomllib.loads(resource("codebook.toml").read_text(encoding="utf-8"))["tag"]
    looks = {row["id"]: (row["colour"], row["shape"]) for row in rows if "colour" in row}
    return [_tag(row, order, looks) for order, row in enumerate(rows)]


def _tag(row: dict[str, Any], order: int, looks: dict[str, tuple[int, int]]) -> Tag:
    colour, shape = looks.get(row["id"]) or looks[row["parent"]]
    return Tag(
        id=row["id"],
        name=row["name"],
        parent=row.get("parent", ""),
        definition=row["definition"],
        use_when=row["use_when"],
        not_when=row["not_when"],
        example=row["example"],
        colour=colour,
        shape=shape,
        order=order,
    )
