"""What a child may use: its memory, its time, its pages."""

import os
import sys
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """`patience` and `in_all` are seconds: without a sign of progress, and for one request; `memory` is in bytes.

    A child that has had nothing to do for `idle` seconds ends by itself. Recognising the largest picture that is read
    takes 1.5 GB of address space, reading an A4 scan 1 GB; the rest is for machines with more cores.
    """

    patience: float = 60.0
    in_all: float = 20 * 60.0
    memory: int = 3 << 30
    pages: int = 2000
    idle: float = 60.0


READING = Limits()
DRAWING = Limits(patience=10.0, in_all=10.0, idle=600.0)

FOLDER = "ZUGONG_APART"
"""Where a child finds its folder for temporary files, which it removes if its parent is gone."""

_THREADS = "2"


def environment(folder: str) -> dict[str, str]:
    """The environment for a child: a folder of its own for temporary files, few arenas and threads.

    Each of the latter takes address space whether used or not.
    """
    few = {"MALLOC_ARENA_MAX": "2", "OPENBLAS_NUM_THREADS": _THREADS, "OMP_NUM_THREADS": _THREADS}
    return {**os.environ, **few, FOLDER: folder, "TMPDIR": folder, "TEMP": folder, "TMP": folder}


def confine(limits: Limits) -> None:
    """Bind this process, which is a child, to its memory; where it crashes, leave nothing and ask nobody."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 -- for the one call

        ctypes.windll.kernel32.SetErrorMode(0x0003)  # no dialog when it crashes
    else:
        import resource  # noqa: PLC0415 -- POSIX has it, Windows does not

        resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a dump would hold the text


def allow_time(seconds: float) -> None:
    """Let this process use so much processor time from now on; a hang that nobody waits for any more ends by itself."""
    if sys.platform != "win32":
        import resource  # noqa: PLC0415 -- POSIX has it, Windows does not

        used = resource.getrusage(resource.RUSAGE_SELF)
        cores = os.cpu_count() or 1
        soft = int(used.ru_utime + used.ru_stime + seconds * cores) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (soft, resource.RLIM_INFINITY))
