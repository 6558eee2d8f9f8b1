"""Word 97 files, as Word and WPS wrote them for years: turned into docx, then read as that."""

import struct
import tempfile
from contextlib import suppress
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from doc2docx import convert
from doc2docx.cfb import CompoundFile
from doc2docx.errors import Doc2DocxError, EncryptedDocumentError

from zugong_desk.domain.imprint import Form, LinePrint, Part
from zugong_desk.domain.source import Note, Source
from zugong_desk.reading.errors import ReadingError
from zugong_desk.reading.importers import docx
from zugong_desk.reading.wishes import AS_IT_COMES, Progress, Wishes, unheard
from zugong_desk.reading.word import astray, lost
from zugong_desk.reading.word.anchors import mendings
from zugong_desk.reading.word.astray import Boxes

_UNREAD = "没有读入，原文件未改动。"
_LOCKED = f"文档加了密码，{_UNREAD}请用 Word 或 WPS 打开，另存为不加密的文件再导入。"
_DAMAGED = f"文档损坏、不完整或版本太旧，{_UNREAD}请用 Word 或 WPS 打开，另存为 docx 再导入。"

_TEXT = "worddocument"
_FOREIGN = (
    ("workbook", "Excel 工作簿"),
    ("book", "Excel 工作簿"),
    ("powerpoint document", "PowerPoint 演示文稿"),
    ("visiodocument", "Visio 绘图"),
    ("__properties_version1.0", "Outlook 邮件"),
    ("wpsdocument", "老版本 WPS 文档"),
    ("wpscore", "老版本 WPS 文档"),
    ("bodytext", "HWP 文档"),
    ("quill", "Publisher 出版物"),
    ("matost", "Works 文档"),
)
"""Streams by which a compound file that is no Word file is known, in lower case."""

_AFTER_BODY = frozenset({Part.FOOTNOTE, Part.HEADER, Part.FOOTER})
_BREAKS = (struct.error, ValueError, LookupError, ArithmeticError, RecursionError)
"""What the converter may trip over in damaged files besides its own errors."""


def read(name: str, data: bytes, wishes: Wishes = AS_IT_COMES, progress: Progress = unheard) -> Source:
    """A doc or wps file as a source, with what `docx.read` keeps.

    Raises ReadingError if the file is damaged, locked with a password or no Word document.
    """
    streams = _streams(data)
    if "encryptedpackage" in streams:
        raise ReadingError(_LOCKED)
    if _TEXT not in streams:
        raise ReadingError(_foreign(streams))
    converted, found, boxes = _converted(data)
    source = _with_boxes(docx.read(name, converted, wishes, progress), boxes)
    notes = [*source.notes, *lost.notes(found)]
    if boxes.after:
        notes.append(Note("boxes", f"文本框里有 {len(boxes.after)} 行文字不知道原在哪里，放在正文之后。"))
    if streams & {"macros", "_vba_project"}:
        notes.append(Note("macros", "宏没有读，也没有运行。"))
    imprint = replace(source.imprint, form=Form.DOC)
    return replace(source, sha256=sha256(data).hexdigest(), notes=tuple(notes), imprint=imprint)


def _with_boxes(source: Source, boxes: Boxes) -> Source:
    """The source with lines of boxes above its text and after its body."""
    if not boxes.above and not boxes.after:
        return source
    prints = source.imprint.lines
    at = next((index for index, line in enumerate(prints) if line.part in _AFTER_BODY), len(prints))
    offset = source.line_starts[at] if at < len(prints) else len(source.text)
    above, after = ("".join(f"{line}\n" for line in lines) for lines in (boxes.above, boxes.after))
    text = above + source.text[:offset] + after + source.text[offset:]
    boxed = (LinePrint(part=Part.BOX, opens=True),)
    lines = boxed * len(boxes.above) + prints[:at] + boxed * len(boxes.after) + prints[at:]
    return replace(source, text=text, imprint=replace(source.imprint, lines=lines))


def _streams(data: bytes) -> frozenset[str]:
    """The names of streams and storages, in lower case."""
    try:
        paths = [entry.path for entry in CompoundFile(data).entries]
    except (Doc2DocxError, *_BREAKS) as error:
        raise ReadingError(_DAMAGED) from error
    return frozenset(name for path in paths for name in path.lower().split("/"))


def _foreign(streams: frozenset[str]) -> str:
    what = next((words for stream, words in _FOREIGN if stream in streams), "")
    if not what:
        return f"文件里没有 Word 正文，{_UNREAD}请用 Word 或 WPS 另存为 docx 再导入。"
    return f"这是{what}，不是 Word 文档，{_UNREAD}请把要读的内容另存为 docx 再导入。"


def _converted(data: bytes) -> tuple[bytes, frozenset[str], Boxes]:
    """The document as docx, the codes of what the converter reports, and lines of boxes that it could not place.

    The converter works on files: they stand in a private folder that goes at once.
    """
    with tempfile.TemporaryDirectory() as folder:
        before, after = Path(folder, "a.doc"), Path(folder, "a.docx")
        try:
            found = _convert(data, before, after)
            return after.read_bytes(), found, astray.boxes(data, found)
        except EncryptedDocumentError as error:
            raise ReadingError(_LOCKED) from error
        except (Doc2DocxError, *_BREAKS) as error:
            raise ReadingError(_DAMAGED) from error
        except OSError as error:
            reason = error.strerror or str(error)
            raise ReadingError(f"转换 doc 文档时磁盘出错（{reason}），{_UNREAD}请腾出空间后重试。") from error


def _convert(data: bytes, before: Path, after: Path) -> frozenset[str]:
    """Convert the document, if need be without what may be wrong with the places of its drawings; the codes reported."""
    try:
        before.write_bytes(data)
        return lost.codes(convert(before, after).report)
    except EncryptedDocumentError:
        raise
    except (Doc2DocxError, *_BREAKS):
        for mended in mendings(data):
            before.write_bytes(mended)
            with suppress(Doc2DocxError, *_BREAKS):
                return lost.codes(convert(before, after).report)
        raise
