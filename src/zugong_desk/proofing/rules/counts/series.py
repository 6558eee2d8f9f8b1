"""Claims of a number beside the series that follows: 抓好以下四项工作 and 一是…四是, “三个导向” and the headings below."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from zugong_desk.domain.kinds import Kind, Role
from zugong_desk.proofing.passage import ArticleView, Passage
from zugong_desk.proofing.rules.counts.claims import claim_at
from zugong_desk.proofing.rules.counts.lists import HAN, NEAR, NUMBER, value

_NUMERALS = "一二三四五六七八九十"
_OF_WHAT = rf"\x20?(?:个方面|项|条|点|个|种|件)[{HAN}]{{0,8}}"
_CLAIM_HERE = re.compile(rf"(?P<n>{NUMBER}){_OF_WHAT}[：。，；](?=一是)")
_CLAIM_BELOW = re.compile(
    rf"(?:以下|下列|如下|下面)[{HAN}]{{0,4}}?(?P<n>{NUMBER}){_OF_WHAT}[：。]$|(?P<m>{NUMBER}){_OF_WHAT}：$"
)
_MEASURES = re.compile(rf"(?P<n>{NUMBER})\x20?(?:项|条|大)(?:举措|措施|机制|行动)")
_ITEM = re.compile(rf"(?:^|(?<=[。；：，！？]))([{_NUMERALS}]{{1,2}})是")
_OPENERS = (
    re.compile(rf"([{_NUMERALS}]{{1,3}})是"),
    re.compile(rf"([{_NUMERALS}]{{1,3}})、"),
    re.compile(rf"（([{_NUMERALS}]{{1,3}})）"),
    re.compile(r"([0-9]{1,2})[.．、](?![0-9])"),
)
_MEASURED = re.compile(rf"(?P<n>[两二三四五六七八九])(?:(?:个|大|项)(?P<word>[{HAN}]{{2}})|(?P<letter>字|力))(?=”)")
_SERIAL = re.compile(rf"(?:^|(?<=[。；：，！？]))([{_NUMERALS}]{{1,2}})[是要]")
_NAMED = re.compile(rf"(?<![{_NUMERALS}])(?P<n>[两二三四五六七八九])[个大项](?P<word>[{HAN}]{{2}})")
_HEAD = re.compile("[。；！？]")
_ROOM = 60
_SINGLE = re.compile(rf"“[{HAN}]”")


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A number at code points [start, end) of a passage that says `stated` of a series of which `members` are found."""

    passage: Passage
    start: int
    end: int
    stated: int
    members: tuple[tuple[Passage, int, int], ...]


def shortfalls(article: ArticleView) -> Iterator[Shortfall]:
    """The claims of an article that the series behind them contradict, as far as that is certain."""
    prose = [passage for passage in article.passages if passage.prose]
    for at, passage in enumerate(prose):
        if passage.kind is Kind.PARAGRAPH:
            yield from _here(passage)
            yield from _named(passage)
            yield from _below(passage, prose[at + 1 :])
        elif passage.kind is Kind.ARTICLE_TITLE:
            yield from _headed(passage, prose[at + 1 :])
            yield from _itemed(passage, prose[at + 1 :])
        elif passage.kind is Kind.HEADING:
            yield from _itemed(passage, list(takewhile(lambda one: one.kind is Kind.PARAGRAPH, prose[at + 1 :])))


def _here(passage: Passage) -> Iterator[Shortfall]:
    """A claim right before 一是, with the whole series in the same paragraph."""
    if "一是" not in passage.text:
        return
    for claim in _CLAIM_HERE.finditer(passage.text):
        items = list(_ITEM.finditer(passage.text, claim.end()))
        numbers = [value(item[1]) for item in items]
        if numbers == list(range(1, len(numbers) + 1)):
            members = tuple((passage, *item.span()) for item in items)
            yield from _compared(passage, claim, "n", members)


