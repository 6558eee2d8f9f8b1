"""Weights: the one table of what each sign says for and against each kind, and of what may follow what.

The scores add up along the lines of a file, and `kinds` picks the sequence with the highest sum; 2 to 3 is a hint, 8 all but settles it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from zugong_desk.domain.kinds import Kind
from zugong_desk.reading.features import Features, Layout

K = Kind


@dataclass(frozen=True, slots=True)
class View:
    """A line with its neighbours; None before the first and after the last."""

    this: Features
    before: Features | None
    after: Features | None
    beyond: Features | None
    layout: Layout


@dataclass(frozen=True, slots=True)
class Sign:
    """One row: what is seen, when it holds, and its weight for each kind that it speaks to."""

    why: str
    holds: Callable[[View], bool]
    weights: Mapping[Kind, float]


def _unit_follows(view: View) -> bool:
    """Whether the next line, or the one after a second line of a title, names a unit."""
    after, beyond = view.after, view.beyond
    if after is None:
        return False
    return after.unit or (beyond is not None and beyond.sure_unit and after.titular and after.line.gap == 0)


def _body_follows(view: View) -> bool:
    return view.after is not None and (view.after.bodily or view.after.numbered)


def _fills_line(view: View) -> bool:
    return view.layout.wrapped and view.layout.full - 4 <= view.this.columns <= view.layout.full + 8


def _entry_follows(view: View) -> bool:
    after = view.after
    return after is not None and (after.leader or after.list_mark or after.echoed_later)


SIGNS = (
    Sign(
        "可作正文",
        lambda v: True,
        {
            K.PARAGRAPH: 1,
            K.BYLINE: -2,
            K.SOURCE_CREDIT: -2,
            K.HEADING: -2.5,
            K.TOC: -3,
            K.COLUMN: -2,
            K.TOC_ENTRY: -2,
            K.MASTHEAD: -2,
            K.DISTRIBUTION: -3,
        },
    ),
    Sign(
        "句中有句号",
        lambda v: v.this.inner_stop,
        {
            K.PARAGRAPH: 4,
            K.ARTICLE_TITLE: -7,
            K.HEADING: -6,
            K.BYLINE: -8,
            K.COLUMN: -8,
            K.TOC_ENTRY: -6,
            K.MASTHEAD: -6,
            K.TOC: -8,
            K.SOURCE_CREDIT: -3,
        },
    ),
    Sign(
        "有句末标点",
        lambda v: v.this.terminated,
        {
            K.PARAGRAPH: 2.5,
            K.ARTICLE_TITLE: -5,
            K.HEADING: -2,
            K.BYLINE: -6,
            K.COLUMN: -6,
            K.TOC_ENTRY: -4,
            K.MASTHEAD: -5,
            K.TOC: -6,
            K.SOURCE_CREDIT: -2,
        },
    ),
    Sign(
        "行很长",
        lambda v: v.this.columns > 92,
        {
            K.PARAGRAPH: 3,
            K.ARTICLE_TITLE: -6,
            K.HEADING: -5,
            K.BYLINE: -8,
            K.COLUMN: -8,
            K.TOC_ENTRY: -5,
            K.MASTHEAD: -4,
            K.TOC: -8,
            K.SOURCE_CREDIT: -5,
        },
    ),
    Sign("排满一行", _fills_line, {K.PARAGRAPH: 2, K.ARTICLE_TITLE: -1.5, K.HEADING: -2}),
    Sign(
        "停在逗号或前括号",
        lambda v: v.this.open_ended,
        {K.PARAGRAPH: 2, K.ARTICLE_TITLE: -3, K.HEADING: -6, K.BYLINE: -6, K.COLUMN: -6},
    ),
    Sign(
        "有逗号",
        lambda v: v.this.commas > 0,
        {K.PARAGRAPH: 1, K.ARTICLE_TITLE: -1, K.COLUMN: -3, K.BYLINE: -3, K.MASTHEAD: -3},
    ),
    Sign(
        "冒号收尾",
        lambda v: v.this.colon_end,
        {K.PARAGRAPH: 1.5, K.ARTICLE_TITLE: -5, K.HEADING: -2, K.COLUMN: -3, K.BYLINE: -4, K.TOC_ENTRY: -3},
    ),
    Sign("称呼", lambda v: v.this.opener == "salutation", {K.PARAGRAPH: 6}),
    Sign(
        "独占一行、无句末标点",
        lambda v: v.this.titular,
        {K.ARTICLE_TITLE: 2, K.HEADING: 1, K.COLUMN: 1, K.TOC_ENTRY: 1, K.PARAGRAPH: -1},
    ),
    Sign("行太短", lambda v: v.this.columns < 12, {K.ARTICLE_TITLE: -3}),
    Sign(
        "有标题记号",
        lambda v: v.this.line.hashes > 0,
        {K.ARTICLE_TITLE: 2, K.HEADING: 2, K.COLUMN: 1, K.MASTHEAD: 1, K.PARAGRAPH: -4},
    ),
    Sign("一级标题记号", lambda v: v.this.line.hashes == 1 and not v.this.terminated, {K.ARTICLE_TITLE: 2}),
    Sign("低级标题记号", lambda v: v.this.line.hashes >= 3, {K.HEADING: 2, K.ARTICLE_TITLE: -1}),
    Sign("有标题记号、以句号收尾", lambda v: v.this.line.hashes > 0 and v.this.terminated, {K.HEADING: 4}),
    Sign(
        "整行加粗",
        lambda v: v.this.bold_whole and not v.this.inner_stop,
        {K.HEADING: 5, K.ARTICLE_TITLE: 2, K.COLUMN: 1, K.PARAGRAPH: -2},
    ),
    Sign(
        "前有序号",
        lambda v: v.this.numbered,
        {K.ARTICLE_TITLE: -6, K.HEADING: 3, K.COLUMN: -5, K.BYLINE: -8, K.MASTHEAD: -6, K.TOC_ENTRY: 0.5},
    ),
    Sign("前有序号、独占一行", lambda v: v.this.numbered and v.this.titular and not v.this.open_ended, {K.HEADING: 6}),
    Sign(
        "前有序号、只有一句",
        lambda v: (
            v.this.numbered
            and v.this.terminated
            and not v.this.inner_stop
            and v.this.columns <= 60
            and not v.this.text.endswith(("；", ";"))
            and _body_follows(v)
            and v.after is not None
            and not v.after.numbered
        ),
        {K.HEADING: 2.5},
    ),
    Sign("以分号收尾", lambda v: v.this.text.endswith(("；", ";")), {K.HEADING: -8, K.PARAGRAPH: 2}),
    Sign(
        "以一是、第一开头",
        lambda v: v.this.number is not None and not v.this.numbered,
        {K.PARAGRAPH: 3, K.ARTICLE_TITLE: -5, K.HEADING: -1, K.BYLINE: -6},
    ),
    Sign(
        "引题符号开头、标题接正文",
        lambda v: v.this.lead_mark and (v.this.bodily or _fills_line(v)),
        {K.PARAGRAPH: 8, K.EDITOR_NOTE: -8, K.INSTRUCTION: -8},
    ),
    Sign(
        "引题符号开头",
        lambda v: v.this.lead_mark and v.this.titular and not _fills_line(v),
        {K.ARTICLE_TITLE: 2, K.TOC: 1, K.COLUMN: 2, K.HEADING: 1, K.BYLINE: -4},
    ),
    Sign("下一行是单位名", _unit_follows, {K.ARTICLE_TITLE: 5, K.PARAGRAPH: -2, K.HEADING: -2, K.COLUMN: -2}),
    Sign("下一行是正文", _body_follows, {K.ARTICLE_TITLE: 1, K.HEADING: 1, K.BYLINE: 1}),
    Sign(
        "下一行以引题符号开头",
        lambda v: v.after is not None and v.after.lead_mark,
        {K.COLUMN: 5, K.ARTICLE_TITLE: -5, K.HEADING: -2, K.BYLINE: -3},
    ),
    Sign(
        "前文目录列过",
        lambda v: v.this.echoes_earlier and not v.this.bodily,
        {K.ARTICLE_TITLE: 5, K.COLUMN: 1, K.TOC_ENTRY: -3, K.HEADING: -2},
    ),
    Sign(
        "后文再次出现",
        lambda v: v.this.echoed_later and not v.this.bodily,
        {K.TOC_ENTRY: 5, K.TOC: 1, K.ARTICLE_TITLE: -2},
    ),
    Sign(
        "行末是页码",
        lambda v: v.this.leader and not v.this.bodily,
        {K.TOC_ENTRY: 4, K.ARTICLE_TITLE: -3, K.HEADING: -4, K.PARAGRAPH: -1, K.MASTHEAD: -2},
    ),
    Sign(
        "前有列表记号", lambda v: v.this.list_mark, {K.TOC_ENTRY: 2, K.ARTICLE_TITLE: -2, K.HEADING: -3, K.COLUMN: -3}
    ),
    Sign("目录字样", lambda v: v.this.opener == "toc", {K.TOC: 14}),
    Sign("下一行是目录条目", _entry_follows, {K.TOC: 4, K.COLUMN: -2, K.TOC_ENTRY: 1}),
    Sign(
        "栏目名", lambda v: v.this.column_like and not v.this.terminated, {K.COLUMN: 4, K.TOC: 3, K.ARTICLE_TITLE: -1}
    ),
    Sign(
        "全行在方头括号里",
        lambda v: v.this.bracketed and v.this.text[0] in "【〔[",
        {K.COLUMN: 6, K.TOC: 2, K.PARAGRAPH: -3, K.BYLINE: -2, K.ARTICLE_TITLE: -2},
    ),
    Sign("很短", lambda v: v.this.columns <= 20 and v.this.titular, {K.COLUMN: 1, K.TOC: 0.5, K.PARAGRAPH: -0.5}),
    Sign(
        "单位名",
        lambda v: v.this.unit,
        {K.BYLINE: 4, K.SOURCE_CREDIT: 3, K.ARTICLE_TITLE: -4, K.HEADING: -5, K.COLUMN: -3, K.TOC: -3, K.TOC_ENTRY: -2},
    ),
    Sign("确是单位名", lambda v: v.this.sure_unit, {K.BYLINE: 2, K.SOURCE_CREDIT: 2, K.ARTICLE_TITLE: -3}),
    Sign("括号里的单位名", lambda v: v.this.unit and v.this.bracketed, {K.BYLINE: 1, K.SOURCE_CREDIT: 3}),
    Sign("供稿、作者", lambda v: v.this.opener == "author", {K.BYLINE: 8, K.SOURCE_CREDIT: 8}),
    Sign("注明来源", lambda v: v.this.opener == "source" and v.this.columns <= 92, {K.SOURCE_CREDIT: 11}),
    Sign(
        "单位名，下一行是日期",
        lambda v: v.this.unit and v.after is not None and v.after.date_only,
        {K.SOURCE_CREDIT: 4},
    ),
    Sign(
        "只有日期",
        lambda v: v.this.date_only,
        {K.SOURCE_CREDIT: 5, K.ARTICLE_TITLE: -8, K.HEADING: -8, K.COLUMN: -6, K.PARAGRAPH: -1},
    ),
    Sign(
        "刊名、期号、编发单位或日期",
        lambda v: v.this.masthead_like,
        {K.MASTHEAD: 8, K.SOURCE_CREDIT: -4, K.COLUMN: -3, K.ARTICLE_TITLE: -3, K.TOC: -3},
    ),
    Sign("在最前面", lambda v: v.this.depth <= 1, {K.MASTHEAD: 2}),
    Sign("已过刊头", lambda v: v.this.depth > 10, {K.MASTHEAD: -10}),
    Sign("编者按字样", lambda v: v.this.opener == "editor_note", {K.EDITOR_NOTE: 18}),
    Sign("批示字样", lambda v: v.this.opener == "instruction", {K.INSTRUCTION: 18}),
    Sign("报、送、发或编印字样", lambda v: v.this.opener == "distribution", {K.DISTRIBUTION: 12}),
    Sign("印发字样", lambda v: v.this.issued, {K.DISTRIBUTION: 9}),
    Sign("靠近末尾", lambda v: v.this.remaining <= 8, {K.DISTRIBUTION: 1}),
)
"""Every sign that holds for a line adds its weights to the kinds that the line could begin."""

NEVER = -20.0
START = "start"
FOLLOW: Mapping[str, Mapping[Kind, float]] = {
    START: {K.MASTHEAD: 1, K.BYLINE: -6, K.SOURCE_CREDIT: -6, K.DISTRIBUTION: -3, K.TOC_ENTRY: -4, K.HEADING: -1},
    K.MASTHEAD: {
        K.MASTHEAD: -9,
        K.BYLINE: -5,
        K.HEADING: -2,
        K.SOURCE_CREDIT: -8,
        K.DISTRIBUTION: -4,
        K.PARAGRAPH: -1,
        K.TOC_ENTRY: -2,
    },
    K.TOC: {
        K.TOC_ENTRY: 3,
        K.TOC: -1,
        K.COLUMN: -3,
        K.PARAGRAPH: -4,
        K.ARTICLE_TITLE: -3,
        K.BYLINE: -7,
        K.SOURCE_CREDIT: -7,
        K.HEADING: -5,
        K.MASTHEAD: -6,
    },
    K.TOC_ENTRY: {
        K.TOC_ENTRY: 2,
        K.TOC: 1,
        K.BYLINE: -7,
        K.HEADING: -5,
        K.SOURCE_CREDIT: -7,
        K.MASTHEAD: -6,
        K.PARAGRAPH: -1,
    },
    K.EDITOR_NOTE: {
        K.EDITOR_NOTE: 0,
        K.BYLINE: -7,
        K.HEADING: -3,
        K.PARAGRAPH: -3,
        K.SOURCE_CREDIT: -4,
        K.MASTHEAD: -6,
    },
    K.INSTRUCTION: {
        K.INSTRUCTION: -1,
        K.BYLINE: -7,
        K.HEADING: -3,
        K.PARAGRAPH: -1,
        K.SOURCE_CREDIT: -5,
        K.MASTHEAD: -6,
    },
    K.COLUMN: {
        K.COLUMN: -3,
        K.ARTICLE_TITLE: 2,
        K.PARAGRAPH: -0.5,
        K.BYLINE: -5,
        K.HEADING: -1,
        K.DISTRIBUTION: -3,
        K.SOURCE_CREDIT: -7,
        K.MASTHEAD: -6,
        K.TOC: -3,
    },
    K.ARTICLE_TITLE: {
        K.ARTICLE_TITLE: -6,
        K.BYLINE: 4,
        K.PARAGRAPH: 1,
        K.COLUMN: -4,
        K.SOURCE_CREDIT: -5,
        K.TOC: -5,
        K.DISTRIBUTION: -5,
        K.MASTHEAD: -6,
    },
    K.BYLINE: {
        K.BYLINE: -1,
        K.PARAGRAPH: 1,
        K.HEADING: 1,
        K.ARTICLE_TITLE: -5,
        K.COLUMN: -4,
        K.SOURCE_CREDIT: -5,
        K.DISTRIBUTION: -4,
        K.MASTHEAD: -6,
        K.TOC: -5,
    },
    K.HEADING: {
        K.HEADING: -0.5,
        K.PARAGRAPH: 1,
        K.BYLINE: -7,
        K.ARTICLE_TITLE: -4,
        K.COLUMN: -4,
        K.SOURCE_CREDIT: -6,
        K.DISTRIBUTION: -4,
        K.MASTHEAD: -6,
        K.TOC: -5,
    },
    K.PARAGRAPH: {K.BYLINE: -8, K.TOC: -3, K.MASTHEAD: -6},
    K.SOURCE_CREDIT: {K.BYLINE: -6, K.SOURCE_CREDIT: -2, K.HEADING: -2, K.MASTHEAD: -6, K.TOC: -3},
    K.DISTRIBUTION: {
        K.DISTRIBUTION: 2,
        K.PARAGRAPH: -5,
        K.ARTICLE_TITLE: -2,
        K.HEADING: -5,
        K.BYLINE: -8,
        K.SOURCE_CREDIT: -3,
        K.MASTHEAD: 1,
    },
}
"""What a block that begins after a block of a kind adds to its score; 0 where nothing is said."""

NOTE_STARTS = {K.EDITOR_NOTE: -14.0, K.INSTRUCTION: -14.0}
"""Added wherever a note does not follow its like: only its opening word starts one."""

ENTRY_STARTS = -4.0
"""Added to an entry of a contents list that follows neither its heading nor another entry."""
