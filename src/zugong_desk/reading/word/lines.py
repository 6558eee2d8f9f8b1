"""Lines of a Word file before they become a source: pieces of text that look one way, and how the paragraph stands."""

from dataclasses import dataclass, field

from zugong_desk.domain.imprint import Part
from zugong_desk.reading.word.drawings import Box
from zugong_desk.reading.word.looks import Look
from zugong_desk.reading.word.shapes import Stance

Piece = tuple[str, Look]


@dataclass(slots=True)
class Line:
    """A line of the text to be: `mark` is how the mark at the paragraph's end looks, for lines without text."""

    pieces: list[Piece]
    mark: Look
    stance: Stance
    style: str
    part: Part
    opens: bool
    new_page: bool = False

    @property
    def text(self) -> str:
        """The characters, without a line end."""
        return "".join(text for text, _ in self.pieces)


@dataclass(slots=True)
class Flow:
    """What a paragraph holds while it is read: its lines, where pages begin in it, and the boxes that hang on it."""

    rows: list[list[Piece]] = field(default_factory=lambda: [[]])
    pages: set[int] = field(default_factory=set)
    """Rows before which a page break stands."""
    boxes: list[Box] = field(default_factory=list)

    def write(self, text: str, look: Look) -> None:
        """Put text at the end; pieces that look alike become one."""
        row = self.rows[-1]
        if row and row[-1][1] is look:
            row[-1] = (row[-1][0] + text, look)
        else:
            row.append((text, look))

    def break_line(self) -> None:
        """Begin a further line."""
        self.rows.append([])

    def break_page(self) -> None:
        """Begin a page with what follows."""
        if any(text for text, _ in self.rows[-1]):
            self.rows.append([])
        self.pages.add(len(self.rows) - 1)

    @property
    def turns_page(self) -> bool:
        """Whether it ends in a page break."""
        return not any(text for text, _ in self.rows[-1]) and len(self.rows) - 1 in self.pages

    def append(self, further: "Flow") -> None:
        """Put another paragraph's content at the end of this one's last line."""
        shift = len(self.rows) - 1
        self.rows[-1] += further.rows[0]
        self.rows += further.rows[1:]
        self.pages |= {row + shift for row in further.pages}
        self.boxes += further.boxes
