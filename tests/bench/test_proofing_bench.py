"""How fast issues are checked, whole and after an edit, and many of them at once: figures, printed."""

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from zugong_desk.desk import checking, importing, libraries, tallies
from zugong_desk.domain import edit
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.change import apply
from zugong_desk.domain.span import Anchor, Span
from zugong_desk.places import seeds_dir
from zugong_desk.proofing.engine import check
from zugong_desk.reading import parse, read_bytes

pytestmark = pytest.mark.bench
ROUNDS = 5


def seconds(work: Callable[[], object]) -> float:
    """The least time of a few rounds, by the clock."""
    found = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return min(found)


_FIGURE = re.compile(r"(?<=\D)[1-9]\d{1,3}(?=个|名|家|户|亩|万)")


def varied(text: str, number: int) -> str:
    """A text as of another issue: its figures are others, and so is its number."""
    figures = _FIGURE.sub(lambda found: str(int(found[0]) + number % 90), text)
    return re.sub(r"第\s*\d+\s*期", f"第 {number} 期", figures, count=1)


def varied_seeds(count: int) -> list[str]:
    texts = [path.read_text(encoding="utf-8") for path in sorted(seeds_dir().glob("*.txt"))]
    return [varied(texts[number % len(texts)], number) for number in range(count)]


def bulletins() -> list[Bulletin]:
    sources = [read_bytes(path.name, path.read_bytes()) for path in sorted(seeds_dir().glob("*.txt"))]
    return [Bulletin(source.sha256, source, parse(source).blocks) for source in sources]


def test_an_issue_checked_and_checked_again() -> None:
    for bulletin in bulletins():
        checked = check(bulletin)
        size = len(bulletin.text)
        whole = seconds(lambda bulletin=bulletin: check(bulletin))
        line = max(bulletin.lines, key=lambda one: len(one.text))
        typed = edit.type_over(bulletin, Span(Anchor(line.id, 3), Anchor(line.id, 3)), "另", lambda: "n")
        after = apply(bulletin, typed)
        again = seconds(lambda after=after, checked=checked: check(after, last=checked))
        print(
            f"\n{size} characters: {whole * 1e3:.0f} ms ({whole * 1e7 / size:.0f} ms for 10,000); an edit {again * 1e3:.1f} ms"
        )


def test_600_000_characters(tmp_path: Path) -> None:
    paths = []
    for number, text in enumerate(varied_seeds(107)):
        paths.append(tmp_path / f"{number:03}.txt")
        paths[-1].write_text(text, encoding="utf-8")
    size = sum(len(path.read_text(encoding="utf-8")) for path in paths)
    start = time.perf_counter()
    done = checking.check_files(paths)
    took = time.perf_counter() - start
    found = sum(len(one.located) for one in done)
    print(f"\n{size} characters in {len(paths)} files: {took:.1f} s, {found} findings")


def test_a_library_of_1000_issues(tmp_path: Path) -> None:
    desk = libraries.create(tmp_path / "x.zugong", editor="bench")
    for number, text in enumerate(varied_seeds(1000)):
        data = text.encode()
        importing.take_in(desk, importing.parsed(read_bytes(f"{number:04}.txt", data), data))
    start = time.perf_counter()
    done = checking.check_library(desk)
    took = time.perf_counter() - start
    across = sum(one.rule.startswith("XREF") for each in done if each.checked for one in each.checked.findings)
    print(f"\n1,000 issues checked with one another: {took:.1f} s, {across} findings across issues")
    start = time.perf_counter()
    tallies.complete(desk)
    print(
        f"tallies of 1,000 issues: {time.perf_counter() - start:.1f} s; again {seconds(lambda: tallies.complete(desk)):.2f} s"
    )
    desk.close()
