from dataclasses import replace

import pytest

from zugong_desk.domain.annotation import Annotation, Practice
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.codebook import Tags
from zugong_desk.domain.collection import Excerpt
from zugong_desk.domain.masthead import Masthead
from zugong_desk.domain.span import Anchor, Place, Span
from zugong_desk.export.passages import (
    GONE,
    NO_BULLETIN,
    Origin,
    Passage,
    passage_of_excerpt,
    passages_of_annotations,
    passages_of_excerpts,
    source_line,
)
from zugong_desk.export.remarks import remarks

FULL = Masthead("江城组工信息", "第3期", "江城市委组织部研究室", "2024年3月8日", 3, None, None, "2024-03-08")
ORG = "青石镇党委"


@pytest.mark.parametrize(
    ("head", "org", "line"),
    [
        (FULL, ORG, "《江城组工信息》2024年第3期 · 青石镇党委"),
        (FULL, None, "《江城组工信息》2024年第3期"),
        (FULL, "", "《江城组工信息》2024年第3期"),
        (replace(FULL, title="《江城组工信息》"), ORG, "《江城组工信息》2024年第3期 · 青石镇党委"),
        (replace(FULL, issue_no="〔2024〕12号", issue_year=2024), ORG, "《江城组工信息》〔2024〕12号 · 青石镇党委"),
        (replace(FULL, issue_no="2024年第3期", issue_year=2024), ORG, "《江城组工信息》2024年第3期 · 青石镇党委"),
        (replace(FULL, date=None), ORG, "《江城组工信息》第3期 · 青石镇党委"),
        (replace(FULL, issue_no=None), ORG, "《江城组工信息》2024年3月8日 · 青石镇党委"),
        (replace(FULL, issue_no=None, date=None), ORG, "《江城组工信息》 · 青石镇党委"),
        (replace(FULL, title=None), ORG, "2024年第3期 · 青石镇党委"),
        (replace(FULL, title=None, issue_no=None), ORG, "江城.txt · 青石镇党委"),
        (None, ORG, "江城.txt · 青石镇党委"),
        (None, None, "江城.txt"),
    ],
)
def test_source_lines(head: Masthead | None, org: str | None, line: str) -> None:
    assert source_line(head, org, "江城.txt") == line


@pytest.mark.parametrize(
    ("block", "title"),
    [
        ("b0", None),
        ("b3", None),
        ("b4", "青石镇办好𠮷字服务队"),
        ("b9", "青石镇办好𠮷字服务队"),
        ("b8", None),
        ("b10", "白鹭村的“小院议事”"),
        ("b11", None),
        ("nowhere", None),
    ],
)
def test_the_article_at_a_block(issue: Bulletin, block: str, title: str | None) -> None:
    article = Origin(issue).article_at(block)
    assert (article.title if article else None) == title


def test_an_annotation_takes_its_practice_name_as_title(tagged: Bulletin, tags: Tags) -> None:
    passage = Origin(tagged).of_annotation(tagged.annotations["a1"], tags)
    assert passage.title == "𠮷字服务队"
    assert passage.text == "\n".join(tagged.block(id).text for id in ("b7", "b9"))
    assert passage.source_line == "《江城组工信息》2024年第3期 · 青石镇党委"
    assert (passage.tags, passage.section, passage.note) == (("队伍建设",), "队伍建设", "先核数字")
    assert (passage.bulletin, passage.issue, passage.org) == ("i1", "2024-3", "青石镇党委")


def test_an_annotation_without_a_name_is_called_by_the_head_it_stands_under_or_its_article(
    tagged: Bulletin, tags: Tags
) -> None:
    bare = tagged.with_annotation("a1", Annotation("a1", "t1"))
    assert Origin(bare).of_annotation(bare.annotations["a1"], tags).title == "选人用心"
    assert Origin(bare).of_annotation(bare.annotations["a2"], tags).title == "选人用心"
    assert Origin(bare).of_annotation(bare.annotations["a3"], tags).title == "白鹭村的“小院议事”"


def test_an_orphan_keeps_its_words_and_says_so(tagged: Bulletin, tags: Tags) -> None:
    passage = Origin(tagged).of_annotation(tagged.annotations["a3"], tags)
    assert (passage.text, passage.note, passage.tags) == ("被删的𠮷", GONE, ("没有的标签",))


def excerpt(**changes: str) -> Excerpt:
    return replace(Excerpt("e1", "c1", "i1", 0, "原来的字", "改过的𠮷字", "摘录题", "第一部分", "批注"), **changes)


