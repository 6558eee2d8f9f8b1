"""Names of glyphs, on a small PDF made by hand: its map as Qt would write it."""

from io import BytesIO

import pikepdf

from zugong_desk.export.pdf_names import Names

CMAP = b"""2 beginbfrange
<0000> <0000> <0000>
<0001> <0002> [<2F2F> <4E00>]
<0004> <0005> <4E8C>
endbfrange
1 beginbfchar
<0006> <2F00>
endbfchar
endcmap
"""


def document(codes: list[int]) -> pikepdf.Pdf:
    """One page that shows these glyphs of one font."""
    pdf = pikepdf.new()
    drawn = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Font, CIDToGIDMap=pikepdf.Name.Identity))
    font = pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font, DescendantFonts=pikepdf.Array([drawn]), ToUnicode=pdf.make_stream(CMAP)
        )
    )
    page = pdf.add_blank_page()
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    shown = "".join(f"10 0 Td <{code:04X}> Tj\n" for code in codes)
    page.Contents = pdf.make_stream(f"BT\n/F1 160 Tf 1 0 0 -1 0 0 Tm\n{shown}ET\n".encode())
    whole = BytesIO()
    pdf.save(whole)
    return pikepdf.open(whole)


def named(pdf: pikepdf.Pdf) -> tuple[str, str]:
    """The map as it is now, and what is shown."""
    page = pdf.pages[0]
    return page.Resources.Font.F1.ToUnicode.read_bytes().decode(), page.Contents.read_bytes().decode()


def test_radicals_are_ordinary_characters_even_where_nothing_is_known() -> None:
    pdf = document([1, 2, 6])
    Names(pdf).write()
    cmap, _ = named(pdf)
    assert "<0001> <5DE5>" in cmap  # 工
    assert "<0006> <4E00>" in cmap
    assert "<0005> <4E8D>" in cmap
    assert "<0000> <0000>" not in cmap.replace("<0000> <FFFF>", "")


def test_glyphs_are_called_by_what_was_drawn() -> None:
    pdf = document([1, 3, 2, 2])
    names = Names(pdf)
    names.learn(pdf.pages[0], ["工", "𠮷", "一", "一"])
    names.write()
    cmap, _ = named(pdf)
    assert "<0003> <D842DFB7>" in cmap
    assert "<0002> <4E00>" in cmap


def test_each_box_says_what_stands_there() -> None:
    pdf = document([1, 0, 0, 0])
    names = Names(pdf)
    names.learn(pdf.pages[0], ["工", "👍🏻", "🏠", "👍🏻"])
    names.write()
    cmap, shown = named(pdf)
    assert "<0002> <D83DDC4DD83CDFFB>" in cmap
    assert "<0003> <D83CDFE0>" in cmap
    assert shown.count("<0002> Tj") == 2
    assert shown.count("<0003> Tj") == 1
    glyphs = pdf.pages[0].Resources.Font.F1.DescendantFonts[0].CIDToGIDMap.read_bytes()
    assert glyphs == bytes([0, 0, 0, 1, 0, 0, 0, 0])


def test_a_glyph_of_several_characters_is_called_by_all_of_them() -> None:
    pdf = document([1, 3, 4, 2])
    names = Names(pdf)
    names.learn(pdf.pages[0], ["工", "𠮷", "—", "—", "一"])
    names.write()
    cmap, _ = named(pdf)
    assert "<0003> <D842DFB7>" in cmap
    assert "<0004> <20142014>" in cmap


def test_what_cannot_be_matched_stays_as_it_was() -> None:
    pdf = document([1, 4, 4, 2])
    names = Names(pdf)
    names.learn(pdf.pages[0], ["工", "甲", "乙", "丙", "一"])
    names.write()
    cmap, shown = named(pdf)
    assert "<0004> <4E8C>" in cmap
    assert shown.count("<0004> Tj") == 2
