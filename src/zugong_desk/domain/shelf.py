"""The shelf: what a library holds beside the bulletins' own text — tags, collections, excerpts, standing, decisions, searches."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from zugong_desk.domain.change import ChangeError
from zugong_desk.domain.codebook import Tag
from zugong_desk.domain.collection import Collection, Excerpt, Section
from zugong_desk.domain.decision import Decision, Entry, Name, RuleSetting
from zugong_desk.domain.searching import Refusal, SavedSearch


class Progress(StrEnum):
    """How far an editor has come with an issue."""

    UNREAD = "unread"
    WORKING = "working"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether an issue is in the library (an import that was undone is not) and how far work on it has come.

    `teaches` says whether the parser may learn from what editors corrected in it.
    """

    id: str
    present: bool = True
    progress: Progress = Progress.UNREAD
    teaches: bool = True


Record = Tag | Collection | Section | Excerpt | Standing | Decision | RuleSetting | Entry | Name | SavedSearch | Refusal


@dataclass(frozen=True, slots=True)
class RecordChange:
    """A record of the shelf is put, changed or taken away."""

    before: Record | None
    after: Record | None

    def inverse(self) -> "RecordChange":
        return RecordChange(self.after, self.before)

    @property
    def record(self) -> Record:
        """Either side of the change, for its type and id."""
        record = self.after or self.before
        if record is None:
            raise ChangeError("a change of nothing")
        return record


@dataclass(frozen=True, slots=True)
class Shelf:
    """Everything in a library but the bulletins' text and annotations; immutable."""

    tags: Mapping[str, Tag] = field(default_factory=dict)
    collections: Mapping[str, Collection] = field(default_factory=dict)
    sections: Mapping[str, Section] = field(default_factory=dict)
    excerpts: Mapping[str, Excerpt] = field(default_factory=dict)
    standings: Mapping[str, Standing] = field(default_factory=dict)
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    rule_settings: Mapping[str, RuleSetting] = field(default_factory=dict)
    entries: Mapping[str, Entry] = field(default_factory=dict)
    names: Mapping[str, Name] = field(default_factory=dict)
    searches: Mapping[str, SavedSearch] = field(default_factory=dict)
    refusals: Mapping[str, Refusal] = field(default_factory=dict)

    def apply(self, change: RecordChange) -> "Shelf":
        """The shelf after the change; ChangeError if it does not fit."""
        name = SHELVES[type(change.record)]
        records: dict[str, Record] = dict(getattr(self, name))
        if records.get(change.record.id) != change.before:
            raise ChangeError(f"{name} {change.record.id} is another")
        if change.after is None:
            del records[change.record.id]
        else:
            records[change.record.id] = change.after
        return replace(self, **{name: records})  # type: ignore[arg-type]

    def excerpts_of(self, collection: str) -> list[Excerpt]:
        """The excerpts of a collection in their order."""
        found = (excerpt for excerpt in self.excerpts.values() if excerpt.collection == collection)
        return sorted(found, key=lambda excerpt: (excerpt.order, excerpt.id))


SHELVES: dict[type[Record], str] = {
    Tag: "tags",
    Collection: "collections",
    Section: "sections",
    Excerpt: "excerpts",
    Standing: "standings",
    Decision: "decisions",
    RuleSetting: "rule_settings",
    Entry: "entries",
    Name: "names",
    SavedSearch: "searches",
    Refusal: "refusals",
}
"""Where on the shelf the records of a kind stand."""
