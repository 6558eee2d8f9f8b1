"""Every single read, write, sync and truncation fails in turn: no step is torn, lost or doubled, and work goes on."""

import errno
import os
import subprocess
import sys
from pathlib import Path
from shutil import which

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PATHS = os.pathsep.join([str(ROOT / "src"), str(ROOT)])

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux") or which("cc") is None, reason="needs Linux and a C compiler"
)


@pytest.fixture(scope="module")
def faulty_disk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library that makes disk calls fail, compiled."""
    made = tmp_path_factory.mktemp("盘") / "faulty_disk.so"
    subprocess.run(["cc", "-shared", "-fPIC", "-O2", "-o", str(made), str(HERE / "faulty_disk.c"), "-ldl"], check=True)
    return made


def sweep(faulty_disk: Path, folder: Path, number: int, how: str, stride: int) -> tuple[int, int]:
    """How many cases there were, and in how many a step was refused."""
    done = subprocess.run(
        [sys.executable, "-X", "utf8", str(HERE / "fault_worker.py"), str(folder), str(number), how, str(stride)],
        env={**os.environ, "PYTHONPATH": PATHS, "LD_PRELOAD": str(faulty_disk)},
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.stderr == ""
    cases, refused = done.stdout.split()
    return int(cases), int(refused)


def test_a_call_that_fails_once_is_never_noticed(faulty_disk: Path, tmp_path: Path) -> None:
    cases, refused = sweep(faulty_disk, tmp_path, errno.EIO, "once", 7)
    assert cases > 20
    assert refused == 0


def test_a_disk_that_fails_for_good_refuses_the_step(faulty_disk: Path, tmp_path: Path) -> None:
    cases, refused = sweep(faulty_disk, tmp_path, errno.EIO, "for good", 7)
    assert cases > 20
    assert refused == cases - 1


@pytest.mark.soak
@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC, errno.EACCES, errno.EDQUOT])
@pytest.mark.parametrize("how", ["once", "for good"])
def test_every_call_fails_in_every_way(faulty_disk: Path, tmp_path: Path, number: int, how: str) -> None:
    cases, _ = sweep(faulty_disk, tmp_path, number, how, 1)
    assert cases > 150
