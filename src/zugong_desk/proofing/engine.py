"""Running the rules: block by block where they can, so that an edit asks again only about what it touched."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TypeVar, TypeVarTuple, Unpack

from zugong_desk.domain.block import Block
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.finding import Act, Finding, Fix, Mend, Rewrite, surroundings
from zugong_desk.faults import fault_log
from zugong_desk.proofing.catalogue import catalogue
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.house import BARE, House
from zugong_desk.proofing.ledger import Ledger, Stated
from zugong_desk.proofing.passage import ArticleView, IssueView, Passage, view_of
from zugong_desk.proofing.rule import Family, Rule
from zugong_desk.proofing.tight import Tight, tightened

At = TypeVarTuple("At")
Given = TypeVar("Given")


class Stopped(Exception):
    """The check was called off; nothing came of it."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What the rules say of a bulletin as it stood; `findings` in the order of the reading text.

    `kept` is what the next check of the same bulletin takes over. `faults` are the ids of rules that failed: what they
    would have said where they did is missing, the rest is as if they were not there.
    """

    bulletin: Bulletin
    house: House
    findings: tuple[Finding, ...]
    kept: Mapping[Hashable, tuple[Finding, ...]] = field(repr=False)
    faults: tuple[str, ...] = ()


def check(
    bulletin: Bulletin, house: House = BARE, last: Checked | None = None, stop: Callable[[], bool] = lambda: False
) -> Checked:
    """What the rules say. `last` spares what has not changed since; Stopped if `stop` says so between two blocks."""
    view = view_of(bulletin, house)
    same = last if last is not None and last.house == house else None
    work = _Work(view, same.kept if same else {}, stop, same.faults if same else ())
    found = [*work.blocks(), *work.articles(), *work.issue()]
    return Checked(bulletin, house, _in_order(bulletin, found), work.kept, tuple(work.faults))


def across(checked: Checked, stated: Stated, ledger: Ledger) -> Checked:
    """What the rules say, with what comes of comparing the facts that the bulletin states with those of other issues."""
    work = _Work(view_of(checked.bulletin, checked.house), {}, lambda: False, checked.faults)
    found = [*checked.findings, *work.across(stated, ledger)]
    return replace(checked, findings=_in_order(checked.bulletin, found), faults=tuple(work.faults))


def _in_order(bulletin: Bulletin, found: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings in the order of the bulletin's blocks, each correction once."""
    at = bulletin.position
    ordered = sorted(found, key=lambda one: (at[one.block], one.start, one.end, one.severity.place))
    return tuple(_without_doubles(ordered))


class _Work:
    """One run over a view, with what an earlier run found of the same blocks and articles.

    A rule that fails takes no other down: its fault is logged once, and its id stands in `faults`.
    """

    def __init__(
        self,
        view: IssueView,
        old: Mapping[Hashable, tuple[Finding, ...]],
        stop: Callable[[], bool],
        faults: tuple[str, ...],
    ) -> None:
        self.view, self.stop = view, stop
        self.old, self.faults = old, list(faults)
        self.kept: dict[Hashable, tuple[Finding, ...]] = {}
        self.rules = tuple(rule for rule in catalogue() if view.house.is_on(rule.id, by_itself=rule.on))
        self.of_blocks = [(rule, rule.in_block) for rule in self.rules if rule.in_block is not None]

    def blocks(self) -> Iterator[Finding]:
        for passage in self.view.passages:
            self._pause()
            key = _passage_key(passage)
            yield from self._kept(key, lambda passage=passage: self._in_block(passage))  # type: ignore[misc]

    def articles(self) -> Iterator[Finding]:
        for article in self.view.articles:
            self._pause()
            key = ("article", *(_passage_key(passage) for passage in article.passages))
            yield from self._kept(key, lambda article=article: self._in_article(article))  # type: ignore[misc]

    def issue(self) -> Iterator[Finding]:
        for rule in self.rules:
            if rule.in_issue is not None:
                self._pause()
                yield from self._asked(rule, rule.in_issue, self.view)

    def across(self, stated: Stated, ledger: Ledger) -> Iterator[Finding]:
        for rule in self.rules:
            if rule.across is not None:
                yield from self._asked(rule, rule.across, stated, ledger)

    def _kept(self, key: Hashable, look: Callable[[], Iterable[Finding]]) -> tuple[Finding, ...]:
        found = self.old.get(key)
        self.kept[key] = tuple(look()) if found is None else found
        return self.kept[key]

    def _pause(self) -> None:
        if self.stop():
            raise Stopped

    def _in_block(self, passage: Passage) -> Iterator[Finding]:
        tight = tightened(passage)
        for rule, look in self.of_blocks:
            if tight is None or rule.spaced or rule.family is Family.LAYOUT:
                yield from self._asked(rule, look, passage)
            else:
                yield from self._told(rule, safely(rule, self.faults, _in_tight, look, tight))

    def _in_article(self, article: ArticleView) -> Iterator[Finding]:
        for rule in self.rules:
            if rule.in_article is not None:
                yield from self._asked(rule, rule.in_article, article)

    def _asked(self, rule: Rule, look: Callable[[Unpack[At]], Iterable[Hit]], *at: *At) -> list[Finding]:
        return self._told(rule, safely(rule, self.faults, look, *at))

    def _told(self, rule: Rule, hits: list[Hit]) -> list[Finding]:
        """What is made of a rule's hits; most rules have none in a block."""
        view = self.view
        return safely(rule, self.faults, findings_of, rule, hits, view.bulletin, view.house) if hits else []


