"""Imprints: what is packed is what comes back, and a library keeps it."""

import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.library.hands import bulletin, take_in
from tests.library.test_doctor import tamper

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.imprint import Align, Form, Imprint, LinePrint, Page, Part, Placement
from zugong_desk.library import Library, codec, open_library
from zugong_desk.library.codec_imprint import packed, unpacked

lengths = st.integers(-100_000, 500_000).map(lambda units: units / 100)
ranges = st.tuples(st.integers(0, 90), st.integers(0, 90)).map(lambda pair: (min(pair), max(pair)))
edges = st.lists(st.integers(0, 3000), max_size=40).map(lambda units: tuple(unit / 100 for unit in sorted(units)))
placements = st.builds(Placement, st.integers(1, 5000), lengths, lengths, lengths, edges, lengths)
doubts = st.tuples(ranges, st.integers(0, 1000)).map(lambda pair: (*pair[0], pair[1] / 1000))
lines = st.builds(
    LinePrint,
    lengths,
    st.sampled_from(["", "仿宋_GB2312", "𠮷体"]),
    st.lists(ranges, max_size=3).map(tuple),
    st.sampled_from(Align),
    lengths,
    lengths,
    st.text(max_size=5).map(lambda text: text.encode("utf-8", "ignore").decode()),
    st.integers(0, 9),
    st.sampled_from(Part),
    st.sampled_from([None, True, False]),
    st.none() | placements,
    st.lists(doubts, max_size=2).map(tuple),
)
pages = st.lists(st.builds(Page, lengths, lengths), max_size=3).map(tuple)
imprints = st.builds(Imprint, st.sampled_from(Form), pages, st.lists(lines, max_size=4).map(tuple))


@given(imprints)
def test_what_is_packed_is_what_comes_back(imprint: Imprint) -> None:
    assert unpacked(packed(imprint)) == imprint


def test_even_spacing_packs_small() -> None:
    even = Placement(1, 72, 72, 16, tuple(float(16 * at) for at in range(29)))
    imprint = Imprint(Form.PDF, (Page(595.28, 841.89),), (LinePrint(16, placement=even),) * 500)
    assert len(packed(imprint)) < 1000


@pytest.mark.parametrize("data", [b"", b"{}", zlib.compress(b"{}"), zlib.compress(b'{"form":"vellum","pages":[]}')])
def test_what_is_no_imprint_is_unfit(data: bytes) -> None:
    with pytest.raises(codec.UNFIT):
        unpacked(data)


def test_a_library_keeps_the_imprint_and_the_doctor_looks_at_it(path: Path, library: Library) -> None:
    issue = bulletin("期二", "青山\n绿水𠮷")
    lines = (LinePrint(22, "黑体", ((0, 2),)), LinePrint(16, placement=Placement(1, 72, 90.25, 16, (0, 16, 32, 48))))
    imprint = Imprint(Form.PDF, (Page(595.28, 841.89),), lines)
    take_in(library, Bulletin(issue.id, replace(issue.source, imprint=imprint), issue.blocks))
    assert library.load("期二").source.imprint == imprint
    assert library.doctor().ok
    library.close()
    tamper(path, "UPDATE imprint SET sha256 = 'x'")
    with open_library(path, editor="甲", read_only=True) as again:
        assert {check.code for check in again.doctor().checks if not check.ok} == {"texts"}
