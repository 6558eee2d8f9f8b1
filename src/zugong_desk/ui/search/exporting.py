"""Writing what was found: which file, and what became of it."""

from collections.abc import Callable
from pathlib import Path

from zugong_desk.desk.found_files import SUFFIXES
from zugong_desk.ui.bridge import Bridge

FILTERS = {".xlsx": "Excel 表格 (*.xlsx)", ".csv": "CSV 表格 (*.csv)", ".jsonl": "JSON 一行一处 (*.jsonl)"}
AskTarget = Callable[[str, str, str], tuple[Path, str] | None]


def export_found(bridge: Bridge, ask: AskTarget, query: str) -> None:
    """Ask for a file and write all hits of a query; what came of it is told."""
    asked = ask("导出查找结果", "查找结果.xlsx", ";;".join(FILTERS.values()))
    if asked is None or not bridge.flush():
        return
    path = target(*asked)
    if path != asked[0] and path.exists():
        bridge.refused.emit(f"“{path.name}”已经存在，没有导出，原有文件未改动。请换一个文件名。")
        return
    done = bridge.export_found(query, path)
    if isinstance(done, str):
        bridge.refused.emit(done)
    elif done is not None:
        bridge.told.emit(f"已导出 {done.count} 处到“{done.path}”。")


def target(path: Path, chosen: str) -> Path:
    """The path with the suffix of the chosen form, unless it has that of another one, typed by hand."""
    wanted = next((suffix for suffix, name in FILTERS.items() if name == chosen), SUFFIXES[0])
    typed = path.suffix.lower()
    if typed in FILTERS and (typed == wanted or typed != SUFFIXES[0]):
        return path
    return path.with_suffix(wanted) if typed in FILTERS else path.with_name(path.name + wanted)
