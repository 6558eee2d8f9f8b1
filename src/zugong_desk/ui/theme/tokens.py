"""The token table: colours, families, sizes and tag hues as they stand in `resources/theme/tokens.toml`. No Qt here."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from zugong_desk.places import resource

ThemeName = Literal["light", "dark"]
TABLE = "theme/tokens.toml"


@dataclass(frozen=True, slots=True)
class Hue:
    """One row of the tag table: its colours in both themes, and the shape and bar that stand for it without colour."""

    name: str
    light: str
    dark: str
    shape: str
    bar: str


@dataclass(frozen=True, slots=True)
class FontRole:
    """Families to try in order, and the role to borrow from when none is installed."""

    families: tuple[str, ...]
    otherwise: str | None


@dataclass(frozen=True, slots=True)
class Tokens:
    """The whole table, read once."""

    colours: Mapping[ThemeName, Mapping[str, str]]
    fonts: Mapping[str, FontRole]
    sizes: Mapping[str, int]
    hues: tuple[Hue, ...]


@cache
def tokens() -> Tokens:
    """Read the shipped table; a KeyError or TypeError here means the file was damaged."""
    table = tomllib.loads(resource(TABLE).read_text(encoding="utf-8"))
    return Tokens(
        colours={"light": table["light"], "dark": table["dark"]},
        fonts={name: _role(row) for name, row in table["fonts"].items()},
        sizes=table["sizes"],
        hues=tuple(Hue(**row) for row in table["tags"]),
    )


def _role(row: dict[str, Any]) -> FontRole:
    return FontRole(tuple(row["families"]), row.get("else"))
