"""A private desktop with one input method on it: screen, message bus, home and the framework, all taken down again."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import pytest

Environment = dict[str, str]
PATIENCE = 30.0
LEFT_OUT = ("QT_IM_", "IBUS_", "XDG_", "WAYLAND_", "DBUS_")
"""What the real desktop says about itself begins so."""
FCITX_PROFILE = """\
[Groups/0]
Name=Default
Default Layout=us
DefaultIM=pinyin
[Groups/0/Items/0]
Name=keyboard-us
[Groups/0/Items/1]
Name=pinyin
[GroupOrder]
0=Default
"""
FCITX_CONFIG = "[Behavior]\nActiveByDefault=True\n"


@dataclass(frozen=True, slots=True)
class Framework:
    """An input method: what has to be there, which Debian packages bring it, how it starts.

    `ready` ends well once it answers, `composing` once it will make Chinese of keys in the window that has the focus;
    `named` is what a desktop that runs it tells Qt programs.
    """

    needs: tuple[str, ...] = ()
    packages: str = ""
    command: tuple[str, ...] = ()
    ready: str = "true"
    composing: str = "true"
    files: dict[str, str] = field(default_factory=dict)
    named: Environment = field(default_factory=dict)


FCITX = Framework(
    needs=("fcitx5", "/usr/share/fcitx5/addon/pinyin.conf"),
    packages="fcitx5 fcitx5-pinyin",
    command=("fcitx5", "--disable=wayland,waylandim,clipboard,notifications"),
    ready="fcitx5-remote",
    composing='test "$(fcitx5-remote)" = 2 && test "$(fcitx5-remote -n)" = pinyin',
    files={".config/fcitx5/profile": FCITX_PROFILE, ".config/fcitx5/config": FCITX_CONFIG},
    named={"QT_IM_MODULE": "fcitx"},
)
IBUS = Framework(
    needs=("ibus-daemon", "/usr/share/ibus/component/libpinyin.xml"),
    packages="ibus ibus-libpinyin",
    command=("ibus-daemon", "--panel=disable"),
    ready='ibus engine libpinyin; test "$(ibus engine)" = libpinyin',
    composing='test "$(ibus engine)" = libpinyin',
    named={"QT_IM_MODULE": "ibus"},
)
NEITHER = Framework()
DESKTOP = Framework(needs=("Xvfb", "xdotool", "dbus-daemon"), packages="xvfb xdotool dbus-daemon")


def skip_without(*frameworks: Framework) -> None:
    """Skip where a program is missing; the reason says what to install."""
    for one in frameworks:
        absent = [need for need in one.needs if shutil.which(need) is None and not Path(need).is_file()]
        if absent:
            pytest.skip(f"{', '.join(absent)} missing: apt-get install {one.packages}")


@contextmanager
def desktop(framework: Framework, home: Path) -> Iterator[Environment]:
    """The environment for programs on the private desktop, as long as it stands."""
    (home / "runtime").mkdir(mode=0o700, parents=True)
    for name, text in framework.files.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(text, encoding="utf-8")
    environ = {name: value for name, value in os.environ.items() if not name.startswith(LEFT_OUT)}
    environ |= {"HOME": str(home), "XDG_RUNTIME_DIR": str(home / "runtime"), "LC_ALL": "C.UTF-8", "NO_AT_BRIDGE": "1"}
    with ExitStack() as running:
        screen = ("Xvfb", "-displayfd", "1", "-screen", "0", "1600x1000x24", "-nolisten", "tcp", "-noreset")
        environ["DISPLAY"] = ":" + first_line(running.enter_context(program(screen, environ)))
        bus = ("dbus-daemon", "--session", "--nofork", "--print-address")
        environ["DBUS_SESSION_BUS_ADDRESS"] = first_line(running.enter_context(program(bus, environ)))
        if framework.command:
            running.enter_context(program(framework.command, environ))
            wait_for(lambda: succeeds(("sh", "-c", framework.ready), environ), "the input method")
        yield environ | framework.named


@contextmanager
def program(line: Sequence[str], environ: Environment) -> Iterator[subprocess.Popen[str]]:
    """A program in the background; it and what it started end with the block."""
    running = subprocess.Popen(
        line, env=environ, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, start_new_session=True
    )
    try:
        yield running
    finally:
        running.terminate()
        try:
            running.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait()
        stdout(running).close()


def succeeds(line: Sequence[str], environ: Environment) -> bool:
    """Whether a short command ends well."""
    return subprocess.run(line, env=environ, capture_output=True, check=False, timeout=PATIENCE).returncode == 0


def wait_for(true: Callable[[], bool], what: str) -> None:
    """Ask until it is so; fails after PATIENCE seconds."""
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, f"{what} did not come up"
        time.sleep(0.05)


def first_line(running: subprocess.Popen[str]) -> str:
    """The first thing that a program says, without the line end."""
    return stdout(running).readline().strip()


def stdout(running: subprocess.Popen[str]) -> IO[str]:
    """The pipe that a program was started with."""
    assert running.stdout is not None
    return running.stdout
