"""Texts and libraries of the sizes that figures are given for, made from the seeds."""

from pathlib import Path

from zugong_desk.desk import importing, libraries
from zugong_desk.desk.core import Desk
from zugong_desk.domain.annotation import Annotation
from zugong_desk.domain.change import apply
from zugong_desk.domain.marking import annotate
from zugong_desk.places import seeds_dir
from zugong_desk.reading import read_bytes

TIMES = {"28 k": 1, "281 k": 10, "1.1 M": 40}
"""How often the five seeds are joined for each size of bulletin."""
TAGS = 60
"""Tags on each copy of the seeds."""


def seeds_text() -> str:
    """The five seeds joined."""
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(seeds_dir().glob("*.txt")))


def desk_of(folder: Path, times: int) -> Desk:
    """A library with one bulletin, the seeds `times` over with their tags, which lies on the table."""
    file = folder / f"x{times}.txt"
    file.write_text("\n".join([seeds_text()] * times), encoding="utf-8")
    desk = libraries.create(folder / f"x{times}.zugong", editor="bench")
    result, _ = importing.take_in(desk, importing.receive(file))
    desk.open(result.id or "")
    tag_evenly(desk, TAGS * times)
    return desk


def tag_evenly(desk: Desk, count: int) -> None:
    """Put `count` tags of 40 characters at even distances over the bulletin on the table, as one step."""
    before = bulletin = desk.table
    tags = list(desk.shelf.tags)
    step = len(before.text) // (count + 1)
    changes = []
    for number in range(count):
        span = before.span(number * step, number * step + 40)
        made = annotate(before, span, Annotation(desk.new_id(), tags[number % len(tags)]))
        changes += made
        bulletin = apply(bulletin, made)
    desk.perform("标注", tuple(changes))


def library_of_issues(path: Path, issues: int, tags: int) -> Desk:
    """A library of many issues, the seeds in turn with other numbers, and tags spread evenly over them."""
    desk = libraries.create(path, editor="bench")
    texts = [file.read_text(encoding="utf-8") for file in sorted(seeds_dir().glob("*.txt"))]
    for number in range(issues):
        text = f"{texts[number % len(texts)]}\n第 {number} 份。\n".encode()
        received = importing.parsed(read_bytes(f"{number:04}.txt", text), text)
        result, _ = importing.take_in(desk, received)
        desk.open(result.id or "")
        tag_evenly(desk, tags // issues)
    return desk
