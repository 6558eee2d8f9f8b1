"""OFD: text in reading order, its print and places, and what the editor is told."""

from io import BytesIO

import pytest
from PIL import Image as Photo
from tests.reading.ofd.writer import Image, Page, Paragraph, Rule, Run, laid_out, lay_out_ofd, write, write_ofd

from zugong_desk.domain.bitmap import Bitmap
from zugong_desk.domain.imprint import Align, Form, Imprint, LinePrint, Part, Placement
from zugong_desk.domain.source import Source
from zugong_desk.reading import ReadingError
from zugong_desk.reading.files import read_bytes
from zugong_desk.reading.importers.ofd import read
from zugong_desk.reading.sheet.feeds import PrintedLine
from zugong_desk.reading.wishes import Recognition, Wishes

BODY = "青禾市委组织部坚持把抓基层打基础作为长远之计，推动党支部标准化建设，全市 312 个村（社区）党组织书记逐一述职，群众满意率达 97.6%。"
BULLETIN = [
    Paragraph("青禾组工信息", 36, "方正小标宋简体", align="centre", colour="192 16 16", rule=True),
    Paragraph("第 8 期", 16, align="centre"),
    Paragraph("𠮷镇“三张清单”抓实村级党建😀", 22, "方正小标宋简体", align="centre", above=20),
    Paragraph("一、压实责任", 16, "黑体", indent=32),
    *[Paragraph("明确要求。" + BODY * 3, bold=((0, 5),), indent=32) for _ in range(12)],
]


def lines(source: Source) -> list[str]:
    return [source.line_text(number) for number in range(1, source.lines + 1)]


def test_a_row_of_a_ruled_table_is_a_line_and_cells_of_several_lines_are_read_one_by_one() -> None:
    level = [Rule(90, y, 450, y) for y in (280, 310, 340, 400)]
    upright = [Rule(x, 280, x, 400) for x in (90, 270, 450)]
    rows = [
        ("单位", "负责人", 302),
        ("𠮷县", "李向阳", 332),
        ("清溪县委组织", "王明", 362),
        ("部党员教育科", "张林", 382),
    ]
    cells = [Run(text, x, y, 16) for left, right, y in rows for text, x in ((left, 100), (right, 290))]
    source = read_bytes("a.ofd", write_ofd([Page([Run("联系人名单", 100, 200, 16), *cells], [*level, *upright])]))
    assert [line.split() for line in lines(source)] == [
        ["联系人名单"],
        ["单位", "负责人"],
        ["𠮷县", "李向阳"],
        ["清溪县委组织"],
        ["部党员教育科"],
        ["王明"],
        ["张林"],
    ]
    parts = [source.imprint.line(number).part for number in range(1, source.lines + 1)]
    assert parts == [Part.BODY, *[Part.TABLE] * 6]


@pytest.fixture(scope="module")
def bulletin() -> Source:
    return read_bytes("八期.ofd", lay_out_ofd(BULLETIN))


def test_every_character_is_read_in_its_order(bulletin: Source) -> None:
    printed = "".join(run.text for page in laid_out(BULLETIN) for run in page.runs)
    assert "".join(bulletin.text.split()) == "".join(printed.split())
    assert bulletin.imprint.form == Form.OFD
    assert bulletin.encoding == ""
    assert bulletin.notes == ()


def test_pages_begin_with_a_form_feed(bulletin: Source) -> None:
    pages = bulletin.imprint.pages
    assert len(pages) == len(laid_out(BULLETIN)) > 2
    assert (pages[0].width, pages[0].height) == pytest.approx((595.3, 841.9), abs=0.1)
    fed = [number for number in range(1, bulletin.lines + 1) if bulletin.line_text(number).startswith("\f")]
    assert len(fed) == len(pages) - 1
    for number in fed:
        placement = bulletin.imprint.line(number).placement
        assert placement is not None
        assert placement.edges[:2] == (0.0, 0.0)
        assert len(placement.edges) == len(bulletin.line_text(number)) + 1


