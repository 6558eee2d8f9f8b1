"""Opening a PDF, or saying in one line why not."""

from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2
import pypdfium2.raw as pdfium

from zugong_desk.reading.errors import ReadingError

MOST_PAGES = 2000

LOCKED = "这个 PDF 加了密码，没有读入，原文件未改动。请输入密码，或请发文方另存一份不加密的。"
WRONG = "密码不对，没有读入，原文件未改动。请核对密码后再试。"
BROKEN = "这个 PDF 已经损坏，打不开，没有读入，原文件未改动。请重新取得或另存一份再导入。"
FOREIGN_LOCK = "这个 PDF 用了不认识的加密方式，没有读入，原文件未改动。请另存一份不加密的再导入。"
EMPTY = "这个 PDF 里没有页，没有读入，原文件未改动。请重新取得一份再导入。"


@contextmanager
def opened(data: bytes, password: str | None = None) -> Iterator[pypdfium2.PdfDocument]:
    """The document, closed at the end. ReadingError if it is locked, damaged, empty or has more than `MOST_PAGES`."""
    document = open_document(data, password)
    try:
        yield document
    finally:
        document.close()


def open_document(data: bytes, password: str | None = None) -> pypdfium2.PdfDocument:
    """The document, which the caller closes. ReadingError as `opened`."""
    try:
        document = pypdfium2.PdfDocument(data, password=password or None)
    except pypdfium2.PdfiumError as error:
        raise ReadingError(_reason(getattr(error, "err_code", None), password)) from None
    try:
        _check(len(document))
    except ReadingError:
        document.close()
        raise
    return document


def _check(pages: int) -> None:
    if pages < 1:
        raise ReadingError(EMPTY)
    if pages > MOST_PAGES:
        raise ReadingError(f"这个 PDF 有 {pages} 页，超过 {MOST_PAGES} 页，没有读入，原文件未改动。请拆成单期再导入。")


def _reason(code: int | None, password: str | None) -> str:
    if code == pdfium.FPDF_ERR_PASSWORD:
        return WRONG if password else LOCKED
    return FOREIGN_LOCK if code == pdfium.FPDF_ERR_SECURITY else BROKEN
