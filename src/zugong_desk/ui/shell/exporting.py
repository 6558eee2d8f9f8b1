"""Exporting from the window: which file, which format, and what became of it."""

from collections.abc import Callable, Sequence
from pathlib import Path

from zugong_desk.desk.errors import TROUBLES, line_of
from zugong_desk.desk.exporting import Request, export
from zugong_desk.export.errors import ExportError
from zugong_desk.export.formats import FORMATS, Format, What
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.shell.doors import Doors
from zugong_desk.ui.shell.facts import issue_name


def export_issue(bridge: Bridge, doors: Doors, issue: str | None = None) -> None:
    """Write the corrected text of an issue (None: the open one), the list of its corrections or its proof."""
    _export_issue(bridge, doors, issue, "导出本期", (What.BULLETIN, What.ERRATA, What.PROOF))


def export_corrections(bridge: Bridge, doors: Doors, issue: str | None = None) -> None:
    """Write the list of corrections of an issue (None: the open one), or its proof."""
    _export_issue(bridge, doors, issue, "导出勘误表", (What.ERRATA, What.PROOF))


def _export_issue(bridge: Bridge, doors: Doors, issue: str | None, title: str, whats: Sequence[What]) -> None:
    if issue is not None and (bridge.bulletin is None or bridge.bulletin.id != issue):
        bridge.open_issue(issue)
    bulletin = bridge.bulletin
    if bulletin is not None:
        _ask_and_write(bridge, doors, title, issue_name(bulletin), whats, {"issue": bulletin.id})


def export_collection(bridge: Bridge, doors: Doors, collection: str) -> None:
    """Write a collection, or all annotations of the library if there is none."""
    known = bridge.shelf.collections.get(collection)
    only = {"collection": known.id} if known else {}
    _ask_and_write(bridge, doors, "导出摘编", known.name if known else "典型做法摘编", (What.PRINT, What.TABLE), only)


def _ask_and_write(
    bridge: Bridge, doors: Doors, title: str, name: str, whats: Sequence[What], only: dict[str, str]
) -> None:
    if bridge.desk is None or not bridge.flush():
        return
    formats = {_filter(one): one for what in whats for one in FORMATS.values() if one.what == what}
    first = next(iter(formats.values()))
    asked = doors.ask_target(title, f"{name.replace('/', '-')}{first.suffix}", ";;".join(formats))
    if asked is None:
        return
    path, chosen = asked
    one = _meant(path, formats.get(chosen, first), first, list(formats.values()))
    try:
        path = _suffixed(path, one, list(formats.values()))
        _writing(bridge, Request(one.name, path, **only))()
    except TROUBLES as error:
        bridge.refused.emit(line_of(error))


def _meant(path: Path, chosen: Format, first: Format, offered: Sequence[Format]) -> Format:
    """The format that the editor has in mind: the chosen one, unless the suffix of another was typed.

    The suffix that was suggested says nothing: Qt leaves it when another format is chosen.
    """
    typed = path.suffix.lower()
    if typed in {chosen.suffix, first.suffix}:
        return chosen
    fits = [one for one in offered if one.suffix == typed]
    return next((one for one in fits if one.what == chosen.what), fits[0] if fits else chosen)


def _suffixed(path: Path, chosen: Format, offered: Sequence[Format]) -> Path:
    """The path with the suffix of the chosen format, where it has none or that of another one that was offered.

    ExportError if that would replace a file about which nobody was asked.
    """
    if path.suffix and path.suffix.lower() not in {one.suffix for one in offered} - {chosen.suffix}:
        return path
    renamed = path.with_suffix(chosen.suffix)
    if path.suffix and renamed.exists():
        raise ExportError(f"“{renamed.name}”已经存在，没有导出，原有文件未改动。请换一个文件名。")
    return renamed


def _writing(bridge: Bridge, request: Request) -> Callable[[], None]:
    def run() -> None:
        if bridge.desk is not None:
            bridge.told.emit(export(bridge.desk, request).told)

    return run


def _filter(one: Format) -> str:
    return f"{one.title} (*{one.suffix})"
