"""Page numbers, running heads, rules and leftovers."""

import pytest

from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.source import Source
from zugong_desk.reading import parse
from zugong_desk.reading.furniture import furniture_of
from zugong_desk.reading.lines import lines_of


def aside(text: str) -> dict[str, Kind]:
    lines = lines_of(Source("x", "0" * 64, "utf-8", text))
    return {f"{lines[index].number} {lines[index].text}": label.kind for index, label in furniture_of(lines).items()}


@pytest.mark.parametrize("line", ["— 3 —", "- 12 -", "第 2 页 共 8 页", "Page 2"])
def test_a_decorated_page_number_is_furniture_anywhere(line: str) -> None:
    assert aside(f"正文没有说完的一\n{line}\n行。") == {f"2 {line}": Kind.PAGE_FOOTER}


@pytest.mark.parametrize(
    "line",
    [
        "---",
        "* * *",
        "◆◆◆",
        "\ufffd\ufffd",
        "![](a.png)",
        "微信图片_20200403.jpg",
        "— END —",
        "<div>",
        "&nbsp;",
        "| --- | :-: |",
    ],
)
def test_what_holds_no_words_is_noise(line: str) -> None:
    assert aside(f"正文。\n{line}\n正文。") == {f"2 {line}": Kind.NOISE}


@pytest.mark.parametrize(
    "line",
    [
        "首页 > 党建工作 > 党建信息 > 正文",
        "[首页](/a.html) > [党建工作](/b/) > [党建信息](/b/c/) > 正文",
        "[打印](javascript:p) [关闭](#)",
    ],
)
def test_what_a_web_page_puts_around_its_text_is_noise(line: str) -> None:
    assert aside(f"正文。\n{line}\n正文。") == {f"2 {line}": Kind.NOISE}


def test_the_only_date_of_a_masthead_is_no_leftover_of_a_page() -> None:
    head = "河口组工信息\n第3期\n发布日期：2024-07-26\n"
    assert aside(head + "正文。\n") == {}
    assert set(aside("河口组工信息\n2024年7月2日\n发布日期：2024-07-26\n正文。\n")) == {"3 发布日期：2024-07-26"}
    assert set(aside("正文。\n" * 12 + "发布日期：2024-07-26\n")) == {"13 发布日期：2024-07-26"}


def test_the_first_line_is_no_text_where_a_page_begins_with_it_again() -> None:
    text = "河口新风\n第3期\n党委\n正文一行。\n正文没有说完的一\n— 1 —\n河口新风\n行。\n河口新风\n吹来。"
    assert aside(text) == {"6 — 1 —": Kind.PAGE_FOOTER, "7 河口新风": Kind.NOISE}


def test_what_a_telephone_adds_to_a_mail_is_noise() -> None:
    assert aside("正文。\n发自我的手机\n") == {"2 发自我的手机": Kind.NOISE}
    assert set(aside("附件: 第5期.docx (86.4K)\n附件：支部名册\n")) == {"1 附件: 第5期.docx (86.4K)"}


def test_a_line_that_tells_of_reading_is_text() -> None:
    assert aside("正文。\n阅读100本红色书籍\n") == {}


def test_a_link_in_a_sentence_is_text() -> None:
    assert aside("详见[本网专栏](/a.html)。\n正文。") == {}


def test_bare_numbers_that_count_are_page_numbers() -> None:
    assert set(aside("甲\n101\n乙\n102\n丙\n103\n")) == {"2 101", "4 102", "6 103"}


def test_a_bare_number_that_counts_nothing_stays_text() -> None:
    assert aside("各村户数\n1250\n860\n") == {}


def test_running_heads_are_noise_where_pages_begin() -> None:
    text = "清溪信息\n第3期\n中共清溪县委\n2022年5月6日\n正文。\n正文。\n\f清溪信息  2022年第3期\n正文。\n\f清溪信息  2022年第3期\n正文。\n"
    assert set(aside(text).values()) == {Kind.NOISE}
    assert len(aside(text)) == 2


def test_a_column_that_comes_back_is_no_running_head() -> None:
    assert aside("目录\n经验交流\n甲的做法 1\n正文\n经验交流\n甲的做法\n正文。\n") == {}


def test_furniture_inside_a_paragraph_follows_it() -> None:
    blocks = parse(
        Source("x", "0" * 64, "utf-8", "各村都有网格员。把名单贴到墙上，让群众\n— 2 —\n随时找得到人，办得成事。\n")
    ).blocks
    assert [(block.kind, block.text) for block in blocks] == [
        (Kind.PARAGRAPH, "各村都有网格员。把名单贴到墙上，让群众随时找得到人，办得成事。"),
        (Kind.PAGE_FOOTER, "— 2 —"),
    ]


def test_a_menu_at_the_head_of_a_page_is_no_masthead() -> None:
    text = "首页\n组工动态\n通知公告\n基层党建\n# 青石组工信息（第21期）\n各村把议事的桌子搬到院坝里，听群众讲难处。\n"
    kinds = [block.kind for block in parse(Source("x.md", "0" * 64, "utf-8", text)).blocks]
    assert kinds[:4] == [Kind.NOISE] * 4
    assert kinds[4] is Kind.MASTHEAD


def test_two_short_lines_are_no_menu() -> None:
    text = "首页\n通知公告\n各村把议事的桌子搬到院坝里，听群众讲难处，当场能办的当场办。\n"
    found = furniture_of(lines_of(Source("x.txt", "0" * 64, "utf-8", text)))
    assert found == {}
