"""Annotations as the text of a note that people can read and edit and that we read back whole.

Each value stands behind its head, such as 名称：; its further lines begin with an ideographic space. A ground is a JSON
array: field, text, about, level, and where it stands in the document, in code points (-1 where it does not).
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from zugong_desk.domain.annotation import Field, Ground, Practice
from zugong_desk.export.clean import cleaned

PRACTICE = "典型做法"
ORPHAN = "失去原文的标注"
"""First lines of our notes."""
NOWHERE = (-1, -1)

_HEADS = {
    "名称": "name",
    "单位": "organisation",
    "地点": "place",
    "时间": "period",
    "成效": "results",
    "认可": "recognition",
}
_RATING, _GROUND = "评级", "依据"
_TAG, _QUOTE, _NOTE = "标签", "原文", "备注"
_INDENT = "\u3000"
_RATINGS = {str(one): one for one in range(4)}
_GROUND_PARTS = 6

Places = tuple[tuple[int, int], ...]
"""Where the grounds of a practice stand, one each: half-open ranges of code points, `NOWHERE` if the text is gone."""
_Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Record:
    """What a note of ours says. `tag` (a GUID), `quote` and `note` are only those of an orphan."""

    practice: Practice = field(default_factory=Practice)
    places: Places = ()
    tag: str = ""
    quote: str = ""
    note: str = ""


def of_practice(practice: Practice, places: Places) -> str:
    """The record of a practice as the text of a note."""
    return _text(PRACTICE, _practice_pairs(practice, places))


def of_orphan(tag: str, quote: str, note: str, practice: Practice) -> str:
    """An annotation whose passage is gone as the text of a note; `tag` is the GUID of its tag."""
    own = [(_TAG, tag), (_QUOTE, quote), (_NOTE, note)]
    return _text(ORPHAN, own + _practice_pairs(practice, (NOWHERE,) * len(practice.grounds)))


def read(text: str) -> Record | None:
    """What a note says that is one of ours; None for any other."""
    first, _, rest = text.partition("\n")
    if first.strip() not in {PRACTICE, ORPHAN}:
        return None
    pairs = list(_pairs(rest.split("\n")))
    said = dict(pairs)
    grounds = [one for head, value in pairs if head == _GROUND and (one := _ground(value))]
    values = {name: said.get(head, "") for head, name in _HEADS.items()}
    practice = Practice(
        **values, rating=_RATINGS.get(said.get(_RATING, ""), 0), grounds=tuple(ground for ground, _ in grounds)
    )
    return Record(
        practice,
        tuple(place for _, place in grounds),
        said.get(_TAG, ""),
        said.get(_QUOTE, ""),
        said.get(_NOTE, ""),
    )


def _practice_pairs(practice: Practice, places: Places) -> _Pairs:
    pairs = [(head, getattr(practice, name)) for head, name in _HEADS.items()]
    pairs.append((_RATING, str(practice.rating) if practice.rating else ""))
    return pairs + [(_GROUND, _array(*one)) for one in zip(practice.grounds, places, strict=True)]


def _array(ground: Ground, place: tuple[int, int]) -> str:
    said = [ground.field.value, *(cleaned(text) for text in (ground.text, ground.about, ground.level)), *place]
    return json.dumps(said, ensure_ascii=False)


def _text(first: str, pairs: _Pairs) -> str:
    lines = (f"{head}：{cleaned(value)}".replace("\n", f"\n{_INDENT}") for head, value in pairs if value)
    return "\n".join([first, *lines])


def _pairs(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Heads and their values; lines under none are left out."""
    head, value = "", ""
    for line in lines:
        if line.startswith(_INDENT):
            value += f"\n{line.removeprefix(_INDENT)}"
            continue
        if head:
            yield head, value
        head, _, value = line.partition("：")
    if head:
        yield head, value


def _ground(value: str) -> tuple[Ground, tuple[int, int]] | None:
    try:
        parts = json.loads(value)
    except (ValueError, RecursionError):
        return None
    if not isinstance(parts, list) or len(parts) != _GROUND_PARTS:
        return None
    name, text, about, level, start, end = parts
    texts = all(isinstance(one, str) for one in (name, text, about, level))
    numbers = all(isinstance(one, int) and not isinstance(one, bool) for one in (start, end))
    if not texts or not numbers or name not in set(Field):
        return None
    return Ground("", Field(name), text, about, level), (start, end)
