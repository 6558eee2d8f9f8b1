"""Giving: clauses in which a higher unit, a leader or a medium does the practice honour, or by which it is honoured."""

import re
from collections.abc import Iterator
from functools import cache

from zugong_desk.domain.rank import Rank
from zugong_desk.insight.drafting.acts import act_in, honours, is_business, reach
from zugong_desk.insight.drafting.givers import giver
from zugong_desk.insight.drafting.levels import above, is_media, level_of
from zugong_desk.insight.drafting.line import Line
from zugong_desk.insight.drafting.wording_around import Wording

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
_NOT_YET = re.compile(r"力争|争取|计划|拟|确保|下一步|将(?=[在于会以进继适加持全择陆把])|要(?!求)|可|应")
_SUFFERED = re.compile(r"得到|受到|获|被")
"""What shows that the clause's subject got it from somebody else."""
_NO_HONOUR = re.compile(
    r"约谈|批评|问责|督办|曝光|处罚|立案|查处|资金|补助|支持|投资|批复|审批|备案|委托|安排|拨款|万元|亿元|整改|采纳|检查|考核(?!优秀)"
)
_BUSINESS = re.compile(
    r"[0-9（）、]|召开|举办|组织|开展|成立|下辖|现有|设立|坚持|立足|结合|围绕|出席|会同|定点|帮助|派|捐|签|联合|实施|推进|推行|制定|出台|领导"
    r"|副?书记|委员|部门|供稿|撰稿|编辑|主办|电话|印发|负责|研究室|办公室|科$|处$|部$|反馈|通报|单位|成员|机关|使用|解决|答复|审批|检查|要求|[^\u4e00-\u9fff“”《》]"
)
"""What units do in the way of business, or that is a name."""
_END = re.compile(r"。(?:[（(][^）)]*[）)])?\s*$")
_REACH, _LONGEST, _FEW = 34, 44, 20


def given(line: Line, own: Rank, issuer: str) -> Iterator[Wording]:
    """Recognition by somebody higher than `own`, a leader or a medium: as subject of a clause, or behind 被, 受到, 获."""
    for clause in _CLAUSE.finditer(line.text):
        first, last = clause.span()
        begun = _begun(line.text, first, last)
        found = begun and (_by_subject(line, begun, last, own, issuer) or _at_the_end(line, begun, last, own, issuer))
        yield from (found,) if found else _by_passive(line, first, last, own, issuer)


def _begun(text: str, first: int, last: int) -> re.Match[str] | None:
    """The giver with which a clause begins."""
    begun = _subject().match(text, first, min(last, first + _LONGEST))
    return begun if begun and not (_NO_SUBJECT.match(begun["giver"]) or _TITLE.search(begun["giver"])) else None


def _by_subject(line: Line, begun: re.Match[str], last: int, own: Rank, issuer: str) -> Wording | None:
    """What the giver with which a clause begins does in it, if that is an act of recognition."""
    text, start = line.text, begun.end()
    end = min(last, start + _LONGEST)
    act = act_in(text, start, min(end, start + _REACH))
    if act is None or text.startswith("、", start) or text.startswith("的", act.end) or line.quoted(act.start, act.end):
        return None
    by = begun["giver"].strip(" *")
    if _not_told(text, start, act.start) or is_business(act, text, start, last):
        return None
    if not honours(act.needs, text[start:end], by, level_of(by, issuer), own, text[: begun.start()]):
        return None
    start, stop = reach(act, text, start, end)
    return Wording(start, _trimmed(text, stop), by, by, 0.86, f"“{act.word}”：{act.why}")


def _not_told(text: str, start: int, act: int) -> bool:
    """Whether a clause tells of work, of what has not come yet, or of what its subject got itself."""
    return bool(_ACTS_AT_ONCE.match(text, start) or _NOT_YET.match(text, start) or _SUFFERED.search(text, start, act))


def _at_the_end(line: Line, begun: re.Match[str], last: int, own: Rank, issuer: str) -> Wording | None:
    """What somebody far higher does in the last words of a line: whatever it is, it is told as an honour."""
    if begun.start() < _LONGEST or not _END.match(line.text, last):
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
