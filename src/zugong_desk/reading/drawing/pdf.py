"""The pages of a PDF as pictures: with stamps, seals and what is filled in, without highlights for form fields."""

from math import sqrt

import pypdfium2
import pypdfium2.raw as pdfium

from zugong_desk.domain.bitmap import Bitmap
from zugong_desk.reading.drawing.pages import MOST_PIXELS, DrawnPages
from zugong_desk.reading.errors import ReadingError
from zugong_desk.reading.pdf.opening import LOCKED, open_document

NO_KEY = "这个 PDF 加了密码，密码用过不存，所以不画它的页面，文字和结构都在。要看页面图，请用不加密的一份换原件。"


def open_pages(data: bytes, password: str | None = None) -> DrawnPages:
    """The pages of a PDF. ReadingError if it is locked, damaged, empty or too long."""
    document = _opened(data, password)
    document.init_forms()  # seals and what is filled in are fields of a form; without one nothing is done
    if document.formenv is not None:
        pdfium.FPDF_SetFormFieldHighlightAlpha(document.formenv.raw, 0)
    return _Pages(document)


def _opened(data: bytes, password: str | None) -> pypdfium2.PdfDocument:
    try:
        return open_document(data, password)
    except ReadingError as error:
        if str(error) == LOCKED:  # its text was read with a password that nobody kept
            raise ReadingError(NO_KEY) from None
        raise


class _Pages:
    """An open PDF; not for use in two threads at once."""

    def __init__(self, document: pypdfium2.PdfDocument) -> None:
        self._document = document

    def draw(self, page: int, scale: float) -> Bitmap:
        """The 1-based page at `scale` pixels a point, as `DrawnPages` says."""
        if not 1 <= page <= len(self._document):
            raise IndexError(page)
        try:
            opened = self._document[page - 1]
        except pypdfium2.PdfiumError:
            raise ReadingError(f"第 {page} 页已经损坏，画不出来，其余各页不受影响。请重新取得一份。") from None
        try:
            return draw_page(opened, scale)
        finally:
            opened.close()

    def close(self) -> None:
        """Let go of the file."""
        self._document.close()


def draw_page(page: pypdfium2.PdfPage, scale: float) -> Bitmap:
    """An open page at `scale` pixels a point, or smaller, so that it does not pass `MOST_PIXELS`."""
    width, height = page.get_size()
    pixels = max(1.0, width * height * scale * scale)
    fitting = scale * min(1.0, sqrt(MOST_PIXELS / pixels) * 0.999)
    bitmap = page.render(scale=fitting, rev_byteorder=True, prefer_bgrx=False, may_draw_forms=True, draw_annots=True)
    try:
        return Bitmap(bitmap.width, bitmap.height, _packed(bytes(bitmap.buffer), bitmap.width * 3, bitmap.stride))
    finally:
        bitmap.close()


def _packed(data: bytes, row: int, stride: int) -> bytes:
    """The rows without the bytes that fill them up."""
    if stride == row:
        return data
    return b"".join(data[start : start + row] for start in range(0, len(data), stride))
