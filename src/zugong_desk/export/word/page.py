"""An empty Word document of this project's page and styles, for writers that put tables, changes or comments into it."""

from collections.abc import Mapping
from io import BytesIO

import docx
from docx.document import Document

from zugong_desk.domain.looks import Style
from zugong_desk.export.word.parts import package
from zugong_desk.export.word.styles import Named, styles_xml


def blank(headings: Mapping[Style, int], *more: Named) -> Document:
    """A document with page, styles (`more` than those of manuscripts) and page numbers, and nothing that tells who made it.

    `headings` are the levels of the styles that are headings.
    """
    return docx.Document(BytesIO(package("", styles_xml(headings, more))))
