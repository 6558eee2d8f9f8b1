"""Recognition: honours, praise, spreading, talks and meetings that a passage tells of, with who gave them and at what level."""

import csv
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from zugong_desk.domain.annotation import Field
from zugong_desk.insight.drafting.drafted import Drafted
from zugong_desk.insight.drafting.levels import is_media, level_of
from zugong_desk.insight.drafting.line import Line, lines
from zugong_desk.insight.drafting.passage import Passage
from zugong_desk.insight.drafting.signs import Sign, Signs, signs_in
from zugong_desk.places import resource

_NOT_YET = re.compile(r"争创|力争|争取|申报|拟|计划|将|努力|目标|下一步|今后|确保|希望|冲刺|对标|若|如果|凡|没有|未")
_CONDITION = re.compile(r"(?:对|凡|凡是|把|将|给)[^，。；]{0,6}$")
_NOT_GIVERS = re.compile(
    r"群众|居民|村民|企业|社会|各界|百姓|游客|客商|干部职工|党员|家长|学生|业主|用户|市民|一致|普遍|广泛"
)
_ORGAN = re.compile(
    r"(?:中组部|中宣部|中央文明办|中办|国办|国务院[\u4e00-\u9fff]{0,6}?|[教民农司财商水公][\u4e00-\u9fff]{1,7}?部)(?!门|分|署|队)|"
    r"[\u4e00-\u9fff]{0,14}?(?:组织部|宣传部|统战部|政法委|纪委监委|纪委|团委|党委|党工委|工委|省委|市委|县委|区委|州委|[教民农司财商水公]\S{0,6}部|中组部|中宣部|厅|局|协会|科协|妇联|残联"
    r"|工商联|总工会|联合会|总会|政府|法院|检察院|办公室|委员会|改革办|委|署|院)(?=[“《评授命]|$|和|、)"
)
_ORGAN_ENDS = re.compile(r"(?:[部委厅局会社院署办]|政府|中心)$")
_GIVING = re.compile(r"(?P<verb>予以|给予|作出|做出|作了|专门作出|表示)[^，。；]{0,6}$")
_GETTING = re.compile(r"(?P<verb>得到了?|受到了?|获得了?|获|赢得了?|深受|收获)(?P<giver>[^，。；]{0,28})$")
_PASSIVE = re.compile(
    r"(?P<verb>先后被|被|发文在|由|经(?![验济过营])|获|在|得到|荣获|受|登上)(?P<giver>[^，。；被]{1,30})$"
)
_PLACE = re.compile(r"全国|全省|全市|全州|全区|全县|全镇|全系统|中央|国家|[省市县区州]")
_TAIL = re.compile(r"[\s*”’》]*$")
_LEAD = re.compile(r"^[\s*，、]+|^(?:并|还|也|且|先后|同时|均|又|曾|再次|连续|多次|一举|成功|已|共|累计|分别)+")
_RANK = re.compile(
    r"(?:全国|全省|全市|全州|全区|全县|全镇|同类|同级|省|市|县)[^，。；、]{0,14}(?:第[一二三四五六七八九十0-9０-９]{1,2}|首位|前列|榜首|前[三五十])"
)
_ANYWHERE = re.compile(r"第[一二三四五六七八九十]{1,2}(?:名|位)?|首位|前列|榜首|前[三五十]")
_MET = re.compile(r"[^，。；]{0,12}?(?:召开|举行|举办|开)")
_ORDERED, _REACH = 30, 60
"""Code points before a sign in which a target stands, and around it in which its wording does."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A recognition at code points [start, end) of a line, with the giver as the line names it."""

    start: int
    end: int
    by: str
    scope: str
    sure: float
    why: str


def recognitions(passage: Passage) -> tuple[Drafted, ...]:
    """The recognitions that a passage tells of, in order, none overlapping; ranges are of the reading text.

    `text` is the wording from its verb to the end of what was got, `about` who gave it if the text says so, `level` how
    high that stands. Time is linear to the passage.
    """
    out: list[Drafted] = []
    issuer = passage.issuer or passage.organisation
    for line in lines(passage.text, passage.start, passage.end):
        signs = signs_in(line.text, "recognition_signs")
        for one in _apart(_of_line(line, signs)):
            start, end = line.start + one.start, line.start + one.end
            if passage.start <= start and end <= passage.end:
                text = passage.text[start:end]
                level = level_of(one.scope, issuer)
                out.append(Drafted(Field.RECOGNITION, start, end, text, one.by, level, one.sure, one.why))
    return tuple(out)


