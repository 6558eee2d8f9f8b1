"""Checking texts for the score: read, parsed and checked as the program does it."""

from pathlib import Path

from zugong_desk.desk.checking import Checkup, check_files
from zugong_desk.desk.receiving import receive_bytes
from zugong_desk.places import seeds_dir
from zugong_desk.proofing.engine import check


def checked_text(name: str, text: str) -> Checkup:
    """A text as if it had come in as a file of that name, checked by itself. ValueError if it cannot be read."""
    received = receive_bytes(name, text.encode())
    if received.bulletin is None:
        raise ValueError(f"{name}: {received.error}")
    return Checkup(name, received, check(received.bulletin))


def checked_seeds() -> list[Checkup]:
    """The five seeds, checked together."""
    return check_files(sorted(seeds_dir().glob("*.txt")), processes=1)


def checked_folder(folder: Path) -> list[Checkup]:
    """The texts of a folder, each checked by itself."""
    files = sorted(file for file in folder.iterdir() if file.suffix in (".txt", ".md"))
    return [one for file in files for one in check_files([file], processes=1)]
