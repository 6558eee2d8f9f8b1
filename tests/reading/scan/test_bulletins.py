"""Whole pages of bulletins, printed and scanned: how much is read wrong, how long a page takes (make bench)."""

import resource
import time

import pytest
from PySide6.QtGui import QGuiApplication
from rapidfuzz.distance import Levenshtein
from tests.forms import paper
from tests.forms.comparison import squeezed
from tests.forms.office import in_office
from tests.forms.scanning import as_tiff, scanned
from tests.reading.scan.drawing import needs_engine
from tests.score.gold import seeds

from zugong_desk.domain.source import Source
from zugong_desk.reading import read_bytes

PAGES = 2
MOST_WRONG = 0.006
"""The share of characters that may be wrong on a scan at 200 dpi with noise, 0.8° askew."""


def first_pages(source: Source) -> str:
    return squeezed("".join(source.text.split("\f")[:PAGES]))


@needs_engine
@pytest.mark.bench
@pytest.mark.parametrize("number", [0, 2])
def test_a_scanned_bulletin_is_read_as_it_was_printed(number: int, qapp: QGuiApplication) -> None:
    printed = paper.write(in_office(seeds()[number])[0])
    wanted = first_pages(read_bytes("期.pdf", printed))
    data = as_tiff(scanned(printed, PAGES))
    start, busy = time.perf_counter(), time.process_time()
    found = read_bytes("期.tif", data)
    took, busy = time.perf_counter() - start, time.process_time() - busy
    wrong = Levenshtein.distance(wanted, first_pages(found))
    doubted = sum(end - begin for line in found.imprint.lines for begin, end, _ in line.doubts)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"\n{seeds()[number].name}: {wrong} of {len(wanted)} characters wrong, {doubted} doubted; "
        f"{took / PAGES:.1f} s a page ({busy / PAGES:.1f} s of processor), {peak:.0f} MB in all"
    )
    assert wrong <= MOST_WRONG * len(wanted)
