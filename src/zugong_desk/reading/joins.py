"""Joins: how likely it is that a line goes on where the line before it stopped."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from zugong_desk.domain.imprint import Part
from zugong_desk.domain.numbering import Style
from zugong_desk.reading import shapes
from zugong_desk.reading.edges import between_sentences
from zugong_desk.reading.features import Features
from zugong_desk.reading.layout import Layout

NEAR, FAR = 0.75, 2.0
"""Odds, in natural logarithms, that hint and that tell."""

WIDE = 0.8
"""Share of a full line's room from which a line has next to none left."""
DIFFERENT = 0.08
"""Share by which the larger of two sizes is larger, from which they are seen to differ."""

GOES_ON = "本来接着上一行的多少"
"""What holds for every joint, and so is never a reason: how many lines a block of each kind has."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two lines in a row, furniture between them left out, and what surrounds them."""

    before: Features
    after: Features
    layout: Layout
    full: bool
    """Whether the first is as wide as the lines around it or as wrapped lines are in this file."""
    full_first: bool
    """Whether it is, allowing for the indent of a line that a number or mark opens."""

    edge: float = field(init=False)
    """The odds that the line end stands between two sentences, by its two characters; 0 where punctuation tells."""
    unfinished: bool = field(init=False)
    """Whether the first stops in mid-sentence; a colon closes it unless the line had no more room."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "edge", self._edge())
        stops = self.before.terminated or self.before.tabular
        object.__setattr__(self, "unfinished", not stops and (self.full or not self.before.colon_end))

    def _edge(self) -> float:
        last, first = self.before.text[-1], self.after.text[0]
        if self.before.terminated or not (last.isalnum() and first.isalnum()) or not self.before.bodily:
            return 0.0
        return between_sentences(last, first)

    @property
    def flush(self) -> bool:
        """Whether paragraphs are indented here and the second line is not."""
        return self.layout.indent > 0 and self.after.line.indent <= self.layout.margin

    @property
    def unspaced(self) -> bool:
        """Whether blank lines stand between the paragraphs of this file, but none below this line of text."""
        before = self.before
        text = before.bodily or before.commas > 0 or (before.terminated and not before.asks)
        return self.layout.spaced and self.after.line.gap == 0 and text

    @property
    def first_of_many(self) -> bool:
        """Whether the first is as wide as an indented first line and the second goes on as wide as text does."""
        before = self.before
        as_wide = self.layout.filled_by(before.columns) and self.layout.filled_by(self.after.columns)
        return as_wide and before.commas > 0 and not before.numbered


@dataclass(frozen=True, slots=True)
class Joint:
    """What is seen where two lines meet, in words and as `Sign` says it. Its weights stand in `parser/joints.csv`."""

    why: str
    holds: Callable[[Pair], bool]
    faint: bool = False


def _sizes_differ(pair: Pair) -> bool:
    """Whether two lines are known to be set in different sizes."""
    before, after = pair.before.line.appearance.scale, pair.after.line.appearance.scale
    return before > 0 and after > 0 and abs(before - after) > DIFFERENT * max(before, after)


def _in_another_part(pair: Pair) -> bool:
    """Whether the file itself keeps two lines apart, as a footnote and the text."""
    parts = {pair.before.line.appearance.part, pair.after.line.appearance.part}
    return len(parts) > 1 and Part.FOOTNOTE in parts


def _goes_on_in_print(pair: Pair) -> bool:
    """Whether pages with known places set the second line below one that takes most of the room as no paragraph begins."""
    before, after = pair.before, pair.after
    wide = before.columns + before.line.indent >= WIDE * pair.layout.full > 0
    close = pair.layout.spaced and after.line.gap == 0 and after.line.indent <= pair.layout.margin
    return (pair.flush or close) and wide and after.line.appearance.placed


def _begins_in_print(pair: Pair) -> bool:
    """Whether pages with known places set the second line in as they do the first lines of paragraphs."""
    layout, indent = pair.layout, pair.after.line.indent
    set_in = 0 < layout.indent <= indent + 1 and indent <= layout.indent + 1
    return set_in and pair.before.line.indent <= layout.margin and pair.after.line.appearance.placed


def _bold_runs_over(pair: Pair) -> bool:
    """Whether bold goes up to the end of the first line and on at the start of the second, where it ends in mid-line."""
    first, second = pair.before, pair.after
    if not first.line.bold or not second.line.bold or second.bold_whole:
        return False
    return first.line.bold[-1][1] == len(first.text) and second.line.bold[0][0] == 0


OF_ANY = (
    Joint(GOES_ON, lambda _: True),
    # what the file itself says
    Joint("文件在这里另起一段", lambda p: p.after.line.appearance.opens is True and not p.layout.wrapped),
    Joint("文件里两行同段", lambda p: p.after.line.appearance.opens is False),
    Joint("字号与上一行不同", _sizes_differ),
    Joint("字体与上一行不同", lambda p: p.before.line.appearance.foreign != p.after.line.appearance.foreign),
    Joint("这一行属于文件的另一部分", _in_another_part),
    Joint("加粗的字跨到这一行", _bold_runs_over),
    Joint("按版面没有另起一段", _goes_on_in_print),
    Joint("按版面另起了一段", _begins_in_print),
    # running text
    Joint("上一行没有说完", lambda p: p.unfinished and (p.before.bodily or p.full or p.first_of_many)),
    Joint("上一行没有句末标点", lambda p: p.unfinished and not (p.before.bodily or p.full or p.first_of_many)),
    Joint("上一行停在句中标点", lambda p: p.before.open_ended),
    Joint("上一行以冒号收尾", lambda p: p.before.colon_end),
    Joint(
        "上一行短却没有句末标点",
        lambda p: _short_of_full(p) and not p.before.terminated and not p.before.open_ended,
    ),
    Joint("上一行是满行", lambda p: p.before.terminated and p.full_first),
    Joint("上一行是完整的一段", lambda p: not p.unfinished and not p.full_first and not p.unspaced),
    Joint("上一行末尾是单位署名", lambda p: p.before.credit_end),
    Joint("上一行是后有署名的标题", lambda p: p.before.unit_behind and (p.before.titular or p.before.lead_mark)),
    Joint("上一行以小标题收尾", lambda p: p.before.ends_on_lead and p.after.number is None),
    Joint("这一行以标点开头", lambda p: p.after.text[0] in shapes.NEVER_FIRST),
    Joint("这一行以引题符号开头", lambda p: p.after.lead_mark),
    Joint("这一行有序号", lambda p: p.after.numbered and (p.before.terminated or p.before.colon_end)),
    Joint("这一行有序号和标题记号", lambda p: p.after.numbered and p.after.titular and p.after.line.hashes > 0),
    Joint("这一行有标题记号", lambda p: p.after.line.hashes > 0),
    Joint("这一行是目录或按语一类的开头", lambda p: p.after.opener not in {"", "salutation", "distribution"}),
    Joint("这一行是称呼", lambda p: p.after.opener == "salutation" and not p.full),
    Joint("这一行是报送名单的开头", lambda p: p.after.opener == "distribution"),
    Joint("这一行是印发说明", lambda p: p.after.issued),
    Joint(
        "只有上一行整行加粗",
        lambda p: p.before.bold_whole and not p.after.bold_whole and not p.before.inner_stop and not _bold_runs_over(p),
    ),
    Joint("表格各行自成一段", lambda p: p.before.tabular or p.after.tabular),
    Joint("这一行缩进", lambda p: 0 < p.layout.indent <= p.after.line.indent < p.layout.indent + 3),
    Joint("这一行不缩进", lambda p: p.flush and p.before.columns > 40),
    Joint("这一行窄两字而像段首", lambda p: p.before.terminated and _first_line_width(p)),
    Joint("前一项也另起一段", lambda p: p.before.terminated and p.after.item_opens > 0 and not p.flush),
    Joint("前一项没有另起一段", lambda p: p.before.terminated and p.full and p.after.item_opens < 0),
    Joint(
        "中间空行而别处折行不空",
        lambda p: p.before.terminated and p.layout.wrapped and p.layout.gap == 0 and p.after.line.gap > 0,
    ),
    Joint("中间不空行而别处段间空行", lambda p: p.before.terminated and p.layout.whole and p.after.line.gap == 0),
    Joint("别处只在段间空行而这里不空", lambda p: p.unspaced),
    Joint("别处只在段间空行而这里空行", lambda p: p.layout.spaced and p.after.line.gap > 0 and p.before.bodily),
    Joint("别处的署名都接在段末", lambda p: p.full and p.after.bracketed and p.after.unit and p.layout.inline_credits),
    Joint("这一行与别行句式相同", lambda p: p.before.terminated and p.after.parallel),
    Joint(
        "这一行是单位署名",
        lambda p: p.after.bracketed and p.after.unit and not p.flush and not p.layout.inline_credits,
    ),
    Joint("全文不折行且这一行照段首缩进", lambda p: _indented_paragraphs(p) and p.after.line.indent >= p.layout.margin),
    Joint("全文不折行且上一行没有说完", lambda p: p.layout.whole and p.unfinished and p.before.bodily),
    Joint("引题符号开头的一段没有说完", lambda p: p.unfinished and p.before.lead_mark and p.before.bodily),
    Joint("夹在前后两项之间", lambda p: p.unfinished and p.after.between_items),
    Joint("断处像在句中", lambda p: p.edge <= -NEAR),
    Joint("断处必在句中", lambda p: p.edge <= -FAR),
    Joint("断处像在两句之间", lambda p: p.edge >= NEAR),
    Joint("断处必在两句之间", lambda p: p.edge >= FAR),
    Joint("这一行像句首", lambda p: p.after.opens_sentence),
    Joint(
        "全文不折行且这一行像句首",
        lambda p: p.layout.whole and p.after.opens_sentence and not p.before.open_ended,
    ),
    Joint("上一句说完且这一行以小标题开头", lambda p: p.before.terminated and p.after.lead_opens and not p.full),
    Joint("上一句恰好满行说完且这一行以小标题开头", lambda p: p.before.terminated and p.after.lead_opens and p.full),
    Joint("全文不折行且这一行以小标题开头", lambda p: p.layout.whole and p.after.lead_opens),
    Joint("全文不折行且这一行有序号", lambda p: p.layout.whole and p.after.number is not None),
)
"""Evidence for any line end."""

OF_SHORT = (
    Joint("这一行和别行以同一栏名开头", lambda p: p.after.labelled),
    # titles and headings
    Joint(
        "两行都是大字且字号相同",
        lambda p: p.before.line.appearance.larger and p.after.line.appearance.larger and not _sizes_differ(p),
    ),
    Joint("两行都像标题", lambda p: p.before.titular and p.after.titular),
    Joint("两行不都像标题", lambda p: not (p.before.titular and p.after.titular), faint=True),
    Joint("两行紧挨着", lambda p: p.after.line.gap == 0),
    Joint("折行之间都空行", lambda p: 0 < p.after.line.gap <= p.layout.gap),
    Joint("上一行全在括号里", lambda p: p.before.bracketed),
    Joint("上一行像栏目名", lambda p: p.before.column_like and p.before.columns < 30),
    Joint("两行之间的空行比别处多", lambda p: p.after.line.gap > max(1, p.layout.gap)),
    Joint("这一行像破折号引出的副标题", lambda p: p.after.text.startswith(("——", "--", "—"))),
    Joint("这一行是单位名", lambda p: p.after.unit),
    Joint("这一行有序号或引题符号", lambda p: p.after.numbered or p.after.lead_mark),
    Joint("这一行像一串破折号小标题之一", lambda p: p.after.dashed),
    Joint("标题记号相同", lambda p: p.before.line.hashes == p.after.line.hashes > 0),
    Joint("标题记号不同", lambda p: p.before.line.hashes != p.after.line.hashes),
    Joint("上一行短而停在句中标点", lambda p: p.before.open_ended and p.before.columns < 80 and not p.after.bodily),
    Joint("这一行是日期", lambda p: p.after.date_only),
    Joint("这一行是某一部分的开头", lambda p: p.after.opener != ""),
    Joint("两行合起来在前文目录里列过", lambda p: p.after.echoes_joined),
    # contents lists
    Joint("只有这一条有页码", lambda p: not p.before.leader and p.after.leader and not p.after.list_mark),
    Joint("只有上一条有列表记号", lambda p: p.before.list_mark and not p.after.list_mark),
    Joint("上一条已有页码", lambda p: p.before.leader),
    Joint("这一条有序号或符号", lambda p: p.after.numbered or p.after.list_mark or p.after.lead_mark),
    Joint("两行之间空行", lambda p: p.after.line.gap > 0),
    Joint("上一行前后有装饰符号", lambda p: p.before.decorated),
    # signatures
    Joint("这一行是署名之后的日期", lambda p: p.before.unit and p.after.date_only),
)
"""Evidence for a line end before a line of at most `LONGEST_TITLE` columns; before wider ones it is not looked for."""

JOINTS = (*OF_ANY, *OF_SHORT)
"""All evidence that a line goes on with the block of the line before it."""


_ASKED = tuple((at, joint.holds) for at, joint in enumerate(JOINTS))
_OF_WIDE = _ASKED[: len(OF_ANY)]


def held_by(pair: Pair) -> tuple[int, ...]:
    """The indexes in `JOINTS` of what holds."""
    asked = _ASKED if pair.after.columns <= shapes.LONGEST_TITLE else _OF_WIDE
    return tuple([at for at, holds in asked if holds(pair)])


def pairs_of(features: Sequence[Features], layout: Layout) -> list[Pair]:
    """Each line after the first with the one before it."""
    return [
        Pair(before, after, layout, _is_full(features, at, layout), _is_full(features, at, layout, _room(before)))
        for at, (before, after) in enumerate(pairwise(features))
    ]


def _room(line: Features) -> int:
    """A line that opens a paragraph is narrower by the two characters of its indent, which the text may not keep."""
    return 4 if line.number is not None or line.lead_mark else 0


def _is_full(features: Sequence[Features], at: int, layout: Layout, room: int = 0) -> bool:
    this = features[at]
    if layout.wrapped and this.line.appearance.reaches is not None:
        return this.line.appearance.reaches
    width = this.columns + (max(0, this.line.indent - layout.margin) if layout.indent else room)
    # A sentence that ends far beyond a wrapped line's room ends a line that was never wrapped.
    if layout.wrapped and width >= layout.full - 2 and (width <= layout.full + 8 or not this.terminated):
        return True
    # A note may be set narrower than the text: then the lines around it are as wide as it is.
    if not 24 <= width <= 120:
        return False
    around = [features[other] for other in range(max(0, at - 2), min(len(features), at + 3)) if other != at]
    return (
        sum(abs(other.columns - width) <= 2 and not other.terminated and other.number is None for other in around) >= 2
    )


def _short_of_full(pair: Pair) -> bool:
    short = pair.layout.wrapped and not pair.full and pair.before.columns < pair.layout.full - 8
    return short and not pair.unspaced


def _indented_paragraphs(pair: Pair) -> bool:
    return pair.layout.whole and pair.layout.margin >= 2


def _first_line_width(pair: Pair) -> bool:
    """A first line, indented in print by two characters, is set two characters narrower than the lines that follow it."""
    after = pair.after
    number_opens = after.number is not None and after.number.style >= Style.ITEM
    return (
        pair.layout.wrapped
        and not pair.layout.indent
        and not after.line.appearance.placed
        and not after.terminated
        and abs(after.columns - (pair.layout.full - 4)) <= 1
        and not number_opens
    )
