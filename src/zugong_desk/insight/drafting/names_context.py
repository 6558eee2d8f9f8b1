"""Whether a clause launches words as something of its own, or merely speaks of them: what that weighs."""

import re

from zugong_desk.insight.drafting.names_marked import SHEER_NUMBERS
from zugong_desk.insight.drafting.names_signs import any_of, anywhere, at_end, behind, is_ordinary, not_names

_MODIFIERS = 12
"""Characters that may stand between the verb and what it launches: 实施教师党支部“…”."""
_WHOLE = 0.45
"""What it weighs that a verb launches words in marks with the thing they name."""
_UNSUPPORTED = 0.25
"""The most that a word can weigh which no verb launches and no noun takes up."""
_OF = 0.15
"""What it weighs that words have 的 in them and nothing takes them up behind."""
_FOUGHT = -0.6
"""What it weighs that words name something to be got rid of."""
_NEAR = re.compile(rf"(?:党建|工作|治理|服务|创新|特色|综合|志愿服务|培育|议事|管理)?{any_of('near')}")
_BRAND = re.compile(r"[\u4e00-\u9fff]{0,4}?品牌(?!意识|战略|建设年)")
_BUILDING = re.compile(r"[\u4e00-\u9fff]{0,2}?(?:建设|创建|打造)")
_METHOD = re.compile(r"工作法$")
_STORE = re.compile(r"(?:库|台账|清单|手册|名单|小组|综合党委)$")
_COUNT = re.compile(
    r"(?:等)?[0-9０-９一二三四五六七八九十百千万余多\s]*(?:个|名|支|家|处|场|期|次|件|人|条|批|座|间|户|块|所)"
)
_PLAIN_UNIT = re.compile(
    r"(?:党支部|先锋岗|责任区|示范(?:岗|户|点|楼|店|村|窗口|小区|基地)|中心户|工作室|攻关岗|突击队|服务岗)$"
)
"""What there are many of everywhere, counted behind."""
_CALLED = re.compile(
    r"(?:(?<!被)(?<!誉)[称叫唤喊](?:之|其|他们|她们|它们|他|她|它|这)?[为作做]?|[取起]名[为叫]?|名[为叫曰]|命名为|冠名|[，。]?即|[俗简人号]称"
    r"|(?:概括|归纳|浓缩|总结|提炼|凝练|简称|定名|取名)[为成作]|(?:靠的|秘诀|法宝|答案|做法|抓手)(?:就|便)?是|得益于|归功于)$"
)
_CALLED_BY = re.compile(rf"{_CALLED.pattern}|被[\u4e00-\u9fff]{{0,6}}[称叫唤][为作做]?$")
_GATHERING = re.compile(r"[会队团班课站屋亭坊法]$")
_WAY = re.compile(r"做法|办法|法子|模式|机制|制度|方式|队伍")
_RUNS = re.compile(
    r"(?:已经|已|也|就|便|一)?(?:办了|开了|办到|开到|开讲|开班|开课|运行|推行|实施|上线|开张|挂牌|启用|成立)(?!难|不)"
)
"""What is said of something that is run: “合股田”办了四年."""
_BUILT = re.compile(
    r"(?:(?<![召离展公打解分])[建设办开推搭创编结架摆支撑搞](?:[了起成出好上])?|[搭支挂建办撑架立竖兴摆组拉燃]起了?)$"
)
_SUBJECT = re.compile(r"[\u4e00-\u9fff](?<![的和与等或之牌问])")
_PERSONS = re.compile(r"(?:等)?[0-9０-９一二三四五六七八九十百千万余多\s]*[名人位]")
_FIGURE = re.compile(
    r"一[股盘把条团面堵扇座阵口池根锅窝块颗][\u4e00-\u9fff]|[\u4e00-\u9fff]{1,2}[气味感劲情色梦魂根责盘线田碗桥门关账牌卷弦锁剂器石柱梁棒针剑拳牛马羊]"
)
"""Short words for a thing that stands for something else: 烟火气, 定盘星."""
_TROUBLE = re.compile(r"(?:不[全清明实足准严高强顺畅]|难|病|案|散|乱|差|弱|慢|贵|懒|空心村|式)$")
_SHAPE = re.compile(r"(?:[链长河林田街路巷段]长制|[^节克体限机建编控抵复研管]制|[步招诀议治]法)$")
_COUNTED = re.compile(r"(?:[0-9一二三四五六七八九十两双]+[\u4e00-\u9fffa-z]){2,4}(?:[\u4e00-\u9fff]{0,4})?$")
_HEADS = re.compile(
    r"[\u4e00-\u9fff]{0,4}?(?:窗口|驿站|积分银行|议事厅|夜校|主题党日|党日|大讲堂|帮办|工程)(?![^，。；：、“（\n0-9等，由每，在与和让把为，])"
)
"""Nouns that belong to the name which stands in marks before them, if a verb launches both."""
_ACTIVITY = re.compile(r"(?:主题|系列|专题)[\u4e00-\u9fff]{0,6}活动|主题党日")
_GUIDING = re.compile(
    r"为(?:品牌|主题|统揽|核心|主线|依托|支撑|切入点|突破口|引领|抓手|载体|统领|牵引|总抓手|主抓手|平台)"
)
_HELD = re.compile(r"(?:开展|举办|举行|组织|办)(?:了)?[0-9０-９]*[期场次]?$")
"""What is held may be a name, but an activity or a meeting is not."""
_EACH_ONE = re.compile(r"一[\u4e00-\u9fff]一(?:档|册|表|卡|码|单|案|图|台账|策|方案|本)")
"""What every office keeps for each of something."""
_NUMERALS = "一二两三四五六七八九十双多"
_OTHERS = re.compile(
    r"(?:学习|借鉴|对标|参照|响应|复制|荣获|获评|入选|授予|命名|评为|获得|斩获|捧回|摘得|登上|刊登|获)[^，。；“”]{0,12}$"
)
"""What is learnt from others or awarded by them is not one's own."""
_AGAINST = re.compile(
    r"(?:(?:破解|解决|治理|清理|整治|整顿|根治|防止|避免|杜绝|消除|克服|告别|改变|扭转|纠正|谨防|严防|存在|出现)[\u4e00-\u9fff]{0,4}"
    r"|不[搞设是能再让做当要怕走]|莫[让做当]?|拒绝|严禁|力戒|打破|摒弃|反对|变|由|从)$"
    r"|(?:当作|当成|视为|作为|看作|看成|比作|当)[\u4e00-\u9fff]{0,14}的$|^(?:到|变|变成|变为|变身|走向|转向|迈向|换来|换)$"
)
"""What is fought, given up or left behind: 避免党建“一阵风”, 变“坐等汇报”为…."""
_BEHIND_AGAINST = re.compile(
    r"(?:的)?(?:老办法|旧办法|老毛病|老路|做派|陋习|倾向)|开刀|少了|(?:是)?(?:怎样|如何|怎么)?(?:转变为|变为|变成)"
)
_ADDED_TO = ("党建", "网格", "互联网", "组织")


