"""NUM-CLAUSE: clauses and chapters of a set of rules (第十三条, 第二章) that stand twice or are left out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zugong_desk.domain.finding import Fix, Severity
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.numerals import number
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import ArticleView, IssueView, Passage
from zugong_desk.proofing.rule import Bad, Family, Rule

_HEAD = re.compile(
    r"\s*第(?P<numeral>[一二三四五六七八九十百零〇]{1,6}|[0-9]{1,3})(?P<of>[条章节])(?:[ \u3000]|(?![规之第、和与及至或到的中所款，]))"
)
_READ = frozenset({Kind.PARAGRAPH, Kind.HEADING, Kind.ARTICLE_TITLE})
_LEAST = 3
_GAP = 2
_HAN = "零一二三四五六七八九"
_EXCERPTS = ("节选", "摘登", "摘编", "摘要", "摘录", "部分条款", "修改", "修正", "修订", "对照")


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause's number at code points [start, end) of a passage."""

    passage: Passage
    start: int
    end: int
    value: int
    figures: bool


def _look(view: IssueView) -> Iterator[Hit]:
    for article in view.articles:
        found = list(_clauses(article))
        for of in "条章节":
            yield from _counted([clause for name, clause in found if name == of], of, _is_excerpt(article))


def _clauses(article: ArticleView) -> Iterator[tuple[str, _Clause]]:
    for passage in article.passages:
        found = _HEAD.match(passage.text) if passage.kind in _READ else None
        if found and (value := number(found["numeral"])):
            start, end = found.span("numeral")
            yield found["of"], _Clause(passage, start, end, value, found["numeral"].isdigit())


def _is_excerpt(article: ArticleView) -> bool:
    return any(word in one.text for one in article.passages[:2] for word in _EXCERPTS)


def _counted(clauses: Sequence[_Clause], of: str, excerpt: bool) -> Iterator[Hit]:
    """What does not follow the number before it, where the numbers around speak for another."""
    if len(clauses) < _LEAST:
        return
    past = clauses[0].value
    for at, one in enumerate(clauses[1:], 1):
        after = clauses[at + 1].value if at + 1 < len(clauses) else None
        right = past + 1
        if one.value in (right, 1):
            past = one.value
        elif one.value == past and after in (right, right + 1, None):
            yield _hit(one, right, f"“第{_said(one)}{of}”重复")
            past = one.value if after == right else right
        elif after == right + 1:
            yield _hit(one, right, f"“第{_said(one)}{of}”跳号，前一{of}是第{past}{of}")
            past = right
        elif right < one.value <= right + _GAP and not excerpt and after in (one.value + 1, None):
            yield _hit(one, None, f"缺第{_written(right, one)}{of}，或此处跳号")
            past = one.value
        else:
            past = one.value


def _hit(one: _Clause, right: int | None, message: str) -> Hit:
    suggestion = None if right is None else _written(right, one)
    return Hit(one.passage.id, one.start, one.end, message, suggestion)


def _said(one: _Clause) -> str:
    return one.passage.text[one.start : one.end]


def _written(value: int, like: _Clause) -> str:
    """A number as the clause writes its own: 14, 十四, 一百零三."""
    if like.figures:
        return str(value)
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    out = f"{_HAN[hundreds]}百" if hundreds else ""
    if tens:
        out += ("" if tens == 1 and not hundreds else _HAN[tens]) + "十"
    elif hundreds and ones:
        out += "零"
    return out + (_HAN[ones] if ones else "")


RULES = (
    Rule(
        id="NUM-CLAUSE",
        name="条、章的序号",
        family=Family.NUMBERING,
        severity=Severity.ERROR,
        fix=Fix.SUGGEST,
        clause="编校惯例：条款序号连续",
        why="制度、办法的条、章、节依次编号，不重复，不跳号。",
        bad=(
            Bad(
                "第一条　为规范积分管理，制定本办法。\n第二条　本办法适用于全镇。\n第二条　积分每季公布。\n第四条　本办法由镇党委解释。",
                "第一条　为规范积分管理，制定本办法。\n第二条　本办法适用于全镇。\n第三条　积分每季公布。\n第四条　本办法由镇党委解释。",
                "二",
            ),
            Bad(
                "第一条 为规范议事，制定本办法。\n第二条 议事会每月召开。\n第四条 𠮷村参照执行。\n第五条 自印发之日起施行。",
                None,
                "四",
            ),
            Bad(
                "第一章 总则\n第三章 组织\n第三章 考核\n第四章 附则",
                "第一章 总则\n第二章 组织\n第三章 考核\n第四章 附则",
                "三",
            ),
        ),
        good=(
            "第一条　为规范积分管理，制定本办法。\n第二条　本办法适用于全镇。\n第三条　积分每季公布。",
            "第三条规定了程序。\n第五条和第六条另有规定。\n第五条的要求是公开。",
            "〈article_title〉积分办法（节选）\n第二条　积分每季公布。\n第五条　积分可以兑换。\n第六条　由镇党委解释。",
            "第一条　总则。\n第二条　分则。\n第一条　另一办法。\n第二条　附则。",
        ),
        in_issue=_look,
    ),
)
