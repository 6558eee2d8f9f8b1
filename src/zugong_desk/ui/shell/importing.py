"""Importing from the window: where files come from, and what is shown while and after they come in."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from zugong_desk.desk.errors import one_line
from zugong_desk.desk.import_queue import Parcel, files_in
from zugong_desk.desk.importing import ImportResult
from zugong_desk.desk.libraries import SUFFIX
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.imports.clipboard import pasted
from zugong_desk.ui.imports.entry import issue_in_words
from zugong_desk.ui.imports.forms import SHOWN
from zugong_desk.ui.imports.page import LEFT_OVER
from zugong_desk.ui.imports.settling import REFUSED
from zugong_desk.ui.shell.doors import Doors
from zugong_desk.ui.shell.parts import Parts

FEW = 1  # files that come in without a page of their own …
PATIENCE_MS = 1200  # … unless they take so long that one wants to see how far they are
ANNOTATIONS = (".qdpx", ".jsonld")
"""Files that nobody means to import as issues."""
NO_FILES = f"文件夹里没有能读的文件（{SHOWN}），没有导入。"
NOTHING_COPIED = "剪贴板里没有文字、图片或文件，没有导入。"
NOT_KEPT = "磁盘写不进去，没读的文件没有记下来。导入照常进行；这时关掉程序，剩下的要重新选。"
ONLY_SEEN = "书库现在只能看，没有导入。对方关闭书库后再导入。"


class Importing(QObject):
    """One file opens as soon as it is in; several, and those that need a decision, are shown as a queue."""

    annotations_given = Signal(object)  # Path of a file that brings annotations back, no issue

    def __init__(self, parts: Parts, bridge: Bridge, doors: Doors, show: Callable[[QWidget], object]) -> None:
        super().__init__(parts.queue)
        self._parts, self._bridge, self._doors, self._show = parts, bridge, doors, show
        self._offered = ""
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._show_slow)
        parts.queue.finished.connect(self._on_finished)
        parts.queue.progressed.connect(self._on_progressed)
        parts.queue.left_over.changed.connect(self._on_left_over_changed)
        parts.queue.left_over.not_kept.connect(lambda: bridge.refused.emit(NOT_KEPT))

    def ask(self) -> None:
        """Let the editor choose files; without a library, first a library."""
        if self._has_library():
            self.take(self._doors.ask_files())

    def take(self, files: Sequence[Path]) -> None:
        """Import files and folders; a library alone is opened instead, annotations of others are brought back."""
        if len(files) == 1 and files[0].suffix == SUFFIX:
            self._doors.open(files[0])
        elif len(files) == 1 and files[0].suffix.casefold() in ANNOTATIONS and self._bridge.desk is not None:
            self.annotations_given.emit(files[0])
        elif files and self._has_library():
            self._take([Parcel(path) for path in files_in(files)], NO_FILES)

    def paste(self) -> None:
        """Import what lies on the clipboard."""
        if self._has_library():
            parcels = pasted(QGuiApplication.clipboard().mimeData(), datetime.now().astimezone())
            self._take(parcels, NOTHING_COPIED)

    def show_queue(self) -> None:
        """Bring the import page into view."""
        self._show(self._parts.imports)
        self._parts.imports.focus_queue()

    def offer_left_over(self) -> None:
        """Say that an earlier session did not come to all its files, and offer to go on with them."""
        left_over, banner = self._parts.queue.left_over, self._parts.banner
        self._offered = LEFT_OVER.format(count=len(left_over.parcels)) if left_over.parcels else ""
        if self._offered:
            before = "" if banner.isHidden() else banner.label.text()  # as that the last session ended badly
            self._offered = f"{before}{self._offered}"
            banner.say(self._offered, "calm", ("接着导入", self._resume), ("不再导入", left_over.give_up))

    def _on_left_over_changed(self) -> None:
        """What is offered on the import page too is taken from the banner once it was answered there."""
        if self._offered and not self._parts.queue.left_over.parcels and self._parts.banner.says(self._offered):
            self._parts.banner.hide()

    def _resume(self) -> None:
        self._parts.queue.resume()
        self.show_queue()

    def _has_library(self) -> bool:
        return self._bridge.desk is not None or self._doors.ask_new()

    def _take(self, parcels: Sequence[Parcel], without: str) -> None:
        if self._bridge.read_only:
            self._bridge.refused.emit(ONLY_SEEN)
        elif not self._parts.queue.add_parcels(parcels):
            self._bridge.refused.emit(without)
        elif len(self._parts.queue.entries) > FEW:
            self.show_queue()
        else:
            self._patience.start()

    def _show_slow(self) -> None:
        if self._parts.queue.running:
            self.show_queue()

    def _on_progressed(self, done: int, total: int, name: str) -> None:
        if total > FEW and name:
            self._parts.status.showMessage(f"导入 {done}/{total}　{name}")

    def _on_finished(self, results: list[ImportResult]) -> None:
        self._patience.stop()
        rows = self._parts.queue.list
        replaced = {one.result.id for one in rows.entries if one.state == "replaced" and one.result}
        self._bridge.told.emit(_told(results, replaced, rows.count("choosing")))
        if len(self._parts.queue.entries) != FEW:
            return
        only = self._parts.queue.entries[0]
        if only.state == "choosing" or only.locked:
            self.show_queue()
        elif results and only.report is None:
            self._open_only(results[0], only.notes)

    def _open_only(self, result: ImportResult, notes: Sequence[str]) -> None:
        if result.error:
            if result.error != REFUSED:  # the library's own words stand in the banner then
                self._bridge.refused.emit(result.error)
        elif result.id is not None:
            self._bridge.open_issue(result.id)
            self._show(self._parts.desk)
            self._parts.reading.setFocus()
        if notes and result.status == "new":
            self._parts.banner.add(f"“{one_line(result.file)}”：{' '.join(notes)}")
        if result.status == "duplicate":
            self._bridge.told.emit(f"与书库中“{issue_in_words(result) or result.file}”内容相同，未重复导入。")


def _told(results: Sequence[ImportResult], replaced: Collection[str | None], choosing: int) -> str:
    """What came of a queue, in a line; `replaced` are the new issues that took the place of others."""
    counts = Counter("replaced" if one.status == "new" and one.id in replaced else one.status for one in results)
    words = {"new": "新导入", "replaced": "换原件", "duplicate": "重复", "failed": "没有读成"}
    said = [f"{word} {counts[status]}" for status, word in words.items() if counts[status]]
    said += [f"等您决定 {choosing}"] if choosing else []
    learnt = sum(one.learnt for one in results)
    by = f"，{learnt} 块按本库的更正读" if learnt else ""
    return f"导入完毕：{'，'.join(said) or '没有导入'}{by}。"
