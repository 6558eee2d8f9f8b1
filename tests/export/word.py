"""What tests ask of Word documents: their parts, the order of children that the schema wants, and how LibreOffice sets them."""

import re
import shutil
import subprocess
import unicodedata
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pypdfium2
import pytest
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SOFFICE = shutil.which("soffice")
needs_office = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice 未安装")

ORDER = {
    "pPr": (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
        "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
        "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
        "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
    ),
    "rPr": (
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish "
        "webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang "
        "eastAsianLayout specVanish oMath"
    ),
    "sectPr": (
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols "
        "formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings"
    ),
    "style": (
        "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal "
        "personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr"
    ),
    "settings": (
        "writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries mirrorMargins "
        "defaultTabStop evenAndOddHeaders drawingGridHorizontalSpacing drawingGridVerticalSpacing "
        "displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery characterSpacingControl noLineBreaksAfter "
        "noLineBreaksBefore footnotePr endnotePr compat themeFontLang clrSchemeMapping"
    ),
    "font": "altName panose1 charset family notTrueType pitch sig",
    "pBdr": "top left bottom right between bar",
}
"""Children in the order of the schema (ECMA-376 part 1, annex A.1), from which Word takes no leave."""


def parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def disorder(data: bytes) -> list[str]:
    """Elements whose children stand in another order than the schema's, or have no place in it."""
    found = []
    for name, xml in parts(data).items():
        for element in etree.fromstring(xml).iter(*(f"{W}{tag}" for tag in ORDER)):
            wanted = ORDER[etree.QName(element).localname].split()
            tags = [etree.QName(child).localname for child in element]
            places = [wanted.index(tag) if tag in wanted else -1 for tag in tags]
            if places != sorted(places) or -1 in places:
                found.append(f"{name}: {tags}")
    return found


def texts(data: bytes) -> list[tuple[str, str]]:
    """Style and text of each paragraph; a tab and a line break count as characters."""
    out = []
    for paragraph in etree.fromstring(parts(data)["word/document.xml"]).iter(f"{W}p"):
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        signs = {f"{W}tab": "\t", f"{W}br": "\n"}
        said = [
            (part.text or "") if part.tag == f"{W}t" else signs.get(part.tag, "")
            for run in paragraph.iter(f"{W}r")
            for part in run
        ]
        out.append((style.get(f"{W}val", "") if style is not None else "", "".join(said)))
    return out


def set_by_office(data: bytes, folder: Path) -> list[str]:
    """The text of each page as LibreOffice sets it, without white space and in one form of each character."""
    (folder / "set.docx").write_bytes(data)
    home = f"-env:UserInstallation={(folder / 'office').as_uri()}"
    convert = [
        str(SOFFICE),
        home,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        str(folder / "set.docx"),
    ]
    subprocess.run(convert, check=True, capture_output=True, timeout=180)
    document = pypdfium2.PdfDocument(folder / "set.pdf")
    try:
        return [squeezed(page.get_textpage().get_text_range()) for page in document]
    finally:
        document.close()


def squeezed(text: str) -> str:
    return re.sub(r"\s|\ufffe", "", unicodedata.normalize("NFKC", text))
