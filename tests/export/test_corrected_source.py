"""Corrections woven into the source: the laws, and files as they come."""

from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.domain.bulletins import ALPHABET, bulletin_of, corrections, ids
from tests.domain.structures import parsed_bulletins

from zugong_desk.domain import edit
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.change import apply
from zugong_desk.domain.corrections import compared
from zugong_desk.domain.finding import Act
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.said import said
from zugong_desk.domain.source import Source
from zugong_desk.export.corrected_source import weave
from zugong_desk.places import seeds_dir
from zugong_desk.reading.files import read
from zugong_desk.reading.parser import parse

TUNED = Path(__file__).parents[1] / "data" / "tuned"
FILES = [*sorted(seeds_dir().glob("*.txt")), *sorted(path for path in TUNED.iterdir() if path.suffix != ".json")[::6]]
TEXTS = st.lists(st.text(ALPHABET, min_size=1, max_size=10).filter(str.strip), min_size=1, max_size=5)


def parsed(source: Source) -> Bulletin:
    return Bulletin("t", source, parse(source).blocks)


def bulletin(text: str) -> Bulletin:
    return parsed(Source("t.txt", "0" * 64, "utf-8", text))


def woven(now: Bulletin, was: Bulletin) -> str:
    return weave(now, said(was.blocks, len(was.source.text)))


def typed(now: Bulletin, old: str, new: str) -> Bulletin:
    assert now.text.count(old) == 1
    at = now.text.index(old)
    fresh = count()
    return apply(now, edit.type_over(now, now.span(at, at + len(old)), new, lambda: f"n{next(fresh)}"))


def lines(one: Bulletin) -> list[str]:
    return ["".join(line.text.split()) for line in one.lines if line.text.strip()]


@given(TEXTS)
def test_what_nobody_touched_comes_back_exactly(texts: list[str]) -> None:
    was = bulletin_of(*texts)
    assert woven(was, was) == was.source.text


@settings(max_examples=200)
@given(st.data())
def test_corrections_in_lines_of_plain_text_give_the_reading_text(data: st.DataObject) -> None:
    was = now = bulletin_of(*data.draw(TEXTS))
    fresh = ids()
    for _ in range(data.draw(st.integers(1, 4))):
        start, end = sorted(data.draw(st.lists(st.integers(0, len(now.text)), min_size=2, max_size=2)))
        words = data.draw(st.text(ALPHABET + "\n", max_size=3))
        now = apply(now, edit.type_over(now, now.span(start, end), words, fresh))
    feed = "\n" if len(was.lines) > 1 else "\n\n"
    assert woven(now, was) == now.text.replace("\n", feed)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Bulletin, Bulletin]:
    """A bulletin as parsed, with marks skipped, lines joined and blocks set aside, and after random corrections."""
    was = now = draw(parsed_bulletins(TEXTS))
    fresh = ids()
    for _ in range(draw(st.integers(0, 5))):
        now = apply(now, draw(corrections(now, fresh)))
    return was, now


