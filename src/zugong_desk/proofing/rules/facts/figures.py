"""The same indicator of the same unit with another value in another issue, shown side by side."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from zugong_desk.domain.finding import Fix, Severity
from zugong_desk.proofing.comparing import (
    beside_fact,
    close,
    common,
    differ,
    exchanged,
    of_one,
    one_time,
    quoted,
    where,
    written,
)
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.ledger import Fact, Ledger, Stated
from zugong_desk.proofing.rule import Bad, Family, Rule

_MOST, _BESIDE, _VARIES = 12, 3, 4
_SPECIFIC, _SMALL = 3, 5
_FAR = 10**6
_LONG_AGO = 550
_FEW, _PARTICULAR = 50, 4
_NEAR = Decimal("0.85")
_Other = tuple[Stated, Fact]


def _look(mine: Stated, ledger: Ledger) -> Iterator[Hit]:
    found: dict[tuple[str, tuple[str, str, str]], tuple[float, Hit]] = {}
    for fact in mine.facts:
        said = (fact.who, fact.key)
        if fact.who and said not in found and not fact.part:
            others = _others(ledger, mine, fact)
            if others:
                found[said] = (_telling(fact, others[0]), _hit(mine, fact, others))
    best = sorted(found.values(), key=lambda one: -one[0])[:_MOST]
    yield from (hit for _, hit in best)


def _others(ledger: Ledger, mine: Stated, fact: Fact) -> list[_Other]:
    """What other issues say otherwise, nearest in time first; nothing of a figure that is another each time."""
    if not fact.unit:
        return []
    values = ledger.figures(fact) if len(fact.what) + len(fact.how) >= _SPECIFIC else {}
    if len(values) > _VARIES:
        return []
    out = []
    for same in values.values():
        for issue, other in same[-_BESIDE:]:
            if (
                issue.bulletin != mine.bulletin
                and of_one(mine, fact, issue, other)
                and _comparable(mine, fact, issue, other)
            ):
                out.append((issue, other))
    if not out:
        out = _alike(ledger, mine, fact)
    return sorted(out, key=lambda one: _days(mine, one[0]))[:_BESIDE]


def _comparable(mine: Stated, fact: Fact, issue: Stated, other: Fact) -> bool:
    if (
        other.part
        or not differ(fact, other)
        or not one_time(fact, other)
        or min(Decimal(fact.value), Decimal(other.value)) < _SMALL
    ):
        return False
    if not _telling_pair(fact, other):
        return False
    if fact.how:
        return close(fact, other) and (bool(fact.period) or (mine.date or "")[:4] == (issue.date or "")[:4])
    return True


def _telling_pair(fact: Fact, other: Fact) -> bool:
    """Whether two unlike figures are likely of one thing.

    The time is the same, the digits are, or the values lie close; or the indicator is so particular that one unit says
    it of one thing.
    """
    if (fact.period and fact.period == other.period) or sorted(fact.value) == sorted(other.value):
        return True
    if common(fact):
        return min(Decimal(fact.value), Decimal(other.value)) >= _FEW and _nearly(fact, other)
    return len(fact.what) >= _PARTICULAR or _nearly(fact, other)


def _alike(ledger: Ledger, mine: Stated, fact: Fact) -> list[_Other]:
    """Figures of an indicator that ends or begins alike; only where there is just one."""
    if fact.how or fact.vague or Decimal(fact.value) < _SMALL * 4:
        return []
    at = fact.unit, fact.how
    ending = ledger.near.get((*at, fact.what[-2:], fact.who[-2:]), ()) if fact.state else ()
    beginning = ledger.longer.get((*at, fact.what[:3], fact.who[-2:]), ())
    found = {(issue.bulletin, other): (issue, other) for issue, other in (*ending, *beginning)}
    out = [
        (issue, other)
        for issue, other in found.values()
        if issue.bulletin != mine.bulletin
        and not (other.vague or other.part)
        and of_one(mine, fact, issue, other)
        and one_time(fact, other)
        and (_one_sort(fact, other) or exchanged(fact, other))
    ]
    return out if len(out) == 1 else []


def _one_sort(fact: Fact, other: Fact) -> bool:
    """Whether two figures that lie close are of one sort of thing: 重新划分全科网格 111, 划分城市网格 116."""
    ends = fact.what != other.what and fact.what[-2:] == other.what[-2:]
    return ends and fact.state != "" and fact.state == other.state and _nearly(fact, other)


def _nearly(fact: Fact, other: Fact) -> bool:
    if "—" in fact.value or "—" in other.value:
        return False
    low, high = sorted((Decimal(fact.value), Decimal(other.value)))
    return _NEAR * high <= low < high


def _days(mine: Stated, issue: Stated) -> int:
    """How far apart two issues are, in days; far if a date is not known."""
    if not mine.date or not issue.date:
        return _FAR
    return abs((date.fromisoformat(mine.date) - date.fromisoformat(issue.date)).days)


def _grown(mine: Stated, fact: Fact, issue: Stated, other: Fact) -> bool:
    """Whether a figure that is counted on has merely become more since the earlier issue."""
    if not (fact.grows or other.grows) or not (mine.date and issue.date) or mine.date == issue.date:
        return False
    return (Decimal(fact.value) > Decimal(other.value)) == (mine.date > issue.date)


def _telling(fact: Fact, other: _Other) -> float:
    """How much an editor may learn from it: one indicator, one time, values close by."""
    low, high = sorted((Decimal(fact.value), Decimal(other[1].value)))
    return (
        2.0 * (fact.what == other[1].what)
        + (fact.period == other[1].period)
        + 0.5 * (len(fact.what) > _SPECIFIC)
        + float(low / high if high else 0)
    )


def _hit(mine: Stated, fact: Fact, others: list[_Other]) -> Hit:
    said = "；".join(f"{where(issue, other.who)}{quoted(other.text)}" for issue, other in others)
    why = _excuse(mine, fact, others)
    return Hit(
        fact.block,
        fact.first,
        fact.last,
        f"此处{written(fact)}，{said}，请核对口径",
        severity=Severity.STYLE if why else None,
        why=why,
        beside=tuple(beside_fact(issue, other) for issue, other in others),
    )


def _excuse(mine: Stated, fact: Fact, others: list[_Other]) -> str:
    """Why the figures may well differ; empty if nothing explains it."""
    if all(_grown(mine, fact, issue, other) for issue, other in others):
        return "累计数随时间增加属正常，仅列对照。"
    if not fact.period and all(_LONG_AGO < _days(mine, issue) < _FAR for issue, _ in others):
        return "两期相隔较久，数有变化属正常，仅列对照。"
    if fact.how and not any(_one_deed(fact, other) for _, other in others):
        return "两处未注明时间，可能是两次的数，仅列对照。"
    return ""


def _one_deed(fact: Fact, other: Fact) -> bool:
    """Whether two figures of something done are likely of one doing: of one time, of the same digits, or close by."""
    same_time = fact.period != "" and fact.period == other.period
    return same_time or sorted(fact.value) == sorted(other.value) or _nearly(fact, other)


RULES = (
    Rule(
        id="XREF-NUM",
        name="跨期同事异数",
        family=Family.FACTS,
        severity=Severity.WARNING,
        fix=Fix.NONE,
        clause="编校惯例：重要数据前后期核对",
        why="同一单位的同一指标在另一期里是另一个数。只列两处原文供核对，不判断哪一处有误；时间或范围不同时两数都可以成立。",
        bad=(
            Bad("配备专职网格员111人。⧉配备专职网格员116人。", at="专职网格员111人"),
            Bad("全区农村党组织312个全部达标。⧉现有农村党组织321个。", at="农村党组织312个"),
            Bad("重新划分为111个全科网格。⧉精准划分城市网格116个。", at="111个全科网格"),
        ),
        good=(
            "配备专职网格员116人。⧉配备专职网格员116人。",
            "2021年培训村党组织书记120名。⧉2022年培训村党组织书记135名。",
            "其中专职网格员80人。⧉配备专职网格员116人。",
            "办结群众诉求7.2万件。⧉办结群众诉求71984件。",
        ),
        across=_look,
    ),
)
