"""What can be done about a library that cannot be opened or written: the banner's line and its two verbs."""

from pathlib import Path

from PySide6.QtCore import QObject

from zugong_desk.desk.libraries import holder_of
from zugong_desk.library import (
    DamagedLibrary,
    DiskFull,
    DiskTrouble,
    LibraryError,
    LockedLibrary,
    MovedAway,
    ReadOnlyLibrary,
)
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.shell.banner import Banner, Offer
from zugong_desk.ui.shell.doors import Doors

FOR_GOOD = (DiskFull, DiskTrouble, MovedAway, ReadOnlyLibrary, DamagedLibrary)
CLOSING = "再次关闭窗口会放弃没有写入的文字。"
UNWRITTEN = "刚才输入的文字还没有写入。"


class Troubles(QObject):
    """Puts every refusal into the banner, with what can be done about it."""

    def __init__(self, bridge: Bridge, doors: Doors, banner: Banner, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge, self._doors, self._banner = bridge, doors, banner
        self._line = ""
        bridge.refused.connect(self._on_refused)
        bridge.library_failed.connect(self._on_library_failed)
        bridge.saved.connect(self._on_saved)
        doors.not_opened.connect(self._on_not_opened)

    def greet(self) -> None:
        """Say how the library that was just opened stands, if that is not as usual."""
        desk = self._bridge.desk
        if desk is None or not (desk.library.notice or desk.library.read_only):
            return
        if desk.library.read_only:
            self._banner.say(desk.library.notice or _only_seen(desk.library.path), "calm", *self._ways_out())
        else:
            self._banner.say(desk.library.notice or "", "calm")

    def warn_of_closing(self) -> None:
        """Say that what is not written is given up when the window is closed again."""
        self._line = f"{self._line or UNWRITTEN}{CLOSING}"
        self._banner.say(self._line, "error", *self._ways_out())

    def _ways_out(self) -> tuple[Offer, ...]:
        again = self._doors.open_to_write if self._bridge.read_only else self._bridge.flush
        return ("重试", again), ("另存副本…", self._doors.ask_copy)

    def _on_refused(self, line: str) -> None:
        self._banner.say(line)

    def _on_library_failed(self, error: LibraryError) -> None:
        unwritten = self._bridge.desk is not None and self._bridge.desk.unwritten
        if unwritten or isinstance(error, FOR_GOOD):
            self._line = error.message
            again = unwritten or self._bridge.read_only
            self._banner.say(self._line, "error", *(self._ways_out() if again else self._ways_out()[-1:]))

    def _on_saved(self, at: str) -> None:
        """Take down what no longer holds."""
        if at and self._line:
            if self._banner.says(self._line):
                self._banner.hide()
            self._line = ""

    def _on_not_opened(self, path: Path, error: LibraryError) -> None:
        desk = self._bridge.desk
        if isinstance(error, LockedLibrary) and desk is not None and desk.library.path == path:
            self.greet()
            self._bridge.told.emit("对方还没有关闭书库，现在仍只能看。")
        elif isinstance(error, LockedLibrary):
            see: Offer = ("只读查看", lambda: self._doors.view(path))
            self._banner.say(error.message, "calm", see, ("重试", lambda: self._doors.open(path)))
        elif isinstance(error, DamagedLibrary):
            self._banner.say(error.message, "error", ("从备份恢复…", self._doors.ask_restore))


def _only_seen(path: Path) -> str:
    holder = holder_of(path)
    if holder is None:
        return f"书库“{path.name}”现在只能看，不能改。"
    return f"书库“{path.name}”正由{holder}打开，现在只能看，不能改。对方关闭后可以重试。"
