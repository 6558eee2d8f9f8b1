"""A process with the faulty disk loaded: lets each call of a few steps fail in turn and holds the library to its word.

Arguments: folder, error number, `once` or `for good`, how many calls to skip between two cases.
Prints the number of cases and of those in which a step was refused.
"""

import ctypes
import sys
from pathlib import Path
from random import Random
from shutil import copyfile

from tests.library.hands import Editor, bulletin, take_in

from zugong_desk.library import Library, LibraryError, create, journal, open_library

STEPS = 3
disk = ctypes.CDLL(None)


def prepare(path: Path) -> None:
    with create(path, editor="甲") as library:
        take_in(library, bulletin())
        editor = Editor(library, Random(1))
        for _ in range(15):
            editor.act()


def rows(library: Library) -> list[str]:
    return [entry.id for entry in journal.read(library._conn)]


def check(library: Library, editor: Editor, expected: list[str | None], case: str) -> None:
    report = library.doctor()
    assert report.ok, (case, [check for check in report.checks if not check.ok])
    assert rows(library) == expected, (case, "the journal is not what was acknowledged")
    assert library.load("期一") == editor.bulletin, (case, "text")
    assert library.shelf() == editor.shelf, (case, "shelf")


def run_case(path: Path, at: int, for_good: bool, number: int) -> tuple[int, bool]:
    """Let call `at` fail; gives how many calls there were and whether a step was refused."""
    case = f"call {at}, errno {number}, {'for good' if for_good else 'once'}"
    refused, op = False, None
    with open_library(path, editor="甲") as library:
        editor = Editor(library, Random(2))
        expected = rows(library)
        disk.disk_arm(at, int(for_good), number)
        try:
            for _ in range(STEPS):
                expected.append(editor.act().id)
        except LibraryError as error:
            refused, op = True, error.op
        finally:
            calls = disk.disk_calls()
            disk.disk_arm(0, 0, 0)
        if refused:
            library.reload()
            if rows(library) != expected:
                expected.append(op)
            editor = Editor(library, Random(3))
        check(library, editor, expected, case)
        expected.append(editor.act().id)
    with open_library(path, editor="甲") as library:
        check(library, editor, expected, f"{case}, opened again")
    return calls, refused


def main(folder: str, number: str, how: str, stride: str) -> None:
    model = Path(folder) / "范.zugong"
    prepare(model)
    cases, refusals, at = 0, 0, 1
    while True:
        path = Path(folder) / f"{at}.zugong"
        copyfile(model, path)
        calls, refused = run_case(path, at, how == "for good", int(number))
        path.unlink()
        cases, refusals = cases + 1, refusals + refused
        if calls < at:
            break
        at += int(stride)
    print(cases, refusals)


if __name__ == "__main__":
    main(*sys.argv[1:])
