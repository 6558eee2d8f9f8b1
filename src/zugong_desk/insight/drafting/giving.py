"""Giving: clauses in which a higher unit, a leader or a medium does the practice honour, or by which it is honoured."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from zugong_desk.domain.rank import Rank
from zugong_desk.insight.drafting.givers import giver
from zugong_desk.insight.drafting.levels import above, is_media, level_of
from zugong_desk.insight.drafting.line import Line
from zugong_desk.insight.drafting.wording_around import OF_ANYBODY, Wording
from zugong_desk.places import resource

_CLAUSE = re.compile(r"[^，。；！？：:;!?\n]{3,}")
_LEAD = r"[\s*”’]*(?:(?:近日|随后|此后|为此|日前|先后|去年底?|今年|[12][0-9]{3}年|[0-9]{1,2}月份?|时任|并|且|同时|而且|其中)[ ]?){0,3}"
_ACTS_AT_ONCE = re.compile(
    r"的(?!\S{2,14}(?:名单|榜单))|常委|部长会|在本|以来|关于|党校|要求(?!.{0,8}(?:总结|推广|学习|借鉴|参照))|部署|安排|强调|指出|提出|明确|牵头|负责|统筹|出台|制定|研究"
    r"|成立|组建|选派|定期|每"
)
_NO_SUBJECT = re.compile(
    r"请|由|经|对|向|根据|按照?|现|每|在|从|到|把|将|与|和|为|各|本|我[^省市县区]|以|被|受|获|参加|推荐|报|通过|联系|邀请|配合|围绕|结合"
    r"|依托|针对|落实"
)
_TITLE = re.compile(
    r"(?:制度|办法|意见|方案|通知|规定|条例|细则|要点|决定|计划|清单|手册|指南|规划|标准|纲要|章程|公约|协议|责任书|承诺书|提示单|日志|记录"
    r"|台账)》"
)
_OF_OTHERS = re.compile(r"(?:其|该[村镇社支]?|这一|他们的?)(?:做法|经验|模式|村)|^(?:专门)?发文(?:推广|转发|推介)$")
"""What a unit says of the practice of another."""
_HANDED_ON = re.compile(r"(?:批示|签批|批转)(?:交办|督办|办理|件|查处|整改|处理|解决)")
"""Instructions to settle a matter."""
_OWN_PRESS = re.compile(r"融媒体?中心|本报|本刊")
_NOT_YET = re.compile(r"力争|争取|计划|拟|确保|下一步|将(?=[在于会以进继适加持全择陆把])|要(?!求)|可|应")
_MEETING = re.compile(r"把.{0,14}?[会点班](?:开|放|办|设|搬)[到在进]|在.{2,12}?(?:召开|举行|举办|开).{0,14}$")
_HERE = re.compile(r"在该[省市县区镇乡村].{0,12}?(?:召开|举行|举办|开).{0,14}$")
"""That somebody from elsewhere tells of the place."""
_TAKEN = re.compile(
    r"(?:已|还|又|专门|随后|正式)*[把将](?P<what>[^，。；]{2,14}?)(?:列|纳|写|选|编|收|录|归|评|定|树|确定|遴选|认定|命名|作)[为入进作]"
)
_PAPER = re.compile(r"(?:印发|下发)(?:文件|通知)|发文")
_TO_SPREAD = re.compile(
    r"[，,](?:在|要求|号召|组织|向)[^，。；]{0,14}?(?:推广|推开|铺开|推行|复制|学习|借鉴)[^，。；]{0,14}"
)
"""What a paper is sent out for, said in the next clause."""
_OF_PRACTICE = re.compile(r"推广|推开|铺开|复制|学习|借鉴|推介|转发|经验|做法|参照|其|该[县市区镇乡村社校院]")
"""What tells a paper that spreads a practice from one of business."""
_SUFFERED = re.compile(r"得到|受到|获|被")
"""What shows that the clause's subject got it from somebody else."""
_DECIDED = re.compile(r"(?:已|又|还|随后|专门|联合)*决定[^，。；]{0,6}?(?=[在向把将])")
"""How an act begins that somebody decides on."""
_ASIDE = re.compile(
    r"(?:(?:先后|多次|再次|专门|还|又|已经?|并|均|曾|相继|[0-9一二两三四五六七八九十]+次)+|(?:在|到|来|赴)[^，。；]{1,14}?(?:时|期间|之际|后)(?!任))"
)
"""What stands before an act and only says when or how often."""
_ROUTINE = re.compile(r"每[天日周月季]|滚动|循环")
_COMING = re.compile(
    r"来|到该.{1,4}?(?:观摩|考察|取经|参观|学习)|^(?:走进|到|赴|深入)[^，。；]{1,12}?(?:观摩|考察|取经|参观|学习)"
)
_THING = re.compile(
    r"试点|示范|标杆|典型|案例|联系点|样板|范例|简报|教材|基地|首批|名单|榜"
    r"|(?:其|它|此|该|做法|经验|模式|机制|这一|”).{0,8}(?:列|纳|写|选|编|收|录|归|吸).{0,20}"
)
_NO_HONOUR = re.compile(
    r"约谈|批评|问责|督办|曝光|处罚|立案|查处|资金|补助|支持|投资|批复|审批|备案|委托|安排|拨款|万元|亿元|整改|采纳|检查|考核(?!优秀)"
)
_BUSINESS = re.compile(
    r"[0-9（）、]|召开|举办|组织|开展|成立|下辖|现有|设立|坚持|立足|结合|围绕|出席|会同|定点|帮助|派|捐|签|联合|实施|推进|推行|制定|出台|领导"
    r"|副?书记|委员|部门|供稿|撰稿|编辑|主办|电话|印发|负责|研究室|办公室|科$|处$|部$|反馈|通报|单位|成员|机关|使用|解决|答复|审批|检查|要求|[^\u4e00-\u9fff“”《》]"
)
"""What units do in the way of business, or that is a name."""
_END = re.compile(r"。(?:[（(][^）)]*[）)])?\s*$")
_REACH, _LONGEST, _FEW, _TAIL = 34, 44, 20, 10


