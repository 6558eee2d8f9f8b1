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