def safely(rule: Rule, faults: list[str], ask: Callable[[Unpack[At]], Iterable[Given]], *at: *At) -> list[Given]:
    """What comes of asking a rule; nothing if it fails, which is logged once and its id put among `faults`."""
    try:
        return list(ask(*at))
    except Exception:  # noqa: BLE001 -- whatever a rule raises, the others are asked; it is logged and told
        if rule.id not in faults:
            faults.append(rule.id)
            fault_log().exception("fault in rule %s", rule.id)
        return []


def _in_tight(look: Callable[[Passage], Iterable[Hit]], tight: Tight) -> Iterator[Hit]:
    """What a rule sees of a block without the stray spaces around its figures, at the places with them."""
    return tight.put_back(look(tight.passage))


def findings_of(rule: Rule, hits: Iterable[Hit], bulletin: Bulletin, house: House) -> Iterator[Finding]:
    """The findings that a rule's hits in a bulletin are, but for those of rows that are switched off."""
    for hit in hits:
        if not hit.row or house.is_on(f"{rule.id}/{hit.row}"):
            yield _finding(rule, hit, bulletin.block(hit.block), house)


def _passage_key(passage: Passage) -> Hashable:
    """What a rule may look at in a block; the house is the same for a whole run."""
    block = passage.block
    return (
        block.id,
        block.label.kind,
        block.label.level,
        block.text,
        block.heads,
        passage.org,
        passage.rank,
        passage.date,
        passage.year,
    )


def _sentence(said: str) -> str:
    """A hit's own why as a sentence: a table's row may be written without its full stop."""
    return said if not said or said[-1] in "。！？" else f"{said}。"


def _finding(rule: Rule, hit: Hit, block: Block, house: House) -> Finding:
    text = block.text[hit.start : hit.end]
    mends: tuple[Mend, ...] = hit.mends
    if not mends and not hit.mended and hit.suggestion is not None and hit.suggestion != text:
        mends = (Rewrite(block.id, hit.start, hit.end, text, hit.suggestion),)
    own = house.severity(f"{rule.id}/{hit.row}") if hit.row else None
    fix = hit.fix or rule.fix
    return Finding(
        rule=rule.id,
        severity=own or house.severity(rule.id) or hit.severity or rule.severity,
        block=block.id,
        start=hit.start,
        end=hit.end,
        text=text,
        message=hit.message,
        clause=rule.clause,
        why=f"{_sentence(hit.why)}{rule.why}",
        fix=fix if mends or hit.mended else Fix.NONE,
        act=hit.act or _act(text, hit.suggestion),
        suggestion=hit.suggestion,
        alternatives=hit.alternatives,
        mends=mends,
        beside=hit.beside,
        word=hit.word or text,
        row=hit.row,
        mended=hit.mended,
        around=surroundings(block.text, hit.start, hit.end, hit.word),
    )


@cache
def _act(before: str, after: str | None) -> Act:
    """What a rewriting is called by the proof-correction standard."""
    if after is None or before == after:
        return Act.REPLACE
    if _bare(before) == _bare(after):
        return Act.CLOSE_UP if len(after) < len(before) else Act.ADD_SPACE
    if len(after) < len(before) and _within(after, before):
        return Act.DELETE
    if len(after) > len(before) and _within(before, after):
        return Act.INSERT
    return Act.TRANSPOSE if sorted(before) == sorted(after) else Act.REPLACE


def _bare(text: str) -> str:
    return "".join(text.split())


def _within(short: str, long: str) -> bool:
    """Whether the characters of one text stand in another, in order."""
    at = iter(long)
    return all(char in at for char in short)


def _without_doubles(found: Iterable[Finding]) -> Iterator[Finding]:
    """Of findings of one rule at one place, or that would make one and the same correction, the first."""
    seen: set[Hashable] = set()
    for one in found:
        keys: list[Hashable] = [(one.rule, one.block, one.start, one.end, one.row)]
        if one.mends:
            keys.append(one.mends)
        if not any(key in seen for key in keys):
            yield one
        seen.update(keys)
