"""What the reading thread does with a parcel. No Qt, no library."""

from dataclasses import dataclass
from pathlib import Path

from zugong_desk.desk.facts import facts_of
from zugong_desk.desk.import_queue import Parcel
from zugong_desk.desk.receiving import Received, receive_bytes
from zugong_desk.domain.imprint import Form
from zugong_desk.domain.profile import Profile
from zugong_desk.reading import ReadingError, Wishes, fetch
from zugong_desk.reading.apart import Apart
from zugong_desk.reading.archive import Archive, is_archive, open_archive
from zugong_desk.reading.forms import form_of
from zugong_desk.ui.imports.forms import form_told
from zugong_desk.ui.imports.reader import Perusal

_LOCKED = "密码"


@dataclass(frozen=True, slots=True)
class Read:
    """A parcel that was read: what the library is to get, and what its row tells of it.

    `notes` is what the editor is to be told of how it was read. `members` is what an archive holds, which is not read
    yet. `locked` tells that the file wants a password.
    """

    received: Received
    form: str = ""
    articles: int = 0
    unsure: int = 0
    notes: tuple[str, ...] = ()
    members: tuple[Parcel, ...] = ()
    locked: bool = False


class Work:
    """Reads parcels, one at a time; keeps the archive whose members are being read, and the process that reads."""

    def __init__(self) -> None:
        self.apart = Apart()
        self._open: tuple[Path, Archive] | None = None

    def rest(self) -> None:
        """Let go of both until there is something to read again."""
        self._open = None
        self.apart.close()

    def read(self, parcel: Parcel, wishes: Wishes, profile: Profile, perusal: Perusal) -> Read:
        """Read and parse a parcel. Never raises for what a file holds; Stopped if it was told to stop."""
        try:
            data = self._fetch(parcel)
            if parcel.data is None and not parcel.member and is_archive(data):
                return self._list(parcel, data)
        except ReadingError as error:
            return Read(Received(parcel.name, error=_with_name(parcel.name, str(error))))
        perusal.on_stop(self.apart.cancel)
        perusal.check()
        received = receive_bytes(parcel.name, data, wishes, profile, self.apart, perusal.tell)
        perusal.check()
        return _told(received, data)

    def _fetch(self, parcel: Parcel) -> bytes:
        if parcel.data is not None:
            return parcel.data
        if not parcel.member:
            return fetch(parcel.path)
        archive = self._archive(parcel.path)
        member = next((one for one in archive.members if one.name == parcel.member), None)
        if member is not None and member.refusal:
            raise ReadingError(member.refusal)
        return archive.read(parcel.member)

    def _archive(self, path: Path) -> Archive:
        if self._open is None or self._open[0] != path:
            self._open = (path, open_archive(fetch(path)))
        return self._open[1]

    def _list(self, parcel: Parcel, data: bytes) -> Read:
        archive = open_archive(data)
        self._open = (parcel.path, archive)
        members = tuple(Parcel(parcel.path, one.name, one.shown) for one in archive.members)
        return Read(Received(parcel.name), members=members)


def _told(received: Received, data: bytes) -> Read:
    bulletin = received.bulletin
    if bulletin is None:
        locked = _LOCKED in (received.error or "") and form_of(received.file, data) is Form.PDF
        return Read(received, locked=locked)
    unsure = sum(len(line.doubts) for line in bulletin.source.imprint.lines)
    notes = tuple(note.message for note in bulletin.source.notes)
    return Read(received, form_told(bulletin.source), facts_of(bulletin).articles, unsure, notes)


def _with_name(name: str, reason: str) -> str:
    return reason if name in reason else f"“{name}”：{reason}"
