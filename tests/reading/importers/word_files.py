"""Word files made of raw XML, so that a test says exactly what stands in them."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from zugong_desk.domain.imprint import LinePrint
from zugong_desk.domain.source import Source
from zugong_desk.reading.importers.docx import read
from zugong_desk.reading.wishes import AS_IT_COMES, Wishes

SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
_DECLARED = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in SPACES.items())
_RELATION = SPACES["r"]
_STRICT = (
    (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    ),
    (_RELATION, "http://purl.oclc.org/ooxml/officeDocument/relationships"),
)

Parts = Mapping[str, str]


def xml(tag: str, inside: str) -> str:
    """An element that declares all prefixes."""
    return f'<?xml version="1.0" encoding="UTF-8"?><{tag} {_DECLARED}>{inside}</{tag}>'


def par(inside: str, properties: str = "") -> str:
    """A paragraph; plain text becomes a run."""
    content = inside if inside.startswith("<") or not inside else run(inside)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{content}</w:p>"


def run(text: str, properties: str = "") -> str:
    """A run of text, white space kept."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def docx(body: str, parts: Parts | None = None, more: Mapping[str, bytes] | None = None, relations: str = "") -> bytes:
    """A Word file with a body.

    `parts` are the insides of further parts by kind, such as "styles"; those called "header1" or "footer2" have that
    name as the id of their relation. `more` are members as they are, `relations` further relations of the body.
    """
    links, members = [], dict(more or {})
    for name, inside in (parts or {}).items():
        kind = name.rstrip("0123456789")
        links.append(f'<Relationship Id="{name}" Type="{_RELATION}/{kind}" Target="{name}.xml"/>')
        members[f"word/{name}.xml"] = xml(_root(kind), inside).encode()
    members["word/document.xml"] = xml("w:document", f"<w:body>{body}</w:body>").encode()
    members["word/_rels/document.xml.rels"] = _relations("".join(links) + relations)
    members["_rels/.rels"] = _relations(
        f'<Relationship Id="r" Type="{_RELATION}/officeDocument" Target="word/document.xml"/>'
    )
    return zipped({"[Content_Types].xml": _content_types(members)} | members)


def _content_types(members: Mapping[str, bytes]) -> bytes:
    office = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    kinds = {name: Path(name).stem.rstrip("0123456789") for name in members if name.endswith(".xml")}
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{office}{"document.main" if kind == "document" else kind}+xml"/>'
        for name, kind in kinds.items()
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    ).encode()


def _root(kind: str) -> str:
    return {"header": "w:hdr", "footer": "w:ftr", "theme": "a:theme"}.get(kind, f"w:{kind}")


def _relations(inside: str) -> bytes:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{inside}</Relationships>'.encode()


def zipped(members: Mapping[str, bytes]) -> bytes:
    """A ZIP of members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def strict(data: bytes) -> bytes:
    """The same file with the names of strict OOXML."""
    members = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            member = archive.read(name)
            for usual, other in _STRICT:
                member = member.replace(usual.encode(), other.encode())
            members[name] = member
    return zipped(members)


def lines(source: Source) -> list[str]:
    """The lines of a source."""
    return [source.line_text(number) for number in range(1, source.lines + 1)]


def text_of(body: str, parts: Parts | None = None, wishes: Wishes = AS_IT_COMES) -> list[str]:
    """The lines that are read from a file with this body."""
    return lines(read("a.docx", docx(body, parts), wishes))


def print_of(body: str, parts: Parts | None = None, line: int = 1) -> LinePrint:
    """How a line of a file with this body is printed."""
    return read("a.docx", docx(body, parts)).imprint.line(line)
