"""Signs: the one table of what is seen in a line and its neighbours."""

from collections.abc import Callable
from dataclasses import dataclass

from zugong_desk.reading import shapes, sights
from zugong_desk.reading.course import DEEPEST_HEAD
from zugong_desk.reading.sights import View

SMALLER = 0.9
"""Size over that of running text below which a line is seen to be set smaller."""
ALWAYS = "各类本来的多少"
"""What holds for every line, and so is never a reason: how common each kind is."""


@dataclass(frozen=True, slots=True)
class Sign:
    """What is seen, in the words that an editor reads, and when it holds. Its weights stand in `parser/signs.csv`.

    The words are a phrase without a pause, for 、 stands between reasons.
    """

    why: str
    holds: Callable[[View], bool]
    faint: bool = False
    """Whether it only says what a line is not, and so is no reason while there are others."""


# fmt: off
OF_HABITS = (
    Sign("没有别处标题都有的署名或目录条目", lambda v: v.habit.lacks_unit, faint=True),
    Sign("上文末尾没有别处都有的署名", lambda v: v.habit.no_end_before, faint=True),
    Sign("样子与别处的标题相同", lambda v: v.habit.like_titles),
    Sign("样子与别处的标题不同", lambda v: v.habit.unlike_titles, faint=True),
    Sign("样子与别处的栏目相同", lambda v: v.habit.like_columns),
    Sign("单位名且全文都署在文末", lambda v: v.habit.unit_closes),
    Sign("单位名且全文都署在文前", lambda v: v.habit.unit_opens),
    Sign("样子与别处的小标题相同", lambda v: v.habit.like_headings),
)

OF_ANY = (
    # how the line stands
    Sign(ALWAYS, lambda _: True),
    Sign("句中有句号", lambda v: v.this.inner_stop),
    Sign("有句末标点", lambda v: v.this.terminated),
    Sign("行比标题长", lambda v: v.this.columns > shapes.LONGEST_TITLE),
    Sign("排满一行", sights.fills_line),
    Sign("行末停在句中标点", lambda v: v.this.open_ended),
    Sign("有缩进", lambda v: v.layout.indent > 0 and not sights.centred(v) and v.this.line.indent > v.layout.margin),
    Sign("顶格而别处段首缩进", lambda v: v.layout.indent > 0 and v.this.line.indent <= v.layout.margin),
    Sign("行中有逗号", lambda v: v.this.commas > 0),
    Sign("以冒号收尾", lambda v: v.this.colon_end),
    Sign("别行也以同一栏名加冒号开头", lambda v: v.this.labelled),
    Sign("以问答字样开头", lambda v: v.this.opener == "dialogue"),
    Sign("以分号收尾", lambda v: v.this.text.endswith(("；", ";"))),
    # what a conversion left
    Sign("有标题记号", lambda v: v.this.line.hashes > 0),
    Sign("有一级标题记号", lambda v: v.this.line.hashes == 1 and not v.this.terminated),
    Sign("有低级标题记号", lambda v: v.this.line.hashes >= 3),
    Sign("有标题记号且以句号收尾", lambda v: v.this.line.hashes > 0 and v.this.terminated and not v.this.asks),
    Sign("整行加粗", lambda v: v.this.bold_whole and not v.this.inner_stop),
    # what the print says
    Sign("字号比正文小", lambda v: 0 < v.this.line.appearance.scale < SMALLER),
    # numbers
    Sign("前有序号", lambda v: v.this.numbered),
    Sign("上一条以分号收尾", sights.list_goes_on),
    Sign("在附件目录里", lambda v: v.this.attached),
    Sign("以“一是”“第一”一类开头", lambda v: v.this.number is not None and not v.this.numbered),
    # neighbours
    Sign("下一行是单位名", sights.unit_follows),
    Sign("下一行是正文", sights.body_follows),
    Sign("下一行以引题符号开头", sights.mark_follows),
    Sign("引题符号开头且标题接正文", sights.runs_on_from_title),
    Sign("上一行排满而没有说完", sights.cut_above, faint=True),
    # contents lists and columns
    Sign("前有列表记号", lambda v: v.this.list_mark),
    Sign("下一行在前文目录里列过", sights.listed_title_follows),
    Sign("有目录字样", lambda v: v.this.opener == "toc"),
    Sign("下一行是目录条目", sights.entry_follows),
    Sign("上文到署名或来源为止", sights.after_credit),
    # units, dates and the words that open a part
    Sign("有供稿或作者字样", lambda v: v.this.opener == "author"),
    Sign("在最前面", lambda v: v.this.depth <= 1),
    Sign("刊头各项上面已经齐全", lambda v: v.this.head_full and v.this.depth <= DEEPEST_HEAD, faint=True),
    Sign("离开头已远", lambda v: v.this.depth > DEEPEST_HEAD, faint=True),
    Sign("上一行只有批示字样", lambda v: sights.after_label(v, "instruction")),
    Sign("上一行只有编者按字样", lambda v: sights.after_label(v, "editor_note")),
    Sign("上文近处没有编者按或批示字样", lambda v: not v.this.noted, faint=True),
    Sign("有编者按字样", lambda v: v.this.opener == "editor_note"),
    Sign("有批示字样", lambda v: v.this.opener == "instruction"),
    Sign("有报送印发或编校一类字样", lambda v: v.this.opener == "distribution"),
    Sign("靠近末尾", lambda v: v.this.remaining <= 8),
)
"""What may hold for any line."""

