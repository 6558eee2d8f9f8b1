"""What the glyphs of a PDF stand for, learned from the text that was drawn (ToUnicode, ISO 32000-1 9.10.3).

Qt names a glyph by the first character that a font draws with it, and some glyphs not at all: where one serves two characters,
what is copied or searched is ⼯ and not 工; characters beyond the first plane, and those that no font has, are lost.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import pikepdf

from zugong_desk.domain.radicals import RADICALS

_RANGES = re.compile(rb"beginbfrange(.*?)endbfrange", re.DOTALL)
_RANGE = re.compile(rb"<(\w+)>\s*<(\w+)>\s*(?:<(\w+)>|\[([^\]]*)\])")
_SINGLES = re.compile(rb"beginbfchar(.*?)endbfchar", re.DOTALL)
_SINGLE = re.compile(rb"<(\w+)>\s*<(\w+)>")
_HEX = re.compile(rb"<(\w+)>")
_SHOWN = re.compile(rb"/(\S+) [\d.]+ Tf|<([0-9A-Fa-f]{4})> Tj")
"""A font that is chosen, and a glyph that is shown."""
_BOX = 0
"""The glyph for what a font has not."""
_SURE = 1_000
"""How much more a name counts that is like Qt's own: what stands between two others was perhaps drawn by neither."""
_MOST = 100
"""Codes in one block of a map."""
_MAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{}endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""

_Key = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Glyph:
    """A glyph on a page: where its code stands in the content, its font, its code, how Qt names it."""

    at: int
    font: _Key
    code: int
    name: str


class Names:
    """The names of the glyphs in each font of a document: Qt's own, and those that are learned."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._fonts = {
            font.objgen: font for font in pdf.objects if isinstance(font, pikepdf.Dictionary) and "/ToUnicode" in font
        }
        self._known = {key: dict(_names(font.ToUnicode.read_bytes())) for key, font in self._fonts.items()}
        self._seen: dict[_Key, dict[int, Counter[str]]] = {key: {} for key in self._fonts}
        self._boxes: dict[str, int] = {}
        codes = (found[2] for page in pdf.pages for found in _SHOWN.finditer(page.Contents.read_bytes()) if found[2])
        self._free = 1 + max((int(code, 16) for code in codes), default=0)

    def learn(self, page: pikepdf.Page, drawn: Sequence[str]) -> None:
        """Compare what a page shows with what was drawn, character by character; give each box a code of its own."""
        content = page.Contents.read_bytes()
        glyphs = list(self._shown(page, content))
        parts, done = [], 0
        for glyph, text in _matched(glyphs, drawn):
            code = glyph.code
            if code == _BOX:
                code = self._boxes.setdefault(text, self._free + len(self._boxes))
                parts += [content[done : glyph.at], b"%04X" % code]
                done = glyph.at + 4
            sure = _plain(text) == _plain(glyph.name)
            self._seen[glyph.font].setdefault(code, Counter())[text] += _SURE if sure else 1
        if parts:
            page.Contents = self._pdf.make_stream(b"".join([*parts, content[done:]]))

    def write(self) -> None:
        """Write the maps of all fonts anew."""
        for key, font in self._fonts.items():
            seen = {code: texts.most_common(1)[0][0] for code, texts in self._seen[key].items()}
            font.ToUnicode = self._pdf.make_stream(_map(self._known[key] | seen))
            drawn = font.DescendantFonts[0]
            if "/CIDToGIDMap" in drawn and any(code >= self._free for code in seen):
                glyphs = b"".join(code.to_bytes(2, "big") for code in range(self._free)) + bytes(2 * len(self._boxes))
                drawn.CIDToGIDMap = self._pdf.make_stream(glyphs)

    def _shown(self, page: pikepdf.Page, content: bytes) -> Iterator[_Glyph]:
        font = (0, 0)
        for found in _SHOWN.finditer(content):
            if found[1] is not None:
                font = page.Resources.Font[f"/{found[1].decode()}"].objgen
            elif font in self._known:
                code = int(found[2], 16)
                yield _Glyph(found.start(2), font, code, self._known[font].get(code, ""))


def _matched(glyphs: Sequence[_Glyph], drawn: Sequence[str]) -> Iterator[tuple[_Glyph, str]]:
    """Glyphs and what they draw; those that cannot be told from their neighbours are left out."""
    names, wanted = [_plain(glyph.name) for glyph in glyphs], [_plain(text) for text in drawn]
    for _, low, high, start, end in SequenceMatcher(None, names, wanted, autojunk=False).get_opcodes():
        yield from _paired(glyphs[low:high], drawn[start:end])


def _paired(glyphs: Sequence[_Glyph], drawn: Sequence[str]) -> Iterator[tuple[_Glyph, str]]:
    """Pairs within a stretch; where one glyph draws several characters, such as a dash of two, those without name go first."""
    while len(glyphs) != len(drawn) and len(glyphs) > 1 and drawn and not glyphs[0].name:
        yield glyphs[0], drawn[0]
        glyphs, drawn = glyphs[1:], drawn[1:]
    if len(glyphs) == 1 < len(drawn):
        yield glyphs[0], "".join(drawn)
    elif len(glyphs) == len(drawn):
        yield from zip(glyphs, drawn, strict=True)


def _plain(text: str) -> str:
    """A form in which characters of one look are mostly the same."""
    return unicodedata.normalize("NFKC", "".join(RADICALS.get(char, char) for char in text))


def _names(cmap: bytes) -> Iterator[tuple[int, str]]:
    """What Qt's map of a font says, with the ordinary characters for radicals; the box has no name."""
    for block in _SINGLES.findall(cmap):
        yield from ((int(code, 16), _ordinary(text)) for code, text in _SINGLE.findall(block))
    for block in _RANGES.findall(cmap):
        for low, high, first, each in _RANGE.findall(block):
            codes = range(int(low, 16), int(high, 16) + 1)
            texts = _HEX.findall(each) or [b"%04X" % (int(first, 16) + step) for step in range(len(codes))]
            yield from ((code, _ordinary(text)) for code, text in zip(codes, texts, strict=False) if code != _BOX)


def _ordinary(code: bytes) -> str:
    text = bytes.fromhex(code.decode()).decode("utf-16-be", "replace")
    return "".join(RADICALS.get(char, char) for char in text)


def _map(names: dict[int, str]) -> bytes:
    lines = [f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>\n" for code, text in sorted(names.items())]
    blocks = [lines[at : at + _MOST] for at in range(0, len(lines), _MOST)]
    return _MAP.format("".join(f"{len(block)} beginbfchar\n{''.join(block)}endbfchar\n" for block in blocks)).encode(
        "ascii"
    )
