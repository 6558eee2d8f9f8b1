"""Page furniture: page numbers, running heads, rules and leftovers, found before anything else is judged."""

import re
from collections import defaultdict
from collections.abc import Sequence

from zugong_desk.domain.block import Label
from zugong_desk.domain.imprint import Part
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.profile import Profile
from zugong_desk.reading import shapes
from zugong_desk.reading.lines import Line
from zugong_desk.reading.openers import opener_of
from zugong_desk.reading.traits import literal

_LEFTOVER = re.compile(
    r"!\[[^\]]*\]\([^)]*\)|[\w\-（）()]{1,60}\.(?:jpe?g|png|gif|bmp|webp)|(?:<[^<>]*>|&\w{2,16};|\s)+|<!--.*-->|```\w*|\|?(?:\s*:?-{3,}:?\s*\|)+\s*"
)
_WEB = re.compile(
    r"(?:网站)?首\s*页(?:\s*[|｜>》/]\s*[^|｜>》/]{2,12}){2,}"
    r"|.{0,60}(?:备案编号|备案号|ICP备|技术支持[：:]|版权所有[：:©]|版权所有$).{0,60}"
    r"|(?:发布|更新)(?:时间|日期)[：:].*"
    r"|(?:您?(?:所|现|当)?(?:在|前)的?位置|上一[篇页条]|下一[篇页条]|(?:字号|字体)"
    r"|(?:浏览|点击|阅读)(?:次数|量|数)?|扫一扫|分享到|责任编辑：\s*$)[：:].*"
    r"|[【\[]?(?:打印|关闭|返回|大|中|小|收藏|分享)(?:本页|页面|窗口|顶部|列表|首页)?[】\]]?"
    r"(?:[\s|｜]*[【\[]?(?:打印|关闭|返回|大|中|小|收藏|分享)(?:本页|页面|窗口|顶部|列表|首页)?[】\]]?)*"
)
"""What a web page puts around its text."""
_ACCOUNT = re.compile(
    r"[↑▲↓▼\s]*(?:点击|戳).{0,24}关注.{0,8}|.{0,12}(?:长按|扫描|扫码|扫一扫|识别).{0,6}(?:二维码|关注).{0,24}"
    r"|[—\-\s]*(?:往期|相关|精彩|更多)(?:推荐|回顾|阅读|内容|链接)[：:—\-\s]*|.{0,12}点个?.{0,6}(?:在看|赞).{0,6}|扫一扫.{0,20}|.{0,40}网站标识码.{0,40}|阅读原文|[—\-–\s]*(?:THE\s)?END[—\-–\s]*"
    r"|阅读\s*\d+(?:\s.{0,24})?|(?:(?:点?赞|在看|分享|收藏|转发)\s*\d*\s*){2,}"
)
"""What an official account puts around its articles."""

_PUBLISHED = re.compile(r"(?:发布|印发|出版)(?:时间|日期)[：:]")
_LINK = re.compile(r"\[([^\]]{0,40})\]\([^)]{0,200}\)")
"""A link as Markdown writes it."""
_WEB_BUTTON = re.compile(r"打印|关闭窗口|关闭|收藏|赞[（(]\d|点赞|分享|返回顶部|字体[：:]|字号[：:]")
_HOME = re.compile(r"(?:网站|本站)?首\s*页")
_ENTRY = re.compile(r"[\u4e00-\u9fff]{2,6}|首\s*页")
FEWEST_ENTRIES = 3
FEWEST_BUTTONS = 2
"""Buttons in a row that tell a line of them."""

LONGEST_NUMBER = 30
"""Characters of a line that is a page number, decoration and all."""
LONGEST_HEAD = 60
"""Characters of a line in a masthead."""
HEAD = 8
"""Lines at the start of a file among which its date stands."""
TOP = 4
"""Lines at the start of a file that are no running heads: the masthead itself."""

_FIGURES = re.compile(r"\d+|\s+")

NOTHING_LEARNT = Profile()
"""The profile of a library in which nobody has corrected anything."""


