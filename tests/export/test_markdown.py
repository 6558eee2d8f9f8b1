from pathlib import Path

import pytest

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.export import bulletin_text
from zugong_desk.export.errors import ExportError
from zugong_desk.export.markdown import bulletin as bulletin_markdown
from zugong_desk.export.markdown.text import bold, escaped, heading, line

GOLDEN = Path(__file__).parent / "golden"


def golden(name: str) -> str:
    return (GOLDEN / name).read_text(encoding="utf-8")


def test_a_bulletin_as_text_is_the_golden_one(issue: Bulletin) -> None:
    data = bulletin_text.write(issue)
    assert data.decode() == golden("issue.txt")
    bulletin_text.check(data, issue)


def test_a_bulletin_as_markdown_is_the_golden_one(issue: Bulletin) -> None:
    data = bulletin_markdown.write(issue)
    assert data.decode() == golden("issue.md")
    bulletin_markdown.check(data, issue)


def test_without_columns_articles_move_up(issue: Bulletin) -> None:
    without = issue.with_blocks(tuple(block for block in issue.blocks if block.id != "b3"))
    text = bulletin_markdown.write(without).decode()
    assert "\n## 青石镇办好𠮷字服务队\n" in text
    assert "\n### 一、先把队伍建起来\n" in text


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("# 不是标题", "\\# 不是标题"),
        ("- 不是列表", "\\- 不是列表"),
        ("+ 不是列表", "\\+ 不是列表"),
        ("* 不是列表", "\\* 不是列表"),
        ("> 不是引文", "\\> 不是引文"),
        ("1. 不是列表", "1\\. 不是列表"),
        ("12) 不是列表", "12\\) 不是列表"),
        ("1．全角不必管", "1．全角不必管"),
        ("---", "\\---"),
        ("    不是代码", "不是代码"),
        ("a_b*c*`d`[e](f)<g>&lt;|", "a\\_b\\*c\\*\\`d\\`\\[e\\](f)\\<g\\>\\&lt;\\|"),
        ("𠮷👍e\u0301", "𠮷👍e\u0301"),
    ],
)
def test_text_means_itself(text: str, marked: str) -> None:
    assert line(text) == marked


def test_a_heading_stays_one_line_and_keeps_its_last_marks() -> None:
    assert heading(2, " C# 与\nF ## ") == "## C\\# 与 F \\#\\#"
    assert heading(9, "深") == "###### 深"


@pytest.mark.parametrize(
    ("before", "text", "after", "marked"),
    [
        ("", "把人选准", "。", "**把人选准**"),
        ("。", "“三张清单”", "，", "**“三张清单”**"),
        ("。", "做实“三张清单”", "推", "<b>做实“三张清单”</b>"),
        ("了", "“三张清单”工程", "。", "<b>“三张清单”工程</b>"),
        ("", "一是*强*", "", "**一是\\*强\\***"),
        ("", "选准 ", "推", "<b>选准 </b>"),
        ("", "  ", "推", "  "),
    ],
)
def test_bold_holds_between_chinese_characters(before: str, text: str, after: str, marked: str) -> None:
    assert bold(text, before, after) == marked


def test_markup_in_text_is_no_markup() -> None:
    assert escaped("<script>x</script>") == "\\<script\\>x\\</script\\>"


def test_another_text_is_noticed(issue: Bulletin) -> None:
    for writer in (bulletin_text, bulletin_markdown):
        with pytest.raises(ExportError, match="不一致"):
            writer.check(writer.write(issue).replace("青石".encode(), b""), issue)
