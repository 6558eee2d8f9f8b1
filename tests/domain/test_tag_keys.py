"""Keys that tag."""

import pytest

from zugong_desk.domain.codebook import Tag
from zugong_desk.domain.tag_keys import COMMANDS, key_by_tag, keys_of, may_be_key


def book(*tags: Tag) -> dict[str, Tag]:
    return {tag.id: tag for tag in tags}


def test_the_first_tags_without_a_key_get_digits() -> None:
    tags = book(Tag("a", "甲", order=1), Tag("b", "乙", order=0), Tag("c", "丙", parent="b"))
    assert keys_of(tags) == {"1": "b", "2": "c", "3": "a"}


def test_own_keys_come_first_and_digits_pass_them_over() -> None:
    tags = book(Tag("a", "甲", order=0), Tag("b", "乙", order=1, key="1"), Tag("c", "丙", order=2, key="X"))
    assert keys_of(tags) == {"1": "b", "x": "c", "2": "a"}
    assert key_by_tag(tags) == {"a": "2", "b": "1", "c": "x"}


def test_of_two_with_one_key_the_first_has_it() -> None:
    tags = book(Tag("a", "甲", order=0, key="q"), Tag("b", "乙", order=1, key="Q"))
    assert keys_of(tags) == {"q": "a", "1": "b"}


def test_retired_tags_answer_to_no_key() -> None:
    tags = book(Tag("a", "甲", key="1", retired=True), Tag("b", "乙", order=1))
    assert keys_of(tags) == {"1": "b"}


def test_no_more_than_ten_are_offered() -> None:
    assert len(keys_of(book(*(Tag(f"t{n:02}", f"标签{n:02}", order=n) for n in range(14))))) == 10


@pytest.mark.parametrize("key", ["", "12", "标", " ", "𠮷", ".", *COMMANDS, COMMANDS[0].upper()])
def test_what_cannot_be_a_key(key: str) -> None:
    assert not may_be_key(key)
    assert keys_of(book(Tag("a", "甲", key=key))) == {"1": "a"}