def furniture_of(lines: Sequence[Line], profile: Profile = NOTHING_LEARNT) -> dict[int, Label]:
    """The lines that are no text, by their index, with their labels; the library's own word goes first."""
    found: dict[int, Label] = {}
    for index, line in enumerate(lines):
        label = _plain(line.text)
        if label is not None and not _dates_the_issue(lines, index):
            found[index] = label
    found.update(_as_marked(lines))
    found.update(_mail_head(lines))
    found.update(_menu(lines))
    found.update(_bare_numbers(lines, found))
    found.update(_running_heads(lines, found))
    return _as_learnt(lines, found, profile) if profile.aside or profile.kept else found


def _as_marked(lines: Sequence[Line]) -> dict[int, Label]:
    """The lines that the file itself has for heads and feet of its pages."""
    feet = Label(Kind.PAGE_FOOTER, 0, 0.95, "在页脚里")
    heads = Label(Kind.NOISE, 0, 0.95, "在页眉里")
    out: dict[int, Label] = {}
    for index, line in enumerate(lines):
        part = line.appearance.part
        if part in {Part.HEADER, Part.FOOTER}:
            numbered = len(line.text) <= LONGEST_NUMBER and shapes.page_number(line.text) is not None
            out[index] = feet if numbered or part is Part.FOOTER else heads
    return out


def _dates_the_issue(lines: Sequence[Line], index: int) -> bool:
    """Whether a line that says when a page was published is all that a masthead has for a date."""
    if index >= HEAD or _PUBLISHED.match(lines[index].text) is None:
        return False
    head = [line.text for line in lines[:HEAD] if len(line.text) <= LONGEST_HEAD]
    return sum(map(shapes.has_date, head)) == 1 and shapes.has_date(lines[index].text)


def _as_learnt(lines: Sequence[Line], found: dict[int, Label], profile: Profile) -> dict[int, Label]:
    out = dict(found)
    for index, line in enumerate(lines):
        words = literal(line)
        if words in profile.aside:
            out[index] = Label(profile.aside[words], 0, 0.9, f"按本库的更正（全行：{words}）")
        elif words in profile.kept:
            out.pop(index, None)
    return out


def _plain(text: str) -> Label | None:
    """Furniture that shows without neighbours."""
    if len(text) <= LONGEST_NUMBER and shapes.page_number(text) is not None and shapes.is_decorated_page(text):
        return Label(Kind.PAGE_FOOTER, 0, 0.97, "只有页码")
    if shapes.is_rule(text):
        return Label(Kind.NOISE, 0, 0.97, "只有线条或符号")
    shown = _LINK.sub(r"\1", text) if len(text) <= 400 else text
    if len(shown) <= 80 and (
        _WEB.fullmatch(shown) or _ACCOUNT.fullmatch(shown) or len(_WEB_BUTTON.findall(shown)) >= FEWEST_BUTTONS
    ):
        return Label(Kind.NOISE, 0, 0.9, "网页的导航文字")
    if not shapes.has_words(text):
        return Label(Kind.NOISE, 0, 0.9, "没有文字")
    if len(text) <= 400 and _LEFTOVER.fullmatch(text):
        return Label(Kind.NOISE, 0, 0.95, "转换留下的标记")
    return None


_MAIL = re.compile(
    r"(?:发\s*件\s*人|收\s*件\s*人|抄\s*送|主\s*题|日\s*期|时\s*间|发送时间|附\s*件|From|To|Cc|Subject|Date|Sent)\s*[：:]",
    re.IGNORECASE,
)
_MAIL_TAIL = re.compile(
    r"本邮件.{0,40}|附件\s*(?:\d+\s*个)?\s*[：:].{0,60}\.(?:docx?|wps|pdf|xlsx?|zip|rar).{0,20}|发自我的.{1,20}|-+\s*(?:原始邮件|转发邮件)\s*-+"
)


def _mail_head(lines: Sequence[Line]) -> dict[int, Label]:
    """The lines with which a mail program heads a text, three at least, and its closing line."""
    heads = [index for index, line in enumerate(lines[:15]) if _MAIL.match(line.text)]
    tails = [index for index, line in enumerate(lines) if _MAIL_TAIL.fullmatch(line.text)]
    label = Label(Kind.NOISE, 0, 0.9, "邮件的抬头或结尾")
    return dict.fromkeys([*(heads if len(heads) >= 3 else []), *tails], label)


