"""The whole job on a screen with real keys: take in, fill in, correct, tag, undo, redo, crash, go on, hand out."""

import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from tests.xvfb.desk_story import Story, cli, desk_env, seed, shape, told
from tests.xvfb.screen import SETTLE, Screen, needs_screen, screen, until

pytestmark = [pytest.mark.xvfb, needs_screen()]

MASTHEAD = {"title": "江城组工信息", "issue_no": "第 3 期", "issuer": "中共江城市委组织部", "date": "2022年3月15日"}
FILL = (1522, 86)
"""Where the banner's button stands on a screen of 1600 × 1000."""
JOINED = "抱团发展集体经济"
CUT = "△太湖县紧扣"
CORRECTED = "激活夜市经济"
SECTION = "上门夜访融洽关系"
SECTION_END = "促进干群距离近、关系亲。"


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """A user of their own, with a library L."""
    own = desk_env(tmp_path / "home")
    cli(own, "new", tmp_path / "L.zugong")
    return own


@pytest.fixture
def stage(env: dict[str, str]) -> Iterator[Screen]:
    """A screen for that user."""
    with screen(env) as opened:
        yield opened


def test_the_whole_job(stage: Screen, env: dict[str, str], tmp_path: Path) -> None:
    library = tmp_path / "L.zugong"
    story = Story(stage, library, env)
    parsed = told(env, "parse", seed("004"))
    issue = take_in(story)
    assert shape(told(env, "show", library, issue)) == shape(parsed)
    before = story.steps("done")

    fill_masthead(story, issue)
    correct_joins(story, issue)
    correct_inside_a_tag(story, issue)
    tag_a_section(story, issue)
    after = told(env, "show", library, issue)
    check_everything(after, parsed)

    undo(story, story.steps("done") - before)
    unmade = told(env, "show", library, issue)
    assert shape(unmade) == shape(parsed)
    assert unmade["annotations"] == []
    stage.picture("all-undone")
    undo(story, before)
    assert story.issues() == []
    stage.picture("nothing-left")
    stage.keys("ctrl+z", "ctrl+z")  # nothing more to take back

    redo(story)
    assert told(env, "show", library, issue) == after
    stage.picture("all-redone")

    crash(story, issue)
    again = Story(stage, library, env)
    go_on(again, issue, after)
    hand_out(again, issue, tmp_path)


def take_in(story: Story) -> str:
    story.import_file(seed("004"))
    (issue,) = until(story.issues, "the import")
    time.sleep(3 * SETTLE)  # the file has it before the window shows it, and nobody clicks as fast
    story.screen.picture("imported")
    return issue


def fill_masthead(story: Story, issue: str) -> None:
    screen = story.screen
    screen.click(*FILL)
    screen.picture("masthead-asked")
    for at, value in enumerate(MASTHEAD.values()):
        if at:
            screen.keys("Tab")
        screen.paste(value)
    screen.picture("masthead-typed")
    screen.keys("Return")
    story.until_text(issue, lambda text: text.startswith(MASTHEAD["title"]), "the masthead")
    screen.picture("masthead-filled")


def correct_joins(story: Story, issue: str) -> None:
    screen, lines = story.screen, story.text(issue).count("\n")
    story.find(JOINED)
    screen.picture("found")
    screen.keys("Left", "Return")
    story.until_text(issue, lambda text: f"\n{JOINED}" in text, "the split")
    screen.picture("split")
    story.find(CUT)
    screen.keys("Left", "BackSpace")
    text = story.until_text(issue, lambda text: f"\n{CUT}" not in text, "the merge")
    screen.picture("merged")
    assert text.count("\n") == lines


