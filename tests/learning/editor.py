"""The editor: how many corrections bring what the parser found to what gold says, in the fewest verbs of the desk."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from tests.score.facts import BlockFact, Facts, HeadFact

from zugong_desk.domain.kinds import ASIDE, Kind, Role


@dataclass(frozen=True, slots=True)
class Corrections:
    """How often each verb is needed."""

    aside: int = 0
    """Lines set aside or brought back, a run of neighbours at once."""
    merge: int = 0
    split: int = 0
    relabel: int = 0
    """Kinds changed, a run of like neighbours at once."""
    level: int = 0
    heads: int = 0
    """Heads marked, unmarked or moved."""

    @property
    def total(self) -> int:
        return self.aside + self.merge + self.split + self.relabel + self.level + self.heads

    def __add__(self, other: "Corrections") -> "Corrections":
        return Corrections(*(getattr(self, name) + getattr(other, name) for name in self.__slots__))


NONE = Corrections()


def corrections(gold: Facts, parsed: Facts) -> Corrections:
    """What an editor does who first sees to what is text, then to where blocks end, then to their kinds, levels and heads."""
    wanted, found = _owners(gold), _owners(parsed)
    text = [line for line in sorted(wanted) if wanted[line].kind not in ASIDE]
    merges, splits = _boundaries(text, wanted, found)
    first_lines = {min(block.lines): found.get(min(block.lines)) for block in gold.blocks if block.kind not in ASIDE}
    pairs = [(wanted[line], first_lines[line]) for line in sorted(first_lines)]
    return Corrections(
        aside=_runs(_moved(wanted, found)),
        merge=merges,
        split=splits,
        relabel=_runs(_relabelled(pairs)),
        level=sum(_level_after(old) != new.level for new, old in pairs if new.kind == Kind.HEADING),
        heads=_heads(gold, parsed, wanted),
    )


def _owners(facts: Facts) -> dict[int, BlockFact]:
    out: dict[int, BlockFact] = {}
    for block in facts.blocks:
        for line in block.lines:
            out.setdefault(line, block)
    return out


def _moved(wanted: dict[int, BlockFact], found: dict[int, BlockFact]) -> Iterator[str]:
    """For each line, where it must go: aside, back into the text, or (empty) nowhere."""
    for line in sorted(wanted):
        is_, should = (found[line].kind if line in found else Kind.NOISE), wanted[line].kind
        yield (
            str(should) if should in ASIDE and is_ != should else "back" if is_ in ASIDE and should not in ASIDE else ""
        )


def _runs(changes: Iterator[str]) -> int:
    """How many runs of equal changes there are; an empty one is no change."""
    return sum(bool(change) for change, _ in groupby(changes))


def _boundaries(text: Sequence[int], wanted: dict[int, BlockFact], found: dict[int, BlockFact]) -> tuple[int, int]:
    """How many blocks of gold are in pieces, and how many more stand in one block with what goes before."""
    in_pieces, splits = set(), 0
    for before, line in pairwise(text):
        begins = wanted[before] is not wanted[line]
        begun = found.get(before) is not found.get(line) or found.get(line) is None
        splits += begins and not begun
        if begun and not begins:
            in_pieces.add(id(wanted[line]))
    return len(in_pieces), splits


def _relabelled(pairs: Sequence[tuple[BlockFact, BlockFact | None]]) -> Iterator[str]:
    for new, old in pairs:
        kind = old.kind if old and old.kind not in ASIDE else Kind.PARAGRAPH
        yield "" if kind == new.kind else f"{kind} {new.kind}"


def _level_after(old: BlockFact | None) -> int:
    """The level that a heading has before an editor sets it: 1 if it was none."""
    return old.level if old and old.kind == Kind.HEADING else 1


def _heads(gold: Facts, parsed: Facts, wanted: dict[int, BlockFact]) -> int:
    """Heads inside blocks that differ; one that only begins, ends or ranks otherwise takes one correction."""
    mine = Counter(_inside(gold))
    theirs = Counter(head for head in _inside(parsed, wanted))
    missing, extra = list((mine - theirs).elements()), list((theirs - mine).elements())
    moved = 0
    for head in missing:
        other = next((one for one in extra if _alike(head, one)), None)
        if other:
            extra.remove(other)
            moved += 1
    return len(missing) + len(extra)


def _inside(facts: Facts, wanted: dict[int, BlockFact] | None = None) -> Iterator[tuple[str, str, int]]:
    """Role, words and level of each head inside a block; those in lines that are no running text by gold go by themselves."""
    headings = {min(block.lines) for block in facts.blocks if block.kind == Kind.HEADING}
    for head in facts.heads:
        own = head.role == Role.HEADING and head.line in headings
        if not own and (wanted is None or _has_heads(wanted, head)):
            yield head.role, head.text, head.level


def _has_heads(wanted: dict[int, BlockFact], head: HeadFact) -> bool:
    return head.line not in wanted or wanted[head.line].kind not in {
        Kind.HEADING,
        Kind.ARTICLE_TITLE,
        Kind.COLUMN,
        Kind.TOC_ENTRY,
    }


def _alike(one: tuple[str, str, int], other: tuple[str, str, int]) -> bool:
    return one[1].startswith(other[1]) or other[1].startswith(one[1])
