"""Learning: from an issue as its editors left it to a profile that reads the next one of its layout better."""

from collections.abc import Iterator, Mapping, Sequence

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
from zugong_desk.reading.path import best_path
from zugong_desk.reading.traits import Traits, literal, traits_of

PASSES = 8
"""How often an issue is gone over, at most, until the parser reads it as its editors do."""

PACE = 1.0
"""What one wrong line moves the weight of each of its traits."""

FLOOR = 0.05
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
    """The profile with the running heads that editors took out, and without those that they put back."""
    found = furniture_of(lines, profile)
    aside, kept = dict(profile.aside), set(profile.kept)
    for index, line in enumerate(lines):
        words, verdict = literal(line), taught.get(line.number)
        if not words or verdict is None or (verdict[0] in ASIDE) == (index in found):
            continue
        if verdict[0] in ASIDE:
            aside[words] = verdict[0]
            kept.discard(words)
        else:
            kept.add(words)
            aside.pop(words, None)
    return Profile(profile.lines, profile.joints, aside, frozenset(kept))


def _state(verdict: _Verdict | None) -> int | None:
    if verdict is None or verdict[0] in ASIDE:
        return None
    return INDEX[verdict[0]] + (0 if verdict[1] else len(KINDS))


def _adjusted(
    profile: Profile, evidence: Sequence[Evidence], traits: Sequence[Traits], wanted: Sequence[int | None]
) -> Profile:
    """The profile whose weights make the best path the wanted one, as far as a few passes can (structured perceptron)."""
    model = builtin()
    lines: _Weights = {name: dict(row) for name, row in profile.lines.items()}
    joints: _Weights = {name: dict(row) for name, row in profile.joints.items()}
    for _ in range(PASSES):
        learnt = learnt_of(traits, Profile(lines, joints))
        states = best_path(lattice_of(evidence, model, learnt), model.start, model.follow)
        wrong = [at for at, (is_, should) in enumerate(zip(states, wanted, strict=True)) if should not in (None, is_)]
        if not wrong:
            break
        for at in wrong:
            _move(lines, joints, traits[at], wanted[at] or 0, PACE)
            _move(lines, joints, traits[at], states[at], -PACE)
    return Profile(_worth(lines), _worth(joints), profile.aside, profile.kept)


def _move(lines: _Weights, joints: _Weights, traits: Traits, state: int, by: float) -> None:
    kind = KINDS[state % len(KINDS)]
    for trait in traits.line:
        row = lines.setdefault(trait, {})
        row[kind] = row.get(kind, 0.0) + by
    for trait in traits.joint if state >= len(KINDS) else ():
        row = joints.setdefault(trait, {})
        row[kind] = row.get(kind, 0.0) + by


def _worth(weights: _Weights) -> _Weights:
    kept = {name: {kind: by for kind, by in row.items() if abs(by) >= FLOOR} for name, row in weights.items()}
    return {name: row for name, row in kept.items() if row}
