"""Two figures of one indicator in one issue that do not agree."""

from collections.abc import Iterator

from zugong_desk.domain.finding import Beside, Fix, Severity
from zugong_desk.proofing.comparing import close, differ, one_time, quoted, written
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.ledger import Fact, Key
from zugong_desk.proofing.passage import IssueView
from zugong_desk.proofing.rule import Bad, Family, Rule
from zugong_desk.proofing.stating import stated_in

_SPECIFIC, _MEASURED = 3, 6
_SMALL = 10
_MEASURES = frozenset(("元", "美元", "%", "亩", "吨", "公里", "平方米"))


def _look(view: IssueView) -> Iterator[Hit]:
    by_key: dict[tuple[str, Key], list[Fact]] = {}
    for fact in stated_in(view).facts:
        if fact.who and fact.unit and not fact.part and len(fact.what) >= _least(fact):
            by_key.setdefault((fact.who, fact.key), []).append(fact)
    for facts in by_key.values():
        if 1 < len({fact.value for fact in facts}) <= 2 and (pair := _pair(facts)):
            yield _hit(*pair)


def _least(fact: Fact) -> int:
    """How long the name of an indicator must be: what is measured rather than counted (利润总额) is said of many."""
    return _MEASURED if fact.unit in _MEASURES else _SPECIFIC


def _pair(facts: list[Fact]) -> tuple[Fact, Fact] | None:
    """The last figure that disagrees with the first; None if it may be of another time."""
    first = facts[0]
    other = next((fact for fact in reversed(facts) if fact.value != first.value), None)
    if other is None or not differ(first, other) or first.period != other.period or not _may_be_one(first, other):
        return None
    return first, other


def _may_be_one(first: Fact, other: Fact) -> bool:
    small = min(float(first.value), float(other.value)) < _SMALL
    return (
        not small
        and close(first, other)
        and one_time(first, other)
        and (first.block != other.block or _apart(first, other))
    )


def _apart(first: Fact, other: Fact) -> bool:
    """Whether two figures of one paragraph stand in different sentences; those of one sentence are told apart in it."""
    return abs(first.start - other.start) > 60


def _hit(first: Fact, other: Fact) -> Hit:
    message = f"同一指标前后数不一：前文{quoted(first.text)}，此处{written(other)}，请核口径"
    beside = Beside(first.block, first.start, first.end, first.text, "本期前文")
    return Hit(other.block, other.first, other.last, message, beside=(beside,))


RULES = (
    Rule(
        id="CONS-NUM",
        name="同期同指标异数",
        family=Family.CONSISTENCY,
        severity=Severity.WARNING,
        fix=Fix.NONE,
        clause="编校惯例：同一指标前后一致",
        why="同一单位的同一指标在一期里出现两个数。时间、范围不同时两数可以并存，但要在文中交代清楚；口径相同则必有一误。",
        bad=(
            Bad(
                "〈article_title〉筑牢基层堡垒／强化组织功能\n〈byline〉云岭县委组织部\n全县共有562个党支部，分批开展集中整顿。\n"
                "抓实日常教育，组织全县668个党支部学习党章。",
                at="668个党支部",
            ),
            Bad(
                "〈article_title〉建强网格队伍\n〈byline〉清源区委组织部\n全区配备专职网格员216人，划分网格稳步推进。\n"
                "各街道定期培训，专职网格员261人全部持证上岗。",
                at="专职网格员261人",
            ),
            Bad(
                "〈article_title〉办好群众身边事\n〈byline〉临湖县委组织部\n建成党群服务驿站48个，服务触角不断延伸。\n"
                "坚持开门办站，党群服务驿站46个全天候开放𠮷。",
                at="党群服务驿站46个",
            ),
        ),
        good=(
            "〈article_title〉筑牢基层堡垒\n〈byline〉云岭县委组织部\n2022年整顿软弱涣散村党组织17个。\n2023年整顿软弱涣散村党组织12个。",
            "〈article_title〉建强网格队伍\n〈byline〉清源区委组织部\n配备专职网格员216人。\n其中专职网格员150人为社区后备干部。",
            "〈article_title〉办好群众身边事\n〈byline〉临湖县委组织部\n建成党群服务驿站48个。\n柳塘镇建成党群服务驿站12个。",
            "〈article_title〉壮大集体经济\n〈byline〉临湖县委组织部\n发放强村贷款资金2.4万元。\n累计发放强村贷款资金23980元。",
        ),
        in_issue=_look,
    ),
)
