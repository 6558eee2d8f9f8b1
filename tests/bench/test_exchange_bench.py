"""How fast 1,000 issues with 20,000 annotations go out as a REFI-QDA project and come back, and what memory that takes."""

import random
import resource
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.bench.many_issues import seed_bulletins, varied
from tests.bench.test_overview_bench import library

from zugong_desk.desk import importing, libraries, taking_in
from zugong_desk.desk.core import Desk
from zugong_desk.desk.receiving import receive_bytes
from zugong_desk.domain.annotation import Annotation, Field, Ground, Practice
from zugong_desk.domain.block import Block
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.codebook import Tag
from zugong_desk.domain.span import Anchor, Place, Span
from zugong_desk.export import qdpx
from zugong_desk.export.holdings import Holdings

pytestmark = pytest.mark.bench
ISSUES, EACH, TAGS = 1_000, 20, 12


def made() -> Iterator[Bulletin]:
    """Issues of the seeds' size with annotations all over them."""
    chance = random.Random(7)
    seeds = seed_bulletins()
    lines = varied(seeds, chance)
    for number in range(ISSUES):
        yield _tagged(Bulletin(f"i{number}", seeds[0].source, next(lines)), chance)


def _tagged(bulletin: Bulletin, chance: random.Random) -> Bulletin:
    long = [block for block in bulletin.lines if len(block.text) > 60]
    places, annotations = {}, {}
    for number in range(EACH):
        id = f"{bulletin.id}-{number}"
        places[id] = Place(_somewhere(chance.choice(long), chance))
        ground = Ground(f"{id}g", Field.RESULTS, "三十件", "办结")
        practice = Practice("做法", "某县委组织部", "某县", "去年以来", "办结三十件", rating=2, grounds=(ground,))
        annotations[id] = Annotation(id, f"t{number % TAGS}", "备注" * 5, practice)
    return Bulletin(bulletin.id, bulletin.source, bulletin.blocks, places, annotations)


def _somewhere(block: Block, chance: random.Random) -> Span:
    start = chance.randrange(30)
    return Span(Anchor(block.id, start), Anchor(block.id, chance.randrange(start + 20, len(block.text) + 1)))


def told(what: str, work: Callable[[], object]) -> None:
    start = time.perf_counter()
    work()
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    print(f"{what}: {time.perf_counter() - start:.1f} s, at most {most} MB so far")


def write(holdings: Holdings, path: Path) -> None:
    with path.open("wb") as file:
        qdpx.write(holdings, file, lambda _: None)


def test_a_project_of_1_000_issues(tmp_path: Path) -> None:
    holdings = Holdings("书库", ISSUES, made, {f"t{at}": Tag(f"t{at}", f"标签{at}") for at in range(TAGS)})
    path = tmp_path / "书库.qdpx"
    print()
    told("made up", lambda: sum(len(one.annotations) for one in made()))
    told("made up and written", lambda: write(holdings, path))
    told("checked", lambda: qdpx.check(path, holdings))
    told("read", lambda: qdpx.read(path))


def test_annotations_come_back_into_a_library(tmp_path: Path) -> None:
    theirs = library(tmp_path)
    ids = [row.id for row in theirs.library.issues()]
    holdings = Holdings("书库", len(ids), lambda: map(theirs.load, ids), theirs.shelf.tags)
    path = tmp_path / "书库.qdpx"
    print()
    told("written", lambda: write(holdings, path))
    mine = libraries.create(tmp_path / "我的.zugong", editor="bench")
    for id in ids:
        source = theirs.load(id).source
        data = source.text.encode()
        received = receive_bytes(source.file, data)
        assert received.bulletin is not None
        importing.take_in(mine, replace(received, data=data))
    come_back(mine, path)
    theirs.close()
    mine.close()


def come_back(mine: Desk, path: Path) -> None:
    plans = []
    told("planned", lambda: plans.append(taking_in.plan(mine, taking_in.read_incoming(path))))
    told("taken in", lambda: print(taking_in.take_in(mine, plans[0])[1]))
