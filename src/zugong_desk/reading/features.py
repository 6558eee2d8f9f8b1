"""Features: what can be said of a line by itself, of its places in the file, and of the file's layout."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from zugong_desk.reading import shapes
from zugong_desk.reading.lines import Line
from zugong_desk.reading.numbering import Number, Style, number_at, value_of

LONGEST_TITLE = 92
"""Columns that a line of a title may take; what is wider is running text."""

_STOP = re.compile(r"[。！？；]")
_CREDIT_END = re.compile(r"[。！？…”][（(]([^（()）]{3,40})[）)]$")
_POST = "(?:书记|部长|主任|局长|[县区市镇乡]长|主席|常委|委员|院长|校长|处长|科长)"
_OPENERS = {
    "editor_note": re.compile(
        r"[【\[（(]?(?:编\s*者\s*按|编者的话|按\s*语|编\s*者)(?:[】\]）)]|\s*[：:]|\s*$|\s{2}|\u3000)"
    ),
    "instruction": re.compile(r"[【\[（(]?(?:[\u4e00-\u9fff]{0,6}领导)?(?:重要)?批\s*示[】\]）)]?\s*(?:[：:]|$)"),
    "toc": re.compile(
        r"[【\[★☆●◆\s]*(?:目\s*录|目\s*次|(?:本期)?(?:要\s*目|导\s*读|目录|内容|看点)|内容提要|内容导读)[】\]★☆●◆\s]*[：:]?$"
    ),
    "distribution": re.compile(
        r"[（(]?(?:(?:主|抄|分|报|呈|发)?\s*(?:报|送|发)|印\s*发|印\s*送|报\s*送|(?:责任|执行|本期)?\s*(?:编\s*辑|主\s*编|编\s*审|校\s*对|审\s*核|审\s*签|签\s*发|核\s*稿|供\s*稿)|联系\s*电话|电\s*话|投稿\s*邮箱|邮\s*箱|印\s*数|份\s*数)\s*(?:人|单位|范围)?\s*[：:]"
        r"|[（(]?共\s*印\s*\d+\s*份|印\s*发\s*\d+\s*份"
    ),
    "source": re.compile(r"[（(【]?(?:来\s*源|摘\s*自|摘\s*编\s*自|转\s*自|选\s*自|原\s*载)\s*[：:《“]"),
    "author": re.compile(
        r"[（(]?(?:作\s*者|供\s*稿|撰\s*稿|通\s*讯\s*员|报\s*送\s*单\s*位|供\s*稿\s*单\s*位)\s*[：:]"
        rf"|[\u4e00-\u9fff、 \u3000]{{2,24}}?{_POST}[ \u3000]+[\u4e00-\u9fff](?:[ \u3000]*[\u4e00-\u9fff]){{1,3}}$"
    ),
    "salutation": re.compile(
        r"(?:同志们|各位[\u4e00-\u9fff]{2,6}|尊敬的[\u4e00-\u9fff、]{2,12}|[\u4e00-\u9fff]{1,6}书记[\u4e00-\u9fff、，]{0,12})[：:，！]$"
    ),
}
_ITEM = re.compile(r"(?:(?<=[。；：，”])|^)([一二三四五六七八九十]{1,2})(?:是|要)")
_WORDS = re.compile(r"[^\W_]+")
_ISSUED = re.compile(r"(?:印发|印制|编印|编发)\s*$")
_COLUMN_END = re.compile(
    r"(?:信息|参考|动态|交流|专栏|专刊|专题|选登|选编|选载|摘编|摘登|摘报|园地|论坛|视窗|视野|速览|速递|经验|简讯|要闻|之窗|天地|广角|特稿|借鉴|聚焦|一线|之声|调研|探索|风采|前沿|做法|言论|时评|快讯)(?:[（(][一二三四五六七八九十\d]+[）)])?$"
)


@dataclass(frozen=True, slots=True)
class Features:
    """What is known of one line. Widths are columns (a full-width character takes two)."""

    line: Line
    columns: int
    number: Number | None
    opener: str
    """The part of a bulletin whose opening word stands first: a key of the table of openers, or nothing."""
    lead_mark: bool
    list_mark: bool
    leader: bool
    terminated: bool
    open_ended: bool
    colon_end: bool
    inner_stop: bool
    commas: int
    bold_whole: bool
    bracketed: bool
    tabular: bool
    """Whether the line is a row of a table or its caption."""
    unit: bool
    sure_unit: bool
    date_only: bool
    credit_end: bool
    ends_on_lead: bool
    column_like: bool
    masthead_like: bool
    issued: bool
    depth: int
    """Non-blank lines since the start of the file or since the last line of distribution."""
    remaining: int
    echoes_earlier: bool
    echoed_later: bool
    parallel: bool
    """Whether two more short lines are built like it: headings that lost their marks."""
    item_opens: int
    """For 二是 and the like that open a line: 1 if its neighbour 一是 opens one too, -1 if that stands in a line, else 0."""
    repeated: bool
    """Whether the same short line stands elsewhere too, as the columns of a contents list do."""

    @property
    def text(self) -> str:
        return self.line.text

    @property
    def numbered(self) -> bool:
        """Whether a number opens the line that a heading may have."""
        return self.number is not None and self.number.style <= Style.BRACKETED_FIGURE

    @property
    def titular(self) -> bool:
        """Whether the line could be a line of a title: short, without a stop inside or at its end."""
        return (
            6 <= self.columns <= LONGEST_TITLE
            and not self.inner_stop
            and not self.terminated
            and not self.open_ended
            and not self.colon_end
        )

    @property
    def bodily(self) -> bool:
        """Whether the line reads as running text by itself."""
        if self.tabular:
            return False
        return self.inner_stop or self.columns > LONGEST_TITLE or (self.commas > 0 and not self.titular)


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file sets its text. `full` is the width of a hard-wrapped line, 0 if lines are paragraphs."""

    full: int
    gap: int
    """Blank lines between wrapped lines: 1 or more where a converter set some after each line."""
    margin: int
    """Columns of white space before every line of text."""
    indent: int
    """Columns of white space before a line that opens a paragraph, if more than the margin; else 0."""
    inline_credits: bool
    """Whether the units that wrote are named in brackets at the ends of paragraphs."""

    @property
    def wrapped(self) -> bool:
        return self.full > 0

    def filled_by(self, columns: int) -> bool:
        """Whether a line of that width takes all the room that a hard-wrapped line has, or a first line's."""
        return self.wrapped and self.full - 4 <= columns <= self.full + 8


