"""What a passage says, as terms: characters, pairs of them, names in quotes, and senses that several words share."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from unicodedata import normalize

from zugong_desk.places import resource

NAME = 4.0
SENSE = 2.0
PAIR = 1.0
CHARACTER = 2.0
"""How much a term of each sort counts, before its rareness does."""

_OPENING = "“"
_SORTS = {_OPENING: NAME, "@": SENSE}
_WORDS = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]+")
_EMPTY = frozenset("一二三四五六七八九十百千万亿两余多近的了和在个是为与及并将对把被等")
"""Characters that say nothing by themselves: numerals and particles."""
_LONGEST = 6
_QUOTED = re.compile("[“「『《]([^“”「」『』《》。，；\n]{2,12})[”」』》]")
"""What stands in quotes is mostly a name: of a practice, a project, a brand."""


@dataclass(frozen=True, slots=True)
class Senses:
    """Words by the senses in which they are taken, and phrases that stand everywhere and therefore say nothing."""

    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    stock: re.Pattern[str] | None = None

    def plain(self, text: str) -> str:
        """The text in one form for full and half width, stock phrases as a gap."""
        text = normalize("NFKC", text)
        return self.stock.sub(" ", text) if self.stock else text


@cache
def senses() -> Senses:
    """The senses and stock phrases that come with the program."""
    words: dict[str, list[str]] = {}
    for number, row in enumerate(_rows("senses")):
        for word in row.split():
            words.setdefault(word, []).append(f"@{number}")
    stock = sorted(_rows("stock"), key=len, reverse=True)
    return Senses({word: tuple(ids) for word, ids in words.items()}, re.compile("|".join(map(re.escape, stock))))


def _rows(name: str) -> list[str]:
    lines = resource(f"similar/{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def terms(plain: str, known: Senses) -> frozenset[str]:
    """The terms of a text in its plain form: characters, pairs, names behind `“`, and senses as `@` and a number."""
    out: set[str] = {f"{_OPENING}{name}" for name in _QUOTED.findall(plain)}
    for run in _WORDS.findall(plain):
        out.update(run)
        out.update([run[at : at + 2] for at in range(len(run) - 1)])
        for length in range(2, min(len(run), _LONGEST) + 1):
            for at in range(len(run) - length + 1):
                out.update(known.words.get(run[at : at + length], ()))
    return frozenset(out - _EMPTY)


def is_name(term: str) -> bool:
    """Whether a term is a name in quotes."""
    return term[0] == _OPENING


def places_of(text: str, wanted: frozenset[str], known: Senses) -> set[tuple[int, int]]:
    """Where in a text words stand that give one of the wanted terms, as half-open ranges."""
    out: set[tuple[int, int]] = set()
    for run in _WORDS.finditer(text):
        for start in range(run.start(), run.end()):
            for end in range(start + 2, min(run.end(), start + _LONGEST) + 1):
                word = text[start:end]
                if word in wanted or f"{_OPENING}{word}" in wanted or not wanted.isdisjoint(known.words.get(word, ())):
                    out.add((start, end))
    return out


def weight(term: str, rareness: float) -> float:
    """What a term counts for; `rareness` is the logarithm of how few passages have it."""
    sort = _SORTS.get(term[0]) or (PAIR if len(term) > 1 else CHARACTER)
    return sort * rareness
