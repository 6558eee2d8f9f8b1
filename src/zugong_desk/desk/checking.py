"""Checking many files, or every issue of a library: in parallel processes, and then against one another.

`check_files` and `check_library` give one `Checkup` an item, in order. Reading, parsing and checking happen in worker
processes; what the issues state is then compared here, which is cheap. Nothing is written.
"""

import gc
import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from zugong_desk.desk.core import Desk
from zugong_desk.desk.import_queue import files_in
from zugong_desk.desk.proofing import house, sorted_out
from zugong_desk.desk.receiving import Received, receive_all
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.finding import Finding
from zugong_desk.domain.masthead import Masthead, masthead
from zugong_desk.domain.shelf import Shelf
from zugong_desk.library import LibraryError
from zugong_desk.proofing.engine import Checked, across, check
from zugong_desk.proofing.house import BARE, House
from zugong_desk.proofing.ledger import Ledger, Stated
from zugong_desk.proofing.locating import Located, located
from zugong_desk.proofing.passage import view_of
from zugong_desk.proofing.stating import stated_in
from zugong_desk.reading import Wishes
from zugong_desk.reading.apart import Apart
from zugong_desk.reading.wishes import AS_IT_COMES

Work = TypeVar("Work")
Answer = TypeVar("Answer")

FEW = 3
"""So few items are done in this process: starting others takes longer."""
SELDOM = (100_000, 50, 50)
"""How much is made before garbage is looked for; by Python's own measure loading the tables takes a third of a second more."""
AHEAD = 4
"""Items given to the processes for each of them, so that a large library is not in memory at once."""

Progress = Callable[[int, int, str], None]
"""Told (done, total, the name of what was done last); what it raises ends the check."""


@dataclass(frozen=True, slots=True)
class Checkup:
    """What the rules say of one file: its findings at their places in the source, or why it could not be read."""

    file: str
    received: Received
    checked: Checked | None = None
    stated: Stated | None = None

    @property
    def error(self) -> str | None:
        return self.received.error

    @property
    def located(self) -> tuple[Located, ...]:
        """The findings, each at its place in the decoded source, in the order of the source."""
        if self.checked is None:
            return ()
        found = [located(self.checked.bulletin, one) for one in self.checked.findings]
        return tuple(sorted(found, key=lambda one: (one.start, one.end)))


@dataclass(frozen=True, slots=True)
class Looked:
    """What the rules say of an issue by itself, and what it states."""

    findings: tuple[Finding, ...]
    stated: Stated
    faults: tuple[str, ...] = ()


def unheard(done: int, total: int, name: str) -> None:
    """Progress that nobody listens to."""


def label_of(bulletin: Bulletin) -> str:
    """How an issue is called beside a finding: its number and date, else its file."""
    head = masthead(bulletin) or Masthead()
    parts = [head.issue_no, head.date_iso or head.date]
    return " ".join(part for part in parts if part) or bulletin.source.file


def check_files(
    paths: Sequence[Path],
    wishes: Wishes = AS_IT_COMES,
    desk: Desk | None = None,
    progress: Progress = unheard,
    processes: int | None = None,
) -> list[Checkup]:
    """Check files (those of folders and archives too) together, and with the issues of a library if there is one."""
    files = [file for path in paths for file in (files_in([path]) or [path])]
    with_house = house(desk) if desk else BARE
    work = [(file, wishes, with_house) for file in files]
    done: list[Checkup] = []
    for answers in _mapped(_check_file, work, processes):
        done += answers
        progress(len(done), len(files), answers[-1].file if answers else "")
    if desk is None:
        return compared(done)
    return [_settled(one, desk.shelf, _known_as(desk, one)) for one in compared(done, stated_elsewhere(desk, done))]


def _known_as(desk: Desk, one: Checkup) -> str | None:
    """The id under which decisions of the library may speak of a file that was checked."""
    return desk.library.find_by_sha256(one.checked.bulletin.source.sha256) if one.checked else None


def _check_file(work: tuple[Path, Wishes, House]) -> list[Checkup]:
    path, wishes, with_house = work
    with Apart() as apart:
        return [_checkup(received, with_house) for received in receive_all(path, wishes, apart=apart)]


def _checkup(received: Received, with_house: House) -> Checkup:
    found = received.bulletin
    if found is None:
        return Checkup(received.file, received)
    return _told(received, Checked(found, with_house, (), {}), looked(found, with_house))


def _told(received: Received, bare: Checked, found: Looked) -> Checkup:
    """What was found of a bulletin, beside it; nothing is kept for a check to come."""
    checked = replace(bare, findings=found.findings, faults=found.faults)
    return Checkup(received.file, received, checked, found.stated)


