"""Functions of PDFium that take and give plain addresses: called for each character and object, typed pointers are slow."""

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

Address = int


def _plain(function: Any, result: Any, *arguments: Any) -> Any:  # noqa: ANN401 - functions and types of ctypes
    return ctypes.CFUNCTYPE(result, *arguments)(ctypes.cast(function, ctypes.c_void_p).value or 0)


_ADDRESS = ctypes.c_void_p
text_object = _plain(pdfium.FPDFText_GetTextObject, _ADDRESS, _ADDRESS, ctypes.c_int)
"""The text object of a text page's character; None for one that PDFium made up."""
code_point = _plain(pdfium.FPDFText_GetUnicode, ctypes.c_uint, _ADDRESS, ctypes.c_int)
put_loose_box = _plain(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int, _ADDRESS, ctypes.c_int, _ADDRESS)
page_object = _plain(pdfium.FPDFPage_GetObject, _ADDRESS, _ADDRESS, ctypes.c_int)
form_object = _plain(pdfium.FPDFFormObj_GetObject, _ADDRESS, _ADDRESS, ctypes.c_ulong)
object_type = _plain(pdfium.FPDFPageObj_GetType, ctypes.c_int, _ADDRESS)
clip_path = _plain(pdfium.FPDFPageObj_GetClipPath, _ADDRESS, _ADDRESS)
clip_paths = _plain(pdfium.FPDFClipPath_CountPaths, ctypes.c_int, _ADDRESS)


def address_of(pointer: Any) -> Address:  # noqa: ANN401 - a pointer of PDFium
    """The address that a typed pointer holds; 0 for none."""
    return ctypes.cast(pointer, ctypes.c_void_p).value or 0
