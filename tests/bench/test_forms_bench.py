"""How fast each form is read and its pages are drawn: figures, printed; the verdict is a reader's."""

import resource
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from tests.forms import ofd, page, paper, scanning, word
from tests.forms.office import in_office
from tests.score.gold import seeds

from zugong_desk.domain.source import Source
from zugong_desk.reading import parse, read_bytes
from zugong_desk.reading.apart import Apart, open_pages_apart
from zugong_desk.reading.drawing.pages import open_pages

pytestmark = pytest.mark.bench
ROUNDS = 5


def seconds(work: Callable[[], object]) -> float:
    """The least processor time of a few rounds."""
    found = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return min(found)


def printed() -> list[Source]:
    return [in_office(one)[0] for one in seeds()]


def test_issues_a_second(qapp: QGuiApplication) -> None:
    writers = {"txt": lambda source: source.text.encode(), "html": page.write, "docx": word.write, "ofd": ofd.write}
    writers["pdf"] = paper.write
    for name, write in writers.items():
        files = [write(source) for source in printed()]
        pages = sum(len(read_bytes(f"x.{name}", data).imprint.pages) for data in files)
        reading = seconds(lambda files=files, name=name: [read_bytes(f"x.{name}", data) for data in files])
        both = seconds(lambda files=files, name=name: [parse(read_bytes(f"x.{name}", data)) for data in files])
        a_page = f", {1000 * reading / pages:.1f} ms a page" if pages else ""
        print(f"\n{name}: {len(files) / reading:.0f} issues/s read{a_page}, {len(files) / both:.1f} read and parsed")


def test_pages_drawn(qapp: QGuiApplication) -> None:
    data = paper.write(printed()[2])
    here, apart = open_pages(data), open_pages_apart(data)
    try:
        apart.draw(1, 150 / 72)
        print(f"\na page at 150 dpi: {1000 * seconds(lambda: here.draw(2, 150 / 72)):.0f} ms in this process")
        start = time.perf_counter()
        for number in range(1, 11):
            apart.draw(number, 150 / 72)
        print(f"a page at 150 dpi: {100 * (time.perf_counter() - start):.0f} ms by the clock from the child")
    finally:
        here.close()
        apart.close()


def test_a_scan(qapp: QGuiApplication, tmp_path: Path) -> None:
    pytest.importorskip("rapidocr")
    pages = scanning.scanned(paper.write(printed()[2]), 3)
    with Apart() as apart:
        apart.read("a.tiff", scanning.as_tiff(pages[:1]))
        start = time.perf_counter()
        apart.read("a.tiff", scanning.as_tiff(pages))
        print(f"\na scanned page: {(time.perf_counter() - start) / len(pages):.1f} s by the clock")
    print(f"children at most {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss >> 10} MB")
