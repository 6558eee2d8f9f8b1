"""Gold of practice drafting: passages, and the record that a careful person would write from each."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.runs import Hand
from zugong_desk.domain.source import Source
from zugong_desk.domain.span import Span
from zugong_desk.places import seeds_dir
from zugong_desk.reading import parse

DATA = Path(__file__).parents[1] / "data" / "practices"

Range = tuple[int, int]
"""A half-open range of code points of a bulletin's reading text."""


@dataclass(frozen=True, slots=True)
class Said:
    """A value that the text says `at` a range; one that is `also` right need not be proposed."""

    text: str
    at: Range
    also: bool = False


@dataclass(frozen=True, slots=True)
class PlaceSaid(Said):
    """A place with its normal form: the names from the highest known to its own."""

    chain: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Result(Said):
    """A figure; `high` is the other end of a range, `about` what is counted, … for words left out."""

    number: Decimal = Decimal(0)
    high: Decimal | None = None
    bound: str = "exact"
    unit: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Recognition(Said):
    """What was got: `at` is the whole wording, `core` what must be covered; `by` and `level` empty if not said."""

    core: Range = (0, 0)
    by: str = ""
    level: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A passage of a bulletin, and what is said there of a practice. Any one that is not `also` fulfils a single field."""

    id: str
    bulletin: Bulletin
    span: Span
    names: Sequence[Said] = field(default=())
    organisations: Sequence[Said] = field(default=())
    places: Sequence[PlaceSaid] = field(default=())
    periods: Sequence[Said] = field(default=())
    results: Sequence[Result] = field(default=())
    recognitions: Sequence[Recognition] = field(default=())


def load(half: str) -> list[Case]:
    """The cases of a half, work or kept. FileNotFoundError if there is none, ValueError for a range without text."""
    lines = (DATA / half / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    return [case(json.loads(line)) for line in lines]


def case(said: Mapping[str, Any]) -> Case:
    """One line of gold, its bulletin parsed and its ranges carried over to the reading text."""
    text = said["text"] if "text" in said else (seeds_dir() / said["seed"]).read_bytes().decode()
    name = said.get("seed", f"{said['id']}.txt")
    sha = sha256(text.encode()).hexdigest()
    source = Source(name, sha, "utf-8", text)
    bulletin = Bulletin(sha, source, parse(source).blocks)
    carry = Carrying(bulletin)
    return Case(
        said["id"],
        bulletin,
        bulletin.span(*carry.over(said["passage"])),
        [Said(**_plain(carry, one)) for one in said["name"]],
        [Said(**_plain(carry, one)) for one in said["organisation"]],
        [PlaceSaid(**_plain(carry, one), chain=tuple(one["place"].split("/"))) for one in said["places"]],
        [Said(**_plain(carry, one)) for one in said["period"]],
        [_result(carry, one) for one in said["results"]],
        [_recognition(carry, one) for one in said["recognition"]],
    )


class Carrying:
    """Carries ranges of a source over to the reading text."""

    def __init__(self, bulletin: Bulletin) -> None:
        self.text = bulletin.text
        self.places = dict(_origins(bulletin))

    def over(self, part: Sequence[int]) -> Range:
        """The stretch of reading text made of the source's half-open range. ValueError if none of it is read."""
        start, end = part
        met = [self.places[at] for at in range(start, end) if at in self.places]
        if not met:
            raise ValueError(f"nothing of {start}–{end} is in the reading text")
        return min(met), max(met) + 1


def _origins(bulletin: Bulletin) -> Iterator[tuple[int, int]]:
    """Each code point of the source that is read, and where."""
    for start, line in zip(bulletin.starts, bulletin.lines, strict=True):
        at = start
        for run in line.runs:
            if run.hand is Hand.SOURCE and run.origin is not None:
                yield from zip(_count(run.origin, run.text), _count(at, run.text), strict=True)
            at += len(run.text)


def _count(start: int, text: str) -> Iterable[int]:
    return range(start, start + len(text))


def _plain(carry: Carrying, said: Mapping[str, Any]) -> dict[str, Any]:
    return {"text": said["text"], "at": carry.over(said["range"]), "also": said.get("also", False)}


def _result(carry: Carrying, said: Mapping[str, Any]) -> Result:
    return Result(
        **_plain(carry, said),
        number=Decimal(str(said["number"])),
        high=Decimal(str(said["high"])) if "high" in said else None,
        bound=said["bound"],
        unit=said["unit"],
        about=said["indicator"],
    )


def _recognition(carry: Carrying, said: Mapping[str, Any]) -> Recognition:
    return Recognition(**_plain(carry, said), core=carry.over(said["core"]), by=said["by"], level=said["level"])
