"""Scenes: what a page draws, in points, and how text is placed character by character."""

import pytest
from tests.reading.ofd.writer import MM, Image, Page, Rule, Run, write_ofd

from zugong_desk.reading.errors import ReadingError
from zugong_desk.reading.ofd.scene import Colour, Item, Origin, Path, Picture, Text, at
from zugong_desk.reading.ofd.scenes import Scenes, open_scenes

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20) + b"IEND\xaeB`\x82"


def one_page(xml: str = "", page: Page | None = None, **more: object) -> tuple[Item, ...]:
    data = write_ofd([page or Page(xml=xml)], **more)  # type: ignore[arg-type]  # what is left out keeps its type
    return open_scenes(data).scene(1).items


def text(xml: str, attributes: str = "", inner: str = "") -> Text:
    item = one_page(
        f'<ofd:TextObject ID="1" Boundary="10 20 100 10" Size="5" {attributes}>{inner}{xml}</ofd:TextObject>'
    )[0]
    assert isinstance(item, Text)
    return item


def test_pages_have_their_size_in_points() -> None:
    scenes = open_scenes(write_ofd([Page([Run("甲", 80, 100, 16)]), Page([Run("乙", 80, 100, 16)], size=(400, 300))]))
    assert scenes.count == 2
    assert scenes.size(1) == pytest.approx((595.3, 841.9), abs=0.01)
    assert scenes.size(2) == pytest.approx((400, 300), abs=0.01)
    assert scenes.scene(2).width == pytest.approx(400, abs=0.01)
    for page in (0, 3, -1):
        with pytest.raises(IndexError):
            scenes.scene(page)


def test_characters_stand_where_the_file_puts_them() -> None:
    run = Run("组工𠮷😀a", 80, 100, 16, (16, 16, 20, 16), weight=700, font="黑体")
    item = one_page(page=Page([run]))[0]
    assert isinstance(item, Text)
    places = [at(item.matrix, x, y) for x, y in zip(item.xs, item.ys, strict=True)]
    assert [x for x, _ in places] == pytest.approx(run.starts, abs=0.01)
    assert [y for _, y in places] == pytest.approx([100] * 5, abs=0.01)
    assert (item.weight, item.font.name, item.origin) == (700, "黑体", Origin.PAGE)
    assert [width / MM for width in item.widths] == pytest.approx([16, 16, 16, 16, 8], abs=0.01)


def test_shifts_may_count_characters_beyond_the_basic_plane_twice() -> None:
    item = text('<ofd:TextCode X="0" Y="4" DeltaX="5 2 3 5">组𠮷工甲</ofd:TextCode>')
    assert item.xs == (0, 5, 10, 15)


def test_without_shifts_each_character_follows_its_neighbour() -> None:
    assert text('<ofd:TextCode X="1" Y="4">组工ab</ofd:TextCode>').xs == (1, 6, 11, 13.5)
    stretched = text('<ofd:TextCode X="1" Y="4">组工</ofd:TextCode>', 'HScale="2"')
    assert (stretched.xs, stretched.widths) == ((1, 11), (10, 10))


def test_too_few_shifts_go_on_and_later_pieces_keep_their_baseline() -> None:
    item = text('<ofd:TextCode X="0" Y="4" DeltaX="6">组工信息</ofd:TextCode><ofd:TextCode X="40">甲</ofd:TextCode>')
    assert item.chars == "组工信息甲"
    assert list(item.xs) == [0, 6, 12, 18, 40]
    assert set(item.ys) == {4}


def test_text_set_downwards() -> None:
    item = text('<ofd:TextCode X="2" Y="5" DeltaY="g 2 6">组工甲</ofd:TextCode>', 'ReadDirection="90"')
    assert item.down
    assert (item.xs, item.ys) == ((2, 2, 2), (5, 11, 17))
    assert text('<ofd:TextCode X="2" Y="5">组工</ofd:TextCode>', 'ReadDirection="90" CharDirection="90"').ys == (5, 10)


def test_glyphs_without_characters_are_told_as_unknown() -> None:
    item = text(
        '<ofd:TextCode X="0" Y="4"/>',
        inner="<ofd:CGTransform CodePosition='0'><ofd:Glyphs>12 13 14</ofd:Glyphs></ofd:CGTransform>",
    )
    assert item.chars == "\ufffd" * 3


