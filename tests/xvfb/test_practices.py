"""Practices on a screen with real keys only: tag six, confirm their records, find who else did it, keep the search,
open a cell of the overview, and take the last steps back after a restart.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.xvfb.desk_story import SEEDS, Story, cli, desk_env, told
from tests.xvfb.screen import Screen, Window, needs_screen, screen, until

from zugong_desk.desk.libraries import reading_library

pytestmark = [pytest.mark.xvfb, needs_screen()]
ISSUE = "2023-9"
PASSAGES = (
    ("wgzl", 0),
    ("hswy", 0),
    ("cjjt", 1),
    ("sjxm", 1),
    ("jgzf", 2),
    ("dqzd", 2),
)
"""Letters for a tag, and which article of the issue its passage stands in."""


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """A user of their own, with a library L of all five issues."""
    own = desk_env(tmp_path / "home")
    cli(own, "import", tmp_path / "L.zugong", *sorted(SEEDS.glob("*.txt")))
    return own


@pytest.fixture
def stage(env: dict[str, str]) -> Iterator[Screen]:
    """A screen for that user."""
    with screen(env) as opened:
        yield opened


def test_practices_are_tagged_recorded_found_and_counted_without_the_mouse(
    stage: Screen, env: dict[str, str], tmp_path: Path
) -> None:
    story = Story(stage, tmp_path / "L.zugong", env)
    open_the_issue(story)
    tag_and_record(story, env)
    find_who_else(story)
    open_a_cell(story, env)
    quit_and_undo(story, env)


def open_the_issue(story: Story) -> None:
    """Ctrl+P, the issue, Enter."""
    story.screen.keys("ctrl+p")
    story.screen.type("2023-9")
    story.screen.picture("go-to")
    story.screen.keys("Return")
    story.screen.picture("opened")


def passages(env: dict[str, str], library: Path) -> list[str]:
    """The beginnings of two long paragraphs of each of the first three articles, each standing once in the issue."""
    shown = told(env, "show", library, ISSUE)
    blocks = {block["id"]: block for block in shown["blocks"]}
    order = [block["id"] for block in shown["blocks"]]
    out: list[str] = []
    for article in shown["articles"][:3]:
        ids = order[order.index(article["block_start"]) : order.index(article["block_end"]) + 1]
        long = [blocks[id]["text"] for id in ids if blocks[id]["kind"] == "paragraph" and len(blocks[id]["text"]) > 80]
        out += [text[4:16] for text in long[:2]]
    return out


def tag_and_record(story: Story, env: dict[str, str]) -> None:
    """Each passage is found, tagged by pinyin with its record drafted, and what is ticked taken over."""
    stage, library = story.screen, story.library
    words = passages(env, library)
    assert len(words) == len(PASSAGES)
    for count, (passage, (letters, _)) in enumerate(zip(words, PASSAGES, strict=True), 1):
        story.find(passage)
        stage.keys("ctrl+t")
        stage.type(letters)
        stage.picture(f"palette-{count}")
        stage.keys("shift+Return")
        until(lambda count=count: len(story.annotations(ISSUE)) == count, f"tag {count}")  # type: ignore[misc]
        stage.picture(f"drafted-{count}")
        stage.keys("ctrl+Return")
        until(lambda count=count: recorded(env, library) == count, f"record {count}")  # type: ignore[misc]
        stage.picture(f"recorded-{count}")
        stage.keys("Escape")
    assert all(one["practice"]["organisation"] for one in told(env, "show", library, ISSUE)["annotations"])


def recorded(env: dict[str, str], library: Path) -> int:
    """How many annotations have values that are tied to the text."""
    rows: list[dict[str, Any]] = told(env, "show", library, ISSUE)["annotations"]
    return sum(bool(one["practice"]["grounds"]) for one in rows)


def find_who_else(story: Story) -> None:
    """Ctrl+Shift+F, words, Enter; the search is kept under a name."""
    stage = story.screen
    stage.keys("ctrl+shift+f")
    stage.paste("书记项目")
    stage.keys("Return")
    stage.picture("found")
    stage.keys("ctrl+alt+s")
    stage.picture("save-search")
    stage.keys("ctrl+a")
    stage.paste("谁做过书记项目")
    stage.keys("Return")
    until(lambda: [one.query for one in kept(story.library)] == ["书记项目"], "the kept search")
    stage.picture("kept")


def kept(library: Path) -> list[Any]:
    with reading_library(library) as desk:
        return list(desk.shelf.searches.values())


def open_a_cell(story: Story, env: dict[str, str]) -> None:
    """Ctrl+Shift+O, arrows to the cell of a tag and a county, Enter, Enter: the passage is at the desk."""
    stage = story.screen
    counted = json.loads(cli(env, "stats", story.library, "--json"))
    rows, columns = ([head["key"] for head in counted[side]] for side in ("row_heads", "column_heads"))
    cell = next(one for one in counted["cells"] if one["row"] != rows[0])
    stage.keys("ctrl+shift+o")
    stage.picture("overview")
    stage.keys("ctrl+Home")
    stage.keys(*["Down"] * rows.index(cell["row"]), *["Right"] * columns.index(cell["column"]))
    stage.picture("cell")
    stage.keys("Return", "Return")
    stage.picture("passage")


def quit_and_undo(story: Story, env: dict[str, str]) -> None:
    """Ctrl+Q; a new window takes the last three steps back: the kept search, the last record, the last tag."""
    stage, library = story.screen, story.library
    stage.keys("ctrl+q")
    assert story.window.process.wait(20) == 0
    window = Window(stage, "open", str(library))
    stage.picture("again")
    stage.keys("ctrl+z")
    until(lambda: not kept(library), "the kept search undone")
    stage.keys("ctrl+z")
    until(lambda: recorded(env, library) == len(PASSAGES) - 1, "the last record undone")
    stage.keys("ctrl+z")
    until(lambda: len(story.annotations(ISSUE)) == len(PASSAGES) - 1, "the last tag undone")
    stage.picture("undone")
    stage.keys("ctrl+q")
    assert window.process.wait(20) == 0
    assert "完好" in cli(env, "doctor", library)
