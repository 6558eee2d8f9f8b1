"""What stands around words in marks: whether a clause launches them as something of its own, or merely speaks of them."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from zugong_desk.places import resource

_HAN = "\u4e00-\u9fff\U00020000-\U0003ffff"
_MARKED = re.compile(r"“(?P<curly>[^“”\n]{1,32})”|「(?P<corner>[^「」\n]{1,24})」|‘(?P<single>[^‘’\n]{2,24})’")
_BORDER = "，。；：！？、“”（）《》「」\n"

LAUNCH = re.compile(
    r"(?:推行|实施|创新|探索|首创|创立|打造|推出|启动|组建|创建|建立|构建|开发|办起|创办|开办|运用|推广|放大|擦亮|叫响|做优|做强|培育|形成"
    r"|总结|提炼|建成|开设|创设|搭建|试点|试行|独创|发起|制定|深化|实行|设立|做实|用好|抓实|抓好|升级|上线|孵化|成立|凝练|塑造|建强|大力开展|持续开展|全面开展|全面推进|加强|推进|坚持以|以)"
)
_STRONG = re.compile(
    r"(?:推行|实施|创新|探索|首创|创立|打造|推出|启动|组建|创建|构建|开发|办起|创办|开办|运用|推广|放大|擦亮|叫响|培育|形成|总结|提炼|独创|发起|孵化|深化|试点|试行|凝练|塑造|建立|上线|搭建)"
)
_HOLDING = re.compile(
    r"(?:坚持|聚焦|围绕|针对|破解|解决|破除|杜绝|防止|避免|打破|克服|整治|治理|消除|突出|紧扣|紧盯|瞄准|按照|依照|本着|秉持|遵循|贯彻|落实|学习|宣传|传承|弘扬|践行"
    r"|成为|称为|誉为|变成|变为|当成|当作|视为|作为|当好|争当|争做|把好|织密|绘就|奏响|按下|跑出|打通|啃下|下好|走好|念好|种出|响起|扣好|系好|筑牢|拧紧|把住|守住|守好|补齐|注入|提供|发挥|担任|兼任|充当|吃上|端上|用上|戴上"
    r"|获评|荣获|获得|获|授予|入选|评为|命名|评选|推荐|表彰|颁发|喊出|说|道|称|叫|名为|号召|响应|参加|迎接|庆祝|开展|举办|召开|采取|采用|发放|填写|签订|印发|出台|由|从|向|到|是|有|像|的)$"
)
_THING = re.compile(
    r"(?:[\u4e00-\u9fff]{0,8}?)(?:工作法|机制|模式|计划|工程|行动|品牌|体系|平台|制度|做法|项目|经验|系统|小程序|路径|办法|样板|样本|载体|服务体系|培育|治理法)"
)
_THING_WEAK = re.compile(
    r"(?:[\u4e00-\u9fff]{0,4}?)(?:活动|队|站|室|驿站|联盟|专班|服务|讲堂|课堂|党校|阵地|岗|栏目|专栏)"
)
_BUILDING = re.compile(r"(?:[\u4e00-\u9fff]{0,2}?)(?:建设|创建|打造)")
_NEAR = re.compile(
    r"(?:党建|工作|治理|服务|创新|特色|综合|志愿服务|培育|议事|管理)?(?:工作法|模式|品牌|计划|工程|行动|做法|机制|制度)"
)
_TITLED = re.compile(r"(?:[\u4e00-\u9fff]{0,4}?)(?:书记项目|党建项目|品牌|党建品牌)")
_METHOD = re.compile(r"工作法$")
_STORE = re.compile(r"(?:库|台账|清单|手册|名单|小组|综合党委)$")
_NEVER = re.compile(
    r"[红黄绿蓝橙白黑青紫]+|.*[+＋]|.{1,2}年(?:行动)?(?:计划|规划)|[一二两三四五六七八九十]{1,3}年.*|.*(?:十佳|标兵|之星|能手|工匠|模范|先进|优秀).*|最美.*"
)
_NOT_THING = re.compile(
    r"(?:[\u4e00-\u9fff]{0,6}?)(?:问题|难题|现象|原则|精神|目标|要求|理念|思路|方式|情况|作用|关系|称号|奖|成员|队伍|会议|座谈会|推进会|现场会|短板|堵点|难点|矛盾|氛围|标准|等次|效应"
    r"|困境|瓶颈|壁垒|困局|局面|意识|思想|字|功能|优势|责任|任务|方针|战略|要素|方法|办法|格局|标语|口号|字样|字眼|规划|时期|期间|以来|大会|竞赛|评选|单位|个人|示范|奖章)"
)
_COUNT = re.compile(
    r"(?:等)?[0-9０-９一二三四五六七八九十百千万余多\s]*(?:个|名|支|家|处|场|期|次|件|人|条|批|座|间|户|块|所)"
)
_NAMING_END = re.compile(
    r"(?:工作法|计划|工程|模式|机制|行动|驿站|[链长河林田街路巷段]长制|[^节克体限机]制|[步招诀议治]法|党校|管家|之家|联盟|讲堂|课堂|学堂|夜校|宣讲队|服务队|党员岗|先锋岗|工作室|小院|长廊|会客厅|议事会|会堂|超市|码|指数|e家"
    r"|工单|清单|直通车|热线|议事厅|说事会|评议会|板凳会|合伙人|店小二|先锋|红城|品牌|平台|大讲坛|讲坛|集市|港湾|书屋|食堂|银行|医生|项目|体系|公开)$"
)
_COUNTED = re.compile(r"(?:[0-9一二三四五六七八九十两双]+[\u4e00-\u9fffa-z]){2,4}(?:[\u4e00-\u9fff]{0,4})?$")
_ARITHMETIC = re.compile(r"[+＋]")
_FORMULA = re.compile(
    r"(?:党支部|党组织|党委|党总支|支部|合作社|公司|企业|农户|基地|群众|线上|理论|集中)[^“”]*[+＋]|[+＋][^“”]*(?:农户|基地|合作社|线下|贫困户)"
)
_ADDED_TO = ("党建", "网格", "互联网", "组织")
_LONGEST = 16
_MODIFIERS = 12
"""Characters that may stand between the verb and what it launches: 实施教师党支部“…”."""
_UNSUPPORTED = 0.25
"""The most that a word can weigh which no verb launches and no noun takes up."""
_SHEER_NUMBERS = re.compile(r"[0-9０-９+＋xXnN]+")
_NUMERAL_FRAME = re.compile(
    r"[一二两三四五六七八九十0-9]+(?:个|大|种|类|项|条)[\u4e00-\u9fff]{1,4}|[一二两三四五六七八九十0-9]+[\u4e00-\u9fff]|.{0,1}"
)
_SENTENCE = re.compile(
    r"[，。！？；、…：]|^(?:让|把|使|不|要|为|以|从|在|我|你|谁|怎|什么|如何|不再|没有)|(?:什么|怎么.*|如何.*|吗|呢|了|啊)$|.*[^目]的.{2,}"
)


@dataclass(frozen=True, slots=True)
class Marked:
    """Words in quotation marks: the code points [start, end) inside the marks, and those of the marks [left, right)."""

    start: int
    end: int
    left: int
    right: int
    word: str


def marked(text: str, start: int, end: int) -> Iterator[Marked]:
    """The words in marks that a stretch of text holds, the innermost marks only where they are nested."""
    for found in _MARKED.finditer(text, start, end):
        group = found.lastgroup or 0
        first, last = found.span(group)
        yield Marked(first, last, found.start(), found.end(), found[group])


def clause_before(text: str, at: int, floor: int) -> str:
    """What the clause says before a code point: back to the last mark, at most 24 characters."""
    start = at
    least = max(floor, at - 24)
    while start > least and text[start - 1] not in _BORDER:
        start -= 1
    return text[start:at]


def clause_after(text: str, at: int, ceiling: int) -> str:
    """What the clause says behind a code point: up to the next mark, at most 16 characters."""
    end = at
    most = min(ceiling, at + 16)
    while end < most and text[end] not in _BORDER:
        end += 1
    return text[at:end]


@lru_cache(maxsize=1)
def not_names() -> dict[str, str]:
    """Words that go about in marks everywhere, with the sort of each: policy or metaphor."""
    with resource("practices/names.csv").open(encoding="utf-8", newline="") as file:
        return {row["word"]: row["sort"] for row in csv.DictReader(file)}


def can_name(word: str, after: str = "") -> bool:
    """Whether words in marks can be a name at all: not a set phrase, a sentence, a mere number or a frame of headings.

    A whole sentence may be one if a project or brand is what is called so: “…”书记项目.
    """
    if len(word) < 2 or not_names().get(word, "common") != "common":
        return False
    if _SHEER_NUMBERS.fullmatch(word):
        return True
    if _NUMERAL_FRAME.fullmatch(word) or _NEVER.fullmatch(word):
        return False
    if len(word) > _LONGEST or _SENTENCE.search(word) or _FORMULA.search(word):
        return len(word) > 7 and _TITLED.match(after) is not None
    return True


def weigh(word: str, before: str, after: str) -> tuple[float, str]:
    """How much speaks for a name, and what: the verb before, the noun behind, the word itself.

    A word alone that nothing launches and no noun takes up is never surely a name.
    """
    launch, thing = _launch(before), _THING.match(after)
    score = _own(word) + _before(before, launch) + _behind(word, after)
    why = (f"前有“{launch}”" if launch else "", f"后接“{thing[0]}”" if thing else "", _shape(word))
    supported = launch or thing or _METHOD.search(word) or _TITLED.match(after)
    return (score if supported else min(score, _UNSUPPORTED)), "，".join(filter(None, why))


def _own(word: str) -> float:
    """What the word itself says."""
    score = -0.15 if not_names().get(word) == "common" else 0.0
    if _ARITHMETIC.search(word) and not (word.startswith(_ADDED_TO) or _SHEER_NUMBERS.fullmatch(word)):
        score -= 0.25
    if len(word) == 2:
        score -= 0.2
    if _STORE.search(word):
        score -= 0.15
    if _shape(word):
        return score + (0.3 if _METHOD.search(word) else 0.2)
    return score + 0.1 if _COUNTED.fullmatch(word) else score


def _shape(word: str) -> str:
    return "名称的样子" if _NAMING_END.search(word) else ""


def _before(before: str, launch: str) -> float:
    if launch:
        return 0.34 if _STRONG.search(launch) else 0.22
    return -0.3 if _HOLDING.search(before) else 0.0


def _behind(word: str, after: str) -> float:
    thing = _THING.match(after)
    score = -0.08 if _COUNT.match(after) else 0.0
    if _SHEER_NUMBERS.fullmatch(word) and not thing:
        score -= 0.5
    if _NOT_THING.match(after):
        return score - 0.35
    if thing:
        return score + (0.36 if _NEAR.match(after) else 0.28)
    if _BUILDING.match(after):
        return score + 0.15
    return score + (0.03 if _THING_WEAK.match(after) else 0.0)


def _launch(before: str) -> str:
    """The verb that launches what follows, if nothing but what it is for stands between."""
    found = [*LAUNCH.finditer(before)]
    if not found or len(before) - found[-1].end() > _MODIFIERS:
        return ""
    held = _HOLDING.search(before) and found[-1].end() < len(before)
    return "" if held else found[-1][0]