def put(issue: Bulletin, start: str, end: str, length: int) -> Bulletin:
    return issue.with_place("e1", Place(Span(Anchor(start, 0), Anchor(end, length))))


def test_an_excerpt_goes_out_as_edited_with_the_tags_it_overlaps(tagged: Bulletin, tags: Tags) -> None:
    passage = passage_of_excerpt(put(tagged, "b7", "b9", 4), excerpt(), tags)
    assert (passage.text, passage.title, passage.section, passage.note) == ("改过的𠮷字", "摘录题", "第一部分", "批注")
    assert passage.tags == ("队伍建设", "联系群众")
    assert passage.practice == tagged.annotations["a1"].practice
    assert passage.source_line == "《江城组工信息》2024年第3期 · 青石镇党委"


def test_an_excerpt_beside_a_tag_does_not_take_it(tagged: Bulletin, tags: Tags) -> None:
    passage = passage_of_excerpt(put(tagged, "b6", "b6", 9), excerpt(title=""), tags)
    assert (passage.tags, passage.practice, passage.title) == ((), Practice(), "青石镇办好𠮷字服务队")


def test_of_several_practices_the_one_with_most_of_the_excerpt_counts(tagged: Bulletin, tags: Tags) -> None:
    small = tagged.with_annotation("a2", Annotation("a2", "t2", practice=Practice("小队")))
    assert passage_of_excerpt(put(small, "b7", "b9", 4), excerpt(), tags).practice.name == "𠮷字服务队"
    inside = small.with_place("e1", small.places["a2"])
    later = inside.with_place("a1", Place(Span(Anchor("b7", 30), Anchor("b9", 3))))
    assert passage_of_excerpt(later, excerpt(), tags).practice.name == "小队"


@pytest.mark.parametrize("gone", [None, "orphan"])
def test_an_excerpt_without_its_place_goes_out_all_the_same(tagged: Bulletin, tags: Tags, gone: str | None) -> None:
    place = Place(Span(Anchor("b7", 3), Anchor("b7", 3)), gone) if gone else None
    bulletin = tagged.with_place("e1", place) if place else tagged
    passage = passage_of_excerpt(bulletin, excerpt(), tags)
    assert (passage.text, passage.tags) == ("改过的𠮷字", ())
    assert passage.source_line.startswith("《江城组工信息》2024年第3期")


def test_an_excerpt_outlives_its_bulletin(tags: Tags) -> None:
    passage = passage_of_excerpt(None, excerpt(), tags)
    assert (passage.text, passage.title, passage.source_line) == ("改过的𠮷字", "摘录题", NO_BULLETIN)


def test_annotations_of_many_bulletins_come_tag_by_tag(tagged: Bulletin, tags: Tags) -> None:
    other = Bulletin("i2", tagged.source, tagged.blocks, tagged.places, tagged.annotations)
    found = passages_of_annotations([tagged, other], tags)
    assert [(one.section, one.bulletin) for one in found] == [
        *[("队伍建设", "i1"), ("队伍建设", "i2")],
        *[("联系群众", "i1"), ("联系群众", "i2")],
        *[("没有的标签", "i1"), ("没有的标签", "i2")],
    ]
    only = passages_of_annotations([tagged, other], tags, frozenset({"t2"}))
    assert [one.bulletin for one in only] == ["i1", "i2"]


def test_excerpts_keep_their_order_and_ask_for_each_bulletin_once(tagged: Bulletin, tags: Tags) -> None:
    asked = []

    def bulletin_of(id: str) -> Bulletin | None:
        asked.append(id)
        return tagged if id == "i1" else None

    taken = [excerpt(id="x1"), excerpt(id="x2", bulletin="i9"), excerpt(id="x3")]
    found = passages_of_excerpts(taken, bulletin_of, tags)
    assert [one.source_line == NO_BULLETIN for one in found] == [False, True, False]
    assert asked == ["i1", "i9"]


def test_remarks_say_a_name_that_is_the_title_only_once() -> None:
    passage = Passage("同名", "字", "", ("甲", "乙"), "一\n二", Practice(name="同名", place="青石镇", rating=3))
    assert remarks(passage) == [("标签", "甲、乙"), ("地点", "青石镇"), ("评级", "★★★"), ("备注", "一 二")]
    assert remarks(replace(passage, title="别名"))[1] == ("做法名称", "同名")
    assert remarks(Passage("题", "字", "")) == []
