"""Annotations for WebAnno and INCEpTION as WebAnno TSV 3.3: a ZIP of one `.tsv` for each issue, and `TypeSystem.xml` for the layer.

Each line of the reading text is a sentence; its tokens are characters of Chinese and words of other scripts, cut at the edges
of annotations. Offsets are half-open and count UTF-16 units, as Java does: 𠮷 and most emoji are two. An annotation stands in
the row of each token that it covers, a column a feature (see `uima_types`), told apart by its number in brackets, those on
the same token parted by `|`. White space at an annotation's ends, empty lines, and annotations whose text is gone have no row.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from zugong_desk.domain.codebook import Tags
from zugong_desk.export.clean import replaced
from zugong_desk.export.exchange.marked import Issue, Marked, issues
from zugong_desk.export.exchange.tokens import tokens
from zugong_desk.export.exchange.uima_types import FEATURES, LAYER, TYPE_SYSTEM, type_system, values
from zugong_desk.export.exchange.units import Units
from zugong_desk.export.exchange.zip_files import missing, name_of, read_back, texts, zip_files
from zugong_desk.export.holdings import Holdings, Tell

FORM = "WebAnno TSV"
HEAD = f"#FORMAT=WebAnno TSV 3.3\n#T_SP={LAYER}|{'|'.join(FEATURES)}\n\n"
NONE, EMPTY = "_", "*"
"""What stands where no annotation is, and where one has nothing to say."""
_RESERVED = re.compile(r"->|[\\\[\]|_;*]")
_BROKEN = {"\t": "\\t", "\n": "\\n"}
_ROW = re.compile(rf"\d+-\d+\t(\d+)-(\d+)\t([^\t\n]+)(?:\t[^\t\n]+){{{len(FEATURES)}}}\t")


def write(holdings: Holdings, file: BinaryIO, tell: Tell) -> None:
    """Write the issues, one file each, and the types."""
    with zip_files(file) as files:
        files.put(TYPE_SYSTEM, type_system())
        for issue in issues(holdings, tell):
            files.put(f"{name_of(issue)}.tsv", "".join(_tsv(issue, holdings.tags)))


def _tsv(issue: Issue, tags: Tags) -> Iterator[str]:
    yield HEAD
    text, columns = issue.text, _Columns(issue.standing, tags)
    units = Units(text)
    sentence = 0
    for start, line in zip(issue.bulletin.starts, issue.bulletin.lines, strict=True):
        found = list(tokens(text, start, start + len(line.text), columns.edges))
        if not found:
            continue
        sentence += 1
        yield f"\n#Text={_shown(text[found[0][0] : found[-1][1]])}\n"
        for number, (first, last) in enumerate(found, start=1):
            place = f"{units.units(first)}-{units.units(last)}"
            yield f"{sentence}-{number}\t{place}\t{text[first:last]}\t{columns.at(first)}\n"


class _Columns:
    """What the columns of annotations hold, token after token."""

    def __init__(self, marks: Sequence[Marked], tags: Tags) -> None:
        self._marks = [(mark.start, mark.end, _cells(mark, number, tags)) for number, mark in enumerate(marks, start=1)]
        self.edges = sorted({at for start, end, _ in self._marks for at in (start, end)})
        self._passed, self._said = -1, ""

    def at(self, offset: int) -> str:
        """The columns of a token that begins at `offset`, each with a tab behind it; offsets must not fall."""
        passed = self._passed
        while passed + 1 < len(self.edges) and self.edges[passed + 1] <= offset:
            passed += 1
        if passed != self._passed or not self._said:
            here = [cells for start, end, cells in self._marks if start <= offset < end]
            parts = ["|".join(column) for column in zip(*here, strict=True)] if here else [NONE] * len(FEATURES)
            self._passed, self._said = passed, "".join(f"{part}\t" for part in parts)
        return self._said


def _cells(mark: Marked, number: int, tags: Tags) -> list[str]:
    said = values(mark.annotation, tags)
    return [f"{escaped(said[name]) if name in said else EMPTY}[{number}]" for name in FEATURES]


def escaped(text: str) -> str:
    """A value with a backslash before what has a meaning in the format."""
    marked = _RESERVED.sub(lambda found: f"\\{found[0]}", replaced(text))
    return "".join(_BROKEN.get(char, char) for char in marked)


def _shown(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\t", "\\t")


def check(path: Path, holdings: Holdings) -> None:
    """ExportError unless every issue is there, in rows whose offsets go on and are as far apart as their tokens are long."""
    with read_back(path, FORM) as archive:
        count = 0
        for _, text in texts(archive, ".tsv"):
            count += 1
            if not text.startswith(HEAD) or not _goes_on(text[len(HEAD) :]):
                raise missing(FORM)
        archive.read(TYPE_SYSTEM)
        if count != holdings.count:
            raise missing(FORM)


def _goes_on(body: str) -> bool:
    """Whether what follows the head is whole sentences whose tokens are in order and all of their text."""
    at = 0
    for sentence in body.split("\n#Text=")[1:]:
        shown, *rows = sentence.removesuffix("\n").split("\n")
        words = ""
        for row in rows:
            found = _ROW.fullmatch(row)
            if found is None or not at <= int(found[1]) < int(found[2]):
                return False
            at = int(found[2])
            if at - int(found[1]) != len(found[3].encode("utf-16-le")) // 2:
                return False
            words += found[3]
        if "".join(shown.replace("\\t", " ").replace("\\\\", "\\").split()) != words:
            return False
    return not body or (body.startswith("\n#Text=") and body.endswith("\n"))
