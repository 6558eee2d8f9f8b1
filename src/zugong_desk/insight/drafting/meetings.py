"""Meetings: talks given at them, meetings held on the spot, stages and papers that a practice got onto, visitors who came."""

import re

from zugong_desk.insight.drafting.levels import above, is_media, level_of
from zugong_desk.insight.drafting.wording_around import (
    CIRCLE,
    GUESS,
    SPEECH,
    Around,
    Wording,
    clean,
    has_honour,
    object_end,
    who,
)

_MET = re.compile(
    r"(?:放|选|定|选择)?在[^，。；]{2,12}?(?:召开|举行|举办)|(?:走进|移师|来到|落户)[^，。；、]{2,12}?(?=[，。；、]|并|$)"
)
_SUBJECT = 14
_UNIT = re.compile(r"(?P<who>(?!全)[^，。；]{1,8}?(?:(?<!干)部|厅|局|委(?!员)|党组|院|办))")
_HELD_BY = re.compile(r"(?P<who>[^，。；]{2,}?)(?:召开|举办|举行|主办|组织(?![部委])|开办|承办)(?:的|，|全)?")
_HALL = re.compile(r"中心|礼堂|会议室|宾馆|党校|酒店|视频")
_STAGE = re.compile(r"讲台|课堂|论坛|讲坛|舞台|荧屏|银幕|展馆|教材")


def talked(here: Around) -> Wording | None:
    """A talk at a meeting of a higher level."""
    stood = SPEECH.search(here.text, here.first, here.sign.start)
    level = level_of(stood["giver"], here.issuer) if stood else ""
    if not stood or not (level or CIRCLE.search(stood["giver"]) or "公司" in stood["giver"]):
        return None
    sure = 0.85 if above(level, here.own) else 0.55 if level else 0.5
    end = here.sign.end
    if here.sign.word.endswith("了"):
        end = object_end(here)
    return here.found(stood.start(), end, _speaker(here, stood), stood["giver"], sure)


def _speaker(here: Around, stood: re.Match[str]) -> str:
    """Who gave the floor: who held the meeting, or somebody higher who is the clause's subject; empty if the text says neither."""
    before = clean(here.text[here.first : stood.start()])
    if len(before) <= _SUBJECT and _UNIT.fullmatch(before) and above(level_of(before, here.issuer), here.own):
        return before
    held = _HELD_BY.match(stood["giver"]) or _UNIT.match(stood["giver"])
    return who(held["who"]) if held else ""


def met(here: Around) -> Wording | None:
    """A meeting of a higher level held here."""
    met = _MET.match(here.text, here.sign.end)
    level = level_of(here.before, here.issuer)
    if not met or not level or _HALL.search(met[0]):
        return None
    return here.found(here.sign.start, met.end(), "", here.before, 0.8 if above(level, here.own) else 0.55)


def got_onto(here: Around) -> Wording | None:
    """A paper or a channel that the practice got onto."""
    medium = here.text[here.sign.end : here.last]
    stage = has_honour(medium) or _STAGE.search(medium)
    if not is_media(medium) and not (level_of(medium) and stage):
        return None
    return here.found(here.sign.start, here.last, who(medium) if is_media(medium) else "", medium, 0.8)


def visited(here: Around) -> Wording | None:
    """Others of a wider circle who come to learn."""
    came = re.compile(r"(?:前来|来此|来到|慕名而来|专程来)[^，。；]{0,6}$").search(
        here.text, here.first, here.sign.start
    )
    level = level_of(here.before, here.issuer)
    if not came or not above(level, here.own):
        return None
    return here.found(came.start(), here.sign.end, "", here.before, 0.55)


def hosted(here: Around) -> Wording | None:
    """A meeting of a higher level that was trusted to the practice's place."""
    end = object_end(here)
    meeting = here.text[here.sign.end : end]
    if not re.search(r"(?:会|论坛|大赛|活动|比武)(?:\d+[次场个])?$", meeting) or not above(
        level_of(meeting, here.issuer), here.own
    ):
        return None
    return here.found(here.sign.start, end, "", meeting, GUESS)
