"""Wordings: how far the wording of a recognition reaches around its verb, who is named in it, and how sure it is one."""

import csv
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from zugong_desk.domain.rank import Rank
from zugong_desk.insight.drafting.levels import above, is_media, level_of
from zugong_desk.insight.drafting.line import Line
from zugong_desk.insight.drafting.signs import Sign
from zugong_desk.places import resource


@dataclass(frozen=True, slots=True)
class Wording:
    """A recognition at code points [start, end) of a line; `by` gave it as far as it says who, `scope` tells the level."""

    start: int
    end: int
    by: str
    scope: str
    sure: float
    why: str


@dataclass(frozen=True, slots=True)
class _Around:
    """A word of the table with as much of its clause as a wording can take."""

    text: str
    sign: Sign
    first: int
    last: int
    following: int
    own: Rank
    issuer: str

    @property
    def before(self) -> str:
        return self.text[self.first : self.sign.start]

    def found(self, start: int, end: int, by: str, scope: str, sure: float) -> Wording:
        return Wording(start, end, by, scope, sure, f"“{self.sign.word}”：{self.sign.why}")


_REACH, _GUESS = 60, 0.4
_HAN = r"[\u4e00-\u9fff]"
_CONDITION = re.compile(r"(?:(?<![应针相绝面])对|凡|凡是|把|给)[^，。；]{0,6}$")
_CROWD = re.compile(
    r"群众|居民|村民|企业|社会|各界|百姓|游客|客商|干部职工|党员|家长|学生|学员|师生|工友|业主|用户|市民|一致|普遍|广泛"
)
_HIGH = re.compile(r"领导|书记|部|委|局|厅|上级|[省市县区]长|专家|督导组|考核组|巡视组|巡察组|调研组")
_NOBODY = re.compile(r"根据|按|请|每|我|本|向|对|现|将|[^《]*自动")
_ORGAN = re.compile(
    rf"(?:(?:中组部|中宣部|中央文明办|国务院{_HAN}{{0,6}}?|[教公民司财商水农人科工住交应文国]{_HAN}{{1,8}}?部)(?![门分署队])"
    rf"|{_HAN}{{0,14}}?(?:组织部|宣传部|统战部|政法委|纪委监委|纪委|团委|党委|党工委|工委|省委|市委|县委|区委|州委"
    r"|厅|局|协会|科协|妇联|残联|工商联|总工会|联合会|总会|政府|法院|检察院|办公室|委员会|委|院)(?=[“《评授命、和]))"
)
_ORGAN_END = re.compile(r"(?:[部委厅局会社院署办]|政府|中心)$")
_GIVING = re.compile(r"(?:予以|给予|作出|做出|作了|专门作出|表示)[^，。；]{0,6}$")
_GETTING = re.compile(
    r"(?:得到了?|受到了?|获得了?|获|赢得了?|深受|收获|收到|赢|被|引起了?|引发)(?P<giver>[^，。；]{0,28})$"
)
_PASSIVE = re.compile(
    r"(?:先后被|被|发文在|由|经(?![验济过营])|获|在|得到|荣获|受|(?:面)?向)(?P<giver>[^，。；被]{1,30})$"
)
_SPEECH = re.compile(r"在(?P<giver>[^，。；]{2,32}?(?:会|会议|大会|论坛|班|座谈)[上中]?)[^，。；会]{0,6}$")
_MET = re.compile(r"(?:放|选|定|选择)?在[^，。；]{2,12}?(?:召开|举行|举办)")
_AMONG = r"(?:全国|全省|全市|全州|全区|全县|全镇|同类|同级|省|市|县)"
_NTH = (
    r"(?:第[ ]?(?:[一二三四五六七八九十]{1,2}+|[0-9０-９]{1,2}+)(?:名|位|方阵|梯队)?|首位|前列|榜首|前茅|第一方阵|先进行列"
    r"|前[ ]?(?:[三五十]|[0-9０-９]{1,2})(?:名|位|强)?)"
)
_PLACED = re.compile(rf"(?:了)?{_AMONG}[^，。；、]{{0,14}}?{_NTH}(?:、{_NTH})*(?![届批期次季个部例座家])")
_PLACE = re.compile(_NTH)
_MORE = re.compile(
    r"(?:和|并|、|予以|及)?(?:充分|高度)?(?:肯定|推广|推介|刊发|点赞|批示|表扬|好评|交流)|《[^》]{1,40}》"
)
_CUT = re.compile(
    r"[（(](?!.{0,40}[”》])|(?<![（(].)[）)](?![“”])|等(?:\d+|多|一批)|以来|，|(?:并|且|而且)(?=[在被获入受得作向由为多还])"
)
_OWN_CHANNEL = re.compile(r"公众号|网站|平台|广播|电子屏|微信群|专栏|橱窗")
_PRESS = re.compile(r"日报|报社|电视台|卫视|学习强国|人民|新华|中国|全国|省|央|杂志")
_OWN_LIST = re.compile(r"(?:干部|人才|后备)[^，。；]{0,4}库|考核|台账|计划$|预算|规划$|总体布局|管理$|范围|网格|议程")
_PRINTED = frozenset(("刊发", "刊登", "刊载", "推介", "报道", "专题报道", "转载", "推广"))
_ROLLED = frozenset(("铺开", "推开"))
_HALL = re.compile(r"中心|礼堂|会议室|宾馆|党校|酒店|视频")
_STAGE = re.compile(r"讲台|课堂|论坛|讲坛|舞台|荧屏|银幕|展馆|教材")
_CONTEST = re.compile(r"[^，。；、]{2,24}?(?:考核|评比|评选|竞赛|大赛|比赛|测评|评估|考评|比武|展评|评审|评价|评议)")
_MARK = re.compile(
    r"(?:“?(?:优秀|良好|好|较好|称职|合格|一般|较差|差)”?(?:等次|等级|档次)?$)|不合格|不称职|末位|后进|较差|“?一般"
)
"""A mark in one's own yearly grading."""
_PRIZE = re.compile(
    r"等奖|[金银铜]奖|优秀奖|创新奖|贡献奖|称号|先进(?:集体|单位|个人)|[金银铜]牌|冠军|亚军|季军|第[一二三]名"
)
_CIRCLE = re.compile(r"集团|总公司|总部|学校|校党委|全(?:校|院|公司|局|厅|行|系统|行业|军|路局)")
"""Higher units and wider circles that have no level in the order of government."""
_STRONG = re.compile(r"称号|先进|示范|模范|标兵|红旗|文明|最美|奖|样板|优秀(?:党|共产|集体|案例|单位|支部|基层)")
_GRADE = re.compile(r"(?:全国)?(?:首批|第.{1,2}批)?(?:国家级|省级|市级)")
_MONEY = re.compile(r"资金|补助|补贴|奖励|贷款|投资|扶持|经费|荣誉|人才|专利|课题|立项|支持|项目\d|基金")
_QUOTES = " 的*“”《》"


