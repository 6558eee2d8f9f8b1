"""Learning: from an issue as its editors left it to a profile that reads the next one of its layout better."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from zugong_desk.domain.block import Block
from zugong_desk.domain.kinds import ASIDE, Kind
from zugong_desk.domain.profile import Profile
from zugong_desk.domain.runs import source_ranges
from zugong_desk.domain.source import Source
from zugong_desk.reading.features import features_of
from zugong_desk.reading.furniture import furniture_of
from zugong_desk.reading.kinds import Evidence, evidence_of, lattice_of, learnt_of
from zugong_desk.reading.layout import layout_of
from zugong_desk.reading.lines import Line, lines_of
from zugong_desk.reading.model import INDEX, KINDS, builtin
from zugong_desk.reading.path import Lattice, best_path
from zugong_desk.reading.traits import Traits, literal, traits_of

PASSES = 8
"""How often an issue is gone over, at most, until the parser reads it as its editors do."""

PACE = 1.0
"""What one wrong line moves the weight of a trait that tells its kind every time."""

MARGIN = 1.0
"""By how much the wanted reading of each line has to win before a line is left alone."""

FLOOR = 0.3
"""Weights below it are forgotten."""

_Verdict = tuple[Kind, bool]
_Weights = dict[str, dict[Kind, float]]


def learn(profile: Profile, source: Source, blocks: Sequence[Block], doubt: bool = False) -> Profile:
    """The profile after an issue: the parser reads it, and where editors have it otherwise, traits change their weight.

    `blocks` are those of the issue as it stands, line breaks in typed text and all. Blocks that the parser itself doubts
    and nobody confirmed teach nothing, unless `doubt` says that an editor has been through all of them.
    """
    taught = dict(_verdicts(source, blocks, doubt))
    lines = lines_of(source)
    profile = _with_furniture(profile, lines, taught)
    aside = furniture_of(lines, profile)
    text = [line for index, line in enumerate(lines) if index not in aside]
    features = features_of(text)
    if not features:
        return profile
    layout = layout_of(features)
    wanted = [_state(taught.get(line.number)) for line in text]
    return _adjusted(profile, evidence_of(features, layout), traits_of(features, layout), wanted)


def _verdicts(source: Source, blocks: Sequence[Block], doubt: bool) -> Iterator[tuple[int, _Verdict]]:
    """What each line of the source is in the issue as it stands: its kind, and whether a block begins with it."""
    seen: set[int] = set()
    for block in blocks:
        first = True
        for start, end in source_ranges(block.runs):
            for line in range(source.line_of(start), source.line_of(end - 1) + 1):
                if line not in seen and (doubt or not block.label.doubtful):
                    yield line, (block.kind, first)
                seen.add(line)
                first = False


def _with_furniture(profile: Profile, lines: Sequence[Line], taught: Mapping[int, _Verdict]) -> Profile:
    """The profile with the running heads that editors took out, and without those that they put back.

    Words that are text in one place and furniture in another, as a bulletin's name is, teach nothing.
    """
    found = furniture_of(lines, profile)
    aside, kept = dict(profile.aside), set(profile.kept)
    for words, places in _said(lines, taught).items():
        kinds = {taught[lines[at].number][0] for at in places}
        if len({kind in ASIDE for kind in kinds}) > 1:
            aside.pop(words, None)
            kept.discard(words)
        elif all((at in found) == (kinds <= ASIDE) for at in places):
            continue
        elif kinds <= ASIDE:
            aside[words] = min(kinds)
            kept.discard(words)
        else:
            kept.add(words)
            aside.pop(words, None)
    return Profile(profile.lines, profile.joints, aside, frozenset(kept))


def _said(lines: Sequence[Line], taught: Mapping[int, _Verdict]) -> Mapping[str, list[int]]:
    """Where the words of short lines stand, of those that were decided."""
    out: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        words = literal(line) if line.number in taught else ""
        if words:
            out.setdefault(words, []).append(index)
    return out


def _state(verdict: _Verdict | None) -> int | None:
    if verdict is None or verdict[0] in ASIDE:
        return None
    return INDEX[verdict[0]] + (0 if verdict[1] else len(KINDS))


@dataclass(frozen=True, slots=True)
class _Telling:
    """How far each trait tells the kind of the lines that have it in this issue, wherever it is known."""

    lines: dict[str, Counter[Kind]] = field(default_factory=dict)
    joints: dict[str, Counter[Kind]] = field(default_factory=dict)
    ends: Counter[str] = field(default_factory=Counter)
    """For each trait of a joint, how often a block begins there."""

    def note(self, traits: Traits, state: int) -> None:
        kind = KINDS[state % len(KINDS)]
        for trait in traits.line:
            self.lines.setdefault(trait, Counter())[kind] += 1
        for trait in traits.joint:
            if state >= len(KINDS):
                self.joints.setdefault(trait, Counter())[kind] += 1
            else:
                self.ends[trait] += 1

    def of_line(self, trait: str, kind: Kind) -> float:
        """The share of the lines with that trait that are of the kind."""
        found = self.lines[trait]
        return found[kind] / found.total()

    def of_joint(self, trait: str, kind: Kind) -> float:
        """The share of the joints with that trait over which a block of the kind goes on."""
        found = self.joints.get(trait, Counter())
        return found[kind] / (found.total() + self.ends[trait])


def _telling(traits: Sequence[Traits], wanted: Sequence[int | None]) -> _Telling:
    telling = _Telling()
    for line, state in zip(traits, wanted, strict=True):
        if state is not None:
            telling.note(line, state)
    return telling


def _adjusted(
    profile: Profile, evidence: Sequence[Evidence], traits: Sequence[Traits], wanted: Sequence[int | None]
) -> Profile:
    """The profile whose weights make the best path the wanted one, as far as a few passes can (structured perceptron).

    Of all passes the one counts that leaves the fewest lines wrong, the profile as it was included. An issue that is read
    rightly as it is teaches nothing.
    """
    model = builtin()
    lines: _Weights = {name: dict(row) for name, row in profile.lines.items()}
    joints: _Weights = {name: dict(row) for name, row in profile.joints.items()}
    telling = _telling(traits, wanted)
    best: tuple[tuple[int, int], _Weights, _Weights] | None = None
    for _ in range(PASSES):
        lattice = lattice_of(evidence, model, learnt_of(traits, Profile(lines, joints)))
        wrong = _wrong(best_path(lattice, model.start, model.follow), wanted)
        if not wrong and best is None:
            return profile
        states = best_path(_handicapped(lattice, wanted), model.start, model.follow)
        scarce = _wrong(states, wanted)
        if best is None or (len(wrong), len(scarce)) < best[0]:
            best = (len(wrong), len(scarce)), _worth(lines), _worth(joints)
        if not scarce:
            break
        for at in scarce:
            if min(states[at], wanted[at] or 0) >= len(KINDS):
                continue  # Both go on: what the block is was decided where it begins.
            _move(lines, joints, traits[at], wanted[at] or 0, PACE, telling)
            _move(lines, joints, traits[at], states[at], -PACE, telling)
    return Profile(best[1], best[2], profile.aside, profile.kept) if best else profile


def _wrong(states: Sequence[int], wanted: Sequence[int | None]) -> list[int]:
    """The lines that are not in the state wanted, of those of which it is known."""
    return [at for at, (is_, should) in enumerate(zip(states, wanted, strict=True)) if should not in (None, is_)]


def _handicapped(lattice: Lattice, wanted: Sequence[int | None]) -> Lattice:
    """The lattice with the wanted states set back by the margin: they must win all the same."""
    out = Lattice()
    for begins, goes_on, state in zip(lattice.begins, lattice.goes_on, wanted, strict=True):
        both = [*begins, *goes_on]
        if state is not None:
            both[state] -= MARGIN
        out.add(both[: len(KINDS)], both[len(KINDS) :])
    return out


def _move(lines: _Weights, joints: _Weights, traits: Traits, state: int, by: float, telling: _Telling) -> None:
    """Move the weights of a line's traits for a state; little where the other lines of the issue speak against it."""
    kind = KINDS[state % len(KINDS)]
    for trait in traits.line:
        share = telling.of_line(trait, kind)
        row = lines.setdefault(trait, {})
        row[kind] = row.get(kind, 0.0) + by * (share if by > 0 else 1 - share)
    for trait in traits.joint if state >= len(KINDS) else ():
        share = telling.of_joint(trait, kind)
        row = joints.setdefault(trait, {})
        row[kind] = row.get(kind, 0.0) + by * (share if by > 0 else 1 - share)


def _worth(weights: _Weights) -> _Weights:
    kept = {name: {kind: round(by, 3) for kind, by in row.items() if abs(by) >= FLOOR} for name, row in weights.items()}
    return {name: row for name, row in kept.items() if row}
