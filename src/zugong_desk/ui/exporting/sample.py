"""A look at what would be written, as text. No Qt here."""

from io import BytesIO
from zipfile import BadZipFile, ZipFile

from zugong_desk.desk.exporting import Prepared
from zugong_desk.export.holdings import Tell

MOST = 20_000
"""Characters shown."""
ISSUES = 2
"""Issues that are written for a look."""
_TEXTS = (".md", ".txt", ".csv", ".json", ".jsonl", ".jsonld", ".xml", ".html", ".tsv", ".ann", ".conf", ".qde", ".xmi")
NO_TEXT = "这种格式要用相应的程序打开，这里不能看。"


def sample(prepared: Prepared, tell: Tell) -> str:
    """The beginning of what is written; of a package, what is in it and the beginning of its first text."""
    out = BytesIO()
    prepared.write(out, tell)
    data = out.getvalue()
    suffix = prepared.path.suffix.lower()
    if suffix in _TEXTS:
        return _text(data)
    return _package(data)


def _text(data: bytes) -> str:
    text = data[: 4 * MOST].decode("utf-8-sig", errors="ignore")[:MOST]
    return text if len(data) <= 4 * MOST and len(text) < MOST else f"{text}…"


def _package(data: bytes) -> str:
    try:
        with ZipFile(BytesIO(data)) as package:
            names = package.namelist()
            first = next((name for name in names if name.lower().endswith(_TEXTS)), None)
            text = _text(package.read(first)) if first else NO_TEXT
    except BadZipFile:
        return NO_TEXT
    listed = "\n".join(names[:20]) + ("\n…" if len(names) > 20 else "")
    return (
        f"包内有 {len(names)} 个文件：\n{listed}\n\n{first}：\n{text}"
        if first
        else f"包内有 {len(names)} 个文件。\n{NO_TEXT}"
    )
