"""Names without quotation marks: what a verb launches that ends as names do, surely if the title says it too."""

import re
from collections.abc import Iterator
from functools import lru_cache

from zugong_desk.domain.annotation import Field
from zugong_desk.insight.drafting.drafted import Drafted
from zugong_desk.insight.drafting.names_bare import beyond_plain, ends_as_own
from zugong_desk.insight.drafting.names_context import launch, shaped
from zugong_desk.insight.drafting.names_marked import clause_before
from zugong_desk.insight.drafting.names_signs import any_of, is_ordinary, not_names
from zugong_desk.insight.drafting.passage import Passage

_HAN = "\u4e00-\u9fff\U00020000-\U0003ffff"
_OF_TITLE = 0.6
_LONGEST = 9
_PART = re.compile(
    rf"(?<![{_HAN}A-Za-z0-9“])(?:{any_of('strong', 'launch', 'holding')})?(?P<words>[{_HAN}A-Za-z0-9+＋]{{3,}})"
)
_ROLES = r"(?:马甲|管家|代办员|掌柜|合伙人|娘家人|大姐|大妈|帮帮团|老娘舅)"
_ROLE = re.compile(rf"(?:{_ROLES}|会)$")
_HELD_SCHOOL = re.compile(r"夜校$")
_CODE = re.compile(r"^[\u4e00-\u9fff]{2,4}(?<![第达共至到约近超为])[0-9]{2,5}$")
_UNIT = re.compile(r"(?:学校|学院|党校|医院|银行|超市|食堂)(?:党|$)|[0-9]{2}[0-9年月日个名家项]$|^[对在向从把将为与]")
"""Words that name a unit, or are cut out of a sentence."""
_PARTY_PLUS = re.compile(
    rf"(?<![“{_HAN}])(?P<name>党建[+＋][{_HAN}]{{2,8}}?)(?=模式|机制|工作|行动|工程|品牌|体系|服务|新|[，。；、“”\s]|$)"
)
_FORMED = re.compile(
    r"(?P<name>(?!一.一)(?:[一二三四五六七八九十两双多][\u4e00-\u9fff]){2,4})(?:工作|治理|服务|管理|党建|网格)?(?:工作法|机制|模式|体系|做法)"
)
_ADDED = re.compile(
    r"(?<![0-9+＋“])(?P<name>[0-9]+(?:[+＋][0-9NnXx]+)+)[\u4e00-\u9fff]{0,6}?(?:工作法|机制|模式|体系|架构|网格)"
)
_STEPS = re.compile(r"(?<![一-鿿])(?P<name>[一二三四五六七八九十]+(?:步|字|联|色|单|定)(?:工作)?法)")
_PRODUCT = re.compile(
    rf"(?:推出|创设|开发|上线|发行|首推|首创)[了出]?(?P<name>[{_HAN}]{{2,6}}(?<![信助])[贷券险码])(?=[，。；、（\n]|等)"
)
"""What banks and offices give a name of its own."""
_LONG, _OFTEN, _SHORT_NAME, _LEAST_NAME = 4, 4, 5, 3
_PLAIN_GROUP = re.compile(
    r"(?:合作社|服务队|工作队|突击队|志愿队|先锋队|宣讲队|小分队|委员会|理事会|居委会|村委会|联合会|协会|大会|培训班|领导班|轮训班|主体班|服务站"
    r"|工作站|管理站|产业园|工业园|示范园|幼儿园|服务社|供销社|党课|课|运动会|座谈会|领导班子|专班|调研班|车队|支队|大队|部队|干部队|人才队)$"
)
_FULL_PLAN = 7
_SO_MANY = re.compile(r"[一二两三四五六七八九十]+[项个大类种条]")
_PLANNED = re.compile(r"(?:工程|计划|行动)$")
_FIGURATIVE = re.compile(
    r"[雁苗燕鹰凤凰鸿鹊雏蓝红星火炬灯暖春雨露根芽巢阳光虹桥帆航舵锋旗心归头领墩育青银金绿翼梯擂]|[0-9]"
)
_DESCRIPTIVE = re.compile(
    r"改造|建设|治理|提升|整治|培训|保障|安全|饮水|修复|服务|重点|民生|惠民|专项|配套|基础|污水|道路|环境|扶贫|帮扶|创建|监督|管理|示范|富民|强村|惠企|便民"
)


def plain(passage: Passage) -> Iterator[Drafted]:
    """Names without marks that a passage launches, what its title begins with, and 党建+… and methods of so many steps."""
    text = passage.text
    title = text[slice(*passage.title)] if passage.title else ""
    for found in _launched().finditer(text, passage.start, passage.end):
        name = found["name"]
        if (confidence := _worth(name, title) or _repeated(name, passage)) > 0:
            yield _said(found, confidence)
    yield from _called_short(passage)
    for found in _PRODUCT.finditer(text, passage.start, passage.end):
        yield _said(found, 0.52)
    for pattern, alone in ((_PARTY_PLUS, 0.52), (_STEPS, 0.52), (_FORMED, 0.42), (_ADDED, 0.42)):
        for found in pattern.finditer(text, passage.start, passage.end):
            heard = launch(clause_before(text, found.start(), passage.start)) and pattern in (_FORMED, _ADDED)
            yield _said(found, alone + (0.2 if found["name"] in title else 0.0) + (0.12 if heard else 0.0))
    yield from _begins_title(passage)
    yield from _launched_in_title(passage)


