"""Scores the parser against gold: python -m tests.score [DIR …] [--errors] [--json]."""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.score.facts import Facts, gold_facts, parsed_facts
from tests.score.figures import Tally, tally, total
from tests.score.gold import TESTS, Example, examples_in, faults, seeds
from tests.score.report import document, errors, table

from zugong_desk.domain.source import Source
from zugong_desk.reading import parse

KEPT = TESTS / "data" / "kept"


@dataclass(frozen=True, slots=True)
class Scored:
    """One text, read twice: by a person and by the parser."""

    name: str
    source: Source
    gold: Facts
    parsed: Facts
    tally: Tally


def main(words: Sequence[str]) -> int:
    """Print what was asked for; 0 if it could be done, 2 if a folder has no gold or a gold breaks its rules."""
    options = _options(words)
    sets = _sets(options.folders)
    documents = {}
    for name, examples in sets.items():
        if not examples:
            print(f"{name}: no gold in there", file=sys.stderr)
            if options.folders:
                return 2
            continue
        scored = [_scored(example) for example in examples]
        whole = total([one.tally for one in scored])
        documents[name] = document(len(scored), whole)
        if not options.json:
            _print(name, scored, whole, told=options.errors and (bool(options.folders) or name != KEPT.name))
    if options.json:
        print(json.dumps(documents, ensure_ascii=False, indent=1))
    return 0


def _options(words: Sequence[str]) -> argparse.Namespace:
    line = argparse.ArgumentParser(prog="python -m tests.score", description="Scores the parser against gold.")
    line.add_argument("folders", nargs="*", type=Path, metavar="DIR", help="folders of NAME with NAME.gold.json")
    line.add_argument("--errors", action="store_true", help="print what is wrong (never of the kept set, unless named)")
    line.add_argument("--json", action="store_true", help="print one JSON document")
    return line.parse_args(words)


def _sets(folders: Sequence[Path]) -> dict[str, list[Example]]:
    if folders:
        return {str(folder): examples_in(folder) for folder in folders}
    return {"seeds": seeds()} | {name: examples_in(KEPT.with_name(name)) for name in ("tuned", KEPT.name)}


def _scored(example: Example) -> Scored:
    source, gold = example.source(), example.load()
    for fault in faults(gold, source):
        print(f"{example.gold.name}: {fault}", file=sys.stderr)
    wanted, found = gold_facts(gold, source), parsed_facts(parse(source), source)
    return Scored(example.name, source, wanted, found, tally(wanted, found))


def _print(name: str, scored: Sequence[Scored], whole: Tally, *, told: bool) -> None:
    for one in scored if told else ():
        for line in errors(one.name, one.gold, one.parsed, one.source):
            print(line)
    for line in table(name, len(scored), whole):
        print(line)
    print()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
