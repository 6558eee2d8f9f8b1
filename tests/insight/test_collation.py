"""Two versions of a text side by side: what agrees, fast, and never what does not agree."""

import time
from itertools import pairwise
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from zugong_desk.insight.collation import ABSENT, collate, nearest

CHARACTERS = "组织部县委村党员干部治理服务产业资金项目，。一二三𠮷😀e\u0301 \n\u3000"
TEXTS = st.text(CHARACTERS, max_size=40)


def some_text(random: Random, size: int) -> str:
    return "".join(random.choice(CHARACTERS) for _ in range(size))


def wrapped(text: str, width: int) -> str:
    bare = "".join(text.split())
    return "\n".join(bare[at : at + width] for at in range(0, len(bare), width))


@given(TEXTS, TEXTS)
def test_what_is_met_agrees_and_stands_in_order(old: str, new: str) -> None:
    mapping = collate(old, new)
    assert len(mapping) == len(old)
    met = [(at, to) for at, to in enumerate(mapping) if to != ABSENT]
    assert all(old[at] == new[to] for at, to in met)
    assert all(one[1] < other[1] for one, other in pairwise(met))
    assert not any(old[at].isspace() for at, _ in met)


@given(st.text(CHARACTERS, max_size=200), st.integers(1, 30))
def test_the_same_words_in_other_lines_are_met_one_by_one(text: str, width: int) -> None:
    new = wrapped(text, width)
    seen = [at for at, char in enumerate(text) if not char.isspace()]
    places = [at for at, char in enumerate(new) if not char.isspace()]
    assert [collate(text, new)[at] for at in seen] == places


def test_a_changed_word_is_absent_and_what_stands_beside_it_is_met() -> None:
    old, new = "每年安排经费一百万元😀。", "— 3 —\n每年安排\n经费二百五十万元😀。"
    mapping = collate(old, new)
    assert [new[to] if to != ABSENT else "" for to in mapping] == [*"每年安排经费", "", "百", *"万元😀。"]


def test_wide_and_narrow_forms_are_one_character() -> None:
    assert ABSENT not in collate("增长12％（县委）", "增长１２%(县委)")


def test_a_character_that_agrees_by_chance_is_not_met() -> None:
    old, new = (
        "开头甲乙丙丁戊己庚辛壬癸的子丑寅卯辰巳午未申酉结尾",
        "开头一二三四五六七八九十的东西南北春夏秋冬日月结尾",
    )
    assert collate(old, new)[old.index("的")] == ABSENT
    assert collate(old, new)[-1] == len(new) - 1


def test_long_texts_take_no_long_time() -> None:
    random = Random(5)
    for size, seconds in ((30_000, 0.5), (300_000, 5.0)):
        old = some_text(random, size)
        cuts = sorted(random.sample(range(size), 200))
        new = wrapped("页眉".join(old[one:other] for one, other in pairwise([0, *cuts, size])), 28)
        start = time.process_time()
        mapping = collate(old, new)
        assert time.process_time() - start < 2 * seconds
        seen = sum(not char.isspace() for char in old)
        assert sum(to != ABSENT for to in mapping) > 0.99 * seen


def test_texts_that_share_nothing_or_everything_many_times_come_to_an_end() -> None:
    random = Random(6)
    assert all(to == ABSENT for to in collate("甲" * 30_000, "乙" * 30_000))
    collate(some_text(random, 20_000), some_text(random, 20_000))
    collate("第一行。" * 9_000, "第一行。" * 9_000 + "尾")


@given(st.text("甲乙丙丁戊𠮷", min_size=4, max_size=12), TEXTS, TEXTS)
def test_the_nearest_is_the_quote_itself_if_it_is_there(quote: str, before: str, after: str) -> None:
    text = before + quote + after
    start, end, score = nearest(quote, text)
    assert (text[start:end], score) == (quote, 1.0)


def test_the_nearest_is_found_within_changes_and_scored() -> None:
    text = "前面的话。每年安排经费一百五十万元𠮷，后面的话。"
    start, end, score = nearest("每年安排经费一百万元𠮷", text)
    assert text[start:end] == "每年安排经费一百五十万元𠮷"
    assert 0.8 < score < 1.0
    assert nearest("完全不同的句子", "abc")[2] < 0.5
    assert nearest("", "abc") == nearest("甲", "") == (0, 0, 0.0)
