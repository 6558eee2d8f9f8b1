"""Parts that 其中 brings in, the whole they belong to, and the shares that are given of them."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import takewhile

from zugong_desk.domain.amounts import Amount
from zugong_desk.domain.finding import Severity
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import Passage
from zugong_desk.proofing.rules.numerals.precision import bounds, exact, percent, step, unit_of

_AMONG = re.compile("其中")
_ENDS = "。！？；"
_NEAR, _FAR = 10, 20
_SENTENCE, _MOST = 200, 24
"""No farther back than so many characters, no more than so many figures: the time stays linear."""
_LONGEST_NAME = 14
_NOT_A_PART = re.compile(
    r"[”》][^，。；、]{0,8}(?:开出|开设|建成|实现|卖出|售出|完成|投入|新增|培育|办理|办结|开办|创办|拿下|签下)|累计|总(?!支)|共(?!产)|平均|人均|户均|每|各|带动|吸引|服务(?![队站点员中台岗类])|辐射|惠及|覆盖|涉及|增|超|减|平方|占|达|全[市县区省镇乡村国]|[，。；：（）()]"
)
_NOT_A_WHOLE = re.compile(r"(?:每|平均|人均|户均|各|第)[^，。；、]{0,6}$")
_BETWEEN = re.compile(r"[、，,和]")
_SHARE = re.compile(r"[ \u3000]?[，,、（(]?(?:仅|只|已)?占(?:比|总数的?|总人数的?|总量的?)?(?:为|达到|达)?[ \u3000]?")
_UNCOUNTED = frozenset({"", "%", "年", "个月", "天", "个百分点", "岁", "周岁", "倍", "次", "元"})
_BY_THE_WAY = frozenset({"%", "倍", "岁", "周岁", "个百分点", "百分点", "元", "年", "个月", "天"})
_COMPARED = re.compile(
    r"(?:[比较](?:上年|去年|上月|同期|年初|[0-9]{4}年)?[^，。；0-9]{0,4}|同比[^，。；0-9]{0,2}|净|已)"
    r"(?:增加|增长|多|减少|下降|少|提高|整改|办结|完成|化解|解决|销号|答复)了?[ \u3000]?$"
)
_MAY_OVERLAP = re.compile(
    "以[上下内]|岁|女|党员|团员|少数民族|学历|优秀|骨干|级|重点|示范|年轻|青年|老年|儿童|退役|返乡|高新|规上|规模|外资|星|品牌|先进|典型|护理"
    "|在职|带头|困难|特色|首次|民营|上市|龙头|[获被在已未]|致富|脱贫|代表|志愿|[Aa]|亿|万元|以|及|类似|累计|涉"
)
"""Words of names that tell a quality: what has one may have another as well."""
_THINGS = frozenset(
    (
        "亩",
        "公里",
        "门",
        "场",
        "起",
        "件",
        "吨",
        "张",
        "平方米",
        "公顷",
        "课时",
        "学时",
        "株",
        "场次",
        "条",
        "份",
        "头",
        "只",
    )
)
_SORTED = re.compile("(?:类|型|岗|线|期|资金|贷款|科室|专业|方面|领域)$")
_FUNDS = re.compile("(?:资金|贷款|捐款|投资|自筹|补助|捐赠|融资)$")
_ORGAN = re.compile("(?:党委|党总支|党支部|党工委|党组|党小组)$")
_REST = re.compile("^(?:其他|其它|其余|余下)")
_SPECIFIC = frozenset({"名", "户", "家", "亩", "公里", "吨", "平方米", "公顷", "人次", "千瓦"})
_VAGUE = frozenset("区部员人院目心个")
_CUT = re.compile("[，。；、：（）()]|其中")
_ATTRIBUTES = frozenset({"岁", "周岁", "年"})
_NAMING = re.compile("[一二两三四五六]+(?:线|级|类|等|期|流|把手|线班组|季度)")
"""Figures that are part of a name: 一线党员, 二级调研员."""
_LEADING = re.compile("^[，、,；]?(?:有|为|是|新增|建成|选派|培育|完成)?")
_SCALES = tuple(
    frozenset(scale.split())
    for scale in (
        "国家级 省级 省部级 市级 市厅级 县级 区级 县区级 乡级 镇级 乡镇级 村级 地市级 州级 全国 省 市 县 自治区级",
        "厅级 处级 科级 股级 正处级 副处级 正科级 副科级 正厅级 副厅级 县处级 乡科级",
        "城区 乡镇 农村 城镇 城市 街道 镇街",
        "一季度 二季度 三季度 四季度",
        "县内 县外 省内 省外 线上 线下 室内 室外 公办 民办 正职 副职 上半年 下半年",
        "新建 续建 改建 扩建 改扩建 改造 新改建",
        "中央 省级 市级 县级 区级 乡级 镇级 村级 财政 社会 自筹 上级 本级 企业 群众",
        "省级 市级 县级 区级 乡镇 镇级 村级 街道 社区 村",
        "处级 科级 股级 一般 中层 普通",
        "农民 工人 教师 医生 职工 学生 村民 公务员 企业家 律师 牧民 渔民 教职工 农牧民 医务人员 退休人员",
        "理论 实践 宣讲 义诊 文艺演出 放映 培训 讲座 座谈 观摩",
        "县直 市直 区直 省直 县直机关 市直机关 区直机关 机关 县直单位 市直单位 区直单位 乡镇 街道 镇街 企业 国企 学校 医院 村 社区 农村",
        "男 女 男性 女性 男生 女生",
        "一等奖 二等奖 三等奖 特等奖 优秀奖 金奖 银奖 铜奖",
        "优秀 良好 合格 一般 较差 称职 基本称职 不称职 不合格 基本合格 优秀等次 合格等次 先进 后进 中间",
        "已完成 未完成 已办结 未办结 正在办理 已建成 在建 拟建 已整改 正在整改",
        "一级 二级 三级 四级",
        "省派 市派 县派 区派 镇派 州派",
        "国有 民营 外资 国有企业 民营企业 外资企业 国企 民企 外企",
        "专任教师 行政人员 教辅人员 工勤人员 后勤人员",
        "中层正职 中层副职 班子正职 班子副职 党政正职 党政副职 领导班子成员 一般干部",
        "小学 初中 高中 小学生 初中生 高中生 幼儿园",
        "水田 旱地 林地 园地",
        "工业 农业 服务业 商贸业 建筑业",
        "市外 市内 县外 县内 省外 省内 区内 区外 本地 外地 境内 境外",
        "本科 专科 大专 研究生 硕士 博士 高中 初中 中专",
    )
)
"""Names of parts that exclude one another, scale by scale."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part with its name, and the per cent of the whole that it is said to be."""

    name: str
    amount: Amount
    share: Amount | None = None


