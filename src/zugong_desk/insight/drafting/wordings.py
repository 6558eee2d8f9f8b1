"""Wordings: what each word of recognition needs around it, who is named there, and how sure it is one."""

import re
from collections.abc import Callable
from dataclasses import replace

from zugong_desk.domain.rank import Rank
from zugong_desk.insight.drafting.levels import above, is_media, level_of
from zugong_desk.insight.drafting.line import Line
from zugong_desk.insight.drafting.signs import Sign
from zugong_desk.insight.drafting.wording_around import (
    OF_ANYBODY,
    REACH,
    Around,
    Wording,
    and_so_on,
    clean,
    contest,
    graded,
    has_honour,
    object_end,
    passive,
    subject_before,
    who,
)

_GUESS = 0.4
_HAN = r"[\u4e00-\u9fff]"
_CONDITION = re.compile(r"(?:(?<![应针相绝面])对|凡|凡是|把|给)[^，。；]{0,6}$")
_CROWD = re.compile(
    r"群众|居民|村民|企业|社会|各界|百姓|游客|客商|干部职工|党员|家长|学生|学员|师生|工友|业主|用户|市民|一致|普遍|广泛"
)
_HIGH = re.compile(r"领导|书记|部|委|局|厅|上级|[省市县区]长|专家|督导组|考核组|巡视组|巡察组|调研组")
_NOBODY = re.compile(r"未经|.*每(?:年|半年|季|月|周|次|逢)|根据|按|请|每|我|本|向|对|现|将|[^《]*自动")
_ORGAN = re.compile(
    rf"(?:(?:中组部|中宣部|中央文明办|国务院{_HAN}{{0,6}}?|[教公民司财商水农人科工住交应文国]{_HAN}{{1,8}}?部)(?![门分署队])"
    rf"|{_HAN}{{0,14}}?(?:组织部|宣传部|统战部|政法委|纪委监委|纪委|团委|党委|党工委|工委|省委|市委|县委|区委|州委"
    r"|厅|局|协会|科协|妇联|残联|工商联|总工会|联合会|总会|政府|法院|检察院|办公室|委员会|委|院)(?=[“《评授命、和])"
    rf"|(?:国家{_HAN}{{1,6}}?公司|{_HAN}{{2,12}}?(?:集团(?:公司)?|总?公司))(?=[“\u4e00-\u9fff]{{4}}))"
)
_GIVING = re.compile(r"(?:予以|给予|作出|做出|作了|专门作出|表示)[^，。；]{0,6}$")
_GETTING = re.compile(
    r"(?:得到了?|受到了?|获得了?|获|赢得了?|深受|收获|收到|赢|被|引起了?|引发)(?P<giver>[^，。；]{0,28})$"
)
_PASSIVE = re.compile(
    r"(?:先后被|被|发文在|由|经(?![验济过营])|获|在|得到|荣获|受|(?:面)?向)(?P<giver>[^，。；被]{1,30})$"
)
_SPEECH = re.compile(r"在(?P<giver>[^，。；]{2,32}?(?:会|会议|大会|论坛|班|座谈)[上中]?)[^，。；会]{0,6}$")
_MET = re.compile(
    r"(?:放|选|定|选择)?在[^，。；]{2,12}?(?:召开|举行|举办)|(?:走进|移师|来到|落户)[^，。；、]{2,12}?(?=[，。；、]|并|$)"
)
_AMONG = r"(?:全国|全省|全市|全州|全区|全县|全镇|同类|同级|省|市|县)"
_NTH = (
    r"(?:第[ ]?(?:[一二三四五六七八九十]{1,2}+|[0-9０-９]{1,2}+)(?:名|位|方阵|梯队)?|首位|前列|榜首|前茅|第一方阵|先进行列"
    r"|前[ ]?(?:[三五十]|[0-9０-９]{1,2})(?:名|位|强)?)"
)
_PLACED = re.compile(rf"(?:了)?{_AMONG}[^，。；、]{{0,14}}?{_NTH}(?:、{_NTH})*(?![届批期次季个部例座家])")
_PLACE = re.compile(_NTH)
_GIVEN = ("授予", "表彰为", "命名为", "评为")
_INTO = frozenset(("进入",))
_OWN_CHANNEL = re.compile(r"公众号|网站|平台|广播|电子屏|微信群|专栏|橱窗")
_PRESS = re.compile(r"日报|报社|电视台|卫视|学习强国|人民|新华|中国|全国|省|央|杂志")
_OWN_LIST = re.compile(r"(?:干部|人才|后备)[^，。；]{0,4}库|考核|台账|计划$|预算|规划$|总体布局|管理$|范围|网格|议程")
_WRITTEN = frozenset(("写入", "写进", "载入", "吸收进", "吸纳进", "上升为"))
_DOCUMENT = re.compile(r"方案|规划|计划|条例|意见|办法|制度|政策|规定|指南|标准|报告|文件|经验|成果|规范")
_FUNDS = re.compile(r"^[^，。；]{0,8}(?:奖补|补助|补贴|资金|经费|贷款)")
_PATTERN = re.compile(r"试点|示范|样板|典型|标杆|联系点|先行|教学点|教学基地|案例|教材")
"""What a practice serves as."""
_BURDEN = re.compile(
    r"贫困|软弱|涣散|后进|薄弱|整顿|督办|整改|隐患|风险|重点(?=整顿|督办|监管|村|对象|人群|户|关注|管理|县|项目|工程)|文物|保护|遗产|中风险|高风险|[0-9]+(?:家|个|项|户|名|人)$"
)
"""On what nobody is put for being good."""
_PRINTED = frozenset(("刊发", "刊登", "刊载", "推介", "报道", "专题报道", "转载", "推广"))
_ROLLED = frozenset(("铺开", "推开"))
_ROUND = re.compile(
    r"(?:到|至)?(?:了)?(?:全国|全省|全区|全州|全市|全县)(?:各[地市县区镇乡]{1,2}|学习|推广)?(?=[，。；、]|并|$)"
)
_OTHERS = re.compile(r"(?:其余|其[他它]|另外?)[^，。；]{0,12}?[县市区镇乡村校院局司厂矿队区会户社]$")
"""All the others of a circle, to which a thing is carried over."""
_ROUTINE = re.compile(r"滚动|循环|每[天日周月季]")
_PEERS = re.compile(r"^(?:兄弟|外[省市县地]|周边|各地|多地|[多其]他(?:省|市|县|地)|多个(?:省|市|县|地))")
"""Equals elsewhere who take a practice over."""
_HALL = re.compile(r"中心|礼堂|会议室|宾馆|党校|酒店|视频")
_COMES = re.compile(r"一行|前来|来到|来|到|赴|莅临|深入|实地|(?:考察|调研|视察|走访)(?![组团处室])")
"""What a leader does before praising: 省委书记来村里调研."""
_STAGE = re.compile(r"讲台|课堂|论坛|讲坛|舞台|荧屏|银幕|展馆|教材")
_MARK = re.compile(
    r"(?:“?(?:优秀|良好|好|较好|称职|合格|一般|较差|差)”?(?:等次|等级|档次)?$)|不合格|不称职|末位|后进|较差|“?一般"
)
"""A mark in one's own yearly grading."""
_GRADED = re.compile(
    r"被?(?:评为|评定为|确定为)“?(?:优秀|良好|合格|一般|较差|差|称职|基本称职)”?(?:等次|等级|档次)?(?:的|被|后|$)"
)
_PRIZE = re.compile(
    r"等奖|[金银铜]奖|优秀奖|创新奖|贡献奖|称号|先进(?:集体|单位|个人)|[金银铜]牌|冠军|亚军|季军|第[一二三]名"
)
_CIRCLE = re.compile(r"集团|总公司|总部|学校|校党委|全(?:校|院|公司|局|厅|行|系统|行业|军|路局)")
"""Higher units and wider circles that have no level in the order of government."""
_STRONG = re.compile(r"称号|先进|示范|模范|标兵|红旗|文明|最美|奖|样板|优秀(?:党|共产|集体|案例|单位|支部|基层)")
_OF_BEARERS = re.compile(r"(?:称号|奖项?|第[一二三]名?|荣誉|表彰|等次)的[\u4e00-\u9fff]|光荣在党")
"""Those who got an honour are spoken of, or every old member gets it."""
_QUOTES = " 的*“”《》"


