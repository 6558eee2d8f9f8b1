"""Acts of recognition: what higher units, leaders and media do with a practice, and when it does it honour."""

import csv
import re
from dataclasses import dataclass
from functools import cache

from zugong_desk.domain.rank import Rank
from zugong_desk.insight.drafting.levels import above, is_media
from zugong_desk.insight.drafting.wording_around import OF_ANYBODY, ROUTINE
from zugong_desk.places import resource

_OF_OTHERS = re.compile(r"(?:其|该[村镇社支]?|这一|他们的?)(?:做法|经验|模式|村)|^(?:专门)?发文(?:推广|转发|推介)$")
"""What a unit says of the practice of another."""
_HANDED_ON = re.compile(r"(?:批示|签批|批转)(?:交办|督办|办理|件|查处|整改|处理|解决)")
"""Instructions to settle a matter."""
_OWN_PRESS = re.compile(r"融媒体?中心|本报|本刊")
_MEETING = re.compile(r"把.{0,14}?[会点班](?:开|放|办|设|搬)[到在进]|在.{2,12}?(?:召开|举行|举办|开).{0,14}$")
_HERE = re.compile(r"在该[省市县区镇乡村].{0,12}?(?:召开|举行|举办|开).{0,14}$")
"""That somebody from elsewhere tells of the place."""
_TAKEN = re.compile(
    r"(?:已|还|又|专门|随后|正式)*[把将](?P<what>[^，。；]{2,14}?)(?:列|纳|写|选|编|收|录|归|评|定|树|确定|遴选|认定|命名|作)[为入进作]"
)
_THIS = re.compile(r"(?:这一|该|此|其|它)[\u4e00-\u9fff]{0,4}$")
_FIRM = re.compile(r".*(?:集团(?:公司)?|总公司|总部|省公司|总行|学校|校|总院)(?:[党工团纪机][\u4e00-\u9fff]{1,5})?$")
_PAPER = re.compile(r"(?:印发|下发)(?:文件|通知)|发文")
_TO_SPREAD = re.compile(
    r"[，,](?:在|要求|号召|组织|向)[^，。；]{0,14}?(?:推广|推开|铺开|推行|复制|学习|借鉴)[^，。；]{0,14}"
)
"""What a paper is sent out for, said in the next clause."""
_OF_PRACTICE = re.compile(r"推广|推开|铺开|复制|学习|借鉴|推介|转发|经验|做法|参照|其|该[县市区镇乡村社校院]")
"""What tells a paper that spreads a practice from one of business."""
_COMING = re.compile(
    r"来|到该.{1,4}?(?:观摩|考察|取经|参观|学习)|^(?:走进|到|赴|深入)[^，。；]{1,12}?(?:观摩|考察|取经|参观|学习)"
)
_THING = re.compile(
    r"试点|示范|标杆|典型|案例|联系点|样板|范例|简报|教材|基地|首批|名单|榜"
    r"|(?:其|它|此|该|做法|经验|模式|机制|这一|”).{0,8}(?:列|纳|写|选|编|收|录|归|吸).{0,20}"
)
_DECIDED = re.compile(r"(?:已|又|还|随后|专门|联合)*决定[^，。；]{0,6}?(?=[在向把将])")
"""How an act begins that somebody decides on."""
_ASIDE = re.compile(
    r"(?:(?:先后|多次|再次|专门|还|又|已经?|并|均|曾|相继|[0-9一二两三四五六七八九十]+次)+|(?:在|到|来|赴)[^，。；]{1,14}?(?:时|期间|之际|后)(?!任))"
)
"""What stands before an act and only says when or how often."""
_HELD = re.compile(r"召开|举行|举办|开")
_NEXT, _TAIL = 20, 10


@dataclass(frozen=True, slots=True)
class Act:
    """A word of the table in a text: `needs` says what makes it recognition, `why` tells an editor.

    With `to_end` the wording goes on to the end of its clause, where what is given stands.
    """

    start: int
    end: int
    word: str
    needs: str
    to_end: bool
    why: str


def act_in(text: str, start: int, end: int) -> Act | None:
    """The first act in code points [start, end) of a text."""
    found = _words().search(text, start, end)
    if found is None:
        return None
    needs, to_end, why = _rows()[found[0]]
    return Act(found.start(), found.end(), found[0], needs, to_end, why)


def is_business(act: Act, text: str, start: int, last: int) -> bool:
    """Whether an act that its giver begins at `start` is one of business, in a clause that ends at `last`.

    It is if it goes on all the time, is for whoever does well, hands a matter on, or sends out a paper that does not speak
    of the practice.
    """
    if ROUTINE.search(text, start, act.end) or OF_ANYBODY.match(text, start, act.end):
        return True
    if _HANDED_ON.match(text, act.start):
        return True
    return _PAPER.fullmatch(act.word) is not None and not _OF_PRACTICE.search(text, start, last + _NEXT)


def honours(needs: str, act: str, by: str, level: str, own: Rank, said: str) -> bool:
    """Whether an act, in words, is one of recognition for a practice of rank `own`; `said` is the text before.

    What a unit does to its own practice is none.
    """
    if _OWN_PRESS.search(by):
        return False
    if not needs or is_media(by):
        return needs not in ("meeting", "visit")
    if needs == "meeting" and level and _HERE.search(act):
        return True
    if not level and _FIRM.match(by):
        return needs in ("higher", "thing") and (bool(_OF_OTHERS.search(act)) or _takes_up(act, said))
    higher = above(level, own) or (needs == "higher" and _OF_OTHERS.search(act) is not None)
    return higher and needs != "medium" and _is_what_it_needs(needs, act, said)


def _is_what_it_needs(needs: str, act: str, said: str) -> bool:
    match needs:
        case "thing":
            return bool(_THING.search(act)) or _takes_up(act, said)
        case "visit":
            return bool(_COMING.search(act))
        case "meeting":
            return bool(_MEETING.search(act))
    return True


def _takes_up(act: str, said: str) -> bool:
    """Whether an act takes something up that the text has spoken of before: 把宣讲队列入…, 将“山杏”评为…."""
    taken = _TAKEN.match(act)
    return taken is not None and (bool(_THIS.match(taken["what"])) or taken["what"].strip("“”") in said)


def reach(act: Act, text: str, start: int, end: int) -> tuple[int, int]:
    """What of a clause [start, end) behind its giver belongs to the wording, without what only says when it was."""
    if act.needs == "meeting" and (held := _HELD.search(text, start, act.end)):
        start = held.start()
    for aside in (_DECIDED, _ASIDE, _ASIDE):
        if found := aside.match(text, start, act.start):
            start = found.end()
    paper = _PAPER.fullmatch(act.word) is not None
    whole = act.to_end or end - act.end <= _TAIL or (paper and _OF_PRACTICE.search(text, act.end, end))
    stop = end if whole else act.end
    rest = _TO_SPREAD.match(text, stop) if paper else None
    return start, rest.end() if rest else stop


@cache
def _words() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, _rows()), key=len, reverse=True)))


@cache
def _rows() -> dict[str, tuple[str, bool, str]]:
    with resource("practices/recognition_acts.csv").open(encoding="utf-8", newline="") as file:
        return {
            word: (row["needs"], bool(row["what"]), row["why"])
            for row in csv.DictReader(file)
            for word in row["words"].split("|")
        }
