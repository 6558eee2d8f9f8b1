"""Giving: clauses whose subject is a higher unit, a leader or a medium that does the practice honour."""

import csv
import re
from collections.abc import Iterator
from functools import cache

from zugong_desk.domain.rank import Rank
from zugong_desk.insight.drafting.levels import above, is_media, level_of, media_names
from zugong_desk.insight.drafting.line import Line
from zugong_desk.insight.drafting.wordings import Wording
from zugong_desk.places import resource

_CLAUSE = re.compile(r"[^，。；！？：:;!?\n]{3,}")
_LEAD = r"[\s*]*(?:(?:近日|随后|此后|为此|日前|先后|去年底?|今年|[12][0-9]{3}年|[0-9]{1,2}月份?|时任|并|且|同时|而且|其中)[ ]?){0,3}"
_HAN = r"[\u4e00-\u9fff]"
_IN_ = rf"(?:(?![在召将把以为对向到的给予作专发]){_HAN})"
_ORGAN = (
    rf"(?:(?:中共)?(?:中央|国家|全国|国务院|最高人民|自治区|{_IN_}{{0,4}}?[省市县区州旗])(?:{_IN_}{{0,12}}?"
    r"(?:党委|工委|政法委|纪委监委|纪委|委(?!员|托|派|以)|(?<!干)部(?![分门队署])|厅|局|办公室|办(?![理事公好法案])|法院|检察院|院(?![校长系士])"
    r"|联合会|工会|妇联|科协|协会|会(?![议上场同员见计所])|组(?!织)|政府|府|中心(?![工组小]))){1,3}"
    rf"|中组部|中宣部|[公教民司财商水农人科工住交应退文国]{_HAN}{{1,8}}?部|中国{_HAN}{{2,8}}?(?:协会|学会|联合会|总会))"
)
_LEADER = (
    r"(?:主要领导|主要负责同志|主要负责人|负责同志|领导同志|领导|"
    r"(?:副)?(?:书记|省长|市长|县长|区长|州长|主席|部长|主任|秘书长|厅长|局长))"
)
_PERSON = rf"(?:[省市县区州][委]?(?:主要)?{_LEADER}|[省市县区州]长)"
_ACTS_AT_ONCE = re.compile(
    r"的|常委|部长会|在本|以来|关于|党校|要求(?!总结|推广|学习)|部署|安排|强调|指出|提出|明确|牵头|负责|统筹|出台|制定|研究|成立|组建|选派|定期|每"
)
_NO_SUBJECT = re.compile(
    r"请|由|经|对|向|根据|按照?|现|每|在|从|到|把|将|与|和|为|各|本|我[^省市县区]|以|被|受|获|参加|推荐|报|通过|联系|邀请|配合|围绕|结合|依托|针对|落实"
)
_TITLE = re.compile(
    r"(?:制度|办法|意见|方案|通知|规定|条例|细则|要点|决定|计划|清单|手册|指南|规划|标准|纲要|章程|公约|协议|责任书|承诺书|提示单|日志|记录|台账)》"
)
_NOT_YET = re.compile(r"力争|争取|计划|拟|确保|下一步|将(?=[在于会以进继适加持全择陆])|要|可|应")
_MEETING = re.compile(r"在.{2,12}?(?:召开|举行|举办|开).{0,14}$")
_THING = re.compile(
    r"试点|示范|典型|案例|联系点|样板|范例|简报|教材|基地|首批|(?:其|该|做法|经验|模式|机制|这一).{0,8}(?:列|纳|写|选|编|收).{0,20}"
)
_REACH, _LONGEST = 34, 44


def given(line: Line, own: Rank, issuer: str) -> Iterator[Wording]:
    """The clauses of a line in which somebody higher than `own`, a leader or a medium gives recognition, in order."""
    starts, acts = _giver(), _acts()
    for clause in _CLAUSE.finditer(line.text):
        begun = starts.match(line.text, clause.start(), min(clause.end(), clause.start() + _LONGEST))
        if not begun or _NO_SUBJECT.match(begun["giver"]) or _TITLE.search(begun["giver"]):
            continue
        start, end = begun.end(), min(clause.end(), begun.end() + _LONGEST)
        act = acts.search(line.text, start, min(end, start + _REACH))
        if not act or line.quoted(act.start(), act.end()) or _ACTS_AT_ONCE.match(line.text, start):
            continue
        by = begun["giver"].strip(" *")
        needs, why = _needs()[act[0]]
        if _meets(needs, line.text[start:end], by, level_of(by, issuer), own) and not _NOT_YET.match(line.text, start):
            yield Wording(start, _trimmed(line.text, end), by, by, 0.8, f"“{act[0]}”：{why}")


def _meets(needs: str, act: str, by: str, level: str, own: Rank) -> bool:
    """Whether the act is one of recognition: what a unit does to its own practice is not."""
    if not needs or is_media(by):
        return needs != "meeting"
    if needs == "medium" or not above(level, own):
        return False
    if needs == "thing":
        return bool(_THING.search(act))
    return needs != "meeting" or bool(_MEETING.search(act))


def _trimmed(text: str, end: int) -> int:
    while text[end - 1] in " *\u3000、":
        end -= 1
    return end


@cache
def _giver() -> re.Pattern[str]:
    named = "|".join(re.escape(name) for name in sorted(media_names(), key=len, reverse=True))
    press = rf"(?:{named}|《[^》\n]{{2,16}}》|{_HAN}{{2,8}}?(?:日报|晚报|电视台|卫视|新闻网|先锋网|新闻联播))"
    more = rf"(?:《[^》\n]{{2,16}}》|等(?:多家)?{_HAN}{{0,4}}媒体|杂志|客户端|公众号|头版(?:头条)?|栏目)"
    medium = rf"(?:{press}{more}*)"
    one = rf"(?:{_ORGAN}{_LEADER}?|{_PERSON}|{medium})"
    return re.compile(rf"{_LEAD}(?P<giver>{one}(?:(?:、|和|及|联合){one}){{0,2}})")


@cache
def _acts() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, _needs()), key=len, reverse=True)))


@cache
def _needs() -> dict[str, tuple[str, str]]:
    with resource("practices/recognition_acts.csv").open(encoding="utf-8", newline="") as file:
        return {word: (row["needs"], row["why"]) for row in csv.DictReader(file) for word in row["words"].split("|")}
