"""How fast 20,000 annotations are counted, listed and learnt from, and what memory that takes: figures, printed."""

import random
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.bench.test_proofing_bench import varied_seeds

from zugong_desk.desk import importing, libraries, overview, suggesting
from zugong_desk.desk.core import Desk
from zugong_desk.desk.overview import Axis, Measure
from zugong_desk.domain import marking
from zugong_desk.domain.annotation import Annotation, Practice
from zugong_desk.domain.change import Changes
from zugong_desk.domain.span import Anchor, Span

pytestmark = pytest.mark.bench
ISSUES, EACH = 200, 100
STEADY = 1.2
"""Memory after many rounds beside that after one, at most."""


def library(folder: Path) -> Desk:
    desk = libraries.create(folder / "多.zugong", editor="bench")
    chance = random.Random(6)
    for number, text in enumerate(varied_seeds(ISSUES)):
        path = folder / "期.txt"
        path.write_text(text, encoding="utf-8")
        result, _ = importing.take_in(desk, importing.receive(path))
        assert result.id, number
        desk.open(result.id)
        desk.perform("标注", annotations(desk, chance))
    return desk


def annotations(desk: Desk, chance: random.Random) -> Changes:
    lines = [block for block in desk.table.lines if len(block.text) > 60]
    tags = list(desk.shelf.tags)
    out: Changes = ()
    for _ in range(EACH):
        block = chance.choice(lines)
        start = chance.randrange(0, 30)
        span = Span(Anchor(block.id, start), Anchor(block.id, chance.randrange(start + 20, len(block.text))))
        practice = Practice(name="做法", place=chance.choice(("桐城市", "岳西县", "")), rating=chance.randrange(4))
        out += marking.annotate(desk.table, span, Annotation(desk.new_id(), chance.choice(tags), practice=practice))
    return out


def told(what: str, work: Callable[[], object]) -> None:
    start = time.perf_counter()
    work()
    print(f"{what}: {(time.perf_counter() - start) * 1e3:.0f} ms")


def test_20_000_annotations(tmp_path: Path) -> None:
    desk = library(tmp_path)
    print(f"\n{ISSUES} issues, {sum(desk.library.tag_uses().values())} annotations")
    told("codebook counts", desk.library.tag_uses)
    told("all passages listed", desk.library.marked)
    told("entries", lambda: overview.entries(desk))
    found, tags = overview.entries(desk), desk.shelf.tags
    assert len(found) == ISSUES * EACH
    for rows, columns in ((Axis.TAG, Axis.REGION), (Axis.TAG, Axis.YEAR), (Axis.ORGANISATION, Axis.ISSUE)):
        told(
            f"matrix {rows} × {columns}", lambda rows=rows, columns=columns: overview.matrix(found, rows, columns, tags)
        )
    told("matrix of characters", lambda: overview.matrix(found, Axis.TAG, Axis.YEAR, tags, Measure.CHARACTERS))
    told("timeline", lambda: overview.timeline(found, Axis.MONTH, tags))
    told("together", lambda: overview.together(found, tags))
    told("lessons", lambda: suggesting.lessons(desk))
    desk.close()


def test_memory_is_steady(tmp_path: Path) -> None:
    desk = library(tmp_path)
    tags = desk.shelf.tags

    def once() -> None:
        overview.matrix(overview.entries(desk), Axis.TAG, Axis.REGION, tags)

    once()
    tracemalloc.start()
    once()
    first = tracemalloc.get_traced_memory()[1]
    for _ in range(5):
        once()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    print(f"\nat most {most / 2**20:.0f} MB at a time")
    assert most < first * STEADY
    desk.close()