@settings(max_examples=200)
@given(cases())
def test_every_word_of_the_reading_text_is_in_it_in_order(case: tuple[Bulletin, Bulletin]) -> None:
    was, now = case
    text = iter(woven(now, was))
    brought_back = any(
        one.aside and one.act is Act.INSERT for one in compared(now, said(was.blocks, len(was.source.text))).corrections
    )
    if not brought_back:
        assert all(char in text for char in now.text if not char.isspace())


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_parsed_again_it_has_the_reading_text(file: Path) -> None:
    was = now = parsed(read(file))
    prose = [line for line in was.lines if line.kind is Kind.PARAGRAPH and len(line.text) > 40]
    for line in prose[:: max(1, len(prose) // 4)]:
        at = now.start_of(line.id) + len(line.text) // 2
        now = apply(now, edit.type_over(now, now.span(at, at + 1), "𠮷", ids()))
    again = parsed(Source(was.source.file, was.source.sha256, was.source.encoding, woven(now, was)))
    assert lines(again) == lines(now)
    assert woven(again, again).count("𠮷") == now.text.count("𠮷")


WRAPPED = """云岭组工信息
第 3 期

青山县抓实基层治理

    近年来，青山县坚持党建引领，推动基层治理提质增效，全县
一百二十个村全部建起了议事亭，村民有事就在亭子里商量，办
成了三百多件实事，群众都说好。
    今年以来，县里又拿出一百万元，用于修缮破旧的亭子，并为
每个亭子配了一名联络员，由他们收集群众意见，再送到镇里。
"""


def test_hard_wraps_stay() -> None:
    was = bulletin(WRAPPED)
    assert woven(typed(was, "实事", "好😀事"), was) == WRAPPED.replace("实事", "好😀事")


def test_a_correction_across_a_wrap_takes_the_wrap_along() -> None:
    was = bulletin(WRAPPED)
    assert woven(typed(was, "全县一百二十个村", "120个村"), was) == WRAPPED.replace("全县\n一百二十个村", "120个村")


def test_a_paragraph_that_is_split_is_set_in_lines_of_its_own() -> None:
    was = bulletin(WRAPPED)
    text = woven(typed(was, "增效，全县", "增效。\n全县"), was)
    assert (
        "\n    近年来，青山县坚持党建引领，推动基层治理提质增效。\n    全县一百二十个村全部建起了议事亭，村民" in text
    )
    assert "用于修缮破旧的亭子，并为\n每个亭子" in text


def test_page_numbers_and_the_breaks_that_they_made_are_taken_out(issue: Bulletin) -> None:
    text = issue.source.text
    assert woven(issue, issue) == text.replace("每人\n- 1 -\n联系20户", "每人联系20户")
    now = typed(issue, "联系20户", "联系30户👍")
    assert woven(now, issue) == text.replace("每人\n- 1 -\n联系20户", "每人联系30户👍")


def test_marks_and_line_ends_stay() -> None:
    text = "# 云岭组工信息\r\n\r\n## 青山县抓实基层治理\r\n\r\n**一、强化领导。**县委定期研究，层层压实责任，部暑到位。\r\n\r\n"
    text += "**二、做实保障。**每年安排经费。\r\n"
    was = bulletin(text)
    assert woven(typed(was, "部暑", "部署"), was) == text.replace("部暑", "部署")
    assert woven(typed(was, "一、强化领导。", ""), was) == text.replace("**一、强化领导。**", "")
    gone = woven(typed(was, "\n一、强化领导。县委定期研究，层层压实责任，部暑到位。", ""), was)
    assert gone == text.replace("**一、强化领导。**县委定期研究，层层压实责任，部暑到位。\r\n\r\n", "")


def test_lines_put_in_come_between_with_the_blank_line_of_the_others() -> None:
    text = "第一段讲学习𠮷。\n\n第二段讲落实。\n\n第三段讲成效。\n"
    was = bulletin_of("第一段讲学习𠮷。", "", "第二段讲落实。")
    was = Bulletin(
        "t", Source("t.txt", "0" * 64, "utf-8", text), parse(Source("t.txt", "0" * 64, "utf-8", text)).blocks
    )
    now = typed(was, "落实。\n", "落实。\n新的一段😀。\n")
    assert woven(now, was) == text.replace("落实。\n\n", "落实。\n\n新的一段😀。\n\n")


def test_a_block_brought_back_stays_where_it_was() -> None:
    was = bulletin_of("甲段。", "- 1 -", "乙段。", kinds={1: Kind.PAGE_FOOTER})
    now = apply(was, edit.bring_back(was, "b1", ids()))
    assert woven(now, was) == was.source.text
    assert woven(was, was) == "甲段。\n乙段。"


def test_a_block_set_aside_is_taken_out() -> None:
    was = bulletin_of("甲段。", "阅后请存档", "乙段。")
    assert woven(apply(was, edit.relabel(was, "b1", Kind.NOISE)), was) == "甲段。\n乙段。"
