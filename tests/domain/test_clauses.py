"""Sentences and clauses of a line."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zugong_desk.domain.clauses import REACH, Range, clauses, sentences

LINES = st.text("甲乙丙一二是的等。！？；，：、…“”‘’（）《》𠮷🏠é\u0301 1,.a", max_size=60)
LEFT_OUT = " \t\u3000\u00a0，；：,;:"


def read(text: str, found: tuple[Range, ...]) -> list[str]:
    return [text[start:end] for start, end in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("办成实事🏠三件。𠮷祥村增收！", ["办成实事🏠三件。", "𠮷祥村增收！"]),
        ("他说：“要干。一定要干好。”大家鼓掌。", ["他说：“要干。一定要干好。”", "大家鼓掌。"]),
        ("“干就完了！”的劲头很足，村民说好。", ["“干就完了！”的劲头很足，村民说好。"]),
        ("“真好！”，他说。", ["“真好！”，他说。"]),
        ("收入（含补贴。）增长两成。", ["收入（含补贴。）增长两成。"]),
        ("已见成效。（详见附件。）此外还有。", ["已见成效。", "（详见附件。）", "此外还有。"]),
        ("做到三个到位：一是选好人；二是管好人，用好人。", ["做到三个到位", "一是选好人", "二是管好人，用好人。"]),
        ("前半；后半。", ["前半；后半。"]),
        ("等等……后来成了……", ["等等……后来成了……"]),
        ("收入7.2万元。比例3.5%", ["收入7.2万元。", "比例3.5%"]),
        ("一．建强队伍", ["一．建强队伍"]),
        ("没有句号的标题", ["没有句号的标题"]),
        ("“没有收住。后面", ["“没有收住。", "后面"]),
        ("好！！真的？！是。", ["好！！", "真的？！", "是。"]),
        ("　　缩进。　", ["缩进。"]),
        ("", []),
        ("，　；", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert read(text, sentences(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("选好人，配强班子；管好人。", ["选好人", "配强班子", "管好人。"]),
        ("共1,200元，8：30开会", ["共1,200元", "8：30开会"]),
        ("见《加强，改进的意见》，抓落实", ["见《加强，改进的意见》", "抓落实"]),
        ("推行“一核，多元”，𠮷祥村先行🏠，见效", ["推行“一核，多元”", "𠮷祥村先行🏠", "见效"]),
        ("党建、产业、治理", ["党建、产业、治理"]),
    ],
)
def test_clauses(text: str, expected: list[str]) -> None:
    assert read(text, clauses(text)) == expected


def test_marks_far_apart_hold_nothing_together() -> None:
    speech = f"“{'甲' * REACH}。乙，丙。”"
    assert len(sentences(speech)) == 2
    assert len(clauses(speech)) == 3


@given(LINES)
def test_nothing_but_blanks_and_pauses_is_left_out(text: str) -> None:
    for found in (sentences(text), clauses(text)):
        assert all(start < end for start, end in found)
        assert all(before[1] <= after[0] for before, after in pairwise(found))
        bounds = [0, *(edge for one in found for edge in one), len(text)]
        between = [text[start:end] for start, end in zip(bounds[::2], bounds[1::2], strict=True)]
        assert all(char in LEFT_OUT for part in between for char in part)
        assert not any(part[0] in LEFT_OUT or part[-1] in LEFT_OUT for part in read(text, found))


@given(LINES)
def test_each_clause_lies_in_one_sentence(text: str) -> None:
    whole = sentences(text)
    for start, end in clauses(text):
        assert sum(first <= start and end <= last for first, last in whole) == 1


@given(st.text("甲，。；", max_size=8), st.text("乙，。；！", max_size=20), st.text("丙，。", max_size=8))
def test_a_pair_of_marks_is_never_cut(before: str, inside: str, after: str) -> None:
    text = f"{before}《{inside}》{after}"
    first, last = len(before), len(before) + len(inside) + 1
    for found in (sentences(text), clauses(text)):
        assert any(start <= first and last < end for start, end in found)
