"""What was learnt, in words: the issues that teach, and traits with the kinds they speak for. No Qt here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from zugong_desk.desk.learning import Leaning, Taught
from zugong_desk.domain.kinds import KIND_NAMES, Kind
from zugong_desk.ui.library.shelves import NO_MASTHEAD, issue_title

WHOLE = {"line": "", "joint": "", "aside": "全行：", "kept": "全行："}
FATES = {"aside": "移出阅读稿", "kept": "留在阅读稿"}


@dataclass(frozen=True, slots=True)
class Towards:
    """A kind (None: whatever the line is) that a trait speaks for or against, and in words how much."""

    kind: Kind | None
    words: str
    against: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One trait with what it speaks for, and after that what it speaks against; the most telling first."""

    trait: str
    towards: tuple[Towards, ...]

    @property
    def spoken(self) -> str:
        """All of it in one line."""
        return f"{self.trait} → {'、'.join(one.words for one in self.towards)}"


def rows_of(leanings: Iterable[Leaning]) -> list[Row]:
    """One row a trait, in the order in which the traits come."""
    found: dict[tuple[str, str], list[Leaning]] = {}
    for one in leanings:
        found.setdefault((one.of, one.trait), []).append(one)
    return [Row(f"{WHOLE[of]}{trait}", _ordered(members)) for (of, trait), members in found.items()]


def _ordered(members: Iterable[Leaning]) -> tuple[Towards, ...]:
    return tuple(sorted(map(_towards, members), key=lambda one: one.against))


def _towards(one: Leaning) -> Towards:
    name = KIND_NAMES[one.kind] if one.kind else ""
    if one.of in FATES:
        return Towards(one.kind, f"{name}，{FATES[one.of]}" if name else FATES[one.of])
    return Towards(one.kind, f"{name} {'+' if one.weight > 0 else '−'}{abs(one.weight):.1f}", one.weight < 0)


def matching(rows: Sequence[Row], query: str) -> list[Row]:
    """The rows that hold all words of the query."""
    words = query.split()
    return [row for row in rows if all(word in row.spoken for word in words)]


def issue_name(one: Taught) -> str:
    """How the issue is called: year and number, or its file."""
    row = one.row
    if row.year is None:
        return f"{NO_MASTHEAD}　{row.file}"
    return f"{row.year} 年　{issue_title(row)}"


def issue_state(one: Taught) -> str:
    """How much was corrected, and why it does not teach if it does not."""
    why = "" if one.used else "　已关" if not one.teaches else "　较早，不再用"
    return f"改定 {one.corrections} 处{why}"
