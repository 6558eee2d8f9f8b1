"""Names in marks with 、 inside or a noun behind, names without marks, and figures of speech in a title's line."""

import pytest

from zugong_desk.insight.drafting.names import SURE, names
from zugong_desk.insight.drafting.passage import Passage


def best(text: str, title: str = "") -> str:
    """The first sure candidate of a passage that begins with its own title's line, if there is one."""
    whole = f"{title}\n{text}" if title else text
    at = (0, len(title)) if title else None
    found = names(Passage(whole, 0, len(whole), (0, len(whole)), at, issuer="中共青陵市委组织部"))
    return found[0].text if found and found[0].confidence >= SURE else ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("院党委推行“师徒结对、岗位同行”育人工程，带教新人。", "师徒结对、岗位同行"),
        ("学院实施“本硕同班、院企同育”培养计划，学生受益。", "本硕同班、院企同育"),
        ("县里建立“一线观察、一事一评”考察机制，看得准。", "一线观察、一事一评"),
        ("镇党委推行“点单式”主题党日，党员来得勤。", "“点单式”主题党日"),
        ("局里推出“事难办”反映窗口，专人坐班。", "“事难办”反映窗口"),
        ("街道开设“蓝骑士”驿站，骑手能歇脚。", "“蓝骑士”驿站"),
        ("村里建起“文明树”积分银行，攒分换物。", "“文明树”积分银行"),
        ("社区打造“老街坊”议事厅，事情有人听😀。", "“老街坊”议事厅"),
        ("县委组织部创办“青禾”夜校，𠮷老师讲农技。", "“青禾”夜校"),
        ("社区党委探索楼宇党建合伙人制度，共商共管。", "楼宇党建合伙人"),
        ("街道推行商圈轮值掌柜制度，商户轮流当家。", "商圈轮值掌柜"),
        ("镇里推行田间代办员制度，办事不出村。", "田间代办员"),
    ],
)
def test_what_a_verb_launches_is_the_name(text: str, name: str) -> None:
    assert best(text) in (name, name.partition("”")[0].removeprefix("“"))


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("小微权力关进“制度笼子”", "莱山县梳理清单36条，公章上提一级。"),
        ("产业链党委让“上下游”成“左邻右舍”", "高新区党工委把支部建在链上，企业抱团。"),
        ("支部领着种“订单瓜”", "中渠村党支部领办合作社，统一种植。"),
        ("夜校点亮“充电灯”", "县里每周开班，学员上台。"),
        ("一根网线牵出“幸福路”", "镇里架起线路，山货卖到城里。"),
        ("把难题装进“百宝箱”", "社区收集意见，逐条销号。"),
        ("让老骥再奋“千里蹄”", "局里请回老专家，结对青年。"),
        ("给企业送上“及时雨”", "银行上门授信，利率下调。"),
        ("旧校舍变身“新客厅”", "村里改造闲置房，老人来下棋。"),
        ("山沟沟飞出“金凤凰”", "乡里引回一批能人，办起工厂。"),
        ("评议会开成“连心会”", "干部听意见，马上办。"),
        ("给干部戴上“紧箍帽”", "县纪委约谈干部，提醒在先。"),
        ("“糊涂数”是怎样变成“明白数”的", "镇里逐村清账，收回欠款。"),
        ("编制调整后的“下半场”", "村里盘活旧阵地，办起养老点。"),
    ],
)
def test_a_figure_of_speech_that_only_the_title_s_line_uses_is_no_name(title: str, text: str) -> None:
    assert best(text, title) == ""


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        ("“老街坊”当家记", "社区推行“老街坊”工作法，难事不难。", "老街坊"),
        ("石桥区“四看四评”做实分类定级", "区里逐村过堂，评出等次。", "四看四评"),
        ("疾控中心党支部推行“项目认领制”", "党员逐项认领，按月销号。", "项目认领制"),
        ("干部夜校亮起来", "县委组织部开办干部夜校，学员上台。", "干部夜校"),
        ("“板凳会”连民心", "镇里的“板凳会”每月一次，村民有话说。", "板凳会"),
    ],
)
def test_what_title_and_text_both_say_is_the_name(title: str, text: str, name: str) -> None:
    assert best(text, title) == name


