"""When two figures or two names are worth showing side by side."""

import re
from decimal import Decimal
from functools import cache

from zugong_desk.domain.finding import Beside
from zugong_desk.places import resource
from zugong_desk.proofing.ledger import Fact, Stated, Thing, folded
from zugong_desk.proofing.stating_who import is_placed

_CLOSE = Decimal("0.5")
_ROUND, _NEARLY = Decimal("0.1"), Decimal("0.03")
_THOUSANDS = 3


def same_unit(one: str, other: str) -> bool:
    """Whether two names stand for one unit or place: 桐城市 and 安庆市桐城市, but not 高新区 of who knows where."""
    return bool(one and other) and (one.endswith(other) or other.endswith(one)) and is_placed(one) and is_placed(other)


def of_one(mine: Stated, one: Fact | Thing, issue: Stated, other: Fact | Thing) -> bool:
    """Whether two statements are of one unit; in two issues of one house the same name is enough."""
    if one.who and one.who == other.who and mine.issuer and mine.issuer == issue.issuer:
        return True
    return same_unit(one.who, other.who)


def differ(one: Fact, other: Fact) -> bool:
    """Whether two figures of one indicator disagree: not merely one rounded and one exact."""
    if one.value == other.value or "—" in one.value or "—" in other.value:
        return False
    first, second = Decimal(one.value), Decimal(other.value)
    if one.vague or other.vague:
        leeway = _NEARLY if one.vague and other.vague else _ROUND
        return abs(first - second) > leeway * max(first, second)
    return not _rounded(first, second)


def _rounded(first: Decimal, second: Decimal) -> bool:
    """Whether the rounder of two figures is the other one in thousands or more, two digits being kept: 7.2万 and 71984."""
    few, many = sorted((first, second), key=lambda one: len(one.normalize().as_tuple().digits))
    parts = few.normalize().as_tuple()
    exponent = int(parts.exponent)
    if exponent < _THOUSANDS or len(parts.digits) == 1:
        return False
    return many.quantize(Decimal(1).scaleb(exponent)) == few


def one_time(one: Fact, other: Fact) -> bool:
    """Whether two figures may be of one time: no periods, one period, or only one that says it."""
    return not (one.period and other.period) or one.period == other.period


def exchanged(one: Fact, other: Fact) -> bool:
    """Whether two figures have the same digits in another order, as 486 and 468, and one indicator says more than the other."""
    short, long = sorted((one.what, other.what), key=len)
    alike = long.endswith(short) or (len(short) > _SYLLABLES and long.startswith(short))
    return alike and one.value != other.value and sorted(one.value) == sorted(other.value)


_SYLLABLES = 2


def common(fact: Fact) -> bool:
    """Whether the indicator is a word that one unit uses of many things (示范点, 志愿服务队)."""
    return fact.what in _common()


@cache
def _common() -> frozenset[str]:
    return frozenset(resource("ledger/common.txt").read_text(encoding="utf-8").split())


def close(one: Fact, other: Fact) -> bool:
    """Whether two values are of one order, so that one may be the other miswritten or renewed."""
    first, second = sorted((Decimal(one.value), Decimal(other.value)))
    return second > 0 and first >= _CLOSE * second


# names ------------------------------------------------------------------------------------------------------------------

_ASKS = re.compile(r"[哪什谁怎吗]|(.)不\1|老[\u4e00-\u9fff](?=工作室|调解|说|讲|帮|书记)")
"""Questions, and things called after somebody (老杨调解室): of such there are many that differ in a character."""
_NUMERAL = frozenset("0123456789一二三四五六七八九十百千万两几双多零〇")
_CONTRASTS = (
    "上下左右前后内外中",
    "大小",
    "新老旧",
    "东西南北中",
    "城乡镇村",
    "国省市县区镇乡村",
    "男女",
    "宏微",
    "形效",
    "正反",
    "好优良差",
    "早晚",
    "线",
    "春夏秋冬",
    "青红黄蓝绿橙金银紫",
    "党团工妇",
    "我你他",
    "一二三四五六七八九十",
)
_LEVEL = re.compile(
    r"(?:县委|市委|区委|省委|乡镇|镇|街道|社区|农村|城市|机关|国企|高校|学校|企业|村级|县级|市级|省级|全[国省市县区]|年度|重点|新|大|小|老|首|两|双|微|云|e|好|最美|优秀|十佳|我|“|青年|巾帼|智慧|数字|工地|园区|楼宇|商圈|集团|一线|校园|基层|部门|支部|党员|[省市县区乡镇村])+"
)


def one_character_off(one: str, other: str) -> bool:
    """Whether two folded names differ in one character only, which makes no other thing of it.

    Numerals (三抓 and 两抓), opposites and colours do; so does another last character (议事亭, 议事员) and one put before or
    behind the whole.
    """
    if _ASKS.search(one):
        return False
    short, long = sorted((one, other), key=len)
    if len(long) == len(short):
        unlike = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
        return len(unlike) == 1 and unlike[0] < len(one) - 1 and not _contrast(one[unlike[0]], other[unlike[0]])
    if len(long) - len(short) != 1 or long.startswith(short) or long.endswith(short):
        return False
    at = next(i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b)
    return long[:at] + long[at + 1 :] == short and long[at] not in _NUMERAL


