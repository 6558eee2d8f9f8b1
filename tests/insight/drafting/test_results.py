"""Results: which figures of a sentence are proposed, with what they count, and which are not."""

import pytest
from tests.insight.drafting.reading import drafted_results, grows_linearly, passage

from zugong_desk.domain.annotation import Field
from zugong_desk.domain.quantity import Bound, quantity
from zugong_desk.insight.drafting.results import results
from zugong_desk.proofing.amounts import amounts


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("全区累计受理居民诉求6.8万余件，按期办结率97.4%。", ["6.8万余件", "97.4%"]),
        ("建成邻里食堂17处，日均供餐近400份。", ["17处", "近400份"]),
        ("选派112名机关干部到41个村任职。", ["112名", "41个"]),
        ("办理时限由12天压缩至2天，群众少跑腿3000余次。", ["12天", "2天", "3000余次"]),
        ("亩均收入达到1.2万元，同比增长15.6%。", ["1.2万元", "15.6%"]),
        ("投诉量同比下降四成，九成以上的问题一次解决。", ["四成", "九成以上"]),
        ("组建宣讲队26支、开展宣讲340场次，覆盖党员1.1万人次。", ["26支", "340场次", "1.1万人次"]),
        ("为86家企业发放贷款4.3亿元。", ["86家", "4.3亿元"]),
        ("调处邻里纠纷215起，挽回经济损失80多万元。", ["215起", "80多万元"]),
        ("救助遇险群众12人、牲畜300多头（只）。", ["12人", "300多头（只）"]),
        ("村集体经济收入超过50万元的村有23个。", ["23个"]),
        ("50万元以上强村31个。", ["31个"]),
        ("户均年增收2000多元，41户脱贫户实现就业。", ["2000多元", "41户"]),
        ("党建指导员由5名增至19名。", ["5名", "19名"]),
        ("盘活闲置校舍9处、厂房3.6万平方米。", ["9处", "3.6万平方米"]),
        ("68名党员递交请战书，53名青年报名参加突击队。", ["68名", "53名"]),
        ("流转荒山1500亩，种植油茶800亩。", ["1500亩", "800亩"]),
        ("先后召开板凳会270场，征求意见1120条。", ["270场", "1120条"]),
        ("新发展党员34名，其中产业工人13名。", ["34名", "13名"]),
        ("今年以来，𠮷岭镇🙂调解纠纷48起，满意率99%。", ["48起", "99%"]),
    ],
)
def test_figures_that_are_results(text: str, figures: list[str]) -> None:
    assert [one.text for one in drafted_results(text)] == figures


@pytest.mark.parametrize(
    "text",
    [
        "2021年3月15日，区里印发〔2021〕12号文件。",
        "推行“四个一”工作法，实行“1+5+N”模式。",
        "细化5大类32项举措。",
        "每月不少于2次走访联系户。",
        "力争到2026年建成示范村60个。",
        "下一步，将新建服务站20个，培训骨干300名。",
        "计划年内改造小区15个。",
        "全镇下辖21个村、总人口4.3万人。",
        "60岁以上老人占总人口的三分之一。",
        "对考核合格的每人每月补助800元。",
        "每季度开展1次集中研判。",
        "打造“15分钟便民服务圈”。",
        "由1名支委和2名党员组成工作组。",
        "围绕3个方面提出要求。",
        "建立三级联动机制。",
        "一批典型脱颖而出，干部队伍进一步优化。",
        "第3期培训班顺利开班。",
        "连续3年每年安排专项经费不低于50万元。",
        "要求支部书记每年讲党课至少1次。",
    ],
)
def test_figures_that_are_no_results(text: str) -> None:
    assert drafted_results(text) == []


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("全县累计办理诉求7.2万余件。", "办理诉求"),
        ("办结率达99.3%。", "办结率"),
        ("建成助老食堂16处。", "建成助老食堂"),
        ("选派85名年轻干部到一线挂职。", "选派年轻干部"),
        ("目前，共发布榜单42项。", "发布榜单"),
    ],
)
def test_what_a_figure_counts(text: str, about: str) -> None:
    assert drafted_results(text)[0].about == about


def test_a_result_says_its_number_bound_and_reason() -> None:
    (one,) = drafted_results("全县累计办理诉求7.2万余件。")
    meant = quantity(one.text)
    assert meant is not None
    assert (meant.value, meant.bound, meant.unit) == (72000, Bound.OVER, "件")
    assert one.field is Field.RESULTS
    assert "办理" in one.why


def test_later_years_are_targets_only_in_their_time() -> None:
    text = "到2024年建成示范站30个。"
    assert drafted_results(text, "2023-08-31") == []
    assert [one.text for one in drafted_results(text, "2025-01-10")] == ["30个"]


def test_what_stands_outside_of_the_passage_is_left_alone() -> None:
    text = "调解纠纷48起。\n受理诉求59件。\n走访群众700户。"
    inside = passage(text)
    cut = type(inside)(text, text.index("受理"), text.index("\n走访"), (0, len(text)), date="2023-08-31")
    assert [one.text for one in results(cut, amounts)] == ["59件"]


@pytest.mark.parametrize("piece", ["办理诉求7.2万余件，", "1", "，", "“", "《", "办理", "1件", "\n", "由1", "🙂3户"])
def test_time_is_linear(piece: str) -> None:
    assert grows_linearly(lambda one: results(one, amounts), piece)
