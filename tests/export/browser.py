"""What tests ask of a real browser: what it draws of a page, what it complains of, what it asks others for, how it prints."""

import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest
from tests.export.word import squeezed

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
needs_browser = pytest.mark.skipif(CHROMIUM is None, reason="没有 Chromium 浏览器")
_QUIET = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")


@dataclass(frozen=True, slots=True)
class Shown:
    """How a browser took a page: the text of each sheet it prints, lines on its console, addresses that it asked for."""

    sheets: list[str]
    sizes: list[tuple[int, int]]
    """Of each sheet in millimetres."""
    console: list[str]
    asked: set[str]


def shown(data: bytes, folder: Path, *more: str) -> Shown:
    """Have the page printed by a browser that knows nobody."""
    page, net, pdf = folder / "page.html", folder / "net.json", folder / "page.pdf"
    page.write_bytes(data)
    told = _run(
        folder,
        "--enable-logging=stderr",
        f"--log-net-log={net}",
        "--no-pdf-header-footer",
        f"--print-to-pdf={pdf}",
        *more,
        page.as_uri(),
    )
    document = pypdfium2.PdfDocument(pdf)
    try:
        sheets = [squeezed(one.get_textpage().get_text_range()) for one in document]
        sizes = [(round(one.get_width() * 25.4 / 72), round(one.get_height() * 25.4 / 72)) for one in document]
    finally:
        document.close()
    return Shown(
        sheets, sizes, [line for line in told.splitlines() if "CONSOLE" in line], _asked(net) - {page.as_uri()}
    )


def drawn(data: bytes, folder: Path, *more: str, size: tuple[int, int] = (1000, 1200)) -> Path:
    """A picture of the page in a window of that size."""
    page, picture = folder / "page.html", folder / "page.png"
    page.write_bytes(data)
    _run(
        folder,
        f"--window-size={size[0]},{size[1]}",
        f"--screenshot={picture}",
        "--hide-scrollbars",
        *more,
        page.as_uri(),
    )
    return picture


def _run(folder: Path, *arguments: str) -> str:
    command = [str(CHROMIUM), *_QUIET, f"--user-data-dir={folder / 'browser'}", *arguments]
    return subprocess.run(command, check=True, capture_output=True, timeout=120, text=True).stderr


def _asked(net: Path) -> set[str]:
    """The addresses in a log of the network that the page asked for; the browser's own housekeeping has no origin."""
    log = json.loads(net.read_text(encoding="utf-8"))
    kind = log["constants"]["logEventTypes"]["URL_REQUEST_START_JOB"]
    jobs = [event.get("params", {}) for event in log["events"] if event["type"] == kind]
    return {job["url"] for job in jobs if "url" in job and job.get("initiator") != "not an origin"}
