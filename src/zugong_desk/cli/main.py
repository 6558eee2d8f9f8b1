"""From the arguments to an exit code: 0 done, 1 found what was asked to fail on, 2 bad input or usage."""

import os
import sys
from collections.abc import Sequence

from zugong_desk.cli.parser import command_line
from zugong_desk.desk.errors import TROUBLES, line_of
from zugong_desk.faults import fault_file, fault_log

BAD_INPUT = 2
FAULT = 3
INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. An editor's mistake costs one line on stderr; a fault of ours too, with the rest in a log."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    arguments = command_line().parse_args(argv)
    try:
        code: int = arguments.run(arguments)
        sys.stdout.flush()
    except TROUBLES as error:
        print(f"zugong-desk: {line_of(error)}", file=sys.stderr)
        return BAD_INPUT
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 -- the outermost door: nobody is shown a traceback
        return _fault(error)
    return code


def _fault(error: Exception) -> int:
    """Keep the traceback where a maintainer finds it, and say where."""
    log = fault_log()
    log.error("fault", exc_info=error)
    print(
        f"zugong-desk: 程序出错（{type(error).__name__}），书库停在上一步。详情记在 {fault_file()}。", file=sys.stderr
    )
    return FAULT
