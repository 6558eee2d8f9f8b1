"""Scores the rules: python -m tests.proofscore [seeds] [planted] [clean] [DIR …]."""

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.proofscore import telling
from tests.proofscore.checked import checked_folder
from tests.proofscore.gold import CLEAN
from tests.proofscore.planted import planted_tally
from tests.proofscore.seeds import seeds_judged

PARTS = ("seeds", "planted", "clean")


def main(words: Sequence[str]) -> int:
    """Print the parts asked for (all, if none), and false alarms of the folders named. 2 if a folder has no text."""
    line = argparse.ArgumentParser(prog="python -m tests.proofscore", description="Scores the rules of proofreading.")
    line.add_argument("what", nargs="*", help=f"{' '.join(PARTS)}, or folders of clean texts")
    asked = line.parse_args(words).what or list(PARTS)
    return max(_part(what) for what in asked)


def _part(what: str) -> int:
    match what:
        case "seeds":
            return _say(telling.of_seeds(seeds_judged()))
        case "planted":
            return _say(telling.of_planted(planted_tally()))
        case "clean":
            return _say(telling.of_clean(checked_folder(CLEAN)))
        case folder:
            checkups = checked_folder(Path(folder))
            _say(telling.of_clean(checkups))
            return 0 if checkups else 2


def _say(lines: Iterable[str]) -> int:
    for line in lines:
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
