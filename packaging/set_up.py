"""Makes a checkout ready to run or to be tested: system libraries, virtual environment, packages.

`python3 packaging/set_up.py run|test`. Needs only Python; does nothing, quickly, when all is there.
"""

import contextlib
import ctypes
import fcntl
import hashlib
import os
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

if sys.version_info < (3, 11):  # noqa: UP036 - this file is what an older Python is started with
    sys.exit("Python 3.11 or newer is needed; name one that you have: make run PYTHON=python3.12")

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / "bin" / "python"
INPUTS = ("pyproject.toml", "constraints.txt", "packaging/set_up.py")
RECOGNITION = "ocr"
"""The extra that reads scans."""
ROOM_FOR_RECOGNITION = 1200 << 20
"""Free bytes on the disk below which it is left out: it takes a third of that, pip's copies the rest."""
APT = ("apt-get", "-y", "-q", "-o", "DPkg::Lock::Timeout=300", "-o", "Dpkg::Use-Pty=0")


class Need(NamedTuple):
    """A Debian package, how to see that what it brings is there, and which purposes cannot do without it."""

    package: str
    present: Callable[[], bool]
    required_by: tuple[str, ...]


def library(soname: str) -> Callable[[], bool]:
    """A probe that loads a shared library as Qt will, so that a damaged one counts as missing."""

    def present() -> bool:
        try:
            ctypes.CDLL(soname)
        except OSError:
            return False
        return True

    return present


def command(name: str) -> Callable[[], bool]:
    """A probe for a program on PATH."""
    return lambda: shutil.which(name) is not None


def venv_module() -> bool:
    """Whether this Python can make virtual environments; Debian ships ensurepip apart."""
    if read(VENV / "place.stamp") == place():
        return True
    probe = [sys.executable, "-c", "import ensurepip, venv"]
    return subprocess.run(probe, capture_output=True, check=False).returncode == 0


def chinese_font() -> bool:
    """Whether a font that draws every Chinese character is where Debian or the user puts fonts."""
    folders = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts")
    return any(next(folder.rglob("NotoSansCJK*"), None) for folder in folders if folder.is_dir())


BOTH = ("run", "test")
SCREEN = ("run", "test") if os.environ.get("DISPLAY") else ("test",)
NEEDS = (
    Need(f"python3.{sys.version_info.minor}-venv", venv_module, BOTH),
    Need("libgl1", library("libGL.so.1"), BOTH),
    Need("libegl1", library("libEGL.so.1"), BOTH),
    Need("libglib2.0-0", library("libglib-2.0.so.0"), BOTH),
    Need("libfontconfig1", library("libfontconfig.so.1"), BOTH),
    Need("libdbus-1-3", library("libdbus-1.so.3"), BOTH),
    Need("libxkbcommon-x11-0", library("libxkbcommon-x11.so.0"), BOTH),
    Need("libxcb-cursor0", library("libxcb-cursor.so.0"), SCREEN),
    Need("libxcb-icccm4", library("libxcb-icccm.so.4"), SCREEN),
    Need("libxcb-keysyms1", library("libxcb-keysyms.so.1"), SCREEN),
    Need("libxcb-shape0", library("libxcb-shape.so.0"), SCREEN),
    Need("fonts-noto-cjk", chinese_font, ()),
)
TEST_NEEDS = (
    Need("xvfb", command("Xvfb"), ("test",)),
    Need("xdotool", command("xdotool"), ("test",)),
    Need("sqlite3", command("sqlite3"), ("test",)),
    # Without these the tests of a failing disk are skipped, and say so.
    Need("gcc", command("cc"), ()),
    Need("libc6-dev", Path("/usr/include/stdio.h").exists, ()),
)


def missing(purpose: str) -> list[Need]:
    """What this machine lacks for the purpose."""
    return [need for need in NEEDS + (TEST_NEEDS if purpose == "test" else ()) if not need.present()]


def as_root() -> list[str] | None:
    """What to put before a command so that it runs as root, without ever asking; None if that cannot be."""
    if os.geteuid() == 0:
        return []
    if (
        shutil.which("sudo")
        and subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
    ):
        return ["sudo", "-n"]
    return None


def install(packages: list[str]) -> bool:
    """Whether apt installed the packages; the lists are fetched first where there are none or they prove too old."""
    prefix = as_root()
    if prefix is None or not shutil.which("apt-get"):
        return False
    say(f"installing with apt: {' '.join(packages)}")
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", *APT]
    # --reinstall: a package that dpkg believes installed may have lost its files.
    install_line = [*apt, "install", "--reinstall", "--no-install-recommends", *packages]
    lists = Path("/var/lib/apt/lists")
    if any(lists.glob("*_Packages*")) and succeeds(install_line):
        return True
    succeeds([*apt, "update"])  # one dead source among several is no reason to give up
    return succeeds(install_line)


