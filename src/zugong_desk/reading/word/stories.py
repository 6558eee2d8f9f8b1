"""Stories: the body, a note, a header or a box, block by block, as lines."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from zugong_desk.domain.imprint import Part
from zugong_desk.domain.source import Note
from zugong_desk.reading.wishes import Revisions
from zugong_desk.reading.word.chunks import chunk_lines
from zugong_desk.reading.word.drawings import Art, Box, chosen
from zugong_desk.reading.word.inline import KEPT_IF, Inline, Notes
from zugong_desk.reading.word.lines import Flow, Line, Piece
from zugong_desk.reading.word.looks import NOTHING_SAID, Said, said
from zugong_desk.reading.word.names import MC, R, W, child, flag
from zugong_desk.reading.word.numbering import Counter, Numbering
from zugong_desk.reading.word.shapes import Stance, stance
from zugong_desk.reading.word.stances import Stances
from zugong_desk.reading.word.styles import StyleSheet
from zugong_desk.reading.word.tally import Tally
from zugong_desk.reading.xml import Element

_P, _TBL, _ROW, _CELL, _CHUNK = _BLOCKS = tuple(W + name for name in ("p", "tbl", "tr", "tc", "altChunk"))
PROSE = 36
"""Characters from which what a cell says in sentences is running text."""
_HOLDERS = frozenset(W + name for name in ("sdt", "sdtContent", "customXml", "smartTag"))


@dataclass(slots=True)
class Setting:
    """What all stories of a document share."""

    styles: StyleSheet
    numbering: Numbering
    stances: Stances
    revisions: Revisions
    tally: Tally
    chunks: Callable[[str], bytes | None]
    """The bytes that the body names by the id of a relation."""
    new_pages: frozenset[Element] = frozenset()
    """The ends of sections after which a new page begins."""
    told: list[Note] = field(default_factory=list)
    """What must be told of pages that the body holds whole."""
    notes: Notes = field(default_factory=Notes)
    boxes: Counter = field(default_factory=Counter)


class Story:
    """Reads one story. Boxes that hang on a paragraph come after it, as stories of their own in the same part."""

    def __init__(
        self, setting: Setting, part: Part = Part.BODY, label: str = "", counter: Counter | None = None
    ) -> None:
        self._setting, self._part = setting, part
        self._counter = counter or Counter()
        self._inline = Inline(setting.styles, setting.revisions, setting.tally, setting.notes, label)
        self._held: Flow | None = None
        self._new_page = False

    def lines(self, holder: Element) -> list[Line]:
        """The lines of what holds paragraphs and tables."""
        return list(self._blocks(holder, self._part))

    def _blocks(self, holder: Element, part: Part) -> Iterator[Line]:
        last: Element | None = None
        for block in self._flat(holder):
            if block.tag == _P:
                last = block
                yield from self._paragraph(block, part)
                continue
            yield from self._release(last, part)
            if block.tag == _TBL:
                yield from self._table(block)
            elif block.tag == _CHUNK:
                yield from self._chunk(block, part)
        yield from self._release(last, part)

    def _flat(self, holder: Element) -> Iterator[Element]:
        """Paragraphs, tables, rows, cells or whole pages, taken out of what merely wraps them."""
        for element in holder:
            tag = element.tag
            if tag in _BLOCKS:
                yield element
            elif tag in _HOLDERS or KEPT_IF.get(tag) is self._setting.revisions:
                yield from self._flat(element)
            elif tag == f"{MC}AlternateContent":
                yield from self._flat(chosen(element))
            elif tag == f"{W}subDoc":
                self._setting.tally["chunks"] += 1

    def _paragraph(self, paragraph: Element, part: Part) -> Iterator[Line]:
        properties = child(paragraph, f"{W}pPr")
        own = stance(properties, self._setting.revisions)
        flow = self._inline.read(paragraph, own.style)
        if self._held is not None:
            self._held.append(flow)
            flow, self._held = self._held, None
        mark = None if properties is None else child(properties, f"{W}rPr")
        if self._runs_on(properties, mark):
            self._hold(flow, own, mark)
            return
        yield from self._finished(flow, own, said(mark, self._setting.styles.theme, self._setting.revisions), part)
        section = None if properties is None else child(properties, f"{W}sectPr")
        self._new_page = self._new_page or (section is not None and section in self._setting.new_pages)

    def _hold(self, flow: Flow, own: Stance, mark: Element | None) -> None:
        """Keep what the next paragraph goes on; a number stays where only the mark is hidden, as before a run-in text."""
        if mark is not None and flag(child(mark, f"{W}vanish")) and any(flow.rows):
            style = self._setting.styles.named(own.style)
            label = self._label(self._setting.stances.whole(own), style.id, NOTHING_SAID)
            if label is not None:
                flow.rows[0].insert(0, label)
        self._held = flow

    def _release(self, last: Element | None, part: Part) -> Iterator[Line]:
        """The held content of paragraphs whose marks are gone, where no paragraph follows to take it."""
        flow, self._held = self._held, None
        if flow is not None and last is not None and (flow.boxes or any(flow.rows)):
            properties = child(last, f"{W}pPr")
            yield from self._finished(flow, stance(properties, self._setting.revisions), NOTHING_SAID, part)

    def _runs_on(self, properties: Element | None, mark: Element | None) -> bool:
        """Whether the next paragraph goes on in this one's line: its mark is gone or hidden, or it is a drop capital."""
        if properties is None:
            return False
        frame = child(properties, f"{W}framePr")
        if frame is not None and frame.get(f"{W}dropCap", "none") != "none":
            return True
        if mark is None:
            return False
        changed = any(
            child(mark, tag) is not None for tag, kept in KEPT_IF.items() if kept is not self._setting.revisions
        )
        return changed or bool(flag(child(mark, f"{W}vanish")))

    def _finished(self, flow: Flow, own: Stance, mark: Said, part: Part) -> Iterator[Line]:
        style = self._setting.styles.named(own.style)
        whole = self._setting.stances.whole(own)
        look = self._setting.styles.look(own.style, mark)
        label = self._label(whole, style.id, mark)
        if label is not None:
            flow.rows[0].insert(0, label)
        turned = flow.turns_page
        rows = flow.rows[:-1] if turned and len(flow.rows) > 1 else flow.rows
        for row, pieces in enumerate(rows):
            new_page = self._new_page or (row in flow.pages and not (turned and row == len(flow.rows) - 1))
            new_page = new_page or (row == 0 and bool(whole.new_page))
            self._new_page = False
            yield Line(pieces, look, whole, style.name, part, opens=row == 0, new_page=new_page)
        self._new_page = turned
        for box in flow.boxes:
            yield from self._box(box, own)

    def _label(self, whole: Stance, style: str, mark: Said) -> Piece | None:
        """The paragraph's number as Word draws it."""
        numbers = self._setting.numbering.numbers(whole.numbering)
        if whole.numbering is None or numbers is None:
            return None
        depth = self._setting.numbering.depth(numbers, whole, style)
        step = numbers.steps.get(depth)
        if step is None:
            return None
        text = self._counter.label(whole.numbering, numbers, depth)
        look = self._setting.styles.look(style, step.said.over(mark))
        return None if look.hidden or not text else (text, look)

    def _table(self, table: Element) -> Iterator[Line]:
        part = Part.TABLE if self._part is Part.BODY else self._part
        for row in self._flat(table):
            if row.tag == _ROW and self._is_kept(child(row, f"{W}trPr")):
                yield from self._row(row, part)

    def _is_kept(self, properties: Element | None) -> bool:
        """Whether a row was neither deleted nor, if changes are refused, inserted."""
        return properties is None or not any(
            child(properties, tag) is not None for tag, kept in KEPT_IF.items() if kept is not self._setting.revisions
        )

    def _chunk(self, chunk: Element, part: Part) -> list[Line]:
        """The lines of a page that stands here whole."""
        read = chunk_lines(self._setting.chunks(chunk.get(f"{R}id", "")), part)
        if read is None:
            self._setting.tally["chunks"] += 1
            return []
        self._setting.told += read[1]
        return read[0]

    def _row(self, row: Element, part: Part) -> Iterator[Line]:
        """One line with a tab between cells; if a cell holds running text, the lines of each cell, cell after cell."""
        cells, boxes = [], []
        for cell in self._flat(row):
            if cell.tag != _CELL:
                continue
            lines = list(self._blocks(cell, part))
            boxes += [line for line in lines if line.part is not part]
            cells.append([line for line in lines if line.part is part])
        if cells and all(len(lines) == 1 and not _runs(lines[0]) for lines in cells):
            yield _joined([lines[0] for lines in cells])
        else:
            yield from (line for lines in cells for line in lines if line.text.strip() or len(cells) == 1)
        yield from boxes

    def _box(self, box: Box, anchor: Stance) -> Iterator[Line]:
        part = Part.BOX if self._part in {Part.BODY, Part.BOX} else self._part
        if isinstance(box, Art):
            look = self._setting.styles.look(anchor.style, box.said)
            for words in box.words.splitlines():
                yield Line([(words, look)], look, Stance(align=anchor.align), "", part, opens=True)
            return
        lines = Story(self._setting, part, counter=self._setting.boxes).lines(box)
        yield from (line for line in lines if line.text.strip())


def _runs(line: Line) -> bool:
    """Whether a cell is running text: then its table lays a page out, a note beside a place for instructions, say."""
    text = line.text
    return len(text) >= PROSE and any(stop in text for stop in "。；")


def _joined(cells: list[Line]) -> Line:
    first = next((line for line in cells if line.text.strip()), cells[0])
    pieces: list[Piece] = []
    for line in cells:
        if pieces or line is not cells[0]:
            pieces.append(("\t", line.mark))
        pieces += line.pieces
    while pieces and not pieces[-1][0].strip():
        pieces.pop()
    return replace(first, pieces=pieces, opens=True, new_page=any(line.new_page for line in cells))
