"""Facts across issues are shown side by side with both places, and what is no news is not shown."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from zugong_desk.domain.finding import Finding, Fix, Severity
from zugong_desk.proofing.catalogue import catalogue, rule_of
from zugong_desk.proofing.engine import across, check
from zugong_desk.proofing.examples import bulletin_of
from zugong_desk.proofing.house import House
from zugong_desk.proofing.ledger import Ledger, Stated
from zugong_desk.proofing.passage import view_of
from zugong_desk.proofing.rule import Bad, Rule
from zugong_desk.proofing.stating import stated_in

ACROSS = [rule for rule in catalogue() if rule.across is not None]
PARTED = "⧉"
"""What parts the text of this issue from that of another in the examples of a rule that compares issues."""
DATES = ("第9期／中共云岭市委组织部／2023年4月14日", "第24期／中共云岭市委组织部／2023年8月31日")


def issue(text: str, number: int = 0, org: str = "清源区委组织部") -> str:
    head = f"〈masthead〉云岭组工信息／{DATES[number % 2]}"
    return f"{head}\n〈article_title〉建强网格队伍\n〈byline〉{org}\n{text}"


def compared(mine: str, *others: str, only: str | None = None) -> list[Finding]:
    bulletins = [bulletin_of(text, f"issue{at}") for at, text in enumerate((mine, *others))]
    said = [stated_in(view_of(one, House())) for one in bulletins]
    checked = replace(check(bulletins[0], House(settings={only: "on"} if only else {})), findings=())
    return [one for one in across(checked, said[0], Ledger(said)).findings if only in (None, one.rule)]


def beside(rule: Rule, text: str) -> list[Finding]:
    mine, other = text.split(PARTED)
    return compared(issue(mine), issue(other, 1), only=rule.id)


def called(value: object) -> str:
    """What an example's test is called by."""
    return value.id if isinstance(value, Rule) else str(getattr(value, "text", value))[:20]


@pytest.mark.parametrize(("rule", "bad"), [(rule, bad) for rule in ACROSS for bad in rule.bad], ids=called)
def test_a_difference_is_shown_with_its_source(rule: Rule, bad: Bad) -> None:
    found = beside(rule, bad.text)
    assert bad.at in [one.text for one in found]
    for one in found:
        assert one.fix is Fix.NONE
        assert not one.mends
        assert "第24期 2023-08-31" in one.message
        assert [other.bulletin for other in one.beside] == ["issue1"]


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule in ACROSS for text in rule.good], ids=called)
def test_what_agrees_or_is_another_thing_is_not_shown(rule: Rule, text: str) -> None:
    assert not beside(rule, text)


def test_both_issues_show_the_other() -> None:
    one, other = issue("配备专职网格员111人。"), issue("配备专职网格员116人。", 1)
    assert [len(compared(one, other)), len(compared(other, one))] == [1, 1]


def test_the_place_beside_is_a_range_of_the_other_text() -> None:
    text = "𠮷祥🙂配备专职网格员116人。"
    (found,) = compared(issue("配备专职网格员111人。"), issue(text, 1))
    (there,) = found.beside
    assert bulletin_of(issue(text, 1)).block(there.block).text[there.start : there.end] == there.text
    assert there.label == "第24期 2023-08-31 清源区"


def test_another_unit_is_another_thing() -> None:
    assert not compared(issue("配备专职网格员111人。"), issue("配备专职网格员116人。", 1, "石川县委组织部"))
    assert not compared(issue("打造“湖畔e家”。"), issue("打造“湖滨e家”。", 1, "石川县委组织部"))


def test_units_that_bear_no_place_are_not_taken_for_one() -> None:
    def bare(text: str) -> str:
        return f"〈article_title〉建强队伍\n〈byline〉党群工作部\n{text}"

    assert not compared(bare("配备专职网格员111人。"), bare("配备专职网格员116人。"))


def test_a_total_that_has_grown_is_a_matter_of_style() -> None:
    early, late = issue("累计建成党群驿站46个。"), issue("累计建成党群驿站64个。", 1)
    assert [one.severity for one in compared(early, late)] == [Severity.STYLE]
    shrunk = compared(issue("累计建成党群驿站64个。"), issue("累计建成党群驿站46个。", 1))
    assert [one.severity for one in shrunk] == [Severity.WARNING]


def test_what_an_issue_itself_says_is_not_beside_it() -> None:
    text = issue("配备专职网格员111人。\n配备专职网格员116人。")
    assert not compared(text)


def test_an_indicator_with_many_values_is_no_news() -> None:
    others = [issue(f"配备专职网格员{111 + at}人。", at) for at in range(1, 6)]
    assert not compared(issue("配备专职网格员111人。"), *others, only="XREF-NUM")


def test_a_figure_said_long_ago_is_a_matter_of_style() -> None:
    early = issue("配备专职网格员111人。").replace("2023", "2019")
    (found,) = compared(early, issue("配备专职网格员116人。", 1))
    assert found.severity is Severity.STYLE


@pytest.mark.parametrize(
    ("mine", "other"),
    [
        ("去年以来共亮牌提醒58次。", "去年以来共亮牌提醒85次。"),
        ("种植蓝莓7566亩。", "种植蓝莓7656亩。"),
        ("群众满意率98.8%。", "群众满意率89.8%。"),
        ("2022年发放强村贷款11.06亿元。", "2022年发放强村贷款11.60亿元。"),
        ("吸引返乡大学生300余名。", "吸引返乡大学生350余名。"),
    ],
)
def test_the_same_sentence_with_another_figure_is_shown(mine: str, other: str) -> None:
    assert compared(issue(mine), issue(other, 1), only="XREF-NUM")


