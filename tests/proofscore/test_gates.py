"""What the rules must come up to: on the seeds, on unseen bulletins with planted faults, and on clean ones."""

import pytest
from tests.proofscore.checked import checked_folder
from tests.proofscore.gold import CLEAN
from tests.proofscore.judging import Judged, errors, heavy
from tests.proofscore.planted import Tally, planted_tally
from tests.proofscore.seeds import seeds_judged

CERTAIN = 0.85
"""Of what a careful person calls certain in the seeds, so much is found."""
TEMPTED = 2
"""Places in all seeds that only look like faults, flagged all the same, at most."""
UNWARRANTED = 3
"""Findings of an issue that no person would grant, at most; the same words count once."""
RECALL, PRECISION = 0.9, 0.9
"""Of planted faults and of findings; recall is a floor under what is reached, the aim is 0.9."""
FALSE_ERRORS, FALSE_ALARMS = 0.1, 0.3
"""Errors, and errors and warnings together, in 10,000 characters of clean text at most."""


@pytest.fixture(scope="module")
def seeds() -> list[Judged]:
    return seeds_judged()


@pytest.fixture(scope="module")
def planted() -> Tally:
    return planted_tally()


def test_every_fault_of_error_level_in_the_seeds_is_found(seeds: list[Judged]) -> None:
    assert [fault.what for one in seeds for fault in one.errors_missed] == []


def test_nearly_everything_certain_in_the_seeds_is_found(seeds: list[Judged]) -> None:
    found, of = (sum(one.recall("certain")[part] for one in seeds) for part in (0, 1))
    assert found / of >= CERTAIN


def test_what_only_looks_like_a_fault_is_left_alone(seeds: list[Judged]) -> None:
    tempted = [tempting.what for one in seeds for tempting in one.tempted]
    assert len(tempted) <= TEMPTED, tempted


def test_no_seed_has_more_than_a_few_findings_that_nobody_would_grant(seeds: list[Judged]) -> None:
    for one in seeds:
        told = [f"{beyond.finding.rule} {beyond.line}: {beyond.text}" for beyond in one.beyond]
        assert one.unwarranted <= UNWARRANTED, told


def test_planted_faults_are_found(planted: Tally) -> None:
    missed = [f"{file} {fault.operator}: {fault.wrong}" for file, fault in planted.missed]
    assert planted.recall >= RECALL, missed


def test_beside_planted_faults_little_is_flagged(planted: Tally) -> None:
    beyond = [f"{file} {one.finding.rule} {one.line}: {one.text}" for file, one in planted.beyond]
    assert planted.precision >= PRECISION, beyond


def test_clean_bulletins_are_left_alone() -> None:
    checkups = checked_folder(CLEAN)
    length = sum(len(one.received.bulletin.source.text) for one in checkups if one.received.bulletin)
    found = [finding for one in checkups for finding in heavy(one.located)]
    told = [f"{one.finding.rule} {one.line}: {one.text}" for one in found]
    assert len(errors(found)) <= FALSE_ERRORS * length / 10_000, told
    assert len(found) <= FALSE_ALARMS * length / 10_000, told
