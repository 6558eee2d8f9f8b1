"""Figures of the desk without a window: parse, import, open, keystroke, tag, undo, search, export. Printed, not judged."""

import resource
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

import pytest
from tests.bench.sizes import TIMES, desk_of, library_of_issues, seeds_text

from zugong_desk.desk import corrections, exporting, finding, libraries, tagging
from zugong_desk.reading import parse, read_bytes

pytestmark = pytest.mark.bench


def ms(job: Callable[[], object], rounds: int = 1) -> float:
    """The median wall time of a job, in milliseconds."""
    times = []
    for _ in range(rounds):
        begun = perf_counter()
        job()
        times.append((perf_counter() - begun) * 1000)
    return median(times)


def figure(size: str, what: str, value: float, unit: str = "ms") -> None:
    print(f"{size:>8}  {what:<28} {value:10.2f} {unit}")


@pytest.mark.parametrize("size", list(TIMES))
def test_one_bulletin(size: str, tmp_path: Path) -> None:
    text = "\n".join([seeds_text()] * TIMES[size])
    source = read_bytes("x.txt", text.encode())
    print(f"\n{size}: {len(text):,} characters")
    figure(size, "parse", ms(lambda: parse(source), 3))
    desk = desk_of(tmp_path, TIMES[size])
    id, path = desk.table.id, desk.library.path
    print(f"{size:>8}  {len(desk.table.lines):,} lines, {len(desk.table.places):,} places")
    desk.close()
    desk = libraries.open_library(path)
    figure(size, "open the issue", ms(lambda: desk.open(id)))
    middle = len(desk.table.text) // 2

    def key() -> None:
        corrections.type_over(desk, desk.table.span(middle, middle), "正")

    figure(size, "keystroke in memory", ms(key, 50))
    figure(size, "write the burst", ms(desk.flush))
    span = desk.table.span(middle + 200, middle + 240)
    tag = next(iter(desk.shelf.tags))
    figure(size, "add a tag (durable)", ms(lambda: tagging.annotate(desk, span, tag), 11))
    figure(size, "undo (durable)", ms(desk.undo, 5))
    figure(size, "split (durable)", ms(lambda: corrections.split(desk, desk.table.anchor(middle)), 3))
    desk.close()


def test_a_large_library(tmp_path: Path) -> None:
    size = "1,000"
    begun = perf_counter()
    desk = library_of_issues(tmp_path / "x.zugong", 1000, 20_000)
    print(f"\n1,000 issues, 20,000 tags: {desk.library.path.stat().st_size / 1e6:.0f} MB")
    figure(size, "made in", perf_counter() - begun, "s")
    path = desk.library.path
    desk.close()
    opened: list[libraries.Desk] = []
    figure(size, "open the library", ms(lambda: opened.append(libraries.open_library(path))))
    desk = opened[0]
    figure(size, "list the issues", ms(desk.library.issues, 5))
    ids = iter([row.id for row in desk.library.issues()][::40])
    figure(size, "switch issue", ms(lambda: desk.open(next(ids)), 20))
    figure(size, "search 集体经济", ms(lambda: finding.search(desk, "集体经济"), 3))
    report = exporting.Request("jsonl", tmp_path / "all.jsonl")
    figure(size, "report of 20,000 tags", ms(lambda: exporting.export(desk, report)) / 1000, "s")
    figure(size, "doctor", ms(desk.library.doctor) / 1000, "s")
    figure(size, "peak memory", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, "MB")
    desk.close()
