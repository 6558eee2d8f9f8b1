"""Draws the pictures of the README and the guide anew: the real window, off-screen, on the sample bulletins.

`.venv/bin/python packaging/shots.py [FOLDER]`; without a folder into docs/pictures/.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
COLOURS, GROUNDS, APART = 256, 48, 14


PRINTED = "002_6c70e7647135e1f5.txt"
"""The seed that is imported as a PDF."""
ON_PAPER = "安庆组工信息第24期.pdf"


class Shot(NamedTuple):
    """One picture: its file name, the options of `zugong-desk shot`, and whether it shows the issue that was printed."""

    name: str
    options: tuple[str, ...]
    printed: bool = False


SELECTED = "桐城市、潜山市、迎江区、安庆经开区、市金融局、市交控集团"
SHOTS = (
    Shot("desk-light.png", ("--theme", "light", "--panel", "outline")),
    Shot("tags-dark.png", ("--theme", "dark", "--panel", "tags", "--at", "优化网格管理")),
    Shot("page-light.png", ("--theme", "light", "--panel", "outline", "--at", SELECTED), printed=True),
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


def imported(library: Path) -> tuple[str, str]:
    """Imports the seeds into a new library; the ids of the issue with the most blocks and of the printed one."""
    seeds = sorted(path for path in (ROOT / "seeds").glob("*.txt") if path.name != PRINTED)
    files = [*map(str, seeds), str(on_paper(library.parent))]
    rows: list[dict[str, Any]] = json.loads(desk("import", str(library), *files, "--json"))["imported"]
    printed = next(row for row in rows if row["file"] == ON_PAPER)
    return str(max(rows, key=lambda row: row["blocks"])["id"]), str(printed["id"])


def on_paper(folder: Path) -> Path:
    """Prints a seed into a PDF, as it may have come from the office."""
    structure = desk("parse", str(ROOT / "seeds" / PRINTED), "--json")
    line = [sys.executable, str(ROOT / "packaging" / "printed.py"), str(folder / ON_PAPER)]
    subprocess.run(line, input=structure, encoding="utf-8", check=True)
    return folder / ON_PAPER


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
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(ZUGONG_HOME=home, QT_QPA_PLATFORM="offscreen")
        library = Path(home) / "样本.zugong"
        texted, printed = imported(library)
        tag_passages(library, texted)
        for shot in SHOTS:
            out = folder / shot.name
            issue = printed if shot.printed else texted
            desk("shot", str(library), issue, "--out", str(out), "--size", "1600x1000", *shot.options)
            thin(out)
            print(out)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURES)
