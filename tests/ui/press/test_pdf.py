"""PDF: the same pages, text that can be found and copied, bookmarks, nobody's name."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from pytestqt.qtbot import QtBot

from zugong_desk.domain.looks import Style
from zugong_desk.domain.manuscript import Manuscript, entries, line
from zugong_desk.export.errors import ExportError
from zugong_desk.export.pdf_check import check
from zugong_desk.ui.press.pages import set_pages
from zugong_desk.ui.press.pdf import write

SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@pytest.fixture
def data(manuscript: Manuscript, qtbot: QtBot) -> bytes:
    return write(manuscript)


def text_of(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    return "".join(page.get_textpage().get_text_range() for page in document)


def test_it_is_accepted_and_has_the_pages_of_the_preview(data: bytes, manuscript: Manuscript) -> None:
    check(data, manuscript)
    assert len(pypdfium2.PdfDocument(data)) == len(set_pages(manuscript).pages)


def test_characters_are_called_by_their_own_names(qtbot: QtBot) -> None:
    said = "".join(text_of(write(Manuscript("", (line(Style.BODY, "工作日月人民户高龙马"),)))).split())
    assert "工作日月人民户高龙马" in said


def test_every_character_can_be_copied_also_those_that_no_font_has(qtbot: QtBot) -> None:
    text = "丙乙𠮷𬀩，——……《云》〈川〉～①℃👍🏻村👨\u200d👩\u200d👧。\U0010abcd龙"
    for doubled in (text, f"e\u0301{text}"):  # as many glyphs as characters, and fewer
        said = "".join(text_of(write(Manuscript("", (line(Style.BODY, doubled),)))).split())
        assert text in said


def test_bookmarks_go_to_their_headings(data: bytes, manuscript: Manuscript) -> None:
    document = pypdfium2.PdfDocument(data)
    marks = [(mark.get_title(), mark.level) for mark in document.get_toc()]
    assert marks == [(one.text, one.level - 1) for one in entries(manuscript)]
    pages = [dest.get_index() + 1 for mark in document.get_toc() if (dest := mark.get_dest())]
    assert pages == [one.page for one in set_pages(manuscript).headings]


def test_the_same_manuscript_gives_the_same_bytes_that_name_nobody(data: bytes, manuscript: Manuscript) -> None:
    assert write(manuscript) == data
    with pikepdf.open(BytesIO(data)) as pdf:
        assert str(pdf.docinfo["/Title"]) == "摘编"
        assert set(pdf.docinfo.keys()) == {"/Title", "/CreationDate"}
        assert str(pdf.Root.Lang) == "zh-CN"
        assert list(pdf.Root.PageLabels.Nums.as_list()) == [0, pikepdf.Dictionary(S=pikepdf.Name.D)]
        fonts = [font for font in pdf.objects if isinstance(font, pikepdf.Dictionary) and "/FontDescriptor" in font]
        assert fonts
        assert all("/FontFile2" in font.FontDescriptor or "/FontFile3" in font.FontDescriptor for font in fonts)


def test_a_thread_may_write_it(data: bytes, manuscript: Manuscript) -> None:
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(write, manuscript).result() == data


def test_what_does_not_say_the_same_is_refused(data: bytes, manuscript: Manuscript) -> None:
    longer = replace(manuscript, lines=(*manuscript.lines, line(Style.BODY, "鑫")))
    with pytest.raises(ExportError, match="不一致"):
        check(data, longer)
    turned = replace(manuscript, lines=tuple(reversed(manuscript.lines)))
    with pytest.raises(ExportError, match="不一致"):
        check(data, turned)
    fewer = tuple(one for one in manuscript.lines if one.style is not Style.HEADING_2)
    with pytest.raises(ExportError, match="不一致"):
        check(data, replace(manuscript, lines=fewer))
    with pytest.raises(ExportError, match="打不开"):
        check(b"%PDF-1.4 ...", manuscript)


def test_characters_that_no_document_holds(qtbot: QtBot) -> None:
    odd = Manuscript("甲\x00", (line(Style.HEADING_1, "乙\x0b\ufffe"), line(Style.BODY, "丙👍𠮷\x00")))
    check(write(odd), odd)


def test_no_screen_is_needed() -> None:
    code = """
import sys
from zugong_desk.domain.looks import Style
from zugong_desk.domain.manuscript import Manuscript, line
from zugong_desk.ui.press.pdf import write
odd = Manuscript("甲", (line(Style.BODY, "乙𠮷👍"),))
assert write(odd) == write(odd)
sys.stdout.buffer.write(write(odd))
"""
    without = {name: value for name, value in os.environ.items() if name not in SCREENS}
    done = subprocess.run([sys.executable, "-c", code], env=without, capture_output=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert "乙𠮷👍" in "".join(text_of(done.stdout).split())


@pytest.mark.parametrize("text", ["甲乙\u202e丙丁戊\u202c己庚", "甲\u2067乙丙\u2069丁", "甲\u202d乙"])
def test_signs_that_turn_the_direction_do_not_turn_the_print(text: str, qtbot: QtBot) -> None:
    odd = Manuscript("题", (line(Style.BODY, text),))
    check(write(odd), odd)
