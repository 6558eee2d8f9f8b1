"""A manuscript as Markdown: what a CommonMark reader shows of it is its text, whatever that text looks like."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from tests.export.corrected_issue import HOSTILE
from tests.export.test_docx_manuscript import every_style, publication
from tests.export.test_html_manuscript import red_head

from zugong_desk.domain.looks import Style
from zugong_desk.domain.manuscript import Face, Line, Manuscript, Piece, line
from zugong_desk.export.clean import cleaned
from zugong_desk.export.errors import ExportError
from zugong_desk.export.markdown.manuscript import check, write

GOLDEN = Path(__file__).parent / "golden"
MARKS = "\\`*_{}[]()<>#+-.!|~&$=:/\"' \t\u3000\u00a01甲。“”𠮷👍e\u0301\u2028"
TEXTS = st.text(st.sampled_from(MARKS), max_size=12)
OF_TEXT = (Style.BODY, Style.QUIET, Style.REMARK, Style.HEADING_2, Style.TITLE, Style.CITATION)


def said_by(tokens: list[Token]) -> Iterator[str]:
    """The text of each block as CommonMark has it; the tags of bold are no text."""
    for token in tokens:
        if token.type == "inline":
            parts = (child.content for child in token.children or () if child.type in {"text", "text_special"})
            yield "".join(parts)
        elif token.content:
            yield f"{token.type}: {token.content}"


def shown(data: bytes) -> list[str]:
    return list(said_by(MarkdownIt("commonmark").parse(data.decode())))


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", cleaned(text))


def test_an_issue_and_a_collection_are_the_golden_ones() -> None:
    for name, manuscript in (("red_head.md", red_head()), ("manuscript.md", publication(2, 1))):
        data = write(manuscript)
        check(data, manuscript)
        assert data.decode() == (GOLDEN / name).read_text(encoding="utf-8")


def test_every_style_reads_back() -> None:
    manuscript = every_style()
    check(write(manuscript), manuscript)
    wanted = [squeezed(one.text) for one in manuscript.lines if one.style is not Style.PAGE_BREAK]
    assert [squeezed(text) for text in shown(write(manuscript))] == wanted


def test_nothing_makes_an_empty_file() -> None:
    manuscript = Manuscript("", (line(Style.PAGE_BREAK, ""), line(Style.BODY, " \u3000")), contents=True)
    assert write(manuscript) == b""
    check(b"", manuscript)


def test_bold_ends_before_a_stop_and_goes_on_over_pieces() -> None:
    pieces = (Piece("一是", Face.HEI), Piece("选人。", Face.BOLD), Piece("选出12名。"), Piece("“好”", Face.BOLD))
    assert write(Manuscript("", (Line(Style.BODY, pieces),))).decode() == "**一是选人**。选出12名。**“好”**\n"


def test_quotations_and_lists_hold_together() -> None:
    lines = (
        line(Style.QUIET, "甲"),
        line(Style.QUIET, "乙"),
        line(Style.BODY, "丙"),
        line(Style.REMARK, "丁"),
        line(Style.REMARK, "戊"),
    )
    assert write(Manuscript("", lines)).decode() == "> 甲\n>\n> 乙\n\n丙\n\n- 丁\n- 戊\n"


@given(st.lists(st.tuples(st.sampled_from(OF_TEXT), st.lists(st.tuples(TEXTS, st.sampled_from(Face)), max_size=3))))
@example([(Style.BODY, [("1", Face.BOLD), ("\x00", Face.PLAIN), ("1", Face.HEI)])])
@example([(Style.BODY, [(":", Face.BOLD), ("👍", Face.PLAIN)])])
@example([(Style.BODY, [("1", Face.PLAIN), (". 甲", Face.BOLD)])])
@example(
    [(Style.BODY, [("甲", Face.BOLD), ("\t", Face.PLAIN), ("乙", Face.BOLD)]), (Style.BODY, [("===", Face.PLAIN)])]
)
def test_text_means_itself(drawn: list[tuple[Style, list[tuple[str, Face]]]]) -> None:
    lines = tuple(Line(style, tuple(Piece(*piece) for piece in pieces)) for style, pieces in drawn)
    manuscript = Manuscript("", lines)
    data = write(manuscript)
    check(data, manuscript)
    wanted = [squeezed(one.text) for one in lines]
    assert [squeezed(text) for text in shown(data)] == [one for one in wanted if one]


def test_hostile_characters_are_left_out() -> None:
    manuscript = Manuscript("", (line(Style.HEADING_1, HOSTILE), line(Style.BODY, HOSTILE)), contents=True)
    data = write(manuscript)
    check(data, manuscript)
    assert shown(data)[-1] == "甲乙丙\u3000丁 <b>&amp;</b> 𠮷👍e\u0301\u202e戊"


@pytest.mark.parametrize(("old", "new"), [("选人", "选才"), ("## ", "# "), ("> ", ""), ("- 没", "没"), ("---\n", "")])
def test_another_text_is_refused(old: str, new: str) -> None:
    page = write(red_head()).decode()
    assert old in page
    with pytest.raises(ExportError, match="不一致"):
        check(page.replace(old, new, 1).encode(), red_head())
