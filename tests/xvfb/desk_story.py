"""What the stories on a screen share: a library, its window, and what the file says from outside."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.xvfb.screen import SETTLE, Screen, Window, until

from zugong_desk.desk.libraries import reading_library

SRC = Path(__file__).resolve().parents[2] / "src"
SEEDS = SRC.parent / "seeds"
ATTEMPTS = 3
Json = dict[str, Any]


def seed(number: str) -> Path:
    """One of the bulletins that come along, by the number its name begins with."""
    return next(SEEDS.glob(f"{number}_*.txt"))


def desk_env(home: Path) -> dict[str, str]:
    """The environment of a user with a home of their own, with these sources in the interpreter's sight."""
    paths = [str(SRC), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {"ZUGONG_HOME": str(home), "PYTHONPATH": os.pathsep.join(paths)}


def cli(env: dict[str, str], *words: str | Path, code: int = 0) -> str:
    """What the command line prints; fails unless it ends as expected."""
    done = subprocess.run(
        [sys.executable, "-m", "zugong_desk", *map(str, words)],
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout


def told(env: dict[str, str], *words: str | Path) -> Json:
    """The JSON document that a command prints."""
    document: Json = json.loads(cli(env, *words, "--json"))
    return document


def shape(document: Json) -> list[Json]:
    """The blocks of a structure document without their ids, which a parse and a library give differently."""
    return [{key: value for key, value in block.items() if key != "id"} for block in document["blocks"]]


class Story:
    """A library and the window on it, driven by keys and looked at from outside."""

    def __init__(self, screen: Screen, library: Path, env: dict[str, str]) -> None:
        self.screen, self.library, self.env = screen, library, env
        self.window = Window(screen, "open", str(library))

    # from outside

    def issues(self) -> list[str]:
        """The ids of the issues that the file holds."""
        with reading_library(self.library) as desk:
            return [row.id for row in desk.library.issues() if row.present]

    def text(self, issue: str) -> str:
        """The reading text of an issue as the file holds it."""
        with reading_library(self.library) as desk:
            return desk.load(issue).text

    def annotations(self, issue: str) -> list[tuple[str, str]]:
        """Tag and words of each annotation as the file holds them, in the order of the text."""
        return [(one["tag"], one["text"]) for one in told(self.env, "show", self.library, issue)["annotations"]]

    def steps(self, *states: str) -> int:
        """How many steps of the whole library stand in one of these states."""
        with reading_library(self.library) as desk:
            return sum(head.state in states for head in desk.library.history(None))

    def until_text(self, issue: str, true: Callable[[str], bool], what: str) -> str:
        """Wait until the file holds a text of which something is true."""
        return until(lambda: text if true(text := self.text(issue)) else "", what)

    # by key

    def import_file(self, file: Path) -> None:
        """Ctrl+I and the file's path, again if Qt's dialog lost it while it was still looking into the folder."""
        self.screen.keys("ctrl+i")
        for _ in range(ATTEMPTS):
            self.window.dialog()
            self.screen.keys("ctrl+a")
            self.screen.paste(str(file))
            time.sleep(SETTLE)
            self.screen.keys("Return")
            if self.window.alone_soon():
                return
        pytest.fail(f"the file dialog did not take {file}")

    def find(self, words: str) -> None:
        """Ctrl+F, words, Esc: they are selected."""
        self.screen.keys("ctrl+f")
        self.screen.paste(words)
        self.screen.keys("Escape")

    def select_from_caret(self, characters: int) -> None:
        """Shift+Right, so many times."""
        self.screen.xdotool("key", "--delay", "4", "--repeat", str(characters), "shift+Right")

    def tag(self, letters: str) -> None:
        """Ctrl+T, letters, Enter."""
        self.screen.keys("ctrl+t")
        self.screen.type(letters)
        self.screen.keys("Return")
