"""The tags that annotations from elsewhere bear: which of ours they are, and which are new."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from zugong_desk.desk.errors import one_line
from zugong_desk.domain.codebook import Tag, Tags
from zugong_desk.domain.tag_keys import may_be_key
from zugong_desk.export.clean import cleaned
from zugong_desk.export.exchange.qdpx.form import guid

UNNAMED = "未命名"


def matched(tags: Tags, incoming: Sequence[Tag], new_id: Callable[[], str]) -> tuple[dict[str, str], tuple[Tag, ...]]:
    """For each tag of a file the id of ours that it is, or the id that it would get; and the new ones.

    A tag is known by its id, in whatever form went out, else by its name. What is new stands under its parent, behind
    the tags that are there; a key that is taken is left out.
    """
    known = {form: tag.id for tag in tags.values() for form in (guid("tag", tag.id), tag.id)}
    names = {tag.name: tag.id for tag in tags.values()}
    ids: dict[str, str] = {}
    new: list[Tag] = []
    for tag in incoming:
        name = _named(tag)
        ids[tag.id] = known.get(tag.id) or names.get(name) or new_id()
        if ids[tag.id] not in tags and name not in names:
            names[name] = ids[tag.id]
            new.append(replace(tag, name=name))
    return ids, tuple(_rooted(_made(tags, new, ids), tags))


def _named(tag: Tag) -> str:
    """A name on one line, of characters that a codebook can hold."""
    return " ".join(one_line(cleaned(tag.name.replace("\n", " "))).split()) or UNNAMED


def _made(tags: Tags, new: Sequence[Tag], ids: Mapping[str, str]) -> list[Tag]:
    """The new tags under their ids and parents, behind those that are there."""
    keys = {tag.key for tag in tags.values()}
    after = max((tag.order for tag in tags.values()), default=-1) + 1
    made = []
    for at, tag in enumerate(new):
        key = tag.key if may_be_key(tag.key) and tag.key not in keys and not tag.retired else ""
        keys.add(key)
        made.append(replace(tag, id=ids[tag.id], parent=ids.get(tag.parent, ""), key=key, order=after + at))
    return made


def _rooted(made: Sequence[Tag], tags: Tags) -> Iterable[Tag]:
    """The new tags, those at the top that would be their own ancestors."""
    above = {tag.id: tag.parent for tag in (*tags.values(), *made)}
    for tag in made:
        seen, at = {tag.id}, tag.parent
        while at and at not in seen:
            seen.add(at)
            at = above.get(at, "")
        yield replace(tag, parent="") if at else tag


def needed(made: Sequence[Tag], used: Iterable[str]) -> list[Tag]:
    """Those of the new tags that are used, and the new ones above them, in order."""
    by_id: Mapping[str, Tag] = {tag.id: tag for tag in made}
    wanted: set[str] = set()
    for one in used:
        id = one
        while id in by_id and id not in wanted:
            wanted.add(id)
            id = by_id[id].parent
    return [tag for tag in made if tag.id in wanted]