def features_of(lines: Sequence[Line]) -> list[Features]:
    """The features of each line, page furniture left out."""
    places = _places(lines)
    out: list[Features] = []
    depth = 0
    for index, line in enumerate(lines):
        opener = _opener(line.text)
        out.append(_features(line, opener, depth, len(lines) - index, places[index]))
        depth = 0 if opener == "distribution" else depth + 1
    return out


@dataclass(frozen=True, slots=True)
class _Place:
    """What the rest of the file says of a line; the fields as in `Features`."""

    echoes_earlier: bool
    echoed_later: bool
    repeated: bool
    parallel: bool
    issue_near: bool
    item_opens: int


def _places(lines: Sequence[Line]) -> list[_Place]:
    issues = [len(line.text) <= 60 and shapes.has_issue_number(line.text) for line in lines]
    columns = zip(
        *_echoes(lines), _repeated(lines), _parallel(lines), _near(issues), _item_openings(lines), strict=True
    )
    return [_Place(*column) for column in columns]


def _features(line: Line, opener: str, depth: int, remaining: int, place: _Place) -> Features:
    text = line.text
    columns = shapes.columns(text)
    short = columns <= LONGEST_TITLE
    ending = text.rstrip(shapes.CLOSING)
    credit = _CREDIT_END.search(text[-60:])
    credit_end = credit is not None and shapes.is_unit(credit[1])
    unit = short and shapes.is_unit(text)
    return Features(
        line=line,
        columns=columns,
        number=number_at(text),
        opener=opener,
        lead_mark=text[0] in shapes.LEAD_MARKS,
        list_mark=shapes.LIST_MARKS.match(text) is not None,
        leader=short and shapes.has_leader(text),
        terminated=ending[-1:] in tuple(shapes.TERMINAL) or credit_end,
        open_ended=text[-1] in shapes.OPEN_ENDED or shapes.leaves_open(text),
        colon_end=text[-1] in "：:",
        inner_stop=len(ending) > 1 and _STOP.search(text, 0, len(ending) - 1) is not None,
        commas=text.count("，"),
        bold_whole=sum(end - start for start, end in line.bold) >= 0.9 * len(text),
        bracketed=short and shapes.is_bracketed(text),
        tabular=short and shapes.is_tabular(text),
        unit=unit,
        sure_unit=unit and shapes.is_sure_unit(text),
        date_only=short and shapes.is_date(text),
        credit_end=credit_end,
        ends_on_lead=_ends_on_lead(line),
        column_like=columns <= 60 and _COLUMN_END.search(shapes.bare(text.strip(shapes.LEAD_MARKS + " "))) is not None,
        masthead_like=depth <= 10 and columns <= 100 and place.issue_near and _masthead_like(text, unit=unit),
        issued=short and _ISSUED.search(text) is not None,
        depth=depth,
        remaining=remaining,
        echoes_earlier=place.echoes_earlier,
        echoed_later=place.echoed_later,
        parallel=place.parallel,
        item_opens=place.item_opens,
        repeated=place.repeated,
    )


