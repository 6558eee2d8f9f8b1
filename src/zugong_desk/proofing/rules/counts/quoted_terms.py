"""One term quoted now with its class word, now without: “四好”商会 and “四好商会” (TERM-QUOTE)."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from zugong_desk.domain.finding import Beside, Fix, Severity
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import IssueView, Passage
from zugong_desk.proofing.quotes import Marks, pairs
from zugong_desk.proofing.rule import Bad, Family, Rule

_SHORTEST, _LONGEST = 2, 14
_BEHIND = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]{1,4}")
_NUMBERED = re.compile("[一二两三四五六七八九十双]")
_PEOPLE = re.compile("人员|同志|队伍|志愿者")
"""Class words that no term ends with: the quotation marks belong before them."""


@dataclass(frozen=True, slots=True)
class _Quoted:
    """A term in quotation marks at code points [start, end), and the words right behind it."""

    passage: Passage
    start: int
    end: int
    name: str
    behind: str

    def beside(self, more: int = 0) -> Beside:
        end = self.end + more
        return Beside(self.passage.id, self.start, end, self.passage.text[self.start : end])


def _in_issue(view: IssueView) -> Iterator[Hit]:
    by_name: defaultdict[str, list[_Quoted]] = defaultdict(list)
    for passage in view.passages:
        for one in _quoted(passage):
            by_name[one.name].append(one)
    for whole, wide in by_name.items():
        for cut in range(_SHORTEST, len(whole)):
            if whole[:cut] in by_name:
                yield from _compared(by_name[whole[:cut]], wide, whole[cut:])


def _quoted(passage: Passage) -> Iterator[_Quoted]:
    text = passage.text
    if not passage.prose or "”" not in text:
        return
    for pair in pairs(text):
        name = text[pair.inner]
        if pair.marks is Marks.QUOTE and _SHORTEST <= len(name) <= _LONGEST:
            behind = _BEHIND.match(text, pair.end)
            yield _Quoted(passage, pair.start, pair.end, name, behind[0] if behind else "")


def _compared(narrow: list[_Quoted], wide: list[_Quoted], tail: str) -> Iterator[Hit]:
    """The rarer of the two ways to quote a term, each place with the places of the other way beside it."""
    same = [one for one in narrow if one.behind.startswith(tail)]
    if same and len(same) < len(wide):
        for one in same:
            yield _hit(one, len(tail), f"“{one.name}{tail}”", [other.beside() for other in wide])
    elif same or (_PEOPLE.fullmatch(tail) and _NUMBERED.search(wide[0].name)):
        shown = [other.beside(len(tail) if other in same else 0) for other in same or narrow]
        for one in wide:
            yield _hit(one, 0, f"“{one.name[: -len(tail)]}”{tail}", shown)


def _hit(one: _Quoted, more: int, right: str, beside: list[Beside]) -> Hit:
    """A place that is quoted otherwise than those beside it."""
    said = one.passage.text[one.start : one.end + more]
    message = f"同一说法引号范围不一：此处{said}，他处{beside[0].text}"
    return Hit(one.passage.id, one.start, one.end + more, message, suggestion=right, beside=tuple(beside))


RULES = (
    Rule(
        id="TERM-QUOTE",
        name="术语的引号范围",
        family=Family.TERMS,
        severity=Severity.WARNING,
        fix=Fix.SUGGEST,
        clause="GB/T 15834—2011 4.8.3.3；编校惯例：引号范围一致",
        why="同一术语在一期之内引号应括到同一处，类名在引号内外要一致。",
        bad=(
            Bad(
                "2家获评“五好”协会。\n新增“五好协会”3家。",
                "2家获评“五好”协会。\n新增“五好”协会3家。",
                "“五好协会”",
            ),
            Bad(
                "办好“先锋”学堂。\n“先锋学堂”开课，“先锋学堂”到𠮷村。",
                "办好“先锋学堂”。\n“先锋学堂”开课，“先锋学堂”到𠮷村。",
                "“先锋”学堂",
            ),
            Bad("发动“六员人员”入户。\n“六员”成立小分队。", "发动“六员”人员入户。\n“六员”成立小分队。"),
        ),
        good=(
            "实施“书记项目”，编印“书记项目清单”。",
            "2家获评“五好”协会，3家争创“五好”协会。",
            "推行“两双”机制，开展“两双互评”。",
            "“𠮷村”品牌打响，“𠮷村夜话”开讲。",
        ),
        in_issue=_in_issue,
    ),
)
