"""Annotations for INCEpTION and other UIMA programs: a ZIP of one UIMA CAS XMI 1.0 (XML 1.0) for each issue and `TypeSystem.xml`.

`sofaString` is the reading text; `begin` and `end` are half-open and count UTF-16 units, as Java does: 𠮷 and most emoji are
two. Each line of the reading text is a `Sentence`, its `Token`s are characters of Chinese and words of other scripts, cut
at the edges of annotations. An annotation is a `webanno.custom.Practice` (see `uima_types`). Annotations whose text is gone
are not written.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO
from xml.sax.saxutils import quoteattr

from lxml import etree

from zugong_desk.domain.codebook import Tags
from zugong_desk.export.clean import replaced
from zugong_desk.export.exchange.marked import Issue, issues
from zugong_desk.export.exchange.tokens import tokens
from zugong_desk.export.exchange.uima_types import LAYER, TYPE_SYSTEM, type_system, values
from zugong_desk.export.exchange.units import Units
from zugong_desk.export.exchange.zip_files import missing, name_of, read_back, zip_files
from zugong_desk.export.holdings import Holdings, Tell

FORM = "UIMA CAS XMI"
XMI, CAS, CUSTOM = "http://www.omg.org/XMI", "http:///uima/cas.ecore", "http:///webanno/custom.ecore"
_CORE = "http:///de/tudarmstadt/ukp/dkpro/core/api"
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    f'<xmi:XMI xmlns:xmi="{XMI}" xmlns:cas="{CAS}" xmlns:custom="{CUSTOM}"'
    f' xmlns:metadata="{_CORE}/metadata/type.ecore" xmlns:segments="{_CORE}/segmentation/type.ecore" xmi:version="2.0">\n'
    '<cas:NULL xmi:id="0"/>\n'
)
_KEPT = {"\n": "&#10;", "\t": "&#9;"}
"""What a reader of attributes would make a space of."""
_LAYER = LAYER.rpartition(".")[2]


def write(holdings: Holdings, file: BinaryIO, tell: Tell) -> None:
    """Write the issues, one file each, and the types."""
    with zip_files(file) as files:
        files.put(TYPE_SYSTEM, type_system())
        for issue in issues(holdings, tell):
            files.put(f"{name_of(issue)}.xmi", "".join(_xmi(issue, holdings.tags)))


def _xmi(issue: Issue, tags: Tags) -> Iterator[str]:
    units = Units(issue.text)
    whole = f'sofa="1" begin="0" end="{units.units(len(issue.text))}" language="zh"'
    ids = f"documentTitle={_quoted(name_of(issue))} documentId={_quoted(issue.bulletin.id)}"
    yield f'{_HEAD}<metadata:DocumentMetaData xmi:id="2" {whole} {ids}/>\n'
    number = 2
    for name, start, end in _segments(issue):
        number += 1
        place = f'begin="{units.units(start)}" end="{units.units(end)}"'
        yield f'<segments:{name} xmi:id="{number}" sofa="1" {place}/>\n'
    for mark in issue.standing:
        number += 1
        said = " ".join(f"{name}={_quoted(text)}" for name, text in values(mark.annotation, tags).items())
        place = f'begin="{units.units(mark.start)}" end="{units.units(mark.end)}"'
        yield f'<custom:{_LAYER} xmi:id="{number}" sofa="1" {place} {said}/>\n'
    sofa = 'sofaNum="1" sofaID="_InitialView" mimeType="text"'
    yield f'<cas:Sofa xmi:id="1" {sofa} sofaString={_quoted(issue.text)}/>\n'
    yield f'<cas:View sofa="1" members="{" ".join(map(str, range(2, number + 1)))}"/>\n</xmi:XMI>\n'


def _segments(issue: Issue) -> Iterator[tuple[str, int, int]]:
    """Each line that says something, and then its tokens."""
    edges = sorted({at for mark in issue.standing for at in (mark.start, mark.end)})
    for start, line in zip(issue.bulletin.starts, issue.bulletin.lines, strict=True):
        found = list(tokens(issue.text, start, start + len(line.text), edges))
        if found:
            yield "Sentence", found[0][0], found[-1][1]
            for first, last in found:
                yield "Token", first, last


def _quoted(text: str) -> str:
    return quoteattr(replaced(text), _KEPT)


def check(path: Path, holdings: Holdings) -> None:
    """ExportError unless every issue is there, well-formed, and everything in it has a place in its text."""
    with read_back(path, FORM) as archive:
        names = [name for name in archive.namelist() if name.endswith(".xmi")]
        if len(names) != holdings.count:
            raise missing(FORM)
        for name in names:
            try:
                root = etree.fromstring(archive.read(name), etree.XMLParser(resolve_entities=False, no_network=True))
            except etree.XMLSyntaxError as error:
                raise missing(FORM) from error
            _check(root)
        archive.read(TYPE_SYSTEM)


def _check(root: "etree._Element") -> None:
    sofa, view = root.find(f"{{{CAS}}}Sofa"), root.find(f"{{{CAS}}}View")
    if sofa is None or view is None:
        raise missing(FORM)
    size = len(sofa.get("sofaString").encode("utf-16-le")) // 2
    placed = [one for one in root if one.get("begin")]
    if any(not 0 <= int(one.get("begin")) <= int(one.get("end")) <= size for one in placed):
        raise missing(FORM)
    if [one.get(f"{{{XMI}}}id") for one in placed] != view.get("members").split() or int(placed[0].get("end")) != size:
        raise missing(FORM)
