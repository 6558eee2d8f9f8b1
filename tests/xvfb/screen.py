"""A screen of its own for a test: Xvfb, keys and mouse through xdotool, a clipboard, pictures."""

import os
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import pytest

T = TypeVar("T")

SIZE = (1600, 1000)
NEEDED = ("Xvfb", "xdotool")
SHOTS = "ZUGONG_SHOTS"
"""Names the folder for pictures; without it none are taken."""
PATIENCE = 20.0
"""Seconds until something that should happen is given up."""
LOOK = 0.05
SETTLE = 0.4
"""Seconds that the window is given before its picture is taken: what waits for an idle moment has been drawn by then."""
COPIER = """
import sys
from PySide6.QtCore import QSocketNotifier
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
def take():
    line = sys.stdin.buffer.readline()
    if not line:
        app.quit()
        return
    app.clipboard().setText(bytes.fromhex(line.decode()).decode())
    app.processEvents()
    print("taken", flush=True)
notifier = QSocketNotifier(0, QSocketNotifier.Type.Read)
notifier.activated.connect(take)
print("ready", flush=True)
app.exec()
"""


def missing_tools(needed: Sequence[str] = NEEDED) -> list[str]:
    """The programs that a test on a screen needs and that are not installed."""
    return [name for name in needed if shutil.which(name) is None]


def needs_screen(*more: str) -> pytest.MarkDecorator:
    """Skips where Xvfb, xdotool or `more` programs are missing, and says which."""
    missing = missing_tools((*NEEDED, *more))
    return pytest.mark.skipif(bool(missing), reason=f"not installed: {', '.join(missing)}")


def until(true: Callable[[], T], what: str, patience: float = PATIENCE) -> T:
    """Wait until a question has a true answer and give it; fails, naming what was waited for."""
    end = time.monotonic() + patience
    while not (answer := true()):
        if time.monotonic() > end:
            pytest.fail(f"waited {patience:.0f} s in vain for: {what}")
        time.sleep(LOOK)
    return answer


