"""Text layers: which pages of a PDF are read by them, and what becomes of the others."""

import re

import pytest
from tests.reading.importers.pdf_files import PdfFile

from zugong_desk.domain.bitmap import Bitmap
from zugong_desk.domain.imprint import Form, LinePrint, Placement
from zugong_desk.domain.source import Source
from zugong_desk.reading import scan
from zugong_desk.reading.errors import ReadingError
from zugong_desk.reading.importers.pdf import read
from zugong_desk.reading.scan import engine as engines
from zugong_desk.reading.sheet.feeds import PrintedLine
from zugong_desk.reading.sheet.telling import numbered
from zugong_desk.reading.wishes import Recognition, Wishes

BODY = ["清溪县委组织部把支部建在产业链上，推动党员在一线亮", "身份作表率，全年培训骨干三百余人次，𠮷形成可推广的"]
SEEN = "认出的一行𠮷"


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, float]]:
    """A recogniser that sees one line on each page; what it was given, as page and points a pixel."""
    given: list[tuple[int, float]] = []

    def recognise(bitmap: Bitmap, page: int, points_per_pixel: float) -> list[PrintedLine]:
        given.append((page, points_per_pixel * bitmap.width))
        edges = tuple(16.0 * at for at in range(len(SEEN) + 1))
        how = LinePrint(placement=Placement(page, 80, 100, 16, edges), doubts=((1, 3, 0.4),))
        return [PrintedLine(SEEN, how)]

    monkeypatch.setattr(engines, "engine", lambda: None)
    monkeypatch.setattr(scan, "recognise", recognise)
    return given


