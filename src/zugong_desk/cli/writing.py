"""Commands that make files, and those that open the window."""

import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from zugong_desk.cli import documents
from zugong_desk.desk import exporting
from zugong_desk.desk.libraries import newest_backup, reading_library, working_library
from zugong_desk.desk.standing import find_issue
from zugong_desk.domain.manuscript import Manuscript
from zugong_desk.library import restore as restore_backup


def export(arguments: Namespace) -> int:
    """`export L --format F --out PATH`: a collection, what is tagged or found, an issue or all of it into a file."""
    scope = {name: getattr(arguments, name) for name in ("collection", "tag", "issue", "search", "template")}
    request = exporting.Request(arguments.format, arguments.out, **scope)
    with reading_library(arguments.library) as desk:
        done = exporting.export(desk, request, _press, _progress(arguments))
    if arguments.json:
        left_out = {f"U+{ord(char):04X}": count for char, count in done.left_out}
        counts = {"count": done.count, "removed": done.removed, "left_out": left_out}
        documents.print_json({"out": str(done.path), "format": arguments.format, **counts})
    else:
        print(done.told)
    return 0


def _press(manuscript: Manuscript) -> bytes:
    from zugong_desk.ui.press.pdf import write  # noqa: PLC0415 -- Qt loads only where pages are wanted

    return write(manuscript)


def _progress(arguments: Namespace) -> Callable[[int], None]:
    """Says on stderr how far a long export has come, where somebody looks on."""
    if arguments.json or not sys.stderr.isatty():
        return exporting.unheard

    def say(done: int) -> None:
        if done:
            print(f"\r已写 {done} 期", end="", file=sys.stderr, flush=True)

    return say


def backup(arguments: Namespace) -> int:
    """`backup L`: a verified copy in the folder for backups."""
    with working_library(arguments.library) as desk:
        path = desk.library.backup()
    if arguments.json:
        documents.print_json({"path": str(path)})
    else:
        print(f"已备份到“{path}”。")
    return 0


def restore(arguments: Namespace) -> int:
    """`restore L --out NEW`: a backup of the library, the newest unless one is named, as a new file."""
    chosen = newest_backup(arguments.library) if arguments.backup == "latest" else Path(arguments.backup)
    restore_backup(chosen, arguments.out)
    if arguments.json:
        documents.print_json({"out": str(arguments.out), "backup": str(chosen)})
    else:
        print(f"已从备份“{chosen.name}”恢复到“{arguments.out}”。")
    return 0


def shot(arguments: Namespace) -> int:
    """`shot L ISSUE --out PNG`: the real window, drawn off-screen."""
    from zugong_desk.app import Shot, draw  # noqa: PLC0415 -- Qt loads only where a window is wanted

    with reading_library(arguments.library) as desk:
        issue = find_issue(desk, arguments.issue).id
    wanted = Shot(arguments.out, arguments.theme, arguments.scale, arguments.size, arguments.panel, arguments.at)
    draw(arguments.library, issue, wanted)
    if arguments.json:
        documents.print_json({"out": str(arguments.out)})
    else:
        print(f"已画到“{arguments.out}”。")
    return 0


def window(arguments: Namespace) -> int:
    """No command, or `open L`: the window."""
    from zugong_desk.app import run  # noqa: PLC0415 -- Qt loads only where a window is wanted

    return run(arguments.library)


def run_sample(arguments: Namespace) -> int:
    """`run-sample`: the window on the sample library; without a display a picture of it, and a line for each import."""
    from zugong_desk.app import run_sample as run  # noqa: PLC0415 -- Qt loads only where a window is wanted

    del arguments
    return run()
