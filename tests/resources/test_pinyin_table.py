import tomllib

import pytest

from zugong_desk.insight.readings import bundled_corrections, read_aloud
from zugong_desk.places import resource

TABLE = tomllib.loads(resource("pinyin.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("word", "spelt"), TABLE["phrases"].items())
def test_every_phrase_is_read_as_it_says(word: str, spelt: str) -> None:
    assert len(word) == len(spelt.split()) > 1
    assert [readings[0] for readings in read_aloud(f"在{word}，", bundled_corrections())[1:-1]] == spelt.split()


@pytest.mark.parametrize(("char", "spelt"), TABLE["polyphones"].items())
def test_every_polyphone_has_all_its_readings(char: str, spelt: str) -> None:
    assert len(char) == 1
    assert len(set(spelt.split())) == len(spelt.split()) > 1
    (readings,) = read_aloud(char, bundled_corrections())
    assert set(spelt.split()) <= set(readings)


def test_syllables_are_plain_letters() -> None:
    spelt = " ".join([*TABLE["phrases"].values(), *TABLE["polyphones"].values()])
    assert all(syllable.isascii() and syllable.isalpha() and syllable.islower() for syllable in spelt.split())
