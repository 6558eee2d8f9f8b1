"""The editor counts the fewest verbs that make the parser's blocks what gold says."""

import pytest
from tests.learning.editor import Corrections, corrections
from tests.score.facts import BlockFact, Facts, HeadFact


def facts(*blocks: tuple[str, int, int], level: int = 0, heads: tuple[HeadFact, ...] = ()) -> Facts:
    """Blocks by kind, first and last line."""
    made = [BlockFact(kind, level if kind == "heading" else 0, frozenset(range(a, b + 1))) for kind, a, b in blocks]
    return Facts(tuple(made), heads, (), {})


GOLD = facts(("article_title", 1, 1), ("byline", 2, 2), ("byline", 3, 3), ("paragraph", 4, 6), ("noise", 7, 7))


@pytest.mark.parametrize(
    ("parsed", "needed"),
    [
        (GOLD, Corrections()),
        (
            facts(("article_title", 1, 1), ("column", 2, 2), ("column", 3, 3), ("paragraph", 4, 6), ("noise", 7, 7)),
            Corrections(relabel=1),
        ),
        (
            facts(("article_title", 1, 1), ("column", 2, 2), ("heading", 3, 3), ("paragraph", 4, 6), ("noise", 7, 7)),
            Corrections(relabel=2),
        ),
        (
            facts(
                *(("article_title", 1, 1), ("byline", 2, 2), ("byline", 3, 3)),
                *(("paragraph", at, at) for at in (4, 5, 6)),
            ),
            Corrections(merge=1),
        ),
        (facts(("article_title", 1, 1), ("byline", 2, 3), ("paragraph", 4, 6), ("noise", 7, 7)), Corrections(split=1)),
        (
            facts(("article_title", 1, 1), ("byline", 2, 2), ("byline", 3, 3), ("paragraph", 4, 7)),
            Corrections(aside=1),
        ),
        (
            facts(("noise", 1, 1), ("byline", 2, 2), ("byline", 3, 3), ("paragraph", 4, 6), ("noise", 7, 7)),
            Corrections(aside=1, relabel=1),
        ),
    ],
)
def test_blocks(parsed: Facts, needed: Corrections) -> None:
    assert corrections(GOLD, parsed) == needed


def test_levels_and_heads() -> None:
    def heads(*found: tuple[str, str, int]) -> Facts:
        return facts(
            ("heading", 1, 1), ("paragraph", 2, 3), level=2, heads=tuple(HeadFact(r, 2, t, at) for r, t, at in found)
        )

    gold = heads(("item", "一是听𠮷家院🧧", 0), ("run_in", "办e\u0301实事", 0))
    assert corrections(gold, gold).total == 0
    assert corrections(gold, heads(("item", "一是听𠮷家院", 0), ("run_in", "办e\u0301实事", 0))) == Corrections(heads=1)
    assert corrections(gold, heads(("run_in", "办e\u0301实事", 0))) == Corrections(heads=1)
    assert corrections(gold, heads(*(("item", text, 0) for text in ("一是听", "二是看", "三是办")))) == Corrections(
        heads=4
    )
    assert corrections(gold, facts(("heading", 1, 1), ("paragraph", 2, 3), level=1, heads=gold.heads)) == Corrections(
        level=1
    )


def test_corrections_add_up() -> None:
    assert (Corrections(1, 2, 3) + Corrections(heads=4, level=5, relabel=6)) == Corrections(1, 2, 3, 6, 5, 4)
    assert Corrections(1, 2, 3, 6, 5, 4).total == 21