def parts(passage: Passage, found: Sequence[Amount]) -> Iterator[Hit]:
    """Parts greater than all that the sentence has named of that unit, kinds of one thing that exceed it together, and
    shares that do not follow from part and whole.
    """
    text = passage.text
    found = [one for one in found if not _NAMING.match(text, one.start)]
    for among in _AMONG.finditer(text):
        if text[among.start() - 1 : among.start()] not in {"，", "（", "(", ",", "："}:
            continue
        here = bisect_left(found, among.start(), key=lambda one: one.start)
        apart = among.start() - found[here - 1].marks_end if here else _FAR + 1
        if apart > _FAR:
            continue
        begin = max(text.rfind(sign, max(0, among.start() - _SENTENCE), among.start()) for sign in _ENDS) + 1
        before = [one for one in found[max(0, here - _MOST) : here] if begin <= one.start]
        if not before:
            continue
        whole = _whole(text, before, found[here : here + _MOST])
        listed = _listed(text, among.end(), whole, found[here : here + _MOST])
        if apart > _NEAR and (unit_of(found[here - 1]) != unit_of(whole) or not _all_excluding(listed)):
            continue
        if listed and not _NOT_A_WHOLE.search(text, begin, whole.start) and exact(whole):
            named = [one for one in before if unit_of(one) == unit_of(whole)]
            named = [one for one in named if not _aside(text, one)] or named
            yield from _judged(passage, whole, named, listed)


