"""The bridge's verbs of learning: what the library has learnt, and from which issues."""

from pathlib import Path

from zugong_desk.desk import learning
from zugong_desk.desk.learning import Learnt
from zugong_desk.desk.lessons import Course
from zugong_desk.desk.touched import Touched
from zugong_desk.ui.verbs.core import BridgeCore


class Learning(BridgeCore):
    """What the parser learns from the corrections in the library."""

    def course(self) -> Course:
        """The lessons for the next import; none if they cannot be read. What they teach may be asked on any thread."""
        found = self._try(lambda: learning.course_of(self._desk)) if self.desk else None
        return found or Course()

    def learnt(self) -> Learnt:
        """What was learnt and from which issues; nothing without a library, or if that was refused."""
        found = self._try(lambda: learning.profile_of(self._desk)) if self.desk else None
        return found or Learnt((), Course())

    def set_teaching(self, issue: str, on: bool) -> Touched | None:
        return self._do(lambda desk: learning.set_teaching(desk, issue, on))

    def forget(self) -> Touched | None:
        """Let the parser learn from none of the issues corrected so far."""
        return self._do(learning.forget)

    def export_learnt(self, path: Path) -> bool:
        """Write what was learnt to a file and say where; whether that went well."""
        written = self._try(lambda: learning.export(self._desk, path))
        if written is not None:
            self.told.emit(f"已导出解析器所学到“{written}”。")
        return written is not None
