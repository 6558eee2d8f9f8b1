"""Features: what can be said of a line by itself and of its place in the file."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from zugong_desk.domain.credit import behind
from zugong_desk.domain.numbering import Number, Style, number_at
from zugong_desk.reading import shapes
from zugong_desk.reading.context import Context, contexts_of
from zugong_desk.reading.course import DEEPEST_HEAD, Course, Station
from zugong_desk.reading.lines import Line

LONGEST_QUESTION = 76
"""Columns that a title may take that asks or calls out, stops inside and all."""
WIDEST_HEAD = 100
"""Columns of a line of a masthead that holds name, number, unit and date."""

_PAGE_ALONE = re.compile(r"[（(〔]?\d{1,3}[）)〕]?")
_SUBTITLE = re.compile(r"(?<=\S)\s*——")
_HARD_STOP = re.compile(r"[。；]")
_WIDE_SPACE = re.compile(r"\u3000|\s{2,}")
_CREDIT_END = re.compile(r"[。！？…”][（(]([^（()）]{3,40})[）)]$")
_TAGGED = re.compile(r"[\w·]{1,10}(?:省|市|县|区|旗|州|镇|乡|街道|局|委|公司|集团|厅|院|校)：(?=.{4})")
_SENTENCE_OPENS = re.compile(
    r"近年来|近期|[今去本]年|\d{4}年|\d{1,2}月|目前|如今|截至|下一步"
    r"|同时|此外|另外|为此|因此|据了解|通过|针对|围绕|坚持|聚焦"
    r"|首先|其次|最后|[一二三四五六七八九十]是|该[县市区镇乡村州旗]|各[县市区地级]|我们"
)
_ISSUED = re.compile(
    r"(?:印发|印制|编印|编发|(?<=日)\s*印)(?:\s*[（(]?共印\s*\d+\s*份[）)]?)?\s*$|^[（(]?共\s*印\s*\d+\s*份[）)]?\s*$"
)
# What names of columns end with: a sort of text, a place for it, what it is about; then perhaps a number in brackets.
_COLUMN_END = re.compile(
    r"(?:信息|参考|动态|交流|简讯|要闻|快讯|速览|速递|专栏|专刊|专题|特稿|选登|选编|选载|摘编|摘登|摘报|言论|时评"
    r"|园地|论坛|视窗|之窗|视野|天地|广角|一线|前沿|之声"
    r"|[他它]山之石|经验|借鉴|聚焦|调研|探索|风采|做法)(?:[（(][一二三四五六七八九十\d]+[）)])?$"
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
    asks: bool
    """Whether the line is one short question or call, as a title may be."""
    tagged: bool
    """Whether the line opens with a place or unit and a colon, as titles of briefs do."""
    open_ended: bool
    colon_end: bool
    inner_stop: bool
    commas: int
    bold_whole: bool
    bracketed: bool
    decorated: bool
    """Whether marks or lines frame the words, as they do a column's name."""
    opens_sentence: bool
    """Whether the line opens with a word that opens sentences."""
    tabular: bool
    """Whether the line is a row of a table or its caption."""
    unit: bool
    sure_unit: bool
    unit_behind: bool
    """Whether words and then, in brackets or behind a wide space, a unit stand in the line: a title with its byline."""
    lead_opens: bool
    """Whether the line opens with a short sentence of a build that opens two more lines too: a lead phrase."""
    date_only: bool
    signed: bool
    """Whether a unit and a date stand in the line and nothing else."""
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
    echoes_joined: bool
    """Whether the line before and this one together stood in one line before, as a title over two lines does in a contents list."""
    parallel: bool
    """Whether two more short lines are built like it: headings that lost their marks."""
    item_opens: int
    """For 二是 and the like that open a line: 1 if its neighbour 一是 opens one too, -1 if that stands in a line, else 0."""
    noted: bool
    """Whether the opening words of a note or an instruction stand in the line or not far above it."""
    head_full: bool
    """Whether the lines before, at the file's or a second bulletin's head, already name the bulletin, a unit and a date."""
    attached: bool
    """Whether the line is one of a list of attachments."""
    dashed: bool
    """Whether the line and two more short ones open with a dash: headings of that shape."""
    labelled: bool
    """Whether a word and a colon open the line as they open two more: a field of a form."""
    between_items: bool
    """Whether the line before opens with 二是 and the line after with 三是, or the like, but this one does not."""
    repeated: bool
    """Whether the same short line stands elsewhere too, as the columns of a contents list do."""

    text: str = field(init=False)
    numbered: bool = field(init=False)
    """Whether a number opens the line that a heading may have."""
    titular: bool = field(init=False)
    """Whether the line could be a line of a title: short, without a stop inside or at its end."""
    bodily: bool = field(init=False)
    """Whether the line reads as running text by itself."""

    def __post_init__(self) -> None:
        # Asked for many times a line, so worked out once.
        object.__setattr__(self, "text", self.line.text)
        object.__setattr__(self, "numbered", self.number is not None and self.number.style <= Style.BRACKETED_FIGURE)
        object.__setattr__(self, "titular", self._titular())
        object.__setattr__(self, "bodily", self._bodily())

    def _titular(self) -> bool:
        return (
            6 <= self.columns <= shapes.LONGEST_TITLE
            and not self.inner_stop
            and (not self.terminated or (self.asks and self.commas < 2))
            and not self.open_ended
            and not self.colon_end
        )

    def _bodily(self) -> bool:
        if self.tabular:
            return False
        return self.inner_stop or self.columns > shapes.LONGEST_TITLE or (self.commas > 0 and not self.titular)


