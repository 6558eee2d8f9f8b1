"""A library: one file with text, structure, tags, excerpts and the history of them all."""

import sqlite3
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Self
from uuid import uuid4

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.shelf import Shelf
from zugong_desk.domain.step import Step
from zugong_desk.domain.structure import Structure
from zugong_desk.library import (
    backup,
    journal,
    originals,
    rows_bulletin,
    rows_marked,
    rows_place,
    rows_proof,
    rows_shelf,
    writing,
)
from zugong_desk.library.asked import Asked, Near
from zugong_desk.library.asking import Asking
from zugong_desk.library.backup import Backups
from zugong_desk.library.errors import ForeignChange, LibraryError
from zugong_desk.library.facts import IssueFacts, IssueRow
from zugong_desk.library.finder import Finder
from zugong_desk.library.hits import Hits
from zugong_desk.library.journal import Action, Entry, Pending, StepHead, Trace
from zugong_desk.library.opening import Opened
from zugong_desk.library.rows_marked import Counted, Marked, Within
from zugong_desk.library.rows_proof import ProofRow

if TYPE_CHECKING:
    from zugong_desk.library.doctor import Report

Clock = Callable[[], datetime]
NO_BULLETINS: Mapping[str, Bulletin] = MappingProxyType({})


def utc_now() -> datetime:
    return datetime.now(UTC)


def told_of_crash(conn: sqlite3.Connection) -> str:
    """What the editor is told if the session before did not close the library: the last step that is in it."""
    last = journal.last(conn)
    if last is None:
        return "上次没有正常关闭。所有改动都在。"
    at = datetime.fromisoformat(last.at).astimezone().strftime("%H:%M")
    return f"上次没有正常关闭。所有改动都在，最后一步：{last.name}（{at}）。"


