"""What becomes of a file that was read: taken in, known already, or for the editor to decide."""

from dataclasses import replace

from zugong_desk.desk.importing import ImportResult, Known, Verdict
from zugong_desk.library import IssueRow
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.imports.entry import Entry, State, Verb
from zugong_desk.ui.imports.work import Read

REFUSED = "没有写入书库，原件未改动。见窗口上方的提示。"
HELD = 16
"""Files that wait for a decision and are kept in memory as they were read; others are read again once it is taken."""
_STATES: dict[str, State] = {"new": "new", "duplicate": "duplicate", "failed": "failed"}


class Settling:
    """Puts what was read into the library, as the editor decided where it must be decided."""

    def __init__(self, bridge: Bridge) -> None:
        self._bridge = bridge
        self._held: dict[int, Read] = {}

    def held(self, key: int) -> Read | None:
        """What was read of a file that waited for a decision; it is not kept any longer."""
        return self._held.pop(key, None)

    def clear(self) -> None:
        """Let go of all that waits."""
        self._held.clear()

    def settle(self, entry: Entry, read: Read) -> Entry:
        """The entry with what became of it; failed with `REFUSED` if the library did not take it."""
        entry = replace(entry, form=read.form, articles=read.articles, unsure=read.unsure)
        entry = replace(entry, notes=read.notes, locked=read.locked)
        if entry.instead:
            return self._replace(entry, read, entry.instead)
        verdict = self._bridge.weigh(read.received)
        if verdict is None:
            return refused(entry)
        if verdict.known is Known.SAME_ISSUE and verdict.issue is not None:
            return self._decide(entry, read, verdict, verdict.issue)
        return self._take_in(entry, read)

    def _decide(self, entry: Entry, read: Read, verdict: Verdict, issue: IssueRow) -> Entry:
        choice: Verb | None = entry.choice
        match choice:
            case "keep_both":
                return self._take_in(entry, read)
            case "replace" if verdict.id is not None:
                return self._replace(entry, read, verdict.id)
            case "skip":
                return skipped(entry)
        if len(self._held) < HELD:
            self._held[entry.key] = read
        return replace(entry, state="choosing", why=f"书库里已有 {_named(issue)}，内容不同")

    def _take_in(self, entry: Entry, read: Read) -> Entry:
        result = self._bridge.take_in(read.received)
        if result is None:
            return refused(entry)
        return replace(entry, state=_STATES[result.status], result=result, why="")

    def _replace(self, entry: Entry, read: Read, old: str) -> Entry:
        if read.received.bulletin is None:
            return self._take_in(entry, read)  # which tells why it could not be read
        done = self._bridge.replace_source(old, read.received)
        if done is None:
            return refused(entry)
        result, report = done
        return replace(entry, state="replaced", result=result, report=report, why="")


def refused(entry: Entry, why: str = REFUSED) -> Entry:
    """The entry of a file that did not come in for a reason that is not the file's."""
    return replace(entry, state="failed", result=ImportResult(entry.parcel.name, None, None, "failed", error=why))


def skipped(entry: Entry) -> Entry:
    """The entry of a file that the editor left out."""
    return replace(entry, state="cancelled", why="已跳过，没有导入。书库里的那一期未改动")


def _named(issue: IssueRow) -> str:
    """What an issue is called: 2023 年第 8 期（第8期.docx）."""
    year = f"{issue.year} 年" if issue.year is not None else ""
    number = f"第 {issue.issue_number} 期" if issue.issue_number is not None else issue.issue_no or ""
    return f"{year}{number}（{issue.file}）" if year or number else f"“{issue.file}”"
