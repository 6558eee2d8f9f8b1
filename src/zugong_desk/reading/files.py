"""Reading a file into a source, or saying in one line why not."""

import stat
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from zugong_desk.domain.imprint import FORM_NAMES, Form
from zugong_desk.domain.source import Source
from zugong_desk.reading.errors import ReadingError
from zugong_desk.reading.forms import ARCHIVE, form_of
from zugong_desk.reading.wishes import AS_IT_COMES, Progress, Wishes, unheard

Importer = Callable[[str, bytes, Wishes, Progress], Source]

LIMIT = 200 << 20
"""The largest file read, in bytes: a scan of many pages."""

TEXT_LIMIT = 20 << 20
"""The largest file of text, in bytes; a bulletin has some tens of thousands."""

UNREAD: dict[Form | str, str] = FORM_NAMES | {ARCHIVE: "压缩包", Form.SCAN: "图片", Form.DOC: "doc 或 wps 文档"}
ADVICE = "请另存为 docx、pdf 或 txt 再导入。"

MOST_LINES = 400_000
"""The most lines that a file may have: each costs about a kilobyte of memory while it is parsed."""

IMPORTERS = {
    Form.TEXT: "text",
    Form.HTML: "html",
    Form.OFD: "ofd",
    Form.DOCX: "docx",
    Form.DOC: "doc",
    Form.PDF: "pdf",
    Form.SCAN: "scan",
}
"""The module in `reading.importers` for each form; loaded when it is needed, since some bring much along."""


def read(path: str | Path, wishes: Wishes = AS_IT_COMES) -> Source:
    """The file at `path` as a source; its name, not its folder, is kept. Raises ReadingError as its two halves do."""
    return read_bytes(Path(path).name, fetch(path), wishes)


def fetch(path: str | Path) -> bytes:
    """The bytes of the file at `path`, which is only ever read.

    Raises ReadingError if it is missing, a folder or device, too large or cannot be read.
    """
    file = Path(path)
    try:
        return _fetched(file)
    except FileNotFoundError:
        raise ReadingError(f"找不到文件“{file}”，没有读入。请核对路径。") from None
    except PermissionError:
        raise ReadingError(f"没有权限读“{file.name}”，没有读入，原文件未改动。请改权限或另存一份。") from None
    except ReadingError:
        raise
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadingError(f"读不出“{file.name}”（{reason}），没有读入，原文件未改动。请检查磁盘后重试。") from error


def _fetched(file: Path) -> bytes:
    found = file.stat()
    if stat.S_ISDIR(found.st_mode):
        raise ReadingError(f"“{file.name}”是文件夹，没有读入。请选其中的文件。")
    if not stat.S_ISREG(found.st_mode):
        raise ReadingError(f"“{file.name}”是设备或管道，不是文件，没有读入。请另选一个文件。")
    if found.st_size > LIMIT:
        raise ReadingError(_too_large(file.name))
    return file.read_bytes()


def read_bytes(name: str, data: bytes, wishes: Wishes = AS_IT_COMES, progress: Progress = unheard) -> Source:
    """The bytes of a file called `name` as a source, read in this process.

    Raises ReadingError for an empty file, one without text, one that is too large, one whose form is not read and one
    that is damaged.
    """
    if len(data) > LIMIT:
        raise ReadingError(_too_large(name))
    if not data:
        raise ReadingError(f"“{name}”是空文件，没有读入。请核对是否选对了文件。")
    form = form_of(name, data)
    if form in {Form.TEXT, Form.HTML} and len(data) > TEXT_LIMIT:
        raise ReadingError(_too_large(name, TEXT_LIMIT))
    if not isinstance(form, Form) or form not in IMPORTERS:
        raise ReadingError(f"“{name}”是{UNREAD.get(form, form)}，没有读入，原文件未改动。{ADVICE}")
    try:
        source = importer(form)(name, data, wishes, progress)
    except ReadingError as error:
        raise ReadingError(f"“{name}”：{error}") from None
    return _fit(source)


def importer(form: Form) -> Importer:
    """What reads files of a form."""
    module = import_module(f"zugong_desk.reading.importers.{IMPORTERS[form]}")
    read: Importer = module.read
    return read


def _fit(source: Source) -> Source:
    """The source, if there is something to parse in it and not too much."""
    if source.text.count("\n") > MOST_LINES:
        raise ReadingError(f"“{source.file}”超过 {MOST_LINES} 行，没有读入，原文件未改动。请拆成单期再导入。")
    if not source.text.strip():
        raise ReadingError(f"“{source.file}”里只有空白，没有读入。请核对是否选对了文件。")
    return source


def _too_large(name: str, limit: int = LIMIT) -> str:
    return f"“{name}”超过 {limit >> 20} MB，没有读入，原文件未改动。请拆成单期再导入。"
