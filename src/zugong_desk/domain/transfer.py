"""What becomes of an editor's work when the source of an issue is replaced by another file of the same issue.

The new source makes a bulletin of its own. What was corrected, decided and marked in the old one is done again in it,
wherever the two say the same; whatever does not stand exactly as it stood is listed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from zugong_desk.domain.span import Span

SHOWN = 30
"""Characters of a wording that a line of the report shows."""


class What(StrEnum):
    """What is listed."""

    ANNOTATION = "annotation"
    EXCERPT = "excerpt"
    CORRECTION = "correction"
    KIND = "kind"
    HEAD = "head"
    SEAM = "seam"


WHAT_NAMES = {
    What.ANNOTATION: "标注",
    What.EXCERPT: "摘录",
    What.CORRECTION: "更正",
    What.KIND: "类别",
    What.HEAD: "小标题",
    What.SEAM: "分段",
}


@dataclass(frozen=True, slots=True)
class Listed:
    """Something that an editor must look at.

    `before` is the wording as it stood in the old bulletin (of a correction: before it was corrected), `mine` what the
    editor had made of it (empty for an annotation or excerpt), `after` what now stands at that place. `span` is the place
    in the new bulletin; `id` that of an annotation or excerpt, else that of the block in the old bulletin.
    """

    what: What
    id: str
    before: str
    after: str
    span: Span
    mine: str = ""

    @property
    def in_words(self) -> str:
        """The line for a list."""
        corrected = self.what not in {What.ANNOTATION, What.EXCERPT}
        wordings = (self.before, self.mine, self.after) if corrected else (self.before, self.after)
        return f"{WHAT_NAMES[self.what]}：{' → '.join(_shortened(words) for words in wordings)}"


@dataclass(frozen=True, slots=True)
class Corrections:
    """How often typed text was typed again, how often the new source has it already, and where it says otherwise."""

    applied: int = 0
    already: int = 0
    conflicts: tuple[Listed, ...] = ()


@dataclass(frozen=True, slots=True)
class Decisions:
    """How many kinds, levels, heads and seams hold as decided, and which could not be laid on the new blocks."""

    carried: int = 0
    left: tuple[Listed, ...] = ()


@dataclass(frozen=True, slots=True)
class Placings:
    """How many annotations and excerpts stand on their exact words, which on like words, and which lost them."""

    carried: int = 0
    checked: tuple[Listed, ...] = ()
    lost: tuple[Listed, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """What became of everything. `checked` and `lost` are annotations and excerpts."""

    carried: int = 0
    checked: tuple[Listed, ...] = ()
    lost: tuple[Listed, ...] = ()
    corrections: Corrections = Corrections()
    decisions: Decisions = Decisions()

    @property
    def open(self) -> tuple[Listed, ...]:
        """All that an editor must look at."""
        return (*self.lost, *self.checked, *self.corrections.conflicts, *self.decisions.left)

    @property
    def summary(self) -> str:
        """All of it in a line."""
        return "；".join(_parts(self)) or "原来没有标注和改定，只换了原件"

    @property
    def details(self) -> list[str]:
        """A line for each thing to look at, under what is the matter with it."""
        groups = (
            ("失去原文", self.lost),
            ("待核对", self.checked),
            ("更正冲突", self.corrections.conflicts),
            ("未能沿用", self.decisions.left),
        )
        return [f"{name}　{one.in_words}" for name, listed in groups for one in listed]


def _parts(report: Report) -> Iterator[str]:
    corrections, decisions = report.corrections, report.decisions
    if places := report.carried + len(report.checked) + len(report.lost):
        yield f"标注和摘录 {places} 处：原样带过 {report.carried}，待核对 {len(report.checked)}，失去原文 {len(report.lost)}"
    if count := corrections.applied + corrections.already + len(corrections.conflicts):
        yield (
            f"文字更正 {count} 处：重新改好 {corrections.applied}，新原件已改 {corrections.already}，"
            f"冲突 {len(corrections.conflicts)}"
        )
    if count := decisions.carried + len(decisions.left):
        yield f"结构改定 {count} 处：沿用 {decisions.carried}，未能沿用 {len(decisions.left)}"


def _shortened(words: str) -> str:
    words = words.replace("\n", "⏎")
    return f"“{words if len(words) <= SHOWN else f'{words[: SHOWN - 1]}…'}”" if words else "（无）"
