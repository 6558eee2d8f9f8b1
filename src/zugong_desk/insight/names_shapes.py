"""What names of units, places and projects look like in running text."""

import re
from collections.abc import Iterator
from functools import lru_cache

from zugong_desk.domain.decision import Sort

_HAN = "\u4e00-\u9fff\U00020000-\U0003ffff"
_COMPONENT = rf"[{_HAN}]{{1,4}}?(?:自治[州县]|省|市|县|区|镇|乡(?!村|镇|土)|街道|村|社区)"
_BEHIND = r"(?![民委级干集务支党组书内庄容场域划直里间均企房校长人派旗辖属道政情局规“（])"
_BORDER = "，。；：！？、（《“\n"
_PLACE = re.compile(
    rf"(?:^|(?<=[{_BORDER}]))(?:例?如|比如|其中|在|以|由|位于)?(?P<first>{_COMPONENT})(?P<second>{_COMPONENT})?(?P<third>{_COMPONENT})?{_BEHIND}"
)
_BEGINS = re.compile(
    r"[全各每本该我此某所一两三四五六七八九十多这那其把对从向为将使让被推抓党是有无在与和以到当按由经进下选带帮建开打实做强创走拓争管组结把驻入回返扶督指培聚引促联统整加深持优完健"
    r"制落提构激充发服参围针坚通依编探利采邀如]"
)
_GENERIC = re.compile(
    r"[农山城新老小片园灾地景校辖社牧林郊矿战学库厂]区|社区|城市|城乡|城镇|市县|县乡|乡镇|镇村|村镇|村社|县区|县市|市区|街镇|街道|"
    r"[村镇乡县市区].*|.*(?:小区|农村|乡村|园区|片区|超市|门市|都市|股市|上市|楼市|夜市|菜市|家乡|他乡|老乡|离乡|城区|山区|库区|校区|景区|灾区|辖区)|"
    r".*(?:贫困|示范|试点|薄弱|行政|自然|先进|重点|中心|空壳|强|弱|难|帮扶|联系|高新|经开|开发|工业|服务|保税|度假|大学生|扶持|包保|数字|美丽)[村镇乡县区]|"
    r".*[返回下]乡|.*[进驻到入回逐跨出因]村|.*[进驻到]社区"
)
_NOT_WITHIN = re.compile(
    r"[全的于向对等着给在并及时每往到不占]|目前|去年|今年|部分|相关|有关|所在|当地|周边|基层|关于|促进|推进|助力|确保"
)
_UNIT = re.compile(
    rf"(?:^|(?<=[{_BORDER}和与由向及]))(?P<name>[{_HAN}]{{2,8}}?[市县区](?:委(?:组织部|宣传部|统战部|政法委|党校)|人民政府|总工会|妇联|工商联)|"
    rf"[{_HAN}（）()]{{3,16}}?(?:有限责任公司|有限公司|股份公司))"
)
_MARKED = re.compile(rf"[“《]([{_HAN}A-Za-z0-9０-９+＋·\- ]{{2,16}})[”》]")
_NOUNS: tuple[tuple[Sort, tuple[str, ...]], ...] = (
    (Sort.PROJECT, ("工程", "行动", "计划", "项目", "活动")),
    (
        Sort.BRAND,
        (
            "平台",
            "品牌",
            "系统",
            "小程序",
            "公众号",
            "讲堂",
            "讲坛",
            "大讲堂",
            "联盟",
            "驿站",
            "服务队",
            "工作室",
            "专栏",
            "小院",
        ),
    ),
    (Sort.TERM, ("模式", "机制", "工作法", "制度", "体系", "做法")),
)
_VERBS: tuple[tuple[Sort, tuple[str, ...]], ...] = (
    (Sort.BRAND, ("打造", "创建", "擦亮", "叫响", "开发", "推出", "创办", "开设", "组建", "成立", "建成")),
    (Sort.TERM, ("推行", "探索", "构建", "创新")),
)
_PHRASE = re.compile(r"[一二两三四五六七八九十]个.{1,4}|两委|三农|一把手|.*[抓把让为以使将].{2,}|.{0,1}")
"""Words in marks that name no thing of one's own: 三个聚焦, 两委."""


def units_said(text: str) -> Iterator[tuple[str, int, int]]:
    """Units by how their names end, where a clause or a list begins: (name, start, end)."""
    if not any(word in text for word in ("委", "公司", "政府", "工会", "妇联", "工商联")):
        return
    for found in _UNIT.finditer(text):
        name = found["name"]
        if not (_BEGINS.match(name) or _NOT_WITHIN.search(name)) and name.count("（") == name.count("）"):
            yield name, found.start("name"), found.end("name")


def places_said(text: str) -> Iterator[tuple[str, int, int]]:
    """Places where a clause begins, each part of a chain (主簿镇大歇村) by itself: (name, start, end).

    One that stands alone must be named again in the text, since a clause about some place often ends like one.
    """
    for found in _PLACE.finditer(text):
        parts = [part for part in ("first", "second", "third") if found[part]]
        if not all(is_place(found[part]) for part in parts):
            continue
        if len(parts) > 1 or text.count(found["first"]) > 1 or found["first"].endswith(_LARGE):
            yield from ((found[part], found.start(part), found.end(part)) for part in parts)


def places_of(unit: str) -> Iterator[tuple[str, int, int]]:
    """The places that a unit is named after, from its beginning: (name, start, end)."""
    at = 0
    while (found := _PART.match(unit, at)) and is_place(found[0]):
        yield found[0], at, found.end()
        at = found.end()


_PART = re.compile(_COMPONENT)
_LARGE = ("市", "县")


@lru_cache(maxsize=4096)
def is_place(name: str) -> bool:
    """Whether a word that ends like a place is the name of one."""
    return len(name) > 1 and not (_BEGINS.match(name) or _NOT_WITHIN.search(name) or _GENERIC.fullmatch(name))


def names_in_marks(text: str) -> Iterator[tuple[Sort, str, int, str]]:
    """Names in quotation marks with a governing noun inside or behind, or a verb before: (sort, name, start, evidence)."""
    for found in _MARKED.finditer(text):
        name = found[1].strip()
        if _PHRASE.fullmatch(name) or text[found.start()] == "《":
            continue
        judged = _by_noun(name, text, found.end()) or _by_verb(text, found.start())
        if judged:
            yield judged[0], name, found.start(1) + found[1].index(name), judged[1]


def _by_noun(name: str, text: str, end: int) -> tuple[Sort, str] | None:
    for sort, nouns in _NOUNS:
        for noun in nouns:
            if len(name) > len(noun) + 1 and name.endswith(noun):
                return sort, f"名称以“{noun}”结尾"
            if text.startswith(noun, end):
                return sort, f"引号后接“{noun}”"
    return None


def _by_verb(text: str, start: int) -> tuple[Sort, str] | None:
    for sort, verbs in _VERBS:
        for verb in verbs:
            if text.endswith(verb, max(0, start - 4), start):
                return sort, f"引号前为“{verb}”"
    return None
