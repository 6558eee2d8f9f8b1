"""The rules of terms beyond their examples: dates, registries, and what is near a name without being a slip of it."""

import pytest

from zugong_desk.domain.decision import Entry, Name, Sort
from zugong_desk.domain.finding import Finding, Fix
from zugong_desk.proofing.engine import check
from zugong_desk.proofing.examples import bulletin_of
from zugong_desk.proofing.house import BARE, House, house_of
from zugong_desk.proofing.rules.terms.near import Known

OF_2018 = "〈masthead〉组工信息／第9期／2018年8月16日\n"
OF_2022 = "〈masthead〉组工信息／第9期／2022年8月16日\n"


def found(rule: str, text: str, house: House = BARE) -> list[Finding]:
    return [one for one in check(bulletin_of(text), house).findings if one.rule == rule]


def test_a_post_is_judged_by_the_issues_date() -> None:
    house = House(
        names=(
            Name("1", Sort.PERSON, "周明远", post="云岭县县长", until="2019-12-31"),
            Name("2", Sort.PERSON, "周明远", post="云岭县委书记", since="2020-01-01"),
        )
    )
    assert not found("TERM-PERSON", f"{OF_2018}云岭县县长周明远到村。", house)
    assert found("TERM-PERSON", f"{OF_2022}云岭县县长周明远到村。", house)
    assert not found("TERM-PERSON", f"{OF_2022}云岭县委书记周明远到村。", house)
    assert not found("TERM-PERSON", "云岭县县长周明远到村。", house)


def test_nobody_is_built_in() -> None:
    assert not found("TERM-PERSON", f"{OF_2022}县长张三、书记李四、部长王五出席。")


def test_a_post_is_never_corrected() -> None:
    house = House(names=(Name("1", Sort.PERSON, "秦𠮷安", post="柳塘镇镇长"),))
    (one,) = found("TERM-PERSON", "😀柳塘镇党委书记秦𠮷安出席。", house)
    assert (one.fix, one.mends, one.text) == (Fix.NONE, (), "柳塘镇党委书记秦𠮷安")


def test_a_name_that_is_not_confirmed_is_not_asked() -> None:
    name = Name("1", Sort.ORGANISATION, "云岭县乡村振兴促进中心", confirmed=False)
    assert not found("TERM-ORG", "云岭县乡村震兴促进中心。", house_of((), (name,), ()))


def test_two_names_that_are_neighbours_are_both_true() -> None:
    house = House(
        names=(Name("1", Sort.ORGANISATION, "云岭县康宁护理院"), Name("2", Sort.ORGANISATION, "云岭县康平护理院"))
    )
    assert not found("TERM-ORG", "云岭县康宁护理院、云岭县康平护理院参加。", house)
    assert [one.suggestion for one in found("TERM-ORG", "云岭县康宁扩理院参加。", house)] == ["云岭县康宁护理院"]


def test_a_word_that_the_house_avoids_is_told_without_a_correction_too() -> None:
    house = House(entries=(Entry("1", "avoid", "留守大军"),))
    (one,) = found("TERM-AVOID", "😀𠮷水镇留守大军。", house)
    assert (one.text, one.suggestion, one.mends) == ("留守大军", None, ())


def test_a_new_name_is_not_asked_of_an_old_issue() -> None:
    assert not found("TERM-TIME", f"{OF_2018}云岭县卫计委参加。")
    assert found("TERM-TIME", f"{OF_2022}云岭县卫计委参加。")


def test_a_fixed_phrase_is_not_asked_of_an_issue_before_it() -> None:
    old = "〈masthead〉组工信息／第9期／2011年8月16日\n"
    assert not found("TERM-FIXED", f"{old}幸福感、获得感、安全感")
    assert found("TERM-FIXED", f"{OF_2022}幸福感、获得感、安全感")


@pytest.mark.parametrize(
    ("said", "slip"),
    [
        ("云岭红色驿站", False),
        ("云岭红包驿站", True),
        ("云岭红驿站", True),
        ("云岭红色色驿站", True),
        ("云岭色红驿站", True),
        ("云岭红色驿", False),
        ("云岭绿包驿站", False),
        ("𠮷岭红色驿站", False),
    ],
)
def test_one_slip_is_near_and_two_are_not(said: str, *, slip: bool) -> None:
    text = f"😀𠮷建成{said}，"
    near = [(text[start:end], name) for start, end, name in Known(frozenset({"云岭红色驿站"})).near(text)]
    assert near == ([(said, "云岭红色驿站")] if slip else [])


def test_a_form_beside_the_name_is_no_slip() -> None:
    known = Known(frozenset({"云岭红色驿站"}), frozenset({"云岭红心驿站"}))
    assert not list(known.near("云岭红心驿站"))
