"""Exporting from the window: which file, which format, and what became of it."""

from collections.abc import Callable
from typing import Literal

from zugong_desk.desk.errors import TROUBLES, line_of
from zugong_desk.desk.exporting import Request, export
from zugong_desk.export.formats import FORMATS, Format
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.shell.doors import Doors
from zugong_desk.ui.shell.facts import issue_name

What = Literal["passages", "bulletin"]


def export_issue(bridge: Bridge, doors: Doors, issue: str | None = None) -> None:
    """Write the corrected text of an issue (None: the open one)."""
    if issue is not None and (bridge.bulletin is None or bridge.bulletin.id != issue):
        bridge.open_issue(issue)
    bulletin = bridge.bulletin
    if bulletin is not None:
        _ask_and_write(bridge, doors, "导出本期", issue_name(bulletin), "bulletin", {"issue": bulletin.id})


def export_collection(bridge: Bridge, doors: Doors, collection: str) -> None:
    """Write a collection, or all annotations of the library if there is none."""
    known = bridge.shelf.collections.get(collection)
    only = {"collection": known.id} if known else {}
    _ask_and_write(bridge, doors, "导出摘编", known.name if known else "典型做法摘编", "passages", only)


def _ask_and_write(bridge: Bridge, doors: Doors, title: str, name: str, what: What, only: dict[str, str]) -> None:
    if bridge.desk is None or not bridge.flush():
        return
    formats = {_filter(one): one for one in FORMATS.values() if one.what == what}
    first = next(iter(formats.values()))
    asked = doors.ask_target(title, f"{name.replace('/', '-')}{first.suffix}", ";;".join(formats))
    if asked is None:
        return
    path, chosen = asked
    one = formats.get(chosen, first)
    path = path if path.suffix else path.with_suffix(one.suffix)
    write = _writing(bridge, Request(one.name, path, **only), "块" if what == "bulletin" else "条")
    try:
        write()
    except TROUBLES as error:
        bridge.refused.emit(line_of(error))


def _writing(bridge: Bridge, request: Request, unit: str) -> Callable[[], None]:
    def run() -> None:
        if bridge.desk is None:
            return
        done = export(bridge.desk, request)
        removed = f"，略去 {done.removed} 个文档里不能有的字符" if done.removed else ""
        bridge.told.emit(f"已导出 {done.count} {unit}到“{done.path}”{removed}。")

    return run


def _filter(one: Format) -> str:
    return f"{one.title} (*{one.suffix})"