def wording(line: Line, sign: Sign, following: int, own: Rank, issuer: str) -> Wording | None:
    """The recognition that a word of the table stands for; None if here it stands for none.

    `following` is where the next word of the table begins; `own` is the rank of who did the practice, `issuer` who issued it.
    """
    first, last = line.clause(sign.start)
    around = _Around(
        line.text, sign, max(first, sign.start - _REACH), min(last, sign.end + _REACH), following, own, issuer
    )
    return _READERS[sign.role](around)


def _got(here: _Around) -> Wording | None:
    """An honour or a list: from the verb, or the 被 before it, to the end of what was got."""
    end = _object_end(here)
    thing = here.text[here.sign.end : end]
    if (
        len(thing.strip(_QUOTES)) < 2
        or thing.startswith("的")
        or thing.endswith("的")
        or _CONDITION.search(here.before)
    ):
        return None
    start, by = _passive(here)
    organ = _ORGAN.match(thing.lstrip())
    by = by or (organ[0] if organ and not organ[0].startswith("全") else "")
    scope = here.text[start:end] + _contest(here)
    sure = 0.9 if level_of(scope) else 0.55 if _has_honour(thing) else 0.5
    return here.found(start, end, by, scope, sure)


def _named(here: _Around) -> Wording | None:
    """A name or grade that somebody gave: one's own gradings are no recognition, or hardly one."""
    found = _got(here)
    if found is None or level_of(found.scope):
        return found
    thing = here.text[found.start : found.end]
    if _MARK.search(thing) or not (_has_honour(thing) or "“" in thing):
        return None
    told = thing.startswith("被") and (_STRONG.search(thing) or "“" in thing)
    return replace(found, sure=0.55 if told else _GUESS)


def _weak(here: _Around) -> Wording | None:
    """What is an honour only if it is called one, and by somebody's scope."""
    if placed := _PLACED.match(here.text, here.sign.end):
        return here.found(here.sign.start, placed.end(), "", placed[0], 0.75)
    found = _got(here) if _has_honour(here.text[here.sign.end : here.last]) or _graded(here) else None
    if found is None:
        return None
    thing = here.text[here.sign.end : found.end]
    honoured = _has_honour(thing) or _graded(here)
    if not honoured or _OWN_LIST.search(thing):
        return None
    if level_of(found.scope) or is_media(thing):
        return replace(found, sure=0.75)
    return replace(found, sure=0.55) if _PRIZE.search(thing) else None


