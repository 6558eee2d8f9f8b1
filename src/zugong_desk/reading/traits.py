"""Traits: what a line looks like in words, so that a library can learn what its own bulletins mean by it.

Signs say what holds of bulletins everywhere; a trait names one look in one house exactly, and weighs nothing before an
editor corrects it. What one bulletin's editors teach is nothing to another bulletin, nor to the same one set in another way.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from zugong_desk.domain.numbering import Style
from zugong_desk.reading import shapes
from zugong_desk.reading.features import Features
from zugong_desk.reading.layout import Layout
from zugong_desk.reading.lines import Line

LONGEST_LITERAL = 24
"""Characters of a line that is remembered word for word."""

_FIGURES = re.compile(r"[\d０-９\s]+")
_NUMBERS = {
    Style.CHAPTER: "一、",
    Style.BRACKETED: "（一）",
    Style.FIGURE: "1．",
    Style.BRACKETED_FIGURE: "（1）",
    Style.CIRCLED: "①",
    Style.ITEM: "一是",
    Style.ORDINAL: "第一，",
}
_TOP = 12
"""Lines among which a bulletin's name stands."""

_LONGEST_NAME = 60
_WIDTHS = ((20, "很短"), (44, "短"), (shapes.LONGEST_TITLE, "一行以内"))


@dataclass(frozen=True, slots=True)
class Traits:
    """The traits of one line, and of its joint with the line before it (none for the first)."""

    line: tuple[str, ...]
    joint: tuple[str, ...]


def traits_of(features: Sequence[Features], layout: Layout) -> list[Traits]:
    """The traits of each line among its neighbours."""
    house = house_of(features, layout)
    looks = [_look(this, layout) for this in features]
    padded = ["文首", *looks, "文末"]
    joints = [(), *(_joint_traits(before, after, layout) for before, after in pairwise(features))]
    return [
        Traits(
            tuple(house + trait for trait in _line_traits(this, layout, padded[at], look, padded[at + 2])),
            tuple(house + trait for trait in joints[at]),
        )
        for at, (this, look) in enumerate(zip(features, looks, strict=True))
    ]


def house_of(features: Sequence[Features], layout: Layout) -> str:
    """What the traits of a file begin with: its bulletin's name and how it is set; without a name, how exactly."""
    name = _name(features[:_TOP])
    hashes = "井号" * any(this.line.hashes for this in features)
    if name:
        gaps = 2 * sum(this.line.gap > 0 for this in features) > len(features)
        set_ = ("折行" if layout.wrapped else "不折行", "隔行" * gaps, "缩进" * (layout.indent > 0), hashes)
        return f"《{name}》{''.join(set_)}："
    marks = hashes + "加粗" * any(this.line.bold for this in features)
    return f"无刊名，行宽{layout.full // 3 * 3}、空行{layout.gap}、边距{layout.margin}、缩进{layout.indent}{marks}："


def _name(top: Sequence[Features]) -> str:
    """What a file calls itself: a line such as a bulletin's name, else its first short one if an issue's number is near."""
    words = [_FIGURES.sub("", this.text) for this in top if this.columns <= _LONGEST_NAME]
    if not any(shapes.has_issue_number(this.text) for this in top if this.columns <= shapes.LONGEST_TITLE):
        words = [one for one in words if shapes.is_periodical(one)]
    return next((one for one in words if shapes.is_periodical(one)), next(filter(None, words), ""))


def literal(line: Line) -> str:
    """The words of a short line, figures and white space left out: what running heads have in common. Empty if none."""
    words = _FIGURES.sub("", line.text) if len(line.text) <= 2 * LONGEST_LITERAL else ""
    return words if 2 <= len(words) <= LONGEST_LITERAL else ""


def _line_traits(this: Features, layout: Layout, before: str, look: str, after: str) -> Iterator[str]:
    yield f"样子：{look}"
    yield f"样子：{look}；上一行：{before}"
    yield f"样子：{look}；下一行：{after}"
    words = literal(this.line)
    if words:
        yield f"全行：{words}"
    manner = "" if this.bodily else "、".join(part for part in _manner(this, layout) if part)
    if manner:
        yield f"样貌：{manner}"
    if not this.bodily and len(this.text) > 4:
        yield f"开头：{this.text[:2]}；样子：{look}"


def _joint_traits(before: Features, after: Features, layout: Layout) -> tuple[str, ...]:
    ends, begins = _end(before), _start(after) or _indent(after, layout) or "文字"
    room = "满行" if layout.filled_by(before.columns) else _width(before)
    gap = "中间空行" if after.line.gap else "中间不空行"
    return (f"接缝：{room}、{ends}；{begins}；{gap}", f"接缝：{_look(before, layout)}；{_look(after, layout)}；{gap}")


def _look(this: Features, layout: Layout) -> str:
    width = "满行" if layout.filled_by(this.columns) else _width(this)
    parts = (width, _start(this), _end(this), _indent(this, layout), _dress(this), _shape(this))
    return "、".join(part for part in parts if part)


def _manner(this: Features, layout: Layout) -> Iterator[str]:
    """A look without what differs from one short line to the next: how long it is and how it ends."""
    yield _start(this)
    yield "缩进或居中" if _indent(this, layout) else ""
    yield _dress(this)
    yield _shape(this)


def _width(this: Features) -> str:
    return next((name for width, name in _WIDTHS if this.columns <= width), "长")


def _start(this: Features) -> str:
    if this.number is not None:
        return f"以“{_NUMBERS[this.number.style]}”一类开头"
    first = this.text[0]
    if this.opener:
        return f"以{this.opener}字样开头"
    return f"以“{first}”开头" if first in shapes.LEAD_MARKS or not (first.isalnum() or first.isspace()) else ""


def _end(this: Features) -> str:
    if this.terminated:
        return "有句末标点"
    if this.colon_end:
        return "冒号收尾"
    last = this.text[-1]
    return "行末是页码" if this.leader else "无句末标点" if last.isalnum() else f"以“{last}”收尾"


def _indent(this: Features, layout: Layout) -> str:
    extra = this.line.indent - layout.margin
    return "" if extra < 2 else "缩进" if extra < shapes.CENTRED else "居中"


def _dress(this: Features) -> str:
    marks = "#" * this.line.hashes
    return "加粗" + marks if this.bold_whole else marks


def _shape(this: Features) -> str:
    if this.bracketed:
        return "全在括号里"
    return "单位名" if this.unit else "日期" if this.date_only else ""
