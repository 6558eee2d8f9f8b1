"""Printing: a text that a person has read, set anew as a word processor's file or as printed pages, with its imprint."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from random import Random

from tests.press.setting import columns, wrapped
from tests.score.gold import Gold, GoldBlock, lines_of

from zugong_desk.domain.imprint import Align, Form, Imprint, LinePrint, Page, Part, Placement
from zugong_desk.domain.kinds import ASIDE, Kind
from zugong_desk.domain.source import Source
from zugong_desk.reading import lines as reading

SPOKEN = frozenset({Kind.PARAGRAPH, Kind.EDITOR_NOTE, Kind.INSTRUCTION, Kind.DISTRIBUTION})
"""Kinds whose lines meet without a space and are indented."""
PAPER = (Page(595.28, 841.89),)


@dataclass(frozen=True, slots=True)
class Face:
    """How a kind of block is printed; a size of 0 is that of running text."""

    size: float = 0.0
    font: str = ""
    bold: bool = False
    align: Align = Align.LEFT
    level: int = 0


@dataclass(frozen=True, slots=True)
class House:
    """How an office prints; `width` is the columns of a line, 0 for a word processor's file with a paragraph a line."""

    body: float
    faces: dict[Kind, Face]
    heading: Face
    deeper: Face
    """Headings below the first level."""
    width: int = 0
    rows: int = 22
    indent: int = 4
    air: float = 0.0
    """Empty room above titles, in lines."""
    footer: str = "— {n} —"
    marks_parts: bool = True
    """Whether the reader of the form tells feet of pages from text."""
    bold_heads: bool = True
    keeps_breaks: bool = True
    """Whether the lines of a title are one paragraph with a break in it."""

    def face(self, block: GoldBlock) -> Face:
        """How a block is printed."""
        kind = Kind(block["kind"])
        if kind is Kind.HEADING:
            return self.heading if block["level"] <= 1 else self.deeper
        return self.faces.get(kind, Face())


def random_house(chance: Random) -> House:
    """A house among those that offices have: titles larger or merely bold, headings in another face or not."""
    body = chance.choice([14, 15, 16, 16, 16])
    title = chance.choice([18, 20, 22, 22, 22, 24, body])
    song, kai, hei = "方正小标宋简体", "楷体_GB2312", "黑体"
    titled = Face(title, chance.choice([song, song, hei, ""]), title == body or chance.random() < 0.3, Align.CENTRE)
    levels = chance.random() < 0.25
    heading = Face(0, chance.choice([hei, hei, hei, ""]), chance.random() < 0.4)
    deeper = Face(0, chance.choice([kai, kai, ""]), chance.random() < 0.4)
    centre, right = Align.CENTRE, Align.RIGHT
    faces = {
        Kind.MASTHEAD: Face(chance.choice([0, 0, 16])),
        Kind.ARTICLE_TITLE: replace(titled, level=1 if levels else 0),
        Kind.COLUMN: Face(
            chance.choice([0, body + 2, title]), hei, chance.random() < 0.5, chance.choice([centre, Align.LEFT])
        ),
        Kind.BYLINE: Face(0, chance.choice([kai, kai, ""]), align=chance.choice([centre, centre, right])),
        Kind.EDITOR_NOTE: Face(chance.choice([0, 0, body - 1]), chance.choice([kai, kai, ""])),
        Kind.SOURCE_CREDIT: Face(0, chance.choice([kai, ""]), align=right),
        Kind.TOC: Face(chance.choice([0, title]), hei, align=centre),
        Kind.DISTRIBUTION: Face(chance.choice([0, 14])),
    }
    return House(
        body,
        faces,
        replace(heading, level=2 if levels else 0),
        replace(deeper, level=3 if levels else 0),
        width=chance.choice([0, 0, 56, 56, 52, 64]),
        rows=chance.choice([18, 22, 26]),
        indent=chance.choice([4, 4, 4, 4, 0]),
        air=chance.choice([0, 0, 0.5, 1]),
        footer=chance.choice(["— {n} —", "—{n}—", "{n}", "第 {n} 页", ""]),
        marks_parts=chance.random() < 0.7,
        bold_heads=chance.random() < 0.8,
        keeps_breaks=chance.random() < 0.5,
    )


@dataclass(slots=True)
class _Sheet:
    """Lines printed so far."""

    house: House
    texts: list[str] = field(default_factory=list)
    prints: list[LinePrint] = field(default_factory=list)
    page: int = 1
    row: int = 0
    feet: list[int] = field(default_factory=list)

    def put(self, text: str, printed: LinePrint) -> int:
        """Print a line, on a new page if this one is full; its number."""
        house = self.house
        if house.width and self.row >= house.rows:
            self.turn()
            text, printed = f"\f{text}", replace(printed, bold=tuple((a + 1, b + 1) for a, b in printed.bold))
        self.texts.append(text)
        self.prints.append(replace(printed, placement=self._placement(text, printed)) if house.width else printed)
        self.row += 1
        return len(self.texts)

    def _placement(self, text: str, printed: LinePrint) -> Placement:
        """Where a line stands: Chinese characters an em wide, others half of it, lines 28 points apart."""
        edges = tuple(accumulate((columns(char) * printed.size / 2 for char in text.lstrip("\f")), initial=0.0))
        edges = (0.0, *edges) if text.startswith("\f") else edges
        return Placement(self.page, 79 + printed.indent, 105.0 + 28 * self.row, printed.size, edges)

    def turn(self) -> None:
        if self.house.footer:
            part = Part.FOOTER if self.house.marks_parts else Part.BODY
            self.texts.append(self.house.footer.format(n=self.page))
            self.prints.append(LinePrint(14, "宋体", align=Align.CENTRE, part=part, indent=200, above=16))
            self.feet.append(len(self.texts))
        self.page, self.row = self.page + 1, 0


