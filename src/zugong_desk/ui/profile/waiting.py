"""Waiting, without holding up the window, until what the library has learnt is worked out."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from zugong_desk.desk.lessons import Course
from zugong_desk.domain.profile import Profile
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.jobs import Job

FEW = 3
"""Lessons that are taken while the editor waits."""
LEARNING = "解析器正在温习本库的更正…"


def once_learnt(bridge: Bridge, owner: QObject, run: Callable[[], object]) -> None:
    """Run something that needs what was learnt: at once if that is nearly known, else when a thread has worked it out."""
    course = bridge.course()
    if course.pending <= FEW:
        run()
        return
    bridge.told.emit(LEARNING)
    job: Job[Course, Profile, None] = Job([course], _profile, lambda _course, _profile: None, parent=owner)

    def go_on(_profiles: list[None]) -> None:
        job.deleteLater()
        run()

    job.finished.connect(go_on)
    job.start()


def _profile(course: Course) -> Profile:
    return course.profile
