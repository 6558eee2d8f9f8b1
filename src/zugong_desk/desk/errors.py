"""What an editor may be told of: troubles with one clear line, apart from faults of ours."""

from zugong_desk.desk.core import Unknown
from zugong_desk.domain.edit import EditError
from zugong_desk.export.errors import ExchangeError, ExportError
from zugong_desk.library import LibraryError
from zugong_desk.reading import ReadingError

TROUBLES = (EditError, Unknown, LibraryError, ReadingError, ExportError, ExchangeError)
"""Everything that is reported in one line; any other exception is a fault in the program."""


def line_of(error: Exception) -> str:
    """The line for the editor."""
    return str(error.args[0]) if error.args else str(error)