@pytest.mark.parametrize(
    ("mine", "other"),
    [
        ("吸引返乡大学生300余名。", "吸引返乡大学生312名。"),
        ("2022年投入专项资金1.5亿元。", "2021年投入专项资金1.2亿元。"),
        ("选派2名干部。", "选派3名干部。"),
        ("每村投入专项资金50万元。", "投入专项资金80万元。"),
    ],
)
def test_figures_that_agree_or_are_of_something_else_are_silent(mine: str, other: str) -> None:
    assert not compared(issue(mine), issue(other, 1), only="XREF-NUM")


@pytest.mark.parametrize(
    ("mine", "other"),
    [
        ("深化“三化五专”工作法。", "深化“五专三化”工作法。"),
        ("开展“民星进城”活动。", "开展“明星进城”活动。"),
        ("推行“清源六步工作法”。", "推行“新时代清源六步工作法”。"),
    ],
)
def test_a_name_turned_misspelt_or_lengthened_is_shown(mine: str, other: str) -> None:
    assert compared(issue(mine), issue(other, 1), only="XREF-NAME")


def test_exchanged_digits_are_shown_though_more_is_said_of_one_figure() -> None:
    (found,) = compared(
        issue("全区189个行政村实现网格全覆盖。"), issue("全区198个行政村“一肩挑”比例达标。", 1), only="XREF-NUM"
    )
    assert "‘一肩挑’" in found.message
    assert not compared(issue("全区189个行政村实现全覆盖。"), issue("全区176个行政村党组织换届。", 1), only="XREF-NUM")


@pytest.mark.parametrize(
    ("mine", "other"),
    [
        ("破解“人从哪里来”难题。", "破解“钱从哪里来”难题。"),
        ("建立“老杨调解室”。", "建立“老郑调解室”。"),
        ("建成“红色驿站”。", "建成“码头红色驿站”。"),
        ("评选“技术能手”。", "评选“集团技术能手”。"),
    ],
)
def test_names_of_which_there_are_many_are_not_one(mine: str, other: str) -> None:
    assert not compared(issue(mine), issue(other, 1), only="XREF-NAME")


def test_what_was_done_at_no_said_time_may_have_been_done_twice() -> None:
    (found,) = compared(issue("选派第一书记136名。"), issue("选派第一书记203名。", 1))
    assert found.severity is Severity.STYLE
    (near,) = compared(issue("选派第一书记186名。"), issue("选派第一书记168名。", 1))
    assert near.severity is Severity.WARNING


def test_in_one_house_the_same_name_of_a_unit_is_enough() -> None:
    text = issue("配备专职网格员111人。", org="党委学工部").replace("中共云岭市委组织部", "党委组织部")
    other = issue("配备专职网格员116人。", 1, "党委学工部").replace("中共云岭市委组织部", "党委组织部")
    assert compared(text, other)
    assert not compared(text, other.replace("党委组织部", "总支办公室"))


def test_what_one_unit_says_of_many_things_needs_more_than_the_word() -> None:
    assert not compared(issue("建成示范点12个。"), issue("建成示范点30个。", 1))
    assert compared(issue("建成示范点12个。"), issue("建成示范点21个。", 1))
    assert compared(issue("2022年建成示范点12个。"), issue("2022年建成示范点30个。", 1))


def test_no_issue_is_drowned() -> None:
    nouns = [f"{one}{two}" for one in "甲乙丙丁戊" for two in ("组服务队", "字宣讲团", "级示范点", "等先锋岗")]
    mine = "\n".join(f"建成{noun}21个。" for noun in nouns)
    other = "\n".join(f"建成{noun}23个。" for noun in nouns)
    assert len(compared(issue(mine), issue(other, 1), only="XREF-NUM")) == 12


def test_a_family_of_names_is_not_shown() -> None:
    mine = issue("聚力打造“湖畔先锋”。")
    family = issue("建立“湖畔先锋清单”“湖畔先锋台账”“新湖畔先锋”。", 1)
    assert not compared(mine, family)


def test_a_name_that_all_others_spell_otherwise_is_a_hint_only() -> None:
    others = [
        issue("开展“湖畔帮帮团队”。", at, f"{name}县委组织部") for at, name in enumerate(("石川", "柳河", "云溪"))
    ]
    (found,) = compared(issue("开展“湖畔帮邦团队”。"), *others)
    assert found.severity is Severity.STYLE
    assert found.text == "湖畔帮邦团队"
    assert len(found.beside) == 3


def test_asking_is_cheap_in_a_large_ledger() -> None:
    from time import process_time

    said = [*_many(400)]
    ledger = Ledger(said)
    _asked(ledger, said[:1])
    began = process_time()
    _asked(ledger, said[:20])
    assert (process_time() - began) / 20 < 0.05


def _many(count: int) -> Iterable[Stated]:
    text = "\n".join(
        f"建成{noun}示范点{at}个，打造“{noun}e家”平台。" for at, noun in enumerate("甲乙丙丁戊己庚辛壬癸" * 5, 20)
    )
    said = stated_in(view_of(bulletin_of(issue(text)), House()))
    for at in range(count):
        facts = tuple(replace(one, value=f"{int(one.value) + at % 3}") for one in said.facts)
        yield replace(said, bulletin=f"issue{at}", facts=facts)


def _asked(ledger: Ledger, said: Iterable[Stated]) -> None:
    for one in said:
        for rule in ACROSS:
            assert rule.across
            list(rule.across(one, ledger))


def test_rules_are_of_their_family() -> None:
    assert {rule.id for rule in ACROSS} == {"XREF-NUM", "XREF-NAME"}
    assert rule_of("XREF-NUM").severity is Severity.WARNING
