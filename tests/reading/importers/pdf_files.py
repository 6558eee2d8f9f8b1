"""PDF files written operator by operator, so that a test knows where each character stands."""

from dataclasses import dataclass, field

from tests.reading.importers.box_font import ASCENT, DESCENT, box_font
from tests.reading.importers.locked import locked

ROMAN = 500
SQUARE = 1000
"""Advance of an ASCII character and of any other, in thousandths of the size."""


def advance(char: str) -> float:
    """The width of a character at size 1."""
    return (ROMAN if char < "\x80" else SQUARE) / 1000


@dataclass
class PdfFile:
    """A PDF under construction. `meanings` says what the file tells of a character instead of itself; None: nothing."""

    width: float = 595
    height: float = 842
    rotate: int = 0
    fonts: dict[str, bytes] = field(default_factory=lambda: {"F": b"FangSong"})
    meanings: dict[str, str | None] = field(default_factory=dict)
    vertical: bool = False
    password: bytes = b""
    extra_page: str = ""
    extra_root: str = ""
    _pages: list[list[str]] = field(default_factory=lambda: [[]])
    _codes: dict[str, int] = field(default_factory=dict)

    def page(self) -> "PdfFile":
        """Begin another page."""
        self._pages.append([])
        return self

    def raw(self, operators: str) -> "PdfFile":
        """Put operators into the page as they are."""
        self._pages[-1].append(operators)
        return self

    def show(
        self,
        text: str,
        x: float,
        y: float,
        size: float = 16,
        font: str = "F",
        mode: int = 0,
        spacing: float = 0,
        matrix: tuple[float, float, float, float] = (1, 0, 0, 1),
    ) -> "PdfFile":
        """Text with the beginning of its baseline at x, y, in points from the bottom left; `spacing` after each character."""
        a, b, c, d = matrix
        return self.raw(
            f"BT /{font} {size} Tf {mode} Tr {spacing} Tc {a} {b} {c} {d} {x} {y} Tm <{self._hex(text)}> Tj ET"
        )

    def lines(self, texts: list[str], x: float, y: float, pitch: float = 28, **how: float) -> "PdfFile":
        """Lines one under the other."""
        for at, text in enumerate(texts):
            self.show(text, x, y - at * pitch, **how)  # type: ignore[arg-type]
        return self

    def picture(self, x: float, y: float, width: float, height: float) -> "PdfFile":
        """A grey picture, drawn with its bottom left corner at x, y."""
        data = "BI /W 2 /H 2 /CS /G /BPC 8 /F /AHx ID 80A0C0E0> EI"
        return self.raw(f"q {width} 0 0 {height} {x} {y} cm {data} Q")

    def _hex(self, text: str) -> str:
        return "".join(f"{self._codes.setdefault(char, len(self._codes) + 1):04X}" for char in text)

    def data(self) -> bytes:
        """The finished file."""
        objects: list[bytes] = [b"", b""]
        shapes = box_font([SQUARE, *(round(advance(char) * 1000) for char in self._codes)])
        objects.append(b"<</Length %d/Length1 %d>>stream\n%s\nendstream" % (len(shapes), len(shapes), shapes))
        fonts = " ".join(f"/{name} {self._font(objects, base)} 0 R" for name, base in self.fonts.items())
        kids = [self._page(objects, "\n".join(content), fonts) for content in self._pages]
        objects[0] = f"<</Type/Catalog/Pages 2 0 R{self.extra_root}>>".encode()
        objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(f'{kid} 0 R' for kid in kids)}]>>".encode()
        return written(*locked(objects, self.password)) if self.password else written(objects)

    def _page(self, objects: list[bytes], content: str, fonts: str) -> int:
        stream = content.encode("latin-1")
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {self.width} {self.height}]/Rotate {self.rotate}"
            f"/Contents {len(objects)} 0 R/Resources<</Font<<{fonts}>>>>{self.extra_page}>>".encode()
        )
        return len(objects)

    def _font(self, objects: list[bytes], base: bytes) -> int:
        name = b"".join(b"#%02X" % byte for byte in base)
        first = len(objects) + 1
        widths = " ".join(f"{code}[{round(advance(char) * 1000)}]" for char, code in self._codes.items())
        way = b"V" if self.vertical else b"H"
        objects.append(
            b"<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-%s/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>"
            % (name, way, first + 1, first + 3)
        )
        objects.append(
            b"<</Type/Font/Subtype/CIDFontType2/BaseFont/%s/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            b"/CIDToGIDMap/Identity/DW 1000/W[%s]/FontDescriptor %d 0 R>>" % (name, widths.encode(), first + 2)
        )
        objects.append(
            b"<</Type/FontDescriptor/FontName/%s/Flags 4/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent %d/Descent %d"
            b"/CapHeight 700/StemV 80/FontFile2 3 0 R>>" % (name, ASCENT, DESCENT)
        )
        cmap = self._meanings().encode()
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(cmap), cmap))
        return first

    def _meanings(self) -> str:
        pairs = [(code, self.meanings.get(char, char)) for char, code in self._codes.items()]
        told = [f"<{code:04X}> <{meaning.encode('utf-16-be').hex()}>" for code, meaning in pairs if meaning is not None]
        head = "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        return f"{head}{len(told)} beginbfchar\n" + "\n".join(told) + "\nendbfchar endcmap end"


def written(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """Numbered objects as a file, the first being its root."""
    out = b"%PDF-1.7\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    return b"%s%s%strailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (
        out,
        head,
        table,
        len(objects) + 1,
        trailer,
        len(out),
    )
