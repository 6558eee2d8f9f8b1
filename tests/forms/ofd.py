"""Writes a source with its imprint as an OFD."""

from tests.reading.ofd.writer import Paragraph, lay_out_ofd

from zugong_desk.domain.imprint import Align
from zugong_desk.domain.source import Source


def write(source: Source) -> bytes:
    """The lines as paragraphs on A4 pages with `— n —` at their feet."""
    return lay_out_ofd([_paragraph(source, number) for number in range(1, source.lines + 1)])


def _paragraph(source: Source, number: int) -> Paragraph:
    printed = source.imprint.line(number)
    align = "left" if printed.align is Align.UNKNOWN else printed.align.value
    return Paragraph(
        source.line_text(number), printed.size, printed.font, printed.bold, align, printed.indent, printed.above
    )