def test_a_matrix_turns_before_the_boundary_shifts() -> None:
    item = text('<ofd:TextCode X="1" Y="4">组</ofd:TextCode>', 'CTM="0 1 -1 0 30 0"')
    assert at(item.matrix, 1, 4) == pytest.approx(((10 - 4 + 30) / MM, (20 + 1) / MM))


def test_parameters_rest_on_others_and_objects_have_the_last_word() -> None:
    resources = (
        '<ofd:DrawParams><ofd:DrawParam ID="7" Relative="8" LineWidth="2"/>'
        '<ofd:DrawParam ID="8" Relative="7" LineWidth="9"><ofd:StrokeColor Value="1 2 3"/></ofd:DrawParam></ofd:DrawParams>'
        '<ofd:ColorSpaces><ofd:ColorSpace ID="5"><ofd:Palette><ofd:CV>9 9 9</ofd:CV><ofd:CV>200 0 0</ofd:CV></ofd:Palette>'
        "</ofd:ColorSpace></ofd:ColorSpaces>"
    )
    data = "<ofd:AbbreviatedData>S 0 0 L 5 5 Q 1 1 2 2 B 1 1 2 2 3 3 A 2 2 0 1 0 9 9 z C</ofd:AbbreviatedData>"
    path, coloured = one_page(
        f'<ofd:PathObject Boundary="0 0 9 9" DrawParam="7">{data}</ofd:PathObject>'
        '<ofd:PathObject Boundary="0 0 9 9" Fill="true" Rule="Even-Odd"><ofd:FillColor ColorSpace="5" Index="1" Alpha="128"/>'
        f"{data}</ofd:PathObject>",
        resources=resources,
    )
    assert isinstance(path, Path)
    assert isinstance(coloured, Path)
    assert (path.line_width, path.stroke, path.fill) == (2, Colour(1, 2, 3), None)
    assert "".join(name for name, _ in path.steps) == "MLQBAC"
    assert coloured.fill == Colour(200, 0, 0, 128)
    assert coloured.even_odd


def test_what_is_invisible_is_left_out_and_what_is_unfilled_stays_to_be_read() -> None:
    items = one_page(
        '<ofd:TextObject Visible="false" Size="5"><ofd:TextCode X="0" Y="0">隐</ofd:TextCode></ofd:TextObject>'
        '<ofd:TextObject Fill="false" Size="5"><ofd:TextCode X="0" Y="0">层</ofd:TextCode></ofd:TextObject>'
        '<ofd:PathObject Stroke="false"><ofd:AbbreviatedData>M 0 0 L 1 1</ofd:AbbreviatedData></ofd:PathObject>'
    )
    assert [(item.chars, item.fill) for item in items if isinstance(item, Text)] == [("层", None)]
    assert len(items) == 1


def test_images_rules_and_blocks() -> None:
    page = Page(
        [],
        [Rule(80, 200, 500, 200)],
        [Image(PNG, 100, 300, 50, 40)],
        "<ofd:PageBlock><ofd:PageBlock><ofd:PathObject><ofd:AbbreviatedData>M 0 0 L 1 1</ofd:AbbreviatedData></ofd:PathObject>"
        "</ofd:PageBlock></ofd:PageBlock>",
    )
    rule, image, inner = one_page(page=page)
    assert isinstance(rule, Path)
    assert isinstance(image, Picture)
    assert isinstance(inner, Path)
    assert at(rule.matrix, 0, 1) == pytest.approx((80, 200), abs=0.05)
    assert rule.stroke == Colour(192, 16, 16)
    assert image.data == PNG
    assert at(image.matrix, 1, 1) == pytest.approx((150, 340), abs=0.05)
    assert image.clip == pytest.approx((100, 300, 50, 40), abs=0.05)


def test_an_image_that_is_not_there_is_left_out() -> None:
    assert (
        one_page('<ofd:ImageObject ResourceID="404" Boundary="0 0 9 9"/><ofd:CompositeObject ResourceID="404"/>') == ()
    )


def test_compound_graphics_stand_in_their_place() -> None:
    resources = (
        '<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="9" Width="10" Height="10"><ofd:Content><ofd:TextObject'
        ' Boundary="1 1 9 9" Size="5"><ofd:TextCode X="0" Y="0">章</ofd:TextCode></ofd:TextObject></ofd:Content>'
        "</ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>"
    )
    item = one_page(
        '<ofd:CompositeObject ResourceID="9" Boundary="50 60 10 10" CTM="2 0 0 2 0 0"/>', resources=resources
    )[0]
    assert isinstance(item, Text)
    assert at(item.matrix, 0, 0) == pytest.approx((52 / MM, 62 / MM))


