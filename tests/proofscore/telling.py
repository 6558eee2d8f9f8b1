"""Telling the score: lines for a person to read."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tests.proofscore.judging import Judged, errors, heavy
from tests.proofscore.planted import Tally

from zugong_desk.desk.checking import Checkup
from zugong_desk.proofing.locating import Located

KINDS = ("certain", "likely", "style")
SIDE = 12
"""Code points of the text shown on either side of a finding."""


def of_seeds(issues: Sequence[Judged]) -> Iterator[str]:
    """The figures of each issue and of all, then each miss and each finding beyond the gold, by line."""
    yield f"{'':28}" + "".join(f"{kind:>12}" for kind in KINDS) + f"{'errors missed':>16}{'beyond':>8}{'tempted':>9}"
    for one in issues:
        yield _row(one.file[:26], [one])
    yield _row("all", issues)
    for one in issues:
        yield f"-- {one.file}"
        for fault in one.missed:
            yield f"   missed {fault.kind}{' ERROR' if fault.error else ''} {fault.rule} {fault.what}"
        for finding in one.beyond:
            yield f"   beyond {_told(finding)}"
        for tempting in one.tempted:
            yield f"   tempted by {tempting.what}"


def _row(name: str, issues: Sequence[Judged]) -> str:
    figures = [tuple(map(sum, zip(*(one.recall(kind) for one in issues), strict=True))) for kind in KINDS]
    missed = sum(len(one.errors_missed) for one in issues)
    beyond, tempted = sum(one.unwarranted for one in issues), sum(len(one.tempted) for one in issues)
    return f"{name:28}" + "".join(f"{f'{a}/{b}':>12}" for a, b in figures) + f"{missed:16}{beyond:8}{tempted:9}"


def of_clean(checkups: Iterable[Checkup]) -> Iterator[str]:
    """Every finding of error and warning level of texts that have none to show, and how many a text of 10,000 has."""
    read = [one for one in checkups if one.checked is not None]
    length = sum(len(one.received.bulletin.source.text) for one in read if one.received.bulletin)
    found = [(one, finding) for one in read for finding in heavy(one.located)]
    for one, finding in found:
        yield f"   {Path(one.file).name} {_told(finding, _around(one, finding))}"
    first = sum(len(errors(one.located)) for one in read)
    every = sum(not finding.finding.mended for one in read for finding in one.located)
    per = 10_000 / max(length, 1)
    yield f"{len(read)} texts, {length} characters: errors {first} ({first * per:.2f} per 10,000), "
    yield f"errors and warnings {len(found)} ({len(found) * per:.2f}), all {every} ({every * per:.2f})"


def of_planted(tally: Tally) -> Iterator[str]:
    """Recall by operator, each miss, each finding that no planted fault stands for, and the figures of all."""
    for name, sown in sorted(tally.sown.items(), key=lambda one: (tally.found[one[0]] / one[1], one[0])):
        yield f"{tally.found[name]:4}/{sown:<4} {name}"
    for file, fault in tally.missed:
        yield f"   missed {file} {fault.operator}: {fault.right!r} → {fault.wrong!r}"
    for file, finding in tally.beyond:
        yield f"   beyond {file} {_told(finding)}"
    yield f"{tally.sown.total()} planted: recall {tally.recall:.3f}, precision {tally.precision:.3f}"


def _told(one: Located, around: str = "") -> str:
    said = one.finding
    after = "" if said.suggestion is None else f" → {said.suggestion!r}"
    return f"{said.severity.value} {said.rule} {one.line}: {around or repr(said.text)}{after} {said.message}"


def _around(checkup: Checkup, one: Located) -> str:
    bulletin = checkup.received.bulletin
    text = bulletin.source.text if bulletin else ""
    before, after = text[max(0, one.start - SIDE) : one.start], text[one.end : one.end + SIDE]
    return repr(f"{before}【{one.text}】{after}")
