"""The issue as a whole: contents lists and mastheads as they are parsed, and texts that no editor writes."""

from time import process_time

import pytest

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.source import Source
from zugong_desk.proofing.examples import bulletin_of
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.house import BARE
from zugong_desk.proofing.passage import IssueView, view_of
from zugong_desk.proofing.rule import Rule
from zugong_desk.proofing.rules.layout import bold, breaks, contents, headings, leftovers, masthead, spaces
from zugong_desk.proofing.rules.numbering import manners, sequence
from zugong_desk.reading import parse

RULES = {
    rule.id: rule
    for module in (bold, breaks, contents, headings, masthead, leftovers, spaces, manners, sequence)
    for rule in module.RULES
}

LINES = """云岭组工信息

第 12 期

中共云岭县委组织部          2024 年 5 月 8 日

目　录

松溪镇建强𠮷村班子　推动乡村治理提质增效……………………1
青石镇盘活闲置资产　壮大村级集体经济……………………3
县直机关推行错时服务　办好群众身边小事……………………5

松溪镇建强𠮷村班子　推动乡村治理提质增效

今年以来，松溪镇坚持把选优配强村级班子作为基层党建的首要任务，逐村分析研判，先后调整不胜任的村干部十二名。

青石镇盘活闲置资产　壮大村级集体经济

近年来，青石镇全面清查村集体闲置校舍、厂房和山塘，通过公开招租、入股联营等方式，年增收一百余万元。

县直机关推行错时服务　办好群众身边小事

去年底，县直机关工委组织三十六个支部推行中午不断岗、周末有人办，群众少跑了不少冤枉路，办件量比上年多了三成。

报：市委组织部。
送：县委常委。
发：各乡镇党委。
"""


def read(text: str) -> Bulletin:
    source = Source("t.txt", "0" * 64, "utf-8", text)
    return Bulletin("t", source, parse(source).blocks)


def said(id: str, bulletin: Bulletin) -> list[Hit]:
    look = RULES[id].in_issue
    assert look is not None
    return list(look(view_of(bulletin, BARE)))


@pytest.mark.parametrize("id", ["TOC-MATCH", "STRUCT-MASTHEAD", "NUM-SEQ", "OCR-PAGEBREAK"])
def test_a_sound_issue_is_left_alone(id: str) -> None:
    assert not said(id, read(LINES))


def test_a_slip_in_the_contents_shows_both_places() -> None:
    bulletin = read(LINES.replace("闲置资产", "闲置资源", 1))
    (hit,) = said("TOC-MATCH", bulletin)
    (beside,) = hit.beside
    assert bulletin.block(hit.block).text[hit.start : hit.end] == "青石镇盘活闲置资源　壮大村级集体经济"
    assert bulletin.block(beside.block).text[beside.start : beside.end] == beside.text


def test_pages_that_fall_are_found() -> None:
    (hit,) = said("TOC-MATCH", read(LINES.replace("……3", "……9")))
    assert "第 9 页" in hit.message


@pytest.mark.parametrize(
    ("gone", "named"),
    [
        ("第 12 期", "期号"),
        ("2024 年 5 月 8 日", "日期"),
        ("云岭组工信息", "刊名"),
        ("中共云岭县委组织部  ", "编印单位"),
    ],
)
def test_what_a_masthead_lacks_is_named(gone: str, named: str) -> None:
    (hit,) = said("STRUCT-MASTHEAD", read(LINES.replace(gone, "", 1)))
    assert named in hit.message


HOSTILE = {
    "one character": "一" * 60_000,
    "brackets": "（" * 60_000,
    "ordinals": "一是。" * 20_000,
    "joints": "今日⏎" * 15_000,
    "bold": "**甲**。" * 12_000,
    "figures": "1 个" * 20_000,
    "headings": "\n".join("〈heading 1〉一、推进建设，加强管理" for _ in range(2_000)),
    "contents": "\n".join(f"〈toc_entry〉甲县推进建设第{at}次 {at}" for at in range(1_000)),
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_no_text_takes_long(text: str) -> None:
    view = view_of(bulletin_of(text), BARE)
    begun = process_time()
    for rule in RULES.values():
        _run(rule, view)
    assert process_time() - begun < 5


def _run(rule: Rule, view: IssueView) -> None:
    for passage in view.passages if rule.in_block else ():
        list(rule.in_block(passage))  # type: ignore[misc]
    for article in view.articles if rule.in_article else ():
        list(rule.in_article(article))  # type: ignore[misc]
    list(rule.in_issue(view) if rule.in_issue else ())
