"""Scores drafts against gold: for each field how many are right, false and missing, and which."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from tests.practices import matching
from tests.practices.gold import Case, Said
from tests.practices.matching import Value

from zugong_desk.domain.annotation import Field
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.span import Span


class Drafted(Value, Protocol):
    """A value drafted for a field."""

    @property
    def field(self) -> Field: ...


Drafter = Callable[[Bulletin, Span], Iterable[Drafted]]
"""Drafts a record for a passage: of the single fields at most one value each, of results and recognition any number."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one field, with what was missed and what is false, each as `case: text`."""

    right: int = 0
    missed: tuple[str, ...] = ()
    false: tuple[str, ...] = ()

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.right + other.right, self.missed + other.missed, self.false + other.false)

    @property
    def precision(self) -> float:
        """Of what is proposed, so much is right; 1 if nothing is."""
        return self.right / (self.right + len(self.false)) if self.right or self.false else 1.0

    @property
    def recall(self) -> float:
        """Of what is wanted, so much is proposed; 1 if nothing is wanted."""
        return self.right / (self.right + len(self.missed)) if self.right or self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Share:
    """Of the values that were found, how many say something else of theirs rightly; `wrong` says which do not."""

    right: int = 0
    wrong: tuple[str, ...] = ()

    def __add__(self, other: "Share") -> "Share":
        return Share(self.right + other.right, self.wrong + other.wrong)

    @property
    def part(self) -> float:
        """The part that is right; 1 if there is none."""
        every = self.right + len(self.wrong)
        return self.right / every if every else 1.0


SHARES: Mapping[str, tuple[Field, Callable[..., bool]]] = {
    "bound": (Field.RESULTS, matching.same_bound),
    "indicator": (Field.RESULTS, matching.same_indicator),
    "by whom": (Field.RECOGNITION, matching.same_giver),
    "level": (Field.RECOGNITION, matching.same_level),
}
"""What is counted apart, of the values of a field that were found."""


@dataclass(frozen=True, slots=True)
class Score:
    """The tallies of the fields, and the shares of what hangs on results and recognitions."""

    fields: dict[Field, Tally] = field(default_factory=lambda: {each: Tally() for each in Field})
    shares: dict[str, Share] = field(default_factory=lambda: {each: Share() for each in SHARES})

    def __add__(self, other: "Score") -> "Score":
        return Score(
            {each: tally + other.fields[each] for each, tally in self.fields.items()},
            {each: share + other.shares[each] for each, share in self.shares.items()},
        )


def score(cases: Iterable[Case], drafter: Drafter) -> Score:
    """The score of a drafter over cases."""
    out = Score()
    for case in cases:
        out += score_case(case, list(drafter(case.bulletin, case.span)))
    return out


def score_case(case: Case, drafted: Sequence[Drafted]) -> Score:
    """The score of what was drafted for one case."""
    out = Score()
    for each in Field:
        mine = [one for one in drafted if one.field is each]
        wanted, same = _wanted(case, each)
        if each in (Field.RESULTS, Field.RECOGNITION):
            pairs = paired(mine, wanted, same)
            out.fields[each] = _of_many(case, mine, wanted, pairs)
            for name, (of, right) in SHARES.items():
                if of is each:
                    out.shares[name] = _share(case, pairs, right)
        else:
            out.fields[each] = _of_one(case, mine, wanted, same)
    return out


def _wanted(case: Case, each: Field) -> tuple[Sequence[Said], Callable[..., bool]]:
    match each:
        case Field.NAME:
            return case.names, matching.same_name
        case Field.ORGANISATION:
            return case.organisations, matching.same_organisation
        case Field.PLACE:
            return case.places, matching.same_place
        case Field.PERIOD:
            return case.periods, matching.same_period
        case Field.RESULTS:
            return case.results, matching.same_result
        case Field.RECOGNITION:
            return case.recognitions, matching.same_recognition


def _of_one(case: Case, mine: Sequence[Drafted], wanted: Sequence[Said], same: Callable[..., bool]) -> Tally:
    """Of a single field: right if a value says one of what is wanted."""
    main = [said for said in wanted if not said.also]
    right = any(same(one, said) for one in mine for said in main)
    false = [one for one in mine if not any(same(one, said) for said in wanted)]
    missed = () if right or not main else (f"{case.id}: {main[0].text}",)
    return Tally(int(right), missed, tuple(f"{case.id}: {one.text}" for one in false))


def paired(mine: Sequence[Drafted], wanted: Sequence[Said], same: Callable[..., bool]) -> list[tuple[Drafted, Said]]:
    """Each value with what it says, each of both at most once."""
    left, out = list(wanted), []
    for one in mine:
        met = [said for said in left if same(one, said)]
        if met:
            said = max(met, key=lambda said: (matching.overlap((one.start, one.end), said.at), not said.also))
            left.remove(said)
            out.append((one, said))
    return out


def _of_many(
    case: Case, mine: Sequence[Drafted], wanted: Sequence[Said], pairs: Sequence[tuple[Drafted, Said]]
) -> Tally:
    ours, met = [id(one) for one, _ in pairs], [id(said) for _, said in pairs]
    return Tally(
        sum(not said.also for _, said in pairs),
        tuple(f"{case.id}: {said.text}" for said in wanted if not said.also and id(said) not in met),
        tuple(f"{case.id}: {one.about} {one.text}" for one in mine if id(one) not in ours),
    )


def _share(case: Case, pairs: Sequence[tuple[Drafted, Said]], right: Callable[..., bool]) -> Share:
    judged = [(right(one, said), one, said) for one, said in pairs if not said.also]
    wrong = tuple(f"{case.id}: {said} ← {one.about!r} {one.level}" for good, one, said in judged if not good)
    return Share(sum(good for good, _, _ in judged), wrong)