def test_templates_lie_under_the_page_and_annotations_over_it() -> None:
    annotations = (
        '<ofd:Annotations xmlns:ofd="u"><ofd:Page PageID="50"><ofd:FileLoc>a.xml</ofd:FileLoc></ofd:Page>'
        '<ofd:Page PageID="50"><ofd:FileLoc>lost.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>'
    )
    annotation = (
        '<ofd:PageAnnot xmlns:ofd="u"><ofd:Annot ID="1" Type="Watermark"><ofd:Appearance Boundary="10 10 9 9"><ofd:TextObject'
        ' Boundary="1 1 5 5" Size="5"><ofd:TextCode X="0" Y="0">样</ofd:TextCode></ofd:TextObject></ofd:Appearance></ofd:Annot>'
        '<ofd:Annot ID="2" Visible="false"><ofd:Appearance><ofd:TextObject><ofd:TextCode X="0" Y="0">隐</ofd:TextCode>'
        "</ofd:TextObject></ofd:Appearance></ofd:Annot></ofd:PageAnnot>"
    )
    data = write_ofd(
        [Page([Run("正文", 80, 300, 16, (16,))], template="1")],
        {"t": Page([Run("抬头", 80, 100, 22, (22,))])},
        document="<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>",
        more={"Doc_0/Annots/Annotations.xml": annotations.encode(), "Doc_0/Annots/a.xml": annotation.encode()},
    )
    items = [item for item in open_scenes(data).scene(1).items if isinstance(item, Text)]
    assert [(item.chars, item.origin) for item in items] == [("抬头", "template"), ("正文", "page"), ("样", "mark")]
    assert at(items[2].matrix, 0, 0) == pytest.approx((11 / MM, 11 / MM))


SIGNATURES = (
    '<ofd:Signatures xmlns:ofd="u"><ofd:Signature ID="1" Type="Seal" BaseLoc="S/Signature.xml"/></ofd:Signatures>'
)
SIGNATURE = (
    '<ofd:Signature xmlns:ofd="u"><ofd:SignedInfo><ofd:StampAnnot ID="1" PageRef="50" Boundary="100 200 40 40"/>'
    "<ofd:Seal><ofd:BaseLoc>Seal.esl</ofd:BaseLoc></ofd:Seal></ofd:SignedInfo></ofd:Signature>"
)


def sealed(seal: bytes) -> Scenes:
    body = (
        "<ofd:OFD xmlns:ofd='u'><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot><ofd:Signatures>Signs.xml</ofd:Signatures>"
        "</ofd:DocBody></ofd:OFD>"
    )
    members = {"OFD.xml": body, "Signs.xml": SIGNATURES, "S/Signature.xml": SIGNATURE}
    return open_scenes(
        write_ofd(
            [Page([Run("甲", 80, 100, 16)])],
            more={name: xml.encode() for name, xml in members.items()} | {"S/Seal.esl": seal},
        )
    )


@pytest.mark.parametrize("picture", [PNG, b"\xff\xd8\xff\xe0" + bytes(9) + b"\xff\xd9", b"GIF89a" + bytes(9)])
def test_a_seal_is_drawn_from_the_picture_inside_it(picture: bytes) -> None:
    items = sealed(b"\x30\x82" + bytes(9) + picture).scene(1).items
    assert isinstance(items[-1], Picture)
    assert items[-1].data == picture
    assert at(items[-1].matrix, 0, 0) == pytest.approx((100 / MM, 200 / MM))


def test_a_seal_without_a_picture_is_not_drawn() -> None:
    assert [item for item in sealed(b"\x30\x82" + bytes(99)).scene(1).items if isinstance(item, Picture)] == []


def test_a_damaged_page_alone_is_refused() -> None:
    scenes = open_scenes(
        write_ofd([Page(), Page([Run("乙", 80, 100, 16)])], more={"Doc_0/Pages/Page_0/Content.xml": b"<ofd:Pa"})
    )
    with pytest.raises(ReadingError, match="损坏"):
        scenes.scene(1)
    assert scenes.size(1) == pytest.approx((595.3, 841.9), abs=0.01)
    assert scenes.scene(2).items
