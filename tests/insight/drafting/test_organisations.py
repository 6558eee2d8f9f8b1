"""Who carries a practice out: the signature, else whom title and passage name as doer."""

import pytest

from zugong_desk.insight.drafting.known import Known
from zugong_desk.insight.drafting.organisations import organisations
from zugong_desk.insight.drafting.passage import Passage
from zugong_desk.insight.gazetteer import bundled


def passage(text: str, title: str = "", signed: str = "", issuer: str = "中共安庆市委组织部") -> Passage:
    head = f"{title}\n{signed}\n" if signed else f"{title}\n" if title else ""
    whole = head + text
    where = (len(title) + 1, len(title) + 1 + len(signed)) if signed else None
    title_at = (0, len(title)) if title else None
    return Passage(whole, len(head), len(whole), (0, len(whole)), title_at, signed, where, issuer=issuer)


def best(one: Passage, known: Known | None = None) -> str:
    found = organisations(one, bundled(), known or Known())
    return found[0].text if found else ""


def test_who_signs_is_the_doer_whatever_the_text_names() -> None:
    one = passage("石川镇推行板凳会，效果好。", "板凳会上说家常", "桐城市委组织部")
    assert best(one) == "桐城市委组织部"
    first = organisations(one, bundled())[0]
    assert one.text[first.start : first.end] == "桐城市委组织部"


@pytest.mark.parametrize(
    ("title", "text", "doer"),
    [
        ("甘肃省礼县：书记项目激活新引擎", "礼县持续深化党建领航。", "礼县"),
        ("浙江德清：数字赋能乡村治理", "德清县创新推行数字乡村一张图。", "德清县"),
        ("宿松县大力实施归雁计划", "针对人才外流，县里出台十条措施。", "宿松县"),
        ("把支部建在船上", "宜秀区白泽湖乡党委把支部建在船上，渔民有了家。", "宜秀区白泽湖乡党委"),
        ("", "近年来，市住建局机关党委推行一线工作法，干部下沉工地。", "市住建局机关党委"),
        ("", "针对停车难问题，华阳路街道探索错时共享，盘活车位二百个。", "华阳路街道"),
        ("", "2022年以来，怀宁县坚持大抓基层，选派一百名干部驻村。", "怀宁县"),
        ("青陵供电公司：党员服务队进村来", "雪后抢修三十处。", "青陵供电公司"),
    ],
)
def test_without_a_signature_title_and_text_name_the_doer(title: str, text: str, doer: str) -> None:
    assert best(passage(text, title)) == doer


@pytest.mark.parametrize("text", ["一是强化领导。层层压实责任。", "群众满意度大幅提升。", "会议指出，要抓好落实。"])
def test_a_text_that_names_nobody_leaves_it_to_the_issuer(text: str) -> None:
    (only,) = organisations(passage(text), bundled())
    assert (only.text, only.grounded, only.confidence < 0.5) == ("中共安庆市委组织部", False, True)


def test_a_unit_on_the_line_above_signs_though_the_parser_saw_no_byline() -> None:
    text = "青陵组工 第3期 中共安庆市委组织部 支部建在班组 东湖市港务集团党委\n集团党委把支部建在班组。"
    start = text.index("\n") + 1
    one = Passage(text, start, len(text), (start, len(text)), issuer="中共安庆市委组织部")
    assert best(one) == "东湖市港务集团党委"


def test_a_unit_goes_by_the_name_that_the_library_knows() -> None:
    known = Known(organisations={"桐城市委组织部": "中共桐城市委组织部"})
    assert best(passage("推行板凳会。", "板凳会", "桐城市委组织部"), known) == "中共桐城市委组织部"


def test_ranges_quote_what_names_the_unit() -> None:
    one = passage("😀宿松县𠮷岭镇党委推行板凳会。", "宿松县大力实施归雁计划")
    for value in organisations(one, bundled()):
        assert not value.grounded or one.text[value.start : value.end] == value.text


@pytest.mark.parametrize(
    ("below", "doer"),
    [
        ("\n\n（青陵县自然资源局）\n", "青陵县自然资源局"),
        ("\n\n青陵县云坪镇党委　2020年12月16日\n", "青陵县云坪镇党委"),
        ("\n（𠮷岭县云坪镇党委供稿）\n😀", "𠮷岭县云坪镇党委"),
    ],
)
def test_a_unit_on_the_line_below_signs_too(below: str, doer: str) -> None:
    said = "办事的人少跑了路。"
    assert best(Passage(said + below, 0, len(said), (0, len(said)))) == doer


def test_a_line_below_that_names_no_unit_signs_nothing() -> None:
    said = "办事的人少跑了路。"
    text = f"{said}\n\n报：省委组织部，市委常委\n"
    assert organisations(Passage(text, 0, len(said), (0, len(said))), bundled()) == ()


def test_what_the_text_calls_in_short_goes_by_its_full_name() -> None:
    text = "青陵组工 第4期\n东湖理工大学材料学院党委\n学院党委把支部建在课题组。"
    start = text.rindex("\n") + 1
    issuer = "东湖理工大学材料学院党委"
    assert best(Passage(text, start, len(text), (start, len(text)), issuer=issuer)) == issuer


def test_a_title_names_the_place_that_does_whatever_it_does() -> None:
    assert best(passage("一是定岗。层层压实。", "宿松县念好“定、晒、评”三字诀")) == "宿松县"


@pytest.mark.parametrize("signed", ["2016年11月30日", "二〇一九年四月三日"])
def test_a_date_signs_nothing(signed: str) -> None:
    found = organisations(passage("召回不是为了整人。", "动真格", signed), bundled())
    assert signed not in {one.text for one in found}


def test_who_stands_far_above_the_issuer_is_no_doer() -> None:
    found = organisations(passage("秩序好了。江苏省委两次发贺信。省委组织部到过村里。"), bundled())
    assert {one.text for one in found} == {"中共安庆市委组织部"}


def test_a_fragment_s_last_line_in_brackets_signs_it() -> None:
    said = "三、突出实训。培训干部四千人。"
    text = f"{said}\n\n四、突出严管。（略）\n\n（𠮷岭县委组织部干部教育科）\n"
    found = organisations(Passage(text, 0, len(said), (0, len(said))), bundled())
    assert found[0].text == "𠮷岭县委组织部干部教育科"
