"""From the arguments to an exit code: 0 done, 1 found what was asked to fail on, 2 bad input or usage."""

import errno
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from zugong_desk.cli.parser import command_line
from zugong_desk.desk.checking import seldom_tidy
from zugong_desk.desk.errors import TROUBLES, line_of
from zugong_desk.faults import fault_file, fault_log

BAD_INPUT = 2
FAULT = 3
INTERRUPTED = 130

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EEXIST}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. An editor's mistake costs one line on stderr; a fault of ours too, with the rest in a log."""
    _prepare_streams()
    seldom_tidy()
    arguments = command_line().parse_args(argv)
    try:
        code: int = arguments.run(arguments)
        sys.stdout.flush()
    except TROUBLES as error:
        print(f"zugong-desk: {line_of(error)}", file=sys.stderr)
        return BAD_INPUT
    except BrokenPipeError:
        _drop_output()
        return 0
    except OSError as error:
        if error.errno in _REFUSED:
            print(
                f"zugong-desk: 不许写入“{error.filename}”（{error.strerror}），没有做完。请检查权限。", file=sys.stderr
            )
            return BAD_INPUT
        if error.errno not in _FULL:
            return _fault(error)
        _drop_output()
        print(f"zugong-desk: 输出没有写完（{error.strerror}）。请腾出空间后重试。", file=sys.stderr)
        return BAD_INPUT
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 -- the outermost door: nobody is shown a traceback
        return _fault(error)
    return code


def _prepare_streams() -> None:
    """Have both streams speak UTF-8 wherever we run; one that was closed before we came is replaced by silence."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w"))  # noqa: SIM115 -- open as long as the program runs
        getattr(sys, name).reconfigure(encoding="utf-8", errors="backslashreplace")


def _drop_output() -> None:
    """Let what nobody will read go nowhere, so that Python does not complain of it when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _fault(error: Exception) -> int:
    """Keep the traceback where a maintainer finds it, and say where."""
    log = fault_log()
    log.error("fault", exc_info=error)
    print(
        f"zugong-desk: 程序出错（{type(error).__name__}），书库停在上一步。详情记在 {fault_file()}。", file=sys.stderr
    )
    return FAULT
