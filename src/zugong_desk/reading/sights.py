"""Sights: what can be seen of a line among its neighbours, each a question that a sign asks."""

import re
from dataclasses import dataclass

from zugong_desk.domain.numbering import Style
from zugong_desk.reading import shapes
from zugong_desk.reading.features import Features
from zugong_desk.reading.habits import NONE, Habit
from zugong_desk.reading.layout import Layout

LONGEST_COLUMN = 20
"""Columns of the name of a column that nothing but its place shows."""
LONGEST_LABEL = 16
"""Columns of a line that holds the opening words of a part and nothing else."""
SAME_SIZE = 0.08
"""Difference in size, in sizes of running text, below which two lines are set alike."""
SHORTEST_TITLE = 12
"""Columns that a title takes at least."""


@dataclass(frozen=True, slots=True)
class View:
    """A line with its neighbours; None before the first and after the last."""

    this: Features
    earlier: Features | None
    """The line before the one before."""
    before: Features | None
    after: Features | None
    beyond: Features | None
    layout: Layout
    habit: Habit = NONE
    """What the file does elsewhere, once it has been read for the first time."""


def centred(view: View) -> bool:
    line = view.this.line
    return (line.appearance.centred or view.layout.centres(line.indent)) and view.this.columns <= shapes.LONGEST_TITLE


def names_the_bulletin(view: View) -> bool:
    """Whether the largest line of a file stands over what a masthead has below its name."""
    after = view.after
    return view.this.line.appearance.largest and after is not None and after.masthead_like


def small_among_large(view: View) -> bool:
    """Whether a short line is set as large as running text in a file that sets others larger: no title of its."""
    return view.layout.sizes and view.this.line.appearance.body_size


def after_credit(view: View) -> bool:
    before = view.before
    return before is not None and (before.credit_end or before.opener == "source" or (before.unit and before.bracketed))


def stands_over_title(view: View) -> bool:
    """Whether a short line stands over what looks like a title: a line that fits the name of a column."""
    this, after, beyond = view.this, view.after, view.beyond
    if after is None or beyond is None or this.columns > LONGEST_COLUMN or this.number is not None or this.unit:
        return False
    titled = after.titular and not after.unit and not after.numbered and after.columns > this.columns
    return this.titular and titled and (beyond.unit or beyond.bodily or view.layout.filled_by(beyond.columns))


def too_short(view: View) -> bool:
    """Whether a line is too short for a title, and is not what the line above it in the middle has left."""
    before = view.before
    left = before is not None and centred(view) and before.titular and view.layout.centres(before.line.indent)
    return view.this.columns < SHORTEST_TITLE and not left


def byline_before_title(view: View) -> bool:
    after, beyond = view.after, view.beyond
    titled = after is not None and after.titular and not after.unit and not after.numbered
    return (
        view.this.unit
        and not view.this.bracketed
        and titled
        and beyond is not None
        and (beyond.bodily or view.layout.filled_by(beyond.columns))
    )


def credit_before_byline(view: View) -> bool:
    """Whether a unit stands below text and over a title that has a unit of its own: it wrote what stands above."""
    before, after, beyond = view.before, view.after, view.beyond
    if before is None or after is None or beyond is None:
        return False
    return view.this.unit and before.bodily and after.titular and not after.unit and beyond.unit


def title_after_byline(view: View) -> bool:
    before = view.before
    return before is not None and before.unit and not view.this.unit and view.this.titular and text_follows(view)


def title_below_byline(view: View) -> bool:
    """Whether a short line stands between a unit that has no title above it and text: a title where units come first."""
    earlier = view.earlier
    titled = earlier is not None and earlier.titular and not earlier.masthead_like
    return title_after_byline(view) and not titled and not view.this.numbered


def mark_follows(view: View) -> bool:
    after = view.after
    marked = after is not None and after.lead_mark and not after.unit and after.opener != "author"
    other = after is not None and view.this.text[0] != after.text[0]
    return marked and (not view.this.lead_mark or other or view.this.column_like or view.this.decorated)


def list_goes_on(view: View) -> bool:
    """Whether a numbered line follows a numbered one that ends in a semicolon: the last of a list, stop and all."""
    this, before = view.this, view.before
    if before is None or this.number is None or before.number is None:
        return False
    return this.number.style is before.number.style and before.text.endswith(("；", ";"))


def after_label(view: View, opener: str) -> bool:
    """Whether the line before says nothing but the opening words of its part, and this one is no title by its look."""
    before = view.before
    label = before is not None and before.opener == opener and before.columns <= LONGEST_LABEL and not before.terminated
    return label and not view.this.opener and (view.this.bodily or view.this.terminated)


