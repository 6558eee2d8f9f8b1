"""The hostile files by name: those that are refused, each with words of its refusal, and those that do no harm."""

import functools
import random
from collections.abc import Callable
from pathlib import Path

from tests.reading.hostile import packs, pdfs, pictures

Made = Callable[[], bytes]
MAGICS = {
    "pdf": b"%PDF-1.7\n",
    "docx": b"PK\x03\x04",
    "doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "png": b"\x89PNG\r\n\x1a\n",
    "jpg": b"\xff\xd8\xff\xe0",
    "tif": b"II*\0",
    "tiff": b"MM\0*",
    "gif": b"GIF89a",
    "bmp": b"BM\xff\xff\0\0\0\0\0\0",
    "ofd": b"PK\x05\x06",
    "rtf": b"{\\rtf1",
}
TEXT = "云岭组工信息\n第 9 期\n2022 年 8 月 8 日\n聚力强基𠮷😀\n近年来，青山县坚持党建引领。\n"


def _random(kind: str, seed: int) -> bytes:
    return MAGICS[kind] + random.Random(seed).randbytes(3000)


REFUSED: dict[str, tuple[Made, str]] = {
    "炸弹.docx": (lambda: packs.docx(packs.document("") + " " * (40 << 20)), "压缩炸弹"),
    "炸弹.zip": (lambda: packs.packed({"第3期.txt": "a" * (40 << 20)}), "压缩炸弹"),
    "炸弹.ofd": (lambda: packs.ofd(content=" " * (40 << 20)), "压缩炸弹"),
    "实体.docx": (lambda: packs.docx(packs.document("&a9;", packs.LAUGHS)), "DOCTYPE"),
    "外部.docx": (lambda: packs.docx(packs.document("&a9;", packs.OUTSIDE)), "DOCTYPE"),
    "样式.docx": (lambda: packs.docx(packs.document(TEXT), packs.OUTSIDE + "<a>&a9;</a>"), "DOCTYPE"),
    "实体.ofd": (lambda: packs.ofd(doctype=packs.LAUGHS), "DOCTYPE"),
    "外部.ofd": (lambda: packs.ofd(doctype=packs.OUTSIDE), "DOCTYPE"),
    "越界.ofd": (lambda: packs.ofd(root="../../../../etc/passwd"), "没有读入"),
    "绝对.ofd": (lambda: packs.ofd(page="/etc/passwd"), "没有读入"),
    "实体.html": ((packs.LAUGHS + "<html><p>&a9;</p></html>").encode, "没有读入"),
    "外部.xhtml": ((packs.OUTSIDE + "<html><p>&a9;</p></html>").encode, "没有读入"),
    "截断.docx": (lambda: packs.docx(packs.document(TEXT))[:-300], "损坏"),
    "缺件.docx": (lambda: packs.packed({"[Content_Types].xml": "<a/>"}), "没有读入"),
    "嵌套.docx": (lambda: packs.docx("<a>" * 100_000), "损坏"),
    "加密.docx": (lambda: packs.compound("EncryptionInfo", "EncryptedPackage"), "加了密码"),
    "加密.pdf": (pdfs.locked, "加了密码"),
    "加密.zip": (lambda: packs.locked(packs.packed({"第3期.txt": TEXT})), "加了密码"),
    "工作簿.doc": (lambda: packs.compound("Workbook"), "Excel"),
    "破损.pdf": (lambda: b"%PDF-1.7\n%\xe2\xe3\n1 0 obj<</Type/Catalog", "损坏"),
    "页树.pdf": (pdfs.tree_loop, "没有读入"),
    "继承.pdf": (pdfs.parent_loop, "没有读入"),
    "对照.pdf": (pdfs.section_loop, "没有读入"),
    "长度.pdf": (pdfs.length_loop, "没有读入"),
    "自画.pdf": (pdfs.form_loop, "没有读入"),
    "对象流.pdf": (pdfs.object_stream_loop, "没有读入"),
    "深层.pdf": (pdfs.deep_arrays, "没有读入"),
    "内容炸弹.pdf": (pdfs.stream_bomb, "没有读入"),
    "巨页.pdf": (pdfs.huge_page, "没有读入"),
    "五千页.pdf": (lambda: pdfs.many_pages(5000), "5000 页"),
    "巨图.png": (lambda: pictures.png(30_000), "图片太大"),
    "巨图.tif": (lambda: pictures.tiff(60_000), "图片太大"),
    "循环.tif": (lambda: pictures.tiff(200, loop=True), "没有读入"),
    "长文.txt": (lambda: b"a" * (21 << 20), "20 MB"),
    "多行.txt": (lambda: b"a\n" * 400_001, "400000 行"),
    "无物.zip": (lambda: packs.packed({"a.exe": "MZ"}), "没有能读的文件"),
    **{f"空.{kind}": (bytes, "空文件") for kind in ("txt", "docx", "pdf", "png", "ofd", "zip", "html")},
    **{f"乱.{kind}": (functools.partial(_random, kind, 1), "没有读入") for kind in MAGICS},
    **{f"乱码.{kind}": (functools.partial(_random, kind, 2), "没有读入") for kind in MAGICS},
}
"""By the file's name: what makes it, and words that its refusal has."""

READ: dict[str, Made] = {
    "是文档.txt": lambda: packs.docx(packs.document(TEXT)),
    "是文本.pdf": lambda: TEXT.encode("gb18030"),
    "是网页.doc": f"<html><body><p>{TEXT.replace(chr(10), '</p><p>')}</p></body></html>".encode,
    "引用.html": (
        f'<html><head><meta http-equiv="refresh" content="0;url=file:///etc/passwd">'
        f'<script src="file:///etc/passwd"></script></head><body><p>{TEXT}<img src="file:///etc/passwd">'
        '<iframe src="file:///etc/passwd"></iframe></p></body></html>'
    ).encode,
    "深层.html": ("<div>" * 100_000 + TEXT).encode,
    "越界\x1b[31m.zip": lambda: packs.packed(
        {"../../../../../tmp/越界.txt": TEXT, "..\\..\\越界\x1b[2J.txt": TEXT + "二"}
    ),
}
"""Files that are read, and by reading which nothing happens that should not."""


def put(folder: Path, makers: dict[str, Made]) -> list[Path]:
    """Write files into a folder."""
    paths = []
    for name, make in makers.items():
        paths.append(folder / name)
        paths[-1].write_bytes(make())
    return paths
