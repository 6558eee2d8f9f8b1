"""What an issue states, drawn from its text block by block: figures with whose, of what and when; names of things."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import Any

from zugong_desk.domain.amounts import Amount
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.masthead import Masthead
from zugong_desk.proofing.amounts import amounts
from zugong_desk.proofing.ledger import Fact, Stated, Thing
from zugong_desk.proofing.passage import ArticleView, IssueView, Passage
from zugong_desk.proofing.stating_names import named
from zugong_desk.proofing.stating_what import Indicator, indicator
from zugong_desk.proofing.stating_when import when
from zugong_desk.proofing.stating_who import home_of, titled, unit_of, who

_STATES = frozenset({Kind.PARAGRAPH, Kind.HEADING, Kind.ARTICLE_TITLE, Kind.EDITOR_NOTE})
_SENTENCE, _CLAUSE = "。；！？\n", "。；！？\n，：△"
_REACH = 160
"""Code points of a sentence before a figure that are read for whose and when it is."""
_WORDING = 44
_FIRST = 4
_PART = re.compile(
    r"分别|其中|另|各(?=\d|投入?|安排|补助|奖励?|配备)|每(?!年|月|季|周)|再|又|之一|部分|首批|第[一二三四五六七八九十]批|计划(?=[\d建培选新])|拟|力争|低于|高于|达不到|目标|预计|将达|前[一二三四五六七八九十]"
)
_PART_BEFORE = re.compile(r"(?:其中|另外?|另有|此外|分别为?)[，：]$")
_GROWS = re.compile(r"以来|累计|截至|截止|先后|已[^经]?")


def label_of(head: Masthead | None) -> str:
    """How an issue is called beside a finding: 第9期 2023-04-14; empty if it has neither number nor date."""
    return " ".join(part for part in (head.issue_no, head.date_iso or head.date) if part) if head else ""


def stated_in(view: IssueView, label: str = "") -> Stated:
    """What an issue states; `label` says which issue that is (by itself number and date of the masthead)."""
    issuer = home_of(view.head.issuer if view.head else None)
    facts: list[Fact] = []
    things: list[Thing] = []
    for article in view.articles:
        unit = _unit(article, view.head)
        for passage in article.passages:
            if passage.kind in _STATES:
                facts += _facts(passage, unit, issuer)
                things += _things(passage, unit)
    said = label or label_of(view.head), view.date, tuple(facts), tuple(things)
    return Stated(view.bulletin.id, *said, (view.head.issuer or "") if view.head else "")


def _unit(article: ArticleView, head: Masthead | None) -> str:
    """Whose an article is; of one that nobody signs, the place that its title or text begins with, else who issues it.

    A city's bulletin tells of many, so the city itself is not taken for the one.
    """
    if article.article is None:
        return ""
    signed = unit_of(article.org, head.issuer if head else None)
    if signed:
        return signed
    home = home_of(head.issuer if head else None)
    begins = (article.article.title, *(one.text for one in article.passages[:_FIRST] if one.kind is Kind.PARAGRAPH))
    return next(
        (place for text in begins if (place := titled(text))), "" if home.endswith(("省", "市", "州")) else home
    )


def _facts(passage: Passage, unit: str, issuer: str) -> Iterator[Fact]:
    for fact in figures(passage.text, unit, issuer, passage.year):
        yield replace(fact, block=passage.id)


def _things(passage: Passage, unit: str) -> Iterator[Thing]:
    for one in _named(passage.text):
        yield Thing(unit, one.name, passage.id, one.start, one.end, one.noun, one.own)


_named = lru_cache(maxsize=4096)(lambda text: tuple(named(text)))


@lru_cache(maxsize=4096)
def figures(text: str, unit: str, issuer: str, year: int | None) -> tuple[Fact, ...]:
    """The facts of one text that `unit` writes, their block left empty; a pure function, so an edit asks only once."""
    found = [None, *amounts(text), None]
    out = []
    for (before, amount), (_, after) in pairwise(pairwise(found)):
        if amount is not None and (what := indicator(text, amount, before, after)):
            out.append(_fact(text, amount, what, unit, issuer, year))
    return tuple(out)


def _fact(text: str, amount: Amount, what: Indicator, unit: str, issuer: str, year: int | None) -> Fact:
    first, last = min(what.start, amount.marks_start), max(what.end, amount.marks_end)
    sentence = _behind_last(text, _SENTENCE, amount.start, _REACH)
    said, period = when(text, sentence, amount.start, year)
    whose = who(text, sentence, amount.start, unit, issuer)
    start = min(first, _behind_last(text, _CLAUSE, amount.start, _WORDING))
    return Fact(
        whose,
        _without(what.what, whose),
        f"{amount.value.normalize():f}" + (f"—{amount.high.normalize():f}" if amount.high is not None else ""),
        what.unit,
        said,
        "",
        start,
        last,
        text[start:last],
        what.how,
        period,
        first,
        last,
        _GROWS.search(text, sentence, amount.start) is not None,
        amount.approximate,
        (_PART.search(text, start, last) or _PART_BEFORE.search(text, max(0, start - 5), start)) is not None,
        what.state,
    )


def _behind_last(text: str, marks: str, at: int, reach: int) -> int:
    """Where the sentence or clause around a place begins, at most so far back."""
    floor = max(0, at - reach)
    return max(floor, *(text.rfind(mark, floor, at) + 1 for mark in marks))


def _without(what: str, whose: str) -> str:
    """An indicator without the name of whose it is at its beginning."""
    return what.removeprefix(whose) if whose and len(what) > len(whose) + 1 else what


# as JSON ----------------------------------------------------------------------------------------------------------------


def stated_json(stated: Stated) -> dict[str, Any]:
    """What an issue states as plain JSON: facts and things as rows."""
    return {
        "bulletin": stated.bulletin,
        "label": stated.label,
        "date": stated.date,
        "issuer": stated.issuer,
        "facts": [[getattr(one, name) for name in _FACT] for one in stated.facts],
        "things": [[getattr(one, name) for name in _THING] for one in stated.things],
    }


def stated_of(document: Mapping[str, Any]) -> Stated:
    """The inverse of `stated_json`. ValueError, TypeError or KeyError if the document is of another make."""
    return Stated(
        document["bulletin"],
        document["label"],
        document["date"],
        tuple(Fact(*_row(row, _FACT)) for row in document["facts"]),
        tuple(Thing(*_row(row, _THING)) for row in document["things"]),
        document["issuer"],
    )


def _row(row: list[Any], names: tuple[str, ...]) -> list[Any]:
    if len(row) != len(names):
        raise ValueError("the ledger was kept by another version")
    return row


_FACT = tuple(Fact.__dataclass_fields__)
_THING = tuple(Thing.__dataclass_fields__)
