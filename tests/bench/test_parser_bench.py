"""Figures of the parser by itself: speed from a bulletin to ten megabytes, reading one issue again, memory. Printed, not judged."""

import subprocess
import sys
from time import process_time

import pytest
from tests.bench.sizes import seeds_text

from zugong_desk.domain.profile import Profile
from zugong_desk.domain.source import Source
from zugong_desk.reading import parse
from zugong_desk.reading.learning import learn

pytestmark = pytest.mark.bench

SIZES = {"28 kB": 28_000, "1 MB": 1_000_000, "10 MB": 10_000_000}
"""Bytes of UTF-8 for each size of text."""


def source_of(size: int) -> Source:
    """The seeds, over and over, cut at so many bytes."""
    seeds = seeds_text().encode() + b"\n"
    data = (seeds * (size // len(seeds) + 1))[:size]
    return Source("x.txt", "0" * 64, "utf-8", data.decode(errors="ignore"))


def cost(source: Source, rounds: int = 1) -> float:
    """The least processor time of parsing, in seconds."""
    times = []
    for _ in range(rounds):
        begun = process_time()
        parse(source)
        times.append(process_time() - begun)
    return min(times)


@pytest.mark.parametrize("size", SIZES)
def test_speed(size: str) -> None:
    source = source_of(SIZES[size])
    seconds = cost(source, 5 if SIZES[size] <= 1_000_000 else 1)
    print(f"\n{size:>8}  parse {SIZES[size] / 1e6 / seconds:10.2f} MB/s  ({seconds:.3f} s of one core)")


def test_reading_an_issue_again() -> None:
    whole = source_of(100_000)
    source = Source("x.txt", "0" * 64, "utf-8", whole.text[:10_000])
    parse(source)
    print(f"\n10,000 characters  parse again                 {cost(source, 9) * 1000:8.1f} ms")
    blocks = parse(source).blocks
    begun = process_time()
    profile = learn(Profile(), source, blocks, doubt=True)
    print(f"10,000 characters  learn from what stands      {(process_time() - begun) * 1000:8.1f} ms")
    assert profile.empty or profile.lines or profile.joints


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the peak of memory as Linux tells it")
@pytest.mark.parametrize("size", ["1 MB", "10 MB"])
def test_memory(size: str) -> None:
    """The peak of a process of its own that parses, less that of one that only holds the text."""
    held, parsed = (_peak(SIZES[size], job) for job in ("pass", "parse(source)"))
    print(f"\n{size:>8}  memory {(parsed - held) / SIZES[size]:9.1f} times the text  (peak {parsed / 1e6:.0f} MB)")


def _peak(size: int, job: str) -> int:
    """The most memory, in bytes, that a new process takes to do a job on a text of that size."""
    code = (
        "from pathlib import Path; from tests.bench.test_parser_bench import parse, source_of; parse(source_of(1000));"
        f"source = source_of({size}); {job}; print(Path('/proc/self/status').read_text())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    return next(1024 * int(line.split()[1]) for line in done.stdout.splitlines() if line.startswith("VmHWM:"))