def ends_otherwise(one: str, other: str) -> bool:
    """Whether two folded names differ in their last character only, and that does not make two sorts of thing (亭, 员)."""
    if len(one) != len(other) or one[:-1] != other[:-1] or _ASKS.search(one):
        return False
    last = one[-1], other[-1]
    sorts = {*last} <= _SORTS and not like_sorts(*last)
    return last[0] != last[1] and not sorts and not _contrast(*last)


def like_sorts(one: str, other: str) -> bool:
    """Whether two last characters make people of one rank, or schools: hardly ever two things of one issue."""
    return any(one in sort and other in sort for sort in _LIKE_SORTS)


_LIKE_SORTS = ("员家手师官友民士", "校学")
_SORTS = frozenset(
    "员长团队手人师生官民友家士亭站点屋院室所城村区镇乡县校房馆店厅园地场库网线路街巷楼台桥田山水湖河江海岛港湾桌椅凳车船"
    "法制式卡单册表图课日会家户节号班组社岗季月周年星榜赛奖章旗券币书报刊稿信箱柜包袋灯窗门墙廊坊角吧圈带链群心情力"
)
"""Last characters of names that make sorts of people, places, times and things."""


def long_enough(one: Thing, other: Thing) -> bool:
    """Whether two names that hardly differ are long enough to be names.

    Of four characters they must be things of somebody's own, and not lists or places that are named in rows.
    """
    shorter = min(len(folded(one.name)), len(folded(other.name)))
    if shorter >= _LONG:
        return True
    return shorter == _LONG - 1 and one.own and other.own and not _ROWS.fullmatch(one.name)


_ROWS = re.compile(
    r".*(?:清单|台账|地图|手册|窗口|专班|小组|专区|课堂|学堂|驿站|先锋|中心|活动|工作|行动|计划|工程|制度|机制)"
)
_LONG = 5


def _contrast(one: str, other: str) -> bool:
    if one in _NUMERAL or other in _NUMERAL:
        return one in _NUMERAL and other in _NUMERAL
    return any(one in row and other in row for row in _CONTRASTS)


def only_a_kind(front: str, rest: str) -> bool:
    """Whether the words before a name only say whose it is or of what kind: 县委“书记项目”, 工地“红色驿站”."""
    return _LEVEL.fullmatch(front) is not None or _ROWS.fullmatch(rest) is not None or rest.endswith(_OF_MANY)


_OF_MANY = (
    "会",
    "站",
    "岗",
    "员",
    "队",
    "手",
    "团",
    "日",
    "室",
    "所",
    "点",
    "长",
    "班",
    "库",
    "卡",
    "课",
    "之星",
    "标兵",
)


def one_formula(one: str, other: str) -> bool:
    """Whether two formulas (党组织+公司+农户) are one with a member more, at least two being shared in order."""
    short, long = sorted((folded(one).replace("＋", "+").split("+"), folded(other).split("+")), key=len)
    if len(short) < 2 or len(long) != len(short) + 1:
        return False
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def spelt_otherwise(one: str, other: str) -> bool:
    """Whether two spellings of one folded name differ in more than the spaces that conversions leave in Chinese."""
    return one != other and _LOOSE.sub("", one) != _LOOSE.sub("", other)


_LOOSE = re.compile(r"(?<![A-Za-z])\s+(?![A-Za-z])")


def where(issue: Stated, who: str) -> str:
    """How another place is called: 第9期 2023-04-14 桐城市."""
    return " ".join(part for part in (issue.label, who) if part)


def quoted(text: str) -> str:
    """A wording in quotation marks, its own one step further in."""
    return f"“{text.translate(_INNER)}”"


_INNER = str.maketrans("“”", "‘’")


def beside_fact(issue: Stated, fact: Fact) -> Beside:
    return Beside(fact.block, fact.start, fact.last, fact.text, where(issue, fact.who), issue.bulletin)


def beside_thing(issue: Stated, thing: Thing) -> Beside:
    return Beside(thing.block, thing.start, thing.end, thing.name, where(issue, thing.who), issue.bulletin)


_UNITS = ((Decimal(10**8), "亿"), (Decimal(10**4), "万"))


def written(fact: Fact) -> str:
    """A figure as a text would write it: 28.96亿元."""
    if "—" in fact.value:
        return f"{fact.value}{fact.unit}"
    value = Decimal(fact.value)
    for size, sign in _UNITS:
        if value >= size and len((value / size).normalize().as_tuple().digits) <= 4:
            return f"{(value / size).normalize():f}{sign}{fact.unit}"
    return f"{value:f}{fact.unit}"
