"""Whether a PDF is accepted, told from files made by hand; tests of the press try it on what the press writes."""

from io import BytesIO

import pikepdf
import pytest

from zugong_desk.domain.looks import Style
from zugong_desk.domain.manuscript import Manuscript, line
from zugong_desk.export.errors import ExportError
from zugong_desk.export.pdf_check import check
from zugong_desk.export.pdf_repair import Bookmark, repaired

EMPTY = Manuscript("题", (line(Style.BODY, "🏠，—"),))


def blank(pages: int = 1) -> bytes:
    pdf, out = pikepdf.new(), BytesIO()
    for _ in range(pages):
        pdf.add_blank_page()
    pdf.save(out)
    return out.getvalue()


def test_marks_and_pictures_are_not_looked_for() -> None:
    check(blank(), EMPTY)


def test_words_that_are_not_there_are_missed() -> None:
    with pytest.raises(ExportError, match="不一致"):
        check(blank(), Manuscript("题", (line(Style.BODY, "村"),)))


def test_a_heading_without_a_bookmark_is_missed() -> None:
    with pytest.raises(ExportError, match="不一致"):
        check(blank(), Manuscript("题", (line(Style.HEADING_1, "2023"),)))
    marked = repaired(blank(2), "题", [Bookmark(1, "2023", 2, 100)])
    check(marked, Manuscript("题", (line(Style.HEADING_1, "2023"),)))


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", blank()[:200]])
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(ExportError, match="打不开"):
        check(data, EMPTY)
