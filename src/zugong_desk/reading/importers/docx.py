"""Word files: the text as Word shows it, numbers that it only draws included, and how each line is printed."""

from hashlib import sha256

from zugong_desk.domain.imprint import Form, Imprint
from zugong_desk.domain.source import Source
from zugong_desk.reading.wishes import AS_IT_COMES, Progress, Wishes, unheard
from zugong_desk.reading.word.document import read_document
from zugong_desk.reading.word.printing import prints_of, text_of


def read(name: str, data: bytes, wishes: Wishes = AS_IT_COMES, progress: Progress = unheard) -> Source:
    """A docx file as a source: a line for each line of each paragraph and for each row of a table.

    Boxes follow the paragraph on which they hang; notes, headers and footers stand at the end. Raises ReadingError if
    the file is damaged, dangerous or no Word document.
    """
    document = read_document(data, wishes.revisions)
    imprint = Imprint(Form.DOCX, lines=prints_of(document.lines))
    progress(1, 1)
    return Source(name, sha256(data).hexdigest(), "", text_of(document.lines), document.notes, imprint)
