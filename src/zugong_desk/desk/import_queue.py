"""What is to be imported: parcels, how they are found in folders, and the list of those not read yet, kept on disk."""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from zugong_desk.desk.receiving import name_of
from zugong_desk.places import state_dir
from zugong_desk.reading.archive import LOCKS
from zugong_desk.reading.forms import READABLE

_NUMBERS = re.compile(r"(\d+)")
_FOLDER = "imports"


@dataclass(frozen=True, slots=True)
class Parcel:
    """Something to be imported: a file, a file in the ZIP at `path`, or `data` that was pasted under a name.

    `member` is the key of a file in a ZIP, `shown` its path in there for people.
    """

    path: Path
    member: str = ""
    shown: str = ""
    data: bytes | None = field(default=None, repr=False)

    @property
    def name(self) -> str:
        """What it is called on screen."""
        name = name_of(self.path)
        return f"{name}/{self.shown or self.member}" if self.member else name

    @property
    def where(self) -> str:
        """Where it stands: the path of the file, and of what is in a ZIP its path in there."""
        return f"{self.path}/{self.shown or self.member}" if self.member else str(self.path)

    @property
    def ending(self) -> str:
        """The ending of its name, in small letters, with the dot."""
        return Path(self.shown or self.member or self.path.name).suffix.lower()


def files_in(paths: Iterable[Path]) -> list[Path]:
    """The files to read: files as they are, and from folders, with all below, those that can be read; each once.

    Files of a folder come in the order in which people count: 第2期 before 第10期.
    """
    found: dict[Path, None] = {}
    for path in paths:
        found.update(dict.fromkeys(_readable_below(path) if _is(path.is_dir) else [path]))
    return list(found)


def _readable_below(folder: Path) -> list[Path]:
    inside = (one for one in folder.rglob("*") if one.suffix.lower() in READABLE)
    shown = (one for one in inside if not one.name.startswith(LOCKS) and not _is_hidden(one.relative_to(folder)))
    return sorted((one for one in shown if _is(one.is_file, unseen=True)), key=_counted)


def _is(look: Callable[[], bool], *, unseen: bool = False) -> bool:
    """What a look at a path finds; `unseen` where it may not be looked at: reading it says why, the others are read."""
    try:
        return look()
    except OSError:
        return unseen


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _counted(path: Path) -> tuple[tuple[tuple[int, int, str], ...], ...]:
    """A key that puts numbers in a path in the order of their values."""
    return tuple(
        tuple((0, int(piece), "") if piece.isdecimal() else (1, 0, piece) for piece in _NUMBERS.split(part) if piece)
        for part in path.parts
    )


@dataclass(frozen=True, slots=True)
class Backlog:
    """The parcels that a library still waits for, in a file of their own: what a crash leaves behind is read next time.

    Only names are kept, never what is in a file. `library` is the library's id, `path` where it stands: a copy of a
    library has the same id and waits for nothing.
    """

    library: str
    path: Path

    def parcels(self) -> list[Parcel]:
        """What was not read yet; nothing if nothing was kept or it cannot be read."""
        try:
            kept = json.loads(self._file.read_text(encoding="ascii"))
            if kept["library"] != str(self.path) and Path(kept["library"]).exists():
                return []
            return [Parcel(Path(path), str(member), str(shown)) for path, member, shown in kept["waiting"]]
        except (OSError, ValueError, KeyError, TypeError):
            return []

    def keep(self, parcels: Sequence[Parcel]) -> bool:
        """Write what is not read yet in place of what was kept before, in one go; whether the disk took it.

        Parcels that were pasted have no file to come back to and are left out.
        """
        files = [parcel for parcel in parcels if parcel.data is None]
        waiting = [(str(one.path.absolute()), one.member, one.shown) for one in files]
        try:
            if not waiting:
                self._file.unlink(missing_ok=True)
                return True
            aside = self._file.with_suffix(".new")
            # names that are no text stand in it as lone surrogates, which ASCII with escapes can hold
            aside.write_text(json.dumps({"library": str(self.path), "waiting": waiting}), encoding="ascii")
            aside.replace(self._file)
        except OSError:
            return False
        return True

    @property
    def _file(self) -> Path:
        folder = state_dir() / _FOLDER
        folder.mkdir(mode=0o700, exist_ok=True)
        return folder / f"{self.library}.json"
