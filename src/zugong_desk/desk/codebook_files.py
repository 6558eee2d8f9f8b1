"""Codebooks as files: brought in, written out, and compared with the library's own."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from zugong_desk.desk.core import Desk
from zugong_desk.desk.touched import Touched
from zugong_desk.domain.codebook import Tag, by_name
from zugong_desk.domain.codebook_compare import Difference, differences
from zugong_desk.domain.edit import EditError
from zugong_desk.domain.shelf import RecordChange
from zugong_desk.domain.tag_keys import may_be_key
from zugong_desk.export import codebook_csv, codebook_json, codebook_qdc
from zugong_desk.export.publish import publish
from zugong_desk.reading import ReadingError, fetch

Read = Callable[[bytes, Callable[[], str]], list[Tag]]

READERS: dict[str, Read] = {
    ".json": codebook_json.read_bytes,
    ".csv": codebook_csv.read,
    ".qdc": codebook_qdc.read,
}
"""How each form of a codebook is read, by the file's suffix."""


def take_codebook(desk: Desk, tags: Sequence[Tag], name: str = "导入标签表") -> Touched:
    """Bring tags in from elsewhere in one step: those of a known name are brought up to date, none is taken away.

    A key that a tag of ours has that is not among them, or that no tag can have, is left out.
    """
    ids = {tag.id: (known.id if (known := by_name(desk.shelf.tags, tag.name)) else tag.id) for tag in tags}
    keys = {tag.key for tag in desk.shelf.tags.values() if tag.id not in ids.values()}
    records = []
    for tag in tags:
        id = ids[tag.id]
        key = tag.key if may_be_key(tag.key) and tag.key not in keys and not tag.retired else ""
        new = replace(tag, id=id, parent=ids.get(tag.parent, ""), key=key)
        before = desk.shelf.tags.get(id)
        if new != before:
            records.append(RecordChange(before, new))
    return desk.perform(name, records=tuple(records))


def read_codebook(path: Path, new_id: Callable[[], str]) -> list[Tag]:
    """The tags of a codebook file (JSON, CSV or REFI-QDA). ExchangeError or EditError in one line if it cannot be read."""
    try:
        data = fetch(path)
    except ReadingError as error:
        raise EditError(f"没有读到标签表“{path.name}”，现有标签没有变化。请检查文件后重试。") from error
    return READERS.get(path.suffix.lower(), codebook_json.read_bytes)(data, new_id)


def import_codebook(desk: Desk, path: Path) -> Touched:
    """Bring in the tags of a codebook file, as one step. ExchangeError or EditError if it cannot be read."""
    tags = read_codebook(path, desk.new_id)
    if path.suffix.lower() == ".qdc":
        tags = [_kept(by_name(desk.shelf.tags, tag.name), tag) for tag in tags]
    return take_codebook(desk, tags)


def _kept(known: Tag | None, tag: Tag) -> Tag:
    """The tag with what REFI-QDA has no place for as it stands in the library."""
    return replace(tag, shape=known.shape, key=known.key, retired=known.retired) if known else tag


def compare_codebook(desk: Desk, path: Path) -> tuple[Difference, ...]:
    """How a codebook file differs from the library's codebook. ExchangeError or EditError if it cannot be read."""
    there = {tag.id: tag for tag in read_codebook(path, desk.new_id)}
    return differences(desk.shelf.tags, there)


def export_codebook(desk: Desk, path: Path) -> Path:
    """Write the codebook to a file, in the form that its suffix names (JSON for any other).

    What was written is read back before it takes its place. ExportError.
    """
    tags, suffix = desk.shelf.tags, path.suffix.lower()
    if suffix == ".csv":
        data = codebook_csv.write(tags, desk.library.tag_uses())
    elif suffix == ".qdc":
        data = codebook_qdc.write(tags)
    else:
        data = codebook_json.write_all(tags)
    read = READERS.get(suffix, codebook_json.read_bytes)
    return publish(path, data, lambda written: read(written, desk.new_id))
