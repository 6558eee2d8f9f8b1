"""Stated numbers are held against lists; whatever leaves a doubt about the list is left alone."""

import time

import pytest

from zugong_desk.domain.finding import Finding
from zugong_desk.proofing.engine import check
from zugong_desk.proofing.examples import bulletin_of
from zugong_desk.proofing.house import BARE
from zugong_desk.proofing.passage import view_of
from zugong_desk.proofing.rules.counts.claims import miscounts
from zugong_desk.proofing.rules.counts.counting import RULES
from zugong_desk.proofing.rules.counts.lists import listed

SLIPS = [
    ("区委办、区财政局、区水利局{}个部门联合发文。", "三", "四"),
    ("在𠮷村、东岭村、西河村{}个村试点。", "3", "2"),
    ("设置{}个片区（东片区、中片区、西片区）。", "三", "两"),
    ("实行责任清单、问题清单、销号清单“{}单”管理。", "三", "四"),
    ("落实“{}个一”（建一本台账、办一件实事、交一户朋友）。", "三", "两"),
    ("选派{}名干部（金大河、林小满、𠮷山）驻村。", "3", "4"),
    ("{}家单位：区委办、区财政局、区水利局、区教育局。", "4", "5"),
    ("按“提、议、定、公示”{}个环节办理。", "四", "五"),
    ("用好“先锋书吧”“暖新小屋”和“𠮷村驿站”{}大阵地。", "三", "两"),
    ("市、县（市、区）、乡（镇、街道）和村{}级联动。", "四", "三"),
    ("重点抓好{}件事：抓队伍，抓阵地，抓活动。", "三", "四"),
    ("评议对照职责、对照承诺、对照群众期盼，做到“{}个对照”。", "三", "四"),
    ("一、“{}小课堂”开讲。办好小书屋、小剧场、小球场“{}小课堂”。", "三", "四"),
    ("建立“一长{}员”（网格长、宣讲员、调解员、代办员）队伍。", "三", "四"),
    ("坚持“凡进{}必”，即档案“凡进必审”、履历“凡进必核”、表现“凡进必访”。", "三", "四"),
    ("建好学习台账、问题台账和整改台账{}本台账，从引、育、用{}个环节发力。", "三", "四"),
    ("存在{}个方面的问题。一是学得不深，二是用得不活，三是查得不严。", "三", "四"),
]


def findings(text: str) -> list[Finding]:
    return [one for one in check(bulletin_of(text)).findings if one.rule == "STRUCT-COUNT"]


@pytest.mark.parametrize(("text", "right", "wrong"), SLIPS)
def test_the_number_is_marked_if_and_only_if_the_list_contradicts_it(text: str, right: str, wrong: str) -> None:
    twice = text.count("{}")
    assert not findings(text.format(*[right] * twice))
    found = findings(text.format(*[wrong] * twice))[-1]
    assert wrong in found.text
    assert found.start <= text.format(*[wrong] * twice).rindex(wrong) < found.end


@pytest.mark.parametrize(
    "text",
    [
        "组织县、乡两级干部深入东岭村、西河村、南坪村三个村。",  # another list leads in
        "区委办、区财政局等4家单位参加。",  # an open list
        "区委办、区财政局20家下属单位参加。",  # counts something else
        "选派3名干部（2名正科、1名副科）。",
        "成立4个专班（其中协调组、宣传组由区委牵头）。",
        "推进“三个转变”（以下简称转变、转型）。",
        "建成112个站点：东岭站、西河站、南坪站。",
        "设立3个站点（街道、社区）。",
        "开展“听党话、感党恩、跟党走”4场宣讲。",
        "市委组织部和市财政局、市水利局、市教育局4家单位。",  # 和 parts two members
        "抓好四项工作。一是摸底。二是建账。一是销号。",  # not one series
        "坚持“标准不降、程序不减、材料不缺”，做到“两不发展”：动机不纯的不发展、表现不好的不发展。",  # the list follows
        "新建学习中心、活动中心，改建服务中心、调解中心四个中心。",  # two lists for one number
        "办好小书屋、小剧场，办小实事，建成“四小课堂”，小课堂里话家常。",
        "围绕引、育、用等四个环节发力，组织县、乡两级从引、育、用三个环节发力。",
        "推进市县、乡、村四级联动。",
        "坚持“三个不变”，即方向不变等，践行“两山”理念，落实“四议两公开”（支委提议、公示）。",
    ],
)
def test_doubtful_lists_are_silent(text: str) -> None:
    assert not findings(text)


def test_a_title_counts_the_headings_of_its_own_article() -> None:
    text = (
        "〈article_title〉突出“三力” 建强队伍\n〈heading 1〉一、组织力\n〈heading 1〉二、执行力\n〈heading 1〉三、服务力\n"
        "〈article_title〉办好“三项融合”\n〈heading 1〉业务融合\n〈heading 1〉队伍融合"
    )
    [found] = findings(text)
    assert found.block == "b5"
    assert [beside.text for beside in found.beside] == ["业务融合", "队伍融合"]


def test_a_title_that_counts_measures_is_held_against_the_items() -> None:
    text = "〈article_title〉抓实{}项举措 壮大𠮷村集体经济\n一是摸清底数。\n二是盘活资产。\n三是培育人才。"
    assert not findings(text.format("三"))
    assert [one.text for one in findings(text.format("四"))] == ["四项举措"]


def test_a_heading_counts_the_items_below_it() -> None:
    text = (
        "〈article_title〉𠮷镇做到“{}个到位”\n镇里先开会。\n一是宣传到位。开好会。二是评议到位。按月评。三是兑现到位。"
    )
    checked = check(bulletin_of(text.format("四")))
    assert [one.text for one in checked.findings if one.rule == "STRUCT-COUNT"] == ["“四个到位”"]
    assert not checked.faults
    assert not findings(text.format("三"))
    assert not findings(text.format("四").replace("评议到位", "评议"))


def quoted(text: str) -> list[Finding]:
    return [one for one in check(bulletin_of(text)).findings if one.rule == "TERM-QUOTE"]


def test_the_rarer_way_to_quote_a_term_is_marked_and_the_other_shown_beside() -> None:
    [found] = quoted("办好“𠮷山”学堂。\n“𠮷山学堂”开课。“𠮷山学堂”结业。")
    assert (found.text, found.suggestion) == ("“𠮷山”学堂", "“𠮷山学堂”")
    assert [(beside.block, beside.text) for beside in found.beside] == [("b2", "“𠮷山学堂”")] * 2


def test_two_names_with_one_beginning_are_no_two_ways_to_quote_one() -> None:
    assert not quoted("实施“四联”机制，编印“四联手册”。\n办好“四联”活动。")


def test_a_list_is_no_list_if_a_member_is_missing_or_wordy() -> None:
    assert listed("甲、乙") is not None
    assert listed("甲、") is None
    assert listed("甲") is None
    assert listed("甲、" + "乙" * 30) is None


@pytest.mark.parametrize(
    "unit",
    [
        "3家",
        "甲、",
        "（甲、",
        "“三单”",
        "“甲”",
        "三个甲：",
        "县、",
        "一是",
        "局、3家单位",
        "小事、“三小”",
        "“三小”（小",
        "是、三个字",
    ],
)
def test_hostile_text_costs_little(unit: str) -> None:
    bulletin = bulletin_of(unit * (30_000 // len(unit)))
    begin = time.process_time()
    list(miscounts(bulletin.text))
    look = RULES[0].in_article
    assert look is not None
    list(look(view_of(bulletin, BARE).articles[0]))
    assert time.process_time() - begin < 2
