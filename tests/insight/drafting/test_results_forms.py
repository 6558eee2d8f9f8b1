"""Figures behind Latin letters, in units of several senses, in plans, and at their highest."""

import pytest
from tests.insight.drafting.reading import drafted_results


def told(text: str) -> dict[str, str]:
    """The figures that are ticked beforehand, each with what it counts."""
    return {one.text: one.about for one in drafted_results(text)}


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("关停政务APP23个，解散工作群一批。", "23个"),
        ("清理僵尸APP1200余个。", "1200余个"),
        ("更换LED灯、安装LED480盏。", "480盏"),
        ("清理河道垃圾5600方。", "5600方"),
        ("疏浚沟渠淤泥1.2万方，群众叫好。", "1.2万方"),
        ("设置承诺墙260面，人人有承诺。", "260面"),
        ("送出锦旗118面。", "118面"),
        ("学员测评得分92.4分。", "92.4分"),
        ("考核平均得分88.5分，𠮷镇第一😀。", "88.5分"),
        ("干部累计住村1.8万天。", "1.8万天"),
        ("队员累计驻守3200天。", "3200天"),
        ("日掘进最高达86米。", "86米"),
        ("单日客流最高达3.2万人次。", "3.2万人次"),
        ("编成政策宣讲、农技指导等8支队伍，按专长分工。", "8支"),
        ("按专长组建助农、护苗等6支队伍。", "6支"),
        ("普法课走进56所中小学。", "56所"),
        ("送医队走进120个村。", "120个"),
    ],
)
def test_these_figures_are_results(text: str, figure: str) -> None:
    assert figure in told(text)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("收缴率从61%攀升至95.2%。", {"95.2%": "收缴率"}),
        ("满意度由82%跃升至97%。", {"97%": "满意度"}),
        ("平均得分91分，较开班前提高12.5分。", {"12.5分": "平均得分"}),
        ("订单产值2300万元，比年初增长18%。", {"18%": "产值"}),
        ("人均收入1.6万元，较开办前提高41%。", {"41%": "收入"}),
    ],
)
def test_a_change_is_told_of_what_changed(text: str, figures: dict[str, str]) -> None:
    found = told(text)
    assert all(thing in found.get(figure, "") for figure, thing in figures.items()), found


@pytest.mark.parametrize(
    "text",
    [
        "村里打算再建大棚40座。",
        "县里计划年内再培训村干部500人。",
        "镇里计划今年新建驿站12个。",
        "合作社准备再流转土地800亩。",
        "年内再发展党员60名。",
        "下一年还将建成公园9处。",
        "国道G318线穿村而过，A4纸一张。",
        "工作分为3方面推进。",
        "从2方面抓起，从4方面压实。",
        "分5面展开。",
        "每节课45分，课间休息10分。",
        "办理时限为15天。",
        "与绩效挂钩，浮动幅度15%。",
        "使用5G网络，安装F16型设备。",
    ],
)
def test_plans_models_and_parts_are_none(text: str) -> None:
    assert told(text) == {}


def test_what_is_at_its_highest_belongs_to_the_indicator() -> None:
    assert "最高" in told("月进尺最高达612米。")["612米"]


def test_who_did_it_is_no_part_of_what_is_counted() -> None:
    assert told("县委组织部聘请监督员120名，逐条销号。") == {"120名": "聘请监督员"}
    assert told("江岬市总工会在全市建成泊位216处。") == {"216处": "建成泊位"}
