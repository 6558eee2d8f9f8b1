"""Extras: what a PDF holds beside its pages' print, which is not read."""

from collections import Counter

import pypdfium2
import pypdfium2.raw as pdfium

from zugong_desk.domain.source import Note

_ANNOTATIONS_KEPT_QUIET = {pdfium.FPDF_ANNOT_LINK, pdfium.FPDF_ANNOT_POPUP}


def count_extras(page: pypdfium2.PdfPage, counts: Counter[str]) -> None:
    """Add a page's annotations and form fields to the counts."""
    for index in range(pdfium.FPDFPage_GetAnnotCount(page.raw)):
        annotation = pdfium.FPDFPage_GetAnnot(page.raw, index)
        if not annotation:
            continue
        kind = pdfium.FPDFAnnot_GetSubtype(annotation)
        pdfium.FPDFPage_CloseAnnot(annotation)
        if kind == pdfium.FPDF_ANNOT_WIDGET:
            counts["表单域"] += 1
        elif kind not in _ANNOTATIONS_KEPT_QUIET:
            counts["批注或印章"] += 1


def extras_note(document: pypdfium2.PdfDocument, counts: Counter[str]) -> tuple[Note, ...]:
    """What was left out, for the editor; nothing if there is nothing."""
    counts["附件"] += max(0, pdfium.FPDFDoc_GetAttachmentCount(document.raw))
    counts["脚本"] += max(0, pdfium.FPDFDoc_GetJavaScriptActionCount(document.raw))
    told = "、".join(f"{name} {count} 处" for name, count in counts.items() if count)
    return (Note("extras", f"PDF 里另有{told}，没有读入；正文不受影响。"),) if told else ()
