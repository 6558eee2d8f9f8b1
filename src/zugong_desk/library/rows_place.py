"""The rows of places and annotations: where a range stands, with its text and 32 characters on each side."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from zugong_desk.domain.annotation import Annotation, Practice
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.change import AnnotationChange, BlockChange, Change, PlaceChange, touched_blocks
from zugong_desk.domain.span import Anchor, Place, Span
from zugong_desk.library import codec

CONTEXT = 32
_PLACE = "bulletin, id, start_block, start_offset, end_block, end_offset, quote, prefix, suffix, orphan"
_ANNOTATION = "id, tag, note, name, organisation, place, period, results, recognition, rating, grounds, example"


def write_places(conn: sqlite3.Connection, after: Bulletin, changes: Sequence[Change]) -> None:
    """Bring the rows of places to how they stand in `after`: those that moved and those whose text or context did."""
    moved = {change.id for change in changes if isinstance(change, PlaceChange)}
    gone = [(after.id, id) for id in moved if id not in after.places]
    conn.executemany("DELETE FROM place WHERE bulletin=? AND id=?", gone)
    changed = {id for id in moved if id in after.places} | set(beside(after, changes))
    rows = [place_row(after, id, after.places[id]) for id in sorted(changed)]
    conn.executemany(f"INSERT OR REPLACE INTO place ({_PLACE}) VALUES (?,?,?,?,?,?,?,?,?,?)", rows)


def place_row(bulletin: Bulletin, id: str, place: Place) -> tuple[str | int | None, ...]:
    """The row of a place in its bulletin; KeyError if it stands on a block that is not a line of the reading text."""
    start, end = place.span.start, place.span.end
    prefix, suffix = bulletin.context(place.span, CONTEXT)
    quote = bulletin.quote(place.span)
    anchors = start.block, start.offset, end.block, end.offset
    return bulletin.id, id, *anchors, quote, prefix, suffix, place.orphan


def beside(after: Bulletin, changes: Sequence[Change]) -> Iterator[str]:
    """The places under whose text, or within 32 characters of whose ends, a change touched a block."""
    windows = _windows(after, changes)
    if not windows or not after.places:
        return
    line = after.line_position
    first, last = min(low for low, _ in windows), max(high for _, high in windows)
    for id, place in after.places.items():
        start, end = line.get(place.span.start.block), line.get(place.span.end.block)
        if start is None or end is None or end < first or start > last:
            continue
        if any(start <= high and end >= low for low, high in windows):
            yield id


def _windows(after: Bulletin, changes: Sequence[Change]) -> set[tuple[int, int]]:
    """Stretches of lines, first to last, that see a touched block among their 32 characters."""
    touched = touched_blocks(changes)
    touched |= {change.follows for change in changes if isinstance(change, BlockChange) and change.follows}
    lines = {_line_at(after, after.position[id]) for id in touched if id in after.position}
    if any(isinstance(change, BlockChange) and change.follows is None for change in changes):
        lines.add(0)
    return {_window(after, at) for at in lines}


def _line_at(after: Bulletin, position: int) -> int:
    """The index of the line at a position in `blocks`, or of the one before it if a set-aside block stands there."""
    while position >= 0 and after.blocks[position].aside:
        position -= 1
    return after.line_position[after.blocks[position].id] if position >= 0 else 0


def _window(after: Bulletin, at: int) -> tuple[int, int]:
    """The lines whose context reaches the line or, if that is gone, the gap behind it."""
    return _reach(after, at, -1), _reach(after, min(at + 1, len(after.lines) - 1), 1)


def _reach(after: Bulletin, at: int, way: int) -> int:
    """The last line, going one way, from which 32 characters still reach beyond the line `at`."""
    size = 0
    while 0 <= at + way < len(after.lines) and size < CONTEXT:
        at += way
        size += len(after.lines[at].text) + 1
    return at


def write_annotations(conn: sqlite3.Connection, after: Bulletin, changes: Iterable[Change]) -> bool:
    """Bring the rows of annotations to how they stand in `after`; whether any changed."""
    ids = {change.id for change in changes if isinstance(change, AnnotationChange)}
    if not ids:
        return False
    gone = [(after.id, id) for id in ids if id not in after.annotations]
    conn.executemany("DELETE FROM annotation WHERE bulletin=? AND id=?", gone)
    put = [annotation_row(after.id, after.annotations[id]) for id in sorted(ids) if id in after.annotations]
    marks = ",".join("?" * 13)
    conn.executemany(f"INSERT OR REPLACE INTO annotation (bulletin, {_ANNOTATION}) VALUES ({marks})", put)
    return True


def annotation_row(bulletin: str, annotation: Annotation) -> tuple[str | int, ...]:
    practice = annotation.practice
    texts = practice.name, practice.organisation, practice.place, practice.period, practice.results
    grounds = codec.dumps(codec.grounds_json(practice.grounds))
    said = *texts, practice.recognition, practice.rating, grounds
    return bulletin, annotation.id, annotation.tag, annotation.note, *said, int(annotation.example)


def load_places(conn: sqlite3.Connection, bulletin: str) -> Mapping[str, Place]:
    """The places of a bulletin by id."""
    columns = "id, start_block, start_offset, end_block, end_offset, orphan"
    rows = conn.execute(f"SELECT {columns} FROM place WHERE bulletin=? ORDER BY rowid", (bulletin,))
    return {
        id: Place(Span(Anchor(start, offset), Anchor(end, end_offset)), orphan)
        for id, start, offset, end, end_offset, orphan in rows
    }


def load_annotations(conn: sqlite3.Connection, bulletin: str) -> Mapping[str, Annotation]:
    """The annotations of a bulletin by id."""
    rows = conn.execute(f"SELECT {_ANNOTATION} FROM annotation WHERE bulletin=? ORDER BY rowid", (bulletin,))
    return {
        id: Annotation(
            id, tag, note, replace(Practice(*said), grounds=codec.grounds_of(codec.loads(grounds))), bool(example)
        )
        for id, tag, note, *said, grounds, example in rows
    }


def untrue_places(conn: sqlite3.Connection, bulletin: Bulletin) -> list[tuple[str, str]]:
    """The places whose stored quote or context is not what stands there now: id and stored quote."""
    rows = conn.execute(f"SELECT {_PLACE} FROM place WHERE bulletin=? ORDER BY id", (bulletin.id,))
    return [(row[1], row[6]) for row in rows if row != _row_or_nothing(bulletin, row[1])]


def _row_or_nothing(bulletin: Bulletin, id: str) -> tuple[str | int | None, ...] | None:
    place = bulletin.places.get(id)
    spoken = place is not None and {place.span.start.block, place.span.end.block} <= bulletin.line_position.keys()
    if place is None or not spoken:
        return None
    size = {end: len(bulletin.block(end.block).text) for end in (place.span.start, place.span.end)}
    if any(not 0 <= anchor.offset <= length for anchor, length in size.items()):
        return None
    return place_row(bulletin, id, place)


def tag_uses(conn: sqlite3.Connection) -> dict[str, int]:
    """How many annotations bear each tag."""
    return dict(conn.execute("SELECT tag, count(*) FROM annotation GROUP BY tag"))
