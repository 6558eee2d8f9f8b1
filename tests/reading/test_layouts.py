"""The seeds set otherwise must be read as they are: without marks, hard-wrapped, with pages, in any line end."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.reading.golden import Row, structure_of

from zugong_desk.domain.source import Source
from zugong_desk.places import seeds_dir
from zugong_desk.reading.shapes import columns

GOLDEN = Path(__file__).parents[1] / "golden"
SEEDS = sorted(seeds_dir().glob("*.txt"))
ASIDE = {"page_footer", "noise"}
TEXT = {"paragraph", "editor_note", "instruction", "distribution"}
NEVER_FIRST = "，。、；：”）》！？%"


def rows_of(path: Path) -> list[Row]:
    rows: list[Row] = json.loads((GOLDEN / f"{path.stem}.json").read_text(encoding="utf-8"))["blocks"]
    return rows


def told(rows: list[Row]) -> list[tuple[object, ...]]:
    """What a reader decides, white space and furniture left out."""
    return [
        (
            row["kind"],
            row["level"],
            squeezed(row["text"]),
            [(role, level, squeezed(str(text))) for role, level, text in row["heads"]],
        )
        for row in rows
        if row["kind"] not in ASIDE
    ]


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def read(text: str) -> list[tuple[object, ...]]:
    return told(structure_of(Source("x.txt", "0" * 64, "utf-8", text)))


def without_marks(text: str) -> str:
    return re.sub(r"(?m)^#+ ", "", text.replace("**", ""))


def wrapped(text: str, width: int, indent: str) -> Iterator[str]:
    """Lines of about `width` columns, the first two characters shorter."""
    rest, room = text, width - 4
    while rest:
        end = 0
        while end < len(rest) and columns(rest[:end]) < room:
            end += 1
        while end < len(rest) and rest[end] in NEVER_FIRST:
            end += 1
        yield (indent if room < width else "") + rest[:end]
        rest, room = rest[end:].lstrip(), width


def typeset(rows: list[Row], width: int, *, indent: str = "", gap: str = "\n", page: int = 0) -> str:
    """The bulletin as a text layer has it: hard-wrapped, with a page number after every `page` lines."""
    lines: list[str] = []
    for row in rows:
        if row["kind"] in ASIDE:
            continue
        if row["kind"] == "masthead":
            lines += re.split(r" (?=第|中共|20)", row["text"])
        elif row["kind"] in TEXT:
            lines += wrapped(row["text"], width, indent)
        else:
            lines.append(row["text"])
    numbered = [line if not page or at % page else f"— {at // page} —\n{line}" for at, line in enumerate(lines)]
    return gap.join(numbered) + "\n"


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
@pytest.mark.parametrize("end", ["\r\n", "\n\n", "\n \n\u3000\n"])
def test_line_ends_and_blank_lines_say_nothing_by_themselves(path: Path, end: str) -> None:
    assert read(path.read_text(encoding="utf-8").replace("\n", end)) == told(rows_of(path))


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
def test_marks_of_a_conversion_may_be_lost(path: Path) -> None:
    assert read(without_marks(path.read_text(encoding="utf-8"))) == told(rows_of(path))


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
def test_blank_lines_may_be_lost_too(path: Path) -> None:
    text = without_marks(path.read_text(encoding="utf-8"))
    assert read(re.sub(r"\n\s*\n", "\n", text)) == told(rows_of(path))


LAYOUTS = {
    "a blank line after each": {"width": 72, "gap": "\n\n"},
    "first lines indented": {"width": 76, "indent": "\u3000\u3000"},
    "nothing between": {"width": 78},
    "with page numbers": {"width": 72, "indent": "    ", "page": 22},
}


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_lines_may_be_wrapped_in_any_layout(path: Path, layout: str) -> None:
    rows = rows_of(path)
    assert read(typeset(rows, **LAYOUTS[layout])) == told(rows)  # type: ignore[arg-type]


def test_a_file_may_hold_several_layouts() -> None:
    texts = [path.read_text(encoding="utf-8") for path in SEEDS]
    assert read("\n".join(texts)) == [row for path in SEEDS for row in told(rows_of(path))]
