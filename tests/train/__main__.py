"""Fits the parser's tables anew: python -m tests.train [--pressed N] [--rounds N] [--out DIR]."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.train import edges
from tests.train.fit import errors, fitted, prior, write
from tests.train.material import held_out, material

from zugong_desk.places import resource


def main(arguments: Sequence[str]) -> int:
    """Count characters, fit weights, write both; says how many lines of texts that were held out are read wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.train", description=__doc__)
    parser.add_argument("--pressed", type=int, default=500, metavar="N", help="bulletins to press (default: 500)")
    parser.add_argument("--rounds", type=int, default=20, metavar="N", help="rounds through all of them (default: 20)")
    parser.add_argument(
        "--out", type=Path, default=resource("parser"), metavar="DIR", help="default: the program's own"
    )
    options = parser.parse_args(arguments)
    edges.write(options.out)
    others = held_out()
    print(f"held out, before: {errors(prior(), others)}")
    model = fitted(material(options.pressed), options.rounds)
    print(f"held out, after:  {errors(model, others)}")
    write(model, options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
