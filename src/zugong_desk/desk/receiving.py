"""Receiving: files, and the files in archives, are read and parsed; no library is touched, so it may run in any thread.

- `receive(path, wishes, profile, apart, progress) -> Received`: one file that is no archive.
- `receive_all(path, wishes, profile, apart, progress) -> Iterator[Received]`: one file, or each file of an archive, one
  after the other as they are asked for; `Received.file` is then `压缩包.zip/第3期.docx`.
- `receive_bytes(name, data, wishes, profile, apart, progress) -> Received`: bytes that are at hand, as of a member of an
  archive (`reading.archive.open_archive(data)`, `.members`, `.read(member.name)`) or of what was pasted.

`apart` owns the child process in which files are read: pass the same one for many files, `apart.cancel()` stops what
it reads, `apart.close()` ends it. Without one, each file costs a child of its own. Nothing here raises for what a file
holds; what `progress` raises goes through, and cancelling gives a `Received` with an error.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.profile import Profile
from zugong_desk.domain.source import Source
from zugong_desk.reading import ReadingError, Wishes, fetch, parse
from zugong_desk.reading.apart import Apart, read_apart
from zugong_desk.reading.archive import Archive, Member, is_archive, open_archive
from zugong_desk.reading.wishes import AS_IT_COMES, Progress, unheard

UNTAUGHT = Profile()


@dataclass(frozen=True, slots=True)
class Received:
    """A file that was read and parsed, not yet in a library; `error` says in one line why it could not be."""

    file: str
    data: bytes = b""
    bulletin: Bulletin | None = None
    error: str | None = None


def receive(
    path: Path,
    wishes: Wishes = AS_IT_COMES,
    profile: Profile = UNTAUGHT,
    apart: Apart | None = None,
    progress: Progress = unheard,
) -> Received:
    """Read and parse a file; an archive is refused. `profile` is what the library has learnt that it is to go into."""
    name = name_of(path)
    try:
        data = fetch(path)
        if is_archive(data):
            raise ReadingError(_of_archive(name, data))
    except ReadingError as error:
        return Received(name, error=str(error))
    return receive_bytes(name, data, wishes, profile, apart, progress)


def receive_all(
    path: Path,
    wishes: Wishes = AS_IT_COMES,
    profile: Profile = UNTAUGHT,
    apart: Apart | None = None,
    progress: Progress = unheard,
) -> Iterator[Received]:
    """Read and parse a file, or every file of an archive; each by itself, so that one that fails stops none."""
    name = name_of(path)
    try:
        data = fetch(path)
    except ReadingError as error:
        yield Received(name, error=str(error))
        return
    if not is_archive(data):
        yield receive_bytes(name, data, wishes, profile, apart, progress)
        return
    try:
        archive = open_archive(data)
    except ReadingError as error:
        yield Received(name, error=f"“{name}”：{error}")
        return
    for member in archive.members:
        shown = f"{name}/{member.shown}"
        try:
            inside = _unpacked(archive, member)
        except ReadingError as error:
            yield Received(shown, error=f"“{shown}”：{error}")
        else:
            yield receive_bytes(shown, inside, wishes, profile, apart, progress)


def receive_bytes(
    name: str,
    data: bytes,
    wishes: Wishes = AS_IT_COMES,
    profile: Profile = UNTAUGHT,
    apart: Apart | None = None,
    progress: Progress = unheard,
) -> Received:
    """Read and parse the bytes of a file that is called `name` on screen."""
    try:
        return parsed(read_apart(name, data, wishes, progress, apart), data, profile)
    except ReadingError as error:
        return Received(name, error=str(error))


def parsed(source: Source, data: bytes, profile: Profile = UNTAUGHT) -> Received:
    """What was read, parsed."""
    return Received(source.file, data, Bulletin(source.sha256, source, parse(source, profile).blocks))


def name_of(path: Path) -> str:
    """The file's name as text, whatever bytes it is made of."""
    return os.fsencode(path.name).decode("utf-8", "replace")


def _unpacked(archive: Archive, member: Member) -> bytes:
    if member.refusal:
        raise ReadingError(member.refusal)
    return archive.read(member.name)


def _of_archive(name: str, data: bytes) -> str:
    """Why an archive is not read as one file."""
    try:
        count = sum(member.refusal is None for member in open_archive(data).members)
    except ReadingError as error:
        return f"“{name}”：{error}"
    return f"“{name}”是压缩包，里面有 {count} 个能读的文件，没有读入。请用“导入”收进书库，或解压后再读其中一个。"
