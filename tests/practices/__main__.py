"""Scores the drafting of practice records: python -m tests.practices [work|kept]. Of the kept half only totals are printed."""

import argparse
import sys
from collections.abc import Sequence

from tests.practices import telling
from tests.practices.gold import load
from tests.practices.scoring import score

from zugong_desk.desk.drafting import draft


def main(words: Sequence[str]) -> int:
    """Print the figures of a half, and of the work half what is missed and false."""
    line = argparse.ArgumentParser(prog="python -m tests.practices", description="Scores drafts of practice records.")
    line.add_argument("half", nargs="?", choices=("work", "kept"), default="work")
    half = line.parse_args(words).half
    cases = load(half)
    result = score(cases, lambda bulletin, span: draft(bulletin, span).best)
    if half == "work":
        print(*telling.errors(result), sep="\n")
    print(f"{half}: {len(cases)} passages", *telling.told(result), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