def _whole(text: str, before: Sequence[Amount], after: Sequence[Amount]) -> Amount:
    """What the parts are parts of: the figure right before, or one of their unit before those told by the way.

    436名，同比增长27.4%，其中博士138名.
    """
    unit = next((unit_of(one) for one in after if one.unit not in _ATTRIBUTES), "")
    for one in reversed(before):
        if unit_of(one) == unit and not _aside(text, one):
            return one
        if one.unit not in _BY_THE_WAY and not _aside(text, one):
            break
    return before[-1]


def _aside(text: str, one: Amount) -> bool:
    """Whether a figure only tells how much more or less there are than before, or how many are done with."""
    return _COMPARED.search(text, max(0, one.marks_start - _NEAR), one.marks_start) is not None


def _listed(text: str, at: int, whole: Amount, after: Sequence[Amount]) -> list[Part]:
    """The parts with their names and shares, as long as they follow one another in one list."""
    out: list[Part] = []
    for one in after:
        if out and one.unit == "%" and exact(one) and _SHARE.fullmatch(text, at, one.marks_start):
            out[-1] = replace(out[-1], share=one)
            at = one.marks_end
            continue
        name = text[at : one.marks_start]
        name = name[1:] if name[:1] and _BETWEEN.match(name) else name.removeprefix("：")
        if len(name) > _LONGEST_NAME or _NOT_A_PART.search(name):
            break
        if one.unit in _ATTRIBUTES and one.unit != whole.unit:
            continue
        if unit_of(one) != unit_of(whole) or (one.unit in _UNCOUNTED and one.unit != "元") or not exact(one):
            break
        out.append(Part(name.strip(), one))
        at = one.marks_end
    return out


def _judged(passage: Passage, whole: Amount, named: Sequence[Amount], listed: Sequence[Part]) -> Iterator[Hit]:
    most = sum((one.most for one in named), Decimal(0))
    for part in listed:
        if part.amount.value > most and _same_things(passage.text, whole, part.amount):
            yield Hit(passage.id, whole.start, part.amount.end, "“其中”的部分大于总数")
            return
        if part.share is not None and len(named) == 1 and not _fits(part.amount, whole, part.share):
            right = percent(part.amount, whole)
            yield Hit(
                passage.id, part.amount.start, part.share.end, f"所占比例算不拢：按文中两个数约为{right}",
                severity=Severity.WARNING,
            )  # fmt: skip
    yield from _added(passage, whole, most, listed)


def _added(passage: Passage, whole: Amount, most: Decimal, listed: Sequence[Part]) -> Iterator[Hit]:
    """Parts that exclude one another and together exceed the whole, or that are all there is and do not make it up."""
    for count in range(len(listed), 1, -1):
        names = [_LEADING.sub("", part.name) for part in listed[:count]]
        total = sum((part.amount.value for part in listed[:count]), Decimal(0))
        bound = whole.most if _of_kind(passage.text, whole, names) else most
        if not _apart(names, whole):
            continue
        all_there_is = count == len(listed) and most == whole.most and _exhaust(names)
        if total > bound or (all_there_is and total != whole.value and not whole.magnitude):
            told = "大于总数" if total > bound else "与总数不符"
            yield Hit(
                passage.id, whole.start, listed[count - 1].amount.end,
                f"“其中”各项相加为{_plain(total, whole)}，{told}", severity=Severity.WARNING,
                why="各项如有交叉，可不改。",
            )  # fmt: skip
        return


def _plain(total: Decimal, whole: Amount) -> str:
    """A sum as the whole is written: with its magnitude and unit."""
    scale = whole.value / Decimal(whole.digits.replace(",", "").replace("．", ".") or 1)
    return f"{(total / scale).normalize():f}{whole.magnitude}{whole.unit}"


