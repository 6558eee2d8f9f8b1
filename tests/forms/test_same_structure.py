"""The same bulletin in every form: the same articles, headings, paragraphs and masthead, and not a character lost."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QGuiApplication
from tests.forms import conversion, ofd, page, paper, scanning, word
from tests.forms.comparison import differences, error_rate, read, run_ins_in_bold
from tests.forms.office import in_office
from tests.score.gold import Example, seeds

from zugong_desk.domain.imprint import Form
from zugong_desk.domain.source import Source
from zugong_desk.reading import read_bytes

Writer = Callable[[Source], bytes]

SEEDS = [pytest.param(one, id=one.name[:3]) for one in seeds()]
PLAIN: dict[str, Callable[[Source], bytes]] = {
    "utf-8.txt": lambda source: source.text.encode(),
    "gb18030.txt": lambda source: source.text.replace("**", "").encode("gb18030"),
    "utf-16.txt": lambda source: source.text.encode("utf-16"),
    "crlf.md": lambda source: source.text.replace("\n", "\r\n").encode(),
}
PRINTED: dict[str, tuple[Form, Writer]] = {
    "docx": (Form.DOCX, word.write),
    "html": (Form.HTML, page.write),
    "gb.html": (Form.HTML, lambda source: page.write(source, "gb18030")),
    "pdf": (Form.PDF, paper.write),
    "ofd": (Form.OFD, ofd.write),
}
LEAST_BOLD = 0.98
SCANNED = 2
"""Pages of a seed that are scanned; all of them take half a minute."""
MOST_WRONG = 0.006


@pytest.mark.parametrize("one", SEEDS)
@pytest.mark.parametrize("name", PLAIN)
def test_text_in_any_encoding_reads_the_same(one: Example, name: str) -> None:
    wanted = read(one.source())
    found = read(read_bytes(name, PLAIN[name](one.source())))
    assert differences(wanted, found) == []
    assert error_rate(wanted, found) == 0


@pytest.mark.parametrize("one", SEEDS)
@pytest.mark.parametrize("name", PRINTED)
def test_what_an_office_prints_reads_as_its_text_does(one: Example, name: str, qapp: QGuiApplication) -> None:
    form, write = PRINTED[name]
    wanted = read(one.source())
    found = read(read_bytes(f"期.{name}", write(in_office(one)[0])))
    assert found.source.imprint.form is form
    assert error_rate(wanted, found) == 0
    assert differences(wanted, found) == []
    bold, every = run_ins_in_bold(found)
    assert bold >= LEAST_BOLD * every > 0


@pytest.mark.skipif(conversion.PROGRAM is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize(("kind", "form"), [("doc", Form.DOC), ("pdf", Form.PDF)])
def test_what_another_word_processor_makes_of_it_reads_the_same(kind: str, form: Form) -> None:
    one = seeds()[2]
    wanted = read(one.source())
    data = conversion.converted(word.write(in_office(one)[0], conversion.FONTS), kind)
    found = read(read_bytes(f"期.{kind}", data))
    assert found.source.imprint.form is form
    assert error_rate(wanted, found) == 0
    assert differences(wanted, found) == []


@pytest.mark.parametrize("one", SEEDS[2:3])
def test_a_scan_reads_as_the_page_that_was_scanned(one: Example, qapp: QGuiApplication) -> None:
    pytest.importorskip("rapidocr")
    printed = paper.write(in_office(one)[0])
    wanted = read(read_bytes("期.pdf", scanning.first_pages(printed, SCANNED)))
    found = read(read_bytes("扫描.tiff", scanning.as_tiff(scanning.scanned(printed, SCANNED))))
    assert found.source.imprint.form is Form.SCAN
    assert error_rate(wanted, found) <= MOST_WRONG
    assert differences(wanted, found) == []
