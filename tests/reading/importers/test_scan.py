"""Pictures of pages as sources; the engine is stood in for, so that these run without it."""

import sys
from collections.abc import Sequence
from io import BytesIO

import pytest
from PIL import Image

from zugong_desk.domain.bitmap import Bitmap
from zugong_desk.domain.imprint import Form, LinePrint, Placement
from zugong_desk.domain.source import Source
from zugong_desk.reading import read_bytes
from zugong_desk.reading.errors import ReadingError
from zugong_desk.reading.importers import scan
from zugong_desk.reading.scan import engine
from zugong_desk.reading.sheet.feeds import PrintedLine
from zugong_desk.reading.wishes import AS_IT_COMES


def line(text: str, page: int) -> PrintedLine:
    place = Placement(page, 80, 90, 16, tuple(16.0 * at for at in range(len(text) + 1)))
    return PrintedLine(text, LinePrint(size=16, bold=((0, 1),), placement=place, doubts=((1, 2, 0.4),)))


def sheets(levels: Sequence[int]) -> bytes:
    """A TIFF with a page of each grey."""
    pages = [Image.new("L", (413, 585), level) for level in levels]
    out = BytesIO()
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:], dpi=(50, 50))
    return out.getvalue()


@pytest.fixture
def engine_at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reads two lines on each page, none on a white one."""

    def recognise(bitmap: Bitmap, page: int, points_per_pixel: float) -> list[PrintedLine]:
        assert points_per_pixel == pytest.approx(72 / 50, rel=0.01)
        return [] if bitmap.data[0] == 255 else [line(f"第{page}页𠮷", page), line("县委", page)]

    monkeypatch.setattr(scan, "recognise", recognise)
    monkeypatch.setattr(scan, "engine", lambda: None)


def read(data: bytes) -> Source:
    return scan.read("扫描 😀.tif", data)


@pytest.mark.usefixtures("engine_at_hand")
def test_each_page_but_the_first_begins_with_a_form_feed() -> None:
    source = read(sheets([10, 20]))
    assert source.text == "第1页𠮷\n县委\n\f第2页𠮷\n县委\n"
    assert (source.imprint.form, source.encoding, source.file) == (Form.SCAN, "", "扫描 😀.tif")
    assert [round(page.width) for page in source.imprint.pages] == [595, 595]


@pytest.mark.usefixtures("engine_at_hand")
def test_the_print_counts_the_form_feed() -> None:
    source = read(sheets([10, 20]))
    fed = source.imprint.line(3)
    assert fed.bold == ((1, 2),)
    assert fed.doubts == ((2, 3, 0.4),)
    assert fed.placement is not None
    assert fed.placement.edges == (0, 0, 16, 32, 48, 64)
    for number in range(1, source.lines + 1):
        place = source.imprint.line(number).placement
        assert place is not None
        assert len(place.edges) == len(source.line_text(number)) + 1


@pytest.mark.usefixtures("engine_at_hand")
def test_an_empty_page_keeps_its_number() -> None:
    source = read(sheets([10, 255, 20]))
    assert source.text == "第1页𠮷\n县委\n\f\n\f第3页𠮷\n县委\n"
    places = [source.imprint.line(at).placement for at in range(1, 6)]
    assert [place and place.page for place in places] == [1, 1, 2, 3, 3]


@pytest.mark.usefixtures("engine_at_hand")
def test_each_page_is_told_of_and_may_stop_the_reading() -> None:
    told: list[tuple[int, int]] = []
    scan.read("a.tif", sheets([10, 20]), AS_IT_COMES, lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2)]

    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        scan.read("a.tif", sheets([10, 20]), AS_IT_COMES, stop)


@pytest.mark.usefixtures("engine_at_hand")
def test_the_editor_is_told_that_the_text_is_recognised() -> None:
    (note,) = read(sheets([10])).notes
    assert note.code == "recognised"
    assert "\n" not in note.message
    assert "2 个字" in note.message


def test_a_page_that_is_hardly_readable_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def recognise(bitmap: Bitmap, page: int, points_per_pixel: float) -> list[PrintedLine]:
        doubts = ((0, 3, 0.5),) if page == 2 else ()
        return [PrintedLine("清溪县委😀", LinePrint(doubts=doubts))]

    monkeypatch.setattr(scan, "recognise", recognise)
    monkeypatch.setattr(scan, "engine", lambda: None)
    notes = read(sheets([10, 20])).notes
    assert [note.code for note in notes] == ["recognised", "blurred"]
    assert "第 2 页" in notes[1].message


@pytest.mark.usefixtures("engine_at_hand")
def test_a_picture_without_text_is_refused() -> None:
    with pytest.raises(ReadingError, match="没有认出文字"):
        read(sheets([255, 255]))


@pytest.mark.usefixtures("engine_at_hand")
def test_a_damaged_page_is_named_and_the_others_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    decode = scan.Frames.bitmap

    def damaged(self: scan.Frames, number: int) -> Bitmap:
        if number == 2:
            raise ReadingError("图片损坏")
        return decode(self, number)

    monkeypatch.setattr(scan.Frames, "bitmap", damaged)
    source = read(sheets([10, 20, 30]))
    assert source.text.count("\f") == 2
    assert [note.code for note in source.notes] == ["recognised", "damaged"]
    assert "第 2 页" in source.notes[1].message


@pytest.mark.usefixtures("engine_at_hand")
def test_a_file_of_damaged_pages_only_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged(self: scan.Frames, number: int) -> Bitmap:
        raise ReadingError("图片损坏或不完整。")

    monkeypatch.setattr(scan.Frames, "bitmap", damaged)
    with pytest.raises(ReadingError, match="损坏"):
        read(sheets([10, 20]))


def test_without_the_engine_the_line_to_type_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rapidocr", None)
    engine.engine.cache_clear()
    with pytest.raises(ReadingError) as error:
        read_bytes("扫描.tif", sheets([10]))
    message = str(error.value)
    assert 'pip install "zugong-desk[ocr]"' in message
    assert "\n" not in message
    assert message.endswith("。")


@pytest.mark.usefixtures("engine_at_hand")
def test_reading_any_file_finds_this_importer() -> None:
    assert read_bytes("扫描.tif", sheets([10])).text == "第1页𠮷\n县委\n"