def _opener(text: str) -> str:
    start = text[:40]
    return next((name for name, shape in _OPENERS.items() if shape.match(start)), "")


def _masthead_like(text: str, *, unit: bool) -> bool:
    return unit or shapes.has_issue_number(text) or shapes.has_date(text) or shapes.is_periodical(text)


def _ends_on_lead(line: Line) -> bool:
    """Whether the line ends with a lead phrase whose text must stand on the next: …见人见事。一是全员问事抓党建。"""
    text = line.text
    if not line.text.endswith("。"):
        return False
    before = max(text.rfind(stop, 0, len(text) - 1) for stop in "。！？；")
    last = text[before + 1 : -1]
    if before < 0 or not 4 <= len(last) <= 24 or "，" in last[10:]:
        return False
    number = number_at(last)
    bold = any(start <= before + 1 < end and end >= len(text) - 1 for start, end in line.bold)
    return bold or (number is not None and "，" not in last)


def _near(marks: Sequence[bool], reach: int = 4) -> list[bool]:
    """Whether a marked line stands within `reach` lines."""
    return [any(marks[max(0, at - reach) : at + reach + 1]) for at in range(len(marks))]


def _repeated(lines: Sequence[Line]) -> list[bool]:
    words = [re.sub(r"\W", "", line.text) if len(line.text) <= 16 else "" for line in lines]
    counts = Counter(words)
    return [3 <= len(word) < 8 and counts[word] > 1 for word in words]


def _parallel(lines: Sequence[Line]) -> list[bool]:
    builds = [_build(line.text) for line in lines]
    counts = Counter(builds)
    return [build is not None and counts[build] >= 3 for build in builds]


def _build(text: str) -> tuple[str, str] | None:
    """How a short line is built: a sentence by its first words and its commas, a phrase by the lengths between its marks."""
    if not 6 <= len(text) <= 30 or _STOP.search(text, 0, len(text) - 1) or number_at(text):
        return None
    if text[-1] == "。":
        return text[:2], "，" * text.count("，")
    if text[-1] in shapes.TERMINAL or text[-1] in shapes.OPEN_ENDED or not set(text) & set("，“"):
        return None
    return "", _WORDS.sub(lambda words: str(len(words[0])), text)