def wording(line: Line, sign: Sign, following: int, own: Rank, issuer: str) -> Wording | None:
    """The recognition that a word of the table stands for; None if here it stands for none.

    `following` is where the next word of the table begins; `own` is the rank of who did the practice, `issuer` who issued it.
    """
    first, last = line.clause(sign.start)
    around = Around(
        line.text, sign, max(first, sign.start - REACH), min(last, sign.end + REACH), following, own, issuer
    )
    return _READERS[sign.role](around)


def _got(here: Around) -> Wording | None:
    """An honour or a list: from the verb, or the 被 before it, to the end of what was got."""
    end = object_end(here)
    thing = here.text[here.sign.end : end]
    if (
        len(thing.strip(_QUOTES)) < 2
        or thing.startswith("的")
        or thing.endswith("的")
        or _OF_BEARERS.search(thing)
        or _CONDITION.search(here.before)
    ):
        return None
    start, by = passive(here)
    organ = _ORGAN.match(thing.lstrip())
    by = by or (organ[0] if organ and not organ[0].startswith("全") else "")
    scope = here.text[start:end] + contest(here)
    sure = 0.9 if level_of(scope) else 0.55 if has_honour(thing) else 0.5
    return here.found(start, end, by, scope, sure)


def _named(here: Around) -> Wording | None:
    """A name or grade that somebody gave: one's own gradings are no recognition, or hardly one."""
    found = _got(here)
    if found is None:
        return None
    thing = here.text[found.start : found.end]
    if level_of(thing) or (level_of(found.scope) and not _GRADED.match(thing)):
        return found
    if above(level_of(subject_before(here), here.issuer), here.own) and thing.startswith(_GIVEN):
        return replace(found, scope=subject_before(here), sure=0.6)
    if _MARK.search(thing) or _GRADED.match(thing) or not (has_honour(thing) or "“" in thing):
        return None
    told = thing.startswith("被") and (_STRONG.search(thing) or "“" in thing)
    return replace(found, sure=0.55 if told else _GUESS)