@pytest.fixture
def unequipped(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without the recogniser."""

    def missing() -> None:
        raise ReadingError(engines.MISSING)

    monkeypatch.setattr(engines, "engine", missing)


def picture_page(file: PdfFile) -> PdfFile:
    return file.picture(0, 0, 595, 842)


def reading(file: PdfFile, wish: Recognition = Recognition.NEEDED) -> Source:
    return read("a.pdf", file.data(), Wishes(recognition=wish))


def notes(source: Source) -> dict[str, str]:
    return {note.code: note.message for note in source.notes}


def test_pages_that_are_pictures_are_recognised(seen: list[tuple[int, float]]) -> None:
    source = reading(picture_page(picture_page(PdfFile()).page()))
    assert source.text == f"{SEEN}\n\f{SEEN}\n"
    assert source.imprint.form is Form.SCAN
    assert [page for page, _width in seen] == [1, 2]
    assert [width for _page, width in seen] == pytest.approx([595, 595])
    second = source.imprint.line(2)
    assert second.doubts == ((2, 4, 0.4),)
    assert second.placement is not None
    assert second.placement.edges[:3] == (0, 0, 16)
    assert "第 1–2 页" in notes(source)["recognised"]


def test_only_the_pages_that_need_it_are_recognised(seen: list[tuple[int, float]]) -> None:
    source = reading(picture_page(PdfFile().lines(BODY, 80, 700).page()))
    assert source.text == f"{BODY[0]}\n{BODY[1]}\n\f{SEEN}\n"
    assert source.imprint.form is Form.PDF
    assert [page for page, _width in seen] == [2]


def test_all_pages_are_recognised_on_wish(seen: list[tuple[int, float]]) -> None:
    source = reading(PdfFile().lines(BODY, 80, 700), Recognition.ALWAYS)
    assert (source.text, source.imprint.form) == (f"{SEEN}\n", Form.SCAN)


def test_nothing_is_recognised_on_wish(seen: list[tuple[int, float]]) -> None:
    source = reading(picture_page(PdfFile().lines(BODY, 80, 700).page()), Recognition.NEVER)
    assert source.text.endswith("\n\f\n")
    assert "第 2 页" in notes(source)["unread"]
    assert seen == []


def test_a_picture_with_a_text_layer_is_read_by_it(seen: list[tuple[int, float]]) -> None:
    source = reading(picture_page(PdfFile()).lines(BODY, 80, 700, mode=3))
    assert source.text.splitlines() == BODY
    assert seen == []


def test_a_picture_under_a_page_number_alone_is_recognised(seen: list[tuple[int, float]]) -> None:
    assert reading(picture_page(PdfFile()).show("— 1 —", 280, 40)).text == f"{SEEN}\n"


def test_a_blank_page_is_not_looked_at(seen: list[tuple[int, float]]) -> None:
    assert reading(PdfFile().lines(BODY, 80, 700).page()).text.endswith("\n\f\n")
    assert seen == []


def test_outlines_for_characters_are_recognised(seen: list[tuple[int, float]]) -> None:
    outlines = " ".join(f"{80 + at * 5} 700 m {82 + at * 5} 705 l S" for at in range(80))
    assert reading(PdfFile().raw(outlines)).text == f"{SEEN}\n"


@pytest.mark.parametrize(
    "wrong",
    [
        dict.fromkeys("".join(BODY)),
        {char: chr(0xE000 + at) for at, char in enumerate("".join(BODY))},
        {char: chr(0xC0 + at) for at, char in enumerate("".join(BODY))},
        {char: chr(0x21 + at) for at, char in enumerate("".join(BODY))},
    ],
    ids=["no meaning", "private use", "Latin", "ASCII in squares"],
)
def test_a_text_layer_of_rubbish_is_not_read(wrong: dict[str, str | None], seen: list[tuple[int, float]]) -> None:
    source = reading(PdfFile(meanings=wrong).lines(BODY, 80, 700))
    assert (source.text, source.imprint.form) == (f"{SEEN}\n", Form.SCAN)


def test_rare_characters_and_english_are_no_rubbish(seen: list[tuple[int, float]]) -> None:
    file = PdfFile().lines(
        ["㐂䶮𠮷𠮷畲畬枞阳潜山宿松歙县", "Party building in Qingxi County 2024", "🎉①②③℃㎡×÷"], 80, 700
    )
    assert reading(file).lines == 3
    assert seen == []


def test_without_a_recogniser_good_pages_are_read_and_the_others_named(unequipped: None) -> None:
    file = picture_page(picture_page(picture_page(PdfFile().lines(BODY, 80, 700).page()).page()).page())
    source = reading(file.lines(BODY, 80, 700, mode=3))
    assert source.text.count("\f") == 3
    assert source.imprint.form is Form.PDF
    assert "第 2–3 页" in notes(source)["unread"]
    assert "zugong-desk[ocr]" in notes(source)["unread"]


def test_without_a_recogniser_the_text_layer_is_read_whatever_is_wished(unequipped: None) -> None:
    source = reading(PdfFile().lines(BODY, 80, 700), Recognition.ALWAYS)
    assert source.text.splitlines() == BODY
    assert "zugong-desk[ocr]" in notes(source)["unread"]


def test_without_a_recogniser_pictures_alone_are_refused_with_the_way_out(unequipped: None) -> None:
    with pytest.raises(ReadingError, match=r"zugong-desk\[ocr\]"):
        reading(picture_page(PdfFile()))


def test_pictures_alone_are_refused_if_nothing_may_be_recognised(seen: list[tuple[int, float]]) -> None:
    with pytest.raises(ReadingError, match="图片"):
        reading(picture_page(PdfFile()), Recognition.NEVER)


def test_a_file_of_blank_pages_is_refused() -> None:
    with pytest.raises(ReadingError, match="空白"):
        reading(PdfFile().page())


def test_what_stands_beside_the_text_is_counted_and_left_out() -> None:
    note = "<</Type/Annot/Subtype/Text/Rect[10 10 30 30]/Contents(x)>>"
    link = "<</Type/Annot/Subtype/Link/Rect[10 10 30 30]>>"
    field = "<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(x)/Rect[10 50 90 70]>>"
    script = "/Names<</JavaScript<</Names[(a)<</S/JavaScript/JS(app.alert)>>]>>>>"
    file = PdfFile(extra_page=f"/Annots[{note}{link}{field}]", extra_root=script).lines(BODY, 80, 700)
    message = notes(reading(file))["extras"]
    assert "批注或印章 1 处" in message
    assert "表单域 1 处" in message
    assert "脚本 1 处" in message
    assert "附件" not in message


def test_a_damaged_page_is_named_and_the_others_are_read() -> None:
    data = PdfFile().lines(BODY, 80, 700).page().lines(BODY, 80, 700).data()
    broken = re.sub(rb"/Kids\[\d+", b"/Kids[1", data, count=1)
    assert broken != data
    source = read("a.pdf", broken)
    assert source.text == "\n\f" + "\n".join(BODY) + "\n"
    assert "第 1 页" in notes(source)["damaged"]


@pytest.mark.parametrize(
    ("pages", "words"),
    [
        ([3], "第 3 页"),
        ([5, 3, 4], "第 3–5 页"),
        ([1, 3, 4, 9], "第 1、3–4、9 页"),
        (range(1, 40, 2), "第 1 页等 20 页"),
    ],
)
def test_pages_are_named_in_stretches(pages: list[int], words: str) -> None:
    assert numbered(pages) == words
