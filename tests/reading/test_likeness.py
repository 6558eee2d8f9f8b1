"""Likeness of blocks: what makes two lines look the same, and what tells them apart."""

import pytest
from tests.reading.parsed import BODY, OTHER, Row, bulletin_of

from zugong_desk.domain.kinds import Kind
from zugong_desk.reading.likeness import Looks, alike, looks_of, reason
from zugong_desk.reading.printed import Printed

P, T, H, B, C = Kind.PARAGRAPH, Kind.ARTICLE_TITLE, Kind.HEADING, Kind.BYLINE, Kind.COLUMN


def looks(*rows: Row) -> list[Looks]:
    bulletin = bulletin_of(*rows)
    found = looks_of(bulletin, Printed(bulletin.source))
    return [found[block.id] for block in bulletin.blocks]


def pair(first: str, second: str, kind: Kind = P, other: Kind = P) -> tuple[Looks, Looks]:
    """Two lines in the same surroundings: each between paragraphs."""
    found = looks(Row(BODY), Row(first, kind), Row(OTHER), Row(second, other), Row(BODY))
    return found[1], found[3]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("◆抓党建促振兴", "◆强队伍提升服务群众能力𠮷"),
        ("一、建强队伍", "三、完善机制保障落实"),
        ("（一）建强队伍", "（十二）完善机制"),
        ("01　建强队伍", "03　完善机制保障落实"),
        ("其一：建强队伍", "其三：完善机制保障落实"),
        ("**建强队伍**", "**完善机制保障落实**"),
        ("## 建强队伍", "## 完善机制保障落实"),
        ("（青山县委组织部）", "（云岭市临河区委组织部）"),
        ("2023年5月6日", "2024年12月31日"),
        ("第 3 页", "第 12 页"),
        ("— 3 —", "— 12 —"),
        ("编者按：青山县的做法值得学习。", "编者按：云岭市的做法可资借鉴。"),
        ("抓党建促振兴", "强队伍提能力𠮷"),
        ("云岭组工信息 第3期 第2页", "云岭组工信息　第3期　第10页"),
    ],
)
def test_lines_of_one_look_are_alike(first: str, second: str) -> None:
    one, other = pair(first, second)
    assert alike(one, other)
    assert alike(other, one)
    assert reason(one, other).startswith("同样")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("◆抓党建促振兴", "●抓党建促振兴工作"),
        ("◆抓党建促振兴", "抓党建促振兴工作"),
        ("◆抓党建促振兴", f"◆{BODY}"),
        ("一、建强队伍", "（一）建强队伍"),
        ("一、建强队伍", "一、建强队伍。县委定期研究。"),
        ("1．建强队伍", "1．建强队伍；"),
        ("**建强队伍**", "完善机制"),
        ("## 建强队伍", "### 完善机制"),
        ("01　建强队伍", "其三：完善机制"),
        ("01　建强队伍", "100 天行动"),
        ("（青山县委组织部）", "青山县委组织部"),
        ("抓党建促振兴", "　　强队伍提能力"),
        ("抓党建促振兴", "强队伍提升服务群众能力水平走在前列"),
        ("抓党建促振兴", "下一步打算："),
    ],
)
def test_lines_of_other_looks_are_not(first: str, second: str) -> None:
    one, other = pair(first, second)
    assert not alike(one, other)
    assert not alike(other, one)


def test_running_text_has_nothing_to_tell_it_by() -> None:
    one, other = pair(BODY, OTHER)
    assert not one.telling
    assert not alike(one, other)


def test_a_repeated_line_is_alike_wherever_it_stands() -> None:
    one, *_, other = looks(Row("云岭组工信息"), Row("标题在此", T), Row(BODY), Row("\n\n　　云岭组工信息"))
    assert alike(one, other)
    assert reason(one, other) == "同样是“云岭组工信息”这一行"


def test_another_kind_or_level_is_not_alike_even_word_for_word() -> None:
    assert not alike(*pair("云岭组工信息", "云岭组工信息", P, C))
    one, other = looks(Row("一、建强队伍", H, level=1), Row("二、完善机制", H, level=2))
    assert not alike(one, other)


def test_figures_alone_are_no_repeated_line() -> None:
    one, _, other, _ = looks(Row("12"), Row("题一", T), Row("13"), Row(BODY))
    assert not alike(one, other)


def test_neighbours_decide_where_signs_are_weak() -> None:
    """A unit in brackets below a title wrote it; at the end of the text it is the credit."""
    found = looks(
        Row("题一", T), Row("（青山县委组织部）", B), Row(BODY), Row("（临河区委组织部）", B), Row("题二", T),
        Row("（云岭市委组织部）", B), Row(OTHER),
    )  # fmt: skip
    assert alike(found[1], found[5])
    assert not alike(found[1], found[3])


def test_a_title_before_a_byline_is_one_whatever_stands_above() -> None:
    found = looks(
        Row("基层党建", C), Row("抓党建促振兴"), Row("青山县委", B), Row(BODY), Row("强队伍提能力"), Row("临河县委", B)
    )
    assert alike(found[1], found[4])


def test_the_level_of_a_heading_is_told_by_its_number_alone() -> None:
    one, other = pair("（一）建强队伍", "（二）完善机制，保障落实。", H, H)
    assert not alike(one, other)
    assert alike(one, other, built=False)


def test_the_reason_names_what_decided() -> None:
    found = looks(Row("◆抓党建促振兴"), Row(BODY), Row("◆强队伍提能力"), Row(OTHER))
    assert reason(found[0], found[2]) == "同样以“◆”开头、独占一行、下接正文"


def test_what_is_set_aside_is_no_neighbour_but_has_looks() -> None:
    found = looks(Row("题一", T), Row("- 1 -", Kind.PAGE_FOOTER), Row("青山县委", B), Row("- 2 -", Kind.PAGE_FOOTER))
    assert (found[0].below, found[2].above) == (B, T)
    assert alike(found[1], found[3])


def test_typed_and_blank_blocks_have_no_looks() -> None:
    bulletin = bulletin_of(Row(BODY))
    (block,) = bulletin.blocks
    typed = bulletin.with_blocks((block.with_runs(()),))
    assert looks_of(typed, Printed(typed.source)) == {}
