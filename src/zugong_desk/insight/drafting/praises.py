"""Praises: who praised or instructed, printed, reported or spread the practice, read from the words around the verb."""

import re

from zugong_desk.insight.drafting.levels import above, is_media, level_of
from zugong_desk.insight.drafting.wording_around import (
    CIRCLE,
    GUESS,
    OF_ANYBODY,
    QUOTES,
    ROUTINE,
    SPEECH,
    Around,
    Wording,
    and_so_on,
    clean,
    subject_before,
    who,
)

_CROWD = re.compile(
    r"群众|居民|村民|企业|社会|各界|百姓|游客|客商|干部职工|党员|家长|学生|学员|师生|工友|业主|用户|市民|一致|普遍|广泛"
)
_HIGH = re.compile(r"领导|书记|部|委|局|厅|上级|[省市县区]长|专家|督导组|考核组|巡视组|巡察组|调研组")
_NOBODY = re.compile(r"未经|.*每(?:年|半年|季|月|周|次|逢)|根据|按|请|每|我|本|向|对|现|将|[^《]*自动")
_GIVING = re.compile(r"(?:予以|给予|作出|做出|作了|专门作出|表示)[^，。；]{0,6}$")
_GETTING = re.compile(
    r"(?:得到了?|受到了?|获得了?|获|赢得了?|深受|收获|收到|赢|被|引起了?|引发)(?P<giver>[^，。；]{0,28})$"
)
_PASSIVE = re.compile(
    r"(?:先后被|被|发文在|由|经(?![验济过营])|获|在|得到|荣获|受|(?:面)?向)(?P<giver>[^，。；被]{1,30})$"
)
_OWN_CHANNEL = re.compile(r"公众号|网站|平台|广播|电子屏|微信群|专栏|橱窗")
_PRESS = re.compile(r"日报|报社|电视台|卫视|学习强国|人民|新华|中国|全国|省|央|杂志")
_PRINTED = frozenset(("刊发", "刊登", "刊载", "推介", "报道", "专题报道", "转载", "推广"))
_ROLLED = frozenset(("铺开", "推开"))
_ROUND = re.compile(
    r"(?:到|至)?(?:了)?(?:全国|全省|全区|全州|全市|全县)(?:各[地市县区镇乡]{1,2}|学习|推广)?(?=[，。；、]|并|$)"
)
_HEED = frozenset(("重视", "高度重视", "关注", "高度关注", "广泛关注"))
"""What is an honour only from somebody higher."""
_OTHERS = re.compile(r"(?:其余|其[他它]|另外?)[^，。；]{0,12}?[县市区镇乡村校院局司厂矿队区会户社]$")
"""All the others of a circle, to which a thing is carried over."""
_PEERS = re.compile(r"^(?:兄弟|外[省市县地]|周边|各地|多地|[多其]他(?:省|市|县|地)|多个(?:省|市|县|地))")
"""Equals elsewhere who take a practice over."""
_COMES = re.compile(r"一行|前来|来到|来|到|赴|莅临|深入|实地|(?:考察|调研|视察|走访)(?![组团处室])")
"""What a leader does before praising: 省委书记来村里调研."""


def praised(here: Around) -> Wording | None:
    """An instruction or praise by a leader or a higher unit, in whatever construction."""
    return thanked(here) or _praised_by(here, here.sign.start, clean(here.before), 0.7)


def thanked(here: Around) -> Wording | None:
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
    meeting = SPEECH.search(here.before) if not giver else None
    giver = re.sub(
        r"的(?:充分|高度|一致)?$", "", giver or (meeting["giver"] if meeting else subject_before(here))
    ).strip(QUOTES)
    giver = _COMES.split(giver, maxsplit=1)[0] or giver
    level = level_of(giver)
    known = level or is_media(giver) or (_HIGH.search(giver) and not _CROWD.search(giver))
    if not giver or _NOBODY.match(giver) or not known:
        return None
    if here.sign.word in _HEED and not (above(level, here.own) or is_media(giver)):
        return None
    if here.text[here.sign.end : here.sign.end + 1] in {"】", "］", "]", "：", ":", "*"} and not level:
        return None
    return here.found(start, and_so_on(here), _marks_closed(giver[-24:]), giver, sure if level else 0.5)


def _marks_closed(giver: str) -> str:
    return f"{giver}》" if giver.count("《") > giver.count("》") else giver


def spread(here: Around) -> Wording | None:
    """Spread, reprinted or reported by a higher unit or a medium."""
    found = _PASSIVE.search(here.text, here.first, here.sign.start)
    if not found:
        return sent(here)
    if _NOBODY.match(found["giver"]) or here.text[found.start() - 1 : found.start()] in {"可", "请", "能", "应"}:
        return None
    giver = found["giver"]
    if ROUTINE.search(giver):
        return None
    if _OTHERS.match(giver):
        return here.found(found.start(), and_so_on(here), "", giver, 0.55)
    if _PEERS.match(giver):
        return here.found(found.start(), and_so_on(here), "", giver, 0.6)
    level = level_of(giver, here.issuer)
    if here.sign.word == "发表" and not is_media(giver):
        return None
    if not level and not is_media(giver) and not CIRCLE.search(giver):
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
        0.85 if not own else 0.5 if here.sign.word in _PRINTED else GUESS,
    )


def sent(here: Around) -> Wording | None:
    """Sent round a wider circle, without a word who did it: 转发全省, 推广至全市."""
    to = _ROUND.match(here.text, here.sign.end)
    if not to or not above(level_of(to[0], here.issuer), here.own) or _NOBODY.match(clean(here.before)):
        return None
    return here.found(here.sign.start, to.end(), "", to[0], 0.6)
