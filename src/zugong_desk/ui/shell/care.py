"""Care for the open library in idle moments: backups when they are due, an examination after a crash."""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from zugong_desk.desk.errors import TROUBLES, line_of
from zugong_desk.desk.libraries import faults_of
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.jobs import Job
from zugong_desk.ui.shell.banner import Banner
from zugong_desk.ui.shell.doors import Doors

IDLE_MS = 5 * 60 * 1000


class Care(QObject):
    """Looks after whatever library the bridge has."""

    def __init__(self, bridge: Bridge, doors: Doors, banner: Banner, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge, self._doors, self._banner = bridge, doors, banner
        self._told = ""
        self.examination: Job[Path, list[str], list[str]] | None = None
        self._timer = QTimer(self, interval=IDLE_MS)
        self._timer.timeout.connect(self.back_up)
        self._timer.start()
        bridge.library_opened.connect(self._on_library_opened)
        bridge.saved.connect(self._tell_backup_trouble)

    def back_up(self) -> None:
        """Back the library up if that is due; not while someone types."""
        desk = self._bridge.desk
        if desk is not None and not desk.unwritten:
            desk.library.back_up_if_due()
            self._tell_backup_trouble()

    def _tell_backup_trouble(self) -> None:
        """Say once why backups fail; work goes on."""
        desk = self._bridge.desk
        trouble = (desk.library.backup_trouble if desk else None) or ""
        if trouble and trouble != self._told:
            self._banner.say(trouble, "calm", ("重试", self._bridge.backup))
        self._told = trouble

    def _on_library_opened(self) -> None:
        desk = self._bridge.desk
        self._told = ""
        if desk is not None and desk.library.crashed:
            self._examine(desk.library.path)

    def _examine(self, path: Path) -> None:
        self.examination = Job([path], _faults, self._tell_faults, parent=self)
        self.examination.start()

    def _tell_faults(self, path: Path, faults: list[str]) -> list[str]:
        desk = self._bridge.desk
        if desk is None or desk.library.path != path:
            return faults
        if faults:
            line = f"上次没有正常关闭，体检发现：{'；'.join(faults)}。书库没有改动。请从备份恢复到新文件，核对后再用。"
            self._banner.say(line, "error", ("从备份恢复…", self._doors.ask_restore))
        else:
            self._bridge.told.emit("体检完毕：书库完好。")
        return faults


def _faults(path: Path) -> list[str]:
    try:
        return faults_of(path)
    except TROUBLES as error:
        return [line_of(error).rstrip("。")]
