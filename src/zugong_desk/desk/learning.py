"""What the library has learnt from its editors' corrections: worked out from the issues as they stand, never stored."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from zugong_desk.desk.as_parsed import as_parsed
from zugong_desk.desk.core import Desk
from zugong_desk.desk.facts import issue_key
from zugong_desk.desk.lessons import Course, Found, Lesson
from zugong_desk.desk.touched import Touched
from zugong_desk.domain.block import Block
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.edit import EditError
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.profile import Profile
from zugong_desk.domain.runs import source_ranges
from zugong_desk.domain.shelf import Progress, RecordChange, Standing
from zugong_desk.export import profile_json
from zugong_desk.export.publish import publish
from zugong_desk.library import IssueRow, Trace

NEWEST = 30
"""How many corrected issues teach, counted from the one imported last: houses change their layout."""

FORGET = "让解析器忘掉所学"
NOTHING = "解析器还没有学到什么，没有改动。"


@dataclass(frozen=True, slots=True)
class Taught:
    """An issue that editors corrected: in how many places, whether it may teach, and whether it is new enough to."""

    row: IssueRow
    corrections: int
    teaches: bool
    used: bool


@dataclass(frozen=True, slots=True)
class Learnt:
    """The corrected issues, imported last first, and what the parser learns from those that are used."""

    issues: tuple[Taught, ...]
    course: Course

    @property
    def profile(self) -> Profile:
        return self.course.profile


@dataclass(frozen=True, slots=True)
class Leaning:
    """One thing that was learnt: a trait of a line or of a line end, in words, and how much it speaks for a kind.

    Lines that are to be set aside (`aside`, as that kind) or not (`kept`, no kind) are known word for word.
    """

    of: Literal["line", "joint", "aside", "kept"]
    trait: str
    kind: Kind | None
    weight: float = 0.0


def leanings(profile: Profile) -> list[Leaning]:
    """What was learnt: traits, the most telling first, and then the lines known word for word."""
    known = [Leaning("aside", words, kind) for words, kind in sorted(profile.aside.items())]
    known += [Leaning("kept", words, None) for words in sorted(profile.kept)]
    lines = [Leaning("line", trait, kind, by) for trait, row in profile.lines.items() for kind, by in row.items()]
    joints = [Leaning("joint", trait, kind, by) for trait, row in profile.joints.items() for kind, by in row.items()]
    return sorted([*lines, *joints], key=lambda one: (-abs(one.weight), one.trait, one.kind or "")) + known


def course_of(desk: Desk) -> Course:
    """The lessons for the next import; what they teach may be worked out on another thread."""
    desk.flush()
    lessons: list[Lesson] = []
    for row, trace in _worked_on(desk):
        if desk.shelf.standings[row.id].teaches and (lesson := _found(desk, row, trace, lesson=True).lesson):
            lessons.append(lesson)
        if len(lessons) == NEWEST:
            break
    return _course(desk, lessons[::-1])


def profile_of(desk: Desk) -> Learnt:
    """What was learnt, with every corrected issue. The first time it takes some 20 ms an issue."""
    course = course_of(desk)
    used = {lesson.issue for lesson in course.lessons}
    issues = []
    for row, trace in _worked_on(desk):
        corrections = _found(desk, row, trace, lesson=False).corrections
        if corrections:
            issues.append(Taught(row, corrections, desk.shelf.standings[row.id].teaches, row.id in used))
    return Learnt(tuple(issues), course)


def _worked_on(desk: Desk) -> Iterator[tuple[IssueRow, Trace]]:
    """The issues in the library on which something was done since they were imported, the last import first."""
    traces = desk.library.traces()
    rows = [row for row in desk.library.issues() if row.id in traces and desk.present(row.id)]
    for row in sorted(rows, key=lambda row: row.imported_at, reverse=True):
        yield row, traces[row.id]


def _course(desk: Desk, lessons: Sequence[Lesson]) -> Course:
    notebook = desk.notebook
    same = len(lessons) == len(notebook.course.lessons)
    if not same or any(new is not old for new, old in zip(lessons, notebook.course.lessons, strict=True)):
        notebook.course = Course(lessons, notebook.course)
    return notebook.course


def _found(desk: Desk, row: IssueRow, trace: Trace, *, lesson: bool) -> Found:
    """How much was corrected in an issue, and if wanted the lesson that it is."""
    known = desk.notebook.found.get(row.id)
    if known is None or known.trace != trace or (lesson and known.corrections and known.lesson is None):
        bulletin = desk.library.load(row.id)
        corrections = _corrections(desk, bulletin)
        taught = Lesson(row.id, bulletin.source, bulletin.blocks, row.progress is Progress.DONE)
        # Tagging leaves a lesson the same: what was learnt from it and after it still holds.
        taught = known.lesson if known and known.lesson == taught else taught
        known = desk.notebook.found[row.id] = Found(trace, corrections, taught if lesson and corrections else None)
    return known


def _corrections(desk: Desk, bulletin: Bulletin) -> int:
    """How many blocks of the source editors decided, and how many more lines of the source begin a block, or no longer do."""
    before = as_parsed(desk, bulletin).begins
    decided = [block for block in bulletin.blocks if block.label.confidence == 1.0 and source_ranges(block.runs)]
    moved = _lines(bulletin, before) ^ _lines(bulletin, _begins(bulletin.lines))
    return len(decided) + len(moved - _lines(bulletin, _begins(decided)))


def _begins(blocks: Sequence[Block]) -> list[int]:
    """Where in the source the blocks begin."""
    return [min(start for start, _ in ranges) for block in blocks if (ranges := source_ranges(block.runs))]


def _lines(bulletin: Bulletin, places: Sequence[int]) -> set[int]:
    return {bulletin.source.line_of(place) for place in places}


def set_teaching(desk: Desk, issue: str, on: bool) -> Touched:
    """Say whether the parser may learn from an issue."""
    before = desk.shelf.standings[issue]
    after = replace(before, teaches=on)
    records = () if after == before else (RecordChange(before, after),)
    return desk.perform("让解析器学这一期" if on else "不让解析器学这一期", records=records)


def forget(desk: Desk) -> Touched:
    """Let the parser learn from none of the issues corrected so far. EditError if it learns from none as it is."""
    teaching = [one.row.id for one in profile_of(desk).issues if one.teaches]
    if not teaching:
        raise EditError(NOTHING)
    return desk.perform(FORGET, records=tuple(_silenced(desk.shelf.standings[id]) for id in teaching))


def _silenced(standing: Standing) -> RecordChange:
    return RecordChange(standing, replace(standing, teaches=False))


def document(learnt: Learnt) -> dict[str, object]:
    """What was learnt as a JSON document."""
    return profile_json.document(learnt.profile, _issues(learnt))


def export(desk: Desk, path: Path) -> Path:
    """Write what was learnt to a file; where it now stands. ExportError."""
    learnt = profile_of(desk)
    return publish(path, profile_json.write(learnt.profile, _issues(learnt)), profile_json.check)


def _issues(learnt: Learnt) -> list[dict[str, object]]:
    return [
        {
            "id": one.row.id,
            "issue": issue_key(one.row),
            "file": one.row.file,
            "corrections": one.corrections,
            "teaches": one.teaches,
            "used": one.used,
        }
        for one in learnt.issues
    ]