def _praise(here: _Around) -> Wording | None:
    """An instruction or praise by a leader or a higher unit, in whatever construction."""
    return _thanked(here) or _praised_by(here, here.sign.start, _clean(here.before), 0.7)


def _thanked(here: _Around) -> Wording | None:
    """Praise that somebody got (得到…好评) or gives (…给予表扬)."""
    if getting := _GETTING.search(here.text, here.first, here.sign.start):
        return _praised_by(here, getting.start(), getting["giver"], 0.85)
    if giving := _GIVING.search(here.text, here.first, here.sign.start):
        return _praised_by(here, giving.start(), _clean(here.text[here.first : giving.start()]), 0.85)
    return None


def _praised_by(here: _Around, start: int, giver: str, sure: float) -> Wording | None:
    meeting = _SPEECH.search(here.before) if not giver else None
    giver = re.sub(
        r"的(?:充分|高度|一致)?$", "", giver or (meeting["giver"] if meeting else _subject_before(here))
    ).strip(_QUOTES)
    level = level_of(giver)
    known = level or is_media(giver) or (_HIGH.search(giver) and not _CROWD.search(giver))
    if not giver or _NOBODY.match(giver) or not known:
        return None
    if here.text[here.sign.end : here.sign.end + 1] in {"】", "］", "]", "：", ":", "*"} and not level:
        return None
    return here.found(start, _and_so_on(here), giver[-24:], giver, sure if level else 0.5)


def _spread(here: _Around) -> Wording | None:
    """Spread, reprinted or reported by a higher unit or a medium."""
    passive = _PASSIVE.search(here.text, here.first, here.sign.start)
    if (
        not passive
        or _NOBODY.match(passive["giver"])
        or here.text[passive.start() - 1 : passive.start()] in {"可", "请", "能", "应"}
    ):
        return None
    giver = passive["giver"]
    level = level_of(giver, here.issuer)
    if not level and not is_media(giver) and not _CIRCLE.search(giver):
        return None
    if not is_media(giver) and not above(level, here.own) and here.sign.end < here.last:
        return None
    rolled = here.sign.word in _ROLLED and not above(level, here.own)
    own = rolled or (not above(level, here.own) and _OWN_CHANNEL.search(giver) and not _PRESS.search(giver))
    return here.found(
        passive.start(),
        _and_so_on(here),
        _who(giver),
        giver,
        0.85 if not own else 0.5 if here.sign.word in _PRINTED else _GUESS,
    )


def _talk(here: _Around) -> Wording | None:
    """A talk at a meeting of a higher level."""
    stood = _SPEECH.search(here.text, here.first, here.sign.start)
    level = level_of(stood["giver"], here.issuer) if stood else ""
    if not stood or not (level or _CIRCLE.search(stood["giver"]) or "公司" in stood["giver"]):
        return None
    sure = 0.85 if above(level, here.own) else 0.55 if level else 0.5
    return here.found(stood.start(), here.sign.end, _who(stood["giver"]), stood["giver"], sure)


def _meeting(here: _Around) -> Wording | None:
    """A meeting of a higher level held here."""
    met = _MET.match(here.text, here.sign.end)
    level = level_of(here.before, here.issuer)
    if not met or not level or _HALL.search(met[0]):
        return None
    return here.found(here.sign.start, met.end(), "", here.before, 0.8 if above(level, here.own) else 0.55)