def _apart(names: Sequence[str], whole: Amount) -> bool:
    """Whether nothing is counted under two of the names."""
    if len(set(names)) < len(names) or not all(names):
        return False
    stems = _stems(names)
    if _excluding(names) or _excluding(stems):
        return True
    if any(_MAY_OVERLAP.search(name) for name in names):
        return False
    if whole.unit == "元":
        return all(_FUNDS.search(name) for name in names)
    return (
        unit_of(whole) in _THINGS
        or whole.unit in _THINGS
        or all(_SORTED.search(name) for name in names)
        or _kinds(names)
        or _organs(names)
    )


def _stems(names: Sequence[str]) -> list[str]:
    """The names without what all of them end in: 机关, 农村 of 机关党支部, 农村党支部."""
    turned = zip(*(name[::-1] for name in names), strict=False)
    tail = len(list(takewhile(lambda chars: len(set(chars)) == 1, turned)))
    stems = [name[: len(name) - tail] for name in names]
    return stems if all(stems) else list(names)


_PAIRS = tuple(
    frozenset(pair.split())
    for pair in (
        "男 女", "男性 女性", "城区 乡镇", "城镇 农村", "城市 农村", "线上 线下", "县内 县外", "省内 省外", "市内 市外", "区内 区外",
        "境内 境外", "国内 国外", "本地 外地", "新建 改建", "新建 改扩建", "公办 民办", "室内 室外", "正职 副职", "已完成 未完成",
        "已办结 未办结", "已办结 正在办理", "上半年 下半年",
    )
)  # fmt: skip
"""Names of two parts that are all there is."""


def _exhaust(names: Sequence[str]) -> bool:
    said = frozenset(names), frozenset(_stems(names))
    return any(pair in said for pair in _PAIRS) or _REST.match(names[-1]) is not None


def _excluding(names: Sequence[str]) -> bool:
    """Whether all names stand on one scale of things that exclude one another, and differ."""
    return len(set(names)) == len(names) and any(scale.issuperset(names) for scale in _SCALES)


def _all_excluding(listed: Sequence[Part]) -> bool:
    names = [_LEADING.sub("", part.name) for part in listed]
    return len(names) > 1 and (_excluding(names) or _excluding(_stems(names)))


def _organs(names: Sequence[str]) -> bool:
    """Whether all are organisations of the party, of more than one rank: 楼宇党委, 联合党支部."""
    ends = [found[0] if (found := _ORGAN.search(name)) else "" for name in names]
    return all(ends) and len(set(ends)) > 1


def _of_kind(text: str, whole: Amount, names: Sequence[str]) -> bool:
    """Whether the whole's own noun is what the names of the parts end with: 获专利132项, 发明专利."""
    before = _CUT.split(text[max(0, whole.start - _LONGEST_NAME) : whole.marks_start])[-1]
    return all(len(name) > 1 and before.endswith(name[-2:]) for name in names)


def _same_things(text: str, whole: Amount, part: Amount) -> bool:
    """Whether both count one kind of thing: their unit says so (户, 亩), or their nouns end alike (服务站, 示范站)."""
    return unit_of(whole) in _SPECIFIC or bool(_heads(text, whole) & _heads(text, part))


def _heads(text: str, one: Amount) -> set[str]:
    """How the nouns before and behind a figure end: by their last character, or two where one says little (社区, 小区)."""
    before = _CUT.split(text[max(0, one.start - _LONGEST_NAME) : one.marks_start].rstrip(" 共有达为"))[-1]
    behind = _CUT.split(text[one.marks_end : one.marks_end + _LONGEST_NAME].lstrip(" 是为的"))[0]
    return {noun[-2:] if noun[-1] in _VAGUE else noun[-1] for noun in (before, behind) if noun}


def _fits(part: Amount, whole: Amount, share: Amount) -> bool:
    (low, high), (least, most) = bounds(part), bounds(whole)
    return not least or low / most * 100 - step(share) <= share.value <= high / least * 100 + step(share)


def _kinds(names: Sequence[str]) -> bool:
    """Whether all names are kinds of one thing: they end in the same two characters."""
    return len({name[-2:] for name in names}) == 1 and len(names[0]) > 2
