"""Bringing annotations back that other people or programs made: planned first, then taken in as one step.

A passage is put where its position and its words agree, else where its words and what stands beside them say; never on
other words without saying so. Documents that the library does not have can become new issues, each by a step of its own
as any import; all annotations, in however many issues, are one step.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from zugong_desk.desk import importing, learning, receiving
from zugong_desk.desk.core import Desk
from zugong_desk.desk.errors import one_line
from zugong_desk.desk.taking_in_issues import called, issue_of
from zugong_desk.desk.taking_in_placing import Placing, Taken
from zugong_desk.desk.taking_in_plan import Choices, Fate, Item, Plan, Report, Sheet, chosen
from zugong_desk.desk.taking_in_step import step_of
from zugong_desk.desk.taking_in_tags import matched, needed
from zugong_desk.desk.touched import Touched
from zugong_desk.domain.anchoring import How
from zugong_desk.domain.incoming import Incoming, IncomingDocument
from zugong_desk.export.errors import ExchangeError

Tell = Callable[[int], None]
"""Is told after each document how many are done."""
HOMELESS = "书库里没有这一期"
NO_CHOICES: Choices = MappingProxyType({})


def _unheard(_done: int) -> None:
    pass


def read_incoming(path: Path) -> Incoming:
    """What a file brings back: a REFI-QDA project, W3C web annotations or our own records, known by its suffix.

    ExchangeError in one line.
    """
    read = _READERS.get(path.suffix.casefold())
    if read is None:
        raise ExchangeError(f"认不出“{path.name}”，没有读入。可以取回的有 {'、'.join(_READERS)}。")
    try:
        return read(path)
    except OSError as error:
        raise ExchangeError(f"没有读到“{path.name}”（{error.strerror or error}），书库未改动。") from error


def _project(path: Path) -> Incoming:
    from zugong_desk.export.exchange.qdpx import project  # noqa: PLC0415 -- each reader is loaded when a file of its own comes

    return project.read(path)


def _web(path: Path) -> Incoming:
    from zugong_desk.export.exchange.web_annotation import reading  # noqa: PLC0415 -- as above

    return reading.read(path)


def _records(path: Path) -> Incoming:
    from zugong_desk.export.exchange import records_reading  # noqa: PLC0415 -- as above

    return records_reading.read(path)


_READERS: Mapping[str, Callable[[Path], Incoming]] = MappingProxyType(
    {".qdpx": _project, ".jsonld": _web, ".json": _web, ".jsonl": _records}
)
SUFFIXES = tuple(_READERS)
"""Of the files that can be brought back."""


class Planning:
    """A plan while it is made, document by document, so that a window can go on with other things in between."""

    def __init__(self, desk: Desk, incoming: Incoming) -> None:
        desk.flush()
        self._desk, self._incoming = desk, incoming
        self._ids, self._made = matched(desk.shelf.tags, incoming.tags, desk.new_id)
        self._sheets: list[Sheet] = []
        self._taken: Taken = {}
        self._number = 0
        self.done = 0
        self.total = len(incoming.documents)

    def go_on(self) -> bool:
        """Plan one more document; False if none is left."""
        if self.done == self.total:
            return False
        sheet = self._sheet(self._incoming.documents[self.done])
        self._number += len(sheet.items)
        if sheet.items or sheet.offered:
            self._sheets.append(sheet)
        self.done += 1
        return True

    def _sheet(self, document: IncomingDocument) -> Sheet:
        numbered = [(self._number + at, one, self._ids[one.tag]) for at, one in enumerate(document.annotations)]
        id, name = issue_of(self._desk, document), one_line(document.name)
        if not id:
            items = tuple(Item(*one, Fate.LOST, why=HOMELESS) for one in numbered)
            return Sheet(name, "", name, document.text, items)
        placing = Placing(self._desk.load(id), document, self._taken)
        return Sheet(name, id, called(self._desk, id), items=tuple(placing.item(*one) for one in numbered))

    @property
    def plan(self) -> Plan:
        """What has been planned."""
        used = needed(self._made, (item.tag for sheet in self._sheets for item in sheet.items))
        return Plan(self._incoming.origin, tuple(used), tuple(self._sheets), self._incoming.passed_over)


def plan(desk: Desk, incoming: Incoming, tell: Tell = _unheard) -> Plan:
    """What would become of each annotation; nothing is changed. `tell` may raise to call it off."""
    planning = Planning(desk, incoming)
    while planning.go_on():
        tell(planning.done)
    return planning.plan


def take_in(
    desk: Desk, planned: Plan, choices: Choices = NO_CHOICES, *, first: bool = False, new: Collection[int] = ()
) -> tuple[Touched, Report]:
    """Take annotations in as one step: those that are placed, and where the editor was to be asked, those that are chosen.

    With `first` the first place is taken where nothing was chosen. `new` are numbers of sheets whose documents become
    issues before that, by steps of their own. EditError, LibraryError; then no annotation was taken in.
    """
    desk.end_burst()
    sheets, failed = _with_new(desk, planned, new)
    items = [item for sheet in sheets if sheet.bulletin for item in sheet.items]
    taken = chosen(items, choices, first=first)
    step = step_of(desk, sheets, taken, planned.tags)
    touched = desk.perform_step(step)
    if sheets != list(planned.sheets):
        touched = replace(touched, shelf=True, issues=True)
    tags = tuple(change.after.name for change in step.records if change.after)  # type: ignore[union-attr]
    came = tuple(after.issue for before, after in zip(planned.sheets, sheets, strict=True) if before != after)
    return touched, replace(_report(sheets, taken), tags=tags, issues=came, failed=failed)


def _with_new(desk: Desk, planned: Plan, new: Collection[int]) -> tuple[list[Sheet], tuple[str, ...]]:
    """The sheets, those that became issues with their annotations placed, and which could not."""
    sheets, failed = list(planned.sheets), []
    profile = learning.course_of(desk).profile if new else receiving.UNTAUGHT
    for at in sorted(new):
        sheet = sheets[at]
        if not sheet.offered:
            continue
        received = receiving.receive_bytes(f"{_file_name(sheet.name)}.txt", sheet.text.encode(), profile=profile)
        result, _ = importing.take_in(desk, received)
        if result.id is None:
            failed.append(f"{sheet.name}：{result.error}")
        else:
            sheets[at] = _settled(desk, sheet, result.id)
    return sheets, tuple(failed)


def _settled(desk: Desk, sheet: Sheet, id: str) -> Sheet:
    """The sheet of a document that is now an issue."""
    document = IncomingDocument(sheet.name, sheet.text)
    placing = Placing(desk.load(id), document, {})
    items = tuple(placing.item(one.number, one.annotation, one.tag) for one in sheet.items)
    return Sheet(sheet.name, id, called(desk, id), items=items)


def _file_name(name: str) -> str:
    """A document's name as that of a file: one line, no folders."""
    return " ".join(name.replace("/", "／").replace("\\", "＼").split())[:80].removesuffix(".txt") or "未命名"


def _report(sheets: Sequence[Sheet], taken: Mapping[int, int]) -> Report:
    known = [item for sheet in sheets if sheet.bulletin for item in sheet.items]
    put = [item for item in known if item.number in taken]
    left = [item for item in known if item.number not in taken]
    return Report(
        taken=sum(not item.there for item in put),
        reworded=sum(item.places[taken[item.number]].how is How.ALIKE for item in put),
        filled=sum(bool(item.there) for item in put),
        there=_count(left, Fate.THERE),
        asked=_count(left, Fate.ASKED),
        differing=_count(left, Fate.DIFFERS),
        lost=_count(left, Fate.LOST),
        homeless=sum(len(sheet.items) for sheet in sheets if not sheet.bulletin),
    )


def _count(items: Sequence[Item], fate: Fate) -> int:
    return sum(item.fate is fate for item in items)
