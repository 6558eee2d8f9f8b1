"""Making and opening libraries, and the sample that everyone may play with."""

import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from zugong_desk import library
from zugong_desk.desk import codebook_files, importing
from zugong_desk.desk.core import Desk
from zugong_desk.desk.starting_codebook import starting_codebook
from zugong_desk.domain import marking
from zugong_desk.domain.annotation import Annotation
from zugong_desk.domain.codebook import Tag
from zugong_desk.library import Backup, LibraryError, backups_in, lock
from zugong_desk.places import backup_dir, data_dir, seeds_dir

SUFFIX = ".zugong"
SAMPLE = "示例书库" + SUFFIX
_EXAMINATIONS = 3


def editor_name() -> str:
    """Who works here, as the journal records it."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "editor"


def create(path: Path, editor: str | None = None) -> Desk:
    """A new library with the starting codebook. LibraryError if a file is already there."""
    desk = Desk(library.create(path, editor=editor or editor_name(), backups=backup_dir()))
    codebook_files.take_codebook(desk, starting_codebook(), "建立标签表")
    return desk


def open_library(path: Path, editor: str | None = None, *, read_only: bool = False) -> Desk:
    """An existing library. LibraryError in one clear line if it cannot be opened; never makes one."""
    opened = library.open_library(path, editor=editor or editor_name(), read_only=read_only, backups=backup_dir())
    return Desk(opened)


def holder_of(path: Path) -> str | None:
    """Who has a library open for work and since when, in words; None if nobody, or nobody known."""
    by = lock.holder(lock.lock_path(path))
    return by.in_words() if by else None


def go_on_in_copy(desk: Desk, target: Path) -> Desk:
    """Save a library to a new file and work on there, with the typing that the old file did not take. LibraryError."""
    desk.library.save_copy(target)
    copy = open_library(target, desk.library.editor)
    copy.take_over(desk)
    return copy


def working_copy(path: Path, folder: Path) -> Desk:
    """A copy of a library in a folder of its own, to be looked at like the library at work. LibraryError."""
    with reading_library(path) as desk:
        desk.library.save_copy(folder / path.name)
    return open_library(folder / path.name)


def backups(library: str | None = None) -> list[tuple[Backup, Path]]:
    """The verified backups of one library or of all, newest first."""
    return backups_in(backup_dir(), library)


def newest_backup(path: Path) -> Path:
    """The newest backup of a library that can still be read. LibraryError if it cannot, or if there is none."""
    with reading_library(path) as desk:
        found = backups(desk.library.id)
    if not found:
        raise LibraryError(f"书库“{path.name}”还没有备份，没有恢复。")
    return found[0][1]


def faults_of(path: Path) -> list[str]:
    """What is wrong with a library, examined through a connection of its own: may run beside the work, in a thread.

    If the editor writes meanwhile, what was read before does not fit what is read after: it is examined again.
    """
    with reading_library(path) as desk:
        return _faults(desk, _EXAMINATIONS)


def _faults(desk: Desk, looks: int) -> list[str]:
    written = desk.library.path.stat().st_mtime_ns
    found = [f"{check.name}（{check.detail}）" for check in desk.library.doctor().checks if not check.ok]
    changed = desk.library.path.stat().st_mtime_ns != written
    return _faults(desk, looks - 1) if found and changed and looks > 1 else found


def sample_path() -> Path:
    """Where the sample library stands."""
    return data_dir() / SAMPLE


def open_sample(path: Path | None = None) -> tuple[Desk, list[importing.ImportResult]]:
    """The sample library, made from the seeds if it is not there yet; the results are those of the imports now made.

    One that holds no issue, as when making it was broken off, gets them now.
    """
    path = path or sample_path()
    desk = open_library(path) if path.exists() else create(path)
    if desk.library.read_only or desk.library.issues():
        return desk, []
    results = [importing.take_in(desk, importing.receive(file))[0] for file in sorted(seeds_dir().glob("*.txt"))]
    for result in results:
        if result.id and result.status == "new":
            _tag_examples(desk, result.id)
    return desk, results


def _tag_examples(desk: Desk, id: str) -> None:
    """Put each tag of the codebook on the passage that is its example, where the issue has it."""
    desk.open(id)
    for tag in list(desk.shelf.tags.values()):
        at = desk.table.text.find(tag.example) if tag.example else -1
        if at >= 0:
            _tag_sentence(desk, tag, at, at + len(tag.example))


def _tag_sentence(desk: Desk, tag: Tag, start: int, end: int) -> None:
    """Tag the whole sentence around an example."""
    text = desk.table.text
    first = max(text.rfind(mark, 0, start) for mark in "。！？\n") + 1
    last = min((at + 1 for mark in "。！？" if (at := text.find(mark, end - 1)) >= 0), default=end)
    newline = text.find("\n", first)
    span = desk.table.span(first, min(last, newline if newline >= 0 else last))
    changes = marking.annotate(desk.table, span, Annotation(desk.new_id(), tag.id))
    desk.perform(f"标注“{tag.name}”", changes)


@contextmanager
def reading_library(path: Path) -> Iterator[Desk]:
    """A library only to be read, which another window may have open for work. LibraryError if it cannot be opened."""
    with _closing(open_library(path, read_only=True)) as desk:
        yield desk


@contextmanager
def working_library(path: Path) -> Iterator[Desk]:
    """A library to be changed. LibraryError if it cannot be opened or refuses writing."""
    with _closing(open_library(path)) as desk:
        if desk.library.read_only:
            raise LibraryError(desk.library.notice or f"“{path.name}”是只读的，没有改动。")
        yield desk


@contextmanager
def _closing(desk: Desk) -> Iterator[Desk]:
    try:
        yield desk
    finally:
        desk.close()
