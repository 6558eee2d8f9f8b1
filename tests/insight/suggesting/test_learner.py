"""The learner on passages of our own: it finds the right tag, says why, heeds refusals, and knows when it is no use."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zugong_desk.insight.suggesting.features import Scale, grams
from zugong_desk.insight.suggesting.learner import Example, learn
from zugong_desk.insight.suggesting.trial import try_out
from zugong_desk.insight.suggesting.words import MOST, speaking_words

GRID = ("把{0}划为网格，{1}担任网格员，每天走访", "网格员{1}在{0}巡查，小事不出网格", "{0}织密治理网格，{1}随手上报")
TALENT = ("{0}拿出专项资金引进人才，{1}签约落户", "为人才办实事，{0}建成公寓，{1}拎包入住", "{0}柔性引才，{1}带来团队")
LAND = (
    "{0}流转土地，{1}领办合作社，集体增收",
    "盘活{0}闲置山场，{1}带头入股，村集体有了收入",
    "{0}种茶，{1}跑销路，集体经济见起色",
)
PLACES = ("青石镇", "柳河村", "东关社区", "溪口乡𠮷家坪", "北湖街道")
PEOPLE = ("党员骨干", "退役军人", "返乡青年😀", "老支书")


def passages(shapes: tuple[str, ...]) -> list[str]:
    return [shape.format(place, person) for shape, place, person in product(shapes, PLACES, PEOPLE)]


EXAMPLES = [
    Example(text, frozenset((tag,)))
    for tag, shapes in (("网格", GRID), ("人才", TALENT), ("集体", LAND))
    for text in passages(shapes)
]
TAGS = ("人才", "网格", "集体")


def test_a_passage_that_was_never_seen_finds_its_tag_and_the_words_for_it() -> None:
    model = learn(EXAMPLES, TAGS)
    text = "西山社区新设网格三个，网格员由热心居民担任"
    scores = model.scores(text)
    assert max(scores, key=lambda tag: scores[tag]) == "网格"
    assert scores["网格"] > 0 > max(scores["人才"], scores["集体"])
    said = [text[start:end] for start, end in speaking_words(text, model.speaking(text, "网格"))]
    assert any("网格" in word for word in said)


def test_the_same_examples_always_teach_the_same() -> None:
    assert learn(EXAMPLES, TAGS).weights == learn(EXAMPLES, TAGS).weights


def test_refusals_lower_a_tag_and_nothing_else() -> None:
    text = "青石镇网格员走访老支书"
    before = learn(EXAMPLES, TAGS)
    refusal = Example(text, frozenset(), frozenset(("网格",)), settled=False)
    after = learn([*EXAMPLES, *[refusal] * 3], TAGS)
    assert after.scores(text)["网格"] < before.scores(text)["网格"]
    assert abs(after.scores(text)["人才"] - before.scores(text)["人才"]) < abs(
        after.scores(text)["网格"] - before.scores(text)["网格"]
    )


def test_a_trial_tells_a_learner_that_learns_from_one_that_cannot() -> None:
    good = try_out(EXAMPLES, TAGS)
    assert good.passages == len(EXAMPLES)
    assert good.first > 0.9 > good.chance_first
    assert good.precision >= 0.5
    assert good.useful
    shuffled = [Example(one.text, frozenset((TAGS[at * 7 % 3],))) for at, one in enumerate(EXAMPLES)]
    bad = try_out(shuffled, TAGS)
    assert bad.first < good.first
    assert not try_out(EXAMPLES[:9], TAGS).useful


def test_nothing_comes_of_nothing() -> None:
    model = learn([], TAGS)
    assert model.scores("网格") == dict.fromkeys(TAGS, 0.0)
    assert not try_out([], TAGS).useful
    assert learn(EXAMPLES, TAGS).scores("") == learn(EXAMPLES, TAGS).bias
    assert speaking_words("", {}) == ()


@pytest.mark.parametrize("text", ["1984年", "２０２３年", "７.２万"])
def test_all_figures_count_as_the_same(text: str) -> None:
    assert "0" in grams(text)
    assert not any(char.isdigit() and char != "0" for gram in grams(text) for char in gram)


@given(st.text("甲乙丙，。𠮷😀1é ", max_size=30))
def test_a_vector_has_length_one_and_words_are_stretches_of_the_text(text: str) -> None:
    scale = Scale.of([grams(text), grams(text + "甲")])
    weights = scale.vector(grams(text)).values()
    assert not weights or abs(sum(weight * weight for weight in weights) - 1) < 1e-9
    runs = speaking_words(text, dict.fromkeys(grams(text), 1.0))
    assert len(runs) <= MOST
    assert all(0 <= start < end <= len(text) for start, end in runs)
    assert list(runs) == sorted(runs)
