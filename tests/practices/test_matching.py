"""What counts as the same value, and what does not."""

from dataclasses import dataclass
from decimal import Decimal

import pytest
from tests.practices import matching
from tests.practices.gold import PlaceSaid, Recognition, Result, Said


@dataclass(frozen=True, slots=True)
class Given:
    text: str
    start: int = 0
    end: int = 0
    about: str = ""
    level: str = ""


def _at(text: str, said: str, whole: str) -> tuple[int, int]:
    start = whole.index(text, whole.index(said) if said in whole else 0)
    return start, start + len(text)


@pytest.mark.parametrize(
    ("drafted", "said", "same"),
    [
        ("“三色𠮷管家”", "三色𠮷管家", True),
        ("板凳会工作法", "“板凳会”", True),
        ("板凳会", "火塘会", False),
        ("工作法", "模式", True),
    ],
)
def test_names_are_equal_without_marks_and_the_noun_behind(drafted: str, said: str, same: bool) -> None:
    assert matching.same_name(Given(drafted), Said(said, (0, 0))) is same


@pytest.mark.parametrize(
    ("drafted", "said", "same"),
    [
        ("中共岚水县委", "岚水县委", True),
        ("临沅市岚水县委组织部", "岚水县委组织部", True),
        ("岚水县委", "岚水县委组织部", False),
        ("大岚水县委", "岚水县委", False),
    ],
)
def test_organisations_may_differ_in_the_party_and_a_higher_place(drafted: str, said: str, same: bool) -> None:
    assert matching.same_organisation(Given(drafted), Said(said, (0, 0))) is same


@pytest.mark.parametrize(
    ("drafted", "same"),
    [
        ("安徽省安庆市桐城市", True),
        ("桐城市", True),
        ("安庆市桐城市", True),
        ("安庆市", False),
        ("江苏省桐城市", False),
    ],
)
def test_a_place_may_be_told_less_fully_but_not_elsewhere(drafted: str, same: bool) -> None:
    said = PlaceSaid("桐城", (0, 2), chain=("安徽省", "安庆市", "桐城市"))
    assert matching.same_place(Given(drafted), said) is same


def test_a_place_may_be_told_more_fully_than_the_gold_knows() -> None:
    assert matching.same_place(Given("临沅市岚水县"), PlaceSaid("岚水", (0, 2), chain=("岚水县",)))


@pytest.mark.parametrize(
    ("drafted", "same"),
    [("7.2万余件", True), ("72000件", True), ("7.2件", False), ("7.2万人", False), ("8万余件", False)],
)
def test_a_result_is_its_number_in_its_unit(drafted: str, same: bool) -> None:
    said = Result("7.2万余件", (10, 16), number=Decimal(72000), bound="over", unit="件")
    assert matching.same_result(Given(drafted, 10, 16), said) is same


def test_a_second_measure_word_in_brackets_does_not_matter() -> None:
    said = Result("240多头（只）", (0, 8), number=Decimal(240), bound="over", unit="头（只）")
    assert matching.same_result(Given("240多头（只）", 0, 8), said)
    assert not matching.same_result(Given("240多套（只）", 0, 8), said)


def test_the_same_figure_elsewhere_is_another_result() -> None:
    said = Result("20名", (10, 13), number=Decimal(20), unit="名")
    assert matching.same_result(Given("20名", 10, 13), said)
    assert matching.same_result(Given("20人", 10, 13), said)
    assert not matching.same_result(Given("20名", 14, 17), said)


def test_of_a_range_both_ends_count() -> None:
    said = Result("3-5个", (0, 4), number=Decimal(3), high=Decimal(5), bound="range", unit="个")
    assert matching.same_result(Given("3—5个", 0, 4), said)
    assert not matching.same_result(Given("3—6个", 0, 4), said)
    assert not matching.same_result(Given("3个", 0, 4), said)


def test_the_bound_is_read_from_the_marks() -> None:
    said = Result("近300件", (0, 5), number=Decimal(300), bound="under", unit="件")
    assert matching.same_bound(Given("近300件"), said)
    assert not matching.same_bound(Given("300余件"), said)


@pytest.mark.parametrize(
    ("drafted", "same"),
    [("办理诉求", True), ("累计办理诉求", True), ("诉求办结率", True), ("培训党员", False), ("", False)],
)
def test_indicators_share_their_words(drafted: str, same: bool) -> None:
    assert matching.same_indicator(Given("5件", about=drafted), Result("5件", (0, 2), about="办理…诉求")) is same


def test_a_recognition_covers_its_core_and_keeps_to_its_wording() -> None:
    text = "😀该做法获评全省十佳案例，全县学习。"
    said = Recognition("获评全省十佳案例", _at("获评全省十佳案例", "", text), core=_at("全省十佳案例", "", text))
    for words, same in (("获评全省十佳案例", True), ("全省十佳案例", True), ("获评", False), (text, False)):
        start, end = _at(words, "", text)
        assert matching.same_recognition(Given(words, start, end), said) is same


@pytest.mark.parametrize(
    ("drafted", "said", "same"),
    [
        ("省委组织部", "省委组织部", True),
        ("全省", "", True),
        ("省委", "", False),
        ("", "省委", False),
        ("市委", "省委", False),
    ],
)
def test_who_gave_a_recognition(drafted: str, said: str, same: bool) -> None:
    assert matching.same_giver(Given("推介", about=drafted), Recognition("推介", (0, 2), by=said)) is same


def test_levels_have_other_words() -> None:
    assert matching.same_level(Given("推介", level="全国"), Recognition("推介", (0, 2), level="国家级"))
    assert not matching.same_level(Given("推介", level="省级"), Recognition("推介", (0, 2), level="市级"))
    assert matching.same_level(Given("推介", level="省级"), Recognition("推介", (0, 2)))


def test_ranges_overlap_by_the_longer() -> None:
    assert matching.overlap((0, 10), (0, 7)) == pytest.approx(0.7)
    assert matching.overlap((0, 2), (2, 4)) == 0
