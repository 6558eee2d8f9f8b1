"""Steps: named changes that are done, undone and done again as one."""

from dataclasses import dataclass

from zugong_desk.domain.change import Changes, inverse
from zugong_desk.domain.shelf import RecordChange


@dataclass(frozen=True, slots=True)
class Part:
    """What a step changes in one bulletin."""

    bulletin: str
    changes: Changes


@dataclass(frozen=True, slots=True)
class Step:
    """One named, undoable change: in the bulletins it touches and on the shelf."""

    id: str
    name: str
    parts: tuple[Part, ...] = ()
    records: tuple[RecordChange, ...] = ()

    def inverse(self) -> "Step":
        """The step that takes this one back; its own inverse is this step again."""
        parts = tuple(Part(part.bulletin, inverse(part.changes)) for part in reversed(self.parts))
        return Step(self.id, self.name, parts, tuple(change.inverse() for change in reversed(self.records)))

    def then(self, later: "Step") -> "Step":
        """Both steps as one under this step's id and the later name, as a burst of typing grows."""
        return Step(self.id, later.name, self.parts + later.parts, self.records + later.records)

    @property
    def bulletins(self) -> tuple[str, ...]:
        """The bulletins that the step touches, each once, in order."""
        return tuple(dict.fromkeys(part.bulletin for part in self.parts))
