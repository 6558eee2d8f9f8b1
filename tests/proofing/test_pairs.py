"""Common words with one character that makes no word with the other."""

import csv

import pytest

from zugong_desk.places import resource
from zugong_desk.proofing.rules.words.pairs import pairs
from zugong_desk.proofing.rules.words.phrases import known_phrases


def told(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """What is no word, and what may be meant."""
    return [(text[start:end], rights) for start, end, rights in sorted(pairs(text))]


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("形势沿峻。", "沿峻", "严峻"),
        ("😀𠮷水镇结对帮付多户。😀", "帮付", "帮扶"),
    ],
)
def test_what_is_no_word_is_told(text: str, wrong: str, right: str) -> None:
    assert told(text) == [(wrong, (right,))]


@pytest.mark.parametrize("text", ["研究部署", "沿线高峻，前沿峻岭", "", "𠮷😀", "烟"])
def test_what_belongs_to_the_words_beside_is_left_alone(text: str) -> None:
    assert told(text) == []


def test_rows_are_pairs_that_no_phrase_knows() -> None:
    with resource("proofing/pairs.csv").open(encoding="utf-8", newline="") as file:
        lines = [(line["wrong"], line["right"].split("|")) for line in csv.DictReader(file)]
    assert len(lines) == len({wrong for wrong, _ in lines})
    for wrong, rights in lines:
        assert len(wrong) == 2, wrong
        assert wrong not in known_phrases(), wrong
        assert all(len(right) == 2 and len(set(zip(wrong, right, strict=True))) == 2 for right in rights), wrong
        assert all((wrong[0] == right[0]) != (wrong[1] == right[1]) for right in rights), wrong


def test_hostile_text_has_none() -> None:
    assert told("究" * 100_000) == []
