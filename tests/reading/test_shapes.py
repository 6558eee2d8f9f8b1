"""Shapes of single lines."""

import pytest

from zugong_desk.reading import shapes


@pytest.mark.parametrize(
    "text",
    [
        "中共清溪县委组织部",
        "清溪县委组织部",
        "（柳埠镇党委）",
        "市直机关工委",
        "清溪市工商联所属商会党委",
        "清溪经济开发区党群工作部",
        "江城市委组织部、市民政局联合调研组",
        "县残疾人联合会",
        "北桥街道",
        "清溪建设投资集团",
        "- 市发展改革委",
        "中共青禾县委党的建设工作领导小组办公室",
        "（市人才发展服务中心）",
        "（党校）",
        "（市委巡察工作领导小组办公室选人用人检查组）",
    ],
)
def test_a_unit_is_known_by_its_shape(text: str) -> None:
    assert shapes.is_unit(text)


@pytest.mark.parametrize(
    "text",
    [
        "推动机关党建工作",
        "坚持党建引领 促进乡村振兴",
        "强化领导。",
        "服务中心大局",
        "围绕大局 服务中心",
        "青禾县整顿软弱涣散基层党组织",
        "县",
        "围绕发展抓党建",
        "2023年4月14日",
        "把支部建在社区",
        "𠮷",
    ],
)
def test_what_is_no_unit(text: str) -> None:
    assert not shapes.is_unit(text)


@pytest.mark.parametrize(
    "text", ["2023 年 4 月 14 日", "2022年9月8日", "二〇二三年十一月三日", "（2020-10-28）", "2021.3.26"]
)
def test_a_date_is_known(text: str) -> None:
    assert shapes.is_date(text)


@pytest.mark.parametrize("text", ["2023年", "4月14日会议", "第9期"])
def test_what_is_no_date(text: str) -> None:
    assert not shapes.is_date(text)


@pytest.mark.parametrize(
    "text", ["第9期", "第 22 期", "〔2022〕12号", "2022年第4期（总第86期）", "总第305期", "第十二期", "（第38期）"]
)
def test_an_issue_number_is_known(text: str) -> None:
    assert shapes.has_issue_number(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("- 3 -", 3),
        ("— 12 —", 12),
        ("3", 3),
        ("第 3 页", 3),
        ("第3页 共10页", 3),
        ("3 / 12", 3),
        ("Page 4 of 9", 4),
        ("·5·", 5),
        ("第三页", 0),
        ("一 7 一", 7),
    ],
)
def test_a_page_number_is_read(text: str, number: int) -> None:
    assert shapes.page_number(text) == number


@pytest.mark.parametrize("text", ["3月", "一、", "第3期", "共3页", "12345", "- -"])
def test_what_is_no_page_number(text: str) -> None:
    assert shapes.page_number(text) is None


@pytest.mark.parametrize("text", ["---", "***", "————", "· · ·", "★★★", "＿＿＿"])
def test_a_rule_is_drawn(text: str) -> None:
    assert shapes.is_rule(text)


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("（县委）", "县委"),
        ("【专栏】", "专栏"),
        ("- 县委", "县委"),
        ("（一）县（二）", "（一）县（二）"),
        ("【会议（一）】", "会议（一）"),
        ("县委", "县委"),
        ("（）", "（）"),
    ],
)
def test_brackets_come_off_if_they_hold_all(text: str, bare: str) -> None:
    assert shapes.bare(text) == bare


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("- 清溪抓项目 3", "清溪抓项目"),
        ("关于队伍的思考…………4", "关于队伍的思考"),
        ("党建（12）", "党建"),
        ("2022年工作......1", "2022年工作"),
        ("没有页码", "没有页码"),
        ("关于队伍的思考……县委组织部", "关于队伍的思考"),
    ],
)
def test_a_leader_comes_off(text: str, words: str) -> None:
    assert shapes.without_leader(text) == words


@pytest.mark.parametrize(("text", "wide"), [("", 0), ("ab1", 3), ("党建", 4), ("𠮷a", 3), ("“党”", 6)])
def test_width_counts_columns(text: str, wide: int) -> None:
    assert shapes.columns(text) == wide


@pytest.mark.parametrize(
    ("text", "tabular"),
    [
        ("表1 各乡镇情况", True),
        ("城关镇  21  830", True),
        ("| a | b | c |", True),
        ("地区（单位） 引进总数（人） 同比增长（%）", True),
        ("云台区 1342 286 12.4", True),
        ("合 计 4 826 1,219 12.9%", True),
        ("走访 12 次，办结 1 260", False),
        ("党建引领 促振兴 3", False),
        ("▲ 图为𠮷庆村党员大会", True),
        ("县委　　赵强", False),
        ("表彰了8人", False),
    ],
)
def test_rows_of_tables_are_known(text: str, tabular: bool) -> None:
    assert shapes.is_tabular(text) is tabular


@pytest.mark.parametrize(
    ("text", "open_"), [("将镇（街", True), ("（一）党建", False), ("（县委）", False), ("𠮷(", True)]
)
def test_an_open_bracket_is_seen(text: str, open_: bool) -> None:
    assert shapes.leaves_open(text) is open_


@pytest.mark.parametrize(
    ("text", "leader"),
    [
        ("党建引领乡村振兴……12", True),
        ("党建引领乡村振兴 3", True),
        ("2022年工作.1", True),
        ("党建引领乡村振兴……市委组织部课题组", True),
        ("党建引领乡村振兴……再上台阶", False),
        ("同比增长12.4", False),
        ("云台区 1342 286 12", False),
    ],
)
def test_a_page_number_is_told_from_a_figure(text: str, leader: bool) -> None:
    assert shapes.has_leader(text) is leader


@pytest.mark.parametrize(
    ("text", "marked"), [("△𠮷庆村夜访", True), ("•农垦集团进田头", True), ("• 一条一条记", False), ("🏠", False)]
)
def test_a_mark_opens_a_title(text: str, marked: bool) -> None:
    assert shapes.opens_with_mark(text) is marked


@pytest.mark.parametrize(
    ("text", "signed"),
    [
        ("市税务局机关党委    2024年7月5日", True),
        ("（河口乡党委 2021年3月）", True),
        ("2024年7月5日", False),
        ("河口乡党委于2024年7月5日", False),
        ("𠮷庆村委会 2024年7月5日", True),
    ],
)
def test_a_signature_may_stand_on_one_line(text: str, signed: bool) -> None:
    assert shapes.is_signed(text) is signed


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("三 道 河 乡 党 委", "三道河乡党委"),
        ("建 好 “小 阵 地” 做 活 “大 文 章”", "建好“小阵地”做活“大文章”"),
        ("𠮷　庆　村　党　总　支", "𠮷庆村党总支"),
        ("把支部建在网格上 把服务送到家", "把支部建在网格上 把服务送到家"),
        ("甲 乙 1 2 3", "甲 乙 1 2 3"),
    ],
)
def test_letters_set_apart_are_closed_up(text: str, closed: str) -> None:
    assert shapes.closed_up(text) == closed
