"""Pinyin typed into the real window arrives in the library as Chinese and as one step, whichever framework runs."""

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from tests.xvfb.input_methods import (
    DESKTOP,
    FCITX,
    IBUS,
    NEITHER,
    PATIENCE,
    Environment,
    Framework,
    desktop,
    program,
    skip_without,
    succeeds,
    wait_for,
)

pytestmark = pytest.mark.xvfb

FIRST = "𠮷祥村把支部建在产业链上📘，党员带头领办合作社。"
LAST = "做法已在全乡推开"
WHOLE = f"{FIRST}\n\n{LAST}\n"
PAUSE = 1.0
"""Seconds in which an input method settles in a new window and finds its words, as while a person looks at them."""
DESK = (sys.executable, "-m", "zugong_desk")


def desk(environ: Environment, *arguments: str) -> str:
    return subprocess.run([*DESK, *arguments], env=environ, capture_output=True, text=True, check=True).stdout


def answer(environ: Environment, *arguments: str) -> Any:  # noqa: ANN401 -- JSON
    return json.loads(desk(environ, *arguments, "--json"))


def press(environ: Environment, *keys: str) -> None:
    subprocess.run(["xdotool", *keys], env=environ, check=True, timeout=PATIENCE, capture_output=True)


def type_in_window(environ: Environment, framework: Framework, library: Path, letters: str, **changes: str) -> None:
    """Open the window, type at the end of the reading text, a space after it, and close the window by its key."""
    own = {"QT_QPA_PLATFORM": "xcb", "ZUGONG_HOME": str(library.parent / "own")}
    with program([*DESK, "open", str(library)], environ | own | changes) as window:
        found = ("xdotool", "search", "--onlyvisible", "--name", library.name)
        wait_for(lambda: window.poll() is not None or succeeds(found, environ), "the window")
        assert window.poll() is None, "the program ended before its window came up"
        shown = subprocess.run(found, env=environ, capture_output=True, text=True, check=True).stdout.split()[0]
        press(environ, "windowfocus", "--sync", shown)
        wait_for(lambda: succeeds(("sh", "-c", framework.composing), environ), "the input method in the window")
        press(environ, "key", "ctrl+End")
        time.sleep(PAUSE)
        press(environ, "type", "--delay", "60", letters)
        time.sleep(PAUSE)
        press(environ, "key", "space")
        time.sleep(PAUSE)
        press(environ, "key", "ctrl+q")
        assert window.wait(PATIENCE) == 0


@pytest.fixture
def library(tmp_path: Path) -> Path:
    source = tmp_path / "typing.txt"
    source.write_text(WHOLE, encoding="utf-8")
    made = tmp_path / "typing.zugong"
    subprocess.run([*DESK, "import", str(made), str(source)], check=True, capture_output=True)
    return made


def typed(framework: Framework, library: Path, letters: str, **changes: str) -> tuple[str, list[str]]:
    """The last paragraph after typing on a desktop with that framework, and the names of the steps after the import."""
    skip_without(DESKTOP, framework)
    with desktop(framework, library.parent / "home") as environ:
        type_in_window(environ, framework, library, letters, **changes)
    issue = answer(environ, "list", str(library))["issues"][0]["id"]
    blocks = answer(environ, "show", str(library), issue)["blocks"]
    assert blocks[0]["text"] == FIRST
    steps = answer(environ, "history", str(library), issue)["steps"]
    return blocks[-1]["text"], [step["name"] for step in steps[1:]]


@pytest.mark.parametrize("framework", [FCITX, IBUS], ids=["fcitx", "ibus"])
def test_pinyin_becomes_chinese_in_one_step(framework: Framework, library: Path) -> None:
    text, steps = typed(framework, library, "zhengque")
    assert text == f"{LAST}正确"
    assert len(steps) == 1


def test_fcitx_alone_is_reached_through_its_portal(library: Path) -> None:
    """With no ibus-daemon to be found, as where only fcitx is installed, Qt's ibus plugin has to be told to use the portal."""
    text, steps = typed(FCITX, library, "zhengque", PATH=str(Path(sys.executable).parent))
    assert text == f"{LAST}正确"
    assert len(steps) == 1


def test_plain_typing_works_where_no_framework_runs(library: Path) -> None:
    text, steps = typed(NEITHER, library, "zhengque")
    assert text.startswith(f"{LAST}zhengque")
    assert len(steps) == 1