def set_up_system(purpose: str) -> None:
    """Installs missing Debian packages; stops with the line to type where it may not and cannot go on without."""
    needs = missing(purpose)
    if not needs:
        return
    required = [need.package for need in needs if purpose in need.required_by]
    others = [need.package for need in needs if purpose not in need.required_by]
    # Apart, since one name that this system's apt does not know makes it refuse all of them.
    for packages in (required, others):
        if packages:
            install(packages)
    needs = missing(purpose)
    if not needs:
        return
    line = "sudo apt-get install --no-install-recommends " + shlex.join(need.package for need in needs)
    say(f"this machine lacks what these Debian packages bring; an administrator can add them:\n\n    {line}\n")
    if any(purpose in need.required_by for need in needs):
        sys.exit(f"set-up stopped: `make {purpose}` needs them. Run the line above, then `make {purpose}` again.")


def set_up_python(purpose: str) -> None:
    """Makes .venv and installs the desk into it as pinned, unless a stamp says that just this was done."""
    stamp = VENV / f"{purpose}.stamp"
    key = wanted()
    if key in {read(stamp), read(VENV / "test.stamp")} and works(VENV_PYTHON):
        return
    if read(VENV / "place.stamp") != place() or not works(VENV_PYTHON):
        say("making the virtual environment .venv")
        checked([sys.executable, "-m", "venv", "--clear", str(VENV)])
        (VENV / "place.stamp").write_text(place(), encoding="utf-8")
    install_desk(["dev"] if purpose == "test" else [])
    relate_source()
    stamp.write_text(key, encoding="utf-8")


def install_desk(extras: list[str]) -> None:
    """Installs the desk as pinned, with what recognises scans; without that where it does not fit or will not install."""
    if shutil.disk_usage(ROOT).free >= ROOM_FOR_RECOGNITION:
        say("installing Python packages (about 250 MB to fetch the first time)")
        if succeeds(pip_line([*extras, RECOGNITION])):
            return
        reason = "it could not be installed"
    else:
        reason = f"it needs {ROOM_FOR_RECOGNITION >> 20} MB of free disk"
    later = f"{VENV_PYTHON.relative_to(ROOT)} -m pip install -c constraints.txt rapidocr onnxruntime"
    say(f"going on without recognition of scans, since {reason}; to add it later: {later}")
    checked(pip_line(extras))


def pip_line(extras: list[str]) -> list[str]:
    """The command that installs the desk with these extras into .venv."""
    target = f".[{','.join(extras)}]" if extras else "."
    return [str(VENV_PYTHON), "-m", "pip", "install", "--constraint", "constraints.txt", "--editable", target]


def relate_source() -> None:
    """Names src/ to the environment by a relative path.

    Python before 3.13 reads .pth files in the locale's encoding: an absolute path with Chinese in it stops every
    start under LC_ALL=C.
    """
    (pth,) = VENV.glob("lib/python*/site-packages/*zugong_desk.pth")
    pth.write_text(os.path.relpath(ROOT / "src", pth.parent) + "\n", encoding="ascii")


def place() -> str:
    """What a virtual environment is bound to: the folder that it stands in and the interpreter that made it."""
    return f"{ROOT}\n{sys.version}"


def wanted() -> str:
    """A key that changes with anything that should make the installation run again."""
    digest = hashlib.sha256(place().encode("utf-8", "surrogateescape"))
    for name in INPUTS:
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def works(python: Path) -> bool:
    """Whether the environment's interpreter starts and has pip."""
    if not python.exists():
        return False
    return subprocess.run([str(python), "-c", "import pip"], capture_output=True, check=False).returncode == 0


def read(path: Path) -> str:
    """A small text file's content, empty if there is none."""
    return path.read_text(encoding="utf-8", errors="surrogateescape") if path.exists() else ""


def checked(line: list[str]) -> None:
    """Runs a command in the checkout; ends the set-up with its words if it fails."""
    if not succeeds(line):
        sys.exit(f"set-up stopped: this failed: {shlex.join(line)}")


def succeeds(line: list[str]) -> bool:
    """Runs a command in the checkout and shows its output; whether it went well."""
    return subprocess.run(line, cwd=ROOT, stdin=subprocess.DEVNULL, check=False).returncode == 0


def say(words: str) -> None:
    """One message of ours among the tools' output."""
    print(f"set-up: {words}", flush=True)


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Lets one set-up at a time work in this checkout; the system frees the lock if it dies."""
    cache = ROOT / ".cache"
    cache.mkdir(exist_ok=True)
    with (cache / "set-up.lock").open("w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def main(purpose: str) -> None:
    """Sets up for one purpose, `run` or `test`."""
    started = time.monotonic()
    with alone():
        set_up_system(purpose)
        set_up_python(purpose)
    took = time.monotonic() - started
    if took > 2:
        say(f"done in {took:.0f} s")


if __name__ == "__main__":
    if sys.argv[1:] not in (["run"], ["test"]):
        sys.exit("usage: set_up.py run|test")
    main(sys.argv[1])