def _item_openings(lines: Sequence[Line]) -> list[int]:
    items = [
        (index, value_of(found[1]), found.start() == 0)
        for index, line in enumerate(lines)
        for found in _ITEM.finditer(line.text)
    ]
    out = [0] * len(lines)
    for (_, one, first_opens), (index, two, second_opens) in pairwise(items):
        if two == one + 1 and second_opens:
            out[index] = 1 if first_opens else -1
    for (index, one, first_opens), (_, two, second_opens) in pairwise(items):
        if one == 1 and two == 2 and first_opens:
            out[index] = 1 if second_opens else -1
    return out


def _echoes(lines: Sequence[Line]) -> tuple[list[bool], list[bool]]:
    """Whether each line's words were a line before, or will be: a contents list and the titles that it lists."""
    keys = [_echo_keys(line) for line in lines]
    seen: dict[str, list[tuple[int, str]]] = {}
    for index, (whole, lead) in enumerate(keys):
        for words in {whole, lead} - {""}:
            seen.setdefault(words[:8], []).append((index, words))
    earlier, later = [False] * len(lines), [False] * len(lines)
    for places in seen.values():
        if len(places) > 1:
            _pair_echoes(places[:12], earlier, later, keys)
    return earlier, later


def _pair_echoes(
    places: Iterable[tuple[int, str]], earlier: list[bool], later: list[bool], keys: Sequence[tuple[str, str]]
) -> None:
    first, *others = places
    for index, words in others:
        if index == first[0] or not (words.startswith(first[1]) or first[1].startswith(words)):
            continue
        # Only a line that is nothing but the words announces them.
        if keys[first[0]][0]:
            earlier[index] = later[first[0]] = True


def _echo_keys(line: Line) -> tuple[str, str]:
    """The words of a short line, and those before the first stop of a line that opens with a mark; without spaces."""
    text = line.text.strip(shapes.LEAD_MARKS) or line.text
    number = number_at(text)
    text = text[number.end :] if number else text
    lead = _STOP.split(text[:120], maxsplit=1)[0] if line.text[0] in shapes.LEAD_MARKS else ""
    whole = shapes.without_leader(text) if len(text) <= 80 and _STOP.search(text) is None else ""
    return _key(whole), _key(lead)


def _key(words: str) -> str:
    return re.sub(r"\s", "", words) if len(words) >= 8 else ""


def layout_of(features: Sequence[Features]) -> Layout:
    """How the file sets its text, from the widths and gaps of the lines that a sentence runs beyond."""
    cut = [found for found in features if not found.terminated and found.columns >= 30]
    full = _common_width([found.columns for found in cut], sum(found.columns >= 24 for found in features))
    gaps = [
        after.line.gap
        for found, after in pairwise(features)
        if full and found.columns >= full - 2 and not found.terminated
    ]
    margin, indent = _indents([found for found in features if found.bodily or (full and found.columns >= full - 6)])
    alone = sum(found.bracketed and found.unit for found in features)
    inline = sum(found.credit_end for found in features)
    return Layout(full, sorted(gaps)[len(gaps) // 2] if gaps else 0, margin, indent, inline > alone)


def _indents(texts: Sequence[Features]) -> tuple[int, int]:
    """The margin of running text, and the indent of its paragraphs if they have one."""
    counts = Counter(found.line.indent for found in texts)
    margin = min((width for width, count in counts.items() if 7 * count >= len(texts)), default=0)
    deeper = {width: count for width, count in counts.items() if margin + 2 <= width <= margin + 8 and count >= 2}
    return margin, max(deeper, key=lambda width: deeper[width], default=0)


def _common_width(widths: Sequence[int], lines: int) -> int:
    """The width that wrapped lines share, or 0 if they share none.

    At least 5 lines and a third of all must lie within 6 columns, and few may be wider: those would be whole paragraphs.
    """
    counts = Counter(widths)
    windows = {width: range(width - 1, width + 5) for width in counts if width <= 120}
    support = {width: sum(counts.get(other, 0) for other in near) for width, near in windows.items()}
    best = max(support, key=lambda width: support[width], default=0)
    wider = sum(count for width, count in counts.items() if width > best + 8)
    if not best or support[best] < 5 or 3 * support[best] < lines or 2 * wider > support[best]:
        return 0
    return max(windows[best], key=lambda width: counts.get(width, 0))
