"""Names and figures of one issue that should be the same, beyond the examples of the rules."""

from zugong_desk.domain.decision import Name, Sort
from zugong_desk.domain.finding import Finding
from zugong_desk.proofing.engine import check
from zugong_desk.proofing.examples import bulletin_of
from zugong_desk.proofing.house import BARE, House

HEAD = "〈article_title〉建强网格队伍\n〈byline〉清源区委组织部\n"


def checked(text: str, house: House = BARE) -> tuple[Finding, ...]:
    return check(bulletin_of(HEAD + text), house).findings


def found(text: str, rule: str) -> list[Finding]:
    return [one for one in checked(text) if one.rule == rule]


def test_the_first_figure_stands_beside_the_last() -> None:
    (one,) = found("全区共有𠮷562个党支部🙂。\n组织668个党支部学习党章。", "CONS-NUM")
    assert one.text == "668个党支部"
    assert [other.text for other in one.beside] == ["全区共有𠮷562个党支部"]
    assert "562个党支部" in one.message


def test_exchanged_digits_are_seen_though_one_place_says_more() -> None:
    (one,) = found("全区重新划分网格486个，统一编码。\n建立468个基础网格党小组。\n468个基础网格全部配员。", "CONS-NUM")
    assert one.text == "468个基础网格"
    assert not found("全区重新划分网格486个，统一编码。\n512个基础网格全部配员。", "CONS-NUM")


def test_a_figure_of_a_body_in_the_sentence_is_its_own() -> None:
    text = "建成示范驿站48个。\n区教育局建成示范驿站26个。\n"
    assert not found(text, "CONS-NUM")
    assert found(text.replace("区教育局", ""), "CONS-NUM")


def test_three_values_are_no_contradiction() -> None:
    assert not found("成立志愿服务队21支。\n成立志愿服务队24支。\n成立志愿服务队29支。", "CONS-NUM")


def test_figures_of_one_sentence_are_told_apart_there() -> None:
    assert not found("由原来的专职网格员111人增加到专职网格员165人。", "CONS-NUM")


def test_rounded_figures_agree() -> None:
    assert not found("结对联系困难群众6.3万户。\n全年结对联系困难群众62871户。", "CONS-NUM")
    assert not found("结对联系困难群众630余户。\n结对联系困难群众638户。", "CONS-NUM")


def test_money_needs_a_name_that_says_more() -> None:
    text = "实现利润总额720.7亿元。\n轻工利润总额403.2亿元。"
    assert not found(text, "CONS-NUM")


def test_the_rarer_name_is_marked() -> None:
    (one,) = found("推出“湖畔帮邦团”。\n群众点赞“湖畔帮帮团”。\n壮大“湖畔帮帮团”𠮷。", "CONS-TERM")
    assert one.text == "湖畔帮邦团"
    assert [other.text for other in one.beside] == ["湖畔帮帮团"]


def test_names_that_the_registry_holds_are_both_true() -> None:
    text = "推出“湖畔帮邦团”。\n群众点赞“湖畔帮帮团”。"
    both = House(names=(Name("1", Sort.BRAND, "湖畔帮帮团"), Name("2", Sort.BRAND, "湖畔服务队", also="湖畔帮邦团")))
    one = House(names=both.names[:1])
    assert [len([hit for hit in checked(text, house) if hit.rule == "CONS-TERM"]) for house in (both, one)] == [0, 1]


def test_names_side_by_side_are_two() -> None:
    assert not found("设“文明示范点”“文明示范店”两类，分类挂牌。", "CONS-TERM")


def test_four_characters_are_a_name_only_before_one_noun() -> None:
    assert not found("整治“以会代训”。\n再整治“以考代训”。", "CONS-TERM")
    assert found("开展“民星进城”活动。\n再办“明星进城”活动。", "CONS-TERM")


def test_what_stands_behind_the_marks_may_differ_too() -> None:
    (one,) = found("深入实施“春苗”工程。\n依托“春苗”计划育才。", "CONS-TERM")
    assert "“春苗”工程" in one.message
    assert "“春苗”计划" in one.message