def test_characters_are_placed_as_the_file_has_them(bulletin: Source) -> None:
    printed = [
        (number, char, x)
        for number, page in enumerate(laid_out(BULLETIN), start=1)
        for run in page.runs
        for char, x in zip(run.text, run.starts, strict=True)
        if char.strip()
    ]
    read_places = []
    for number in range(1, bulletin.lines + 1):
        placement = bulletin.imprint.line(number).placement
        assert placement is not None
        cells = zip(bulletin.line_text(number), placement.edges, strict=False)
        read_places += [(placement.page, char, placement.x + edge) for char, edge in cells if char.strip()]
    assert [place[:2] for place in read_places] == [place[:2] for place in printed]
    assert max(abs(one[2] - two[2]) for one, two in zip(read_places, printed, strict=True)) < 0.05


def test_print_is_kept(bulletin: Source) -> None:
    found = {bulletin.line_text(number): bulletin.imprint.line(number) for number in range(1, bulletin.lines + 1)}
    masthead = found["青禾组工信息"]
    assert (masthead.size, masthead.align, masthead.font) == (36, Align.CENTRE, "方正小标宋简体")
    title = found["𠮷镇“三张清单”抓实村级党建😀"]
    assert (title.size, title.align, title.bold) == (22, Align.CENTRE, ((0, 15),))
    assert title.above > 10
    assert found["一、压实责任"].bold == ((0, 6),)
    assert found["一、压实责任"].indent == pytest.approx(32, abs=0.5)
    opening = next(how for text, how in found.items() if text.startswith("明确要求。"))
    assert (opening.bold, opening.size) == (((0, 5),), 16)
    assert opening.indent == pytest.approx(32, abs=0.5)
    assert found["— 1 —"].part == Part.FOOTER


def test_a_source_written_is_read_as_it_was_printed() -> None:
    prints = (
        LinePrint(size=36, font="方正小标宋简体", align=Align.CENTRE),
        LinePrint(size=16, font="仿宋_GB2312", bold=((0, 5),), align=Align.LEFT, indent=32),
        LinePrint(size=16, font="仿宋_GB2312", align=Align.RIGHT),
    )
    text = f"青禾𠮷组工信息\n明确要求。{BODY}\n2024年3月1日\n"
    found = read("写.ofd", write(Source("写.txt", "", "", text, (), Imprint(Form.TEXT, (), prints))))
    shown = [(found.line_text(at), found.imprint.line(at)) for at in (1, 2, found.lines - 1)]
    assert [words[:5] for words, _ in shown] == ["青禾𠮷组工", "明确要求。", "2024年"]
    assert [look.size for _, look in shown] == [36, 16, 16]
    assert [look.align for _, look in shown] == [Align.CENTRE, Align.LEFT, Align.RIGHT]
    assert shown[1][1].bold == ((0, 5),)
    assert "".join(found.text.split()).startswith("".join(text.split()))


def test_what_a_template_repeats_at_the_edge_is_furniture() -> None:
    template = {"t": Page([Run("内部资料注意保存", 80, 60, 12, (12.0,) * 7), Run("水", 300, 400, 12)])}
    pages = [Page([Run(f"正文第{at}页内容", 80, 200, 16, (16.0,) * 6)], template="1") for at in "甲乙"]
    source = read("模.ofd", write_ofd(pages, template))
    parts = {text.strip(): source.imprint.line(at).part for at, text in enumerate(lines(source), start=1)}
    assert parts == {
        "内部资料注意保存": Part.HEADER,
        "正文第甲页内容": Part.BODY,
        "正文第乙页内容": Part.BODY,
        "水": Part.BODY,
    }
    alone = read("单.ofd", write_ofd(pages[:1], template))
    assert alone.imprint.line(1).part == Part.BODY


def test_text_set_downwards_is_read_from_above() -> None:
    code = '<ofd:TextCode X="0" Y="5" DeltaY="g 3 5">组工信息</ofd:TextCode>'
    down = f'<ofd:TextObject ReadDirection="90" Boundary="50 50 9 90" Size="5">{code}</ofd:TextObject>'
    source = read("竖.ofd", write_ofd([Page(xml=down)]))
    assert lines(source) == ["组工信息"]
    placement = source.imprint.line(1).placement
    assert placement is not None
    assert placement.angle == 90
    assert placement.width == pytest.approx(4 * 5 * 72 / 25.4, abs=0.5)


