"""A score in lines."""

from collections.abc import Iterator

from tests.practices.scoring import Score


def told(score: Score) -> Iterator[str]:
    """The figures of each field, and of what is counted apart."""
    yield f"{'':<14}{'right':>6}{'missed':>8}{'false':>7}{'precision':>11}{'recall':>8}{'F1':>7}"
    for each, tally in score.fields.items():
        counts = f"{tally.right:>6}{len(tally.missed):>8}{len(tally.false):>7}"
        yield f"{each:<14}{counts}{tally.precision:>11.3f}{tally.recall:>8.3f}{tally.f1:>7.3f}"
    yield "of those found:"
    for name, share in score.shares.items():
        yield f"{name:<14}{share.right:>6} right, {len(share.wrong)} wrong: {share.part:.3f}"


def errors(score: Score) -> Iterator[str]:
    """What was missed and what is false, field by field."""
    for each, tally in score.fields.items():
        yield from (f"{each} missed  {text}" for text in tally.missed)
        yield from (f"{each} false   {text}" for text in tally.false)
    for name, share in score.shares.items():
        yield from (f"{name} wrong  {text}" for text in share.wrong)
