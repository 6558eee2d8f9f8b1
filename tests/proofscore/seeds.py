"""The seeds against their gold."""

from pathlib import Path

from tests.proofscore.checked import checked_seeds
from tests.proofscore.gold import load
from tests.proofscore.judging import Judged, judged


def seeds_judged() -> list[Judged]:
    """The five seeds, each as it was judged."""
    checkups = checked_seeds()
    sources = {Path(one.file).name: one.received.bulletin.source for one in checkups if one.received.bulletin}
    gold = load(sources)
    return [judged(one, gold) for one in checkups]
