"""Issues as TEI P5 (tested with the schema of 4.3.0): one `teiCorpus` with a `TEI` for each issue, UTF-8.

The header of the whole holds the codebook as a taxonomy. In `text` each line of the reading text is one element (`titlePart`,
`head`, `byline`, `item`, `p`, `ab`), heads inside a line are `seg`, blocks set aside `fw`, what an editor corrected `choice` with `sic`
(the text as parsed) and `corr`, the beginnings of the source's pages `pb`. In `standOff` an annotation is a `span` from one
`anchor` to another, whose `ana` points to its tag and the record of its practice (`fs`); one whose text is gone has the
type `orphan` and its words as `f name="quote"`. A place is an anchor, so that nobody needs to count; only the `start` and
`end` of a practice's grounds count: code points of the reading text, one for each line end.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from lxml import etree

from zugong_desk.domain.block import Block
from zugong_desk.domain.corrections import Correction, corrections
from zugong_desk.domain.span import Anchor
from zugong_desk.export.clean import replaced
from zugong_desk.export.errors import ExportError
from zugong_desk.export.exchange.marked import Issue, issues
from zugong_desk.export.exchange.tei.header import corpus_header, issue_header
from zugong_desk.export.exchange.tei.line import (
    LANGUAGE,
    NAMESPACE,
    XML_ID,
    Element,
    Point,
    Put,
    Stretch,
    element,
    fill,
    say,
    xml_id,
)
from zugong_desk.export.exchange.tei.marks import correction_id, stand_off
from zugong_desk.export.exchange.tei.pages import Pages
from zugong_desk.export.exchange.tei.text import text_element
from zugong_desk.export.holdings import Holdings, Tell

LINES = frozenset(f"{{{NAMESPACE}}}{name}" for name in ("titlePart", "head", "byline", "item", "p", "ab"))


def write(holdings: Holdings, file: BinaryIO, tell: Tell) -> None:
    """Write the corpus, issue by issue."""
    with etree.xmlfile(file, encoding="utf-8") as out:
        out.write_declaration()
        with out.element(f"{{{NAMESPACE}}}teiCorpus", nsmap={None: NAMESPACE}):
            out.write(corpus_header(holdings, lambda tag: xml_id("tag", tag.id)))
            for issue in issues(holdings, tell):
                out.write("\n")
                out.write(_tei(issue, holdings))
                out.flush()
            out.write("\n")


def _tei(issue: Issue, holdings: Holdings) -> Element:
    tei = element(None, "TEI", id=xml_id("issue", issue.bulletin.id))
    tei.set(LANGUAGE, "zh-Hans")
    tei.append(issue_header(issue))
    before = holdings.as_parsed
    found = corrections(issue.bulletin, before(issue.bulletin)) if before else ()
    lines = _Lines(issue, [one for one in found if not one.aside])
    text_element(tei, issue.bulletin.blocks, lambda block: xml_id("block", issue.bulletin.id, block.id), lines.fill)
    for child in tei:
        child.tail = "\n"
    if issue.marks or lines.across:
        tei.append(stand_off(issue, holdings, lines.across))
    return tei


class _Lines:
    """Fills the elements of an issue's lines; `across` are the corrections that lie in more than one."""

    def __init__(self, issue: Issue, found: Iterable[Correction]) -> None:
        self._bulletin = issue.bulletin
        self.across: list[Correction] = []
        self._inside: dict[str, list[Correction]] = {}
        self._points: dict[str, list[Point]] = {}
        self._pages = Pages(issue.bulletin.source)
        for one in found:
            self._place(one)
        for mark in issue.marks:
            span = self._bulletin.places[mark.annotation.id].span
            self._anchor(span.start, xml_id("from", mark.annotation.id))
            if not mark.orphan:
                self._anchor(span.end, xml_id("to", mark.annotation.id))

    def _place(self, one: Correction) -> None:
        if "\n" not in one.after:
            self._inside.setdefault(self._bulletin.anchor(one.now[0]).block, []).append(one)
            return
        self.across.append(one)
        for end, at in zip(("from", "to"), one.now, strict=True):
            self._anchor(self._bulletin.anchor(at), correction_id(end, self._bulletin, len(self.across)))

    def _anchor(self, anchor: Anchor, id: str) -> None:
        self._points.setdefault(anchor.block, []).append(
            Point(anchor.offset, lambda parent: element(parent, "anchor", id=id))
        )

    def fill(self, parent: Element, block: Block) -> None:
        """Put a block's text into its element."""
        if block.aside:
            parent.text = replaced(block.text)
            return
        start = self._bulletin.start_of(block.id)
        made = self._inside.get(block.id, ())
        inner = [Stretch(one.now[0] - start, one.now[1] - start, _choice(one)) for one in made]
        outer = [Stretch(head.start, head.end, _seg(head.role.value, head.level)) for head in block.heads]
        points = (*self._pages.points(block), *self._points.get(block.id, ()))
        fill(parent, replaced(block.text), outer, inner, points)


def _seg(role: str, level: int) -> Put:
    return lambda parent: element(parent, "seg", type=role, n=str(level or ""))


def _choice(one: Correction) -> Put:
    """What stood in the source beside what stands now."""

    def put(parent: Element) -> Element:
        choice = element(parent, "choice")
        _broken(element(choice, "sic"), one.before)
        return element(choice, "corr")

    return put


def _broken(parent: Element, text: str) -> None:
    """Put a text that has line ends into an element."""
    for number, part in enumerate(replaced(text).split("\n")):
        if number:
            element(parent, "lb")
        say(parent, part)


def check(path: Path, holdings: Holdings) -> None:
    """ExportError unless the file is well-formed, has every issue with all of its characters, and every span both ends."""
    count = 0
    try:
        with path.open("rb") as file:
            for _, tei in etree.iterparse(file, tag=f"{{{NAMESPACE}}}TEI", resolve_entities=False, no_network=True):
                _check_issue(tei)
                count += 1
                tei.clear()
                while tei.getprevious() is not None:
                    del tei.getparent()[0]
    except etree.XMLSyntaxError as error:
        raise ExportError("写出的 TEI 读不回来，没有放入，原有文件未改动。") from error
    if count != holdings.count:
        raise ExportError("写出的 TEI 缺少期刊，没有放入，原有文件未改动。")


def _check_issue(tei: Element) -> None:
    size = sum(len(text_of(line)) + 1 for line in tei.iter(*LINES) if line.get(XML_ID))
    said = tei.findtext(f".//{{{NAMESPACE}}}measure") or ""
    anchors = {f"#{one.get(XML_ID)}" for one in tei.iter(f"{{{NAMESPACE}}}anchor")}
    ends = {end for span in tei.iter(f"{{{NAMESPACE}}}span") for name in ("from", "to") if (end := span.get(name))}
    if said != f"{max(size - 1, 0)} 字" or ends != anchors:
        raise ExportError("写出的 TEI 与原文不一致，没有放入，原有文件未改动。")


def text_of(line: Element) -> str:
    """The reading text of a line's element: all of its text but what was corrected."""
    texts: list[str] = line.xpath(".//text()[not(ancestor::t:sic)]", namespaces={"t": NAMESPACE})
    return "".join(texts)
