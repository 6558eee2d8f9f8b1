"""The ways into a library: open, new, sample; the file dialogs stand here, the work is the desk's."""

from collections.abc import Callable
from pathlib import Path

from platformdirs import user_documents_dir
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from zugong_desk.desk import libraries
from zugong_desk.desk.core import Desk
from zugong_desk.desk.errors import TROUBLES, line_of
from zugong_desk.library import restore
from zugong_desk.places import data_dir
from zugong_desk.settings import Settings
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.imports.forms import dialog_filter
from zugong_desk.ui.shell.restore_dialog import RestoreDialog

LIBRARIES = f"书库 (*{libraries.SUFFIX})"


class Doors(QObject):
    """Opens libraries and remembers them."""

    not_opened = Signal(object, object)  # Path, the error, after its line went out through the bridge's `refused`

    def __init__(self, bridge: Bridge, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._bridge, self._settings, self._window = bridge, settings, window

    def open(self, path: Path) -> bool:
        """Open a library; whether it went well. The one before stays open if not."""
        return self._enter(lambda: libraries.open_library(path, self._editor()), path)

    def view(self, path: Path) -> bool:
        """Open a library only to read it, such as while another window works on it."""
        return self._enter(lambda: libraries.open_library(path, self._editor(), read_only=True), path, to_write=False)

    def open_to_write(self) -> bool:
        """Open the library that one may only see for work, if that has become possible, at the same place."""
        desk, place = self._bridge.desk, self._bridge.place
        shown = desk.bulletin.id if desk and desk.bulletin else None
        if desk is None or not self.open(desk.library.path):
            return False
        if shown is not None and self._bridge.open_issue(shown) is not None and place is not None:
            self._bridge.go(place, "bridge")
        return True

    def create(self, path: Path) -> bool:
        """Make a new library and open it."""
        path = _named(path)
        return self._enter(lambda: libraries.create(path, self._editor()), path)

    def open_sample(self) -> bool:
        """Open the sample library, made now if it is not there."""
        return self._enter(lambda: libraries.open_sample()[0], libraries.sample_path())

    def reopen(self) -> bool:
        """Open the library of last time, if it is still there."""
        recent = self.recent()
        wanted = self._settings.flag("reopen_last") and bool(recent) and recent[0].exists()
        return wanted and self.open(recent[0])

    def recent(self) -> list[Path]:
        """The libraries opened last, newest first."""
        return [Path(one) for one in self._settings.texts("recent_libraries")]

    @property
    def folder(self) -> Path:
        """Where files were found last; at first where libraries are kept."""
        return Path(self._settings.text("last_folder") or data_dir())

    @property
    def out_folder(self) -> Path:
        """Where files are written at first: beside those that were found last, else among the user's documents."""
        last, documents = self._settings.text("last_folder"), Path(user_documents_dir())
        return Path(last) if last and Path(last).is_dir() else documents if documents.is_dir() else data_dir()

    def ask_open(self) -> bool:
        """Let the editor choose a library."""
        name, _ = QFileDialog.getOpenFileName(self._window, "打开书库", str(self.folder), LIBRARIES)
        return bool(name) and self.open(Path(name))

    def ask_new(self) -> bool:
        """Let the editor name a new library."""
        suggested = str(self.folder / f"组工信息{libraries.SUFFIX}")
        name, _ = QFileDialog.getSaveFileName(self._window, "新建书库", suggested, LIBRARIES)
        return bool(name) and self.create(Path(name))

    def ask_copy(self) -> bool:
        """Let the editor say where to save a copy of the library; whether one was saved."""
        desk = self._bridge.desk
        if desk is None:
            return False
        suggested = str(self.folder / f"{desk.library.path.stem}-副本{libraries.SUFFIX}")
        name, _ = QFileDialog.getSaveFileName(self._window, "另存副本", suggested, LIBRARIES)
        before = self._bridge.desk
        saved = bool(name) and self._bridge.save_copy(_named(Path(name)))
        if saved and self._bridge.desk is not before and self._bridge.desk is not None:
            self._settings.remember(self._bridge.desk.library.path.resolve())
        return saved

    def ask_restore(self) -> bool:
        """Let the editor choose a backup and a new file for it, and open that."""
        desk = self._bridge.desk
        dialog = RestoreDialog(libraries.backups(desk.library.id if desk else None), self._window)
        agreed = dialog.exec() == RestoreDialog.DialogCode.Accepted
        chosen = dialog.chosen
        dialog.deleteLater()
        if not agreed or chosen is None:
            return False
        stem = desk.library.path.stem if desk else "书库"
        suggested = str(self.folder / f"{stem}-恢复{libraries.SUFFIX}")
        name, _ = QFileDialog.getSaveFileName(self._window, "恢复到新文件", suggested, LIBRARIES)
        return bool(name) and self.restore(chosen, Path(name))

    def restore(self, backup: Path, target: Path) -> bool:
        """Make a library of a backup in a new file and open it."""
        target = _named(target)
        try:
            restore(backup, target)
        except TROUBLES as error:
            self._bridge.refused.emit(line_of(error))
            return False
        self._bridge.told.emit(f"已从备份恢复到“{target}”。")
        return self.open(target)

    def ask_files(self) -> list[Path]:
        """Let the editor choose files to import."""
        names, _ = QFileDialog.getOpenFileNames(self._window, "导入期刊", str(self.folder), dialog_filter())
        if names:
            self._settings.change(last_folder=str(Path(names[0]).parent))
        return [Path(name) for name in names]

    def ask_template(self) -> Path | None:
        """Let the editor choose a Word file to fill in; None if they think better of it."""
        name, _ = QFileDialog.getOpenFileName(self._window, "Word 模板", str(self.folder), "Word 文档 (*.docx)")
        return Path(name) if name else None

    def ask_target(self, title: str, suggested: str, filters: str) -> tuple[Path, str] | None:
        """Let the editor say where to write, and in which of the filters' formats; None if they think better of it."""
        name, chosen = QFileDialog.getSaveFileName(self._window, title, str(self.folder / suggested), filters)
        return (Path(name), chosen) if name else None

    def _enter(self, make: Callable[[], Desk], path: Path, *, to_write: bool = True) -> bool:
        if not self._bridge.flush():
            return False
        if self._is_open(path) and not (to_write and self._bridge.read_only):
            return True
        try:
            desk = make()
        except TROUBLES as error:
            self._bridge.refused.emit(line_of(error))
            self.not_opened.emit(path, error)
            return False
        self._bridge.set_desk(desk)
        self._settings.remember(path.resolve())
        newest = self._bridge.issues()
        if newest:
            self._bridge.open_issue(newest[0].id)
        return True

    def _is_open(self, path: Path) -> bool:
        """Whether that library is the one at work: it would only find itself locked."""
        desk = self._bridge.desk
        return desk is not None and path.exists() and desk.library.path.samefile(path)

    def _editor(self) -> str | None:
        return self._settings.text("editor") or None


def _named(path: Path) -> Path:
    """The path with the ending of libraries."""
    return path if path.suffix == libraries.SUFFIX else path.with_name(path.name + libraries.SUFFIX)
