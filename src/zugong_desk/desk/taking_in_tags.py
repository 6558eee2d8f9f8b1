"""The tags that annotations from elsewhere bear: which of ours they are, and which are new."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from zugong_desk.domain.codebook import Tag, Tags
from zugong_desk.domain.tag_keys import may_be_key
from zugong_desk.export.qdpx_form import guid


def matched(tags: Tags, incoming: Sequence[Tag], new_id: Callable[[], str]) -> tuple[dict[str, str], tuple[Tag, ...]]:
    """For each tag of a file the id of ours that it is, or the id that it would get; and the new ones.

    A tag is known by its id, in whatever form went out, else by its name. What is new stands under its parent, behind
    the tags that are there; a key that is taken is left out.
    """
    known = {form: tag.id for tag in tags.values() for form in (guid("tag", tag.id), tag.id)}
    names = {tag.name: tag.id for tag in tags.values()}
    ids = {tag.id: known.get(tag.id) or names.get(tag.name) or "" for tag in incoming}
    new = [tag for tag in incoming if not ids[tag.id]]
    ids |= {tag.id: new_id() for tag in new}
    keys = {tag.key for tag in tags.values()}
    after = max((tag.order for tag in tags.values()), default=-1) + 1
    made = []
    for at, tag in enumerate(new):
        key = tag.key if may_be_key(tag.key) and tag.key not in keys and not tag.retired else ""
        keys.add(key)
        made.append(replace(tag, id=ids[tag.id], parent=ids.get(tag.parent, ""), key=key, order=after + at))
    return ids, tuple(_rooted(made, tags))


def _rooted(made: Iterable[Tag], tags: Tags) -> Iterable[Tag]:
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
