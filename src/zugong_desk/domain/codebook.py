"""The codebook: the tags of a library and what each means."""

from collections.abc import Mapping
from dataclasses import dataclass

Tags = Mapping[str, "Tag"]


@dataclass(frozen=True, slots=True)
class Tag:
    """A named theme. `parent` is a tag's id or empty; `colour` and `shape` count from 0 to 11.

    `key` is the one character that puts it on a passage ("" for none). A retired tag keeps its passages and is no
    longer offered.
    """

    id: str
    name: str
    parent: str = ""
    definition: str = ""
    use_when: str = ""
    not_when: str = ""
    example: str = ""
    colour: int = 0
    shape: int = 0
    order: int = 0
    key: str = ""
    retired: bool = False


def in_order(tags: Tags) -> list[Tag]:
    """The tags as a reader lists them: each parent before its children, siblings by order and name."""
    ordered = sorted(tags.values(), key=_place)
    below: dict[str, list[Tag]] = {}
    for tag in ordered:
        below.setdefault(tag.parent, []).append(tag)
    out: list[Tag] = []
    _walk(below, "", out)
    seen = {tag.id for tag in out}
    out.extend(tag for tag in ordered if tag.id not in seen)
    return out


def _walk(below: Mapping[str, list[Tag]], parent: str, out: list[Tag]) -> None:
    for tag in below.get(parent, ()):
        out.append(tag)
        _walk(below, tag.id, out)


def _place(tag: Tag) -> tuple[int, str]:
    return tag.order, tag.name


def siblings(tags: Tags, parent: str) -> list[Tag]:
    """The tags right below another (or at the top), in order."""
    return sorted((tag for tag in tags.values() if tag.parent == parent), key=_place)


def by_name(tags: Tags, name: str) -> Tag | None:
    """The tag of that id or, failing that, of that name."""
    return tags.get(name) or next((tag for tag in tags.values() if tag.name == name), None)


def would_loop(tags: Tags, tag: str, parent: str) -> bool:
    """Whether putting `tag` under `parent` would make it its own ancestor."""
    while parent:
        if parent == tag:
            return True
        above = tags.get(parent)
        parent = above.parent if above else ""
    return False