class Library:
    """An open library. Not to be shared between threads: another thread opens it again to read.

    `finder` finds names in it; `notice` is what the editor must be told of how it was opened;
    `crashed` says that the session before did not close it, which is a reason to have the doctor look.
    """

    def __init__(self, opened: Opened, editor: str, backups: Path | None, clock: Clock) -> None:
        self._opened = opened
        self._store = opened.store
        self._conn = opened.store.conn
        self._clock = clock
        self._ask = Asking(opened.store)
        self._guarded = False
        self._closed = False
        self._failed: Pending | None = None
        self._facts: dict[str, IssueFacts] = {}
        self.finder = Finder(opened.store, self._ask)
        self.path = opened.store.path
        self.editor = editor
        self.read_only = opened.store.read_only
        self.id = str(self._conn.execute("SELECT value FROM meta WHERE key='library'").fetchone()[0])
        self._backups = Backups(self._conn, self.id, backups, clock()) if backups and not self.read_only else None
        self.crashed = opened.lock is not None and opened.lock.left_behind
        self.notice = opened.notice or (told_of_crash(self._conn) if self.crashed else None)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """Back up what has changed and let go of the file; a failed backup is told in `backup_trouble`. May be called twice."""
        if self._closed:
            return
        self._closed = True
        if self._guarded and self._backups:
            self._backups.make_quietly(self._clock(), lambda backups: backups.changed)
        self._opened.close()

    # Reading

    def shelf(self) -> Shelf:
        """Tags, collections, excerpts and standings. DamagedLibrary."""
        return self._ask(lambda: self._store.look(lambda: rows_shelf.load(self._conn)))

    def issues(self) -> list[IssueRow]:
        """All issues by date, those whose import was undone included."""
        return self._ask(lambda: rows_bulletin.issues(self._conn))

    def issues_of(self, ids: Collection[str]) -> list[IssueRow]:
        """Some issues by date."""
        return self._ask(lambda: rows_bulletin.issues_of(self._conn, ids))

    def load(self, bulletin_id: str) -> Bulletin:
        """The bulletin as it stands. KeyError if there is none, DamagedLibrary if its rows do not fit together."""
        self._check_there(bulletin_id)
        return self._ask(lambda: self._store.look(lambda: rows_bulletin.load(self._conn, bulletin_id)))

    def parsed(self, bulletin_id: str) -> Structure:
        """The bulletin's structure as it was parsed when it was taken in. KeyError, DamagedLibrary."""
        self._check_there(bulletin_id)
        return Structure(self._ask(lambda: rows_bulletin.load_parsed(self._conn, bulletin_id)).blocks)

    def _check_there(self, bulletin_id: str) -> None:
        if not self._ask(lambda: rows_bulletin.there(self._conn, bulletin_id)):
            raise KeyError(bulletin_id)

    def find_by_sha256(self, sha: str) -> str | None:
        """The issue present that was read from a file with this hash."""
        return self._ask(lambda: rows_bulletin.present_with(self._conn, sha))

    def original(self, bulletin_id: str) -> bytes | None:
        """The received file's bytes; None if they are missing. KeyError, DamagedLibrary."""
        self._check_there(bulletin_id)
        source = self._ask(lambda: rows_bulletin.load_source(self._conn, bulletin_id))
        return originals.find(self._conn, self.path, source.sha256)

    def defects(self, bulletin: Bulletin) -> list[str]:
        """The ids of places whose stored text or surroundings are not what stands there in the loaded bulletin."""
        return [id for id, _ in self._ask(lambda: rows_place.untrue_places(self._conn, bulletin))]

    def search(self, asked: Asked, limit: int = 1000, offset: int = 0, near: Near = Near.ARTICLE) -> Hits:
        """The places of what is asked in the issues present: all counted, `limit` listed from `offset` on, newest first.

        `near` says where words that are joined must stand together.
        """
        return self.finder.search(asked, slice(offset, offset + limit), near)

    def tag_uses(self) -> dict[str, int]:
        """How many annotations bear each tag, in issues taken out of the library too."""
        return self._ask(lambda: rows_place.tag_uses(self._conn))

    def marked(self, bulletins: Collection[str] | None = None) -> list[Marked]:
        """Every annotation of the issues present (or of a few hundred of them at most) with its passage, oldest issue first."""
        return self._ask(lambda: rows_marked.load(self._conn, bulletins))

    def marked_with(self, tag: str) -> list[Marked]:
        """The annotations of the issues present that bear a tag (id), with their passages, oldest issue first."""
        return self._ask(lambda: rows_marked.bearing(self._conn, tag))

    def counted(self) -> list[Counted]:
        """Every annotation of the issues present that stands on text, with what is counted of it, in no order."""
        return self._ask(lambda: rows_marked.counted(self._conn))

    def lines_within(self) -> Mapping[str, Mapping[str, Within]]:
        """By issue and block, where each line stands and in which article, for the issues that hold annotations."""
        return self._ask(lambda: rows_marked.lines_within(self._conn))

    def practice_names(self) -> tuple[str, ...]:
        """The names of practices that records of the issues present give, the most frequent first."""
        return self._ask(lambda: rows_marked.practice_names(self._conn))

    def next_undo(self) -> StepHead | None:
        """The step that undo would take back."""
        return self._ask(lambda: journal.top(self._conn, "done"))

    def next_redo(self) -> StepHead | None:
        """The step that redo would do again."""
        return self._ask(lambda: journal.top(self._conn, "undone"))

    def undo_stack(self) -> list[StepHead]:
        """The steps that are done, the one to undo next last."""
        return self._ask(lambda: journal.stack(self._conn, "done"))

    def redo_stack(self) -> list[StepHead]:
        """The steps that are undone, the one to do again next last."""
        return self._ask(lambda: journal.stack(self._conn, "undone"))

    def step(self, id: str) -> Step:
        """The whole step as it was done. KeyError, DamagedLibrary."""
        if self._ask(lambda: journal.state_of(self._conn, id)) is None:
            raise KeyError(id)
        return self._ask(
            lambda: journal.step(self._conn, id, lambda bulletin: rows_bulletin.source_text(self._conn, bulletin))
        )

    def history(self, bulletin_id: str | None = None) -> list[StepHead]:
        """All steps, or those of one bulletin, oldest first."""
        return self._ask(lambda: journal.history(self._conn, bulletin_id))

    def traces(self) -> dict[str, Trace]:
        """Of each issue on which something was done since it was taken in, what is another whenever the issue is."""
        return self._ask(lambda: journal.traces(self._conn))

    # Writing

    def record_import(
        self,
        bulletin: Bulletin,
        facts: IssueFacts,
        step: Step,
        *,
        original: bytes,
        after: Mapping[str, Bulletin] = NO_BULLETINS,
    ) -> Entry:
        """Take a bulletin in as parsed, with the step that puts its standing; the original's bytes are kept first.

        The step may go on to change it and others, as when it takes another's place: `after` is how they then stand.
        LibraryError if nothing was written; ValueError if what is given does not belong together.
        """
        writing.check_import(bulletin, step, sha256(original).hexdigest(), after)
        pending = self._pending(step, "do")
        originals.keep(self.path, original, int(self._clock().timestamp()))
        return self._write(pending, lambda conn: writing.write_import(conn, pending, bulletin, facts, after))

    def keep_again(self, original: bytes) -> None:
        """Keep the bytes of a file that was taken in before, if they have gone missing since. LibraryError."""
        if not self.read_only and originals.is_missing(self._conn, self.path, sha256(original).hexdigest()):
            originals.keep(self.path, original, int(self._clock().timestamp()))

    def record(
        self,
        step: Step,
        after: Mapping[str, Bulletin],
        shelf: Shelf,
        facts: Mapping[str, IssueFacts],
        action: Action = "do",
    ) -> Entry:
        """Write a step, in one transaction, with how its bulletins and the shelf stand after it.

        `facts` may leave out what has not changed. For an undo or a redo, `step` may come as done or inverted: only
        what it touches counts. A `do` of the step that is last in the journal makes that step grow. LibraryError if
        nothing was written, and then the same call may be made again: the step is never written twice. ValueError if
        the action does not fit the history.
        """
        pending = self._pending(step, action)
        changed = {id: facts for id, facts in facts.items() if self._facts.get(id) != facts}
        outcome = writing.Outcome(after, shelf, changed)
        entry = self._write(pending, lambda conn: writing.write_step(conn, pending, outcome))
        self._facts.update(changed)
        if changed:
            self.finder.issues_changed()
        return entry

    def check(self, name: str) -> None:
        """ReadOnlyLibrary or ForeignChange if a step of that name could not be written now; asked before it is worked out."""
        self._ask(lambda: self._store.check(name))

    def _pending(self, step: Step, action: Action) -> Pending:
        """The step to write; what failed and is tried again keeps its id, under which it is found if it was written."""
        failed = self._failed
        id = failed.id if failed and (failed.step, failed.action) == (step, action) else uuid4().hex
        return Pending(id, step, action, self.editor, self._clock().astimezone(UTC).isoformat(timespec="milliseconds"))

    def _write(self, pending: Pending, write: Callable[[sqlite3.Connection], Entry]) -> Entry:
        if not self._guarded and not self.read_only:
            self._guarded = True
            if self._backups:
                self._backups.make_quietly(self._clock(), lambda backups: backups.changed)
        self._check_failed(pending)
        try:
            entry = self._store.act(pending.step.name, write, lambda: journal.entry(self._conn, pending.id))
        except LibraryError as error:
            self._failed, error.op = pending, pending.id
            raise
        self._failed = None
        if pending.step.records:
            self.finder.issues_changed()
        self.back_up_if_due()
        return entry

    def _check_failed(self, pending: Pending) -> None:
        """ForeignChange if a step told as failed is in the file after all and something else is to be written now."""
        failed = self._failed
        if failed and failed.id != pending.id and self._ask(lambda: journal.entry(self._conn, failed.id)):
            raise ForeignChange(
                f"“{failed.step.name}”先前报错，其实已经写入；现在这一步没有写入。请重新读入后再做一次。"
            )

    def proofs(self) -> list[ProofRow]:
        """What checks last gave of the issues; the desk knows by its stamp whether a row still holds."""
        return self._ask(lambda: rows_proof.load(self._conn))

    def proofs_of(self, bulletins: Collection[str]) -> list[ProofRow]:
        """The same of some issues, a few hundred at most."""
        return self._ask(lambda: rows_proof.load_some(self._conn, bulletins))

    def proof_counts(self) -> list[ProofRow]:
        """The same without what the issues state, which is long."""
        return self._ask(lambda: rows_proof.counts(self._conn))

    def keep_proofs(self, rows: Sequence[ProofRow]) -> None:
        """Keep what checks gave. No step of the history: it can be worked out again. LibraryError."""
        self._store.act("记下校对结果", lambda conn: rows_proof.write(conn, rows))

    def reload(self) -> None:
        """Accept what is in the file, after ForeignChange; everything that was loaded is to be loaded anew."""
        self._ask(self._store.accept_foreign)
        self._failed = None
        self._facts.clear()
        self.finder.issues_changed()

    # Care

    @property
    def backup_trouble(self) -> str | None:
        """Why the last backup failed, in a line for the editor."""
        return self._backups.trouble if self._backups else None

    def backup(self) -> Path:
        """Make and verify a backup now. LibraryError if it fails or no folder was given."""
        if self._backups is None:
            raise LibraryError("没有给出备份文件夹，没有做备份。书库本身未动。请在设置里选一个文件夹。")
        return self._backups.make(self._clock())

    def back_up_if_due(self) -> None:
        """Make a backup if half an hour has gone by with changes in it; to be called in idle moments too."""
        if self._guarded and self._backups:
            self._backups.make_quietly(self._clock(), lambda backups: backups.due(self._clock()))

    def save_copy(self, target: Path) -> None:
        """Write all of the library and its originals to one new file, such as when it can no longer be written to.

        AlreadyThere if the file exists, LibraryError if the copy cannot be made.
        """
        backup.copy_to_new(self._conn, target, lambda copy: originals.pack(self.path, copy))

    def doctor(self) -> "Report":
        """Examine everything: file, keys, journal, texts, quotes, and the state against the journal replayed."""
        # sqlite-utils takes 70 ms to load, which only an examination need pay.
        from zugong_desk.library.doctor import examine  # noqa: PLC0415

        return examine(self._conn)
