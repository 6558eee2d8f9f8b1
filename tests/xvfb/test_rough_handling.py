"""What a hurried hand and an odd screen do to the real window: held keys, a scaled screen, files that are none."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.xvfb.desk_story import Story, cli, desk_env, seed, shape, told
from tests.xvfb.screen import SIZE, Screen, needs_screen, screen, until

pytestmark = [pytest.mark.xvfb, needs_screen()]

HELD = 2.0
"""Seconds that a key is held down."""
PLACE = "抱团发展集体经济"


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """A user of their own, whose library L holds the headless seed."""
    own = desk_env(tmp_path / "home")
    cli(own, "new", tmp_path / "L.zugong")
    cli(own, "import", tmp_path / "L.zugong", seed("004"))
    return own


@pytest.fixture
def stage(env: dict[str, str]) -> Iterator[Screen]:
    """A screen for that user."""
    with screen(env) as opened:
        yield opened


def test_keys_held_down_are_all_kept_and_all_taken_back(stage: Screen, env: dict[str, str], tmp_path: Path) -> None:
    story = Story(stage, tmp_path / "L.zugong", env)
    (issue,) = story.issues()
    parsed, steps = told(env, "show", story.library, issue), story.steps("done")
    story.find(PLACE)
    stage.keys("Left")
    stage.hold("Return", HELD)
    lines = story.until_text(issue, lambda text: f"\n\n\n{PLACE}" in text, "the held Enter").count("\n")
    stage.hold("BackSpace", HELD)
    story.until_text(issue, lambda text: text.count("\n") < lines, "the held Backspace")
    stage.hold("a", HELD)
    story.until_text(issue, lambda text: f"aaaaa{PLACE}" in text, "the held letter")
    stage.picture("held")
    stage.keys("ctrl+q")
    assert story.window.process.wait(20) == 0
    held = told(env, "show", story.library, issue)
    assert f"a{PLACE}" in "\n".join(block["text"] for block in held["blocks"])
    again = Story(stage, story.library, env)
    taken_back = again.steps("done") - steps
    stage.keys(*["ctrl+z"] * taken_back, pause_ms=12)
    until(lambda: again.steps("done") == steps, "everything to be taken back")
    assert shape(told(env, "show", story.library, issue)) == shape(parsed)


def test_window_fits_a_screen_that_is_scaled(env: dict[str, str], tmp_path: Path) -> None:
    with screen({**env, "QT_SCALE_FACTOR": "1.5"}) as scaled:
        story = Story(scaled, tmp_path / "L.zugong", env)
        words = scaled.xdotool("getwindowgeometry", "--shell", story.window.id).split()
        found = dict(word.split("=") for word in words)
        scaled.picture("scaled")
        # a scaled size is rounded up
        assert int(found["WIDTH"]) <= SIZE[0] + 1
        assert int(found["HEIGHT"]) <= SIZE[1] + 1
        scaled.keys("ctrl+q")
        assert story.window.process.wait(20) == 0


def test_closing_in_the_middle_of_a_word_keeps_it(stage: Screen, env: dict[str, str], tmp_path: Path) -> None:
    story = Story(stage, tmp_path / "L.zugong", env)
    (issue,) = story.issues()
    story.find(PLACE)
    stage.keys("Left", "w", "o", "r", "d", "ctrl+q", pause_ms=5)
    assert story.window.process.wait(20) == 0
    assert f"word{PLACE}" in story.text(issue)


def test_files_that_are_no_text_change_nothing(stage: Screen, env: dict[str, str], tmp_path: Path) -> None:
    story = Story(stage, tmp_path / "L.zugong", env)
    before = story.library.read_bytes()
    (tmp_path / "empty.txt").touch()
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 500)
    for name in ("empty.txt", "binary.txt"):
        story.import_file(tmp_path / name)
        stage.picture(name)
    stage.keys("ctrl+q")
    assert story.window.process.wait(20) == 0
    assert story.library.read_bytes() == before
    assert not (tmp_path / "home" / "state" / "faults.log").exists()
