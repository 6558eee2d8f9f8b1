"""A name and everything that it can be typed as, made once and kept in a column of the library."""

import unicodedata
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Self

from zugong_desk.insight.readings import Readings, bundled_corrections, read_aloud

_ALTERNATIVE, _SYLLABLE, _NAME = "/", " ", "\t"


@dataclass(frozen=True, slots=True)
class PinyinKeys:
    """A name and everything that it can be typed as.

    `syllables` has one tuple for each code point of `text`: its readings, the likeliest first, empty for what is
    not Han. The other fields follow from these two and count only what can be typed: letters, digits, Han.
    """

    text: str
    syllables: Readings
    places: tuple[int, ...] = field(init=False, repr=False, compare=False)
    """Code points of `text` that can be typed; punctuation and blanks are passed over."""
    letters: str = field(init=False, repr=False, compare=False)
    """The characters at `places`, case and width folded."""
    lead: str = field(init=False, repr=False, compare=False)
    """The likeliest initials, one for each place."""
    choices: Readings = field(init=False, repr=False, compare=False)
    """All that each place may be typed as."""
    spelling: str = field(init=False, repr=False, compare=False)
    """The likeliest syllables in full, without blanks."""
    starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    """Where each place begins in `spelling`."""
    alphabet: frozenset[str] = field(init=False, repr=False, compare=False)
    """Every character that a fitting query may hold; spares most names the closer look."""

    def __post_init__(self) -> None:
        if len(self.text) != len(self.syllables):
            raise ValueError(f"{len(self.syllables)} readings for {len(self.text)} characters")
        folded = fold(self.text)
        places = tuple(place for place, char in enumerate(folded) if char.isalnum())
        choices = tuple((*self.syllables[place], folded[place]) for place in places)
        derived = {
            "places": places,
            "letters": "".join(folded[place] for place in places),
            "lead": "".join(readings[0][0] for readings in choices),
            "choices": choices,
            "spelling": "".join(readings[0] for readings in choices),
            "starts": tuple(accumulate((len(readings[0]) for readings in choices), initial=0))[:-1],
            "alphabet": frozenset(letter for readings in choices for reading in readings for letter in reading),
        }
        for name, value in derived.items():
            object.__setattr__(self, name, value)

    @property
    def initials(self) -> tuple[str, ...]:
        """For each code point its possible initials, the likeliest first; "" for what is not Han."""
        return tuple("".join(dict.fromkeys(reading[0] for reading in readings)) for readings in self.syllables)

    def dump(self) -> str:
        """A compact text for a column of the library: the syllables, a tab, the name."""
        return _SYLLABLE.join(_ALTERNATIVE.join(readings) for readings in self.syllables) + _NAME + self.text

    @classmethod
    def load(cls, dumped: str) -> Self:
        """What `dump` wrote; raises ValueError if it does not add up."""
        spelt, separator, text = dumped.partition(_NAME)
        if not separator:
            raise ValueError("these are no pinyin keys")
        columns = spelt.split(_SYLLABLE) if spelt or text else []
        syllables = tuple(tuple(column.split(_ALTERNATIVE)) if column else () for column in columns)
        if any("" in readings for readings in syllables):
            raise ValueError("a reading is empty")
        return cls(text, syllables)


def keys(name: str) -> PinyinKeys:
    """Everything that `name` can be typed as. The first call loads pypinyin (0.2 s); keep the result."""
    return PinyinKeys(name, read_aloud(fold(name), bundled_corrections()))


def fold(text: str) -> str:
    """The same number of code points, without case, width and accents; ü becomes v as it is typed."""
    return text.lower() if text.isascii() else "".join(map(_fold_one, text))


def _fold_one(char: str) -> str:
    if char in "üÜ":
        return "v"
    taken_apart = unicodedata.normalize("NFKD", char)
    plain = taken_apart[0] if all(map(unicodedata.combining, taken_apart[1:])) else char
    lower = plain.lower()
    return lower if len(lower) == 1 else plain