def _weak(here: Around) -> Wording | None:
    """What is an honour only if it is called one, and by somebody's scope."""
    if placed := _PLACED.match(here.text, here.sign.end):
        return here.found(here.sign.start, placed.end(), "", placed[0], 0.75)
    found = _got(here)
    if found is None:
        return None
    thing = here.text[here.sign.end : found.end]
    if _taken_up(here, found, thing):
        return replace(found, sure=0.7)
    if found.by and _CIRCLE.search(found.by) and not (_BURDEN.search(thing) or _OWN_LIST.search(thing)):
        return replace(found, sure=0.55)
    if not (has_honour(thing) or graded(here)) or _OWN_LIST.search(thing):
        return None
    if _FUNDS.search(thing) or (_BURDEN.search(thing) and not has_honour(thing)):
        return None
    if here.sign.word == "作为" and not (_PATTERN.search(thing) and above(level_of(thing, here.issuer), here.own)):
        return None
    if level_of(found.scope) or is_media(thing):
        return replace(found, sure=0.75)
    return replace(found, sure=0.55) if _PRIZE.search(thing) else None


def _taken_up(here: Around, found: Wording, thing: str) -> bool:
    """Whether something higher takes the practice up: 被列为全省改革项目, 写入全省…方案."""
    if not above(level_of(found.scope, here.issuer), here.own) or _BURDEN.search(thing):
        return False
    if here.sign.word.removeprefix("被") in _WRITTEN:
        return _DOCUMENT.search(thing) is not None
    passive_voice = found.start < here.sign.start or here.sign.word.startswith("被")
    return passive_voice and not _OWN_LIST.search(thing)


def _praise(here: Around) -> Wording | None:
    """An instruction or praise by a leader or a higher unit, in whatever construction."""
    return _thanked(here) or _praised_by(here, here.sign.start, clean(here.before), 0.7)


def _thanked(here: Around) -> Wording | None:
    """Praise that somebody got (得到…好评) or gives (…给予表扬)."""
    if getting := _GETTING.search(here.text, here.first, here.sign.start):
        return _praised_by(here, getting.start(), getting["giver"], 0.85)
    if giving := _GIVING.search(here.text, here.first, here.sign.start):
        if OF_ANYBODY.search(here.text, here.first, giving.start()):
            return None
        giver = clean(here.text[here.first : giving.start()])
        return _praised_by(here, giving.start(), "" if giver.startswith("对") else giver, 0.85)
    return None


def _praised_by(here: Around, start: int, giver: str, sure: float) -> Wording | None:
    meeting = _SPEECH.search(here.before) if not giver else None
    giver = re.sub(
        r"的(?:充分|高度|一致)?$", "", giver or (meeting["giver"] if meeting else subject_before(here))
    ).strip(_QUOTES)
    giver = _COMES.split(giver, maxsplit=1)[0] or giver
    level = level_of(giver)
    known = level or is_media(giver) or (_HIGH.search(giver) and not _CROWD.search(giver))
    if not giver or _NOBODY.match(giver) or not known:
        return None
    if here.text[here.sign.end : here.sign.end + 1] in {"】", "］", "]", "：", ":", "*"} and not level:
        return None
    return here.found(start, and_so_on(here), _marks_closed(giver[-24:]), giver, sure if level else 0.5)


def _marks_closed(giver: str) -> str:
    return f"{giver}》" if giver.count("《") > giver.count("》") else giver