def correct_inside_a_tag(story: Story, issue: str) -> None:
    screen = story.screen
    story.find(CORRECTED)
    screen.keys("ctrl+t")
    screen.type("lhcx")
    screen.picture("palette")
    screen.keys("Escape")
    story.tag("lhcx")
    until(lambda: story.annotations(issue), "the tag")
    screen.picture("tagged")
    story.find(CORRECTED[:4])
    screen.keys("Right")
    screen.type("24H")
    screen.paste("𠮷祥")
    story.until_text(issue, lambda text: "激活夜市24H𠮷祥经济" in text, "the correction")
    screen.picture("corrected")


def tag_a_section(story: Story, issue: str) -> None:
    text, screen = story.text(issue), story.screen
    start = text.index(SECTION)
    story.find(SECTION)
    screen.keys("Left")
    story.select_from_caret(text.index(SECTION_END) + len(SECTION_END) - start)
    screen.keys("ctrl+t")
    screen.type("cjtjj")
    screen.picture("palette-cjtjj")
    screen.keys("Return")
    until(lambda: len(story.annotations(issue)) == 2, "the second tag")
    screen.picture("section-tagged")


def check_everything(shown: dict, parsed: dict) -> None:
    assert {name: shown["masthead"][name] for name in MASTHEAD} == {
        name: value.replace(" ", "") for name, value in MASTHEAD.items()
    }
    assert shown["masthead"]["issue_number"] == 3
    assert shown["masthead"]["date_iso"] == "2022-03-15"
    assert len(shown["blocks"]) == len(parsed["blocks"]) + 1
    assert any(block["text"].startswith(JOINED) for block in shown["blocks"])
    section, sentence = sorted(shown["annotations"], key=lambda one: one["start"])
    assert sentence["text"] == "激活夜市24H𠮷祥经济"
    assert section["tag"] == "村级集体经济"
    assert section["text"].startswith(SECTION)
    assert section["text"].endswith(SECTION_END)


def undo(story: Story, count: int) -> None:
    left = story.steps("done") - count
    story.screen.keys(*["ctrl+z"] * count)
    until(lambda: story.steps("done") == left, f"{count} steps to be undone")


def redo(story: Story) -> None:
    story.screen.keys(*["ctrl+y"] * (story.steps("undone") + 1))
    until(lambda: story.steps("undone") == 0, "everything to be redone")


def crash(story: Story, issue: str) -> None:
    """End with kill -9 while the next words are being typed, just after some others were saved."""
    story.find(JOINED)
    story.screen.keys("Right")
    story.screen.type("SAVED")
    story.until_text(issue, lambda text: f"{JOINED}SAVED" in text, "what was typed before the crash")
    story.screen.type("lost", pause_ms=1)
    story.window.kill()


def go_on(story: Story, issue: str, before: dict) -> None:
    text = story.text(issue)
    assert f"{JOINED}SAVED" in text
    story.screen.picture("after-the-crash")
    undo(story, 1)
    assert told(story.env, "show", story.library, issue) == before
    story.screen.picture("undone-after-the-crash")


def hand_out(story: Story, issue: str, folder: Path) -> None:
    story.screen.keys("ctrl+q")
    assert story.window.process.wait(20) == 0
    assert not story.library.with_name("L.zugong.lock").exists()
    out = folder / "摘编.docx"
    cli(story.env, "export", story.library, "--format", "docx", "--out", out)
    assert opened(out, folder).count("激活夜市24H𠮷祥经济") >= 1


def opened(file: Path, folder: Path) -> str:
    """The document's text as LibreOffice reads it, or as python-docx does where that is not installed."""
    office = shutil.which("soffice")
    if office is None:
        return "\n".join(paragraph.text for paragraph in docx.Document(str(file)).paragraphs)
    profile = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    command = [
        office,
        profile,
        "--headless",
        "--convert-to",
        "txt:Text (encoded):UTF8",
        "--outdir",
        str(folder),
        str(file),
    ]
    subprocess.run(command, check=True, timeout=120, capture_output=True)
    return file.with_suffix(".txt").read_text(encoding="utf-8-sig")
