"""Files made to do harm: refused in one line, or read as far as they go."""

import time
from io import BytesIO
from zipfile import ZipFile

import pytest
from tests.reading.ofd.writer import Page, Run, write_ofd

from zugong_desk.reading.errors import ReadingError
from zugong_desk.reading.importers.ofd import read
from zugong_desk.reading.ofd.scenes import open_scenes

TEXT = Page([Run("正文𠮷", 80, 100, 16, (16, 16))])
ROOT = b"<a:OFD xmlns:a='u'><a:DocBody><a:DocRoot>d.xml</a:DocRoot></a:DocBody></a:OFD>"


def refusal(data: bytes) -> str:
    with pytest.raises(ReadingError) as error:
        read("坏.ofd", data)
    message = str(error.value)
    assert "\n" not in message
    assert message.endswith("。")
    return message


def zipped(**members: bytes) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, data in members.items():
            archive.writestr(name.replace("_xml", ".xml"), data)
    return out.getvalue()


@pytest.mark.parametrize("name", ["OFD.xml", "Doc_0/Document.xml"])
def test_a_document_type_is_refused(name: str) -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'
    assert "DOCTYPE" in refusal(write_ofd([TEXT], more={name: bomb}))


def test_a_document_type_in_a_page_spares_the_others() -> None:
    bomb = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
    source = read("坏.ofd", write_ofd([Page(), TEXT], more={"Doc_0/Pages/Page_0/Content.xml": bomb}))
    assert source.text == "\n\f正文𠮷\n"
    assert [note.code for note in source.notes] == ["damaged"]
    assert "第 1 页" in source.notes[0].message


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04" + bytes(99),
        write_ofd([TEXT])[:-40],
        zipped(a=b"b"),
        zipped(OFD_xml=b"<a/>"),
        zipped(OFD_xml=ROOT),
        zipped(OFD_xml=ROOT, d_xml=b"<a/>"),
        zipped(OFD_xml=ROOT, d_xml=b"\xff\xfe\x00"),
        zipped(OFD_xml=ROOT, d_xml=b"<a><Pages><Page BaseLoc='../../x'/><Page/></Pages></a>"),
        write_ofd([]),
        write_ofd([Page()]),
    ],
)
def test_what_is_broken_or_empty_is_refused(data: bytes) -> None:
    assert "没有读入" in refusal(data)


def test_a_locked_file_says_so() -> None:
    assert "加了密" in refusal(zipped(OFD_xml=b"\x00\x01", Encryptions_xml=b"<a/>"))
    assert "加了密" in refusal(zipped(OFD_xml=b"<a/>", Encryptions_xml=b"<a/>"))


def test_too_many_pages_are_refused() -> None:
    pages = b"<Page BaseLoc='p'/>" * 2001
    assert "2001 页" in refusal(zipped(OFD_xml=ROOT, d_xml=b"<a><Pages>" + pages + b"</Pages></a>"))


def test_a_bomb_is_refused() -> None:
    assert "炸弹" in refusal(write_ofd([TEXT], more={"Doc_0/x.xml": bytes(30 << 20)}))


def test_graphics_that_hold_themselves_end() -> None:
    unit = '<ofd:CompositeGraphicUnit ID="9"><ofd:Content>{}</ofd:Content></ofd:CompositeGraphicUnit>'
    loop = unit.format('<ofd:CompositeObject ResourceID="9"/>' * 10)
    data = write_ofd(
        [Page(TEXT.runs, xml='<ofd:CompositeObject ResourceID="9"/>')],
        resources=f"<ofd:CompositeGraphicUnits>{loop}</ofd:CompositeGraphicUnits>",
    )
    began = time.monotonic()
    source = read("环.ofd", data)
    assert time.monotonic() - began < 10
    assert source.text == "正文𠮷\n"
    assert [note.code for note in source.notes] == ["cut"]


def test_templates_that_use_templates_end() -> None:
    data = write_ofd([Page(TEXT.runs, template="1")], {"t": Page([Run("头", 80, 50, 16)], template="1")})
    assert read("环.ofd", data).text == "头\n正文𠮷\n"


def test_very_many_objects_are_cut() -> None:
    data = write_ofd([Page(TEXT.runs, xml="<ofd:PathObject/>" * 60_000)])
    assert [note.code for note in read("多.ofd", data).notes] == ["cut"]


def test_ten_thousand_texts_are_read() -> None:
    runs = [Run("字", 60 + 5 * (at % 100), 60 + 7 * (at // 100), 4) for at in range(10_000)]
    began = time.monotonic()
    source = read("密.ofd", write_ofd([Page(runs)]))
    assert time.monotonic() - began < 20
    assert source.text.count("字") == 10_000


@pytest.mark.parametrize(
    "attributes",
    [
        'Boundary="nan inf -inf 1e400" Size="1e300"',
        'Boundary="1e9 1e9 1 1" Size="5"',
        'Boundary="0 0 1 1" Size="-1e-300" CTM="0 0 0 0 0 0"',
        'Boundary="0 0 1 1" Size="0" CTM="1e99 0 0 1e99 0 0" HScale="0"',
        'Boundary="x" Size="5" CTM="nan 0 0 nan 0 0" ReadDirection="nan" Weight="x"',
        'Boundary="0 0 1 1" Size="5" ReadDirection="77" CharDirection="1e9"',
    ],
)
def test_absurd_places_leave_the_rest_alone(attributes: str) -> None:
    odd = f'<ofd:TextObject {attributes}><ofd:TextCode X="0" Y="5" DeltaX="g 99999999 1e300">荒唐</ofd:TextCode></ofd:TextObject>'
    data = write_ofd([Page(TEXT.runs, xml=odd)])
    assert "正文𠮷\n" in read("怪.ofd", data).text
    assert open_scenes(data).scene(1).items


@pytest.mark.parametrize("place", ["../../../../etc/passwd", "/etc/passwd", "file:///etc/passwd"])
def test_resources_outside_the_file_are_not_there(place: str) -> None:
    media = f'<ofd:MultiMedias><ofd:MultiMedia ID="9"><ofd:MediaFile>{place}</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias>'
    data = write_ofd([Page(TEXT.runs, xml='<ofd:ImageObject ResourceID="9" Boundary="0 0 9 9"/>')], resources=media)
    assert len(open_scenes(data).scene(1).items) == 1
