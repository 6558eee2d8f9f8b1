"""Appearance: print is told in terms of running text, and plain text has none."""

from dataclasses import replace

import pytest

from zugong_desk.domain.imprint import Align, Form, Imprint, LinePrint, Page, Part, Placement
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.source import Source
from zugong_desk.reading.appearance import UNSEEN, appearances_of
from zugong_desk.reading.lines import lines_of
from zugong_desk.reading.parser import parse

TEXT = (
    "青石𠮷组工信息\n第3期\n各村把议事的桌子搬到院坝里，听群众讲难处，当场能办的当场办。\n\f— 2 —\n能人回乡😀有路子\n"
)
BODY = LinePrint(16, "仿宋", indent=32)
PRINTS = (
    LinePrint(40, "小标宋", align=Align.CENTRE, above=30),
    LinePrint(16, "仿宋", align=Align.CENTRE, indent=150),
    BODY,
    LinePrint(14, "宋体", part=Part.FOOTER),
    LinePrint(22, "黑体", ((0, 4),), Align.CENTRE),
)


def printed(text: str = TEXT, prints: tuple[LinePrint, ...] = PRINTS) -> Source:
    return Source("a.pdf", "0" * 64, "", text, imprint=Imprint(Form.PDF, (Page(595, 842),) * 2, prints))


def test_plain_text_has_no_appearance() -> None:
    assert set(appearances_of(Source("a.txt", "0" * 64, "utf-8", TEXT))) == {UNSEEN}


def test_sizes_are_told_by_running_text_and_room_in_its_characters() -> None:
    name, number, body, _, title = appearances_of(printed())
    assert (name.scale, name.far_larger, name.centred, name.gap, name.foreign) == (2.5, True, True, 2, True)
    assert (number.scale, number.body_size, number.indent, number.foreign) == (1.0, True, 19, False)
    assert (body.indent, body.gap, body.larger) == (4, 0, False)
    assert title.larger
    assert not title.far_larger


def test_without_running_text_nothing_is_larger() -> None:
    (only,) = appearances_of(printed("短行", (LinePrint(22),)))
    assert only.scale == 0


@pytest.mark.parametrize(
    ("style", "level", "hashes"), [("Title", 0, 1), ("标题", 0, 1), ("正文", 0, 0), ("标题 2", 2, 2)]
)
def test_a_style_for_titles_counts_as_a_mark_of_markdown(style: str, level: int, hashes: int) -> None:
    (line,) = lines_of(printed("能人回乡有路子", (LinePrint(16, style=style, level=level),)))
    assert line.hashes == hashes


def test_bold_of_print_is_bold_of_the_line_without_what_is_left_out() -> None:
    source = printed("　　能人𠮷回乡。村里有了😀路子", (LinePrint(16, bold=((0, 8), (11, 13))),))
    (line,) = lines_of(source)
    assert [line.text[start:end] for start, end in line.bold] == ["能人𠮷回乡。", "了😀"]


def test_feet_of_pages_are_set_aside_as_the_file_says() -> None:
    kinds = [block.kind for block in parse(printed()).blocks]
    assert kinds.count(Kind.PAGE_FOOTER) == 1
    assert kinds[0] is Kind.MASTHEAD


def test_a_heading_in_another_size_is_not_joined_to_the_text_below() -> None:
    """The same words with and without print: only print tells that the first line is a title of its own."""
    text = "把院坝当会场让群众来评说\n各村把桌子搬到院坝里听群众讲难处当场能办的当场办"
    title, body = LinePrint(22, "黑体", align=Align.CENTRE), LinePrint(16, "仿宋", indent=32)
    rest = "\n" + "村里每月评一次，群众说了算，干部记在账上，办完一件销一件，年底再评。\n" * 4
    prints = (title, body, *[BODY] * 4)
    blocks = parse(printed(text + rest.rstrip("\n"), prints)).blocks
    assert blocks[0].kind is Kind.ARTICLE_TITLE
    assert blocks[0].text == text.split("\n", maxsplit=1)[0]
    plain = replace(printed(text + rest.rstrip("\n"), prints), imprint=Imprint())
    assert parse(plain).blocks[0].label.confidence < blocks[0].label.confidence


def placed(line: LinePrint, row: int, width: float) -> LinePrint:
    """A line in the middle of a page whose text is 440 points wide, or at its left edge."""
    indent = (440 - width) / 2 if line.align is Align.CENTRE else line.indent
    return replace(line, indent=indent, placement=Placement(1, 80 + indent, 100.0 + 28 * row, line.size, (0.0, width)))


@pytest.mark.parametrize(
    ("width", "title"), [(430.0, "把院坝当会场让群众来评说一年的账"), (250.0, "把院坝当会场让群众来 评说一年的账")]
)
def test_a_title_is_joined_without_a_space_where_print_had_no_room(width: float, title: str) -> None:
    text = (
        "把院坝当会场让群众来\n评说一年的账\n青石镇党委\n"
        + "村里每月评一次，群众说了算，干部记在账上，办完一件销一件。\n" * 4
    )
    large, body = LinePrint(22, "小标宋", align=Align.CENTRE), LinePrint(16, "仿宋", indent=32)
    byline = LinePrint(16, "楷体", align=Align.CENTRE)
    prints = [placed(large, 0, width), placed(large, 1, 130), placed(byline, 2, 80)]
    prints += [placed(body, row, 408) for row in range(3, 7)]
    blocks = parse(printed(text.rstrip("\n"), tuple(prints))).blocks
    assert (blocks[0].kind, blocks[0].text) == (Kind.ARTICLE_TITLE, title)