def features_of(lines: Sequence[Line]) -> list[Features]:
    """The features of each line, page furniture left out."""
    course = Course(len(lines))
    out: list[Features] = []
    for line, context in zip(lines, contexts_of(lines), strict=True):
        station = course.station(line)
        this = _features(line, station, context)
        course.passed(line, station, unit=this.unit, bodily=this.bodily)
        out.append(this)
    return out


@dataclass(frozen=True, slots=True)
class _Words:
    """What of a line is words. `words` stops before a page number and before a subtitle, `ending` before what closes it."""

    leader: bool
    words: str
    ending: str

    @staticmethod
    def of(text: str, *, short: bool) -> "_Words":
        leader = short and (shapes.has_leader(text) or _PAGE_ALONE.fullmatch(text) is not None)
        words = (leader and shapes.without_leader(text)) or text
        words = (short and _SUBTITLE.split(words, maxsplit=1)[0]) or words
        return _Words(leader, words, words.rstrip(shapes.CLOSING))

    def stops_inside(self, text: str, *, asks: bool) -> bool:
        """Whether a sentence ends before the line does; a question or a list entry may hold ！ and ？."""
        stop = _HARD_STOP if asks or self.leader else shapes.STOP
        return len(self.ending) > 1 and stop.search(text, 0, len(self.ending) - 1) is not None


def _features(line: Line, station: Station, context: Context) -> Features:
    text, opener = line.text, station.opener
    columns = shapes.columns(text)
    short = columns <= shapes.LONGEST_TITLE
    said = _Words.of(text, short=short)
    unmarked = text.strip(shapes.LEAD_MARKS + " ")
    credit_end = _ends_in_credit(text)
    name = shapes.closed_up(text) if short else text
    unit = short and shapes.is_unit(name)
    issued = short and _ISSUED.search(text) is not None
    asks = short and _asks(said.words)
    return Features(
        line=line,
        columns=columns,
        number=number_at(text),
        opener=opener,
        lead_mark=shapes.opens_with_mark(text),
        list_mark=shapes.LIST_MARKS.match(text) is not None,
        leader=said.leader,
        terminated=not said.leader and (said.ending[-1:] in tuple(shapes.TERMINAL) or credit_end),
        open_ended=text[-1] in shapes.OPEN_ENDED or shapes.leaves_open(text),
        colon_end=text[-1] in "：:",
        asks=asks,
        tagged=short and _TAGGED.match(unmarked) is not None,
        inner_stop=said.stops_inside(text, asks=asks or line.hashes > 0),
        commas=text.count("，"),
        bold_whole=sum(end - start for start, end in line.bold) >= 0.9 * len(text),
        decorated=columns <= 44 and shapes.is_decorated(text),
        bracketed=short and shapes.is_bracketed(text),
        opens_sentence=_SENTENCE_OPENS.match(text) is not None,
        tabular=short and not issued and opener not in {"distribution", "source"} and shapes.is_tabular(name),
        unit=unit,
        sure_unit=unit and shapes.is_sure_unit(name),
        unit_behind=short and not unit and behind(text) is not None,
        lead_opens=context.lead_opens,
        date_only=short and shapes.is_date(text),
        signed=short and shapes.is_signed(text),
        credit_end=credit_end,
        ends_on_lead=_ends_on_lead(line),
        column_like=columns <= 60 and _COLUMN_END.search(shapes.bare(unmarked)) is not None,
        masthead_like=not issued and _in_masthead(columns, station, context) and _masthead_like(text, unit=unit),
        issued=issued,
        depth=station.depth,
        remaining=station.remaining,
        echoes_earlier=context.echoes_earlier,
        echoed_later=context.echoed_later,
        echoes_joined=context.echoes_joined,
        parallel=context.parallel,
        item_opens=context.item_opens,
        noted=station.noted,
        head_full=station.head_full,
        attached=station.attached,
        dashed=context.dashed,
        labelled=context.labelled and not opener,
        between_items=context.between_items,
        repeated=context.repeated,
    )


def _ends_in_credit(text: str) -> bool:
    """Whether a unit in brackets stands behind the last sentence of a paragraph."""
    credit = _CREDIT_END.search(text[-60:])
    return credit is not None and shapes.is_credit(credit[1]) and not _titles(text, credit.start())


def _titles(text: str, end: int) -> bool:
    """Whether what stands before a unit in brackets is a title that ends in a quotation mark, not a paragraph."""
    before = text[: len(text) - len(text[-60:]) + end + 1]
    return before[-1] == "”" and shapes.STOP.search(before) is None and shapes.columns(before) <= shapes.LONGEST_TITLE


def _asks(text: str) -> bool:
    """Whether the text, or the part before a wide space, is a question or a call and no more."""
    words = _WIDE_SPACE.split(text, maxsplit=1)[0].rstrip(shapes.CLOSING)
    if shapes.columns(words) > LONGEST_QUESTION:
        return False
    calls = words[-1:] in ("！", "!") and "，" not in words
    return (calls or words[-1:] in ("？", "?")) and _HARD_STOP.search(text) is None


def _in_masthead(columns: int, station: Station, context: Context) -> bool:
    return station.depth <= DEEPEST_HEAD and columns <= WIDEST_HEAD and context.issue_near


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
