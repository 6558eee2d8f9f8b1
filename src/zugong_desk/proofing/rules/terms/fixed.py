"""TERM-FIXED: fixed political phrases with a slip, in another order, or joined to the wrong verb.

Three tables: `phrases.csv` (wrong → right), `series.csv` (lists whose order is fixed) and `fixed.csv` (phrases that are
looked for with a slip in them; `also` are the forms that live beside them). Each row holds from the day the phrase was used.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import zip_longest

from zugong_desk.domain.finding import Fix, Severity
from zugong_desk.places import resource
from zugong_desk.proofing.comparing import quoted
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.house import valid
from zugong_desk.proofing.passage import Passage
from zugong_desk.proofing.rule import Bad, Family, Rule
from zugong_desk.proofing.rules.terms.near import Known
from zugong_desk.proofing.tables import hits

_BETWEEN = r"[、，和及]?"
_MARKS = re.compile(r"[、，“”‘’《》和与的]")
"""By which true forms of a phrase may differ."""


@dataclass(frozen=True, slots=True)
class _Series:
    """A list whose order is fixed."""

    id: str
    items: tuple[str, ...]
    since: str
    until: str
    why: str
    pattern: re.Pattern[str]


def _found(passage: Passage) -> Iterator[Hit]:
    yield from hits("phrases", passage, lambda row: f"{quoted(row.wrong)}宜作{quoted(row.right)}")
    yield from _out_of_order(passage)
    yield from _with_a_slip(passage)


def _out_of_order(passage: Passage) -> Iterator[Hit]:
    for series in _series():
        if series.items[0] not in passage.text or not _holds(series.since, series.until, passage.date):
            continue
        for found in series.pattern.finditer(passage.text):
            ordered = _in_order(found[0], series.items)
            if ordered and ordered != found[0]:
                yield _hit(passage, found.start(), found.end(), ordered, series.id, series.why)


def _in_order(said: str, items: tuple[str, ...]) -> str | None:
    """What is said with its items in their order; None if it does not have each of them once."""
    any_of = re.compile("|".join(items))
    if sorted(any_of.findall(said)) != sorted(items):
        return None
    return "".join(part + item for part, item in zip_longest(any_of.split(said), items, fillvalue=""))


def _with_a_slip(passage: Passage) -> Iterator[Hit]:
    for start, end, phrase in _phrases(passage.date).near(passage.text):
        if _MARKS.sub("", passage.text[start:end]) != _MARKS.sub("", phrase):
            yield _hit(passage, start, end, phrase, phrase, "与固定表述只差一处。")


def _hit(passage: Passage, start: int, end: int, right: str, row: str, why: str) -> Hit:
    said = passage.text[start:end]
    message = f"{quoted(said)}与固定表述{quoted(right)}不一致"
    return Hit(passage.id, start, end, message, suggestion=right, why=why, row=row)


def _holds(since: str, until: str, date: str | None) -> bool:
    """Whether a row holds on the issue's day; of an issue that does not say, it does."""
    return date is None or valid(since, until, date)


@cache
def _series() -> tuple[_Series, ...]:
    return tuple(_series_of(line) for line in _lines("series"))


def _series_of(line: dict[str, str]) -> _Series:
    items = tuple(line["items"].split("|"))
    one = f"(?:{'|'.join(items)})"
    pattern = re.compile(f"{one}(?:{_BETWEEN}{one}){{{len(items) - 1}}}")
    return _Series(line["id"], items, line["since"], line["until"], line["why"] or "", pattern)


@lru_cache(maxsize=16)
def _phrases(date: str | None) -> Known:
    """The phrases in use on a day, with the forms beside them."""
    lines = [line for line in _lines("fixed") if _holds(line["since"], line["until"], date)]
    also = (form for line in lines for form in line["also"].split("|") if form)
    return Known(frozenset(line["phrase"] for line in lines), frozenset(also))


def _lines(name: str) -> list[dict[str, str]]:
    with resource(f"proofing/{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


RULES = (
    Rule(
        id="TERM-FIXED",
        name="固定表述",
        family=Family.TERMS,
        severity=Severity.WARNING,
        fix=Fix.SUGGEST,
        clause="党的文献和文件中的固定表述",
        why="政治性固定表述的用字、次序和搭配不能随意改动；并存的写法不在此列。",
        in_block=_found,
        bad=(
            Bad("切实增强群众的幸福感、获得感、安全感。", "切实增强群众的获得感、幸福感、安全感。"),
            Bad("践行绿水青山就是金山艮山理念。", "践行绿水青山就是金山银山理念。"),
            Bad("坚持以人民为中心的发殿思想，😀𠮷水镇走在前。", "坚持以人民为中心的发展思想，😀𠮷水镇走在前。"),
            Bad("把金山银山就是绿水青山刻在墙上。", "把绿水青山就是金山银山刻在墙上。"),
            Bad("做到以科学理论思想为指引。", "做到以科学理论思想为指导。", "为指引"),
            Bad("牢固树立政治意识、核心意识、大局意识、看齐意识。", "牢固树立政治意识、大局意识、核心意识、看齐意识。"),
        ),
        good=(
            "切实增强群众的获得感幸福感安全感，幸福感不断提升。",
            "全面建成社会主义现代化强国，全面建设社会主义现代化国家。",
            "巩固拓展脱贫攻坚成果与乡村振兴有效衔接，绿水青山变成金山银山。",
            "以会议精神为指引，坚持绿色发展、开放共享、协调创新。",
            "不忘初心，牢记使命，坚持以人民为中心的发展理念。",
        ),
    ),
)
