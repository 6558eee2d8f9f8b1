"""Proofreading on a screen with real keys only: open, walk, accept, keep, undo, correct by hand, hand out the errata."""

import time
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from tests.xvfb.desk_story import Story, cli, desk_env, seed, told
from tests.xvfb.screen import SETTLE, Screen, needs_screen, screen, until

from zugong_desk.desk.libraries import reading_library
from zugong_desk.domain.decision import Decision, Verdict

pytestmark = [pytest.mark.xvfb, needs_screen()]


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """A user of their own, with a library L of one issue."""
    own = desk_env(tmp_path / "home")
    cli(own, "import", tmp_path / "L.zugong", seed("001"))
    return own


@pytest.fixture
def stage(env: dict[str, str]) -> Iterator[Screen]:
    """A screen for that user."""
    with screen(env) as opened:
        yield opened


def decisions(library: Path) -> list[Decision]:
    """What was decided, as the file holds it."""
    with reading_library(library) as desk:
        return list(desk.shelf.decisions.values())


def test_an_issue_is_proofread_without_the_mouse(stage: Screen, env: dict[str, str], tmp_path: Path) -> None:
    library = tmp_path / "L.zugong"
    story = Story(stage, library, env)
    (issue,) = story.issues()
    before = story.text(issue)
    assert "签定" in before

    open_the_issue(story)
    accept_the_first(story, issue, before)
    keep_the_next(story, library)
    undo_and_redo(story, issue, library)
    type_a_correction(story, issue)
    hand_out_the_errata(story, tmp_path)

    stage.keys("ctrl+q")
    assert story.window.process.wait(20) == 0
    listed = told(env, "list", library)["issues"][0]
    assert listed["open_findings"] > 0
    assert {one.verdict for one in decisions(library)} == {Verdict.ACCEPTED, Verdict.KEPT}


def open_the_issue(story: Story) -> None:
    """Ctrl+P, its year, Enter."""
    screen = story.screen
    screen.keys("ctrl+p")
    screen.type("2021")
    screen.picture("go-to")
    screen.keys("Return")
    screen.picture("opened")


def accept_the_first(story: Story, issue: str, before: str) -> None:
    """F8 and Alt+Enter until the misspelt word is right: other corrections on the way are taken too."""
    screen = story.screen
    for count in range(12):
        screen.keys("F8")
        if not count:
            screen.picture("first-finding")
        screen.keys("alt+Return")
        if "签定" not in story.text(issue):
            break
    text = story.until_text(issue, lambda text: "签订" in text and "签定" not in text, "the correction")
    screen.picture("accepted")
    assert len(text) != 0
    assert text != before
    assert any(one.after == "签订" for one in until(lambda: decisions(story.library), "the decision"))


def keep_the_next(story: Story, library: Path) -> None:
    """Alt+Delete: the text stays, the decision is in the file."""
    screen = story.screen
    screen.keys("F8")
    screen.keys("alt+Delete")
    until(lambda: [one for one in decisions(library) if one.verdict is Verdict.KEPT], "the decision to keep")
    screen.picture("kept")


def undo_and_redo(story: Story, issue: str, library: Path) -> None:
    """Ctrl+Z takes back the keeping, then the last correction; redo does both again."""
    screen, count, text = story.screen, len(decisions(library)), story.text(issue)
    screen.keys("ctrl+z")
    until(lambda: len(decisions(library)) == count - 1, "the keeping undone")
    assert story.text(issue) == text
    screen.keys("ctrl+z")
    story.until_text(issue, lambda now: now != text, "the correction undone")
    screen.picture("undone")
    screen.keys("ctrl+shift+z", "ctrl+shift+z")
    story.until_text(issue, lambda now: now == text, "the correction done again")
    until(lambda: len(decisions(library)) == count, "the keeping done again")


def type_a_correction(story: Story, issue: str) -> None:
    """A correction of the editor's own, with characters beyond the first plane."""
    story.find("签订")
    story.screen.keys("Right")
    story.screen.paste("𠮷😀")
    story.until_text(issue, lambda text: "签订𠮷😀" in text, "what was typed")
    story.screen.picture("typed")


def hand_out_the_errata(story: Story, folder: Path) -> None:
    """Ctrl+Shift+K, the next format, and a path; the table names both corrections."""
    screen, out = story.screen, folder / "勘误表.xlsx"
    screen.keys("ctrl+shift+k")
    story.window.dialog()
    time.sleep(SETTLE)
    screen.keys("Down")
    time.sleep(SETTLE)
    screen.picture("errata-asked")
    screen.keys("alt+o", "ctrl+a")
    screen.paste(str(out))
    screen.keys("Return")
    until(out.exists, "the errata")
    assert story.window.alone_soon()
    screen.picture("handed-out")
    sheet = openpyxl.load_workbook(out).active
    assert sheet is not None
    words = "\n".join(str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell)
    assert "签订" in words
    assert "𠮷😀" in words
