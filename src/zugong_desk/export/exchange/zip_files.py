"""A ZIP of many files, the same bytes for the same content; and what it holds, one file after the other."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, BinaryIO

from zugong_desk.export.errors import ExportError
from zugong_desk.export.exchange.marked import Issue

_AT = (1980, 1, 1, 0, 0, 0)
_READABLE = 0o644 << 16
_UNIX = 3
_LEVEL = 5
_DAMAGES = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError),
    *(ValueError, LookupError, TypeError, RuntimeError),
)


class ZipFiles:
    """Files put into a ZIP one after the other, each with the same date so that nothing but content tells two apart."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive

    def put(self, name: str, text: str) -> None:
        """One file, UTF-8."""
        self._archive.writestr(_info(name), text.encode(), compresslevel=_LEVEL)

    @contextmanager
    def writing(self, name: str) -> Iterator[IO[bytes]]:
        """One file that is written bit by bit; no other may be put meanwhile."""
        with self._archive.open(_info(name), "w", force_zip64=True) as file:
            yield file


@contextmanager
def zip_files(file: BinaryIO) -> Iterator[ZipFiles]:
    """A new ZIP in `file`."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
        yield ZipFiles(archive)


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _AT)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr, info.create_system = _READABLE, _UNIX
    return info


def name_of(issue: Issue) -> str:
    """What the files of an issue are called: its number in the export and its key, such as 0012-2023-9."""
    return f"{issue.number:04}{'-' * bool(issue.key)}{issue.key}"


@contextmanager
def read_back(path: Path, form: str) -> Iterator[zipfile.ZipFile]:
    """The ZIP that was written, of the format called `form`. ExportError if it, or what is done with it, finds it damaged."""
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except _DAMAGES as error:
        raise ExportError(f"写出的 {form} 文件读不回来，没有放入，原有文件未改动。") from error


def texts(archive: zipfile.ZipFile, suffix: str) -> Iterator[tuple[str, str]]:
    """The names without suffix and the texts of the files with that suffix, in the order of the ZIP."""
    for name in archive.namelist():
        if name.endswith(suffix):
            yield name.removesuffix(suffix), archive.read(name).decode()


def missing(form: str) -> ExportError:
    """What is said of a ZIP that lacks some of the issues or annotations, or has them wrong."""
    return ExportError(f"写出的 {form} 文件与原文不一致，没有放入，原有文件未改动。")
