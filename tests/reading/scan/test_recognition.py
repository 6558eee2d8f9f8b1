"""Recognition of drawn pages, of which each character's place is known."""

import time
from math import cos, radians, sin
from random import Random
from statistics import median

import pytest
from PIL import Image
from tests.reading.scan.drawing import PIXELS, Drawn, bitmap, middle, needs_engine, page

from zugong_desk.domain.imprint import Align, Part
from zugong_desk.reading.scan import recognise
from zugong_desk.reading.sheet.feeds import PrintedLine

pytestmark = needs_engine

WIDTH, HEIGHT = 595.3, 300.0
LINES = [
    Drawn("云岭组工", 36, 220, 60, "#c81414"),
    Drawn("第\u30003\u3000期", 16, 262, 92),
    Drawn("中共云岭县委组织部", 16, 80, 118),
    Drawn("2023年5月8日", 16, 412, 118),
    Drawn("让每个网格都有红色管家", 22, 176, 158),
    Drawn("近年来，云岭县坚持把支部建在网格上，选派党员干部二", 16, 112, 190),
    Drawn("百三十六名担任网格管家，走进千家万户办成群众身边的小事", 16, 80, 216),
    Drawn("四千余件，群众满意度连续三年达到百分之九十八。", 16, 80, 242),
    Drawn("— 1 —", 14, 280, 288),
]


def worn(paper: Image.Image, noise: int = 10) -> Image.Image:
    """The paper grey, with noise."""
    chance = Random(3)
    grain = Image.frombytes("L", (331, 257), chance.randbytes(331 * 257)).resize(paper.size, Image.Resampling.NEAREST)
    return Image.blend(paper.convert("L").point(lambda level: 20 + level * 0.86), grain, noise / 100)


def read(paper: Image.Image) -> list[PrintedLine]:
    return recognise(bitmap(paper), 3, 72 / 200)


@pytest.fixture(scope="module")
def straight() -> list[PrintedLine]:
    return read(worn(page(LINES, WIDTH, HEIGHT)))


def test_the_lines_are_read_in_order(straight: list[PrintedLine]) -> None:
    assert [line.text for line in straight] == [
        "云岭组工",
        "第\u30003\u3000期",
        "中共云岭县委组织部" + "\u3000" * (len(straight[2].text) - 18) + "2023年5月8日",
        *(line.text for line in LINES[4:]),
    ]
    assert straight[2].text.count("\u3000") in range(8, 15)


def test_the_print_is_measured(straight: list[PrintedLine]) -> None:
    sizes = [line.printed.size for line in straight]
    assert sizes == pytest.approx([36, 16, 16, 22, 16, 16, 16, 14], rel=0.12)
    aligns = [line.printed.align for line in straight]
    assert aligns[:2] == [Align.CENTRE, Align.CENTRE]
    assert aligns[3] is Align.CENTRE
    assert aligns[4:7] == [Align.LEFT] * 3
    indents = [line.printed.indent for line in straight[4:7]]
    assert indents == pytest.approx([32, 0, 0], abs=4)
    assert straight[3].printed.above > straight[5].printed.above
    assert [line.printed.part for line in straight] == [*[Part.BODY] * 7, Part.FOOTER]


def test_every_line_has_a_cell_for_each_character(straight: list[PrintedLine]) -> None:
    for line in straight:
        place = line.printed.placement
        assert place is not None
        assert place.page == 3
        assert len(place.edges) == len(line.text) + 1
        assert place.edges[0] == 0
        assert list(place.edges) == sorted(place.edges)
        assert all(0 <= start < end <= len(line.text) for start, end, _ in line.printed.doubts)


def misses(found: list[PrintedLine], skew: float = 0.0) -> list[float]:
    """How far the cells of the running text lie from where it was drawn, in ems."""
    out: list[float] = []
    turn = radians(skew)
    for line in found:
        drawn = next((one for one in LINES if one.text == line.text and len(one.text) > 8), None)
        place = line.printed.placement
        if drawn is None or place is None:
            continue
        for at, x in enumerate(drawn.middles()):
            y = drawn.y - 0.38 * drawn.size
            dx, dy = x - WIDTH / 2, y - HEIGHT / 2
            true = (dx * cos(turn) - dy * sin(turn) + WIDTH / 2, dx * sin(turn) + dy * cos(turn) + HEIGHT / 2)
            seen = middle(place, at)
            out.append(max(abs(seen[0] - true[0]), abs(seen[1] - true[1])) / drawn.size)
    return out


def test_cells_lie_on_their_characters(straight: list[PrintedLine]) -> None:
    found = misses(straight)
    assert len(found) > 70
    assert median(found) < 0.15
    assert sorted(found)[int(len(found) * 0.95)] < 0.4