def given(line: Line, own: Rank, issuer: str) -> Iterator[Wording]:
    """Recognition by somebody higher than `own`, a leader or a medium: as subject of a clause, or behind 被, 受到, 获."""
    for clause in _CLAUSE.finditer(line.text):
        first, last = clause.span()
        found = _by_subject(line, first, last, own, issuer) or _at_the_end(line, first, last, own, issuer)
        yield from (found,) if found else _by_passive(line, first, last, own, issuer)


def _by_subject(line: Line, first: int, last: int, own: Rank, issuer: str) -> Wording | None:
    begun = _subject().match(line.text, first, min(last, first + _LONGEST))
    if not begun or _NO_SUBJECT.match(begun["giver"]) or _TITLE.search(begun["giver"]):
        return None
    start, end = begun.end(), min(last, begun.end() + _LONGEST)
    act = _acts().search(line.text, start, min(end, start + _REACH))
    if (
        not act
        or line.quoted(act.start(), act.end())
        or _SUFFERED.search(line.text, start, act.start())
        or _ACTS_AT_ONCE.match(line.text, start)
        or _HANDED_ON.match(line.text, act.start())
        or _is_business(line, start, act, last)
        or _NOT_YET.match(line.text, start)
    ):
        return None
    by = begun["giver"].strip(" *")
    row = _needs()[act[0]]
    if line.text.startswith("的", act.end()) or not _meets(
        row.needs, line.text[start:end], by, level_of(by, issuer), own, line.text[:first]
    ):
        return None
    if row.needs == "meeting":
        start = _held(line.text, start, act.end())
    for prelude in (_DECIDED, _ASIDE, _ASIDE):
        if found := prelude.match(line.text, start, act.start()):
            start = found.end()
    stop = end if row.what or end - act.end() <= _TAIL else act.end()
    if _PAPER.fullmatch(act[0]) and _OF_PRACTICE.search(line.text, act.end(), end):
        stop = end
    if _PAPER.fullmatch(act[0]) and (rest := _TO_SPREAD.match(line.text, stop)):
        stop = rest.end()
    return Wording(start, _trimmed(line.text, stop), by, by, 0.86, f"“{act[0]}”：{row.why}")


