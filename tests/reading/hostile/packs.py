"""ZIP files, and documents that are ZIP files, with traps in them."""

import io
import struct
import zipfile

LAUGHS = '<!DOCTYPE a [<!ENTITY a0 "哈">%s]>'.replace(
    "%s", "".join(f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' for at in range(1, 10))
)
OUTSIDE = '<!DOCTYPE a [<!ENTITY a9 SYSTEM "file:///etc/passwd">]>'

_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_LINKS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)
_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OFD = 'xmlns:ofd="http://www.ofdspec.org/2016"'


def packed(members: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def document(text: str, doctype: str = "") -> str:
    """The main part of a Word file, with a paragraph for each line."""
    lines = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.splitlines())
    return f"{doctype}<w:document {_WORD}><w:body>{lines}</w:body></w:document>"


def docx(main: str | bytes, styles: str = "") -> bytes:
    """A Word file with this main part, and styles if there are any."""
    parts: dict[str, str | bytes] = {"[Content_Types].xml": _TYPES, "_rels/.rels": _LINKS, "word/document.xml": main}
    if styles:
        linked = _LINKS.replace('officeDocument"', 'styles"').replace("word/document.xml", "styles.xml")
        parts |= {"word/styles.xml": styles, "word/_rels/document.xml.rels": linked}
    return packed(parts)


def ofd(
    root: str = "Doc_0/Document.xml", doctype: str = "", content: str = "", page: str = "Pages/Content.xml"
) -> bytes:
    """An OFD of one page that holds the text given."""
    written = (
        f'<ofd:TextObject ID="9" Boundary="20 20 100 10" Font="3" Size="6"><ofd:TextCode X="0" Y="6" DeltaX="g 20 6">'
        f"{content}</ofd:TextCode></ofd:TextObject>"
    )
    return packed(
        {
            "OFD.xml": f'{doctype}<ofd:OFD {_OFD} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo/>'
            f"<ofd:DocRoot>{root}</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
            "Doc_0/Document.xml": f"<ofd:Document {_OFD}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297"
            "</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>"
            f'<ofd:Page ID="1" BaseLoc="{page}"/></ofd:Pages></ofd:Document>',
            "Doc_0/Pages/Content.xml": f"<ofd:Page {_OFD}><ofd:Content>"
            f'<ofd:Layer ID="2">{written}</ofd:Layer></ofd:Content></ofd:Page>',
        }
    )


def locked(data: bytes) -> bytes:
    """The ZIP, every member of it marked as encrypted."""
    out = bytearray(data)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        found = out.find(mark)
        while found >= 0:
            out[found + at] |= 1
            found = out.find(mark, found + 4)
    return bytes(out)


def compound(*streams: str) -> bytes:
    """A compound file (as of Word 97) of 512-byte sectors, with these streams, all of them empty but for their names."""
    names = ["Root Entry", *streams]
    entries = b""
    for at, name in enumerate(names):
        raw = (name + "\0").encode("utf-16-le")
        child, right = (1 if at == 0 and streams else -1), (at + 1 if 0 < at < len(streams) else -1)
        entries += raw.ljust(64, b"\0") + struct.pack("<HBBiii", len(raw), 5 if at == 0 else 2, 1, -1, right, child)
        entries += bytes(36) + struct.pack("<iQ", -2, 0)
    entries = entries.ljust(1024, b"\0")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    header += bytes(6) + struct.pack("<iiiiiiiii", 0, 1, 1, 0, 4096, -2, 0, -2, 0) + struct.pack("<i", 0)
    table = struct.pack("<iii", -3, 2, -2).ljust(512, b"\xff")
    return header.ljust(512, b"\xff") + table + entries
