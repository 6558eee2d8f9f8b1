"""Figures of searches over very many issues, printed; what is judged are exactness, sizes and ratios, not the clock."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter

import pytest
from tests.bench.many_issues import make_library_of_parts, seed_bulletins, varied
from tests.bench.test_desk_bench import figure, ms

from zugong_desk.desk import corrections, finding, importing, libraries
from zugong_desk.desk.core import Desk
from zugong_desk.library import rows_part

pytestmark = pytest.mark.bench

WORDS = {
    1: ("的", "党", "，", "龘"),
    2: ("党建", "组织", "的党", "22"),
    3: ("党组织", "基层治", "书记项", "三级联"),
    10: ("习近平新时代中国特色", "村级集体经济发展壮大"),
}
"""Common and rare ones of each length."""
QUERIES = ("党建 书记项目", "党建 或 人才", "单位:桐城 党建", "年:2000 党建", "类别:标题 党建")
TIMES_A_SCAN = 1.0
"""A search takes no longer than reading everything once, whatever it looks for."""
INDEX_TO_TEXT = 2.5
"""Bytes of the file for each byte of text, with index, parts and lines."""


@pytest.fixture(scope="module", params=[1_000, pytest.param(20_000, marks=pytest.mark.soak)])
def many(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A desk over a library of so many issues."""
    path = tmp_path_factory.mktemp("many") / f"{request.param}.zugong"
    begun = perf_counter()
    make_library_of_parts(path, request.param)
    desk = libraries.open_library(path, "bench")
    print(f"\n{request.param:,} issues made in {perf_counter() - begun:.0f} s")
    yield desk
    desk.close()


def test_searches_are_exact_and_cheaper_than_reading_everything(many: Desk) -> None:
    begun = perf_counter()
    texts = [text for (text,) in many.library._conn.execute("SELECT text FROM part")]
    scan = (perf_counter() - begun) * 1000
    size = f"{len(many.library.issues()):,}"
    figure(size, f"read {sum(map(len, texts)):,} characters", scan)
    slowest = 0.0
    for words in WORDS.values():
        for word in words:
            found = finding.search(many, word)
            assert found.total == sum(text.count(word) for text in texts)
            assert len(found.hits) == min(200, found.total)
            taken = ms(partial(finding.search, many, word), 3)
            figure(size, f"{word}: {found.total:,}", taken)
            slowest = max(slowest, taken)
    for query in QUERIES:
        figure(size, query, ms(partial(finding.search, many, query), 3))
    assert slowest < TIMES_A_SCAN * scan


def test_the_file_is_not_much_larger_than_its_text(many: Desk) -> None:
    (text,) = many.library._conn.execute("SELECT sum(length(CAST(text AS BLOB))) FROM part").fetchone()
    size = many.library.path.stat().st_size
    figure(f"{len(many.library.issues()):,}", "megabytes of text", text / 1e6, "MB")
    figure(f"{len(many.library.issues()):,}", "megabytes of file", size / 1e6, "MB")
    assert size < INDEX_TO_TEXT * text


def test_names_are_found_while_typing(many: Desk) -> None:
    size = f"{len(many.library.issues()):,}"
    begun = perf_counter()
    while not finding.prepare(many, 5):
        pass
    figure(size, "keys of all names", perf_counter() - begun, "s")
    for typed in ("tcs", "yxq", "基层", "djyl"):
        figure(size, f"names: {typed}", ms(partial(finding.names, many, typed), 3))


ROWS_OF_AN_EDIT = 12


def test_an_edit_writes_few_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What an edit writes must not grow with the library or the article: the index is left for later."""
    desk = libraries.create(tmp_path / "x.zugong", editor="bench")
    for number, lines in zip(range(20), varied(seed_bulletins(), Random(1)), strict=False):
        file = tmp_path / f"{number}.txt"
        file.write_text("\n".join(block.text for block in lines), encoding="utf-8")
        result, _ = importing.take_in(desk, importing.receive(file))
        desk.open(result.id or "")
    with_parts = [write_an_edit(desk) for _ in range(40)]
    figure("20", "write an edit", median(taken for taken, _ in with_parts))
    assert max(rows for _, rows in with_parts) <= ROWS_OF_AN_EDIT
    monkeypatch.setattr(rows_part, "write_touched", lambda *_: None)
    figure("20", "the same without parts", median(write_an_edit(desk)[0] for _ in range(40)))
    desk.close()


def write_an_edit(desk: Desk) -> tuple[float, int]:
    """Milliseconds that writing a keystroke takes, and rows that it changes."""
    middle = len(desk.table.text) // 2
    corrections.type_over(desk, desk.table.span(middle, middle), "正")
    rows = desk.library._conn.total_changes
    taken = ms(desk.flush)
    return taken, desk.library._conn.total_changes - rows