def test_cells_lie_on_crooked_print() -> None:
    crooked = worn(page(LINES, WIDTH, HEIGHT)).rotate(-2, Image.Resampling.BICUBIC, fillcolor=230)
    lines = read(crooked)
    body = [line for line in lines if len(line.text) > 15 and line.printed.placement]
    assert [line.printed.placement.angle for line in body if line.printed.placement] == pytest.approx(
        [2.0] * len(body), abs=0.3
    )
    found = misses(lines, 2.0)
    assert len(found) > 70
    assert median(found) < 0.15


@pytest.mark.parametrize(("turned", "angle"), [(90, -90), (180, 180), (270, 90)])
def test_a_page_put_in_the_wrong_way_round_is_read(turned: int, angle: float) -> None:
    part = LINES[4:8]
    lines = read(worn(page(part, WIDTH, HEIGHT)).rotate(turned, expand=True))
    assert [line.text for line in lines] == [line.text for line in part]
    place = lines[1].printed.placement
    assert place is not None
    assert (place.angle - angle + 180) % 360 - 180 == pytest.approx(0, abs=0.5)
    x, y = middle(place, 0)
    true = LINES[5].middles()[0], LINES[5].y - 6
    back = {90: (true[1], WIDTH - true[0]), 180: (WIDTH - true[0], HEIGHT - true[1]), 270: (HEIGHT - true[1], true[0])}
    assert (x, y) == pytest.approx(back[turned], abs=5)


def test_a_subtitle_keeps_its_dash() -> None:
    paper = page([Drawn("——云岭县推行网格管家的做法", 16, 120, 60), *LINES[5:8]], WIDTH, HEIGHT)
    assert read(worn(paper))[0].text == "——云岭县推行网格管家的做法"


def test_a_last_line_of_a_character_or_two_is_read() -> None:
    ends = ["一”。", "丁。", "三十”。", "（一）", "来”。"]
    drawn: list[Drawn] = []
    for at, end in enumerate(ends):
        drawn.append(Drawn(LINES[6].text, 16, 80, 100 + 84 * at))
        drawn.append(Drawn(end, 16, 80, 128 + 84 * at))
        drawn.append(Drawn(LINES[5].text, 16, 112, 156 + 84 * at))
    lines = read(worn(page(drawn)).rotate(-0.8, Image.Resampling.BICUBIC, fillcolor=230))
    assert [line.text for line in lines] == [line.text for line in drawn]


def test_a_bold_heading_is_told_from_the_text_after_it() -> None:
    heading = "建强骨干队伍。"
    paper = page(
        [
            Drawn(heading, 16, 112, 30, bold=True),
            Drawn("坚持把支部建在网格上，选派党员干部二", 16, 112 + 16 * len(heading), 30),
            *(Drawn(line.text, line.size, line.x, line.y - 132) for line in LINES[6:8]),
            Drawn("二、党建引领夯实治理基础", 16, 112, 136, bold=True),
            *(Drawn(line.text, line.size, line.x, line.y - 28) for line in LINES[5:7]),
        ],
        WIDTH,
        230,
    )
    lines = read(worn(paper))
    assert [[line.text[start:end] for start, end in line.printed.bold] for line in lines] == [
        [heading],
        [],
        [],
        ["二、党建引领夯实治理基础"],
        [],
        [],
    ]


def test_white_print_on_dark_is_read() -> None:
    paper = page(LINES[5:7], WIDTH, 260).point(lambda level: 255 - level)
    assert [line.text for line in read(paper)] == [line.text for line in LINES[5:7]]


@pytest.mark.parametrize("size", [(1, 1), (3, 900), (900, 3), (400, 400)])
def test_an_empty_page_has_no_lines(size: tuple[int, int]) -> None:
    assert read(Image.new("RGB", size, "white")) == []
    assert read(Image.new("RGB", size, "black")) == []


def test_a_long_roll_is_read_to_its_end() -> None:
    roll = [Drawn(f"第{number}条消息来自云岭县的网格管家", 16, 20, 40 + 60 * number) for number in range(1, 21)]
    lines = read(page(roll, 330, 1300))
    assert [line.text for line in lines] == [line.text for line in roll]


def test_signs_beyond_the_engine_s_reach_do_no_harm() -> None:
    lines = read(page([Drawn("云岭县𠮷家村网格管家", 16, 80, 60), Drawn("办成小事四千余件", 16, 80, 90)], WIDTH, 150))
    assert lines[0].text.startswith("云岭县")
    assert lines[0].text.endswith("家村网格管家")
    assert lines[1].text == "办成小事四千余件"


@pytest.mark.bench
def test_how_long_a_page_takes() -> None:
    body = [Drawn(LINES[6].text, 16, 80, 100 + 28 * at) for at in range(24)]
    paper = worn(page(body))
    read(paper)
    start = time.perf_counter()
    lines = read(paper)
    wrong = sum(line.text != LINES[6].text for line in lines)
    print(f"\n{time.perf_counter() - start:.2f} s a page of {len(lines)} lines at {PIXELS * 72:.0f} dpi, {wrong} wrong")
    assert len(lines) == 24
