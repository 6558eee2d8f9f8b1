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
RECORD = "持续数字赋能"
TAGGING = "探索“全科社工”机制"
ON_SCAN = "市委组织部召开全市组织部长会议"
SHOTS = (
    Shot("desk-light.png", ("--theme", "light", "--panel", "outline")),
    Shot("tags-light.png", ("--theme", "light", "--panel", "record", "--at", RECORD)),
    Shot("tags-dark.png", ("--theme", "dark", "--panel", "record", "--at", RECORD)),
    Shot("tagging-light.png", ("--theme", "light", "--panel", "tagging", "--at", TAGGING)),
    Shot("tagging-dark.png", ("--theme", "dark", "--panel", "tagging", "--at", TAGGING)),
    Shot("overview-light.png", ("--theme", "light", "--panel", "overview")),
    Shot("overview-dark.png", ("--theme", "dark", "--panel", "overview")),
    Shot("excerpts-light.png", ("--theme", "light", "--panel", "pages")),
    Shot("excerpts-dark.png", ("--theme", "dark", "--panel", "pages")),
    Shot("proof-light.png", ("--theme", "light", "--panel", "proof", "--at", FAULT)),
    Shot("page-light.png", ("--theme", "light", "--panel", "outline", "--at", ON_PDF), PDF),
    Shot("scan-light.png", ("--theme", "light", "--panel", "outline", "--at", ON_SCAN), SCAN),
)


class Tagged(NamedTuple):
    """A passage to be shown with a tag, by the words that it begins and ends with; `drafted` with its record filled in."""

    tag: str
    first: str
    last: str
    drafted: bool = True


TAGGED = (
    Tagged("考核督办", "压实责任。", "督办函。"),
    Tagged("社区工作队伍", "建强队伍。", "2000元。"),
    Tagged("新就业群体", "1677名单元长", "兼职网格员"),
    Tagged("网格治理", "优化网格管理。", "治理顽疾。"),
    Tagged("可复制做法", "完善“市级领导调度日”", "协调调度"),
    Tagged("量化成效", "持续数字赋能。", "98.8%", drafted=False),
    Tagged("街道社区体制", "深化街道管理体制改革", "社区治理。"),
    Tagged("红色物业", "狠抓“关键小事”。", "示范小区。"),
    Tagged("党群服务阵地", "筑牢“关键支撑”。", "移交社区。"),
    Tagged("书记项目", "找准问题切入点。", "明确立项重点。"),
    Tagged("电教远教", "建立“全员写信息”机制", "大宣传格局"),
    Tagged("村级集体经济", "一是产业引导先行。", "200余个"),
    Tagged("干部激励", "三是注重实绩激励。", "50余万元"),
    Tagged("书记项目", "（二）书记项目有成效。", "刊登"),
    Tagged("上级认可", "（一）党建助手有特色。", "批示肯定"),
    Tagged("非公党建", "针对市镇两级党委换届", "高质量发展"),
    Tagged("村级集体经济", "整合项目资源。", "同步推进"),
    Tagged("书记项目", "今年把10个社区“阵地达标”", "“县委书记项目”"),
    Tagged("书记项目", "以实施“书记项目”“书记领办事项”", "1358个"),
    Tagged("村民自治", "坚持让群众当主角", "众人的事情商量着办”"),
    Tagged("书记项目", "坚持“书记抓、抓书记”", "先进基层党组织"),
    Tagged("乡土人才", "二是挖掘“乡土人才”。", "500 余人"),
    Tagged("信用村", "开展党建引领信用村建设", "1.37 万件"),
    Tagged("干部考察识别", "一、建立“书记谈话”制度。", "“素材库”"),
    Tagged("年轻干部选拔", "四、“小场景”竞争选拔年轻干部。", "有舞台"),
    Tagged("网格治理", "将村民组长队伍建设与基层治理体系建设融合", "总结推广"),
    Tagged("村级集体经济", "一是导向抓激励。", "用心用力抓发展"),
    Tagged("村级集体经济", "二是深化改革，盘活要素。", "突破 50 万元"),
    Tagged("村级集体经济", "三是用活政策，强化扶持。", "20.6 万元"),
    Tagged("人才引育", "四是内选外引，培育人才。", "“两委”班子"),
    Tagged("村级联合党委", "怀宁县积极推进村级联合党委建设", "赋能"),
    Tagged("党员教育培训", "开设夜校充电蓄能。", "“多点开花”"),
)


COLLECTION = "村级集体经济典型做法"
SECTIONS = (
    ("建强带头队伍", ("乡土人才", "干部激励")),
    ("发展特色产业", ("村级集体经济",)),
    ("抓好项目攻坚", ("书记项目",)),
)
"""Of the collection that is shown: each section with the tags whose passages stand in it."""
LAID_OUT = ("--maker", "江城市委组织部研究室　编", "--date", "2023年9月", "--citing", "short")


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


def tag_passages(library: Path, issues: Sequence[str]) -> None:
    """Tags the passages of the table; ends with a line that names one which is not there."""
    shown = {issue: json.loads(desk("show", str(library), issue, "--json"))["blocks"] for issue in issues}
    for passage in TAGGED:
        issue, start, end = found(passage, shown)
        desk("tag", str(library), issue, str(start), str(end), passage.tag, *(["--draft"] if passage.drafted else []))


def collect(library: Path) -> None:
    """Makes the collection that is shown, out of tagged passages."""
    for title, (first, *others) in SECTIONS:
        desk("collection", "take", str(library), COLLECTION, "--tag", first, "--section", title)
        for tag in others:
            desk("collection", "take", str(library), COLLECTION, "--tag", tag)
    desk("collection", "set", str(library), COLLECTION, *LAID_OUT)


def found(passage: Tagged, shown: dict[str, list[dict[str, Any]]]) -> tuple[str, int, int]:
    """The issue and the code points of its reading text where a passage stands."""
    for issue, blocks in shown.items():
        for block in blocks:
            start = block["text"].find(passage.first)
            end = block["text"].find(passage.last, start) if start >= 0 else -1
            if end >= 0 and block["start"] is not None:
                return issue, block["start"] + start, block["start"] + end + len(passage.last)
    sys.exit(f"shots: there is no passage from {passage.first} to {passage.last}")


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
        texts, printed = Path(home) / "样本.zugong", Path(home) / "来件.zugong"
        rows, on_paper = imported(texts, ()), imported(printed, papers)
        longest = max(rows.values(), key=lambda row: row["blocks"])
        tag_passages(texts, [row["id"] for row in rows.values()])
        collect(texts)
        for shot in SHOTS:
            if shot.paper is not None and shot.paper not in papers:
                print(f"{shot.name} was left as it is: there is nothing that reads scans")
                continue
            out = folder / shot.name
            library, row = (printed, on_paper[shot.paper.file]) if shot.paper else (texts, longest)
            desk("shot", str(library), row["id"], "--out", str(out), "--size", "1600x1000", *shot.options)
            thin(out)
            print(out)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURES)
