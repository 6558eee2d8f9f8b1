"""PDF files that lead a reader astray, made object by object."""

import struct
import zlib
from collections.abc import Sequence

_CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
_TREE = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
_PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>"


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """A stream object's bytes."""
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(data), entries, data)


def pdf(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalog."""
    out = bytearray(b"%PDF-1.7\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer<</Size %d/Root 1 0 R%s>>\n" % (len(objects) + 1, trailer.replace(b"START", b"%d" % start))
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def tree_loop() -> bytes:
    """The page tree's only branch is the tree itself."""
    return pdf([_CATALOG, b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>"])


def parent_loop() -> bytes:
    """A page that inherits its size from two nodes that inherit from each other."""
    page = b"<</Type/Page/Parent 4 0 R>>"
    return pdf([_CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 1/Parent 4 0 R>>", page, b"<</Type/Pages/Parent 2 0 R>>"])


def section_loop() -> bytes:
    """A cross-reference section whose earlier version is itself."""
    return pdf([_CATALOG, _TREE, _PAGE, stream(b""), stream(b"")], b"/Prev START")


def length_loop() -> bytes:
    """A stream whose length stands in the stream itself."""
    return pdf([_CATALOG, _TREE, _PAGE, b"<</Length 4 0 R>>stream\n\nendstream"])


def form_loop(times: int = 1) -> bytes:
    """A form that draws itself, once or more times: then there are ever more of it."""
    form = stream(b"/X Do " * times, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>")
    return pdf([_CATALOG, _TREE, _PAGE, stream(b"/X Do"), form])


def object_stream_loop() -> bytes:
    """Two object streams, each of which is said to be in the other; the catalog is in one of them."""
    out = bytearray(b"%PDF-1.7\n")
    start = len(out)
    rows = [(0, 0, 255), (2, 2, 0), (2, 3, 0), (2, 2, 1), (1, start, 0)]
    table = b"".join(struct.pack(">BHB", *row) for row in rows)
    out += b"4 0 obj" + stream(table, b"/Type/XRef/Size 5/W[1 2 1]/Root 1 0 R") + b"\nendobj\n"
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def deep_arrays() -> bytes:
    """A catalog with arrays in arrays, far deeper than anyone reads."""
    depth = 200_000
    return pdf([b"<</Type/Catalog/Pages 2 0 R/X " + b"[" * depth + b"]" * depth + b">>", _TREE, _PAGE, stream(b"")])


def stream_bomb() -> bytes:
    """A page whose content is 100 MB of blanks, packed twice."""
    packer = zlib.compressobj(9)
    blanks = b" " * (1 << 20)
    packed = b"".join(packer.compress(blanks) for _ in range(100)) + packer.flush()
    content = stream(zlib.compress(packed), b"/Filter[/FlateDecode/FlateDecode]")
    return pdf([_CATALOG, _TREE, _PAGE, content, stream(b"")])


def many_pages(count: int) -> bytes:
    """So many empty pages."""
    kids = b" ".join(b"%d 0 R" % number for number in range(3, 3 + count))
    page = b"<</Type/Page/Parent 2 0 R>>"
    return pdf([_CATALOG, b"<</Type/Pages/MediaBox[0 0 595 842]/Count %d/Kids[%s]>>" % (count, kids), *[page] * count])


def huge_page() -> bytes:
    """A page as wide as a country, without text, so that it is looked at as a picture."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 1e9 1e9]/UserUnit 70000/Contents 4 0 R>>"
    return pdf([_CATALOG, _TREE, page, stream(b"0 0 1e9 1e9 re f")])


def locked() -> bytes:
    """A PDF that no password opens: the keys are no keys."""
    lock = b"<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>" % (b"41" * 32, b"42" * 32)
    return pdf([_CATALOG, _TREE, _PAGE, stream(b""), stream(b""), lock], b"/Encrypt 6 0 R/ID[<00><00>]")
