"""Lay a query along the readings of a name: each character takes the beginning of one of its readings."""

from collections.abc import Mapping, Sequence

Choices = Sequence[Sequence[str]]
"""For each character what it may be typed as, the likeliest first; none of them empty."""

_State = tuple[int, int, tuple[int, ...]]
"""Gaps so far, unlikely readings used so far, characters matched so far. The smallest is the best."""


def letter_masks(query: str) -> dict[str, int]:
    """For each letter of the query the set of offsets where it stands, as bits."""
    masks: dict[str, int] = {}
    for offset, letter in enumerate(query):
        masks[letter] = masks.get(letter, 0) | 1 << offset
    return masks


def fits(masks: Mapping[str, int], length: int, choices: Choices) -> bool:
    """Whether a query of `length` letters can be laid along the choices at all, gaps allowed."""
    reached = 1
    for readings in choices:
        gained = 0
        for reading in readings:
            live = reached
            for letter in reading:
                live = (live & masks.get(letter, 0)) << 1
                if not live:
                    break
                gained |= live
        reached |= gained
    return bool(reached >> length & 1)


def align(query: str, choices: Choices) -> tuple[tuple[int, ...], int] | None:
    """The characters that the query takes with the fewest gaps, and how many of them by an unlikely reading."""
    apart: dict[int, _State] = {0: (0, 0, ())}
    adjacent: dict[int, _State] = {}
    for position, readings in enumerate(choices):
        reached = _advance(query, readings, position, _origins(apart, adjacent))
        _keep_best(apart, adjacent)
        adjacent = reached
    _keep_best(apart, adjacent)
    best = apart.get(len(query))
    return (best[2], best[1]) if best else None


def _origins(apart: Mapping[int, _State], adjacent: Mapping[int, _State]) -> dict[int, _State]:
    """From where the next character can go on; whoever comes from afar pays for the gap."""
    origins = {offset: (gaps + (offset > 0), odd, path) for offset, (gaps, odd, path) in apart.items()}
    _keep_best(origins, adjacent)
    return origins


def _keep_best(states: dict[int, _State], more: Mapping[int, _State]) -> None:
    for offset, state in more.items():
        if offset not in states or state < states[offset]:
            states[offset] = state


def _advance(query: str, readings: Sequence[str], position: int, origins: Mapping[int, _State]) -> dict[int, _State]:
    reached: dict[int, _State] = {}
    for offset, (gaps, odd, path) in origins.items():
        for rank, reading in enumerate(readings):
            state = (gaps, odd + (rank > 0 and reading.isascii()), (*path, position))
            for taken in range(1, _common(query, offset, reading) + 1):
                _keep_best(reached, {offset + taken: state})
    return reached


def _common(query: str, offset: int, reading: str) -> int:
    """How many letters of the reading the query goes along with from `offset`."""
    length = 0
    for typed, letter in zip(query[offset : offset + len(reading)], reading, strict=False):
        if typed != letter:
            break
        length += 1
    return length
