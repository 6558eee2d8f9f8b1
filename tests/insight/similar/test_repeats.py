"""Passages that repeat each other."""

from zugong_desk.insight.similar.likeness import Kind
from zugong_desk.insight.similar.repeats import Repeat, repeats

LONG = "坚持党建引领，选好用好村级带头人𠮷，推动集体经济逐年增收，群众得到实惠。"
SHORT = "层层压实责任😀。"


def test_a_text_that_takes_over_another_is_its_pair_the_earlier_first() -> None:
    [found] = repeats({"b": "无关的一段话，说的是另一件事。", "c": LONG, "a": f"开头。{LONG}结尾一句。"})
    assert (found.one, found.other, found.kind) == ("c", "a", Kind.VERBATIM)


def test_short_texts_are_pairs_only_if_they_are_the_same_but_for_white_space() -> None:
    assert repeats({"a": SHORT, "b": "层层 压实责任😀。\n", "c": "层层压实责任。"}) == (
        Repeat("a", "b", Kind.VERBATIM, 1.0),
    )


def test_nothing_repeats_an_empty_text() -> None:
    assert repeats({"a": "", "b": " ", "c": "𠮷"}) == ()
    assert repeats({}) == ()