def _is_business(line: Line, start: int, act: re.Match[str], last: int) -> bool:
    """Whether what is told goes on all the time, or a paper is sent out that does not speak of the practice."""
    if _ROUTINE.search(line.text, start, act.end()) or OF_ANYBODY.match(line.text, start, act.end()):
        return True
    return _PAPER.fullmatch(act[0]) is not None and not _OF_PRACTICE.search(line.text, start, last + _FEW)


def _at_the_end(line: Line, first: int, last: int, own: Rank, issuer: str) -> Wording | None:
    """What somebody far higher does in the last words of a line: whatever it is, it is told as an honour."""
    begun = _subject().match(line.text, first, min(last, first + _LONGEST))
    if (
        not begun
        or first < _LONGEST
        or not _END.match(line.text, last)
        or _NO_SUBJECT.match(begun["giver"])
        or _TITLE.search(begun["giver"])
    ):
        return None
    by, act = begun["giver"], line.text[begun.end() : last]
    said = 1 < len(act) <= _FEW and not _BUSINESS.search(act) and not _NO_HONOUR.search(act)
    if not said or not above(level_of(by, issuer), own) or _ACTS_AT_ONCE.match(act) or _NOT_YET.match(act):
        return None
    return Wording(begun.end(), _trimmed(line.text, last), by, by, 0.5, "文末由上级来说，多是认可")


def _by_passive(line: Line, first: int, last: int, own: Rank, issuer: str) -> Iterator[Wording]:
    for found in _passive().finditer(line.text, first, min(last, first + 3 * _LONGEST)):
        end = min(last, found.end() + _FEW)
        by = found["giver"]
        rest = line.text[found.end() : end]
        if not is_media(by) and not above(level_of(by, issuer), own):
            continue
        if len(rest) < 2 or _NO_HONOUR.search(rest) or _TITLE.search(by) or line.quoted(found.start(), found.end()):
            continue
        yield Wording(found.start(), _trimmed(line.text, end), by, by, 0.6, f"“{found['verb']}”后面是上级或媒体")


def _meets(needs: str, act: str, by: str, level: str, own: Rank, said: str) -> bool:
    """Whether the act is one of recognition: what a unit does to its own practice is not; `said` is the text before."""
    if _OWN_PRESS.search(by):
        return False
    if not needs or is_media(by):
        return needs not in ("meeting", "visit")
    if needs == "meeting" and level and _HERE.search(act):
        return True
    if needs == "medium" or not (above(level, own) or (_OF_OTHERS.search(act) and needs == "higher")):
        return False
    if needs == "thing":
        return bool(_THING.search(act) or _of_the_practice(act, said))
    if needs == "visit":
        return bool(_COMING.search(act))
    return needs != "meeting" or bool(_MEETING.search(act))


def _of_the_practice(act: str, said: str) -> bool:
    """Whether an act takes something up that the text has spoken of before: 把宣讲队列入…, 将“山杏”评为…."""
    taken = _TAKEN.match(act)
    return taken is not None and taken["what"].strip("“”") in said


def _held(text: str, start: int, end: int) -> int:
    """Where the verb of holding a meeting begins."""
    held = re.compile(r"召开|举行|举办|开").search(text, start, end)
    return held.start() if held else start


def _trimmed(text: str, end: int) -> int:
    while text[end - 1] in " *\u3000、":
        end -= 1
    return end


@cache
def _subject() -> re.Pattern[str]:
    return re.compile(rf"{_LEAD}(?P<giver>{giver()})")


@cache
def _passive() -> re.Pattern[str]:
    return re.compile(rf"(?P<verb>先后被|被|受到|得到|获得|(?<![收捕破])获|赢得)(?P<giver>{giver()})(?!级|[“”])")


@cache
def _acts() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, _needs()), key=len, reverse=True)))


@dataclass(frozen=True, slots=True)
class _Act:
    """A row of acts: what makes it recognition, whether the wording goes on to what is given, and the reason in words."""

    needs: str
    what: bool
    why: str


@cache
def _needs() -> dict[str, _Act]:
    with resource("practices/recognition_acts.csv").open(encoding="utf-8", newline="") as file:
        return {
            word: _Act(row["needs"], bool(row["what"]), row["why"])
            for row in csv.DictReader(file)
            for word in row["words"].split("|")
        }
