"""Words in quotation marks, the clause around them, and whether they can be a name at all."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from zugong_desk.insight.drafting.names_signs import behind, not_names

_MARKED = re.compile(
    r"《(?P<book>[^《》\n]{2,10})》(?=[\u4e00-\u9fff]{0,3}(?:品牌|工作法|党课|微课|项目|行动|课堂|讲堂))"
    r"|《[^《》\n]{1,60}》|〈(?P<angle>[^〈〉\n]{2,16})〉|“(?P<curly>[^“”\n]{1,32})”|「(?P<corner>[^「」\n]{1,32})」|『(?P<white>[^『』\n]{1,32})』"
    r"|‘(?P<single>[^‘’\n]{2,32})’|[\"＂](?P<plain>[^\"＂\n]{2,32})[\"＂]"
)
_BORDER = '，。；：！？、“”（）《》「」『』"＂\n'
_BACK, _ON = 24, 16
"""Characters of a clause that are looked at before and behind."""
_LONGEST = 16
_LISTED = re.compile(r"“[^“”\n]{1,16}”、?$")
_LONGEST_LISTED = 19
SHEER_NUMBERS = re.compile(r"[0-9０-９+＋xXnN]+")
_FRAME = re.compile(
    r"[一二两三四五六七八九十0-9]+(?:个|大|种|类|项|条)[\u4e00-\u9fff]{1,4}|[一二两三四五六七八九十0-9]+[\u4e00-\u9fff]|."
)
"""What headings count their points by: 三个聚焦, 四力."""
_DEALT = re.compile(r"服务|管理|联动|考评|帮带|帮扶|承诺|评议|预警|培养|培育|积分")
_KIND = re.compile(r"[\u4e00-\u9fff]{2,6}(?:建设|村镇|体系|模式|机制|行动|工程|试点)")
_NEVER = re.compile(
    r"[红黄绿蓝橙白黑青紫]+|.*[+＋]|.{1,2}年(?:行动)?(?:计划|规划)|[一二两三四五六七八九十]{1,3}年.*|最美.*|关键.*|重点.*|十佳.*|优秀.*"
    r"|.+(?:了之|一个样|定终身|算总账|说了算)|[靠等坐][\u4e00-\u9fff]{1,3}[靠等要][\u4e00-\u9fff]{1,2}|一[阵刀][风切]|.*(?:标兵|之星|能手|模范|先进|先进个人|先进集体)"
)
_GREAT_AND_SMALL = re.compile(r"[小大][\u4e00-\u9fff]{2}")
"""What titles set against each other: 小积分, 大文明."""
_SPOKEN = re.compile(r"^(?:让|把|使|不|要|为|以|从|在|我|你|谁|怎|什么|如何|想|敢|愿|肯|更|很|太)")
_SENTENCE = re.compile(r"[，。！？；、…：]|^(?:谁|怎|什么|如何)|(?:什么|怎么.*|如何.*|吗|呢|了|啊)$")
_PAIRED = re.compile(r"[\u4e00-\u9fff]{4,8}、[\u4e00-\u9fff]{4,8}")
_UNDERTAKEN = re.compile(r"[\u4e00-\u9fff]{0,6}?(?:工程|行动|计划|机制|制度|工作法|模式|体系|品牌|项目)(?!建设|的)")
"""What takes up several wordings in one pair of marks: “师徒结对、岗位同行”育人工程."""
_OF = re.compile(r"[^目]的.{2,}")
_FORMULA = re.compile(r".*[+＋].*[+＋].*|.*[+＋][^“”]*(?:农户|基地|合作社|线下|贫困户)")
"""Who takes part in something, added up: 支部+合作社+农户."""


@dataclass(frozen=True, slots=True)
class Marked:
    """Words in quotation marks: the code points [start, end) inside the marks, and those of the marks [left, right)."""

    start: int
    end: int
    left: int
    right: int
    word: str


def marked(text: str, start: int, end: int) -> Iterator[Marked]:
    """The words in marks that a stretch of text holds, the outermost marks where they are nested; none of a book's title."""
    for found in _MARKED.finditer(text, start, end):
        if found.lastgroup is None:
            continue
        group = found.lastgroup or 0
        first, last = found.span(group)
        yield Marked(first, last, found.start(), found.end(), found[group])


def clause_before(text: str, at: int, floor: int) -> str:
    """What the clause says before a code point: back to the last mark, at most 24 characters."""
    start = at
    least = max(floor, at - _BACK)
    while start > least and text[start - 1] not in _BORDER:
        start -= 1
    return text[start:at]


def list_begin(text: str, at: int, floor: int) -> int:
    """Where a list of words in marks begins whose last before a code point is over there: “甲”“乙”, “甲”、“乙”."""
    while listed := _LISTED.search(text, max(floor, at - _LONGEST_LISTED), at):
        at = listed.start()
    return at


def clause_after(text: str, at: int, ceiling: int) -> str:
    """What the clause says behind a code point: up to the next mark, at most 16 characters."""
    end = at
    most = min(ceiling, at + _ON)
    while end < most and text[end] not in _BORDER:
        end += 1
    return text[at:end]


def can_name(word: str, after: str, *, launched: bool = False, called: bool = False) -> bool:
    """Whether words in marks can be a name at all: not a set phrase, a sentence, a mere number or a frame of headings.

    A whole sentence may be one if a project or brand is what is called so: “…”书记项目. `launched` says that a verb before
    it does; only then one with 的 in it can; `called` that the passage gives it as its own short form (简称“四联”).
    """
    sort = not_names().get(word, "common")
    if len(word) < 2 or sort == "policy" or (sort == "metaphor" and not behind("near", 4).match(after)):
        return False
    if SHEER_NUMBERS.fullmatch(word):
        return True
    if _FRAME.fullmatch(word) and not (
        (called and len(word) > 1)
        or behind("near", 0).match(after)
        or _DEALT.match(after)
        or (launched and _KIND.match(after))
    ):
        return False
    if _NEVER.fullmatch(word):
        return False
    if not launched and (_OF.search(word) or _GREAT_AND_SMALL.fullmatch(word) or _SPOKEN.match(word)):
        return False
    if launched and _PAIRED.fullmatch(word) and len({len(part) for part in word.split("、")}) == 1:
        return _UNDERTAKEN.match(after) is not None
    if len(word) > _LONGEST or _SENTENCE.search(word) or _FORMULA.fullmatch(word):
        return len(word) > 7 and behind("titled", 4).match(after) is not None
    return True