def _ranked(here: _Around) -> Wording | None:
    """A place in an order among equals."""
    if found := _PLACED.match(here.text, here.sign.end):
        return here.found(here.sign.start, found.end(), "", found[0], 0.75)
    scope = here.text[max(0, here.first - _REACH // 2) : here.sign.start]
    among = re.search(r"全国|全省|全市|全州|全区|全县", scope)
    if among and (placed := _PLACE.match(here.text, here.sign.end)):
        return here.found(here.sign.start, placed.end(), "", among[0], 0.6)
    return None


def _onto(here: _Around) -> Wording | None:
    """A paper or a channel that the practice got onto."""
    medium = here.text[here.sign.end : here.last]
    stage = _has_honour(medium) or _STAGE.search(medium)
    if not is_media(medium) and not (level_of(medium) and stage):
        return None
    return here.found(here.sign.start, here.last, _who(medium) if is_media(medium) else "", medium, 0.8)


def _visit(here: _Around) -> Wording | None:
    """Others of a wider circle who come to learn."""
    came = re.compile(r"(?:前来|来此|来到|慕名而来|专程来)[^，。；]{0,6}$").search(
        here.text, here.first, here.sign.start
    )
    level = level_of(here.before, here.issuer)
    if not came or not above(level, here.own):
        return None
    return here.found(came.start(), here.sign.end, "", here.before, 0.55)


def _alone(here: _Around) -> Wording | None:
    """A list on which the practice stands, named before the verb."""
    scope = here.before + _subject_before(here)
    return here.found(here.sign.start, here.sign.end, "", scope, 0.7) if level_of(scope) else None


def _best(here: _Around) -> Wording:
    """The first or only one among equals, without a verb."""
    return here.found(here.sign.start, here.sign.end, "", here.sign.word, 0.55)


def _host(here: _Around) -> Wording | None:
    """A meeting of a higher level that was trusted to the practice's place."""
    end = _object_end(here)
    meeting = here.text[here.sign.end : end]
    if not re.search(r"(?:会|论坛|大赛|活动|比武)(?:\d+[次场个])?$", meeting) or not above(
        level_of(meeting, here.issuer), here.own
    ):
        return None
    return here.found(here.sign.start, end, "", meeting, _GUESS)


_READERS: dict[str, Callable[[_Around], Wording | None]] = {
    "got": _got,
    "named": _named,
    "weak": _weak,
    "praise": _praise,
    "thanked": _thanked,
    "spread": _spread,
    "talk": _talk,
    "meeting": _meeting,
    "rank": _ranked,
    "onto": _onto,
    "alone": _alone,
    "host": _host,
    "best": _best,
    "visit": _visit,
}


def _object_end(here: _Around) -> int:
    """Where what was got ends: with the clause, or before the next thing that was got in it."""
    begin, end = here.sign.end, here.last
    if begin < here.following < end:
        joint = max(here.text.rfind(mark, begin, here.following) for mark in "、和并及")
        end = joint if joint > begin + 2 else end
    cut = _CUT.search(here.text, begin, end)
    end = cut.start() if cut and cut.start() > begin + 2 else end
    while end > begin and here.text[end - 1] in " *\u3000":
        end -= 1
    return end


def _passive(here: _Around) -> tuple[int, str]:
    """Where the wording begins, with the 被 before its verb, and who stands between them."""
    start = here.sign.start
    at = here.text.rfind("被", here.first, start)
    if at < 0 or here.sign.word.startswith("被"):
        return start, ""
    between = here.text[at + 1 : start]
    return (start, "") if between[:1] in {"子", "褥", "单", "套"} or re.search(r"[”》]", between) else (at, between)


def _and_so_on(here: _Around) -> int:
    """Where a run of further verbs of the same sense ends: 批示肯定并推广."""
    more = _MORE.match(here.text, here.sign.end, here.last)
    return more.end() if more else here.sign.end


def _subject_before(here: _Around) -> str:
    """The end of the clause before, whose subject a clause without one goes on with."""
    end = max(0, here.first - 1)
    begin = max(here.text.rfind(mark, max(0, end - _REACH), end) for mark in "，。；")
    return here.text[begin + 1 : end][:20] if begin >= 0 else ""


def _clean(text: str) -> str:
    """The text without the adverbs at its beginning."""
    return re.sub(r"^[\s*，、]*(?:并|还|也|且|先后|同时|均|又|曾|再次|连续|多次|一举|成功|已|共|累计|分别)*", "", text)


def _who(giver: str) -> str:
    """The giver without scope words that name nobody."""
    giver = re.sub(
        r"等(?:多家)?(?:主流)?媒体$|等$|[一两二三多\d]+次$|专[版题]$|(?:杂志)?上$|头版(?:头条)?$",
        "",
        giver.strip(" 的*"),
    )
    inner = giver.find("《")
    if inner > 0 and _ORGAN_END.search(giver[:inner]):
        giver = giver[:inner]
    return "" if re.match(r"全[国省市州区县]", giver) else giver


def _contest(here: _Around) -> str:
    """The contest or examination in which something was got: 在全省…评选中."""
    found = _CONTEST.search(here.text, here.first, here.sign.start)
    return found[0] if found else ""


def _graded(here: _Around) -> bool:
    """Whether what was got begins with its level and is no money: 获批国家级…区."""
    thing = here.text[here.sign.end : here.last]
    return here.sign.word != "成为" and bool(_GRADE.match(thing)) and not _MONEY.search(thing)


def _has_honour(text: str) -> bool:
    return any(word in text for word in _honours())


@cache
def _honours() -> tuple[str, ...]:
    with resource("practices/honours.csv").open(encoding="utf-8", newline="") as file:
        return tuple(row["word"] for row in csv.DictReader(file))
