"""Shapes of lines that tell without neighbours: units, dates, issue numbers, page numbers and the words that open a part."""

import re
from functools import lru_cache
from unicodedata import east_asian_width

from zugong_desk.domain.masthead import looks_like_periodical
from zugong_desk.domain.organisation import (
    looks_like_author,
    looks_like_organisation,
    names_a_source,
    surely_organisation,
)

_DATE = re.compile(
    r"[（(]?(?:[12]\d{3}|[○〇零0一二三四五六七八九]{4})\s*[年.\-/]"
    r"\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s*[月.\-/]"
    r"\s*(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*日?)?[）)]?"
)
_DATE_ENDS = tuple("日月）)0123456789０１２３４５６７８９")
_ISSUE = re.compile(
    r"第\s*(?:\d+|[一二三四五六七八九十百〇零]+(?:\s[一二三四五六七八九十百〇零]+)*)\s*期|总\s*第?\s*\d+\s*期"
    r"|[〔\[（(]\s*[12]\d{3}\s*[〕\]）)]\s*第?\s*\d+\s*[号期]"
    r"|[12]\d{3}\s*年\s*第\s*\d+\s*期|增\s*刊|专\s*刊"
)
_CAPTION = re.compile(
    r"[（(]?图[为：:]|附[表图]\s*\d{0,2}\s*(?:[：:]|\s)|[表图]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})(?:[\s：:．.]|-\d)"
)
_GAP = re.compile(r"(?<=\S)(?:[ \u3000]{2,}|\t+|[ ]?\|[ ]?)(?=\S)")
_FIGURES = re.compile(r"[^\s，。；：]+(?: [^\s，。；：]+)*?(?:[ \u3000]+[-－+]?\d[\d.,]*[%％‰]?){2,}")
"""A row of a table whose cells a conversion set one space apart: words, then figures."""
_DIGIT = re.compile(r"[0-9０-９]")
_CELLS = re.compile(r"(?:\S+ +){2,}\S+")
_MEASURED = re.compile(r"[（(][^（()）\d]{1,6}[）)](?: |$)")
"""What stands behind the words of a column that holds figures: 引进总数（人）."""
_PAGE = re.compile(
    r"(?:[-—–－―─·•~\s]*(\d{1,4})[-—–－―─·•~\s]*"
    r"|第\s*(\d{1,4}|[一二三四五六七八九十]{1,3})\s*页(?:\s*[,，/／]?\s*共\s*\d{1,4}\s*页)?"
    r"|一\s*(\d{1,4})\s*一"
    r"|[Pp](?:age|AGE)?\.?\s*(\d{1,4})(?:\s*(?:of|/)\s*\d+)?|(\d{1,4})\s*[/／]\s*\d{1,4})"
)
_RULE = re.compile(r"[-—–－―─━_＿=＝*＊·•.．。~～…◇◆□■○●☆★\s]+")
_LEADER = re.compile(r"[\s.．·•…‥—－_\-]*[（(〔]?\s*\d{1,3}\s*[）)〕]?$")
_NAMED = re.compile(r"(?<![.．·•…\s])\s*+[.．·•…]{2,}+\s*+([^.．·•…]{3,30})$")
"""Dots, and behind them not a page number but the unit that wrote."""
_DOTS = ("…", "..", "．．", "··", "••", ". .")
_WORDY = re.compile(r"[^\W_]", re.UNICODE)

_MARK = r"[^\w\s（）()《》“”〈〉〔〕\[\]，。、；：！？,;:!?…%％/]"
_DECORATED = re.compile(
    rf"({_MARK})\1*\s*[^\W_].{{0,18}}?\s*\1+|[〖【](?!编者)[^〖【】〗]{{2,16}}[】〗]|▌.{{2,16}}|▍.{{2,16}}"
)

BRACKETS = {"（": "）", "(": ")", "〔": "〕", "【": "】", "[": "]", "〖": "〗", "［": "］"}
LONGEST_TITLE = 92
"""Columns that a line of a title may take; what is wider is running text."""
STOP = re.compile(r"[。！？；]")
"""What ends a sentence, or a limb of one."""
CENTRED = 9
"""Columns of white space beyond the margin from which a line is no longer indented but centred."""
LIST_OPENERS = frozenset("-+*•·")
LEAD_MARKS = "△▲▽▼●○◆◇■□★☆※◎►▶▷♦✦❖⊙▌▍▎█▪◼◾➢➤⮞☞•Δ∆"
LIST_MARKS = re.compile(r"[-+*•·][ \t\u3000]+|-(?=[\u4e00-\u9fff“《])")
TERMINAL = "。！？!?；;…"
CLOSING = "”’」』）)】》〉\"'"
NEVER_FIRST = frozenset("，。、；：！？）】》”’」』％%,;:!?)")
OPEN_ENDED = frozenset("，、（(“‘《【〔「『,—")


WIDE_DIGITS = str.maketrans("０１２３４５６７８９OＯ", "012345678900")
"""What a scan or a typewriter sets for digits, the letter O for nought included."""


@lru_cache(maxsize=1 << 15)
def _column(char: str) -> int:
    return 2 if east_asian_width(char) in "WFA" else 1


def columns(text: str) -> int:
    """How wide the text is set: 2 for a full-width character, 1 for a Latin letter or digit."""
    return len(text) if text.isascii() else sum(map(_column, text))


