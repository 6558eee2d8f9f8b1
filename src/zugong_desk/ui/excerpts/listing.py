"""The sections and excerpts of a collection as rows, with what has become of each. No Qt here."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from zugong_desk.desk.provenance import Ground
from zugong_desk.domain.arrangement import Item, run_of
from zugong_desk.domain.collection import Excerpt, Section
from zugong_desk.domain.wording import Change, changes
from zugong_desk.export.passages import Passage

SLIVER = 1
UNTITLED = "（未命名）"
STALE, GONE = "原文已改，待更新", "原文已删，保留摘录"


@dataclass(frozen=True, slots=True)
class State:
    """One thing that an editor should know of an excerpt: in words, in fewer where there is no room, with the icon and
    the colour token of its sign.
    """

    words: str
    short: str
    icon: str
    ink: str


@dataclass(frozen=True, slots=True)
class Twin:
    """Another excerpt that says the same: its id, its number, and whether word for word."""

    id: str
    number: int
    exact: bool


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A section above what stands under it; `count` and `size` (characters) take in the sections below it."""

    section: Section
    count: int
    size: int
    folded: bool = False

    @property
    def id(self) -> str:
        return self.section.id

    @property
    def title(self) -> str:
        return self.section.title

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        fold = "，已折叠" if self.folded else ""
        return f"第 {self.section.level} 级节，{self.title}，{self.count} 条，{self.size} 字{fold}"


@dataclass(frozen=True, slots=True)
class ExcerptRow:
    """One excerpt as it is listed; `now` is what stands at its place (None: gone), `number` counts from 1."""

    excerpt: Excerpt
    number: int
    source: str
    now: str | None
    twin: Twin | None = None

    @property
    def id(self) -> str:
        return self.excerpt.id

    @property
    def stale(self) -> bool:
        """Whether the passage has changed since it was taken."""
        return self.now is not None and self.now != self.excerpt.taken

    @property
    def states(self) -> tuple[State, ...]:
        """What the editor should know about it, the most urgent first."""
        out = []
        if self.now is None:
            out.append(State(GONE, "已删", "warning", "warn"))
        elif self.stale:
            out.append(State(STALE, "待更新", "doubt", "doubt"))
        if self.twin:
            out.append(
                State(
                    twin_in_words(self.twin),
                    f"{'同' if self.twin.exact else '近'}第 {self.twin.number} 条",
                    "compare",
                    "warn",
                )
            )
        if count := len(edits(self.excerpt.taken, self.excerpt.text)):
            out.append(State(f"改 {count} 处", f"改 {count} 处", "edit", "ok"))
        return tuple(out)

    @property
    def title(self) -> str:
        return self.excerpt.title.strip() or UNTITLED

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        said = (f"第 {self.number} 条", self.title, *(one.words for one in self.states), self.source)
        return "，".join(filter(None, said))


Row = SectionRow | ExcerptRow


@dataclass(frozen=True, slots=True)
class Tally:
    """What a collection comes to."""

    excerpts: int = 0
    sections: int = 0
    size: int = 0
    stale: int = 0
    repeated: int = 0

    @property
    def spoken(self) -> str:
        """In a few words; what is to be done last."""
        parts = [f"{self.excerpts} 条", f"{self.sections} 节" if self.sections else "", f"{self.size} 字"]
        parts += [f"待更新 {self.stale}" if self.stale else "", f"重复 {self.repeated}" if self.repeated else ""]
        return "　".join(filter(None, parts))


def listed(excerpt: Excerpt, number: int, ground: Ground | None, twin: Twin | None) -> ExcerptRow:
    """The row of an excerpt; of one whose issue has not been read yet (no ground) nothing is said."""
    if ground is None:
        return ExcerptRow(excerpt, number, "", excerpt.taken, twin)
    return ExcerptRow(excerpt, number, source_of(ground.passage), ground.now, twin)


def rows_of(items: Sequence[Item], listed: Mapping[str, ExcerptRow], folded: Collection[str]) -> list[Row]:
    """The rows of a collection in order; what stands under a folded section is left out."""
    rows: list[Row] = []
    at = 0
    while at < len(items):
        item = items[at]
        at += 1
        if isinstance(item, Excerpt):
            rows.append(listed[item.id])
            continue
        end = run_of(items, item.id)[1]
        inside = [one for one in items[at:end] if isinstance(one, Excerpt)]
        shut = item.id in folded
        rows.append(SectionRow(item, len(inside), sum(length(one.text) for one in inside), shut))
        at = end if shut else at
    return rows


def tally_of(items: Sequence[Item], listed: Mapping[str, ExcerptRow]) -> Tally:
    """What a collection comes to, folded or not."""
    held = [listed[one.id] for one in items if isinstance(one, Excerpt)]
    return Tally(
        len(held),
        len(items) - len(held),
        sum(length(one.excerpt.text) for one in held),
        sum(one.stale for one in held),
        sum(one.twin is not None for one in held),
    )


def source_of(passage: Passage) -> str:
    """Where a passage comes from as far as a narrow row needs it: who wrote it, and in which issue of which year."""
    return "　".join(filter(None, (passage.org, passage.short_issue))) or passage.source_line


def twin_in_words(twin: Twin) -> str:
    """With which excerpt one says the same."""
    return f"与第 {twin.number} 条{'重复' if twin.exact else '相近'}"


@lru_cache(maxsize=4096)
def length(text: str) -> int:
    """Characters of a text, white space left out."""
    return sum(not char.isspace() for char in text)


@lru_cache(maxsize=2048)
def edits(before: str, after: str) -> tuple[Change, ...]:
    """What an editor changed in a wording; changes with but one character between them are one."""
    out: list[Change] = []
    for change in changes(before, after):
        if out and change.start - out[-1].end <= SLIVER:
            last = out.pop()
            change = Change(last.start, change.end, last.text + before[last.end : change.start] + change.text)  # noqa: PLW2901
        out.append(change)
    return tuple(out)
