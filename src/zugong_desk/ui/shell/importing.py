"""Importing from the window: where files come from, and what is shown while and after they come in."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from zugong_desk.desk.importing import ImportResult
from zugong_desk.desk.libraries import SUFFIX
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.imports.model import issue_in_words
from zugong_desk.ui.imports.queue import REFUSED
from zugong_desk.ui.shell.doors import Doors
from zugong_desk.ui.shell.parts import Parts

FEW = 1  # files that come in without a page of their own


class Importing:
    """One file opens as soon as it is in; several are shown as a queue."""

    def __init__(self, parts: Parts, bridge: Bridge, doors: Doors, show: Callable[[QWidget], object]) -> None:
        self._parts, self._bridge, self._doors, self._show = parts, bridge, doors, show
        parts.queue.finished.connect(self._on_finished)
        parts.queue.progressed.connect(self._on_progressed)

    def ask(self) -> None:
        """Let the editor choose files; without a library, first a library."""
        if self._bridge.desk is not None or self._doors.ask_new():
            self.take(self._doors.ask_files())

    def take(self, files: list[Path]) -> None:
        """Import files and folders; a library among them is opened instead."""
        if len(files) == 1 and files[0].suffix == SUFFIX:
            self._doors.open(files[0])
            return
        if not files or not (self._bridge.desk is not None or self._doors.ask_new()):
            return
        if self._bridge.read_only:
            self._bridge.refused.emit("书库现在只能看，没有导入。对方关闭书库后再导入。")
        elif not self._parts.queue.add(files):
            self._bridge.refused.emit("文件夹里没有能读的文件（txt、md），没有导入。")
        elif len(self._parts.queue.entries) > FEW:
            self._show(self._parts.imports)

    def _on_progressed(self, done: int, total: int, name: str) -> None:
        if total > FEW and name:
            self._parts.status.showMessage(f"导入 {done}/{total}　{name}")

    def _on_finished(self, results: list[ImportResult]) -> None:
        counts = {status: sum(one.status == status for one in results) for status in ("new", "duplicate", "failed")}
        words = {"new": "新导入", "duplicate": "重复", "failed": "没有读成"}
        said = "，".join(f"{words[status]} {count}" for status, count in counts.items() if count)
        learnt = sum(one.learnt for one in results)
        by = f"，{learnt} 块按本库的更正读" if learnt else ""
        self._bridge.told.emit(f"导入完毕：{said or '没有导入'}{by}。")
        if len(self._parts.queue.entries) == FEW and results:
            self._open_only(results[0])

    def _open_only(self, result: ImportResult) -> None:
        if result.error:
            if result.error != REFUSED:  # the library's own words stand in the banner then
                self._bridge.refused.emit(result.error)
        elif result.id is not None:
            self._bridge.open_issue(result.id)
            self._show(self._parts.desk)
            self._parts.reading.setFocus()
        if result.status == "duplicate":
            self._bridge.told.emit(f"与书库中“{issue_in_words(result) or result.file}”内容相同，未重复导入。")
