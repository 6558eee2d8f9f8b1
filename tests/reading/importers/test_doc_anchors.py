"""Anchors of drawings in DOC files: what is wrong with them never costs the text."""

import struct

import pytest
from tests.reading.importers.legacy import BOXED, LEGACY, compound, streams
from tests.reading.importers.word_files import lines

from zugong_desk.reading import ReadingError
from zugong_desk.reading.importers.doc import read
from zugong_desk.reading.word.anchors import mendings

_ANCHORS_AT = 154 + 8 * 40


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
    assert lines(source) == ["锚", "后", "框里的𠮷字", "第二行"]
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
