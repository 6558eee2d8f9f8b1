"""Two figures of one indicator in one issue that do not agree."""

import re
from collections.abc import Iterator
from itertools import combinations

from zugong_desk.domain.finding import Beside, Fix, Severity
from zugong_desk.proofing.comparing import close, differ, exchanged, one_time, quoted, written
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.ledger import Fact, Key
from zugong_desk.proofing.passage import IssueView
from zugong_desk.proofing.rule import Bad, Family, Rule
from zugong_desk.proofing.rules.consistency.turned import turned
from zugong_desk.proofing.stating import stated_in

_SPECIFIC, _MEASURED = 3, 6
_SMALL = 10
_LARGE, _TWO = 3, 2
_BEFORE = re.compile("原来|原有|原先|原[0-9]|过去的|最初|此前|从前")
_INTO = re.compile(
    "[^，。；！？]{0,6}?(?:调整|增加|增长|减少|扩大|扩展|拓展|提升|提高|整合|合并|优化|缩减|压减|精简|发展|归并|细分)[到为至成]"
)
_REST = re.compile("[^。！？；]*?其[余他][^。！？；]{0,4}[0-9]")
_SENTENCE = 60
_MEASURES = frozenset(("元", "美元", "%", "亩", "吨", "公里", "平方米"))


def _look(view: IssueView) -> Iterator[Hit]:
    stated = [fact for fact in stated_in(view).facts if fact.who and fact.unit and not fact.part]
    facts = [fact for fact in stated if not _bygone(view.by_id[fact.block].text, fact)]
    by_key: dict[tuple[str, Key], list[Fact]] = {}
    for fact in facts:
        if len(fact.what) >= _least(fact):
            by_key.setdefault((fact.who, fact.key), []).append(fact)
    for same in by_key.values():
        if 1 < len({fact.value for fact in same}) <= 2 and (pair := _pair(same)):
            yield _hit(*pair)
    hits = [_hit(*pair) for pair in (*_exchanged(facts), *_slipped(facts))]
    yield from hits
    told = {(hit.block, at) for hit in hits for at in range(hit.start, hit.end)}
    for article in view.articles:
        yield from (
            hit for hit in turned(article) if told.isdisjoint({(hit.block, hit.start), (hit.block, hit.end - 1)})
        )


def _bygone(text: str, fact: Fact) -> bool:
    """Whether a figure is what there was before (把原来的16个党支部调整为28个), or a part beside which the rest is told."""
    rest = _REST.search(text, fact.last, fact.last + _SENTENCE) is not None
    return rest or _BEFORE.search(fact.text) is not None or _INTO.match(text, fact.last) is not None


def _slipped(facts: list[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Large figures of one thing with a digit wrong, or two exchanged, whose clauses tell of it in two ways.

    选派第一书记128名, 118名第一书记到岗; 选出楼长4120名, 4210名楼长.
    """
    by_unit: dict[tuple[str, str, int], list[Fact]] = {}
    for fact in facts:
        if len(fact.value) >= _LARGE and fact.value.isdigit() and not fact.vague and fact.unit not in _MEASURES:
            by_unit.setdefault((fact.who, fact.unit, len(fact.value)), []).append(fact)
    for same in by_unit.values():
        for one, other in combinations(same, 2):
            told = one.key != other.key or len(one.what) < _SPECIFIC
            apart = told and one.value != other.value and one_time(one, other) and _apart(one, other)
            if apart and _one_thing(one, other) and _one_slip(one.value, other.value):
                yield one, other


def _one_thing(one: Fact, other: Fact) -> bool:
    """Whether two figures are of one thing: one indicator, or one that begins with the other; done in one way, or not told how."""
    short, long = sorted((one.what, other.what), key=len)
    return (one.how == other.how or "" in (one.how, other.how)) and (
        short == long or (len(short) > _SPECIFIC and long.startswith(short))
    )


def _one_slip(one: str, other: str) -> bool:
    unlike = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    turned = len(unlike) == _TWO and unlike[1] - unlike[0] == 1 and sorted(one) == sorted(other)
    return turned or (len(unlike) == 1 and not one.endswith("00") and not other.endswith("00"))


def _exchanged(facts: list[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Figures of exchanged digits, of indicators of which one says more: 486个网格, 468个基础网格."""
    by_digits: dict[tuple[str, str, str, str], list[Fact]] = {}
    for fact in facts:
        if len(fact.value) > 1 and not fact.vague:
            by_digits.setdefault((fact.who, fact.unit, fact.how, "".join(sorted(fact.value))), []).append(fact)
    for same in by_digits.values():
        for one, other in combinations(same, 2):
            alike = one.what != other.what or one.period != other.period
            if alike and exchanged(one, other) and one_time(one, other) and _apart(one, other):
                yield one, other


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
    return not small and close(first, other) and one_time(first, other) and _apart(first, other)


def _apart(first: Fact, other: Fact) -> bool:
    """Whether two figures stand in different sentences, roughly; those of one sentence are told apart in it."""
    return first.block != other.block or abs(first.start - other.start) > _SENTENCE


def _hit(first: Fact, other: Fact) -> Hit:
    message = f"同一指标前后数不一：前文{quoted(first.text)}，此处{written(other)}，请核对口径"
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
            Bad(
                "〈article_title〉选好楼长\n〈byline〉临湖县委组织部\n发动群众，选出单元楼长4120名。\n"
                "目前，4210名单元楼长活跃在𠮷巷。",
                at="4210名单元楼长",
            ),
            Bad(
                "〈article_title〉青蓝结对\n〈byline〉临湖县委组织部\n从老同志中遴选出导师623名，签订协议。\n"
                "年底，组织全县632名导师开展述职评议。",
                at="632名导师",
            ),
            Bad(
                "〈article_title〉办好主体班\n〈byline〉临湖县委组织部\n举办主体班26期，训练有素。\n全年举办主体班28期。",
                at="主体班28期",
            ),
        ),
        good=(
            "〈article_title〉筑牢基层堡垒\n〈byline〉云岭县委组织部\n2022年整顿软弱涣散村党组织17个。\n2023年整顿软弱涣散村党组织12个。",
            "〈article_title〉建强网格队伍\n〈byline〉清源区委组织部\n配备专职网格员216人。\n其中专职网格员150人为社区后备干部。",
            "〈article_title〉办好群众身边事\n〈byline〉临湖县委组织部\n建成党群服务驿站48个。\n柳塘镇建成党群服务驿站12个。",
            "〈article_title〉建强支部\n〈byline〉临湖县委组织部\n把原来划分的16个党小组调整为28个。\n现有党小组28个，原有党员户126户。",
            "〈article_title〉壮大集体经济\n〈byline〉临湖县委组织部\n发放强村贷款资金2.4万元。\n累计发放强村贷款资金23980元。",
        ),
        in_issue=_look,
    ),
)
