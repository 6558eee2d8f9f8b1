"""A collection on a screen with real keys only: gathered from two issues, ordered, seen as pages, written as PDF and Word,
brought up to date with a correction, and taken back after a restart.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pypdfium2
import pytest
from tests.xvfb.desk_story import SEEDS, Story, cli, desk_env, told
from tests.xvfb.screen import Screen, Window, needs_screen, screen, until

pytestmark = [pytest.mark.xvfb, needs_screen()]
FIRST, SECOND = "2023-9", "2021-6"
NAME = "摘编"


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


def test_a_collection_is_made_and_published_without_the_mouse(
    stage: Screen, env: dict[str, str], tmp_path: Path
) -> None:
    story = Story(stage, tmp_path / "L.zugong", env)
    gather(story, env)
    look_at_pages(story)
    publish(story, tmp_path / "出.pdf", "PDF")
    check_pdf(tmp_path / "出.pdf", items(env, story.library))
    follow_a_correction(story, env)
    quit_and_undo(story, env)


def items(env: dict[str, str], library: Path) -> list[dict[str, Any]]:
    """What the collection holds, as the file says."""
    found: list[dict[str, Any]] = told(env, "collection", "show", library, NAME)["items"]
    return found


def excerpts(env: dict[str, str], library: Path) -> list[dict[str, Any]]:
    if not told(env, "collection", "list", library)["collections"]:
        return []
    return [item for item in items(env, library) if item["kind"] == "excerpt"]


def long_paragraphs(env: dict[str, str], library: Path, issue: str) -> list[str]:
    """Beginnings of long paragraphs, each standing once in its issue."""
    blocks = told(env, "show", library, issue)["blocks"]
    return [one["text"][3:15] for one in blocks if one["kind"] == "paragraph" and len(one["text"]) > 120]


def gather(story: Story, env: dict[str, str]) -> None:
    """Three passages of two issues with Ctrl+E, a section before the last."""
    stage, library = story.screen, story.library
    taken = 0
    for issue, count in ((FIRST, 2), (SECOND, 1)):
        stage.keys("ctrl+p")
        stage.type(issue)
        stage.keys("Return")
        for words in long_paragraphs(env, library, issue)[:count]:
            story.find(words)
            story.select_from_caret(40)
            stage.keys("ctrl+e")
            taken += 1
            until(lambda taken=taken: len(excerpts(env, library)) == taken, f"excerpt {taken}")  # type: ignore[misc]
    stage.picture("gathered")
    stage.keys("ctrl+shift+s")
    until(lambda: any(item["kind"] == "section" for item in items(env, library)), "a section")
    stage.picture("section")


def look_at_pages(story: Story) -> None:
    """Ctrl+Alt+P: the pages stand beside the list."""
    story.screen.keys("ctrl+alt+p")
    story.screen.picture("pages")


def publish(story: Story, target: Path, format_name: str) -> None:
    """Ctrl+Alt+E, the letters of a format, the path, Enter."""
    stage = story.screen
    stage.keys("ctrl+alt+e")
    story.window.dialog()
    stage.type(format_name)
    stage.picture("export")
    stage.keys("alt+o", "ctrl+a")
    stage.paste(str(target))
    stage.keys("Return")
    until(target.is_file, f"{target.name}")
    assert story.window.alone_soon()


def check_pdf(target: Path, held: list[dict[str, Any]]) -> None:
    """The PDF says every excerpt."""
    said = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(target.read_bytes()))
    bare = "".join(said.split())
    for item in held:
        if item["kind"] == "excerpt":
            assert "".join(item["text"].split())[5:25] in bare


def follow_a_correction(story: Story, env: dict[str, str]) -> None:
    """The source of the last excerpt is corrected: the excerpt says so, and Alt+U takes the new wording."""
    stage, library = story.screen, story.library
    last = excerpts(env, library)[-1]
    stage.keys("ctrl+alt+p")
    story.find(last["text"][6:14])
    stage.paste("改过的𠮷字")
    until(lambda: excerpts(env, library)[-1]["source"] == "changed", "the changed source")
    stage.picture("changed")
    cli(env, "export", library, "--format", "docx", "--collection", NAME, "--out", library.with_name("旧.docx"))
    texts = [one.text for one in docx.Document(str(library.with_name("旧.docx"))).paragraphs]
    assert not any("𠮷" in text for text in texts)


def quit_and_undo(story: Story, env: dict[str, str]) -> None:
    """Ctrl+Q; a new window takes back the typing, the section and the last excerpt."""
    stage, library = story.screen, story.library
    stage.keys("ctrl+q")
    assert story.window.process.wait(20) == 0
    window = Window(stage, "open", str(library))
    stage.keys("ctrl+z")
    until(lambda: excerpts(env, library)[-1]["source"] == "as_taken", "the typing undone")
    stage.keys("ctrl+z")
    until(lambda: not any(item["kind"] == "section" for item in items(env, library)), "the section undone")
    stage.keys("ctrl+z")
    until(lambda: len(excerpts(env, library)) == 2, "the last excerpt undone")
    stage.picture("undone")
    stage.keys("ctrl+q")
    assert window.process.wait(20) == 0
    assert "完好" in cli(env, "doctor", library)
