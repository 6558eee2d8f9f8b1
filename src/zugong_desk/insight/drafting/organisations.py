"""The organisation of a practice: who signed the article, or the unit that title and passage name as doer."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from zugong_desk.domain.annotation import Field
from zugong_desk.domain.organisation import bare, looks_like_organisation
from zugong_desk.domain.rank import Rank
from zugong_desk.insight.drafting.doers import later_houses, later_subjects, place_that_acts, subject_at
from zugong_desk.insight.drafting.drafted import Drafted, ranked
from zugong_desk.insight.drafting.known import NOTHING, Known
from zugong_desk.insight.drafting.passage import Passage
from zugong_desk.insight.gazetteer import Gazetteer, Place
from zugong_desk.insight.gazetteer_reading import PlaceSaid, read_at
from zugong_desk.insight.gazetteer_units import place_of

_HAN = "\u4e00-\u9fff\U00020000-\U0003ffff"
_HEADED = re.compile(rf"\s*[△▲●◆◇○■★☆※►▶]?\s*(?P<name>[{_HAN}·]{{2,24}}?)\s*[：:]")
_HEADED_PLACE = re.compile(rf"[{_HAN}]{{1,5}}(?:街道|社区|[县市区旗镇乡村])")
_RANKED = re.compile(r"[省市县区州旗镇乡](?:委|纪|直|[\u4e00-\u9fff]{1,6}(?:局|委员会|党委|党组))")
"""A unit of the rank that its first character says: 县公安局党委."""
_TOWN = 3
_LIKELY = 0.5
_PARTY_END = re.compile(r"(?:党委|工委|党组|支部|总支|组织部)$")
_PLACE_NAME = re.compile(r"(?:街道|[省市县区州旗镇乡村])$|^.{2,3}$")
_BELOW = re.compile(
    rf"\s*(?P<left>[（(【])?(?:供稿[：:])?(?P<name>[{_HAN}、]{{4,30}}?)[ \u3000]*(?P<sent>供稿|撰稿|报送)?[）)】]?"
    r"(?P<dated>[ \u3000]*[0-9〇○一二三四五六七八九十年月日.]{6,14})?[ \u3000]*(?P<printed>编?印发?)?[ \u3000]*(?=\n|$)"
)
_HIGH = re.compile(r"省委|省政府|中央|国家|国务院|自治区党委|自治区政府|全国")
_DATE = re.compile(r"[0-9〇○一二三四五六七八九十年月日.\-/ ]+")
_SAYS_DEED = re.compile(r"[一二三四五六七八九十]举措|整顿|念好|推行|走进")
"""What a title says and no unit's name."""
_OFFICE = "办公室"
_ABOVE, _SHORTEST, _TITLE, _LATER = 48, 6, 40, 4
_SPACES = " \u3000\n\t"


def organisations(passage: Passage, gazetteer: Gazetteer, known: Known = NOTHING) -> tuple[Drafted, ...]:
    """Candidates for who carries the practice out, best first: the article's signature, else who is named as doer."""
    near = place_of(gazetteer, passage.organisation or passage.issuer, passage.issuer)
    found = [
        *_signature(passage),
        *_line_above(passage),
        *_line_below(passage),
        *_of_title(passage, gazetteer, near),
        *_doers(passage, gazetteer, near),
    ]
    if not found and passage.issuer and not passage.column:
        found.append(Drafted(Field.ORGANISATION, 0, 0, passage.issuer, confidence=0.3, why="编印单位"))
    if not any(one.confidence >= _LIKELY for one in found):
        found += [
            _doer(passage.text, house, _LIKELY, "文中的主语")
            for house in later_houses(passage.text, _body(passage), passage.end, gazetteer, near)
        ][:1]
    return ranked(_familiar(one, known) for one in _in_full(found))


def _in_full(found: list[Drafted]) -> Iterator[Drafted]:
    """Units that the text calls by the end of a fuller name that it gives too (党工委, 锦屏园区党工委) give it their trust."""
    for one in found:
        shorter = [
            other.confidence
            for other in found
            if len(other.text) < len(one.text) and one.text.endswith(other.text) and _PARTY_END.search(other.text)
        ]
        yield replace(one, confidence=max((one.confidence, *(sure + 0.01 for sure in shorter))))


def _familiar(one: Drafted, known: Known) -> Drafted:
    """A unit under the name by which the library knows it."""
    name = known.organisations.get(one.text, one.text)
    if name == one.text:
        return one
    return Drafted(one.field, one.start, one.end, name, confidence=one.confidence, why=f"{one.why}，书库里称“{name}”")


def _signature(passage: Passage) -> Iterator[Drafted]:
    if _DATE.fullmatch(passage.organisation):
        return
    if passage.organisation and passage.signed:
        yield Drafted(Field.ORGANISATION, *passage.signed, passage.organisation, confidence=0.95, why="文章署名")
    elif passage.organisation:
        yield Drafted(Field.ORGANISATION, 0, 0, passage.organisation, confidence=0.9, why="文章署名")


