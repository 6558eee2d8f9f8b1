"""Indicators: what a figure counts, read from the words around it."""

import re

from zugong_desk.insight.drafting.line import Line

_LEADS = re.compile(
    r"(?:[全本我该各]?(?:省|市|县|区|镇|乡|街道|村|社区|局|院|校|系统)(?!场|政|级|民|直|委|域|容|内)|累计|总计|合计|共计|共|先后|已经|已|目前|截至目前|截止目前|全年|年内|今年以来|去年以来"
    r"|近年来|近\S年来?|半年来|[一二两三四五六七八九十]年多?来|上半年|下半年|年底|\d{1,2}月份?|\d{1,2}(?:至|—|-)\d{1,2}月|第?[一二三四]季度|\d{4}年(?:度|以来|底)?|今年|去年|其中|同时|并|还|均|都|分别|一年来|以来|年来|，|、|和|及|的|了|将|把|通过|：)"
)
_TAILS = re.compile(
    r"(?:分别)?(?:达到?了?|为|是|有|约|共计?|累计|总计|近|已|了|至|到|由|从|在|也|均|仅|总数|合计|其中|各|的|占|“|，|、|\s|\*)+$"
)
_STOPS = re.compile(
    r"[，。；：！？、）（()”“\s]|到|至|在|对|为|与|和|并|以|进行|开展|担任|入|参加|参与|实现|投入|用于|获|被|全部|均|组成|结对|成立|组建|带动|深入|下沉|使|让|从|向|走|奔赴|充实|回|返|等"
)
_BORDER = re.compile(r"[，。；：！？、（）()\s*]")
_LONGEST, _BEFORE = 16, 24


def indicator(line: Line, start: int, end: int, last: int, former: str) -> str:
    """What a figure at code points [start, end) of a line counts.

    `last` is where the figure before it ends, `former` what that one counted. What stands before the figure counts, its
    verb with it (办理诉求7.2万件); if only a verb does, so does the noun behind the figure (选派干部 of 选派186名干部).
    """
    text = line.text
    clause, stop_at = line.clause(start)
    begin = max(clause, min(last, start), start - _BEFORE)
    before = text[begin:start]
    cut = max((found.end() for found in _BORDER.finditer(before.rstrip())), default=0)
    before = _stripped(before[cut:])
    behind = text[end : min(stop_at, end + _LONGEST)]
    stop = _STOPS.search(behind)
    behind = (behind[: stop.start()] if stop else behind).removeprefix("的")
    whole = before + behind
    return whole.strip(" *“”") or former


def _stripped(text: str) -> str:
    while found := _LEADS.match(text):
        text = text[found.end() :]
    return _TAILS.sub("", text).strip()
