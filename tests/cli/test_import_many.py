"""A thousand files of every form in one command, killed in the middle and run again: each is there once."""

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.desk.libraries import BULLETIN
from tests.reading.hostile import packs, pdfs

from zugong_desk.desk import libraries

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="kills as Linux does")


def text(number: int) -> str:
    """A bulletin that is no other's."""
    return BULLETIN.replace("第 3 期", f"第 {number} 期").replace("青山县", f"青山县{number}")


def page(number: int) -> bytes:
    lines = "".join(f"<p>{line}</p>" for line in text(number).splitlines())
    return f"<html><body>{lines}</body></html>".encode()


def sheet(number: int) -> bytes:
    words = b"BT /F 16 Tf 72 700 Td (Bulletin %d of the year) Tj ET" % number
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    return pdfs.pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
            pdfs.stream(words),
            font,
        ]
    )


def archive(number: int) -> bytes:
    """Three bulletins in a ZIP."""
    return packs.packed({f"{number}/第{at}期.txt": text(number + at) for at in range(1, 4)})


FORMS: tuple[tuple[str, Callable[[int], bytes], int], ...] = (
    ("txt", lambda number: text(number).encode("gb18030"), 1),
    ("docx", lambda number: packs.docx(packs.document(text(number))), 1),
    ("html", page, 1),
    ("pdf", sheet, 1),
    ("ofd", lambda number: packs.ofd(content=f"组工信息第{number}期"), 1),
    ("zip", archive, 3),
    ("md", lambda number: text(number).encode(), 1),
    ("doc", page, 1),
    ("png", lambda number: b"\x89PNG\r\n\x1a\n broken %d" % number, 0),
    ("docm", lambda number: packs.docx(packs.document(text(number)))[:-40], 0),
)
"""How a name ends, what makes the file of a number, and how many issues are in it."""


def put(folder: Path, count: int) -> tuple[list[Path], int]:
    """So many files, and how many issues they hold."""
    files, issues = [], 0
    for at in range(count):
        ending, make, held = FORMS[at % len(FORMS)]
        files.append(folder / f"{at:04}.{ending}")
        files[-1].write_bytes(make(10 * at + 1))
        issues += held
    return files, issues


def importing(library: Path, files: list[Path]) -> list[str]:
    return [sys.executable, "-m", "zugong_desk", "import", str(library), *map(str, files), "--json"]


def present(library: Path) -> list[str]:
    with libraries.reading_library(library) as desk:
        return [row.file for row in desk.library.issues() if row.present]


def wait_for(condition: Callable[[], bool], seconds: float) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)


@pytest.mark.parametrize("count", [30, pytest.param(1000, marks=pytest.mark.soak)])
def test_an_import_that_is_killed_is_finished_by_the_next(tmp_path: Path, count: int) -> None:
    (tmp_path / "files").mkdir()
    (scratch := tmp_path / "scratch").mkdir()
    files, issues = put(tmp_path / "files", count)
    library = tmp_path / "L.zugong"
    libraries.create(library).close()
    env = {**os.environ, "TMPDIR": str(scratch)}
    with subprocess.Popen(
        importing(library, files), env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as first:
        wait_for(lambda: len(present(library)) > issues // 3, 600)
        first.send_signal(signal.SIGKILL)
    there = len(present(library))
    assert issues // 3 < there < issues
    wait_for(lambda: not list(scratch.glob("zugong-*")), 10)  # the child ends by itself and tidies up
    start = time.monotonic()
    again = subprocess.run(importing(library, files), env=env, capture_output=True, timeout=600, check=False)
    print(f"\n{count} files, {there} of {issues} there, the rest in {time.monotonic() - start:.1f} s")
    assert again.returncode == 2, again.stderr
    fates = Counter(one["status"] for one in json.loads(again.stdout)["imported"])
    broken = sum(FORMS[at % len(FORMS)][2] == 0 for at in range(count))
    assert fates == {"duplicate": there, "new": issues - there, "failed": broken}
    names = present(library)
    assert len(names) == len(set(names)) == issues
    with libraries.reading_library(library) as desk:
        assert desk.library.doctor().ok
    assert not list(scratch.iterdir())
