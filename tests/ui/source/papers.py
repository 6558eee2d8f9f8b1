"""Small papers with known cells: a source on two pages, its blocks, and a PDF of the same size drawn by hand."""

from hashlib import sha256

from zugong_desk.domain.block import Block, Label
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.imprint import Form, Imprint, LinePrint, Page, Placement
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.runs import Runs, from_source
from zugong_desk.domain.source import Source

PAGE = Page(200.0, 300.0)
SIZE = 10.0
"""Of a cell; the type in it is smaller, as in a file whose cells have the height of the whole body."""
TYPE = 8.0
ROWS = (
    # page, left, top, text
    (1, 60.0, 20.0, "江城组工信息"),
    (1, 20.0, 60.0, "一是选好人。𠮷祥村选出🏠"),
    (1, 20.0, 80.0, "三名带头人，"),
    (2, 20.0, 20.0, "\f按月通报e\u0301。"),
    (2, 90.0, 270.0, "— 2 —"),
)
BLOCKS = (("m", Kind.MASTHEAD, (1,)), ("p", Kind.PARAGRAPH, (2, 3, 4)), ("f", Kind.PAGE_FOOTER, (5,)))
"""Ids, kinds and 1-based lines."""


def cells(text: str) -> tuple[float, ...]:
    """A square cell for each character; none for a page turn and for a mark on the character before it."""
    edges = [0.0]
    for character in text:
        edges.append(edges[-1] + (0 if character in "\f\u0301" else SIZE))
    return tuple(edges)


def source_of(data: bytes, form: Form = Form.PDF, doubts: tuple[tuple[int, int, float], ...] = ()) -> Source:
    """The rows as a source; `doubts` are those of the second line."""
    lines = tuple(
        LinePrint(TYPE, placement=Placement(page, x, y, SIZE, cells(text)), doubts=doubts if at == 1 else ())
        for at, (page, x, y, text) in enumerate(ROWS)
    )
    text = "".join(f"{row[3]}\n" for row in ROWS)
    return Source("第7期.pdf", sha256(data).hexdigest(), "", text, imprint=Imprint(form, (PAGE, PAGE), lines))


def bulletin_of(source: Source, id: str = "paper") -> Bulletin:
    """The source in its three blocks."""
    blocks = tuple(Block(id, Label(kind), _runs(source, lines)) for id, kind, lines in BLOCKS)
    return Bulletin(id, source, blocks)


def _runs(source: Source, lines: tuple[int, ...]) -> Runs:
    runs: Runs = ()
    for line in lines:
        start, end = source.line_range(line)
        start += source.text[start] == "\f"
        runs += from_source(source.text, start, end)
    return runs


def pdf(pages: int = 2, squares: tuple[tuple[float, float], ...] = ((60.0, 20.0),)) -> bytes:
    """A PDF whose pages have the size of `PAGE` and black squares of `SIZE` at these places from the top left."""
    drawn = "".join(f"{x} {PAGE.height - y - SIZE} {SIZE} {SIZE} re f\n" for x, y in squares).encode()
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    kids = []
    for _ in range(pages):
        kids.append(f"{len(objects) + 1} 0 R")
        box = f"[0 0 {PAGE.width:g} {PAGE.height:g}]"
        contents = len(objects) + 2
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox {box} /Contents {contents} 0 R >>".encode())
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
    objects[1] = f"<< /Type /Pages /Count {pages} /Kids [{' '.join(kids)}] >>".encode()
    return _file(objects)


def _file(objects: list[bytes]) -> bytes:
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    tail = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))
    return out + head + table + tail
