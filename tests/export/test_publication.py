"""A collection as it is printed: titles counted, sources cited, notes to the reader, nothing of the text lost."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zugong_desk.domain.arrangement import Item
from zugong_desk.domain.collection import Citing, Collection, Excerpt, Section
from zugong_desk.domain.manuscript import Face, Manuscript
from zugong_desk.export.passages import Passage
from zugong_desk.export.publication import heading_level, manuscript_of, manuscript_of_passages, said_once

COLLECTION = Collection(
    "c",
    "村级集体经济典型做法",
    maker="江城市委研究室　编",
    date="2024年5月",
    preface="供参考。\n𠮷字开头。",
    citing=Citing.SHORT,
)
ITEMS: tuple[Item, ...] = (
    Section("s1", "c", 0, "配强带头队伍", lead="先选人。"),
    Excerpt("e1", "c", "i1", 1, "", "", "选优能人"),
    Excerpt("e2", "c", "i1", 2, "", "", "二、联合抱团"),
    Section("s2", "c", 3, "发展产业"),
    Section("s3", "c", 4, "乡村产业", level=2),
    Excerpt("e3", "c", "i2", 5, "", ""),
)
PASSAGES = {
    "e1": Passage(
        "选优能人",
        "选出12名👍。\n一、做法\n办结3件。",
        "《江城信息》2024年第3期 · 青石镇党委",
        note="可学",
        org="青石镇党委",
    ),
    "e2": Passage(
        "二、联合抱团", "3个村联合。", "《江城信息》2024年第3期 · 青石镇党委", tags=("党建",), org="青石镇党委"
    ),
    "e3": Passage("", "第三段。", "二.txt"),
}
PASSAGES = {
    id: replace(one, issue_line=one.source_line.split(" · ")[0], short_issue="2024年第3期" if id != "e3" else "")
    for id, one in PASSAGES.items()
}


def shown(manuscript: Manuscript) -> list[tuple[str, str]]:
    return [(one.style.value, one.text) for one in manuscript.lines]


def test_a_collection_is_counted_and_cited() -> None:
    made = manuscript_of(replace(COLLECTION, sources=True, contents=True), ITEMS, PASSAGES)
    assert made.contents
    assert shown(made) == [
        ("title", "村级集体经济典型做法"),
        ("maker", "江城市委研究室　编"),
        ("maker", "2024年5月"),
        ("rule", ""),
        ("page_break", ""),
        ("quiet", "供参考。"),
        ("quiet", "𠮷字开头。"),
        ("heading_1", "一、配强带头队伍"),
        ("quiet", "先选人。"),
        ("heading_2", "（一）选优能人"),
        ("body", "选出12名👍。"),
        ("heading_3", "一、做法"),
        ("body", "办结3件。（青石镇党委，2024年第3期）"),
        ("remark", "编者注：可学"),
        ("heading_2", "二、联合抱团"),
        ("body", "3个村联合。（青石镇党委，2024年第3期）"),
        ("heading_1", "二、发展产业"),
        ("heading_2", "（一）乡村产业"),
        ("body", "第三段。（二.txt）"),
        ("heading_1", "资料来源"),
        ("body", "1．《江城信息》2024年第3期"),
        ("body", "2．二.txt"),
    ]
    assert [one.origin for one in made.lines[7:12]] == ["s1", "s1", "e1", "e1", "e1"]


def test_titles_run_in_and_details() -> None:
    made = manuscript_of(
        replace(COLLECTION, run_in=True, details=True, citing=Citing.FULL, preface=""), ITEMS, PASSAGES
    )
    first = next(one for one in made.lines if one.origin == "e1")
    assert [(piece.text, piece.face) for piece in first.pieces] == [
        ("选优能人。", Face.HEI),
        ("选出12名👍。", Face.PLAIN),
    ]
    assert ("remark", "标签：党建") in shown(made)
    assert any(text.endswith("（《江城信息》2024年第3期 · 青石镇党委）") for _, text in shown(made))


def test_an_editor_s_citation_goes_first_and_none_prints_none() -> None:
    items = (replace(ITEMS[1], citation="引自市委简报"),)
    assert shown(manuscript_of(COLLECTION, items, PASSAGES))[-2][1].endswith("（引自市委简报）")
    bare = manuscript_of(replace(COLLECTION, citing=Citing.NONE, numbered=False), items, PASSAGES)
    assert shown(bare)[-2:] == [("body", "办结3件。"), ("remark", "编者注：可学")]
    assert ("heading_1", "选优能人") in shown(bare)


@given(st.lists(st.text("甲𠮷👍一、。（）1\n 是", max_size=12), max_size=4), st.booleans(), st.sampled_from(Citing))
def test_no_character_of_an_excerpt_is_lost(texts: list[str], run_in: bool, citing: Citing) -> None:
    items = tuple(Excerpt(f"e{at}", "c", "i", at, text, text, "题") for at, text in enumerate(texts))
    passages = {one.id: Passage("题", one.text, "二.txt", short_issue="期", issue_line="《信息》") for one in items}
    made = manuscript_of(replace(COLLECTION, run_in=run_in, citing=citing), items, passages)
    for item in items:
        printed = "".join(one.text for one in made.lines if one.origin == item.id)
        assert "".join(part.strip() for part in item.text.split("\n")) in printed


@pytest.mark.parametrize(
    ("title", "text", "org", "left"),
    [
        ("青石镇 办好𠮷站", "△青石镇办好𠮷站。建站12个。（青石镇党委）", "青石镇党委", "建站12个。"),
        ("办好站", "办好站就是办好事。", "", "办好站就是办好事。"),
        ("办好站", "办好站。", "", "办好站。"),
        ("", "建站12个👍。(青石镇 党委)", "青石镇党委", "建站12个👍。"),
        ("", "建站12个。（县委）", "青石镇党委", "建站12个。（县委）"),
        ("题", "（青石镇党委）", "青石镇党委", "（青石镇党委）"),
    ],
)
def test_title_and_credit_are_printed_once(title: str, text: str, org: str, left: str) -> None:
    assert said_once(title, text, org) == left


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("一、抓队伍", 1),
        ("（二）抓产业", 2),
        ("3．强保障", 3),
        ("（4）严考核", 4),
        ("一是抓队伍", None),
        ("一、抓队伍，选出12名能人。", None),
        ("2024年3月8日", None),
        (f"一、{'长' * 40}", None),
    ],
)
def test_headings_are_known_by_number_and_shape(text: str, level: int | None) -> None:
    assert heading_level(text) == level


def test_passages_stand_under_their_tags() -> None:
    passages = [replace(PASSAGES["e1"], section="党建"), replace(PASSAGES["e3"], section="产业")]
    lines = shown(manuscript_of_passages("典型做法摘编", passages))
    assert [text for style, text in lines if style == "heading_1"] == ["一、党建", "二、产业"]
    assert ("remark", "备注：可学") in lines


def test_an_excerpt_without_a_title_takes_no_number() -> None:
    passages = [Passage("", "无题的𠮷。", "出处"), Passage("选优能人", "选出12名👍。", "出处")]
    assert ("heading_1", "一、选优能人") in shown(manuscript_of_passages("查找结果", passages))
