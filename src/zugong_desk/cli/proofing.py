"""`check`: what the rules say of files, or of every issue of a library."""

import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from zugong_desk.cli import documents
from zugong_desk.cli.notes import tell_notes
from zugong_desk.cli.wishes import wishes_of
from zugong_desk.desk import checking, fixing
from zugong_desk.desk.checking import Checkup
from zugong_desk.desk.core import Desk
from zugong_desk.desk.errors import one_line
from zugong_desk.desk.fixing import Fixed
from zugong_desk.desk.libraries import SUFFIX, reading_library
from zugong_desk.desk.proofing import fault_line
from zugong_desk.domain.edit import EditError
from zugong_desk.domain.finding import SEVERITY_NAMES, Severity

FAILED = 2
_STEPS = 20
"""How many lines of progress a long check prints."""


def check(arguments: Namespace) -> int:
    """`check FILE… [--library L]`: 1 if something is found that `--fail-on` names, 2 if a file could not be read."""
    _refuse_odd_calls(arguments)
    if arguments.fix:
        fixing.make_folder(arguments.out)  # said before the work is done in vain
    with _library(arguments.library) as desk:
        done = _checked(arguments, desk)
    fixed = fixing.fix_files(done, arguments.files, arguments.out) if arguments.fix else {}
    for one in done:
        _tell_trouble(one)
    _tell_faults(done)
    if arguments.json:
        documents.print_json(documents.findings(done, fixed))
    else:
        _print(done, fixed)
    if any(one.error for one in done):
        return FAILED
    return int(arguments.fail_on is not None and _found(done, Severity(arguments.fail_on)))


def _refuse_odd_calls(arguments: Namespace) -> None:
    if not arguments.files and arguments.library is None:
        raise EditError("没有给出要校对的文件，也没有用 --library 给出书库。请写上其中一样。")
    if any(path.suffix == SUFFIX for path in arguments.files):
        raise EditError(f"书库（*{SUFFIX}）里的各期请用 --library 校对，没有读入。")
    if (arguments.fix is None) != (arguments.out is None):
        raise EditError("--fix safe 要同时用 --out 给出放改正稿的文件夹，没有写文件。")
    if arguments.fix and not arguments.files:
        raise EditError("--fix safe 只用于文件；书库里的各期请在窗口里改正，没有写文件。")


@contextmanager
def _library(path: Path | None) -> Iterator[Desk | None]:
    if path is None:
        yield None
    else:
        with reading_library(path) as desk:
            yield desk


def _checked(arguments: Namespace, desk: Desk | None) -> list[Checkup]:
    if desk is not None and not arguments.files:
        return checking.check_library(desk, _progress)
    return checking.check_files(arguments.files, wishes_of(arguments), desk, _progress)


def _progress(done: int, total: int, name: str) -> None:
    """Of a long check, a line on stderr now and then."""
    if total > _STEPS and (done % max(1, total // _STEPS) == 0 or done == total):
        print(f"已校对 {done}/{total}：{one_line(name)}", file=sys.stderr)


def _tell_trouble(one: Checkup) -> None:
    if one.error:
        print(f"zugong-desk: {one_line(one.error)}", file=sys.stderr)
    else:
        tell_notes(one.received)


def _tell_faults(done: Sequence[Checkup]) -> None:
    """Which rules failed, a line each."""
    for rule in dict.fromkeys(rule for one in done if one.checked for rule in one.checked.faults):
        print(f"zugong-desk: {fault_line(rule)}", file=sys.stderr)


def _print(done: Sequence[Checkup], fixed: dict[str, Fixed]) -> None:
    for one in done:
        for found in one.located:
            finding = found.finding
            after = "" if finding.suggestion is None else f" → “{one_line(finding.suggestion)}”"
            says = f"{SEVERITY_NAMES[finding.severity]} {finding.rule}"
            print(f"{one.file}:{found.line}\t{says}\t“{one_line(found.text)}”{after}\t{finding.message}")
        if one.file in fixed:
            made = fixed[one.file]
            print(f"{one.file}\t改正 {made.applied} 处，写在 {made.path}")


def _found(done: Sequence[Checkup], least: Severity) -> bool:
    return any(finding.severity.place <= least.place for one in done if one.checked for finding in one.checked.findings)
