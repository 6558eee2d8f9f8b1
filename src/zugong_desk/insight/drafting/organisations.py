"""The organisation of a practice: who signed the article, or the unit that title and passage name as doer."""

import re
from collections.abc import Iterator

from zugong_desk.domain.annotation import Field
from zugong_desk.domain.organisation import looks_like_organisation
from zugong_desk.insight.drafting.drafted import Drafted, ranked
from zugong_desk.insight.drafting.known import NOTHING, Known
from zugong_desk.insight.drafting.passage import Passage
from zugong_desk.insight.gazetteer import Gazetteer, Place
from zugong_desk.insight.gazetteer_reading import PlaceSaid, read_at
from zugong_desk.insight.gazetteer_units import place_of

_HAN = "\u4e00-\u9fff\U00020000-\U0003ffff"
_UNIT_END = re.compile(
    r"委组织部|委宣传部|委统战部|委政法委|党工委|机关党委|党委|党组|党总支|党支部|街道|[镇乡局委]|集团|公司|医院|学院|大学|法院|检察院|协会|商会|中心|社区|[村市县区州]"
)
_STARTS = re.compile(rf"[{_HAN}]{{2}}")
_HAN_ONLY = re.compile(rf"[{_HAN}]+")
_HEADED = re.compile(rf"\s*[△▲●◆◇○■★☆※►▶]?\s*(?P<name>[{_HAN}·]{{2,24}}?)\s*[：:]")
_DOES = re.compile(
    r"(?:积极|大力|持续|扎实|着力|深入|全力|创新|精准|聚力|聚焦|围绕|针对|紧扣|坚持|以|把|将|抓|推|实施|打造|探索|建|构|用|通过|立足|依托|突出|强化|深化|结合|充分|全面|切实"
    r"|认真|选|组织|开展|启动|在|为|从|多|严|做|创|统筹|出台|制定|采取|健全|完善|注重|“|现有|辖|利用|牵头|率先|主动|发挥|按照|加强|进一步|不断|党建|先后|成立|有效)"
)
_SKIPS = re.compile(
    r"^(?:近年来|今年以来|去年以来|今年|去年|目前|日前|近日|当前|\d{4}年(?:\d{1,2}月)?(?:以来|起)?|自\d{4}年[^，]{0,6})[，,]\s*"
)
_SHARED_LEADING = re.compile(r"^(?:针对|围绕|面对|为|在)[^，。]{2,40}，")
_ABOVE, _SHORTEST = 48, 6
_SPACES = " \u3000\n\t"


def organisations(passage: Passage, gazetteer: Gazetteer, known: Known = NOTHING) -> tuple[Drafted, ...]:
    """Candidates for who carries the practice out, best first: the article's signature, else who is named as doer."""
    near = place_of(gazetteer, passage.organisation or passage.issuer, passage.issuer)
    found = [
        *_signature(passage),
        *_line_above(passage),
        *_of_title(passage, gazetteer, near),
        *_doers(passage, gazetteer, near),
    ]
    if not found and passage.issuer and not passage.column:
        found.append(Drafted(Field.ORGANISATION, 0, 0, passage.issuer, confidence=0.3, why="编印单位"))
    return ranked(_familiar(one, known) for one in found)


def _familiar(one: Drafted, known: Known) -> Drafted:
    """A unit under the name by which the library knows it."""
    name = known.organisations.get(one.text, one.text)
    if name == one.text:
        return one
    return Drafted(one.field, one.start, one.end, name, confidence=one.confidence, why=f"{one.why}，书库里称“{name}”")


def _signature(passage: Passage) -> Iterator[Drafted]:
    if passage.organisation and passage.signed:
        yield Drafted(Field.ORGANISATION, *passage.signed, passage.organisation, confidence=0.95, why="文章署名")
    elif passage.organisation:
        yield Drafted(Field.ORGANISATION, 0, 0, passage.organisation, confidence=0.9, why="文章署名")


def _line_above(passage: Passage) -> Iterator[Drafted]:
    """A unit that stands on the line above the passage's first, where the parser saw no byline."""
    above = passage.text[max(0, passage.start - _ABOVE) : passage.start].rstrip()
    name = above[max((above.rfind(mark) for mark in _SPACES), default=-1) + 1 :]
    if len(name) >= _SHORTEST and looks_like_organisation(name):
        start = max(0, passage.start - _ABOVE) + len(above) - len(name)
        sure = 0.7 if name == passage.issuer else 0.9
        yield Drafted(Field.ORGANISATION, start, start + len(name), name, confidence=sure, why="正文前的署名")


def _of_title(passage: Passage, gazetteer: Gazetteer, near: Place | None) -> Iterator[Drafted]:
    """Whom the title names before its colon, or begins with: 礼县：…, 桐城市大力实施…"""
    if passage.title is None:
        return
    text, (start, end) = passage.text, passage.title
    headed = _HEADED.match(text, start, end)
    if headed and (said := read_at(gazetteer, headed["name"], 0, near)) and said.end == len(headed["name"]):
        yield _place_as_doer(passage, said, headed.start("name"))
    elif headed and looks_like_organisation(headed["name"]):
        yield Drafted(Field.ORGANISATION, *headed.span("name"), headed["name"], confidence=0.8, why="标题冒号前")
    else:
        yield from _subject(text, start, end, gazetteer, near, 0.7, "标题的主语")


def _place_as_doer(passage: Passage, said: PlaceSaid, start: int) -> Drafted:
    """The place that a title names as doer (甘肃省礼县：…): its own name, as the article gives it in full."""
    name = said.place.name
    at = passage.text.find(name, *passage.article)
    first, last = (at, at + len(name)) if at >= 0 else (start + said.start, start + said.end)
    return Drafted(Field.ORGANISATION, first, last, name, confidence=0.8, why="标题冒号前")


def _doers(passage: Passage, gazetteer: Gazetteer, near: Place | None) -> Iterator[Drafted]:
    """Whom the passage names as doer where it begins; the article's beginning serves if it does not."""
    yield from _subject(passage.text, passage.start, passage.end, gazetteer, near, 0.66, "正文的主语")
    body = passage.title[1] if passage.title else passage.article[0]
    if body < passage.start:
        yield from _subject(passage.text, body, passage.article[1], gazetteer, near, 0.6, "文章的主语")


def _subject(
    text: str, start: int, end: int, gazetteer: Gazetteer, near: Place | None, confidence: float, why: str
) -> Iterator[Drafted]:
    at = start
    while at < end and (text[at].isspace() or text[at] in "△▲●◆◇○■★☆※►▶"):
        at += 1
    for pattern in (_SKIPS, _SHARED_LEADING):
        if skipped := pattern.match(text[at : at + 60]):
            at += skipped.end()
    said = read_at(gazetteer, text, at, near)
    stop = min(end, at + 30)
    unit = next((found.end() for found in _ends(text, at, stop) if _DOES.match(text, found.end())), at)
    for last in (unit, said.end if said else at):
        if at < last <= end and _DOES.match(text, last):
            yield Drafted(Field.ORGANISATION, at, last, text[at:last], confidence=confidence, why=why)
            return


def _ends(text: str, start: int, stop: int) -> Iterator[re.Match[str]]:
    """Where a unit's name that begins at `start` may end, the shortest first."""
    if not _STARTS.match(text, start):
        return
    for found in _UNIT_END.finditer(text, start + 2, stop):
        if not _HAN_ONLY.fullmatch(text, start, found.end()):
            return
        yield found
