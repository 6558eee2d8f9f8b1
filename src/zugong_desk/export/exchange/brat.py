"""Annotations for brat, as a ZIP to be unpacked into a folder of its data: standoff beside plain text, UTF-8.

Each issue is a `.txt` with the reading text and an `.ann`; offsets are half-open and count code points. No fragment of a span
may hold a line end or a tab there: an annotation over several blocks is one discontinuous span (`5 10;11 20`) whose fragments
are shown with a space between. Types are of ASCII letters, as brat stores them: `visual.conf` gives each the tag's name,
`annotation.conf` has them as the codebook has, one below the other. An `AnnotatorNotes` line repeats the name, then has
the note and the fields of the practice. Annotations whose text is gone are not written.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO
from uuid import NAMESPACE_URL, uuid5

from zugong_desk.domain.annotation import Annotation, Field
from zugong_desk.domain.codebook import Tag, Tags, in_order
from zugong_desk.export.clean import replaced
from zugong_desk.export.codebook_qdc import COLOURS
from zugong_desk.export.exchange.marked import Issue, Marked, issues, tag_of
from zugong_desk.export.exchange.zip_files import ZipFiles, missing, name_of, read_back, texts, zip_files
from zugong_desk.export.holdings import Holdings, Tell

FORM = "brat"
_ASCII = re.compile(r"[A-Za-z0-9_-]+")
_UNBROKEN = re.compile(r"[^\n\t\u0085\u2028\u2029]+")  # the last three end lines for Python's readers
_NAMES = {
    Field.NAME: "名称",
    Field.ORGANISATION: "单位",
    Field.PLACE: "地点",
    Field.PERIOD: "时间",
    Field.RESULTS: "成效",
    Field.RECOGNITION: "表彰",
}
Fragment = tuple[int, int]


def write(holdings: Holdings, file: BinaryIO, tell: Tell) -> None:
    """Write the issues, and what brat must be told of the tags."""
    used: dict[str, Tag] = dict(holdings.tags)
    with zip_files(file) as files:
        for issue in issues(holdings, tell):
            used |= {mark.annotation.tag: tag_of(mark.annotation.tag, used) for mark in issue.standing}
            files.put(f"{name_of(issue)}.txt", issue.text)
            files.put(f"{name_of(issue)}.ann", "".join(_lines(issue, used)))
        _configure(files, used)


def type_of(tag: Tag) -> str:
    """What brat calls a tag."""
    return f"Tag_{tag.id if _ASCII.fullmatch(tag.id) else uuid5(NAMESPACE_URL, replaced(tag.id)).hex[:12]}"


def _lines(issue: Issue, tags: Tags) -> Iterator[str]:
    number = 0
    for mark in issue.standing:
        fragments = fragments_of(issue.text, mark)
        if fragments:
            number += 1
            tag = tags[mark.annotation.tag]
            where = ";".join(f"{start} {end}" for start, end in fragments)
            yield f"T{number}\t{type_of(tag)} {where}\t{' '.join(issue.text[slice(*one)] for one in fragments)}\n"
            yield f"#{number}\tAnnotatorNotes T{number}\t{_note(mark.annotation, tag)}\n"


def fragments_of(text: str, mark: Marked) -> list[Fragment]:
    """The parts of an annotation that hold neither line ends nor tabs."""
    return [found.span() for found in _UNBROKEN.finditer(text, mark.start, mark.end)]


def _note(annotation: Annotation, tag: Tag) -> str:
    practice = annotation.practice
    said = [f"{name}：{text}" for field, name in _NAMES.items() if (text := getattr(practice, field.value))]
    rating = [f"评级：{practice.rating}"] if practice.rating else []
    parts = (tag.name, annotation.note, *said, *rating)
    return "；".join(" ".join(replaced(part).split()) for part in parts if part)


def _configure(files: ZipFiles, tags: Tags) -> None:
    ordered = in_order(tags)
    depths = dict(_depths(ordered, tags))
    entities = "".join(f"{chr(9) * depths[tag.id]}{type_of(tag)}\n" for tag in ordered)
    files.put("annotation.conf", f"[entities]\n{entities}[relations]\n[events]\n[attributes]\n")
    labels = "".join(f"{type_of(tag)}\t{' '.join(replaced(tag.name).split())}\n" for tag in ordered)
    drawn = "".join(f"{type_of(tag)}\tbgColor:{_light(COLOURS[tag.colour])}\n" for tag in ordered)
    files.put("visual.conf", f"[labels]\n{labels}[drawing]\n{drawn}")


def _depths(ordered: Sequence[Tag], tags: Mapping[str, Tag]) -> Iterator[tuple[str, int]]:
    found: dict[str, int] = {}
    for tag in ordered:
        found[tag.id] = found[tag.parent] + 1 if tag.parent in found and tag.parent in tags else 0
        yield tag.id, found[tag.id]


def _light(colour: str) -> str:
    """The colour, light enough for black letters on it."""
    return "#" + "".join(f"{255 - (255 - part) // 3:02x}" for part in bytes.fromhex(colour))


def check(path: Path, holdings: Holdings) -> None:
    """ExportError unless every issue is there and every span has its words in the text."""
    with read_back(path, FORM) as archive:
        count = 0
        for name, text in texts(archive, ".txt"):
            count += 1
            lines = archive.read(f"{name}.ann").decode().split("\n")
            if not all(_right(line, text) for line in lines if line.startswith("T")):
                raise missing(FORM)
        archive.read("annotation.conf")
        archive.read("visual.conf")
        if count != holdings.count:
            raise missing(FORM)


def _right(line: str, text: str) -> bool:
    _, where, words = line.split("\t")
    ranges = [one.split(" ") for one in where.partition(" ")[2].split(";")]
    return " ".join(text[int(start) : int(end)] for start, end in ranges) == words
