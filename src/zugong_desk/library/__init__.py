"""The library: the only room that speaks SQL. It keeps bulletins, shelf and history in one file and loses nothing."""

import sqlite3
from pathlib import Path

from zugong_desk.library.backup import restore
from zugong_desk.library.errors import (
    AlreadyThere,
    DamagedLibrary,
    DiskFull,
    DiskTrouble,
    ForeignChange,
    LibraryError,
    LockedLibrary,
    MissingLibrary,
    MovedAway,
    NewerLibrary,
    NotALibrary,
    ReadOnlyLibrary,
    UnwritableText,
    unread,
)
from zugong_desk.library.facts import IssueFacts, IssueRow
from zugong_desk.library.hits import Hit, Hits
from zugong_desk.library.journal import Action, Entry, StepHead, Trace
from zugong_desk.library.library import Clock, Library, utc_now
from zugong_desk.library.opening import open_to_read, open_to_write
from zugong_desk.library.retention import Backup, found_in
from zugong_desk.library.rows_marked import Counted, Marked, Within
from zugong_desk.library.rows_proof import ProofRow
from zugong_desk.library.rows_sound import Sound


def create(path: Path, *, editor: str, backups: Path | None = None, clock: Clock = utc_now) -> Library:
    """Make a new library and open it. AlreadyThere if a file of that name exists, LibraryError if it cannot be made."""
    # sqlite-utils takes 70 ms to load, which opening need not pay.
    from zugong_desk.library.creation import make  # noqa: PLC0415

    make(path, editor, clock())
    return open_library(path, editor=editor, backups=backups, clock=clock)


def open_library(
    path: Path, *, editor: str, read_only: bool = False, backups: Path | None = None, clock: Clock = utc_now
) -> Library:
    """Open a library after every check; a file that refuses writing opens read-only with a `notice`. LibraryError.

    `backups` is the folder for backups, None for none. A reading library may be opened while another is writing.
    """
    opened = open_to_read(path, clock()) if read_only else open_to_write(path, clock(), backups)
    try:
        return Library(opened, editor, backups, clock)
    except sqlite3.Error as error:
        opened.close()
        raise unread(error, path.name) from error
    except BaseException:
        opened.close()
        raise


def backups_in(folder: Path, library: str | None = None) -> list[tuple[Backup, Path]]:
    """The backups in a folder, newest first, of the library of that id or of all; `restore` makes a library of one."""
    return found_in(folder, library)


__all__ = [
    "Action",
    "AlreadyThere",
    "Backup",
    "Counted",
    "DamagedLibrary",
    "DiskFull",
    "DiskTrouble",
    "Entry",
    "ForeignChange",
    "Hit",
    "Hits",
    "IssueFacts",
    "IssueRow",
    "Library",
    "LibraryError",
    "LockedLibrary",
    "Marked",
    "MissingLibrary",
    "MovedAway",
    "NewerLibrary",
    "NotALibrary",
    "ProofRow",
    "ReadOnlyLibrary",
    "Sound",
    "StepHead",
    "Trace",
    "UnwritableText",
    "Within",
    "backups_in",
    "create",
    "open_library",
    "restore",
]
