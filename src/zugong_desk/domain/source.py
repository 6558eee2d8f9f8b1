"""The source: a bulletin's text as it was received. It never changes."""

from bisect import bisect_right
from dataclasses import dataclass, field

from zugong_desk.domain.imprint import PLAIN, Imprint


@dataclass(frozen=True, slots=True)
class Note:
    """Something the reader of a file must be told, such as bytes that could not be decoded."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Source:
    """A file as received, decoded.

    `text` keeps every decoded character, line ends included. Lines are 1-based and end at LF or CRLF; a form feed
    does not end one. `line_starts[i]` is the code point where line i + 1 begins. `encoding` is empty for a form that
    has none of its own. `imprint` says how the lines are printed: nothing for plain text, else one entry a line.
    """

    file: str
    sha256: str
    encoding: str
    text: str
    notes: tuple[Note, ...] = ()
    imprint: Imprint = PLAIN
    line_starts: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "line_starts", line_starts(self.text))
        if self.imprint.lines and len(self.imprint.lines) != self.lines:
            raise ValueError(f"{len(self.imprint.lines)} prints for {self.lines} lines")

    @property
    def lines(self) -> int:
        """How many lines there are; a text that ends in a line end has no further empty line."""
        return len(self.line_starts)

    def line_of(self, offset: int) -> int:
        """The 1-based line in which code point `offset` stands."""
        return max(1, bisect_right(self.line_starts, offset))

    def line_range(self, line: int) -> tuple[int, int]:
        """Half-open range of the 1-based line, its line end left out."""
        start = self.line_starts[line - 1]
        end = self.line_starts[line] if line < self.lines else len(self.text)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return start, end

    def line_text(self, line: int) -> str:
        """The 1-based line without its line end."""
        start, end = self.line_range(line)
        return self.text[start:end]


def line_starts(text: str) -> tuple[int, ...]:
    """Code points at which lines begin; LF and CRLF end a line, a lone CR does not."""
    starts = [0] if text else []
    at = text.find("\n")
    while at >= 0:
        if at + 1 < len(text):
            starts.append(at + 1)
        at = text.find("\n", at + 1)
    return tuple(starts)
