"""Exports a library in one format and tells, as JSON, how long that took and what memory it needed.

`python tests/bench/exchange_probe.py LIBRARY FORMAT OUT`
"""

import json
import sys
from pathlib import Path
from time import perf_counter

from zugong_desk.desk import exporting, libraries
from zugong_desk.desk.exporting import Request

MEMORY = Path("/proc/self/status")


def peak() -> float:
    """The most memory that this process has had at a time, in MB."""
    told = dict(line.split(":", 1) for line in MEMORY.read_text(encoding="ascii").splitlines())
    return int(told["VmHWM"].split()[0]) / 1024


def main(library: Path, form: str, out: Path) -> None:
    desk = libraries.open_library(library, read_only=True)
    before = peak()
    heard: list[int] = []
    start = perf_counter()
    done = exporting.export(desk, Request(form, out), tell=heard.append)
    spent = perf_counter() - start
    figures = {
        "seconds": round(spent, 1),
        "most MB": round(peak()),
        "MB before": round(before),
        "MB written": round(out.stat().st_size / 2**20, 1),
        "count": done.count,
        "heard": heard,
    }
    print(json.dumps(figures))
    desk.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))