def check_library(desk: Desk, progress: Progress = unheard) -> list[Checkup]:
    """Check every issue of a library as it now stands, each with the others; findings that were decided are left out."""
    desk.flush()
    ids = [row.id for row in desk.library.issues() if row.present]
    done = list(check_issues(desk, ids, progress))
    return [_settled(one, desk.shelf, id) for one, id in zip(compared(done), ids, strict=True)]


def check_issues(desk: Desk, ids: Sequence[str], progress: Progress = unheard) -> Iterator[Checkup]:
    """Check issues of a library as they now stand, each by itself, one after the other as they are asked for.

    One that cannot be loaded tells why, and stops none.
    """
    with_house = house(desk)
    given: deque[tuple[str, Bulletin | LibraryError]] = deque()

    def work() -> Iterator[tuple[Bulletin | None, House]]:
        for id in ids:
            given.append((id, _loaded(desk, id)))
            found = given[-1][1]
            yield (found if isinstance(found, Bulletin) else None), with_house

    for done, answer in enumerate(_mapped(look_at, work(), None, len(ids)), 1):
        id, found = given.popleft()
        one = _checkup_again(id, found, with_house, answer)
        progress(done, len(ids), one.file)
        yield one


def _loaded(desk: Desk, id: str) -> Bulletin | LibraryError:
    try:
        return desk.library.load(id)
    except LibraryError as error:
        return error


def _checkup_again(id: str, found: Bulletin | LibraryError, with_house: House, answer: Looked | None) -> Checkup:
    """What a process found of an issue, beside the issue as it was given to it."""
    if not isinstance(found, Bulletin) or answer is None:
        return Checkup(id, Received(id, error=str(found)))
    received = Received(found.source.file, bulletin=found)
    return _told(received, Checked(found, with_house, (), {}), answer)


def look_at(work: tuple[Bulletin | None, House]) -> Looked | None:
    """What a process is asked of an issue; None of one that could not be loaded."""
    bulletin, with_house = work
    return None if bulletin is None else looked(bulletin, with_house)


def looked(bulletin: Bulletin, with_house: House) -> Looked:
    """What the rules say of an issue and what it states; without the issue itself, which whoever asks still has."""
    found = check(bulletin, with_house)
    return Looked(found.findings, stated_in(view_of(bulletin, with_house), label_of(bulletin)), found.faults)


def stated_elsewhere(desk: Desk, done: Sequence[Checkup]) -> list[Stated]:
    """What the issues of a library state, but for those just checked from the very same files, or that cannot be read."""
    checked = {one.checked.bulletin.source.sha256 for one in done if one.checked}
    out = []
    for row in desk.library.issues():
        found = _loaded(desk, row.id) if row.present and row.sha256 not in checked else None
        if isinstance(found, Bulletin):
            out.append(stated_in(view_of(found, house(desk)), label_of(found)))
    return out


def compared(done: Sequence[Checkup], others: Iterable[Stated] = ()) -> list[Checkup]:
    """The same, with what comes of comparing what each states with what the others do."""
    stated = [one.stated for one in done if one.stated]
    ledger = Ledger([*stated, *others])
    if len(ledger.issues) < 2:
        return list(done)
    return [
        replace(one, checked=across(one.checked, one.stated, ledger)) if one.checked and one.stated else one
        for one in done
    ]


def _settled(one: Checkup, shelf: Shelf, issue: str | None) -> Checkup:
    """Without the findings that an editor of the library decided to keep, in the issue of that id or everywhere."""
    if one.checked is None or not shelf.decisions:
        return one
    kept = {settled.finding for settled in sorted_out(one.checked, shelf, issue).kept}
    left = tuple(finding for finding in one.checked.findings if finding not in kept)
    return replace(one, checked=replace(one.checked, findings=left))


def seldom_tidy() -> None:
    """Let the process look for garbage seldom: it holds large tables, and makes hardly any that does not go by itself."""
    gc.set_threshold(*SELDOM)


def _mapped(
    do: Callable[[Work], Answer], work: Iterable[Work], processes: int | None, count: int | None = None
) -> Iterator[Answer]:
    """What `do` makes of each item, in order; in processes of their own if there are enough items to pay for them."""
    items = iter(work)
    workers = processes or os.cpu_count() or 1
    if count is None:
        listed = list(items)
        items, count = iter(listed), len(listed)
    if count <= FEW or workers == 1:
        yield from (do(item) for item in items)
        return
    with ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), initializer=seldom_tidy) as pool:
        waiting: deque[Future[Answer]] = deque()
        try:
            for item in items:
                waiting.append(pool.submit(do, item))
                if len(waiting) >= workers * AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
