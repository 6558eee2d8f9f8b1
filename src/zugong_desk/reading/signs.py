"""Signs: the one table of what is seen in a line and its neighbours."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from zugong_desk.reading import shapes
from zugong_desk.reading.features import DEEPEST_HEAD, LONGEST_TITLE, Features
from zugong_desk.reading.habits import Habit
from zugong_desk.reading.layout import Layout

LONGEST_COLUMN = 20
"""Columns of the name of a column that nothing but its place shows."""
LONGEST_LABEL = 16
"""Columns of a line that holds the opening words of a part and nothing else."""
SHORTEST_TITLE = 12
"""Columns that a title takes at least."""
ALWAYS = "可作正文"
"""What holds for every line: how common each kind is."""


@dataclass(frozen=True, slots=True)
class View:
    """A line with its neighbours; None before the first and after the last."""

    this: Features
    before: Features | None
    after: Features | None
    beyond: Features | None
    layout: Layout
    habit: Habit | None = None
    """What the file does elsewhere, once it has been read for the first time."""


@dataclass(frozen=True, slots=True)
class Sign:
    """What is seen, in the words that an editor reads, and when it holds. Its weights stand in `parser/signs.csv`."""

    why: str
    holds: Callable[[View], bool]


def _centred(view: View) -> bool:
    return view.this.line.indent >= view.layout.margin + shapes.CENTRED and view.this.columns <= LONGEST_TITLE


def _after_credit(view: View) -> bool:
    before = view.before
    return before is not None and (before.credit_end or before.opener == "source" or (before.unit and before.bracketed))


def _stands_over_title(view: View) -> bool:
    """Whether a short line stands over what looks like a title: a line that fits the name of a column."""
    this, after, beyond = view.this, view.after, view.beyond
    if after is None or beyond is None or this.columns > LONGEST_COLUMN or this.number is not None or this.unit:
        return False
    titled = after.titular and not after.unit and not after.numbered and after.columns > this.columns
    return this.titular and titled and (beyond.unit or beyond.bodily or view.layout.filled_by(beyond.columns))


def _too_short(view: View) -> bool:
    """Whether a line is too short for a title, and is not what the line above it in the middle has left."""
    before = view.before
    left = (
        before is not None
        and _centred(view)
        and before.titular
        and before.line.indent >= view.layout.margin + shapes.CENTRED
    )
    return view.this.columns < SHORTEST_TITLE and not left


def _byline_before_title(view: View) -> bool:
    after, beyond = view.after, view.beyond
    titled = after is not None and after.titular and not after.unit and not after.numbered
    return (
        view.this.unit
        and not view.this.bracketed
        and titled
        and beyond is not None
        and (beyond.bodily or view.layout.filled_by(beyond.columns))
    )


def _title_after_byline(view: View) -> bool:
    before = view.before
    return before is not None and before.unit and not view.this.unit and view.this.titular and _text_follows(view)


def _mark_follows(view: View) -> bool:
    after = view.after
    marked = after is not None and after.lead_mark and not after.unit and after.opener != "author"
    return marked and (not view.this.lead_mark or view.this.column_like or view.this.decorated)


def _list_goes_on(view: View) -> bool:
    """Whether a numbered line follows a numbered one that ends in a semicolon: the last of a list, stop and all."""
    this, before = view.this, view.before
    if before is None or this.number is None or before.number is None:
        return False
    return this.number.style is before.number.style and before.text.endswith(("；", ";"))


def _after_label(view: View, opener: str) -> bool:
    """Whether the line before says nothing but the opening words of its part, and this one is no title by its look."""
    before = view.before
    label = before is not None and before.opener == opener and before.columns <= LONGEST_LABEL and not before.terminated
    return label and not view.this.opener and (view.this.bodily or view.this.terminated)


def _asks_alone(view: View) -> bool:
    """Whether the line is one short question or call, and not what a wide line before it has left to say."""
    before = view.before
    left = before is not None and not before.terminated and before.columns >= view.layout.full - 6 > 0
    return view.this.asks and not left


def _unit_follows(view: View) -> bool:
    """Whether the next line, or the one after a second line of a title, names a unit."""
    after, beyond = view.after, view.beyond
    if after is None:
        return False
    return after.unit or (beyond is not None and beyond.sure_unit and after.titular and after.line.gap == 0)


def _body_follows(view: View) -> bool:
    return _text_follows(view) or (view.after is not None and view.after.numbered)


def _text_follows(view: View) -> bool:
    after = view.after
    return after is not None and not after.numbered and (after.bodily or view.layout.filled_by(after.columns))


def _fills_line(view: View) -> bool:
    return view.layout.filled_by(view.this.columns)


def _entry_follows(view: View) -> bool:
    after = view.after
    return after is not None and (after.leader or after.list_mark or after.echoed_later)


def _parallel_heading(view: View) -> bool:
    """Whether lines built alike stand before text: headings, unless a contents list or a byline makes them titles."""
    return view.this.parallel and not view.this.echoes_earlier and view.this.line.hashes != 1 and _text_follows(view)


def _listed_title_follows(view: View) -> bool:
    after = view.after
    listed = after is not None and after.echoes_earlier and not after.leader
    return listed and not view.this.echoed_later and not view.this.numbered


def _leader_follows(view: View) -> bool:
    after = view.after
    follows = after is not None and after.leader and not after.bodily
    return follows and view.this.titular and not view.this.leader


def _numbered_sentence(view: View) -> bool:
    """Whether the line is one short numbered sentence before its text; in a list of such none is a heading."""
    this, after = view.this, view.after
    one_sentence = this.numbered and this.terminated and not this.inner_stop and this.columns <= 60
    return one_sentence and after is not None and after.bodily and not after.numbered


def _name_under_title(view: View) -> bool:
    """Whether the line could be a person's name, alone under a line of a title: 何　川."""
    name = re.sub(r"\s", "", view.this.text)
    return (
        2 <= len(name) <= 4
        and name.isalpha()
        and view.before is not None
        and view.before.titular
        and not view.this.repeated
    )


