"""How each character of a name is read: the pinyin library, put right by `resources/pinyin.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from zugong_desk.places import resource

Readings = tuple[tuple[str, ...], ...]
"""One tuple a code point: its syllables without tone, the likeliest first; empty if it has none."""


@dataclass(frozen=True, slots=True)
class Corrections:
    """Words that the library misreads, and characters with more than one reading in daily use."""

    phrases: Mapping[str, tuple[str, ...]]
    polyphones: Mapping[str, tuple[str, ...]]
    longest: int
    """Code points of the longest phrase."""


@cache
def bundled_corrections() -> Corrections:
    """The corrections that come with the program; raises FileNotFoundError if they are missing."""
    table = tomllib.loads(resource("pinyin.toml").read_text(encoding="utf-8"))
    phrases = {word: tuple(spelt.split()) for word, spelt in table["phrases"].items()}
    polyphones = {char: tuple(spelt.split()) for char, spelt in table["polyphones"].items()}
    return Corrections(phrases, polyphones, longest=max(map(len, phrases), default=0))


def read_aloud(text: str, corrections: Corrections) -> Readings:
    """The readings of every code point of `text`; characters that are not Han have none."""
    return tuple(
        _with_alternatives(spelt, corrections.polyphones.get(char, ())) if spelt else ()
        for char, spelt in zip(text, _in_context(text, corrections), strict=True)
    )


def _with_alternatives(spelt: str, all_readings: tuple[str, ...]) -> tuple[str, ...]:
    return (spelt, *(other for other in all_readings if other != spelt))


def _in_context(text: str, corrections: Corrections) -> list[str]:
    """One syllable a code point, "" where there is none."""
    syllables = _by_library(text)
    position = 0
    while position < len(text):
        word = _phrase_at(text, position, corrections)
        syllables[position : position + len(word)] = corrections.phrases.get(word, ())
        position += len(word) or 1
    return syllables


def _phrase_at(text: str, position: int, corrections: Corrections) -> str:
    """The longest corrected phrase that starts there, or ""."""
    for length in range(min(corrections.longest, len(text) - position), 1, -1):
        if text[position : position + length] in corrections.phrases:
            return text[position : position + length]
    return ""


def _by_library(text: str) -> list[str]:
    # Importing pypinyin takes a quarter of a second, which the start of the window cannot spare.
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415

    # `list` makes one item of each character without a reading; pypinyin's types do not tell that it may.
    spelt = lazy_pinyin(text, style=Style.NORMAL, errors=list)  # type: ignore[arg-type]
    return [
        "" if syllable == char or not _is_syllable(syllable) else syllable
        for char, syllable in zip(text, spelt, strict=True)
    ]


def _is_syllable(spelt: str) -> bool:
    return spelt.isascii() and spelt.isalpha()