def weigh(word: str, before: str, after: str) -> tuple[float, str]:
    """How much speaks for a name, and what: the verb before, the noun behind, the word itself.

    A word alone that nothing launches and no noun takes up is never surely a name.
    """
    if fought(before, after):
        return _FOUGHT, ""
    verb, thing = launch(before), _thing(after)
    called = _is_called(word, before) or (before.endswith("以") and _GUIDING.match(after))
    plain_of = "的" in word[1:-1] and not (thing or behind("weak", 4).match(after))
    score = (
        (_own(word) - (_OF if plain_of else 0.0))
        + (0.36 if called else _before(before, verb, after))
        + _behind(word, after)
    )
    why = (f"前有“{verb}”" if verb else "", f"后接“{thing[0]}”" if thing else "", "名称的样子" if shaped(word) else "")
    supported = (
        verb
        or thing
        or _RUNS.match(after)
        or _HELD.search(before)
        or called
        or _METHOD.search(word)
        or behind("titled", 4).match(after)
    )
    if verb and _HEADS.match(after) and not _OTHERS.search(before):
        return max(score, _WHOLE), f"前有“{verb}”，后接所办的事物"
    return (score if supported else min(score, _UNSUPPORTED)), "，".join(filter(None, why))


def _holds(before: str) -> re.Match[str] | None:
    """The verb at the end of a clause that holds words up; 道 of a street, no verb."""
    return None if before.endswith(("街道", "渠道", "频道", "河道")) else at_end("holding").search(before)


