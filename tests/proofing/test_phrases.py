"""Set phrases with one character that sounds or looks like the right one."""

import csv
import re

import pytest

from zugong_desk.places import resource
from zugong_desk.proofing.rules.words.phrases import Slip, alike, phrases, slips


def told(text: str) -> list[tuple[str, str]]:
    """What is wrong in a text and how it should read; that the ends are right is asked each time."""
    found = list(slips(text))
    assert all(text[slip.start : slip.end] == slip.wrong for slip in found)
    return [(slip.wrong, slip.right) for slip in found]


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("突出问题导项，抓好整改。", "问题导项", "问题导向"),
        ("纠治形式注义顽疾。", "形式注义", "形式主义"),
        ("深化从严制党实践。", "从严制党", "从严治党"),
        ("建成站斗堡垒。", "站斗堡垒", "战斗堡垒"),
        ("党员参与的积级性更高。", "积级性", "积极性"),
        ("😀𠮷水镇召开组织生话会。😀", "组织生话会", "组织生活会"),
        ("落实党风廉正建设责任制。", "党风廉正建设", "党风廉政建设"),
    ],
)
def test_one_character_that_sounds_or_looks_alike_is_told(text: str, wrong: str, right: str) -> None:
    assert told(text) == [(wrong, right)]


@pytest.mark.parametrize(
    "text",
    [
        "检察机关与监察机关加强衔接。",  # both are said
        "农村集体经济组织理事会换届。",  # 组织力 is not meant
        "推动产业联建、人才联育。",
        "中国共产党愿意听取意见。",  # 愿意 is a word
        "把经济结构的调整和资源的配置统一起来。",
        "开展“民星主义”和“党建银领”活动。",  # a brand plays on a phrase
        "坚持问题导",
        "",
        "𠮷😀",
    ],
)
def test_what_makes_sense_otherwise_is_left_alone(text: str) -> None:
    assert told(text) == []


def test_phrases_themselves_are_sound() -> None:
    for phrase in {**phrases("set_phrases"), **phrases("idioms")}:
        assert told(f"，{phrase}，") == [], phrase


def test_of_two_slips_at_a_place_the_longer_is_told() -> None:
    assert list(slips("落实党风廉正建设")) == [Slip(2, 8, "党风廉正建设", "党风廉政建设")]


@pytest.mark.parametrize(("one", "other"), [("治", "制"), ("向", "项"), ("活", "话"), ("心", "兴"), ("蓝", "南")])
def test_alike_to_the_ear_or_the_eye(one: str, other: str) -> None:
    assert alike(one, other)


@pytest.mark.parametrize(("one", "other"), [("治", "党"), ("四", "十"), ("一", "亿"), ("设", "成")])
def test_others_are_not_alike_and_numbers_never(one: str, other: str) -> None:
    assert not alike(one, other)


def test_phrases_are_of_han_characters_each_once() -> None:
    with resource("proofing/set_phrases.csv").open(encoding="utf-8", newline="") as file:
        lines = [line["phrase"] for line in csv.DictReader(file)]
    assert len(lines) == len(set(lines))
    assert all(re.fullmatch(r"[\u4e00-\u9fff]{2,12}", line) for line in lines)


@pytest.mark.parametrize("text", ["党" * 100_000, "党建引" * 30_000, "“" * 100_000])
def test_hostile_text_has_no_slips(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("改革立竿见功，群众受益。", "立竿见功", "立竿见影"),  # neither sounds nor looks alike
        ("😀𠮷水镇干部任劳任怪。", "任劳任怪", "任劳任怨"),
        ("大家众志城，攻坚克难。", "众志城", "众志成城"),  # one is missing
        ("群众旁证博引。", "旁证博引", "旁征博引"),  # 旁证 is a word, and no idiom has it
    ],
)
def test_of_an_idiom_nothing_else_is_said(text: str, wrong: str, right: str) -> None:
    assert told(text) == [(wrong, right)]


def test_a_slip_that_is_not_alike_is_less_sure() -> None:
    assert [slip.sure for slip in slips("立竿见功，任劳任愿")] == [False, True]


@pytest.mark.parametrize("text", ["一盘沙子攥不紧。", "立竿见𠮷", "众志城市管理", "“立竿见财”活动"])
def test_what_only_begins_like_an_idiom_is_left_alone(text: str) -> None:
    assert told(text) == []
