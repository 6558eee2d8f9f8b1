"""Figures of similar passages: 20,000 of them gathered, asked and kept current. Ratios are judged, figures printed."""

import resource
import tracemalloc
from random import Random
from statistics import median
from time import perf_counter

import pytest
from tests.insight.similar.texts import HALVES, distractors, pairs

from zugong_desk.insight.similar.index import Index
from zugong_desk.insight.similar.passage import Passage
from zugong_desk.insight.similar.wording import senses

pytestmark = pytest.mark.bench

SIZE, ISSUE = 20_000, 40
"""Passages, and how many of them make up an issue."""


def varied(size: int) -> list[str]:
    """Passages of about 150 characters: sentences of our texts put together anew, so that no two are the same."""
    random = Random(6)
    sentences = [one + "。" for text in distractors() for one in text.split("。") if len(one) > 12]
    out = []
    for _ in range(size):
        text = ""
        while len(text) < 130:
            text += random.choice(sentences)
        out.append(text[:190])
    return out


def filled(texts: list[str]) -> Index:
    index = Index(senses())
    for at in range(0, len(texts), ISSUE):
        index.add(
            Passage(f"i{at}", n * 200, n * 200 + len(text), text) for n, text in enumerate(texts[at : at + ISSUE])
        )
    index.measure()
    return index


def seconds(*texts: str, index: Index) -> list[float]:
    out = []
    for text in texts:
        begun = perf_counter()
        index.query(text)
        out.append(perf_counter() - begun)
    return out


def test_twenty_thousand_passages() -> None:
    texts = varied(SIZE)
    begun = perf_counter()
    index = filled(texts)
    built = perf_counter() - begun
    print(f"\n{SIZE:,} passages, {sum(map(len, texts)):,} characters: gathered in {built:.1f} s", end="")
    print(f", peak memory of the process {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
    asked = [pair.again for half in HALVES for pair in pairs(half, "reused")]
    took = seconds(*asked, *texts[::400], index=index)
    print(f"a question: median {median(took) * 1000:.0f} ms, slowest {max(took) * 1000:.0f} ms")
    long = seconds("".join(texts[:4]), index=index)[0]
    print(f"a question of {sum(map(len, texts[:4]))} characters: {long * 1000:.0f} ms")
    mine = index.passages("i0")
    changed = [*mine[:3], Passage("i0", mine[3].start, mine[3].end + 2, mine[3].text + "😀𠮷"), *mine[4:]]
    begun = perf_counter()
    assert index.update("i0", changed) == 1
    updated = perf_counter() - begun
    again = seconds(asked[0], index=index)[0]
    print(f"one passage of an issue changed: {updated * 1000:.1f} ms, the next question {again * 1000:.0f} ms")
    assert median(took) < 0.1
    assert built < 30


def test_memory_and_growth() -> None:
    texts = varied(SIZE)
    figures = []
    for size in (SIZE // 4, SIZE):
        tracemalloc.start()
        index = filled(texts[:size])
        held = tracemalloc.get_traced_memory()[0]
        tracemalloc.stop()
        took = median(seconds(*texts[: SIZE // 4 : 250], index=index))
        figures.append((held, took))
        print(f"\n{size:,} passages: {held / 2**20:.0f} MB held, {held / size / 1024:.1f} kB each", end="")
        print(f", a question {took * 1000:.0f} ms", end="")
    print()
    assert figures[1][0] < 5 * figures[0][0]
    assert figures[1][1] < 8 * figures[0][1]