def printed(source: Source, gold: Gold, house: House) -> tuple[Source, Gold]:
    """A text set anew in a house, and its gold in the numbers of the new lines; its own furniture is left out."""
    lines = {line.number: line for line in reading.lines_of(source)}
    filled = frozenset(lines)
    sheet = _Sheet(house)
    blocks: list[GoldBlock] = []
    first_masthead = True
    for block in sorted(gold["blocks"], key=lambda one: one["line_start"]):
        if Kind(block["kind"]) in ASIDE:
            continue
        own = [lines[number] for number in sorted(lines_of(block, filled))]
        numbers = [sheet.put(*row) for row in _rows(own, block, house, first=first_masthead)]
        first_masthead = first_masthead and block["kind"] != Kind.MASTHEAD
        holes = [[foot, foot] for foot in sheet.feet if numbers[0] < foot < numbers[-1]]
        blocks.append({**block, "line_start": numbers[0], "line_end": numbers[-1], "except": holes})
    if house.width:
        sheet.turn()
    feet = [_foot(number) for number in sheet.feet]
    imprint = Imprint(
        Form.PDF if house.width else Form.DOCX, PAPER * sheet.page if house.width else (), tuple(sheet.prints)
    )
    made = Source(source.file, source.sha256, "", "\n".join(sheet.texts), imprint=imprint)
    return made, {**gold, "blocks": sorted([*blocks, *feet], key=lambda one: one["line_start"])}


def _foot(number: int) -> GoldBlock:
    kind = Kind.PAGE_FOOTER.value
    return {"kind": kind, "level": 0, "line_start": number, "line_end": number, "except": [], "heads": []}


def _rows(
    own: Sequence[reading.Line], block: GoldBlock, house: House, *, first: bool
) -> Iterator[tuple[str, LinePrint]]:
    """The printed lines of a block, with how they are printed."""
    face = house.face(block)
    name = first and block["kind"] == Kind.MASTHEAD
    for at, (text, bold, opens) in enumerate(_paragraphs(own, block, house)):
        look = Face(36, "方正小标宋简体", align=Align.CENTRE) if name and not at else face
        yield from _set(text, bold, block, look, house, opens=opens, above=house.air if not at else 0.0)


def _paragraphs(
    own: Sequence[reading.Line], block: GoldBlock, house: House
) -> Iterator[tuple[str, list[tuple[int, int]], bool]]:
    """The paragraphs of a block: text, bold ranges, and whether a paragraph of the file begins."""
    if block["kind"] not in SPOKEN:
        for at, line in enumerate(own):
            yield line.text, list(line.bold), at == 0 or not house.keeps_breaks
        return
    text, bold = "", []
    for line in own:
        bold += [(len(text) + start, len(text) + end) for start, end in line.bold]
        text += line.text
    yield text, bold, True


def _set(
    text: str, bold: list[tuple[int, int]], block: GoldBlock, face: Face, house: House, *, opens: bool, above: float
) -> Iterator[tuple[str, LinePrint]]:
    heavy = [(0, len(text))] if face.bold else [*bold, *_heads(text, block)] if house.bold_heads else []
    indented = block["kind"] in SPOKEN or block["kind"] == Kind.HEADING
    size = face.size or house.body
    room = int(house.width * house.body / size) if house.width else 0
    short = house.indent if indented else 0
    ranges = list(wrapped(text, room, short)) if room else [(0, len(text))]
    for at, (start, end) in enumerate(ranges):
        indent = short * house.body / 2 if not at else 0.0
        if house.width and face.align in {Align.CENTRE, Align.RIGHT}:
            spare = (house.width - len(text[start:end].encode("gb18030")) * size / house.body) * house.body / 2
            indent = max(0.0, spare / 2 if face.align is Align.CENTRE else spare)
        inside = tuple((max(a, start) - start, min(b, end) - start) for a, b in heavy if a < end and b > start)
        yield (
            text[start:end],
            LinePrint(
                size,
                face.font or "仿宋_GB2312",
                inside,
                face.align if house.width == 0 or face.align is not Align.LEFT else Align.UNKNOWN,
                indent,
                above * size if not at else 0.0,
                level=face.level if not house.width else 0,
                opens=(opens if not at else False) if not house.width else None,
            ),
        )


def _heads(text: str, block: GoldBlock) -> Iterator[tuple[int, int]]:
    at = 0
    for _, _, words in block["heads"]:
        found = text.find(words, at)
        if found >= 0:
            yield found, found + len(words)
            at = found + len(words)