def _series(passage: Passage) -> list[tuple[re.Match[str], str]]:
    """The items 一是…, 二要… of a paragraph with the first sentence of each; none if their numbers do not run on."""
    items = list(_SERIAL.finditer(passage.text))
    if not items or [value(item[1]) for item in items] != list(range(1, len(items) + 1)):
        return []
    ends = [*(item.start() for item in items[1:]), len(passage.text)]
    return [
        (item, _HEAD.split(passage.text[item.end() : end], maxsplit=1)[0])
        for item, end in zip(items, ends, strict=True)
    ]


def _named(passage: Passage) -> Iterator[Shortfall]:
    """A claim right before or behind a series each of whose items names what is counted: …体系。构建“四大体系”."""
    if "二" not in passage.text or not (items := _series(passage)):
        return
    first, (last, head) = items[0][0].start(), items[-1]
    close = last.end() + len(head)
    for begin, end in ((max(0, first - _ROOM), first), (close, close + _ROOM)):
        for claim in _NAMED.finditer(passage.text, begin, end):
            if all(claim["word"] in text for _, text in items):
                yield from _compared(passage, claim, "n", tuple((passage, *item.span()) for item, _ in items))


def _itemed(title: Passage, rest: list[Passage]) -> Iterator[Shortfall]:
    """A title or heading that counts what each item 一是…, 二是… of the one series below it names: “三个到位”."""
    claims = [claim for claim in _MEASURED.finditer(title.text) if claim["word"]]
    if not claims or any(one.kind is Kind.HEADING for one in rest):
        return
    texts = [(passage, item, head) for passage in rest for item, head in _series(passage)]
    if [value(item[1]) for _, item, _ in texts] != list(range(1, len(texts) + 1)):
        return
    for claim in claims:
        if all(claim["word"] in head for _, _, head in texts):
            yield from _compared(title, claim, "n", tuple((passage, *item.span()) for passage, item, _ in texts))


def _below(passage: Passage, rest: list[Passage]) -> Iterator[Shortfall]:
    """A claim that ends its paragraph, with the series at the head of the blocks below."""
    claim = _CLAIM_BELOW.search(passage.text, max(0, len(passage.text) - 40))
    if claim is None or not rest:
        return
    opener = next((one for one in _OPENERS if (first := one.match(rest[0].text)) and value(first[1]) == 1), None)
    if opener is None:
        return
    members: list[tuple[Passage, int, int]] = []
    for other in rest:
        found = opener.match(other.text)
        if found and value(found[1]) != len(members) + 1:
            return
        if found:
            members.append((other, *found.span()))
    yield from _compared(passage, claim, "n" if claim["n"] else "m", tuple(members))


def _headed(title: Passage, rest: list[Passage]) -> Iterator[Shortfall]:
    """A title that counts what each of its article's headings names: “三个导向”, “四力”; or its items: 六项举措."""
    headings = list(_headings(rest))
    for claim in _MEASURED.finditer(title.text):
        word = claim["word"] or claim["letter"]
        texts = [passage.text[start:end] for passage, start, end in headings]
        having = [text for text in texts if (_SINGLE.search(text) if word == "字" else word in text)]
        if len(having) == len(headings):
            yield from _compared(title, claim, "n", tuple(headings))
    measures = _MEASURES.search(title.text)
    if measures is None or headings:
        return
    items = [(passage, found) for passage in rest if (found := _OPENERS[0].match(passage.text))]
    if [value(found[1]) for _, found in items] == list(range(1, len(items) + 1)):
        yield from _compared(title, measures, "n", tuple((passage, *found.span()) for passage, found in items))


def _headings(rest: list[Passage]) -> Iterator[tuple[Passage, int, int]]:
    """The headings of the first level, on lines of their own or at the head of a paragraph."""
    for passage in rest:
        if passage.kind is Kind.HEADING and passage.block.level == 1:
            yield passage, 0, len(passage.text)
        for head in passage.block.heads:
            if head.role is Role.HEADING and head.level == 1:
                yield passage, head.start, head.end


def _compared(
    passage: Passage, claim: re.Match[str], group: str, members: tuple[tuple[Passage, int, int], ...]
) -> Iterator[Shortfall]:
    stated = value(claim[group])
    if len(members) > 1 and stated > 1 and stated != len(members) and abs(stated - len(members)) <= NEAR:
        yield Shortfall(passage, *claim_at(claim, group), stated, members)
