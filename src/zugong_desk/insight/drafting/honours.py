"""Honours: names, prizes, lists and places in an order that a practice got, as far as somebody else gave them."""

import re
from dataclasses import replace

from zugong_desk.insight.drafting.levels import above, is_media, level_of
from zugong_desk.insight.drafting.wording_around import (
    CIRCLE,
    GUESS,
    QUOTES,
    REACH,
    Around,
    Wording,
    contest,
    graded,
    has_honour,
    object_end,
    passive,
    subject_before,
)

_HAN = r"[\u4e00-\u9fff]"
_CONDITION = re.compile(r"(?:(?<![应针相绝面])对|凡|凡是|把|给)[^，。；]{0,6}$")
_ORGAN = re.compile(
    rf"(?:(?:中组部|中宣部|中央文明办|国务院{_HAN}{{0,6}}?|[教公民司财商水农人科工住交应文国]{_HAN}{{1,8}}?部)(?![门分署队])"
    rf"|{_HAN}{{0,14}}?(?:组织部|宣传部|统战部|政法委|纪委监委|纪委|团委|党委|党工委|工委|省委|市委|县委|区委|州委"
    r"|厅|局|协会|科协|妇联|残联|工商联|总工会|联合会|总会|政府|法院|检察院|办公室|委员会|委|院)(?=[“《评授命、和])"
    rf"|(?:国家{_HAN}{{1,6}}?公司|{_HAN}{{2,12}}?(?:集团(?:公司)?|总?公司))(?=[“\u4e00-\u9fff]{{4}}))"
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
_STRONG = re.compile(r"称号|先进|示范|模范|标兵|红旗|文明|最美|奖|样板|优秀(?:党|共产|集体|案例|单位|支部|基层)")
_OF_BEARERS = re.compile(r"(?:称号|奖项?|第[一二三]名?|荣誉|表彰|等次)的[\u4e00-\u9fff]|光荣在党")
"""Those who got an honour are spoken of, or every old member gets it."""


def got(here: Around) -> Wording | None:
    """An honour or a list: from the verb, or the 被 before it, to the end of what was got."""
    end = object_end(here)
    thing = here.text[here.sign.end : end]
    if (
        len(thing.strip(QUOTES)) < 2
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


def named(here: Around) -> Wording | None:
    """A name or grade that somebody gave: one's own gradings are no recognition, or hardly one."""
    found = got(here)
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
    return replace(found, sure=0.55 if told else GUESS)


def listed(here: Around) -> Wording | None:
    """What is an honour only if it is called one, and by somebody's scope."""
    if placed := _PLACED.match(here.text, here.sign.end):
        return here.found(here.sign.start, placed.end(), "", placed[0], 0.75)
    found = got(here)
    if found is None:
        return None
    thing = here.text[here.sign.end : found.end]
    if _taken_up(here, found, thing):
        return replace(found, sure=0.7)
    if (
        _passive_voice(here, found)
        and CIRCLE.search(found.by)
        and not (_BURDEN.search(thing) or _OWN_LIST.search(thing))
    ):
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
    return _passive_voice(here, found) and not _OWN_LIST.search(thing)


def _passive_voice(here: Around, found: Wording) -> bool:
    return found.start < here.sign.start or here.sign.word.startswith("被")


def ranked(here: Around) -> Wording | None:
    """A place in an order among equals."""
    if found := _PLACED.match(here.text, here.sign.end):
        return here.found(here.sign.start, found.end(), "", found[0], 0.75)
    scope = here.text[max(0, here.first - REACH // 2) : here.sign.start]
    among = re.search(r"全国|全省|全市|全州|全区|全县", scope)
    if here.sign.word in _INTO:
        return listed(here)
    if among and (placed := _PLACE.match(here.text, here.sign.end)):
        return here.found(here.sign.start, placed.end(), "", among[0], 0.6)
    return None


def stands_on_list(here: Around) -> Wording | None:
    """A list on which the practice stands, named before the verb."""
    scope = here.before + subject_before(here)
    return here.found(here.sign.start, here.sign.end, "", scope, 0.7) if level_of(scope) else None


def best_of_equals(here: Around) -> Wording:
    """The first or only one among equals, without a verb."""
    return here.found(here.sign.start, here.sign.end, "", here.sign.word, 0.55)
