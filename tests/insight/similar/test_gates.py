"""How well like passages are found, on pairs written by hand among thousands of others; the figures are printed."""

from collections.abc import Sequence

import pytest
from tests.insight.similar.texts import HALVES, distractors, judged, library, pairs

from zugong_desk.insight.similar.index import Index
from zugong_desk.insight.similar.likeness import Kind
from zugong_desk.insight.similar.passage import Passage

FLOORS = {"reused": 0.95, "reworded": 0.8}
PRECISION = ((0.2, 0.55), (0.26, 0.7), (0.3, 0.8))
"""How many of the passages that are so near a reader has to call alike."""


@pytest.fixture(scope="module")
def index() -> Index:
    return library()


def places(index: Index, half: str, name: str, *, strict: bool) -> list[int]:
    """For each pair the place of what was told once among the hits for what was told again, from 1; 0 if not there."""
    out = []
    for pair in pairs(half, name):
        hits = index.query(pair.again, 5, strict=strict)
        ids = [hit.passage.bulletin for hit in hits]
        out.append(ids.index(f"told {pair.id}") + 1 if f"told {pair.id}" in ids else 0)
    return out


def share(found: Sequence[int], most: int) -> float:
    return sum(0 < place <= most for place in found) / len(found)


def test_there_are_enough_passages_to_go_astray_among() -> None:
    assert len(distractors()) >= 2000
    assert all(sum(len(pairs(half, name)) for half in HALVES) >= 90 for name in FLOORS)


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("name", list(FLOORS))
def test_recall(index: Index, half: str, name: str) -> None:
    found, shown = (places(index, half, name, strict=strict) for strict in (False, True))
    print(f"\n{half} {name}: {len(found)} pairs, recall@1 {share(found, 1):.2f}, @5 {share(found, 5):.2f}", end="")
    print(f", shown among the first five {share(shown, 5):.2f}")
    assert share(found, 5) >= FLOORS[name]


@pytest.mark.parametrize("half", HALVES)
def test_reuse_is_called_so(index: Index, half: str) -> None:
    for pair in pairs(half, "reused"):
        best = index.query(pair.again, 1)[0]
        assert best.passage.bulletin == f"told {pair.id}"
        assert best.kind in (Kind.VERBATIM, Kind.REUSED), pair.id
    retold = [index.query(pair.again, 1, strict=False)[0] for pair in pairs(half, "reworded")]
    assert sum(hit.kind is Kind.RETOLD for hit in retold) >= 0.95 * len(retold)


def test_precision(index: Index) -> None:
    shown = [(index.compare(one.one, Passage("", 0, len(one.other), one.other)), one.alike) for one in judged()]
    print()
    for least, floor in PRECISION:
        right = [alike for hit, alike in shown if hit.nearness >= least]
        print(f"nearness {least}: {sum(right)} of {len(right)} shown are alike, {sum(right) / len(right):.2f}")
        assert sum(right) / len(right) >= floor


def test_a_text_that_nothing_is_like_has_no_hits(index: Index) -> None:
    assert index.query("本店新到羊毛大衣若干，男女款式齐全，欢迎光临选购，量大从优，当天发货。") == []
    assert index.query("潮汐锁定的行星一面永昼，一面长夜，大气环流把热量从向阳面搬到背阳面😀𠮷。") == []