class Screen:
    """An Xvfb with its environment; whatever was started on it ends with it.

    It does not reset when the last client leaves it: a program that comes up in that moment would be refused.
    """

    def __init__(self, env: Mapping[str, str] | None = None, size: tuple[int, int] = SIZE) -> None:
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", "1", "-screen", "0", f"{size[0]}x{size[1]}x24", "-nolisten", "tcp", "-noreset"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self._started: list[subprocess.Popen[str]] = [self._server]
        self._copier: subprocess.Popen[str] | None = None
        self._shots = 0
        try:
            self.display = f":{_line(self._server)}"
        except BaseException:
            self.close()
            raise
        self.env = {**os.environ, "QT_QPA_PLATFORM": "xcb", **(env or {}), "DISPLAY": self.display}
        self.env.pop("WAYLAND_DISPLAY", None)

    def start(self, command: Sequence[str], *, own_input: bool = False) -> subprocess.Popen[str]:
        """Start a program on this screen; its output can be read, its input written if it is its own."""
        process = subprocess.Popen(
            list(command),
            env=self.env,
            stdin=subprocess.PIPE if own_input else subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._started.append(process)
        return process

    def xdotool(self, *words: str) -> str:
        """What xdotool says; fails with its complaint if there is one."""
        done = subprocess.run(
            ["xdotool", *words], env=self.env, capture_output=True, text=True, timeout=30, check=False
        )
        if done.returncode and done.stderr:
            pytest.fail(f"xdotool {' '.join(words)}: {done.stderr.strip()}")
        return done.stdout.strip()

    def keys(self, *names: str, pause_ms: int = 30) -> None:
        """Press keys by their X names (`ctrl+t`, `Return`), one after another."""
        self.xdotool("key", "--clearmodifiers", "--delay", str(pause_ms), *names)

    def type(self, text: str, pause_ms: int = 20) -> None:
        """Type characters that the keyboard has."""
        self.xdotool("type", "--clearmodifiers", "--delay", str(pause_ms), text)

    def hold(self, name: str, seconds: float) -> None:
        """Hold a key down, so that the server repeats it."""
        self.xdotool("keydown", name)
        time.sleep(seconds)
        self.xdotool("keyup", name)

    def click(self, x: int, y: int, button: int = 1) -> None:
        """Click at a point of the screen."""
        self.xdotool("mousemove", str(x), str(y), "click", str(button))

    def paste(self, text: str) -> None:
        """Put text on the clipboard and press Ctrl+V: any character goes in, whatever the keyboard."""
        if self._copier is None:
            self._copier = self.start([sys.executable, "-c", COPIER], own_input=True)
            _line(self._copier)
        if self._copier.stdin is None:
            raise RuntimeError("the clipboard's process has no input")
        self._copier.stdin.write(text.encode().hex() + "\n")
        self._copier.stdin.flush()
        _line(self._copier)
        self.keys("ctrl+v")

    def windows(self, process: subprocess.Popen[str]) -> list[str]:
        """The ids of a program's windows in view."""
        return self.xdotool("search", "--onlyvisible", "--pid", str(process.pid)).split()

    def picture(self, name: str, folder: Path | None = None) -> Path | None:
        """Take a picture of the screen into `folder`, or into the one that ZUGONG_SHOTS names; None if neither is there."""
        named = os.environ.get(SHOTS)
        place = folder or (Path(named) if named else None)
        if place is None or shutil.which("import") is None:
            return None
        time.sleep(SETTLE)
        place.mkdir(parents=True, exist_ok=True)
        self._shots += 1
        file = place / f"{self._shots:02d}-{name}.png"
        subprocess.run(["import", "-window", "root", str(file)], env=self.env, check=True, timeout=30)
        return file

    def close(self) -> None:
        """End everything that was started here, the last first."""
        for process in reversed(self._started):
            if process.poll() is None:
                process.kill()
            process.wait()
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    stream.close()


class Window:
    """The desk's window on a screen, started as a user starts it."""

    def __init__(self, screen: Screen, *arguments: str) -> None:
        self.screen = screen
        self.process = screen.start([sys.executable, "-m", "zugong_desk", *arguments])
        self.id = until(self._shown, "the window")
        self.focus(self.id)

    def _shown(self) -> str:
        if self.process.poll() is not None:
            pytest.fail(f"the window did not come up: {self.output()}")
        found = self.screen.windows(self.process)
        return found[0] if found else ""

    def focus(self, window: str) -> None:
        """Give a window the keyboard, which no window manager does here."""
        self.screen.xdotool("windowfocus", "--sync", window)

    def dialog(self) -> str:
        """Wait for a second window of the program, give it the keyboard and name it."""
        found = until(self._titled, "a dialog")
        self.focus(found)
        return found

    def _titled(self) -> str:
        """Another window with a title, which the lists that pop up lack."""
        others = (id for id in self.screen.windows(self.process) if id != self.id)
        return next((id for id in others if self.screen.xdotool("getwindowname", id)), "")

    def alone_soon(self, patience: float = 3.0) -> bool:
        """Whether the dialog goes away; the window then has the keyboard again."""
        end = time.monotonic() + patience
        while self.screen.windows(self.process) != [self.id]:
            if time.monotonic() > end:
                return False
            time.sleep(LOOK)
        self.focus(self.id)
        return True

    def kill(self) -> None:
        """End with kill -9."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def output(self) -> str:
        """What the program said until its end."""
        return self.process.stdout.read() if self.process.stdout else ""


@contextmanager
def screen(env: Mapping[str, str] | None = None, size: tuple[int, int] = SIZE) -> Iterator[Screen]:
    """A screen for as long as it is needed."""
    opened = Screen(env, size)
    try:
        yield opened
    finally:
        opened.close()


def _line(process: subprocess.Popen[str]) -> str:
    """The next line that a program says; fails if it says nothing in time."""
    if process.stdout is None:
        raise RuntimeError("the program's output is not ours")
    ready, _, _ = select.select([process.stdout], [], [], PATIENCE)
    line = process.stdout.readline().strip() if ready else ""
    if not line:
        pytest.fail(f"{process.args!r} said nothing")
    return line
