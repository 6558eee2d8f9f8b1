"""A manuscript: what goes to print, line after line, each in a named style; Word, PDF, web page and preview all set the same one."""

from dataclasses import dataclass
from enum import StrEnum

from zugong_desk.domain.looks import Style


class Face(StrEnum):
    """How a run differs from the type of its line."""

    PLAIN = ""
    BOLD = "bold"
    KAI = "kai"
    """Set in 楷体: a citation behind a passage, a title that runs into its text."""
    RED = "red"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line's text in one face. A tab in a line of two ends parts its left end from its right one."""

    text: str
    face: Face = Face.PLAIN


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph as it is printed; `origin` is the id of the excerpt, section or block that it shows, empty for none."""

    style: Style
    pieces: tuple[Piece, ...]
    origin: str = ""

    @property
    def text(self) -> str:
        """The line's characters without their faces."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Manuscript:
    """Lines in order. `title` names the document; `contents` asks for a table of contents behind the lines of the title.

    Headings (`looks.level_of` a line's style is not 0) make up the contents and the bookmarks.
    """

    title: str
    lines: tuple[Line, ...]
    contents: bool = False


def line(style: Style, text: str, origin: str = "", face: Face = Face.PLAIN) -> Line:
    """A line of one piece."""
    return Line(style, (Piece(text, face),), origin)
