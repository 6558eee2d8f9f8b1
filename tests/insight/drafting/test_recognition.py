"""Recognition: what was got, by whom, at what level; and what only looks like it."""

import pytest
from tests.insight.drafting.reading import drafted_recognition, grows_linearly

from zugong_desk.insight.drafting.recognition import recognitions


@pytest.mark.parametrize(
    ("text", "got", "by", "level"),
    [
        ("青陵县获评全国农村改革先进县。", "获评全国农村改革先进县", "", "国家级"),
        ("该站荣获“全省先进基层党组织”称号。", "荣获“全省先进基层党组织”称号", "", "省级"),
        ("做法入选全市基层治理优秀案例。", "入选全市基层治理优秀案例", "", "市级"),
        ("村党总支被县委授予“红旗党支部”。", "被县委授予“红旗党支部”", "县委", "县级"),
        ("经验做法得到省委主要领导批示肯定。", "得到省委主要领导批示肯定", "省委主要领导", "省级"),
        ("市委书记作出批示。", "作出批示", "市委书记", "市级"),
        ("工作经验被省委组织部推介。", "被省委组织部推介", "省委组织部", "省级"),
        ("相关做法在全市转发。", "在全市转发", "", "市级"),
        ("经验在《青陵日报》刊发。", "在《青陵日报》刊发", "《青陵日报》", "媒体"),
        ("镇党委在全省组织部长会议上作交流发言。", "在全省组织部长会议上作交流发言", "", "省级"),
        ("全市网格化治理现场会在青陵召开。", "现场会在青陵召开", "", "市级"),
        ("社区被列为全省基层治理试点。", "被列为全省基层治理试点", "", "省级"),
        ("综合评价位居全市第一。", "位居全市第一", "", "市级"),
        ("小品在全国党员教育电视片评选中获一等奖，并被学习强国推介。", "被学习强国推介", "学习强国", "媒体"),
        ("𠮷岭村🙂获评全国文明村。", "获评全国文明村", "", "国家级"),
    ],
)
def test_what_was_got(text: str, got: str, by: str, level: str) -> None:
    found = {one.text: one for one in drafted_recognition(text)}
    assert got in found
    assert (found[got].about, found[got].level) == (by, level)


@pytest.mark.parametrize(
    "text",
    [
        "奋力争创全国文明城市。",
        "力争获评省级示范县。",
        "每年评选“最美网格员”20名。",
        "贯彻落实领导批示精神。",
        "领导批示：",
        "获得补助资金300万元。",
        "受到群众普遍好评。",
        "推广“党支部+合作社”模式。",
        "将成果转发至各支部学习。",
        "对获评先进的支部给予奖励。",
        "召开全县推进会，部署重点任务。",
        "获得感、幸福感不断增强。",
    ],
)
def test_what_is_no_recognition(text: str) -> None:
    assert drafted_recognition(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "该做法先后被省委办公厅《信息参考》采用2次。",
        "工作经验入编全国基层治理创新案例选。",
        "“邻里议事厅”项目拿下全省志愿服务大赛金奖。",
        "相关工作获国务院办公厅督查激励。",
        "中央主题教育第五指导组对此给予充分肯定。",
        "省委常委、组织部长到村调研时点赞“小板凳会”。",
        "县委书记在信息上批示：“值得推广”。",
        "全省组织系统信息化观摩会放在该区召开。",
        "该村登上“中国美丽休闲乡村”榜单。",
        "在全市党建创新案例评比中夺魁。",
        "市委改革委将其作为改革典型案例印发。",
        "国家发展改革委发文推广该模式。",
        "省电视台连续三期播出该镇的做法。",
        "经省民政厅验收，被确定为全省社区治理创新实验区。",
        "收到省委组织部贺信。",
        "省委党校把这一案例搬上课堂。",
        "共青团中央授予其“青年突击队”称号。",
        "被市委、市政府记集体三等功。",
        "获批国家级夜间文旅消费集聚区。",
        "连续3年在市级考核中获得优秀等次。",
        "全市20个乡镇来此现场观摩。",
        "人民日报客户端推送了村里的故事。",
        "做法被写入市政府工作报告。",
        "全国妇联代表前来观摩。",
    ],
)
def test_many_ways_to_be_recognised(text: str) -> None:
    assert drafted_recognition(text)


@pytest.mark.parametrize(
    "text",
    [
        "推荐3名党员参加市级表彰。",
        "对标全国先进地区找差距。",
        "县委组织部转发了省里的文件。",
        "邀请省委党校专家授课。",
        "省级财政安排奖补资金20万元。",
        "被列入市委巡察整改清单。",
        "市委组织部印发《关于加强党建工作的意见》。",
        "对获得市级以上荣誉的支部优先推荐。",
        "得到市委组织部资金支持50万元。",
        "省委第三巡视组向县委反馈意见。",
        "年度考核连续两次被评为“一般”的约谈提醒。",
        "召开“两优一先”表彰大会。",
        "县委组织部将其列入年度考核。",
        "请县委办公室在全县推广。",
        "镇里在全镇评出红旗村5个。",
    ],
)
def test_doings_of_higher_units_that_are_none(text: str) -> None:
    assert drafted_recognition(text) == []


def test_two_in_one_clause_are_two() -> None:
    found = drafted_recognition("2家商会获评全国“四好”商会、9家商会获评省级“四好”商会。")
    assert [(one.text, one.level) for one in found] == [
        ("获评全国“四好”商会", "国家级"),
        ("获评省级“四好”商会", "省级"),
    ]


def test_a_municipality_ranks_with_provinces() -> None:
    (one,) = drafted_recognition("做法在全市推广。", issuer="中共重庆市渝北区委组织部")
    assert one.level == "省级"


@pytest.mark.parametrize("piece", ["获评全国先进，", "被", "获", "“", "《", "批示", "在全市会", "，", "\n", "被省委🙂"])
def test_time_is_linear(piece: str) -> None:
    assert grows_linearly(recognitions, piece)
