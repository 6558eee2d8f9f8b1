"""Places as a text names them: those of the gazetteer, and towns, streets, villages and communities by their form."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from zugong_desk.domain.rank import Rank
from zugong_desk.insight.gazetteer import Gazetteer, Place, common_words, rank_by_name, short_forms

_HAN = "\u4e00-\u9fff\U00020000-\U0003ffff"
_ZONE = re.compile(
    r"(?P<trade>(?:国家级)?经济(?:技术)?开发区|经开区)|(?P<high>高新(?:技术(?:产业)?)?(?:开发)?区)|(?P<plain>开发区|工业园区|产业园区)"
)
_LOWER = re.compile(rf"[{_HAN}]{{1,5}}?(?:[镇乡]街道(?![干两路旁上卫沿环])|村社区|街道|社区|[镇乡村])")
_PARK = re.compile(
    rf"(?![委直])[{_HAN}]{{2,5}}?(?:工业园区?|产业园区?|科技园区?|物流园区?|创业园|风景区|旅游区|试验区|农场|林场)"
)
_SMALL = re.compile(r"街道|社区|[镇乡村]")
_NOT_BEHIND = re.compile(
    r"[民委级干集务支党组书内庄容域划直里间均企房校长派旗属政规“振企建史医道风俗味土亲愁情貌]|[镇村街乡](?:两级|级|干|振|企)|工作者|医|治理|书记|两委|综治"
)
"""What shows that the character before is part of another word: 村民, 镇级, 社区书记 without a name."""
_STOP = re.compile(
    rf"[^{_HAN}]$|[在由以对从向为将使让把被于到和与及等是有的了各全每该本某这那据因经按如个位名类所赴往驻例当]$"
    r"|(?:发展|建成|打造|选取|周边|所辖|下辖|辖区|位于|来自|走进|深入|组织|推动|指导|帮助|支持|带动|引导|整治|成立|其中|以及|辐射"
    r"|依托|通过|涉及|覆盖|包括|确定|选择|遴选|推荐|试点|今年|去年|目前|近年来|同时|随后|此外|比如|例如|坐落|推广|借鉴|复制|联合|聚焦|当选|任职|担任|推荐)$"
)
_GENERIC = re.compile(
    r".*(?:[全各每本我咱该某此老小大多两双强弱农城乡镇村街县区市个进入驻下联包返回出因兴富穷空难帮新型级数近余等中旧本示散后]|行政|自然|贫困|示范|薄弱|空壳|重点|中心"
    r"|先进|集体|美丽|试点|文明|平安|和谐|智慧|数字|未来|特色|传统|古|相关|部分|有关|一些|其他|所有|不同|涣散|帮扶|脱贫|产业|专业|信用|幸福|样板|精品|红色|城市|城镇|职工|网格|老旧|安置|商住"
    r"|宜居|融合|扶持|受灾|联系|结对|包保|经济|标杆|网红|明星|领军|和美|美好|乡贤|文化|旅游)"
)
_SORTS = re.compile(
    r"[各全每个农级把将被在由以对从向使让与及的了着并按针围抓促]|^(?:党|政府|人民|委)|书记|支部|干部|群众|组织|聚焦|坚持|城乡|薄弱|空壳|贫困|示范|试点|行政|自然|乡[村镇]?$|^[城县市区镇村]$"
)
_OFFICE = re.compile(r"党(?:委|工委|总支|支部|组织)|委员会|两委|“两委”|人民政府|政府|办事处")
_SCALES = "十百千万亿余多"
_VERBS = re.compile(
    r"深化|举办|开办|赋予|摸排|挂任|组建|下沉|划拨|探索|激励|建立|优秀|拓展|优化|魅力|单薄|培训|整合|承接|变身|助力|规范|紧扣|新任|实现|金融|大学生|[兴选强][万]?$|统筹|推进|赋能|激活|提升|关注|积极|大力|创建|摄制|特色|难点|重点|做大|做深|做强|经济|发达|^整$|^美$|^和美$|^中间$|能人|离$"
    r"|服务|管理|建设|参与|参加|牵头|负责|动员|召集|发动|划分|派驻|选派|下派|进驻|入驻|联系|挂钩|挂点|驻点|蹲点|包联|对接|分赴|奔赴|走访|巡查|督促|要求|鼓励|引领|撬动|盘活|消除|转化|打通|接管|移交|新增"
)
_NUMBERED = re.compile(r"[一二三四五六七八九十百千两几数0-9]+(?:个|余|多|家|类)?")


@dataclass(frozen=True, slots=True)
class PlaceSaid:
    """A place named at code points [start, end) of a text; `text` is how it is named there."""

    start: int
    end: int
    text: str
    place: Place


def places_in(gazetteer: Gazetteer, text: str, near: Place | None = None) -> tuple[PlaceSaid, ...]:
    """The places that a text names, in order; a chain (桐城市吕亭镇) is one. `near` settles what is ambiguous."""
    out = []
    at, size = 0, len(text)
    while at < size:
        said = read_at(gazetteer, text, at, near)
        if said is None:
            at += 1
            continue
        out.append(said)
        at = said.end
    return tuple(sorted((*out, *_standing_alone(text, out, near)), key=lambda one: one.start))


def read_at(gazetteer: Gazetteer, text: str, start: int, near: Place | None) -> PlaceSaid | None:
    """The place whose name begins at a code point, with what follows inside it; None if none does."""
    place: Place | None = None
    at = start
    while step := _next(gazetteer, text, at, place, near):
        place, at = step
    if place is None or not _fits(text, start, at, place, near):
        return None
    place, at = below(text, at, place)
    return PlaceSaid(start, at, text[start:at], place)


def _next(
    gazetteer: Gazetteer, text: str, at: int, above: Place | None, near: Place | None
) -> tuple[Place, int] | None:
    for form in gazetteer.at(text, at):
        if above is None:
            place = gazetteer.choose(form, near)
        else:
            place = next((one for one in gazetteer.forms[form] if above.holds(one) and one != above), None)
        if place:
            return place, at + len(form)
    zone = _ZONE.match(text, at) if above else None
    if zone and above and above.rank is not None:
        return zone_of(above, zone), zone.end()
    return None


def zone_of(above: Place, found: re.Match[str]) -> Place:
    """A development zone of a place, under the short name that all write."""
    kind = "经开区" if found["trade"] else "高新区" if found["high"] else found[0]
    stem = re.sub(r"[省市县区]$", "", above.name) if len(above.name) > 2 else above.name
    return above.within(f"{stem}{kind}", None)


def zone_at(text: str, at: int) -> re.Match[str] | None:
    """A zone without a place's name before it (经开区), at a code point."""
    return _ZONE.match(text, at)


