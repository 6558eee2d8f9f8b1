"""The same for those like a corrected place, with real keys on a real screen."""

from collections import Counter
from pathlib import Path

import pytest
from tests.xvfb.desk_story import Story, cli, desk_env, seed, told
from tests.xvfb.screen import needs_screen, screen, until

pytestmark = [pytest.mark.xvfb, needs_screen()]

TITLE = "突出“四字” 提升电教远教工作“四力”"
"""One of several titles of the issue, each of which has a byline under it."""


def kinds(env: dict[str, str], library: Path, issue: str) -> Counter[str]:
    return Counter(block["kind"] for block in told(env, "show", library, issue)["blocks"])


def last_step(env: dict[str, str], library: Path) -> str:
    """The name of the last step that is done."""
    steps = told(env, "history", library)["steps"]
    return next(str(step["name"]) for step in reversed(steps) if step["state"] == "done")


def test_like_places_are_ticked_changed_and_taken_back_by_keys(tmp_path: Path) -> None:
    env = desk_env(tmp_path / "home")
    library = tmp_path / "L.zugong"
    cli(env, "new", library)
    cli(env, "import", library, seed("000"))
    with screen(env) as stage:
        story = Story(stage, library, env)
        (issue,) = story.issues()
        parsed = kinds(env, library, issue)
        story.find(TITLE)
        stage.keys("alt+c")
        until(lambda: last_step(env, library) == "改为栏目", "one title to become a column")
        stage.picture("offered")
        stage.keys("alt+s", "space", "Down")
        stage.picture("listed")
        stage.keys("Return")
        until(lambda: last_step(env, library).endswith("处改为栏目"), "the like titles to become columns")
        changed = kinds(env, library, issue)
        left = parsed["article_title"] - changed["article_title"]
        assert left >= 3
        assert changed["column"] == parsed["column"] + left
        assert changed["article_title"] >= 1
        stage.keys("ctrl+z", "ctrl+z")
        until(lambda: kinds(env, library, issue) == parsed, "both steps to be taken back")
        stage.keys("ctrl+q")
        assert story.window.process.wait(20) == 0