def _menu(lines: Sequence[Line]) -> dict[int, Label]:
    """The entries of a web page's menu at the head of a file, a word a line from 首页 on, three at least."""
    first = next((index for index, line in enumerate(lines[:HEAD]) if _HOME.fullmatch(line.text)), None)
    if first is None:
        return {}
    end = first
    while end < len(lines) and _ENTRY.fullmatch(lines[end].text) and not (lines[end].hashes or lines[end].bold):
        end += 1
    label = Label(Kind.NOISE, 0, 0.9, "网页的导航文字")
    return dict.fromkeys(range(first, end), label) if end - first >= FEWEST_ENTRIES else {}


def _bare_numbers(lines: Sequence[Line], found: dict[int, Label]) -> dict[int, Label]:
    """Lines of digits only, if they count upwards with each other or the decorated page numbers."""
    pages = [
        (index, number)
        for index, line in enumerate(lines)
        if (number := shapes.page_number(line.text) if len(line.text) <= LONGEST_NUMBER else None)
    ]
    out = {}
    listed = _after_toc(lines)
    for at, (index, number) in enumerate(pages):
        if index in found or number > 999 or listed[index]:
            continue
        around = [pages[other][1] for other in (at - 1, at + 1) if 0 <= other < len(pages)]
        counts = any(0 < abs(number - other) <= 2 for other in around)
        confidence = 0.93 if counts else 0.7
        if counts or lines[index].new_page or _before_new_page(lines, index) or len(lines[index].text) <= 2:
            out[index] = Label(
                Kind.PAGE_FOOTER, 0, confidence, "独占一行的数字，逐页递增" if counts else "独占一行的数字"
            )
    return out


def _after_toc(lines: Sequence[Line]) -> list[bool]:
    """Whether each line stands among the short lines below the heading of a contents list: its numbers are page numbers."""
    out: list[bool] = []
    under = False
    for line in lines:
        under = opener_of(line.text) == "toc" or (
            under and len(line.text) <= LONGEST_HEAD and line.text[-1] not in "。；"
        )
        out.append(under)
    return out


def _before_new_page(lines: Sequence[Line], index: int) -> bool:
    return index + 1 < len(lines) and lines[index + 1].new_page


def _running_heads(lines: Sequence[Line], found: dict[int, Label]) -> dict[int, Label]:
    """Short lines beside page joints that come back, or that repeat the bulletin's name; the first stays, it opens the file.

    Where lines have places on pages, whoever read them has seen which stand outside the text.
    """
    places: dict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        open_case = index not in found and not line.appearance.placed and len(line.text) <= 160
        key = _FIGURES.sub("", line.text) if open_case else ""
        if 2 <= len(key) <= 40 and key[-1] not in shapes.TERMINAL:
            places[key].append(index)
    name = next((_FIGURES.sub("", line.text) for line in lines[:TOP] if shapes.is_periodical(line.text)), "")
    first = _FIGURES.sub("", lines[0].text) if lines else ""
    out = {}
    for key, indexes in places.items():
        at_joint = [index for index in indexes if index > TOP and _at_joint(lines, found, index)]
        returns = len(indexes) >= 2 and 2 * len(at_joint) >= len(indexes) and len(at_joint) >= 2
        heads_file = key == first and len(at_joint) > 0
        if returns or heads_file or (name and name in key):
            out.update({index: Label(Kind.NOISE, 0, 0.9, "在换页处反复出现的页眉") for index in at_joint})
        if name and name in key:
            named = [index for index in indexes if index > TOP and _names_the_issue(lines, index)]
            out.update({index: Label(Kind.NOISE, 0, 0.85, "夹在文中的刊名和期号") for index in named})
    return out


def _names_the_issue(lines: Sequence[Line], index: int) -> bool:
    """Whether a line says name and number as a running head does, not at the head of another bulletin in the file."""
    following = lines[index + 1 : index + 4]
    heads = any(shapes.has_date(line.text) and len(line.text) <= LONGEST_HEAD for line in following)
    return shapes.has_issue_number(lines[index].text) and not heads


def _at_joint(lines: Sequence[Line], found: dict[int, Label], index: int) -> bool:
    """Whether a page ends or begins right at this line."""
    around = (index - 1, index + 1)
    beside_number = any(found[other].kind is Kind.PAGE_FOOTER for other in around if other in found)
    return beside_number or lines[index].new_page or _before_new_page(lines, index)
