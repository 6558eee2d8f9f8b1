"""Indicators: what a figure counts, read from the words around it."""

import re

from zugong_desk.insight.drafting.line import Line

_LEADS = re.compile(
    r"(?:[全本我该各]?(?:省|市|县|区|镇|乡|街道|村|社区|局|院|校|系统)(?!场|政|级|民|直|委|域|容|内|均|集体|两|社|“)"
    r"|累计|总计|合计|共计|共|先后|已经|已|目前|截至目前|截止目前|全年|年内|今年以来|去年以来|近年来|近\S年来?|半年来"
    r"|[一二两三四五六七八九十]年多?来|上半年|下半年|年底|\d{1,2}月份?|\d{1,2}(?:至|—|-)\d{1,2}月|第?[一二三四]季度"
    r"|\d{4}[ ]?年(?:度|以来|底)?|今年|去年|其中|同时|并|还|均|都|分别|以来|年来|，|、|和|及|的|了|将|把|对(?![接口标象])"
    r"|为(?![民企])|通过|：|最后|首批|里|来|我们|分(?=选|别))"
)
"""What a clause begins with and an indicator does not."""
_TAILS = re.compile(
    r"(?:分别)?(?:达到?了?|为|是|有|约|共计?|累计|总计|近|已|了|至|到|由|从|在|也|均|仅|总数|合计|其中|各|的|占|“|，|、|\s|\*)+$"
)
_STOPS = re.compile(
    r"[，。；：！？、）（()\s0-9]|到|至|在|对|为|与|和|并|以|进行|开展|担任|入|参加|参与|实现|投入|用于|获|被|全部|均|组成|结对|成立|组建|带动|深入|下沉|使|让|从|向|走|奔赴|充实|回|返|等"
)
_BORDER = re.compile(r"[，。；：！？、（）()\s*]")
_CHANGE = re.compile(
    r"(?:由|从)?(?:[较比][\u4e00-\u9fff]{1,6}?[前初底]|同比|环比|年均|平均|比?较?(?:上年|去年)(?:同期)?|与(?:上年|去年)(?:同期)?相比)*(?:大幅|累计|进一步|逐步|持续)?"
    r"(?:攀升|跃升|跃|回升|下滑|回落|压缩|压减|缩短|缩减|精简|减少|降低|下降|下浮|降|减|提高|提升|提|上升|上涨|升|增长|增加|扩大|拉长|延长|突破|达|缩|压|增|少|翻)+[了到至为]*"
)
"""Words by which a figure says how the one before it changed, and that name nothing themselves."""
_AND_SO_ON = re.compile(r"等(?!级|次|距|候|待)")
_DOER = re.compile(
    r"[\u4e00-\u9fff]{1,14}?(?:党委|工委|支部|总支|组织部|[教卫公民水农]\S{0,4}局|总工会|妇联|公司|集团|[镇乡县市区旗]|街道|社区)"
    r"(?:在[\u4e00-\u9fff]{1,6}?)?(?:累计|共|已|先后|统一|集中)*"
)
_PAUSE = re.compile(r"[，。；：！？（）()\s0-9]")
_LONGEST, _BEFORE = 16, 40


def indicator(line: Line, start: int, end: int, last: int, former: str, verb: str = "") -> str:
    """What a figure at code points [start, end) of a line counts.

    `last` is where the figure before it ends, `former` what that one counted, `verb` the first verb of its clause. What stands
    before the figure counts, its verb with it (办理诉求7.2万件; 解决…问题 if things are enumerated between); if only a verb does,
    so does the noun behind the figure (选派干部 of 选派186名干部); if nothing does, all that is said behind it (党员报名).
    A change is told of what went before (办理时限压缩).
    """
    text = line.text
    clause, stop_at = line.clause(start)
    begin = max(clause, min(last, start), start - _BEFORE)
    before = text[begin:start].strip(" *")
    if former and _CHANGE.fullmatch(before.removeprefix("，")):
        return _thing(former) + before.removeprefix("由").rstrip("到至为了达")
    before = _noun(before, verb)
    behind = text[end : min(stop_at, end + _LONGEST)]
    stop = (_STOPS if before else _PAUSE).search(behind)
    behind = (behind[: stop.start()] if stop else behind).removeprefix("的")
    behind = "" if before and _CHANGE.match(behind) else behind
    return _balanced((before + behind).strip(" *、")) or former


def _noun(before: str, verb: str) -> str:
    """What stands directly before a figure, without adverbs; with its verb if an enumeration stands between."""
    cut = max((found.end() for found in _BORDER.finditer(before)), default=0)
    noun = _without_doer(_stripped(before[cut:]), verb)
    listed = list(_AND_SO_ON.finditer(noun))
    if not listed:
        return noun
    noun = noun[listed[-1].end() :]
    return f"{verb}{noun}" if verb and verb not in noun else noun


def _without_doer(noun: str, verb: str) -> str:
    """What is counted without the unit that did it, and where: 江岬市总工会在全市建成…."""
    at = noun.find(verb) if verb else -1
    return noun[at:] if at > 0 and _DOER.fullmatch(noun[:at]) else noun


def _balanced(text: str) -> str:
    """The text without a quotation mark whose partner was cut off."""
    return text if text.count("“") == text.count("”") else text.replace("“", "").replace("”", "")


def _thing(former: str) -> str:
    """What a former figure counted, without the word that told of its change."""
    return re.sub(r"(?:同比|较.{1,3})?(?:增长|下降|减少|增加|提高|提升|压缩|缩短|降低|上升|降|减|升)$", "", former)


def _stripped(text: str) -> str:
    while found := _LEADS.match(text):
        text = text[found.end() :]
    return _TAILS.sub("", text).strip()
