"""The rules of words beyond their examples: places in the text, what a house switches off, and how much they cost."""

import time

import pytest

from zugong_desk.domain.decision import Entry
from zugong_desk.domain.finding import Finding, Fix, Severity
from zugong_desk.proofing.engine import check
from zugong_desk.proofing.examples import bulletin_of
from zugong_desk.proofing.house import BARE, House
from zugong_desk.proofing.rules.words.idioms import disorders

RULES = ("WORD-CONF", "WORD-VARIANT", "WORD-IDIOM", "WORD-DUP", "GRAM-COLLOC", "GRAM-ORDER", "GRAM-MISSING")


def found(text: str, house: House = BARE) -> list[Finding]:
    return [one for one in check(bulletin_of(text), house).findings if one.rule in RULES]


def test_places_count_code_points_behind_characters_beyond_the_first_plane() -> None:
    text = "😀𠮷水镇己经布署，😀实求事是"
    assert [(one.text, text[one.start : one.end]) for one in found(text)] == [
        ("己经", "己经"),
        ("布署", "布署"),
        ("实求事是", "实求事是"),
    ]


def test_a_row_can_be_switched_off_and_graded_anew() -> None:
    text = "会议布署工作，己经开始。"
    assert [one.row for one in found(text)] == ["布署", "己经"]
    assert [one.row for one in found(text, House(settings={"WORD-CONF/布署": "off"}))] == ["己经"]
    graded = found(text, House(settings={"WORD-CONF/布署": "style"}))
    assert graded[0].severity is Severity.STYLE


def test_a_houses_own_word_is_found_beside_those_of_the_table() -> None:
    own = House(entries=(Entry("own", "words", "群众评议", "群众测评", when="～会议", severity="style"),))
    assert not found("开展群众评议。", own)
    (one,) = found("召开群众评议会议。", own)
    assert (one.row, one.suggestion, one.severity, one.fix) == ("own", "群众测评", Severity.STYLE, Fix.SUGGEST)


def test_what_is_certain_without_reading_is_safe_and_what_hangs_on_its_surroundings_is_not() -> None:
    certain, hanging = found("再接再励，度过难关。")
    assert (certain.fix, hanging.fix) == (Fix.SAFE, Fix.SUGGEST)
    assert hanging.why.startswith("难关") or "渡口" in hanging.why


@pytest.mark.parametrize("phrase", ["再接再厉", "因地制宜", "把脉问诊", "增产增收"])
def test_the_disorders_of_a_phrase_have_its_characters_and_are_not_itself(phrase: str) -> None:
    orders = disorders(phrase)
    assert phrase not in orders
    assert all(sorted(order) == sorted(phrase) for order in orders)
    assert phrase[2:] + phrase[:2] not in orders


@pytest.mark.parametrize(
    "text", ["村村委会委员", "市市通高铁", "镇镇政府", "部部务会", "五五普法", "十五五规划", "人人参与"]
)
def test_characters_that_rightly_stand_twice_are_left_alone(text: str) -> None:
    assert not found(f"{text}。")


@pytest.mark.parametrize("char", ["己", "的", "的，", "推", "为代表的"])
def test_a_hostile_text_is_read_in_linear_time(char: str) -> None:
    bulletin = bulletin_of(char * 30_000)
    begin = time.process_time()
    check(bulletin, House(settings=dict.fromkeys(RULES, "on")))
    assert time.process_time() - begin < 30


def test_a_set_phrase_is_known_with_one_character_that_is_like_the_right_one() -> None:
    assert [(one.text, one.suggestion) for one in found("😀𠮷水镇干部奋勇挣先、同舟共挤。")] == [
        ("奋勇挣先", "奋勇争先"),
        ("同舟共挤", "同舟共济"),
    ]


@pytest.mark.parametrize("text", ["发奋图强", "创先争优", "名列前茅", "安全形式多样", "邪门歪道"])
def test_a_phrase_that_is_nearly_another_but_said_too_is_left_alone(text: str) -> None:
    assert not found(f"{text}。")
