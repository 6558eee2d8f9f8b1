"""Drawing the window without a screen: the pages in sight are in the picture, whoever draws them."""

import json
import subprocess
import sys
from collections.abc import Callable
from math import ceil
from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QApplication
from tests.forms import paper, word

from zugong_desk.app import Shot, _trimmed
from zugong_desk.domain.imprint import Align, Form, Imprint, LinePrint
from zugong_desk.domain.source import Source
from zugong_desk.ui.theme.theme import load_theme

LINES = (
    ("云溪党建简报", LinePrint(36, "宋体", align=Align.CENTRE)),
    ("第 7 期", LinePrint(16, "仿宋_GB2312", align=Align.CENTRE)),
    ("云溪县委组织部　　2024 年 6 月 18 日", LinePrint(16, "仿宋_GB2312", align=Align.CENTRE)),
    ("柳塘镇把议事桌搬到田埂上", LinePrint(22, "方正小标宋简体", align=Align.CENTRE, above=20)),
    ("柳塘镇党委选派十二名干部驻村听取意见，逐户登记，当月办结。", LinePrint(16, "仿宋_GB2312", indent=32)),
)
WORDS = "逐户登记，当月办结"
PANE = 540
"""Logical pixels from the left that surely show nothing of the reading text."""


def program(*arguments: str | Path) -> str:
    run = [sys.executable, "-m", "zugong_desk", *map(str, arguments)]
    return subprocess.run(run, check=True, stdout=subprocess.PIPE, encoding="utf-8", timeout=60).stdout


@pytest.mark.parametrize(("name", "write"), [("简报.pdf", paper.write), ("简报.docx", word.write)])
def test_a_picture_of_the_window_has_its_pages(
    qapp: QApplication, tmp_path: Path, name: str, write: Callable[[Source], bytes]
) -> None:
    text = "".join(f"{line}\n" for line, _ in LINES)
    source = Source(name, "", "", text, imprint=Imprint(Form.DOCX, (), tuple(look for _, look in LINES)))
    (tmp_path / name).write_bytes(write(source))
    library, out = tmp_path / "书库.zugong", tmp_path / "窗口.png"
    (issue,) = json.loads(program("import", library, tmp_path / name, "--json"))["imported"]
    program("shot", library, issue["id"], "--out", out, "--size", "1600x1000", "--at", WORDS)
    image = QImage(str(out))
    assert (image.width(), image.height()) == (1600, 1000)
    lit = load_theme("light").selection
    rows = [y for y in range(image.height()) if any(image.pixelColor(x, y) == lit for x in range(220, PANE))]
    assert rows, "the passage is lit on the page"
    points = [image.pixelColor(x, y) for y in rows for x in range(220, PANE)]
    inked = [colour for colour in points if colour.lightness() < 140 and colour.saturation() < 100]
    assert len(inked) > 120, "its characters are printed there"


def test_a_picture_shows_what_an_action_does(qapp: QApplication, tmp_path: Path) -> None:
    library, text = tmp_path / "书库.zugong", tmp_path / "简报.txt"
    text.write_text("".join(f"{line}\n" for line, _ in LINES), encoding="utf-8")
    (issue,) = json.loads(program("import", library, text, "--json"))["imported"]
    shown = json.loads(program("show", library, issue["id"], "--json"))["blocks"]
    (start,) = [block["start"] + block["text"].index(WORDS) for block in shown if WORDS in block["text"]]
    program("tag", library, issue["id"], str(start), str(start + len(WORDS)), "网格治理")
    pictures = []
    for panel in ("tags", "record", "tagging", "overview"):
        out = tmp_path / f"{panel}.png"
        program("shot", library, issue["id"], "--out", out, "--panel", panel, "--at", WORDS)
        pictures.append(out.read_bytes())
    assert len(set(pictures)) == len(pictures)


@pytest.mark.parametrize(
    ("size", "scale"), [((1600, 1000), 1.5), ((1920, 1200), 1.75), ((1280, 800), 1.0), ((1367, 801), 2.0)]
)
def test_a_picture_has_the_size_that_was_asked_for(qapp: QApplication, size: tuple[int, int], scale: float) -> None:
    wide, high = (ceil(ceil(side / scale) * scale) for side in size)
    trimmed = _trimmed(QPixmap(wide, high), Shot(Path("x.png"), scale=scale, size=size))
    assert (trimmed.width(), trimmed.height()) == size


def test_a_window_that_is_larger_than_was_asked_is_drawn_whole(qapp: QApplication) -> None:
    trimmed = _trimmed(QPixmap(960, 600), Shot(Path("x.png"), size=(640, 400)))
    assert (trimmed.width(), trimmed.height()) == (960, 600)
