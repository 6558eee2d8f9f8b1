"""The parts of a Word document that are the same in each: page, page numbers, fonts, settings; and the file of them all.

Nothing in it tells who made it or when, so that the same content gives the same bytes.
"""

from collections.abc import Mapping
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from zugong_desk.domain.looks import CHARACTERS, LEADING, LOOKS, MEASURE, PAPER, POINTS_PER_MM, Font, Style
from zugong_desk.export.word.styles import LATIN, TWIPS, W

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_FIXED_DATE = (1980, 1, 1, 0, 0, 0)
_STAND_INS = {
    Font.TITLE: (
        "方正小标宋_GBK,小标宋,华文中宋,STZhongsong,宋体,SimSun,Noto Serif CJK SC",
        "roman",
        "02010601030101010101",
    ),
    Font.BODY: ("仿宋,FangSong,方正仿宋_GBK,华文仿宋,STFangsong,Noto Serif CJK SC", "modern", "02010609030101010101"),
    Font.HEI: ("SimHei,方正黑体_GBK,华文黑体,STHeiti,Noto Sans CJK SC", "swiss", "02010609060101010101"),
    Font.KAI: (
        "楷体,KaiTi,方正楷体_GBK,华文楷体,STKaiti,LXGW WenKai,Noto Serif CJK SC",
        "modern",
        "02010609030101010101",
    ),
    Font.SONG: ("SimSun,方正书宋_GBK,Noto Serif CJK SC", "roman", "02010600030101010101"),
}
"""What stands in for a font where it is absent, its family and its shape (Panose), by which programs look for the nearest."""
_GBK = "86"


def package(body: str, styles: str, title: str = "") -> bytes:
    """A DOCX file of the XML between `<w:body>` and its section and the part of styles, with page and page numbers.

    `title` goes into the properties.
    """
    document = f'<w:document xmlns:w="{W}" xmlns:r="{_R}"><w:body>{body}{_section()}</w:body></w:document>'
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            ("officeDocument", "word/document.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ("extended-properties", "docProps/app.xml"),
        ),
        "docProps/core.xml": _core(title),
        "docProps/app.xml": (
            '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
        ),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": _relations(
            ("styles", "styles.xml"),
            ("settings", "settings.xml"),
            ("fontTable", "fontTable.xml"),
            ("footer", "footer1.xml"),
            ("footer", "footer2.xml"),
        ),
        "word/styles.xml": styles,
        "word/settings.xml": _settings(),
        "word/fontTable.xml": _font_table(),
        "word/footer1.xml": _footer("right"),
        "word/footer2.xml": _footer("left"),
    }
    return _zipped({name: (_HEAD + xml).encode() for name, xml in parts.items()})


def repacked(data: bytes) -> bytes:
    """A package with the same parts and no dates of when they were packed."""
    with ZipFile(BytesIO(data)) as file:
        return _zipped({name: file.read(name) for name in file.namelist()})


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as file:
        for name, content in parts.items():
            entry = ZipInfo(name, _FIXED_DATE)
            entry.compress_type, entry.create_system = ZIP_DEFLATED, 0
            file.writestr(entry, content)
    return out.getvalue()


def _content_types() -> str:
    parts = {
        "word/document": "document.main",
        "word/styles": "styles",
        "word/settings": "settings",
        "word/fontTable": "fontTable",
        "word/footer1": "footer",
        "word/footer2": "footer",
    }
    overrides = "".join(
        f'<Override PartName="/{name}.xml" ContentType="{_MAIN}.{kind}+xml"/>' for name, kind in parts.items()
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}'
        '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        '<Override PartName="/docProps/app.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>'
    )


def _relations(*targets: tuple[str, str]) -> str:
    lines = "".join(
        f'<Relationship Id="rId{number}" Type="{kind if ":" in kind else f"{_R}/{kind}"}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'


def _core(title: str) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator></dc:creator><cp:lastModifiedBy></cp:lastModifiedBy>'
        f"<cp:revision>1</cp:revision><dc:title>{escape(title)}</dc:title></cp:coreProperties>"
    )


def _section() -> str:
    """A4 with the margins of an official document, 22 lines of 28 characters, page numbers at the outer edge."""
    width, height, top, bottom, left, right = (
        round(length * POINTS_PER_MM * TWIPS)
        for length in (PAPER.width, PAPER.height, PAPER.top, PAPER.bottom, PAPER.left, PAPER.right)
    )
    number = round(((PAPER.bottom - PAPER.number_below) * POINTS_PER_MM - _NUMBER_HEIGHT) * TWIPS)
    drawn_together = round((MEASURE / CHARACTERS - LOOKS[Style.BODY].size) * _GRID_UNITS)
    return (
        '<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="even" r:id="rId5"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"/><w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" '
        f'w:left="{left}" w:header="851" w:footer="{number}" w:gutter="0"/><w:cols w:space="425"/>'
        f'<w:docGrid w:type="linesAndChars" w:linePitch="{round(LEADING * TWIPS)}" w:charSpace="{drawn_together}"/>'
        "</w:sectPr>"
    )


_NUMBER_HEIGHT = 18
_GRID_UNITS = 4096
"""Of a point, the unit of what a grid adds to each character."""


def _settings() -> str:
    # The order is that of the schema. Fields are not updated on opening: Word would ask whether it may.
    return (
        f'<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:removePersonalInformation/><w:removeDateAndTime/>'
        '<w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>'
        '<w:drawingGridVerticalSpacing w:val="156"/><w:displayHorizontalDrawingGridEvery w:val="0"/>'
        '<w:displayVerticalDrawingGridEvery w:val="2"/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
        'w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
    )


def _font_table() -> str:
    chinese = "".join(
        f'<w:font w:name="{font}"><w:altName w:val="{names}"/><w:panose1 w:val="{shape}"/><w:charset w:val="{_GBK}"/>'
        f'<w:family w:val="{family}"/><w:pitch w:val="variable"/></w:font>'
        for font, (names, family, shape) in _STAND_INS.items()
    )
    return (
        f'<w:fonts xmlns:w="{W}">{chinese}<w:font w:name="{LATIN}"><w:altName w:val="Liberation Serif"/>'
        '<w:panose1 w:val="02020603050405020304"/><w:charset w:val="00"/><w:family w:val="roman"/>'
        '<w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def _footer(side: str) -> str:
    """— 1 — one character in from the outer edge."""
    indent = round(PAPER.number_size * TWIPS)
    text = '<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">{}</w:t></w:r>'
    return (
        f'<w:ftr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="Footer"/><w:ind w:left="{indent}" w:right="{indent}"/>'
        f'<w:jc w:val="{side}"/></w:pPr>{text.format("— ")}<w:fldSimple w:instr=" PAGE ">'
        f"{text.format('1')}</w:fldSimple>{text.format(' —')}</w:p></w:ftr>"
    )