def _repeated(name: str, passage: Passage) -> float:
    """What it weighs that a passage goes on to speak of something long that it launched: 海上流动学堂."""
    again = len(name) > _LONG and not _DESCRIPTIVE.search(name) and not _is_common(name)
    return 0.5 if again and not name.endswith(("党委", "支部")) and passage.quote.count(name) > 1 else 0.0


def _called_short(passage: Passage) -> Iterator[Drafted]:
    """What a passage launches by a longer name and then calls in short, again and again: 党员夜巡班, 夜巡班."""
    quote = passage.quote
    for found in _group_launched().finditer(passage.text, passage.start, passage.end):
        words = found["words"]
        for size in range(min(len(words), _SHORT_NAME), _LEAST_NAME - 1, -1):
            name = words[-size:]
            if quote.count(name) >= _OFTEN and not _PLAIN_GROUP.search(name) and not _is_common(name):
                end = found.end("words")
                yield Drafted(Field.NAME, end - size, end, name, confidence=0.52, why="文中一再说到，没有引号")
                break


@lru_cache(maxsize=1)
def _group_launched() -> re.Pattern[str]:
    return re.compile(
        rf"{any_of('strong', 'launch')}[了起]?(?P<words>[{_HAN}]{{3,10}}?[班团会站课屋亭园铺坊社队])(?=[，。；、（\n0-9])"
    )


def _begins_title(passage: Passage) -> Iterator[Drafted]:
    """What a title, or a part of it, begins with and the passage takes up: 板凳会开到家门口."""
    if passage.title is None or passage.start <= passage.title[0] < passage.end:
        return
    for found in _PARTY_PLUS.finditer(passage.text, *passage.title):
        yield _said(found, 0.54)
    for part in _PART.finditer(passage.text, *passage.title):
        for size in range(min(_LONGEST, len(part["words"])), 2, -1):
            name = part["words"][:size]
            at = _by_itself(name, part["words"][size : size + 1], passage)
            if at >= 0 and not _is_common(name) and not _DESCRIPTIVE.search(name) and _looks_own(name):
                yield Drafted(Field.NAME, at, at + size, name, confidence=0.56, why="标题以它起句，没有引号")
                break


def _by_itself(name: str, following: str, passage: Passage) -> int:
    """Where the passage says a title's first words without what follows them there; -1 if it is no word by itself."""
    if _UNIT.search(name + following) or (name in passage.organisation):
        return -1
    at = passage.text.find(name, passage.start, passage.end)
    while following and at >= 0 and passage.text.startswith(following, at + len(name)):
        at = passage.text.find(name, at + 1, passage.end)
    return at


def _is_common(name: str) -> bool:
    """Whether every place has such a thing, or the state has made it a rule."""
    return is_ordinary(name) or _SO_MANY.match(name) is not None or not_names().get(name, "") in ("policy", "metaphor")


def _launched_in_title(passage: Passage) -> Iterator[Drafted]:
    """What the title itself launches and the article takes up: 打造城乡互助党建联盟."""
    if passage.title is None or passage.start <= passage.title[0] < passage.end:
        return
    first, last = passage.title
    for found in _launched().finditer(passage.text, first, last):
        name = found["name"]
        if (
            not _is_common(name)
            and not _DESCRIPTIVE.search(name)
            and passage.text.find(name, last, passage.article[1]) >= 0
        ):
            yield Drafted(Field.NAME, *found.span("name"), name, confidence=_OF_TITLE, why="标题推行它，没有引号")


def _says_more(name: str) -> bool:
    """Whether a plan says more than plain words of office do, or says whom and what it is for: 首席技师选育计划."""
    return bool(beyond_plain(name[:-2])) or (name.endswith("计划") and len(name) >= _FULL_PLAN)


def _looks_own(name: str) -> bool:
    return bool(ends_as_own(name) or shaped(name) or _ROLE.search(name) or _CODE.search(name))


def _said(found: re.Match[str], confidence: float) -> Drafted:
    return Drafted(Field.NAME, *found.span("name"), found["name"], confidence=confidence, why="没有引号，名称的样子")


@lru_cache(maxsize=1)
def _launched() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{any_of('strong', 'launch')}(?!区)[了起]?){{1,3}}(?P<name>[{_HAN}A-Za-z0-9+＋]{{2,9}}?(?:{any_of('ending')}|{_ROLES}))"
        r"(?=[，。；：、（“”《》\n0-9]|等|建设|模式|机制|制度|做法|$)"
    )


def _worth(name: str, title: str) -> float:
    """How surely it is a name: 0 for what every place has, or what merely says what is done."""
    if _is_common(name):
        return 0.52 if title and name in title and _HELD_SCHOOL.search(name) else 0.0
    if name in title:
        return 0.6
    if _ROLE.search(name) and len(name) > 3 and not name.endswith("会"):
        return 0.52
    if title and len(name) > 3 and name[:-1] in title:
        return 0.56
    if _FIGURATIVE.search(name) and not (_PLANNED.search(name) or _DESCRIPTIVE.search(name)):
        return 0.5
    if name.endswith("工作法"):
        return 0.55
    if _PLANNED.search(name) and len(name) <= 8 and not _DESCRIPTIVE.search(name) and _says_more(name):
        return 0.55 if _FIGURATIVE.search(name) else 0.4
    return 0.0
