"""NUM-SEQ: ordinals that are left out, doubled or out of order."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from zugong_desk.domain.finding import Act, Fix, Severity
from zugong_desk.domain.kinds import Kind, Role
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import IssueView, Passage
from zugong_desk.proofing.rule import Bad, Family, Rule
from zugong_desk.proofing.rules.numbering.ordinals import Ordinal, Style, ordinals, told_otherwise

MOST_MISSING = 2
"""Numbers that one gap may leave out; more are another way of counting."""
NEAR = 3
"""Paragraphs from one ordinal to the next in which they surely belong to one series."""
MOST = 1500
"""Ordinals of one article; more are the rows of a table or no text at all."""
DEEPEST = 12
"""Series that may be open at a time."""
LEAST_BEFORE = 8
"""Characters of running text before an ordinal, from which it does not stand where a text was cut off."""
_TITLES = frozenset({Kind.ARTICLE_TITLE})
_COLUMNS = frozenset({Kind.COLUMN})
_EXCERPTS = ("节选", "摘登", "摘编", "摘要", "摘录", "连载", "续", "（中）", "（下）", "（二）", "（三）")
"""Words of a title whose text may begin in the middle."""


@dataclass(slots=True)
class _Series:
    """Ordinals of one style that count on."""

    style: Style
    last: Ordinal
    value: int
    """What it has counted to, slips corrected."""


@dataclass(slots=True)
class _Count:
    """The series of one article: those that may go on, and those that another level has closed."""

    passages: Sequence[Passage]
    found: Sequence[Ordinal]
    before: dict[Style, int]
    open: list[_Series] = field(default_factory=list)
    closed: dict[Style, int] = field(default_factory=dict)
    passed: set[int] = field(default_factory=set)
    explained: list[Ordinal] = field(default_factory=list)
    """Ordinals that count on as they should."""
    elsewhere: frozenset[Style] = frozenset()
    """Styles that columns of the issue are numbered in: what counts on here may have begun there."""

    def hits(self) -> Iterator[Hit]:
        for index, one in enumerate(self.found):
            if index in self.passed:
                continue
            if one.value == 1 and (first := self._begun_again(index, one)) is not None:
                yield self._hit(one, f"序号“{self._said(one)}”重复", 2, first.last)
                first.last, first.value = one, 2
                continue
            if one.value == 1:
                self._begin(one)
                self.explained.append(one)
                continue
            series = self._going_on(one)
            if series is not None:
                self._close_above(series)
                series.last, series.value = one, one.value
                self.explained.append(one)
            else:
                yield from self._odd(index, one)

    def _begin(self, one: Ordinal) -> None:
        """A new series; one of the same style in another paragraph's running text will not go on behind it."""
        if one.style < Style.ITEM:
            self._drop(lambda other: other.style > one.style)
        self._drop(lambda other: other.style is one.style and not (other.last.opens or other.last.at == one.at))
        self.open.append(_Series(one.style, one, 1))
        del self.open[:-DEEPEST]

    def _begun_again(self, index: int, one: Ordinal) -> _Series | None:
        """The series of a single number that a second first number follows in the next place, with no head between."""
        series = self.open[-1] if self.open else None
        if series is None or series.style is not one.style or series.value != 1 or one.style >= Style.ITEM:
            return None
        following = self._next(index, one)
        goes_on = following is not None and following.value == 2
        apart = one.at - series.last.at
        if goes_on or not (one.opens and series.last.opens and 0 < apart <= NEAR):
            return None
        between = self.passages[series.last.at + 1 : one.at + 1]
        parted = any(passage.kind is Kind.HEADING and passage is not between[-1] for passage in between)
        heads = (head for passage in between for head in passage.block.heads)
        named = any(head.role in (Role.RUN_IN, Role.TITLE) for head in heads)
        return None if parted or named else series

    def _drop(self, unwanted: Callable[[_Series], bool]) -> None:
        for other in [other for other in self.open if unwanted(other)]:
            self.closed[other.style] = other.value
            self.open.remove(other)

    def _alike(self, one: Ordinal) -> list[_Series]:
        """The open series that an ordinal may belong to, the innermost first: inside a paragraph, that paragraph's."""
        same = [other for other in reversed(self.open) if other.style is one.style]
        here = [other for other in same if other.last.at == one.at]
        return here if here and not one.opens else same

    def _going_on(self, one: Ordinal) -> _Series | None:
        return next((other for other in self._alike(one) if other.value == one.value - 1), None)

    def _close_above(self, series: _Series) -> None:
        at = self.open.index(series)
        for other in self.open[at + 1 :]:
            self.closed[other.style] = other.value
        del self.open[at + 1 :]

    def _odd(self, index: int, one: Ordinal) -> Iterator[Hit]:
        """An ordinal that no open series expects."""
        alike = self._alike(one)
        if not alike:
            yield from self._begun_late(one)
            return
        series = alike[0]
        self._close_above(series)
        following = self._next(index, one)
        if one.value > series.value + 1:
            yield from self._gap(one, series, following)
        else:
            yield from self._again(one, series, following)

    def _next(self, index: int, one: Ordinal) -> Ordinal | None:
        return next((other for other in self.found[index + 1 :] if other.style is one.style), None)

    def _gap(self, one: Ordinal, series: _Series, following: Ordinal | None) -> Iterator[Hit]:
        missing = range(series.value + 1, one.value)
        between = self._between(series.last, one)
        wanted = series.value + 1
        sure = len(missing) <= MOST_MISSING and not any(told_otherwise(value, one.style, between) for value in missing)
        slip = following is not None and following.value == one.value and len(missing) == 1
        turned = following is not None and following.value == wanted and len(missing) == 1
        if turned and following is not None:
            self.passed.add(self.found.index(following))
        if sure:
            names = "、".join(f"“{self._called(one, value)}”" for value in missing)
            what = "与下一项次序颠倒" if turned else f"前面缺{names}"
            yield self._hit(one, f"序号“{self._said(one)}”{what}", wanted if slip else None, series.last)
        series.last, series.value = one, wanted if slip and sure else one.value

    def _again(self, one: Ordinal, series: _Series, following: Ordinal | None) -> Iterator[Hit]:
        wanted = series.value + 1
        skips = following is not None and following.value == wanted + 1
        doubled = one.value == series.value
        if told_otherwise(1, one.style, self._between(series.last, one)) or not (doubled or skips):
            self._drop(lambda other: other is series)
            self.open.append(_Series(one.style, one, one.value))
            return
        goes_on = following is not None and following.value == wanted
        message = f"序号“{self._said(one)}”重复" if doubled else f"序号“{self._said(one)}”次序不对"
        yield self._hit(one, message, None if goes_on else wanted, series.last)
        series.last, series.value = one, wanted if skips else one.value

    def _begun_late(self, one: Ordinal) -> Iterator[Hit]:
        """A series that no first number opens: a slip only if nothing before may have counted up to it."""
        counted = self.closed.get(one.style, self.before.get(one.style, 0))
        self.open.append(_Series(one.style, one, one.value))
        if one.style in self.elsewhere:
            return
        if one.value != 2 or counted == 1 or (counted and one.style < Style.CIRCLED) or not self._follows(one):
            return
        begin = max((other.last.at for other in self.open[:-1]), default=0)
        between = "\n".join(passage.text for passage in self.passages[begin : one.at])
        between += f"\n{self.passages[one.at].text[: one.start]}"
        if not told_otherwise(1, one.style, between) and self._whole():
            yield self._hit(one, f"序号从“{self._said(one)}”起，前面缺“{self._called(one, 1)}”", None, None)

    def _follows(self, one: Ordinal) -> bool:
        """Whether an article begins before an ordinal: a file that begins with it is a piece of another."""
        if one.style < Style.CIRCLED and self.passages[0].kind is not Kind.ARTICLE_TITLE:
            return False
        said = "".join(passage.text for passage in self.passages[: one.at] if passage.kind is Kind.PARAGRAPH)
        return len(said) + one.start >= LEAST_BEFORE

    def _whole(self) -> bool:
        """Whether the text is an article of its own from its first sentence on."""
        title = self.passages[0].text[:80]
        return not any(word in title for word in _EXCERPTS)

    def _between(self, first: Ordinal, second: Ordinal) -> str:
        """What stands between two ordinals, without the ordinals there of which nothing is amiss."""
        parts = []
        for at in range(first.at, second.at + 1):
            start = first.end if at == first.at else 0
            end = second.start if at == second.at else len(self.passages[at].text)
            parts.append(self._bare(at, start, end))
        return "\n".join(parts)

    def _bare(self, at: int, start: int, end: int) -> str:
        text = self.passages[at].text
        known = [one for one in self.explained if one.at == at and start <= one.start and one.end <= end]
        parts = []
        for one in known:
            parts.append(text[start : one.start])
            start = one.end
        return "\n".join([*parts, text[start:end]])

    def _said(self, one: Ordinal) -> str:
        return self.passages[one.at].text[one.start : one.end].strip()

    def _called(self, one: Ordinal, value: int) -> str:
        text = self.passages[one.at].text
        return f"{text[one.start : one.first]}{one.numeral(value)}{text[one.last : one.end]}".strip()

    def _hit(self, one: Ordinal, message: str, wanted: int | None, before: Ordinal | None) -> Hit:
        passage = self.passages[one.at]
        suggestion = one.numeral(wanted) if wanted else None
        start, end = (one.first, one.last) if wanted else (one.start, one.end)
        why = f"上一个是“{self._said(before)}”。" if before else ""
        return Hit(passage.id, start, end, message, suggestion, act=Act.REPLACE, why=why)


