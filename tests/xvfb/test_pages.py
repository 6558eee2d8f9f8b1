"""A PDF's pages in the real window: the mouse on the page puts the caret into the reading text, to the character."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from tests.forms import paper
from tests.xvfb.desk_story import Story, cli, desk_env
from tests.xvfb.screen import needs_screen, screen, until

from zugong_desk.domain.imprint import Align, Form, Imprint, LinePrint, Placement
from zugong_desk.domain.source import Source
from zugong_desk.reading.files import read_bytes
from zugong_desk.ui.source.sheets import MARGIN

pytestmark = [pytest.mark.xvfb, needs_screen()]

TITLE = LinePrint(22.0, "小标宋", align=Align.CENTRE, above=12, opens=True)
BODY = LinePrint(16.0, "仿宋", align=Align.LEFT, indent=32, opens=True)
LINES = (
    ("江城组工信息", LinePrint(36.0, "小标宋", align=Align.CENTRE, opens=True)),
    ("第7期", TITLE),
    ("中共江城市委组织部　2024年5月6日", LinePrint(16.0, "仿宋", align=Align.CENTRE, opens=True)),
    ("把支部建在网格上", TITLE),
    ("中共临河县委", LinePrint(16.0, "楷体", align=Align.CENTRE, opens=True)),
    ("近年来，临河县坚持把支部建在网格上，选派党员骨干担任网格长，逐户走访，逐项落实，" * 3 + "成效明显。", BODY),
)
PANE = (205, 100, 421)
"""Left and top edge of the pages in a window of 1600 by 1000, and the width of what is seen of them."""


def printed() -> bytes:
    text = "".join(f"{line}\n" for line, _ in LINES)
    return paper.write(
        Source("第7期.pdf", "", "", text, imprint=Imprint(Form.PDF, (), tuple(look for _, look in LINES)))
    )


def spot(source: Source, placement: Placement, at: int) -> tuple[int, int]:
    """Where on the screen the left half of a line's character is shown while pages fit the width."""
    left, top, width = PANE
    zoom = (width - 2 * MARGIN) / source.imprint.pages[0].width
    x = placement.x + placement.edges[at] * 0.7 + placement.edges[at + 1] * 0.3
    y = placement.y + placement.height / 2
    return round(left + MARGIN + x * zoom), round(top + MARGIN + y * zoom)


def test_the_mouse_on_a_page_puts_the_caret_into_the_text(tmp_path: Path, qapp: QApplication) -> None:
    env = desk_env(tmp_path / "home")
    library, file = tmp_path / "L.zugong", tmp_path / "第7期.pdf"
    file.write_bytes(printed())
    source = read_bytes(file.name, file.read_bytes())
    line = next(at for at in range(1, source.lines + 1) if "网格长" in source.line_text(at))
    placement = source.imprint.line(line).placement
    assert placement is not None
    at = source.line_text(line).index("网格长")
    cli(env, "new", library)
    cli(env, "import", library, file)
    with screen(env) as stage:
        story = Story(stage, library, env)
        (issue,) = story.issues()
        before = story.text(issue)
        stage.picture("pages")
        stage.click(*spot(source, placement, at))
        stage.keys("F6")
        stage.type("x")
        after = story.until_text(issue, lambda text: text != before, "the character to be typed")
        assert after == before.replace("网格长", "x网格长", 1)
        stage.xdotool("mousemove", *map(str, spot(source, placement, at)), "mousedown", "1")
        stage.xdotool("mousemove", *map(str, spot(source, placement, at + 3)), "mouseup", "1")
        stage.keys("F6", "BackSpace")
        until(lambda: story.text(issue) == after.replace("网格长", "", 1), "what was selected on the page to be gone")
        stage.picture("typed")
        stage.keys("ctrl+z")  # both went into one block without a pause: one step
        until(lambda: story.text(issue) == before, "both to be taken back")
        stage.keys("ctrl+q")
        assert story.window.process.wait(20) == 0
