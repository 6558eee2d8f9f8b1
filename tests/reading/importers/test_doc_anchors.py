"""Anchors of drawings in DOC files: what is wrong with them never costs the text."""

import struct
from pathlib import Path

import pytest
from doc2docx import convert
from doc2docx.errors import InvalidWordDocument
from tests.reading.importers.legacy import BOXED, LEGACY, compound, streams
from tests.reading.importers.word_files import lines

from zugong_desk.domain.imprint import Part
from zugong_desk.reading import ReadingError
from zugong_desk.reading.importers.doc import read
from zugong_desk.reading.word.anchors import mendings

_ANCHORS_AT, _STRETCHES_AT = 154 + 8 * 40, 154 + 8 * 56


def spoilt(at: int, form: str, *values: int) -> bytes:
    """The file with a box, with something else from a place behind the places of its two anchors and their end."""
    parts = streams(BOXED.read_bytes())
    start, size = struct.unpack_from("<II", parts["WordDocument"], _ANCHORS_AT)
    assert size == 12 + 2 * 26
    table = bytearray(parts["1Table"])
    struct.pack_into(form, table, start + 12 + at, *values)
    return compound(parts | {"1Table": bytes(table)})


@pytest.mark.parametrize(
    "damaged",
    [
        pytest.param(spoilt(4, "<4i", 0, 8, 8800, 0), id="lower edge above the upper one"),
        pytest.param(spoilt(4, "<4i", 900, 0, 100, 8), id="right edge left of the left one"),
        pytest.param(spoilt(20, "<H", 0xFFFF), id="flags that mean nothing"),
        pytest.param(spoilt(-12, "<I", 60_000), id="a place beyond the text"),
    ],
)
def test_a_drawing_that_hangs_wrong_does_not_cost_the_text(damaged: bytes) -> None:
    source = read("a.doc", damaged)
    assert sorted(lines(source)) == sorted(["锚", "后", "框里的𠮷字", "第二行"])
    assert len(source.imprint.lines) == 4


def test_the_first_mending_only_turns_rectangles_upright() -> None:
    upright, bare = mendings(spoilt(4, "<4i", 900, 8, 100, 0))
    start, size = struct.unpack_from("<II", streams(upright)["WordDocument"], _ANCHORS_AT)
    assert struct.unpack_from("<4i", streams(upright)["1Table"], start + 16) == (100, 0, 900, 8)
    assert struct.unpack_from("<II", streams(bare)["WordDocument"], _ANCHORS_AT) == (start, 0)
    assert size == 64


def test_what_is_damaged_elsewhere_stays_refused() -> None:
    parts = streams(LEGACY.read_bytes())
    with pytest.raises(ReadingError, match="损坏"):
        read("a.doc", compound(parts | {"1Table": bytes(len(parts["1Table"]))}))


def test_a_box_that_hangs_before_all_text_comes_first() -> None:
    source = read("a.doc", BOXED.read_bytes())
    assert lines(source) == ["框里的𠮷字", "第二行", "锚", "后"]
    assert [line.part for line in source.imprint.lines] == [Part.BOX, Part.BOX, Part.BODY, Part.BODY]
    assert "boxes" not in [note.code for note in source.notes]


@pytest.mark.parametrize("second", [3, 60_000])
def test_a_box_that_hangs_behind_text_comes_after_it(second: int) -> None:
    source = read("a.doc", spoilt(-8, "<I", second))
    assert lines(source) == ["锚", "后", "框里的𠮷字", "第二行"]
    assert [line.part for line in source.imprint.lines] == [Part.BODY, Part.BODY, Part.BOX, Part.BOX]
    assert "文本框里有 2 行文字不知道原在哪里，放在正文之后。" in [note.message for note in source.notes]


def test_boxes_whose_stretches_are_damaged_keep_their_text() -> None:
    parts = streams(BOXED.read_bytes())
    start, _ = struct.unpack_from("<II", parts["WordDocument"], _STRETCHES_AT)
    table = bytearray(parts["1Table"])
    struct.pack_into("<I", table, start + 4, 50_000)
    source = read("a.doc", compound(parts | {"1Table": bytes(table)}))
    assert lines(source) == ["锚", "后", "框里的𠮷字", "第二行"]


_ALIGNED, _MARGIN = b"\x03\x24\x00", b"\x0e\x84\x00\x00"
"""Properties of a paragraph, of three and of four bytes: from the left, no margin on the right."""


def padded() -> bytes:
    """The file with properties of one paragraph that leave one byte of their room, which is not zero."""
    parts = streams(LEGACY.read_bytes())
    start, size = struct.unpack_from("<II", parts["WordDocument"], 154 + 8 * 13)
    first = 512 * struct.unpack_from("<I", parts["1Table"], start + 4 * ((size - 4) // 8 + 1))[0]
    document = bytearray(parts["WordDocument"])
    runs = document[first + 511]
    entries = [2 * document[first + 4 * (runs + 1) + 13 * run] for run in range(runs)]
    offset = first + next(entry for entry in entries if entry and document[first + entry] >= 6)
    room = 2 * document[offset] - 3
    margins = (room - 1) % 3
    said = _MARGIN * margins + _ALIGNED * ((room - 1 - 4 * margins) // 3) + b"\x0f"
    assert len(said) == room
    document[offset + 3 : offset + 3 + room] = said
    return compound(parts | {"WordDocument": bytes(document)})


def test_padding_that_is_not_zero_does_not_cost_the_text(tmp_path: Path) -> None:
    before = tmp_path / "a.doc"
    before.write_bytes(padded())
    with pytest.raises(InvalidWordDocument):
        convert(before, tmp_path / "a.docx")
    assert read("a.doc", padded()).text == read("a.doc", LEGACY.read_bytes()).text