@pytest.mark.parametrize(
    "text",
    [
        "完成村级建制调整后，村少了三成。",
        "针对“上学远、看病难”问题，县里开通班车。",
        "县里建立“线索、案源”台账，逐条核实。",
        "农民工党员“手续不全”，转接慢。",
        "村民“扫一扫”就能看账。",
    ],
)
def test_troubles_and_plain_words_are_no_names(text: str) -> None:
    assert best(text) == ""


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("改变“秋后一把尺”", "县里改变“秋后一把尺”的老办法，平时就记账。"),
        ("", "如何避免党建“一头冷”，支部想了不少办法。"),
        ("", "选人变“看简历”为“看实绩”，干部服气。"),
        ("", "有的村把他们当成“跑腿员”“抄写员”，镇里不答应。"),
        ("从“等上门”到“走上门”", "退休处上门送学，老人高兴。"),
        ("", "各村立起“一户一册”，底数清楚。"),
        ("", "市里把禁烧当作检验干部的“夏季大考”，人人有责。"),
        ("", "比武不搞“一比了之”，结果都用上。"),
        ("外语学院党委：把支部建在教研室", "外语学院党委调整支部，教师满意。"),
        ("周启明到石桥乡调研", "周启明到石桥乡看了三个村。"),
        ("对全市52个窗口的调查", "对全市52个窗口走访一遍，问题不少。"),
    ],
)
def test_what_is_fought_left_behind_or_a_unit_is_no_name(title: str, text: str) -> None:
    assert best(text, title) == ""


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        ("", "镇里把它概括为“五步商量法”，村村照着办。", "五步商量法"),
        ("", "做法被归纳成“四听四办”工作法🙂，𠮷村先用。", "四听四办"),
        ("推行社区工作者“三岗九级”", "区里划分岗位，按级领薪。", "三岗九级"),
    ],
)
def test_what_somebody_calls_it_or_a_title_launches_is_the_name(title: str, text: str, name: str) -> None:
    whole = f"{title}\n{text}"
    begin = len(title) + 1
    found = names(Passage(whole, begin, len(whole), (0, len(whole)), (0, len(title)), issuer="中共青陵市委组织部"))
    assert found[0].text == name
    assert found[0].confidence >= SURE


def test_what_the_article_launches_elsewhere_without_marks_is_the_name() -> None:
    assert best("市场党委打造绿标店队伍，进“绿标店”买货踏实，有𠮷店有老店。") == "绿标店"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("乡党委在船上建立水上流动学堂，水上流动学堂开课四百节。", "水上流动学堂"),
        ("支部组建党员晨巡班，晨巡班天天走，晨巡班记本子，𠮷师傅在晨巡班带徒。", "晨巡班"),
        ("农商行推出党员青苗贷，随用随还😀。", "党员青苗贷"),
        ("局党委发起“一名党员一片林、一个支部一个厂”行动，党员先试。", "一名党员一片林、一个支部一个厂"),
        ("支部推出“图纸背后的故事”微党课，一课一张图。", "图纸背后的故事"),
        ("建立审计党员“三不”承诺制，会上公开承诺。", "三不"),
    ],
)
def test_what_the_text_comes_back_to_or_sells_is_a_name_without_marks(text: str, name: str) -> None:
    assert best(text) == name


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("", "村里成立合作社，合作社种瓜，合作社卖瓜，合作社分红。"),
        ("“夜半敲锣”的党员巡线班", "维保公司党委把难活留给党员。"),
        ("", "市里把禁烧当作检验干部战斗力的“夏季大考”，人人有责。"),
    ],
)
def test_plain_groups_and_figures_are_no_names(title: str, text: str) -> None:
    assert best(text, title) == ""