def test_annotations_are_drawn_but_not_read() -> None:
    annotations = b'<A><Page PageID="50"><FileLoc>a.xml</FileLoc></Page></A>'
    annotation = b'<A><Annot><Appearance><TextObject Size="5"><TextCode X="0" Y="5">COPY</TextCode></TextObject></Appearance></Annot></A>'
    data = write_ofd(
        [Page([Run("正文", 80, 100, 16, (16,))])],
        document="<ofd:Annotations>An.xml</ofd:Annotations>",
        more={"Doc_0/An.xml": annotations, "Doc_0/a.xml": annotation},
    )
    assert read("注.ofd", data).text == "正文\n"


SCAN = Image(b"\x89PNG\r\n\x1a\n", 0, 0, 595, 841)
"""An image that is damaged."""


def test_pages_of_pictures_are_told_if_nobody_wants_them_recognised() -> None:
    never = Wishes(recognition=Recognition.NEVER)
    source = read("扫.ofd", write_ofd([Page([Run("正文", 80, 100, 16, (16,))]), Page(images=[SCAN])]), never)
    assert source.text == "正文\n\f\n"
    assert [note.code for note in source.notes] == ["unread"]
    assert "第 2 页" in source.notes[0].message
    with pytest.raises(ReadingError, match="扫描件识字"):
        read("扫.ofd", write_ofd([Page(images=[SCAN])]), never)


def test_pages_of_pictures_are_recognised(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Bitmap] = []

    def recognise(bitmap: Bitmap, page: int, scale: float) -> list[PrintedLine]:
        seen.append(bitmap)
        placement = Placement(page, 80.0, 100.0, 20.0, (0.0, 100 * scale))
        return [PrintedLine("𠮷", LinePrint(doubts=((0, 1, 0.4),), placement=placement))]

    monkeypatch.setattr("zugong_desk.reading.ofd.scans.recognise", recognise)
    black = BytesIO()
    Photo.new("RGB", (30, 20), "black").save(black, "PNG")
    data = write_ofd(
        [Page([Run("正文", 80, 100, 16, (16,))]), Page(images=[SCAN, Image(black.getvalue(), 72, 144, 72, 36)])]
    )
    source = read("扫.ofd", data)
    assert source.text == "正文\n\f𠮷\n"
    assert len(seen) == 1
    assert source.imprint.line(2).doubts == ((1, 2, 0.4),)
    assert [note.code for note in source.notes] == ["recognised"]
    assert source.imprint.form == Form.OFD
    paper = Photo.frombytes("RGB", (seen[0].width, seen[0].height), seen[0].data)
    assert paper.size == (round(595.3 / 72 * 200), round(841.9 / 72 * 200))
    inked = paper.convert("L").point(lambda value: 255 - value).getbbox()
    assert inked == pytest.approx((200, 400, 400, 500), abs=1)


def test_pictures_that_cannot_be_seen_are_told() -> None:
    source = read("坏.ofd", write_ofd([Page([Run("正文", 80, 100, 16, (16,))]), Page(images=[SCAN])]))
    assert source.text == "正文\n\f\n"
    assert [note.code for note in source.notes] == ["unread"]


def test_a_missing_recogniser_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def recognise(_bitmap: Bitmap, _page: int, _scale: float) -> list[PrintedLine]:
        raise ReadingError("没有安装。")

    monkeypatch.setattr("zugong_desk.reading.ofd.scans.recognise", recognise)
    white = BytesIO()
    Photo.new("RGB", (30, 20), "white").save(white, "PNG")
    pages = [Page(images=[Image(white.getvalue(), 0, 0, 595, 841)])] * 2
    with pytest.raises(ReadingError, match="ocr"):
        read("扫.ofd", write_ofd(pages))
    source = read("扫.ofd", write_ofd([*pages, Page([Run("正文", 80, 100, 16, (16,))])]))
    assert "第 1–2 页" in source.notes[0].message
    assert "ocr" in source.notes[0].message


def test_characters_without_meaning_are_counted() -> None:
    source = read("码.ofd", write_ofd([Page([Run("正文\ue001\ue002", 80, 100, 16, (16.0,) * 3)])]))
    assert [note.code for note in source.notes] == ["unmapped"]
    assert "2 个字" in source.notes[0].message


def test_progress_is_told_and_may_stop_the_reading() -> None:
    data = write_ofd([Page([Run("甲", 80, 100, 16)])] * 3)
    told: list[tuple[int, int]] = []
    read("页.ofd", data, progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]

    def stop(_done: int, _total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        read("页.ofd", data, progress=stop)