OF_SHORT = (
    Sign("字号远大于正文", lambda v: v.this.line.appearance.far_larger),
    Sign("字号全文最大且下接期号单位或日期", sights.names_the_bulletin),
    Sign("字号大于正文", lambda v: v.this.line.appearance.larger),
    Sign("与正文同字号而别处有大字", sights.small_among_large, faint=True),
    Sign("字体与正文不同", lambda v: v.this.line.appearance.foreign),
    Sign("靠右", lambda v: v.this.line.appearance.right),
    Sign("短短一句问话或号召", sights.asks_alone),
    Sign("居中", sights.centred),
    Sign("独占一行且无句末标点", lambda v: v.this.titular),
    Sign("很短", lambda v: v.this.columns <= 20 and v.this.titular),
    Sign("以地名或单位加冒号开头", lambda v: v.this.tagged and v.this.titular),
    Sign("比一般标题短", sights.too_short, faint=True),
    Sign("别行也以破折号开头", lambda v: v.this.dashed),
    Sign("以“第一”一类开头且独占一行", sights.ordinal_alone),
    Sign("前有序号且独占一行", lambda v: v.this.numbered and v.this.titular),
    Sign("前有序号且只有一句", sights.numbered_sentence),
    Sign("与别行句式相同且下接正文", sights.parallel_heading),
    Sign("单位名且下接标题和正文", sights.byline_before_title),
    Sign("单位名且下一篇另有署名", sights.credit_before_byline),
    Sign("上有单位名且下接正文", sights.title_after_byline),
    Sign("上有单位名而单位名上无标题", sights.title_below_byline),
    Sign("行末是单位名", lambda v: v.this.unit_behind and v.this.titular),
    Sign("引题符号开头", lambda v: v.this.lead_mark and v.this.titular and not sights.runs_on_from_title(v)),
    Sign("在前文目录里列过", lambda v: v.this.echoes_earlier and not v.this.bodily),
    Sign("后文又出现这一行", lambda v: v.this.echoed_later and not v.this.bodily),
    Sign("行末是页码", lambda v: v.this.leader and not v.this.bodily),
    Sign("别处也这样单列一行", lambda v: v.this.repeated and not v.this.unit),
    Sign("只有下一行末尾有页码", sights.leader_follows),
    Sign("很短且下一行像标题", sights.stands_over_title),
    Sign("很短且上文到署名为止", lambda v: sights.stands_over_title(v) and sights.after_credit(v)),
    Sign("有记号的短行且下接单位名和标题", sights.stands_over_byline),
    Sign("前后有装饰符号", lambda v: v.this.decorated),
    Sign("像栏目名", lambda v: v.this.column_like and not v.this.terminated),
    Sign("短行之下整句在括号里", sights.bracketed_note),
    Sign("全行在方头括号里", lambda v: v.this.bracketed and v.this.text[0] in "【〔〖[［" and not v.this.opener),
    Sign("单位名", lambda v: v.this.unit),
    Sign("必是单位名", lambda v: v.this.sure_unit),
    Sign("括号里的单位名", lambda v: v.this.unit and v.this.bracketed),
    Sign("单位名且下一行是日期", lambda v: v.this.unit and v.after is not None and v.after.date_only),
    Sign("只有日期", lambda v: v.this.date_only),
    Sign("单位名之后有日期", lambda v: v.this.signed),
    Sign("下一行是称呼", lambda v: v.after is not None and v.after.opener == "salutation"),
    Sign("下一行是表格", sights.table_follows),
    Sign("像句子而不像标题", lambda v: v.this.titular and (v.this.opens_sentence or v.this.commas > 1)),
    Sign("像表格或图表说明", lambda v: v.this.tabular),
    Sign("像人名", sights.name_under_title),
    Sign("像称呼", lambda v: v.this.opener == "salutation"),
    Sign("注明来源", lambda v: v.this.opener == "source" and v.this.columns <= shapes.LONGEST_TITLE),
    Sign("像刊头里的刊名期号单位或日期", lambda v: v.this.masthead_like),
    Sign("末尾有印发字样", lambda v: v.this.issued),
)
"""What may hold for a line of at most `LONGEST_TITLE` columns; wider ones are not even looked at."""
# fmt: on

SIGNS = (*OF_ANY, *OF_SHORT, *OF_HABITS)
"""Everything that may speak for or against a kind."""

_Asked = tuple[tuple[int, Callable[[View], bool]], ...]
_ASKED: _Asked = tuple((at, sign.holds) for at, sign in enumerate(SIGNS))
_OF_SHORT = _ASKED[: len(OF_ANY) + len(OF_SHORT)]
_OF_WIDE = _ASKED[: len(OF_ANY)]
_OF_HABITS = _ASKED[len(_OF_SHORT) :]


def held_by(view: View) -> tuple[int, ...]:
    """The indexes in `SIGNS` of what holds at first sight."""
    asked = _OF_SHORT if view.this.columns <= shapes.LONGEST_TITLE else _OF_WIDE
    return tuple([at for at, holds in asked if holds(view)])


def held_by_habit(view: View) -> tuple[int, ...]:
    """The indexes in `SIGNS` of what holds at second sight: what the file does elsewhere."""
    return tuple([at for at, holds in _OF_HABITS if holds(view)])