def _sequences(view: IssueView) -> Iterator[Hit]:
    before: dict[Style, int] = {}
    columns = frozenset(one.style for one in ordinals(view.passages, _COLUMNS) if one.opens)
    for article in view.articles:
        found = ordinals(article.passages)
        count = _Count(article.passages, found if len(found) <= MOST else (), before, elsewhere=columns)
        yield from count.hits()
        before = {one.style: one.value for one in count.open}
    titles = [one for one in ordinals(view.passages, _TITLES) if one.opens]
    yield from _Count(view.passages, titles if len(titles) <= MOST else (), {}).hits()


_A, _B, _C = "逐村摸排底数，建立工作台账。", "分类制定方案，明确完成时限。", "定期会商研判，及时督促提醒。"

RULES = (
    Rule(
        id="NUM-SEQ",
        name="序号缺漏重复",
        family=Family.NUMBERING,
        severity=Severity.ERROR,
        fix=Fix.SUGGEST,
        clause="GB/T 9704—2012 7.3.3；GB/T 15834—2011 B.3.8",
        why="标准规定序号的写法和层次；同一序列的序号应当连续，不缺、不重、不颠倒。",
        in_issue=_sequences,
        bad=(
            Bad(f"主要做法：一是摸清底数。{_A}三是分类施策。{_B}四是跟踪问效。{_C}", at="三是"),
            Bad(
                f"〈heading 1〉一、摸底\n{_A}\n〈heading 1〉二、施策\n{_B}\n〈heading 1〉二、𠮷祥\n{_C}\n〈heading 1〉四、问效\n{_C}",
                f"一、摸底\n{_A}\n二、施策\n{_B}\n三、𠮷祥\n{_C}\n四、问效\n{_C}",
                at="二",
            ),
            Bad(
                f"##（一）摸底##。{_A}\n##（三）施策##。{_B}\n##（三）问效##。{_C}",
                f"（一）摸底。{_A}\n（二）施策。{_B}\n（三）问效。{_C}",
            ),
            Bad(f"1.摸底。{_A}\n2.施策。{_B}\n2.问效。{_C}", f"1.摸底。{_A}\n2.施策。{_B}\n3.问效。{_C}"),
            Bad(f"这个镇的做法很实在：二是摸清底数。{_A}三是分类施策。{_B}", at="二是"),
            Bad(f"（一）摸底。{_A}\n（一）施策。{_B}", f"（一）摸底。{_A}\n（二）施策。{_B}"),
            Bad(
                f"〈article_title〉1.甲镇建强班子\n{_A}\n〈article_title〉2.乙镇盘活资产\n{_B}\n〈article_title〉2.丙镇优化服务\n{_C}",
                f"1.甲镇建强班子\n{_A}\n2.乙镇盘活资产\n{_B}\n3.丙镇优化服务\n{_C}",
            ),
            Bad(f"一、摸底\n{_A}\n三、施策\n{_B}\n二、问效\n{_C}\n四、总结\n{_A}", at="三、"),
        ),
        good=(
            f"一是摸清底数。{_A}二是分类施策。{_B}三是跟踪问效。{_C}",
            f"〈heading 1〉一、摸底\n（一）查。{_A}\n（二）访。{_B}\n〈heading 1〉二、施策\n（一）议。{_A}\n（二）办。{_B}",
            f"〈heading 1〉一、摸底\n（一）查。{_A}\n（二）访。{_B}\n〈heading 1〉二、施策\n（三）议。{_A}\n（四）办。{_B}",
            f"一是摸清底数。{_A}二要分类施策。{_B}三是跟踪问效。{_C}",
            f"首先，摸清底数。{_A}二是分类施策。{_B}",
            f"〈heading 1〉镇级\n1.摸底。{_A}\n〈heading 1〉村级\n1.施策。{_B}",
            f"（1）摸底。{_A}\n（1）施策。{_B}\n（2）问效。{_C}",
            f"一是查，一是看走访；二是看台账。{_A}二是访。{_B}",
            "干部办事讲究一是一、二是二，不打折扣；获评全省第三，第二批已启动。",
            f"一是摸底。{_A}\n一是施策。{_B}二是问效。{_C}\n二是总结。{_A}",
            f"〈column〉一、要闻\n〈article_title〉甲镇开会𠮷\n{_A}\n〈heading 1〉二、观察\n{_B}\n〈heading 1〉三、来信\n{_C}",
            "〈article_title〉会议发言摘登\n二、施策\n各地分类推进。\n三、问效\n各地定期督促。",
            "十一、十二、二十一日分别召开会议。\n1. 2023年完成。\n2. 2024年验收。",
        ),
    ),
)
