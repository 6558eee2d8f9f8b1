"""Passages: paragraphs whole, long ones cut at sentences, short neighbours together, nothing twice and nothing lost."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.insight.similar.passage import LONGEST, SHORT, passages_of, pieces
from zugong_desk.reading import parse, read_bytes

ISSUE = """云岭组工信息

第 3 期

中共云岭市委组织部研究室

2022 年 5 月 6 日

聚力强基 抓实治理𠮷

青山县委组织部

近年来，青山县坚持党建引领，推动基层治理提质增效😀。

一、强化领导

县委定期研究，层层压实责任，书记带头包联后进村，部门联动解决难题，形成一级抓一级的格局𠮷。

二、做实保障

每年安排经费一百万元，用于村级阵地建设和干部待遇提升，确保有钱办事、有人管事、有章理事😀。

报：省委组织部。
"""


def test_passages_are_the_prose_with_its_range() -> None:
    source = read_bytes("a.txt", ISSUE.encode())
    bulletin = Bulletin("a", source, parse(source).blocks)
    found = passages_of(bulletin)
    assert len(found) == 3
    assert all(bulletin.text[one.start : one.end] == one.text for one in found)
    assert not any("报：" in one.text or "第 3 期" in one.text or "强化领导" in one.text for one in found)
    assert found[0].text.endswith("😀。")


def test_a_long_paragraph_is_cut_behind_sentences() -> None:
    text = "".join(f"第{at}个村办起合作社，带动农户增收，村集体收入增长𠮷明显。" for at in range(30))
    ranges = pieces(text)
    assert len(ranges) > 3
    assert "".join(text[start:end] for start, end in ranges) == text
    assert all(text[start:end].endswith("。") for start, end in ranges)
    assert all(end - start <= LONGEST for start, end in ranges)


def test_short_paragraphs_stand_together() -> None:
    text = "一是抓班子。\n二是带队伍。\n三是强保障😀。"
    assert pieces(text) == [(0, len(text))]


@given(st.lists(st.text("组工县委，。；\u3000😀𠮷a1", max_size=300), max_size=6))
def test_pieces_cover_all_but_empty_lines(lines: list[str]) -> None:
    text = "\n".join(lines)
    ranges = pieces(text)
    assert all(start < end for start, end in ranges)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(ranges))
    covered = {at for start, end in ranges for at in range(start, end)}
    assert all(at in covered or char == "\n" for at, char in enumerate(text))
    assert all(end - start <= 2 * LONGEST + SHORT or "。" not in text[start:end] for start, end in ranges)