def closed_up(text: str) -> str:
    """The text without the spaces that set its letters apart, as old prints do with titles and units: 河 口 乡 党 委."""
    words = text.split()
    apart = len(words) >= 4 and 2 * len("".join(words)) <= 3 * len(words)
    return "".join(words) if apart and not _DIGIT.search(text) else text


def bare(text: str) -> str:
    """The text without the one pair of brackets that holds all of it, and without what a conversion put before it."""
    text = LIST_MARKS.sub("", text, count=1) if text[:1] in LIST_OPENERS else text
    text = text.lstrip(LEAD_MARKS + " \u3000") or text
    return text[1:-1].strip() if is_bracketed(text) else text


def is_bracketed(text: str) -> bool:
    """Whether one pair of round or square brackets holds all of the text."""
    closing = BRACKETS.get(text[:1])
    if closing is None or not text.endswith(closing) or len(text) < 3:
        return False
    depth = 0
    for at, char in enumerate(text):
        depth += (char == text[0]) - (char == closing)
        if depth == 0:
            return at == len(text) - 1
    return False


_PAIRED = (("（", "("), ("）", ")")), (("“",), ("”",))


def leaves_open(text: str) -> bool:
    """Whether a bracket or a quotation mark opens near the end and does not close."""
    tail = text[-30:]
    return any(max(map(tail.rfind, opening)) > max(map(tail.rfind, closing)) for opening, closing in _PAIRED)


def is_decorated(text: str) -> bool:
    """Whether the same mark or line stands before and after a few words, as around the name of a column: ※ 名 ※."""
    return _DECORATED.fullmatch(text) is not None


def is_unit(text: str) -> bool:
    """Whether the text reads as the name of one or more organisations and nothing else."""
    return looks_like_organisation(bare(text))


def is_credit(text: str) -> bool:
    """Whether the text names who wrote or where a text was taken from: a unit, a writer, a source."""
    return is_unit(text) or looks_like_author(text) or names_a_source(text)


def is_sure_unit(text: str) -> bool:
    """Whether the name ends as only an organisation's does (…委组织部, …集团)."""
    return surely_organisation(bare(text))


def is_date(text: str) -> bool:
    """Whether the text is a date and nothing else."""
    return _DATE.fullmatch(bare(text).strip().translate(WIDE_DIGITS)) is not None


def is_signed(text: str) -> bool:
    """Whether a unit's name and a date stand in the line, and nothing else: a signature, or a line of a masthead."""
    found = _DATE.search(text.translate(WIDE_DIGITS)) if text[-1:] in _DATE_ENDS else None
    return found is not None and found.end() == len(text) and is_unit(text[: found.start()].strip())


def has_date(text: str) -> bool:
    return _DATE.search(text.translate(WIDE_DIGITS)) is not None


def has_issue_number(text: str) -> bool:
    """Whether 第9期, 总第305期, 〔2022〕12号 or the like stands in the text."""
    return _ISSUE.search(text.translate(WIDE_DIGITS)) is not None


def is_periodical(text: str) -> bool:
    """Whether the text could be the name of a bulletin: short, without punctuation, ending as such names do."""
    return looks_like_periodical(bare(re.sub(r"\s", "", text)))


def is_tabular(text: str) -> bool:
    """Whether the text is a caption (表1 …) or has three cells that gaps, bars or figures set apart."""
    return (
        _CAPTION.match(text.lstrip(LEAD_MARKS + " \u3000")) is not None
        or len(_GAP.findall(text)) >= 2
        or _is_row_of_figures(text)
    )


def _is_row_of_figures(text: str) -> bool:
    return _FIGURES.fullmatch(text) is not None or (
        _CELLS.fullmatch(text) is not None and len(_MEASURED.findall(text)) >= 2
    )


def page_number(text: str) -> int | None:
    """The number on a line that holds a page number and nothing else; 0 for one in words; None otherwise."""
    found = _PAGE.fullmatch(text)
    if found is None:
        return None
    digits = next(group for group in found.groups() if group)
    return int(digits) if digits.isdigit() else 0


def is_decorated_page(text: str) -> bool:
    """Whether a page number is set off by dashes or words, so that it cannot be a figure of the text."""
    return not text.strip().isdigit()


def is_rule(text: str) -> bool:
    """Whether a line is drawn, not written: dashes, stars, dots."""
    return _RULE.fullmatch(text) is not None


def has_words(text: str) -> bool:
    """Whether the text holds a letter, digit or character of any script."""
    return _WORDY.search(text) is not None


def without_leader(text: str) -> str:
    """A line of a contents list without its list mark, dotted leader and page number."""
    text = LIST_MARKS.sub("", text, count=1)
    return (_NAMED if _names_unit(text) else _LEADER).sub("", text).strip()


def _names_unit(text: str) -> bool:
    found = _NAMED.search(text) if any(dots in text for dots in _DOTS) else None
    return found is not None and is_unit(found[1])


def opens_with_mark(text: str) -> bool:
    """Whether a mark such as △ opens the text; with a space behind it • is one of a list."""
    return text[:1] in tuple(LEAD_MARKS) and LIST_MARKS.match(text) is None


def has_leader(text: str) -> bool:
    """Whether the text ends in a page number that dots, dashes or a gap set off, or in a unit behind dots."""
    if _names_unit(text):
        return True
    found = _LEADER.search(text)
    if found is None or found.start() < 2 or found[0][0].isdigit():
        return False
    decimal = found[0][0] == "." and text[found.start() - 1].isdigit()
    return not decimal and not _is_row_of_figures(text)