def _apart(found: Iterator[_Found]) -> list[_Found]:
    """One of those that share characters: the first."""
    out: list[_Found] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not out or one.start >= out[-1].end:
            out.append(one)
    return out


def _of_line(line: Line, signs: Signs) -> Iterator[_Found]:
    for at, sign in enumerate(signs.found):
        if line.quoted(sign.start, sign.end):
            continue
        clause = _near(line.clause(sign.start), sign)
        if _NOT_YET.search(line.text, max(line.sentence(sign.start)[0], sign.start - _ORDERED), sign.start):
            continue
        following = signs.found[at + 1].start if at + 1 < len(signs.found) else len(line.text)
        found = _READERS[sign.role](line.text, sign, clause, following)
        if found:
            yield found


def _near(clause: tuple[int, int], sign: Sign) -> tuple[int, int]:
    """As much of a clause around a sign as a wording can take."""
    return max(clause[0], sign.start - _REACH), min(clause[1], sign.end + _REACH)


def _got(text: str, sign: Sign, clause: tuple[int, int], following: int) -> _Found | None:
    """An honour or a list: from the verb, or the 被 before it, to the end of what was got."""
    end = _object_end(text, sign, clause, following)
    thing = text[sign.end : end]
    if len(thing.strip("“”《》 ")) < 2 or thing.startswith("的") or _CONDITION.search(text, clause[0], sign.start):
        return None
    start, by = _passive(text, sign, clause[0])
    organ = _ORGAN.match(thing.lstrip())
    by = by or (organ[0] if organ and not organ[0].startswith("全") else "")
    scope = text[start:end]
    sure = 0.9 if level_of(scope) or _has_honour(thing) else 0.6
    return _Found(start, end, by, scope, sure, f"“{sign.word}”：{sign.why}")


def _weak(text: str, sign: Sign, clause: tuple[int, int], following: int) -> _Found | None:
    """What is an honour only if it is called one, and by somebody's scope."""
    end = _object_end(text, sign, clause, following)
    thing = text[sign.end : end]
    if not _has_honour(thing) or not (level_of(thing) or is_media(thing)):
        return None
    found = _got(text, sign, clause, following)
    return found and _Found(found.start, found.end, found.by, found.scope, 0.75, found.why)


def _praise(text: str, sign: Sign, clause: tuple[int, int], _: int) -> _Found | None:
    """An instruction or praise by a leader or a higher unit."""
    first = clause[0]
    getting = _GETTING.search(text, first, sign.start)
    giving = _GIVING.search(text, first, sign.start)
    if getting:
        start, giver = getting.start(), getting["giver"]
        scope = giver
    elif giving:
        start, giver = giving.start(), _LEAD.sub("", text[first : giving.start()])
        scope = giver
    else:
        start, giver = sign.start, _LEAD.sub("", text[first : sign.start])
        scope = giver
    if not giver and first:
        scope = giver = _subject_before(text, first)
    giver = giver.strip(" 的*“”")
    level = level_of(scope)
    if not level and (_NOT_GIVERS.search(giver) or not giver):
        return None
    if not level and not re.search(r"领导|书记|部|委|局|厅|上级|市长|省长|县长|专家", giver):
        return None
    end = max(sign.end, _and_so_on(text, sign.end, clause[1]))
    return _Found(start, end, giver[-24:], scope, 0.85 if level else 0.55, f"“{sign.word}”：{sign.why}")


def _spread(text: str, sign: Sign, clause: tuple[int, int], _: int) -> _Found | None:
    """Spread, reprinted or reported by a higher unit or a medium."""
    passive = _PASSIVE.search(text, clause[0], sign.start)
    whole = _LEAD.sub("", text[clause[0] : sign.start])
    if passive and not level_of(passive["giver"]) and not is_media(passive["giver"]):
        whole = whole[: len(whole) - len(passive[0])]
    giver = passive["giver"] if passive and (level_of(passive["giver"]) or is_media(passive["giver"])) else whole
    if not passive and not (is_media(giver) or _ORGAN.search(giver)):
        return None
    level = level_of(giver)
    if not level and not is_media(giver):
        return None
    start = passive.start() if passive else sign.start
    end = max(sign.end, _and_so_on(text, sign.end, clause[1]))
    if not passive and end < clause[1] and not is_media(giver):
        return None
    return _Found(start, end, _named(giver), giver, 0.85 if passive else 0.6, f"“{sign.word}”：{sign.why}")