def _spread(here: Around) -> Wording | None:
    """Spread, reprinted or reported by a higher unit or a medium."""
    found = _PASSIVE.search(here.text, here.first, here.sign.start)
    if not found:
        return _sent(here)
    if _NOBODY.match(found["giver"]) or here.text[found.start() - 1 : found.start()] in {"可", "请", "能", "应"}:
        return None
    giver = found["giver"]
    if _ROUTINE.search(giver):
        return None
    if _OTHERS.match(giver):
        return here.found(found.start(), and_so_on(here), "", giver, 0.55)
    if _PEERS.match(giver):
        return here.found(found.start(), and_so_on(here), "", giver, 0.6)
    level = level_of(giver, here.issuer)
    if not level and not is_media(giver) and not _CIRCLE.search(giver):
        return None
    if not is_media(giver) and not above(level, here.own) and here.sign.end < here.last:
        return None
    rolled = here.sign.word in _ROLLED and not above(level, here.own)
    own = rolled or (not above(level, here.own) and _OWN_CHANNEL.search(giver) and not _PRESS.search(giver))
    return here.found(
        found.start(),
        and_so_on(here),
        who(giver),
        giver,
        0.85 if not own else 0.5 if here.sign.word in _PRINTED else _GUESS,
    )


def _sent(here: Around) -> Wording | None:
    """Sent round a wider circle, without a word who did it: 转发全省, 推广至全市."""
    to = _ROUND.match(here.text, here.sign.end)
    if not to or not above(level_of(to[0], here.issuer), here.own) or _NOBODY.match(clean(here.before)):
        return None
    return here.found(here.sign.start, to.end(), "", to[0], 0.6)


def _talk(here: Around) -> Wording | None:
    """A talk at a meeting of a higher level."""
    stood = _SPEECH.search(here.text, here.first, here.sign.start)
    level = level_of(stood["giver"], here.issuer) if stood else ""
    if not stood or not (level or _CIRCLE.search(stood["giver"]) or "公司" in stood["giver"]):
        return None
    sure = 0.85 if above(level, here.own) else 0.55 if level else 0.5
    end = here.sign.end
    if here.sign.word.endswith("了"):
        end = object_end(here)
    return here.found(stood.start(), end, who(stood["giver"]), stood["giver"], sure)


def _meeting(here: Around) -> Wording | None:
    """A meeting of a higher level held here."""
    met = _MET.match(here.text, here.sign.end)
    level = level_of(here.before, here.issuer)
    if not met or not level or _HALL.search(met[0]):
        return None
    return here.found(here.sign.start, met.end(), "", here.before, 0.8 if above(level, here.own) else 0.55)


def _ranked(here: Around) -> Wording | None:
    """A place in an order among equals."""
    if found := _PLACED.match(here.text, here.sign.end):
        return here.found(here.sign.start, found.end(), "", found[0], 0.75)
    scope = here.text[max(0, here.first - REACH // 2) : here.sign.start]
    among = re.search(r"全国|全省|全市|全州|全区|全县", scope)
    if here.sign.word in _INTO:
        return _weak(here)
    if among and (placed := _PLACE.match(here.text, here.sign.end)):
        return here.found(here.sign.start, placed.end(), "", among[0], 0.6)
    return None


def _onto(here: Around) -> Wording | None:
    """A paper or a channel that the practice got onto."""
    medium = here.text[here.sign.end : here.last]
    stage = has_honour(medium) or _STAGE.search(medium)
    if not is_media(medium) and not (level_of(medium) and stage):
        return None
    return here.found(here.sign.start, here.last, who(medium) if is_media(medium) else "", medium, 0.8)


def _visit(here: Around) -> Wording | None:
    """Others of a wider circle who come to learn."""
    came = re.compile(r"(?:前来|来此|来到|慕名而来|专程来)[^，。；]{0,6}$").search(
        here.text, here.first, here.sign.start
    )
    level = level_of(here.before, here.issuer)
    if not came or not above(level, here.own):
        return None
    return here.found(came.start(), here.sign.end, "", here.before, 0.55)


def _alone(here: Around) -> Wording | None:
    """A list on which the practice stands, named before the verb."""
    scope = here.before + subject_before(here)
    return here.found(here.sign.start, here.sign.end, "", scope, 0.7) if level_of(scope) else None


def _best(here: Around) -> Wording:
    """The first or only one among equals, without a verb."""
    return here.found(here.sign.start, here.sign.end, "", here.sign.word, 0.55)


def _host(here: Around) -> Wording | None:
    """A meeting of a higher level that was trusted to the practice's place."""
    end = object_end(here)
    meeting = here.text[here.sign.end : end]
    if not re.search(r"(?:会|论坛|大赛|活动|比武)(?:\d+[次场个])?$", meeting) or not above(
        level_of(meeting, here.issuer), here.own
    ):
        return None
    return here.found(here.sign.start, end, "", meeting, _GUESS)


_READERS: dict[str, Callable[[Around], Wording | None]] = {
    "got": _got,
    "named": _named,
    "weak": _weak,
    "praise": _praise,
    "thanked": _thanked,
    "spread": _spread,
    "sent": _sent,
    "talk": _talk,
    "meeting": _meeting,
    "rank": _ranked,
    "onto": _onto,
    "alone": _alone,
    "host": _host,
    "best": _best,
    "visit": _visit,
}
