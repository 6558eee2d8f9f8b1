"""Lessons: what each corrected issue has to teach the parser, and what is learnt from them one after the other."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import takewhile

from zugong_desk.domain.block import Block
from zugong_desk.domain.profile import Profile
from zugong_desk.domain.source import Source
from zugong_desk.library import Trace
from zugong_desk.reading.learning import learn


@dataclass(frozen=True, slots=True)
class Lesson:
    """An issue as its editors have it now; `doubt` says that they have been through all of it."""

    issue: str
    source: Source
    blocks: tuple[Block, ...]
    doubt: bool


class Course:
    """Lessons in the order in which they are taken. Pure: what is learnt may be worked out on any thread.

    Lessons that the course before it began with in the same way are not taken again.
    """

    def __init__(self, lessons: Sequence[Lesson] = (), before: "Course | None" = None) -> None:
        self.lessons = tuple(lessons)
        self._known = before.taken if before else ()

    @property
    def profile(self) -> Profile:
        """What is learnt from all lessons."""
        return self._after[-1][1] if self._after else Profile()

    @property
    def taken(self) -> tuple[tuple[Lesson, Profile], ...]:
        """The lessons that need not be taken again, each with what was learnt by then."""
        return self._after if self.worked_out else self._known

    @property
    def worked_out(self) -> bool:
        """Whether asking for the profile costs nothing."""
        return not self.lessons or "_after" in self.__dict__

    @property
    def pending(self) -> int:
        """How many lessons must be taken before the profile is known, some 20 to 80 ms each."""
        return 0 if self.worked_out else len(self.lessons) - len(self._begun())

    def _begun(self) -> list[tuple[Lesson, Profile]]:
        """The lessons at the beginning that were taken before."""
        pairs = zip(self.lessons, self._known, strict=False)
        return [known for _, known in takewhile(lambda pair: pair[0] is pair[1][0], pairs)]

    @cached_property
    def _after(self) -> tuple[tuple[Lesson, Profile], ...]:
        out = self._begun()
        for lesson in self.lessons[len(out) :]:
            profile = out[-1][1] if out else Profile()
            out.append((lesson, learn(profile, lesson.source, lesson.blocks, lesson.doubt)))
        return tuple(out)


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in an issue when it bore this trace; the lesson is there only if it was taken."""

    trace: Trace
    corrections: int
    lesson: Lesson | None = None


@dataclass(slots=True)
class Notebook:
    """What is known of the issues that were looked at, so that only those that changed are looked at again."""

    found: dict[str, Found] = field(default_factory=dict)
    course: Course = field(default_factory=Course)