def _talk(text: str, sign: Sign, clause: tuple[int, int], _: int) -> _Found | None:
    """A talk at a meeting of a higher level."""
    stood = re.compile(r"在(?P<giver>[^，。；]{2,32}?(?:会|会议|大会|论坛|班|座谈)[上中]?)[^，。；会]{0,6}$").search(
        text, clause[0], sign.start
    )
    if not stood or not level_of(stood["giver"]):
        return None
    return _Found(stood.start(), sign.end, _named(stood["giver"]), stood["giver"], 0.85, f"“{sign.word}”：{sign.why}")


def _meeting(text: str, sign: Sign, clause: tuple[int, int], _: int) -> _Found | None:
    """A meeting of a higher level held here."""
    scope = text[clause[0] : sign.start]
    met = re.compile(r"在[^，。；]{2,12}?(?:召开|举行|举办)").match(text, sign.end)
    if not met or not _PLACE.search(scope):
        return None
    return _Found(sign.start, met.end(), "", scope, 0.8, f"“{sign.word}”：{sign.why}")


def _ranked(text: str, sign: Sign, clause: tuple[int, int], _: int) -> _Found | None:
    """A place in an order among equals."""
    found = _RANK.match(text, sign.end)
    if not found:
        found = _ANYWHERE.match(text, sign.end)
        scope = text[max(0, clause[0] - _ORDERED) : sign.start]
        if not found or not re.search(r"全国|全省|全市|全州|全区|全县", scope):
            return None
        return _Found(sign.start, found.end(), "", scope, 0.6, f"“{sign.word}”：{sign.why}")
    return _Found(sign.start, found.end(), "", found[0], 0.75, f"“{sign.word}”：{sign.why}")


_READERS: dict[str, Callable[[str, Sign, tuple[int, int], int], _Found | None]] = {
    "got": _got,
    "weak": _weak,
    "praise": _praise,
    "spread": _spread,
    "talk": _talk,
    "meeting": _meeting,
    "rank": _ranked,
}


def _object_end(text: str, sign: Sign, clause: tuple[int, int], following: int) -> int:
    """Where what was got ends: with the clause, or before the next thing that was got in it."""
    end = clause[1]
    if sign.end < following < end:
        joint = max(text.rfind(mark, sign.end, following) for mark in "、和并及")
        end = joint if joint > sign.end + 2 else end
    cut = re.compile(r"[（(](?!.*[”》])|等(?:\d+|多|一批)|，").search(text, sign.end, end)
    end = cut.start() if cut and cut.start() > sign.end + 2 else end
    while end > sign.end and text[end - 1] in " *\u3000":
        end -= 1
    return end


def _passive(text: str, sign: Sign, first: int) -> tuple[int, str]:
    """Where the wording begins, with the 被 before its verb, and who stands between them."""
    if sign.word.startswith("被"):
        return sign.start, ""
    at = text.rfind("被", max(first, sign.start - 24), sign.start)
    if at >= 0 and (text[at + 1] in "子褥单套" or re.search(r"[”》]", text[at : sign.start])):
        at = -1
    return (at, text[at + 1 : sign.start]) if at >= 0 else (sign.start, "")


def _and_so_on(text: str, at: int, end: int) -> int:
    """Where a run of further verbs of the same sense ends: 批示肯定并推广."""
    more = re.compile(
        r"(?:和|并|、|予以|及)?(?:充分|高度)?(?:肯定|推广|推介|刊发|点赞|批示|表扬|好评|交流)|《[^》]{1,40}》"
    ).match(text, at, end)
    return more.end() if more else at


def _subject_before(text: str, first: int) -> str:
    """The clause before, whose subject a clause without one goes on with."""
    begin = max(text.rfind(mark, 0, max(0, first - 1)) for mark in "，。；")
    return text[begin + 1 : max(0, first - 1)][:20]


def _named(giver: str) -> str:
    """The giver without scope words that name nobody."""
    giver = giver.strip(" 的*")
    giver = re.sub(r"等(?:多家)?(?:主流)?媒体$|等$|[一两二三多\d]+次$|专[版题]$|头版(?:头条)?$", "", giver)
    inner = giver.find("《")
    if inner > 0 and _ORGAN_ENDS.search(giver[:inner]):
        giver = giver[:inner]
    return "" if re.match(r"全[国省市州区县]", giver) else giver


def _has_honour(text: str) -> bool:
    return any(word in text for word in _honours())


@cache
def _honours() -> tuple[str, ...]:
    with resource("practices/honours.csv").open(encoding="utf-8", newline="") as file:
        return tuple(row["word"] for row in csv.DictReader(file))