# fmt: off
_HABITS = (
    Sign("别处的标题有署名或列入目录，这一行没有", lambda v: v.habit is not None and v.habit.lacks_unit),
    Sign("别处每篇末尾都有署名，上文没有", lambda v: v.habit is not None and v.habit.no_end_before),
    Sign("样子与别处的标题相同", lambda v: v.habit is not None and v.habit.like_titles),
    Sign("样子与别处的标题不同", lambda v: v.habit is not None and v.habit.unlike_titles),
    Sign("样子与别处的栏目相同", lambda v: v.habit is not None and v.habit.like_columns),
    Sign("单位名，全文都署在文末", lambda v: v.habit is not None and v.habit.unit_closes),
    Sign("单位名，全文都署在文前", lambda v: v.habit is not None and v.habit.unit_opens),
    Sign("样子与别处的小标题相同", lambda v: v.habit is not None and v.habit.like_headings),
)

SIGNS = (
    # how the line stands
    Sign(ALWAYS, lambda _: True),
    Sign("句中有句号", lambda v: v.this.inner_stop),
    Sign("有句末标点", lambda v: v.this.terminated),
    Sign("行很长", lambda v: v.this.columns > LONGEST_TITLE),
    Sign("排满一行", _fills_line),
    Sign("停在逗号或前括号", lambda v: v.this.open_ended),
    Sign("短短一句问话或号召", _asks_alone),
    Sign("居中", _centred),
    Sign("缩进", lambda v: v.layout.indent > 0 and not _centred(v) and v.this.line.indent > v.layout.margin),
    Sign("顶格，别处段首缩进", lambda v: v.layout.indent > 0 and v.this.line.indent <= v.layout.margin),
    Sign("有逗号", lambda v: v.this.commas > 0),
    Sign("冒号收尾", lambda v: v.this.colon_end),
    Sign("以分号收尾", lambda v: v.this.text.endswith(("；", ";"))),
    Sign("独占一行、无句末标点", lambda v: v.this.titular),
    Sign("很短", lambda v: v.this.columns <= 20 and v.this.titular),
    Sign("行太短", _too_short),
    Sign("别行也以破折号开头", lambda v: v.this.dashed),
    # what a conversion left
    Sign("有标题记号", lambda v: v.this.line.hashes > 0),
    Sign("一级标题记号", lambda v: v.this.line.hashes == 1 and not v.this.terminated),
    Sign("低级标题记号", lambda v: v.this.line.hashes >= 3),
    Sign("有标题记号、以句号收尾", lambda v: v.this.line.hashes > 0 and v.this.terminated),
    Sign("整行加粗", lambda v: v.this.bold_whole and not v.this.inner_stop),
    # numbers
    Sign("前有序号", lambda v: v.this.numbered),
    Sign("前有序号、独占一行", lambda v: v.this.numbered and v.this.titular),
    Sign("前有序号、只有一句", _numbered_sentence),
    Sign("上一条以分号收尾", _list_goes_on),
    Sign("附件目录", lambda v: v.this.attached),
    Sign("以一是、第一开头", lambda v: v.this.number is not None and not v.this.numbered),
    Sign("与别行句式相同、下接正文", _parallel_heading),
    # neighbours
    Sign("下一行是单位名", _unit_follows),
    Sign("单位名，下一行像标题、再下是正文", _byline_before_title),
    Sign("上一行是单位名，下一行是正文", _title_after_byline),
    Sign("行末是单位名", lambda v: v.this.unit_behind and v.this.titular),
    Sign("下一行是正文", _body_follows),
    Sign("下一行以引题符号开头", _mark_follows),
    Sign("引题符号开头、标题接正文", lambda v: v.this.lead_mark and (v.this.bodily or _fills_line(v))),
    Sign("引题符号开头", lambda v: v.this.lead_mark and v.this.titular and not _fills_line(v)),
    # contents lists and columns
    Sign("前文目录列过", lambda v: v.this.echoes_earlier and not v.this.bodily),
    Sign("后文再次出现", lambda v: v.this.echoed_later and not v.this.bodily),
    Sign("行末是页码", lambda v: v.this.leader and not v.this.bodily),
    Sign("前有列表记号", lambda v: v.this.list_mark),
    Sign("别处也单列", lambda v: v.this.repeated and not v.this.unit),
    Sign("下一行有页码，这一行没有", _leader_follows),
    Sign("下一行前文目录列过", _listed_title_follows),
    Sign("目录字样", lambda v: v.this.opener == "toc"),
    Sign("下一行是目录条目", _entry_follows),
    Sign("很短，下一行像标题、再下是单位或正文", _stands_over_title),
    Sign("很短，上文到署名为止", lambda v: _stands_over_title(v) and _after_credit(v)),
    Sign("前后有装饰", lambda v: v.this.decorated),
    Sign("上文到署名或来源为止", _after_credit),
    Sign("栏目名", lambda v: v.this.column_like and not v.this.terminated),
    Sign("全行在方头括号里", lambda v: v.this.bracketed and v.this.text[0] in "【〔〖[［"),
    # units, dates and the words that open a part
    Sign("单位名", lambda v: v.this.unit),
    Sign("确是单位名", lambda v: v.this.sure_unit),
    Sign("括号里的单位名", lambda v: v.this.unit and v.this.bracketed),
    Sign("单位名，下一行是日期", lambda v: v.this.unit and v.after is not None and v.after.date_only),
    Sign("只有日期", lambda v: v.this.date_only),
    Sign("表格或图表说明", lambda v: v.this.tabular),
    Sign("人名", _name_under_title),
    Sign("称呼", lambda v: v.this.opener == "salutation"),
    Sign("供稿、作者", lambda v: v.this.opener == "author"),
    Sign("注明来源", lambda v: v.this.opener == "source" and v.this.columns <= LONGEST_TITLE),
    Sign("刊名、期号、编发单位或日期", lambda v: v.this.masthead_like),
    Sign("在最前面", lambda v: v.this.depth <= 1),
    Sign("刊名、单位和日期上面都有了", lambda v: v.this.head_full and v.this.depth <= DEEPEST_HEAD),
    Sign("已过刊头", lambda v: v.this.depth > 10),
    Sign("上一行只有批示字样", lambda v: _after_label(v, "instruction")),
    Sign("上一行只有编者按字样", lambda v: _after_label(v, "editor_note")),
    Sign("编者按字样", lambda v: v.this.opener == "editor_note"),
    Sign("批示字样", lambda v: v.this.opener == "instruction"),
    Sign("报、送、发或编印字样", lambda v: v.this.opener == "distribution"),
    Sign("印发字样", lambda v: v.this.issued),
    Sign("靠近末尾", lambda v: v.this.remaining <= 8),
    *_HABITS,
)
# fmt: on
"""Everything that may speak for or against a kind."""

HABITUAL = frozenset(sign.why for sign in _HABITS)
"""What is only seen at the second reading."""