def _is_called(word: str, before: str) -> bool:
    """Whether a clause says that something is called so; of people who are called so in praise only what names no person."""
    if "誉" in before or _CALLED_BY.search(before) is None:
        return False
    return "被" not in before or shaped(word) or _GATHERING.search(word) is not None or _WAY.search(before) is not None


def is_counted(word: str) -> bool:
    """Whether a word counts its points (三查三评), as names of practices do and figures of speech do not."""
    return _COUNTED.fullmatch(word) is not None


def fought(before: str, after: str) -> bool:
    """Whether words in marks are what is fought, given up or left behind."""
    return _AGAINST.search(before) is not None or _BEHIND_AGAINST.match(after) is not None


def launch(before: str) -> str:
    """The verb of a clause that launches what follows, if nothing but what it is for stands between; else empty."""
    found = [*anywhere("strong", "launch").finditer(before)]
    if not found or len(before) - found[-1].end() > _MODIFIERS:
        return ""
    held = _holds(before)
    return "" if held and found[-1].end() <= held.start() else found[-1][0]


def _thing(after: str) -> re.Match[str] | None:
    """The noun that takes words in marks up; of several things (等品牌) it names none."""
    return None if after.startswith("等") else behind("thing", 8).match(after)


def shaped(word: str) -> bool:
    """Whether a word ends as names of practices do."""
    return bool(at_end("ending").search(word) or _SHAPE.search(word))


def _own(word: str) -> float:
    """What the word itself says."""
    score = -0.15 if not_names().get(word) == "common" else 0.0
    if "+" in word.replace("＋", "+") and not (word.startswith(_ADDED_TO) or SHEER_NUMBERS.fullmatch(word)):
        score -= 0.1
    if len(word) == 2 and word[0] not in _NUMERALS:
        score -= 0.35
    if _FIGURE.fullmatch(word) or _TROUBLE.search(word):
        score -= 0.25
    if _STORE.search(word):
        score -= 0.15
    if is_ordinary(word):
        score -= 0.25
    if _EACH_ONE.fullmatch(word):
        score -= 0.5
    if shaped(word):
        return score + (0.3 if _METHOD.search(word) else 0.2)
    return score + 0.1 if _COUNTED.fullmatch(word) else score


def _before(before: str, verb: str, after: str) -> float:
    if verb and not _OTHERS.search(before):
        return 0.36 if at_end("strong").search(verb) else 0.3
    if _HELD.search(before):
        return 0.3 if _COUNT.match(after) else 0.22
    if _OTHERS.search(before):
        return -0.35
    if before.endswith(("—", "－")):
        return 0.22
    if at_end("soft").search(before) and _NEAR.match(after):
        return 0.0
    if _holds(before) and _BRAND.match(after):
        return 0.0
    if _holds(before):
        return -0.3
    if _BUILT.search(before):
        return 0.25
    return 0.22 if _stands_first(before, after) else 0.06


def _stands_first(before: str, after: str) -> bool:
    """Whether a clause begins with words in marks and goes on with what they do: “村事天天读”一播就是两年."""
    return not before and _SUBJECT.match(after) is not None and not behind("weak", 2).match(after)


def _begins_with(thing: str, against: str) -> bool:
    """Whether a noun that takes a name up begins like one that takes none: 承诺制, 承诺."""
    return thing.startswith(against) and anywhere("thing").fullmatch(thing) is not None


def _behind(word: str, after: str) -> float:
    thing = _thing(after)
    score = (-0.2 if _PLAIN_UNIT.search(word) else -0.04) if _COUNT.match(after) else 0.0
    if _PERSONS.match(after):
        score -= 0.08
    if SHEER_NUMBERS.fullmatch(word):
        score += 0.1 if thing else -0.5
    against = behind("not_thing", 4).match(after)
    if against and not (thing and (thing.end() <= against.end() or _begins_with(thing[0], against[0]))):
        return score - 0.35
    if _ACTIVITY.match(after):
        return score - 0.12
    if thing:
        return score + (0.36 if _NEAR.match(after) else 0.28)
    if _RUNS.match(after):
        return score + 0.3
    if behind("group", 4).match(after):
        return score + 0.15
    if _BUILDING.match(after):
        return score + 0.15
    return score + (0.03 if behind("weak", 4).match(after) else 0.0)
