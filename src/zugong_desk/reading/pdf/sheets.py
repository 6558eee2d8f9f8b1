"""Sheets of a PDF: the text layer of a page as lines, with the tables that are ruled on it."""

from collections.abc import Iterable

import pypdfium2
import pypdfium2.raw as pdfium

from zugong_desk.reading.pdf.doubles import mark_doubled
from zugong_desk.reading.pdf.glyphs import Layer, layer_of, text_page
from zugong_desk.reading.pdf.objects import Drawn, clipped_away, objects_of
from zugong_desk.reading.pdf.rulings import rules_of
from zugong_desk.reading.pdf.verdict import Verdict, verdict_on
from zugong_desk.reading.pdf.views import shown
from zugong_desk.reading.sheet.runs import Run
from zugong_desk.reading.sheet.sheets import Sheet, lines_of
from zugong_desk.reading.sheet.tables import tables_of


def sheet_of(page: pypdfium2.PdfPage, number: int, before: Sheet | None = None) -> tuple[Sheet, Verdict]:
    """The 1-based page as lines, and what its text layer is worth; `before` is the page before, whose columns may go on."""
    view = shown(page)
    with text_page(page) as handle:
        layer = layer_of(handle, view)
    drawn = objects_of(page)
    mark_doubled(drawn, layer)
    starts = before.starts if before is not None else ()
    lines = lines_of(_unclipped(drawn, layer), view.page, number, tables_of(rules_of(drawn, view)), starts)
    return Sheet(view.page, lines), verdict_on(drawn, view, layer, "".join(line.text for line in lines))


def _unclipped(drawn: Iterable[Drawn], layer: Layer) -> list[Run]:
    """The runs that are not clipped away, as those are that belong to the page before or after."""
    hidden = {
        id(layer.settings[one.address])
        for one in drawn
        if one.kind == pdfium.FPDF_PAGEOBJ_TEXT and one.address in layer.settings and clipped_away(one)
    }
    return [run for run in layer.runs if id(run.setting) not in hidden]