def _fits(text: str, start: int, end: int, place: Place, near: Place | None) -> bool:
    """Whether a name that the gazetteer knows is meant as a place here: a short one needs more to speak for it."""
    form = text[start:end]
    close = near is not None and len(near.chain) > 1 and place.chain[:2] == near.chain[:2]
    begins = not (start and _is_han(text[start - 1]) and not _STOP.search(text[max(0, start - 4) : start]))
    if form in common_words():
        return close
    if form[0] in _SCALES and text[max(0, start - 1) : start].isnumeric():
        return False
    if form not in short_forms(place.name):
        return (begins or (close and len(form) > 2)) and not _continues(text, end)
    if _SMALL.match(text, end):
        return False
    wide = place.rank is not None and place.rank >= Rank.CITY and (near is None or place.chain[0] == near.chain[0])
    return begins and (close or wide or place.rank is Rank.PROVINCE)


def _continues(text: str, end: int) -> bool:
    """Whether the name's last character belongs to the next word: 和平区域, 中山县域."""
    return text[end - 1 : end] in "县区市" and text[end : end + 1] in ("域", "场", "民")


def _is_han(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff" or char > "\U00020000"


def below(text: str, at: int, above: Place) -> tuple[Place, int]:
    """The place after the towns and villages that follow a name at once, and where they end."""
    place = above
    park = _PARK.match(text, at) if above.rank is not None else None
    if park:
        return above.within(park[0], None), park.end()
    while place.rank is None or place.rank > Rank.VILLAGE:
        found = _LOWER.match(text, at)
        if not found or not _named(text, at, found.end(), chained=True):
            break
        rank = rank_by_name(found[0])
        if rank is None or (place.rank is not None and rank >= place.rank):
            break
        place, at = place.within(found[0], rank), found.end()
    return place, at


def _named(text: str, start: int, end: int, *, chained: bool = False) -> bool:
    """Whether [start, end) names a town or village rather than a sort of them."""
    word = text[start:end]
    stem = re.sub(r"(?:街道|社区|镇{1,2}|[乡村])$", "", word)
    if (
        len(stem) < (2 if word.endswith(("街道", "社区", "村")) else 1)
        or _NUMBERED.fullmatch(stem)
        or stem[-1] in "个家余多"
    ):
        return False
    if chained:
        return not (
            _SORTS.search(stem)
            or _VERBS.search(stem)
            or (word.endswith("乡") and text[end : end + 1] in "村镇土亲贤愁")
        )
    if _NOT_BEHIND.match(text, end) and not _OFFICE.match(text, end):
        return False
    return not (_GENERIC.fullmatch(stem) or _VERBS.search(stem))


def _standing_alone(text: str, known: list[PlaceSaid], near: Place | None) -> Iterator[PlaceSaid]:
    """Towns and villages that the gazetteer does not lead up to: 主簿镇大歇村 where a clause begins."""
    taken = {at for one in known for at in range(one.start, one.end)}
    last = 0
    for found in _SMALL.finditer(text):
        if found.start() < last or found.start() in taken:
            continue
        if found[0] == "镇" and text[found.end() : found.end() + 1] == "镇":
            continue
        start = _begin(text, found.start(), max(last, found.start() - 5), taken)
        if start is None or not _named(text, start, found.end()):
            continue
        rank = rank_by_name(found[0]) or Rank.VILLAGE
        place = Place((*_chain_above(near, rank), text[start : found.end()]), rank)
        deeper, end = below(text, found.end(), place)
        if any(at in taken for at in range(found.end(), end)):
            deeper, end = place, found.end()
        place = deeper
        yield PlaceSaid(start, end, text[start:end], place)
        last = end


def _chain_above(near: Place | None, rank: Rank) -> tuple[str, ...]:
    """The chain of the place that a town or village lies in, if the one near by is no higher than a county."""
    chain = list(near.chain) if near else []
    while chain and (last := rank_by_name(chain[-1])) is not None and last <= rank:
        chain.pop()
    return tuple(chain) if len(chain) > 2 or (chain and chain[-1][-1] in "县区旗镇乡道") else ()


def _begin(text: str, suffix: int, least: int, taken: set[int]) -> int | None:
    """Where the name before a suffix begins: after a mark, a preposition or a verb, at most four characters back."""
    at = suffix
    while at > least:
        if at - 1 in taken or _STOP.search(text[max(0, at - 3) : at]):
            return at if at < suffix else None
        at -= 1
        if suffix - at > 4:
            return None
    return at if at < suffix and (at == 0 or (at == least and at - 1 in taken)) else None
