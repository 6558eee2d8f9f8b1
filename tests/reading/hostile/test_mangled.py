"""Mangled files of every form: read, or refused in a line by their importer; nothing crashes and nothing is our fault."""

import io
import random
import re
import zipfile
from collections.abc import Callable, Iterator

import pytest
from tests.reading.hostile import packs, pdfs
from tests.reading.hostile.files import TEXT

from zugong_desk.reading.apart import Apart
from zugong_desk.reading.errors import ReadingError

ODD = (b"", b"-1", b"0", b"99999999999", b"1e308", b"NaN", b"inf", b"-0.5", b"a b c", b"0 0 0 0", "𠮷".encode())
"""What stands in the place of an attribute or a text."""

_VALUE, _TEXT = re.compile(rb'"([^"<>]*)"'), re.compile(rb">([^<>]+)<")
_ATTRIBUTE, _EMPTY = re.compile(rb'( [\w:]+="[^"]*")'), re.compile(rb"(<[^<>]*/>)")
_NUMBER = re.compile(rb"(?<=[ /\[<])(\d+)")

# No pictures: recognising takes a second each, mangled or not.
SEEDS: dict[str, bytes] = {
    "a.docx": packs.docx(packs.document(TEXT)),
    "a.ofd": packs.ofd(content="聚力强基"),
    "a.html": f"<html><body><p>{TEXT}</p><table><tr><td rowspan='2'>一</td></tr></table></body></html>".encode(),
    "a.pdf": pdfs.pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
            pdfs.stream(b"BT /F 16 Tf 72 700 Td (Bulletin 9 of the year) Tj 0 -30 Td (Strong bases) Tj ET"),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        ]
    ),
    "a.doc": packs.compound("WordDocument", "1Table"),
}


def bent(chance: random.Random, data: bytes) -> bytes:
    """The bytes with some changed, left out or put in twice."""
    out = bytearray(data)
    for _ in range(chance.choice([1, 3, 20])):
        at, other = chance.randrange(len(out)), chance.randrange(len(out))
        match chance.randrange(3):
            case 0:
                out[at] = chance.randrange(256)
            case 1:
                out[at:at] = out[other : other + chance.randrange(1, 100)]
            case _:
                del out[at : min(at + chance.randrange(1, 50), len(out) - 1)]
    return bytes(out)


def swapped(chance: random.Random, data: bytes, *patterns: re.Pattern[bytes]) -> bytes:
    """The bytes, a few of the places that the patterns find replaced by something odd."""
    for _ in range(chance.choice([1, 2, 5])):
        places = [found.span(1) for pattern in patterns for found in pattern.finditer(data)]
        if places:
            start, end = chance.choice(places)
            data = data[:start] + chance.choice(ODD) + data[end:]
    return data


def within(chance: random.Random, data: bytes) -> bytes:
    """A ZIP, one of whose parts is mangled."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(list(parts))
    part = parts[name]
    assert isinstance(part, bytes)
    parts[name] = swapped(chance, part, _VALUE, _TEXT, _ATTRIBUTE, _EMPTY)
    return packs.packed(parts)


MANGLERS: dict[str, Callable[[random.Random, bytes], bytes]] = {
    "docx": within,
    "ofd": within,
    "html": lambda chance, data: swapped(chance, data, _VALUE, _TEXT, _ATTRIBUTE),
    "pdf": lambda chance, data: swapped(chance, data, _NUMBER),
}
"""What goes deeper than `bent`, for the forms that have an inside."""


@pytest.fixture(scope="module")
def apart() -> Iterator[Apart]:
    with Apart() as one:
        yield one


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.soak) for seed in range(1, 60))])
@pytest.mark.parametrize("name", SEEDS)
def test_a_mangled_file_is_read_or_refused(apart: Apart, name: str, seed: int) -> None:
    chance = random.Random(f"{name}{seed}")
    for _ in range(25):
        mangle = chance.choice([bent, MANGLERS.get(name.partition(".")[2], bent)])
        data = mangle(chance, SEEDS[name])
        try:
            apart.read(name, data)
        except ReadingError as error:
            assert re.search("没有读入", str(error))  # noqa: PT017 -- either way is right
            assert not re.search("程序|\n", str(error)), data  # noqa: PT017