def _line_above(passage: Passage) -> Iterator[Drafted]:
    """A unit that stands on the line above the passage's first, or above its title, where the parser saw no byline."""
    places = [passage.start]
    if passage.title and passage.title[1] <= passage.start:
        places.append(passage.title[0])
    for place in places:
        above = passage.text[max(0, place - _ABOVE) : place].rstrip()
        name = above[max((above.rfind(mark) for mark in _SPACES), default=-1) + 1 :]
        start = max(0, place - _ABOVE) + len(above) - len(name)
        name = bare(name)
        if len(name) >= _SHORTEST and looks_like_organisation(name) and not _SAYS_DEED.search(name):
            own_line = place == passage.start
            sure = (0.7 if own_line else 0.45) if name == passage.issuer else 0.9 if own_line else 0.72
            yield Drafted(Field.ORGANISATION, start, start + len(name), name, confidence=sure, why="正文前的署名")


def _line_below(passage: Passage) -> Iterator[Drafted]:
    """A unit that stands on the line below the passage's last: in brackets, as who sent it in, or with a date."""
    found = _BELOW.match(passage.text, passage.end) or (None if passage.title else _last_line(passage))
    name = found["name"] if found else ""
    if found and len(name) > _SHORTEST - 2 and name != passage.issuer and looks_like_organisation(name):
        credited = found["left"] or found["sent"]
        sure = 0.9 if credited else 0.5 if found["printed"] or not found["dated"] else 0.72
        start, end = found.span("name")
        end -= len(_OFFICE) if found["printed"] and name.endswith(_OFFICE) else 0
        name = passage.text[start:end]
        yield Drafted(Field.ORGANISATION, start, end, name, confidence=sure, why="文末的署名")


def _last_line(passage: Passage) -> re.Match[str] | None:
    """What a fragment's last line says, if it stands in brackets."""
    end = len(passage.text.rstrip())
    begin = max(passage.end, passage.text.rfind("\n", 0, end))
    found = _BELOW.match(passage.text, begin)
    return found if found and found["left"] else None


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
    elif headed and _HEADED_PLACE.fullmatch(headed["name"]):
        yield Drafted(Field.ORGANISATION, *headed.span("name"), headed["name"], confidence=0.68, why="标题冒号前")
    elif subject := subject_at(text, start, end, gazetteer, near):
        yield _doer(text, subject, 0.7, "标题的主语")
    elif place := place_that_acts(text, start, gazetteer, near):
        yield _doer(text, place, 0.6, "标题的主语")


def _place_as_doer(passage: Passage, said: PlaceSaid, start: int) -> Drafted:
    """The place that a title names as doer (甘肃省礼县：…): its own name, as the article gives it in full."""
    name = said.place.name
    at = passage.text.find(name, *passage.article)
    first, last = (at, at + len(name)) if at >= 0 else (start + said.start, start + said.end)
    return Drafted(Field.ORGANISATION, first, last, name, confidence=0.8, why="标题冒号前")


def _doers(passage: Passage, gazetteer: Gazetteer, near: Place | None) -> Iterator[Drafted]:
    """Whom the passage names as doer where it begins, else later on; the article's beginning serves if it does not."""
    text, begin = passage.text, _body(passage)
    if first := subject_at(text, begin, passage.end, gazetteer, near, any_deed=True):
        yield _doer(text, first, 0.82 if _of_headed_place(passage, first) else 0.66, "正文的主语")
    elif begin > passage.start and (heading := subject_at(text, passage.start, begin, gazetteer, near, any_deed=True)):
        yield _doer(text, heading, 0.62, "首行的主语")
    body = passage.title[1] if passage.title else passage.article[0]
    if body < passage.start and (lead := subject_at(text, body, passage.article[1], gazetteer, near)):
        yield _doer(text, lead, 0.6, "文章的主语")
    for later in islice(later_subjects(text, begin, passage.end, gazetteer, near), _LATER):
        if _stands_above(text[slice(*later)], gazetteer, near):
            continue
        yield _doer(text, later, 0.81 if _of_headed_place(passage, later) else 0.55, "文中的主语")


def _stands_above(unit: str, gazetteer: Gazetteer, near: Place | None) -> bool:
    """Whether a unit is a province's or the nation's where the bulletin is none of theirs: it praises or orders."""
    if near is not None and near.rank is not None and near.rank >= Rank.PROVINCE:
        return False
    place = place_of(gazetteer, unit)
    return _HIGH.match(unit) is not None or (place is not None and place.rank is Rank.PROVINCE)


def _doer(text: str, at: tuple[int, int], confidence: float, why: str) -> Drafted:
    return Drafted(Field.ORGANISATION, *at, text[slice(*at)], confidence=confidence, why=why)


def _body(passage: Passage) -> int:
    """Where the passage's text begins, after a title's line with which it begins itself."""
    if passage.title and passage.start <= passage.title[0] and passage.title[1] < passage.end:
        return passage.title[1]
    line = passage.text.find("\n", passage.start, passage.end)
    unmarked = 0 < line - passage.start <= _TITLE and passage.text[line - 1] not in "。；！？，："
    return line if unmarked else passage.start


def _of_headed_place(passage: Passage, found: tuple[int, int]) -> bool:
    """Whether the title's head names the place (榕河县：) of whose units the text then names one (榕河县委组织部)."""
    headed = _HEADED.match(passage.text, *passage.title) if passage.title else None
    unit = passage.text[slice(*found)]
    if headed is None or not _PLACE_NAME.search(headed["name"]):
        return False
    name = headed["name"]
    if _RANKED.match(unit):
        return True
    return (len(unit) > len(name) and unit.startswith(name)) or name.endswith(unit[:_TOWN])
