"""取回标注: a file is chosen, read in the background, laid on the library issue by issue, and shown before anything is done."""

from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QFileDialog, QWidget

from zugong_desk.desk.errors import TROUBLES, line_of
from zugong_desk.desk.taking_in import SUFFIXES, Planning, read_incoming
from zugong_desk.domain.incoming import Incoming
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.imports.taking_in_dialog import TITLE, TakingInDialog
from zugong_desk.ui.imports.taking_in_rows import rows_of
from zugong_desk.ui.jobs import Job
from zugong_desk.ui.theme.source import ThemeSource

FILES = f"标注文件 ({' '.join(f'*{suffix}' for suffix in SUFFIXES)})"
READ_ONLY = "书库现在只能看，没有取回标注。"
NOTHING = "“{}”里没有要取回的标注：{}。"
NONE_THERE = "文件里没有标注"
ALL_THERE = "书库里都有了"
SLICE_S = 0.03
"""How long a part of the planning may keep the window from other things."""

_Read = Incoming | str


class TakingIn(QObject):
    """One file at a time; while it is read and laid on the library the editor goes on with other work."""

    def __init__(self, bridge: Bridge, themes: ThemeSource, window: QWidget) -> None:
        super().__init__(window)
        self._bridge, self._themes, self._window = bridge, themes, window
        self._job: Job[Path, _Read, None] | None = None
        self._planning: Planning | None = None
        self._name = ""
        self._step = QTimer(self, interval=0)
        self._step.timeout.connect(self._go_on)
        bridge.closing.connect(self._stop)

    def ask(self) -> None:
        """Let the editor choose a file."""
        name, _ = QFileDialog.getOpenFileName(self._window, TITLE, "", FILES)
        if name:
            self.take(Path(name))

    def take(self, path: Path) -> None:
        """Read a file, and show what would become of its annotations."""
        if self._bridge.read_only:
            self._bridge.refused.emit(READ_ONLY)
            return
        self._stop()
        self._name = path.name
        self._bridge.told.emit(f"正在读“{path.name}”…")
        self._job = Job([path], _read, self._on_read, parent=self)
        self._job.finished.connect(self._job.deleteLater)
        self._job.start()

    def _on_read(self, _path: Path, found: _Read) -> None:
        if isinstance(found, str):
            self._bridge.refused.emit(found)
            return
        self._planning = self._bridge.plan_taking_in(found)
        if self._planning is not None:
            self._step.start()

    def _go_on(self) -> None:
        planning = self._planning
        until = perf_counter() + SLICE_S
        while planning is not None and perf_counter() < until:
            going = self._bridge.plan_on(planning)
            if going is None:
                self._stop()
                return
            if not going:
                self._show(planning)
                return
        if planning is not None and planning.total > 1:
            self._bridge.told.emit(f"正在对照“{self._name}”：{planning.done}/{planning.total}")

    def _show(self, planning: Planning) -> None:
        self._stop()
        plan = planning.plan
        if not rows_of(plan):
            why = ALL_THERE if any(True for _ in plan.items) else NONE_THERE
            self._bridge.told.emit(NOTHING.format(self._name, why))
            return
        self._bridge.told.emit("")
        dialog = TakingInDialog(self._bridge, self._themes, plan, self._window)
        dialog.stand_beside(self._window)
        dialog.open()

    def _stop(self) -> None:
        """Let go of what is under way."""
        self._step.stop()
        self._planning = None
        if self._job is not None:
            self._job.cancel()
            self._job = None


def _read(path: Path) -> _Read:
    try:
        return read_incoming(path)
    except TROUBLES as error:
        return line_of(error)
