"""Draws the pictures of the README and the guide anew: the real window, off-screen, on the sample bulletins.

`.venv/bin/python packaging/shots.py [FOLDER]`; without a folder into docs/pictures/.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
COLOURS, GROUNDS, APART = 256, 48, 14


class Paper(NamedTuple):
    """A seed that is imported as it may have come from the office: printed, or of a print as many pages scanned."""

    seed: str
    file: str
    scanned: int = 0


PDF = Paper("002_6c70e7647135e1f5.txt", "安庆组工信息第24期.pdf")
SCAN = Paper("003_e7fca2f2aa721239.txt", "安庆组工信息第6期扫描.pdf", 2)
PAPERS = (PDF, SCAN)


class Shot(NamedTuple):
    """One picture: its file name, the options of `zugong-desk shot`, and the paper it shows, else the longest issue."""

    name: str
    options: tuple[str, ...]
    paper: Paper | None = None


ON_PDF = "桐城市、潜山市、迎江区、安庆经开区、市金融局、市交控集团"
FAULT = "至少一个以上"
ON_SCAN = "市委组织部召开全市组织部长会议"
SHOTS = (
    Shot("desk-light.png", ("--theme", "light", "--panel", "outline")),
    Shot("tags-dark.png", ("--theme", "dark", "--panel", "tags", "--at", "优化网格管理")),
    Shot("proof-light.png", ("--theme", "light", "--panel", "proof", "--at", FAULT)),
    Shot("page-light.png", ("--theme", "light", "--panel", "outline", "--at", ON_PDF), PDF),
    Shot("scan-light.png", ("--theme", "light", "--panel", "outline", "--at", ON_SCAN), SCAN),
)


class Tagged(NamedTuple):
    """A passage to be shown with a tag, by the words that it begins and ends with."""

    tag: str
    first: str
    last: str


TAGGED = (
    Tagged("考核督办", "压实责任。", "督办函。"),
    Tagged("社区工作队伍", "建强队伍。", "2000元。"),
    Tagged("新就业群体", "1677名单元长", "兼职网格员"),
    Tagged("网格治理", "优化网格管理。", "治理顽疾。"),
    Tagged("可复制做法", "完善“市级领导调度日”", "协调调度"),
    Tagged("量化成效", "去年全市上报事件", "98.8%"),
    Tagged("街道社区体制", "深化街道管理体制改革", "社区治理。"),
    Tagged("红色物业", "狠抓“关键小事”。", "示范小区。"),
    Tagged("党群服务阵地", "筑牢“关键支撑”。", "移交社区。"),
)


def desk(*words: str) -> str:
    """What one command of the desk prints; ends with the desk's own words if it fails."""
    ran = subprocess.run(
        [sys.executable, "-m", "zugong_desk", *words],
        cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8", check=False,
    )  # fmt: skip
    if ran.returncode != 0:
        sys.exit(f"shots: zugong-desk {words[0]} failed")
    return ran.stdout


def imported(library: Path, papers: Sequence[Paper]) -> dict[str, dict[str, Any]]:
    """Imports the seeds into a new library, some on paper; what was said of each file, by its name."""
    printed = {paper.seed for paper in papers}
    seeds = sorted(path for path in (ROOT / "seeds").glob("*.txt") if path.name not in printed)
    files = [*seeds, *(made(library.parent, paper) for paper in papers)]
    rows = json.loads(desk("import", str(library), *map(str, files), "--json"))["imported"]
    return {row["file"]: row for row in rows}


def made(folder: Path, paper: Paper) -> Path:
    """Prints a seed, and scans the print if that is asked for."""
    structure = desk("parse", str(ROOT / "seeds" / paper.seed), "--json")
    line = [sys.executable, str(ROOT / "packaging" / "printed.py"), str(folder / paper.file), str(paper.scanned)]
    subprocess.run(line, input=structure, encoding="utf-8", check=True)
    return folder / paper.file


def tag_passages(library: Path, issue: str) -> None:
    """Tags the passages of the table; ends with a line that names one which is not there."""
    blocks: list[dict[str, Any]] = json.loads(desk("show", str(library), issue, "--json"))["blocks"]
    for passage in TAGGED:
        block = next((one for one in blocks if passage.first in one["text"]), None)
        if block is None or block["start"] is None:
            sys.exit(f"shots: no passage begins with {passage.first}")
        start = block["text"].index(passage.first)
        end = block["text"].index(passage.last, start) + len(passage.last)
        desk("tag", str(library), issue, str(block["start"] + start), str(block["start"] + end), passage.tag)


def palette(ranked: list[int]) -> list[int]:
    """The grounds, which differ by little, as they are; then, commonest first, what lies apart from all chosen."""
    chosen = ranked[:GROUNDS]
    for colour in ranked[GROUNDS:]:
        if len(chosen) == COLOURS:
            break
        if all(apart(colour, other) >= APART for other in chosen):
            chosen.append(colour)
    return chosen


def apart(one: int, other: int) -> int:
    """How far two colours (0xAARRGGBB) differ in the channel in which they differ most, 0–255."""
    return max(abs((one >> shift & 255) - (other >> shift & 255)) for shift in (0, 8, 16))


def thin(picture: Path) -> None:
    """Write a picture again in 256 colours, each pixel in the nearest of them: half the bytes."""
    whole = QImage(str(picture)).convertToFormat(QImage.Format.Format_RGB32)
    pixels = Counter(memoryview(whole.constBits()).cast("B").cast("I"))
    table = palette([colour for colour, _count in pixels.most_common()])
    thinned = whole.convertToFormat(QImage.Format.Format_Indexed8, table, Qt.ImageConversionFlag.AvoidDither)
    if not thinned.save(str(picture)):
        sys.exit(f"shots: {picture} was not written")


def main(folder: Path) -> None:
    """Draws every picture of the table into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    papers = [paper for paper in PAPERS if not paper.scanned or find_spec("rapidocr")]
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(ZUGONG_HOME=home, QT_QPA_PLATFORM="offscreen")
        library = Path(home) / "样本.zugong"
        rows = imported(library, papers)
        longest = max(rows.values(), key=lambda row: row["blocks"])
        tag_passages(library, longest["id"])
        for shot in SHOTS:
            if shot.paper is not None and shot.paper not in papers:
                print(f"{shot.name} was left as it is: there is nothing that reads scans")
                continue
            out = folder / shot.name
            issue = (rows[shot.paper.file] if shot.paper else longest)["id"]
            desk("shot", str(library), issue, "--out", str(out), "--size", "1600x1000", *shot.options)
            thin(out)
            print(out)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURES)
