"""Writes the seeds in every form: python -m tests.forms DIR [--scans PAGES]."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from tests.forms import conversion, ofd, page, paper, scanning, word
from tests.forms.office import in_office
from tests.score.gold import Example, seeds


def main(words: Sequence[str]) -> int:
    """Write one file a seed and form; LibreOffice's own PDF and doc only where it is installed."""
    line = argparse.ArgumentParser(prog="python -m tests.forms", description="Writes the seeds in every form.")
    line.add_argument("folder", type=Path, metavar="DIR")
    line.add_argument("--scans", type=int, default=2, metavar="PAGES", help="pages to scan of each seed (default: 2)")
    options = line.parse_args(words)
    options.folder.mkdir(parents=True, exist_ok=True)
    application = QGuiApplication.instance() or QGuiApplication(["forms"])
    for one in seeds():
        for suffix, data in _forms(one, options.scans).items():
            (options.folder / f"{one.name[:3]}.{suffix}").write_bytes(data)
    print(f"{len(list(options.folder.iterdir()))} files in {options.folder}")
    del application
    return 0


def _forms(one: Example, scans: int) -> dict[str, bytes]:
    """A seed in every form, by the end of the file's name."""
    source, _ = in_office(one)
    text, printed = one.source().text, paper.write(source)
    out = {"txt": text.replace("**", "").encode("gb18030"), "md": text.encode(), "html": page.write(source)}
    out |= {"docx": word.write(source), "pdf": printed, "ofd": ofd.write(source)}
    pages = scanning.scanned(printed, scans)
    out |= {"scan.pdf": scanning.as_pdf(pages), "scan.tiff": scanning.as_tiff(pages)}
    if conversion.PROGRAM is not None:
        plain = word.write(source, conversion.FONTS)
        out |= {"office.pdf": conversion.converted(plain, "pdf"), "doc": conversion.converted(plain, "doc")}
    return out


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
