"""What an editor may be told of: troubles with one clear line, apart from faults of ours."""

import re

from zugong_desk.desk.core import Unknown
from zugong_desk.domain.edit import EditError
from zugong_desk.export.errors import ExchangeError, ExportError
from zugong_desk.library import LibraryError
from zugong_desk.reading import ReadingError

_CONTROL = re.compile("[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
TROUBLES = (EditError, Unknown, LibraryError, ReadingError, ExportError, ExchangeError)
"""Everything that is reported in one line; any other exception is a fault in the program."""


def line_of(error: Exception) -> str:
    """The line for the editor."""
    return one_line(str(error.args[0]) if error.args else str(error))


def one_line(text: str) -> str:
    """The text with control characters, line ends and turns of the direction of writing spelt out, as a file's name may hold them."""
    return _CONTROL.sub(lambda found: found[0].encode("unicode_escape").decode(), text)