def asks_alone(view: View) -> bool:
    """Whether the line is one short question or call, and not what a wide line before it has left to say."""
    before = view.before
    left = before is not None and not before.terminated and before.columns >= view.layout.full - 6 > 0
    return view.this.asks and not left


def unit_follows(view: View) -> bool:
    """Whether the next line, or the one after a second line of a title, names a unit."""
    after, beyond = view.after, view.beyond
    if after is None:
        return False
    second = after.titular and after.line.gap <= view.layout.gap
    return after.unit or (beyond is not None and beyond.sure_unit and second)


def body_follows(view: View) -> bool:
    return text_follows(view) or (view.after is not None and view.after.numbered)


def text_follows(view: View) -> bool:
    after = view.after
    return after is not None and not after.numbered and (after.bodily or view.layout.filled_by(after.columns))


def fills_line(view: View) -> bool:
    return view.layout.filled_by(view.this.columns)


def runs_on_from_title(view: View) -> bool:
    """Whether a marked title goes on into its text in the same line; a unit behind it ends it."""
    this = view.this
    return this.lead_mark and not this.unit_behind and (this.bodily or fills_line(view))


def cut_above(view: View) -> bool:
    """Whether the line before takes all the room and stops in mid-sentence: no title and no column begins here."""
    before = view.before
    if before is None or before.terminated:
        return False
    if before.line.appearance.reaches:
        return _goes_on_below(view, before)
    return before.bodily and view.layout.filled_by(before.columns)


def _goes_on_below(view: View, before: Features) -> bool:
    """Whether a line stands on its page as the next line of a paragraph does: flush, close, in the same size."""
    line = view.this.line
    alike = abs(line.appearance.scale - before.line.appearance.scale) < SAME_SIZE
    return alike and line.gap == 0 and line.indent <= view.layout.margin and not line.appearance.centred


def entry_follows(view: View) -> bool:
    after = view.after
    return after is not None and (after.leader or after.list_mark or after.echoed_later)


def parallel_heading(view: View) -> bool:
    """Whether lines built alike stand before text: headings, unless a contents list or a byline makes them titles."""
    return view.this.parallel and not view.this.echoes_earlier and view.this.line.hashes != 1 and text_follows(view)


def listed_title_follows(view: View) -> bool:
    after = view.after
    listed = after is not None and after.echoes_earlier and not after.leader
    return listed and not view.this.echoed_later and not view.this.numbered


def leader_follows(view: View) -> bool:
    after = view.after
    follows = after is not None and after.leader and not after.bodily
    return follows and view.this.titular and not view.this.leader


def table_follows(view: View) -> bool:
    """Whether a row of a table or its caption follows, but no caption of a picture."""
    after = view.after
    return after is not None and after.tabular and not view.this.tabular and after.text.strip("（(")[0] != "图"


def ordinal_alone(view: View) -> bool:
    """Whether a short line that 第一 opens stands over text."""
    number = view.this.number
    return number is not None and number.style is Style.ORDINAL and view.this.titular and text_follows(view)


def numbered_sentence(view: View) -> bool:
    """Whether the line is one short numbered sentence before its text; in a list of such none is a heading."""
    this, after = view.this, view.after
    one_sentence = this.numbered and this.terminated and not this.inner_stop and this.columns <= 60
    return one_sentence and after is not None and after.bodily and not after.numbered


def name_under_title(view: View) -> bool:
    """Whether the line could be a person's name, alone under a line of a title: 何　川."""
    name = re.sub(r"\s", "", view.this.text)
    return (
        2 <= len(name) <= 4
        and name.isalpha()
        and view.before is not None
        and view.before.titular
        and not view.this.repeated
    )


def bracketed_note(view: View) -> bool:
    """Whether a whole sentence stands in brackets below a short line: what a column says of itself."""
    this, before = view.this, view.before
    said = this.bracketed and this.text[-2] in shapes.TERMINAL
    return said and before is not None and before.titular and before.columns <= LONGEST_COLUMN


def stands_over_byline(view: View) -> bool:
    """Whether a short line with a mark stands over a unit and a title: the name of a column where units come first."""
    this, after, beyond = view.this, view.after, view.beyond
    if after is None or beyond is None or this.columns > LONGEST_COLUMN or not (this.lead_mark or this.decorated):
        return False
    return after.unit and beyond.titular and not beyond.unit
