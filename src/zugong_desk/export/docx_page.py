"""An empty Word document of this project's page and styles, for writers that put tables, changes or comments into it."""

from io import BytesIO

import docx
from docx.document import Document

from zugong_desk.export.docx_parts import package
from zugong_desk.export.docx_styles import Named, styles_xml


def blank(*more: Named, over: int = 0) -> Document:
    """A document with page, styles (`more` than those of manuscripts) and page numbers, and nothing that tells who made it.

    `over` levels of columns and articles stand over the headings.
    """
    return docx.Document(BytesIO(package("", styles_xml(more, over))))
