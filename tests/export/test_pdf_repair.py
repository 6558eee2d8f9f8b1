"""What is added to a PDF: bookmarks at their places, a title, labels; what is taken away: names and times."""

from io import BytesIO

import pikepdf
import pypdfium2

from zugong_desk.export.pdf_repair import Bookmark, repaired


def named(pages: int) -> bytes:
    """Pages of a document that tells who made it and when."""
    pdf, out = pikepdf.new(), BytesIO()
    for _ in range(pages):
        pdf.add_blank_page(page_size=(595, 842))
    pdf.docinfo["/Author"] = "某人"
    pdf.docinfo["/Producer"] = "某程序"
    pdf.save(out)
    return out.getvalue()


MARKS = [
    Bookmark(1, "一、𠮷", 1, 100),
    Bookmark(2, "（一）甲", 1, 200),
    Bookmark(2, "（二）乙", 2, 0),
    Bookmark(1, "二、", 3, 50),
]


def test_bookmarks_stand_in_levels_at_their_places() -> None:
    document = pypdfium2.PdfDocument(repaired(named(3), "题", MARKS))
    found = list(document.get_toc())
    assert [(mark.get_title(), mark.level) for mark in found] == [(one.text, one.level - 1) for one in MARKS]
    places = [mark.get_dest() for mark in found]
    assert [place.get_index() for place in places if place] == [0, 0, 1, 2]
    assert [place.get_view()[1][1] for place in places if place] == [742, 642, 842, 792]


def test_levels_that_are_left_out_do_no_harm() -> None:
    marks = [Bookmark(3, "甲", 1, 0), Bookmark(1, "乙", 1, 0), Bookmark(4, "丙", 1, 0)]
    found = list(pypdfium2.PdfDocument(repaired(named(1), "题", marks)).get_toc())
    assert [(mark.get_title(), mark.level) for mark in found] == [("甲", 0), ("乙", 0), ("丙", 1)]


def test_it_names_nobody_and_is_the_same_each_time() -> None:
    data = repaired(named(1), "摘编\x00👍", [])
    assert data == repaired(named(1), "摘编\x00👍", [])
    with pikepdf.open(BytesIO(data)) as pdf:
        assert {key: str(value) for key, value in pdf.docinfo.items()} == {
            "/Title": "摘编👍",
            "/CreationDate": "D:20000101000000Z",
        }
        assert str(pdf.Root.Lang) == "zh-CN"
        assert "/Metadata" not in pdf.Root
