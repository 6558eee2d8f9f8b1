"""Word files: the text as Word shows it, numbers that it only draws included, and how each line is printed."""

from hashlib import sha256

from zugong_desk.domain.imprint import Form, Imprint
from zugong_desk.domain.source import Source
from zugong_desk.reading.errors import ReadingError
from zugong_desk.reading.wishes import AS_IT_COMES, Progress, Wishes, unheard
from zugong_desk.reading.word.document import read_document
from zugong_desk.reading.word.printing import prints_of, text_of


def read(name: str, data: bytes, wishes: Wishes = AS_IT_COMES, progress: Progress = unheard) -> Source:
    """A docx file as a source: a line for each line of each paragraph and for each row of a table.

    Boxes follow the paragraph on which they hang; notes, headers and footers stand at the end. Raises ReadingError if
    the file is damaged, dangerous or no Word document, or if it holds pictures and the like but no text.
    """
    document = read_document(data, wishes.revisions)
    text = text_of(document.lines)
    if document.notes and not text.strip():
        found = "".join(note.message for note in document.notes).rstrip("。").replace("。", "；")
        raise ReadingError(f"文档里没有文字（{found}），没有读入，原文件未改动。如有图片，请另存为 PDF 再导入。")
    imprint = Imprint(Form.DOCX, lines=prints_of(document.lines))
    progress(1, 1)
    return Source(name, sha256(data).hexdigest(), "", text, document.notes, imprint)
