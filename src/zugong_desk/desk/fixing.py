"""Corrected copies of files: what may be corrected unread is, in a copy; the file itself is never touched."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from zugong_desk.desk.checking import Checkup
from zugong_desk.desk.import_queue import files_in
from zugong_desk.desk.proofing import safe
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.change import apply
from zugong_desk.domain.imprint import Form
from zugong_desk.domain.mending import mend
from zugong_desk.domain.said import Said, said
from zugong_desk.export import bulletin_text
from zugong_desk.export.corrected_source import weave
from zugong_desk.export.errors import ExportError
from zugong_desk.export.publish import publish
from zugong_desk.proofing.engine import Checked, check
from zugong_desk.reading.decode import BOMS, CODECS

ROUNDS = 3
"""A correction may uncover another; more rounds than these were never needed."""
_TEXT = ".txt"


@dataclass(frozen=True, slots=True)
class Fixed:
    """A corrected copy: where it was written and how many findings were settled by it."""

    path: Path
    applied: int


def corrected(checked: Checked) -> tuple[Bulletin, int]:
    """The bulletin with everything corrected that may be corrected unread, and how many findings that settled."""
    bulletin, applied = checked.bulletin, sum(one.mended for one in checked.findings)
    findings = safe(checked.findings)
    fresh = (f"fixed-{number}" for number in count())
    for _ in range(ROUNDS):
        changes, done = mend(bulletin, findings, lambda: next(fresh))
        if not done:
            break
        bulletin, applied = apply(bulletin, changes), applied + len(done)
        findings = safe(check(bulletin, checked.house).findings)
    return bulletin, applied


def fix_files(done: Sequence[Checkup], originals: Sequence[Path], folder: Path) -> dict[str, Fixed]:
    """Write a corrected copy of each file that was read, by its name; ExportError before anything is written.

    Text keeps its form and encoding; of any other form the copy is the corrected text. A copy that would take the place
    of a file that was checked, or of one that stands in a folder with them, is refused.
    """
    make_folder(folder)
    work = [(target, one, one.checked) for target, one in _targets(done, originals, folder).items() if one.checked]
    out: dict[str, Fixed] = {}
    for target, one, checked in work:
        bulletin, applied = corrected(checked)
        before = said(checked.bulletin.blocks, len(checked.bulletin.source.text))
        data = _bytes(bulletin, before, one.received.data)
        out[one.file] = Fixed(publish(target, data, lambda back, data=data: back == data), applied)  # type: ignore[misc]
    return out


def make_folder(folder: Path) -> None:
    """Make the folder for the copies if it is not there. ExportError if there can be none."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise ExportError(f"“{folder}”不是文件夹，没有写改正稿。请用 --out 换一个文件夹。") from None
    except OSError as error:
        raise ExportError(f"建不了文件夹“{folder}”（{error.strerror}），没有写改正稿。请用 --out 换一个。") from error


def _targets(done: Sequence[Checkup], originals: Sequence[Path], folder: Path) -> dict[Path, Checkup]:
    """Where the copy of each file that was read goes. ExportError if one would take another file's place."""
    guarded = {path.resolve() for path in [*originals, *files_in(originals)]}
    homes = {path.parent for path in guarded}
    targets: dict[Path, Checkup] = {}
    for one in done:
        if one.checked is None:
            continue
        target = folder / _name(one.file, one.checked.bulletin)
        if target.resolve() in guarded:
            raise ExportError(f"“{target}”就是被校对的文件，没有写改正稿。请用 --out 换一个文件夹。")
        if target.exists() and target.resolve().parent in homes:
            raise ExportError(f"“{target}”和被校对的文件在一处，已经有了，没有写改正稿。请用 --out 换一个文件夹。")
        if target in targets:
            raise ExportError(f"“{one.file}”和“{targets[target].file}”的改正稿同名，没有写改正稿。请分开校对。")
        targets[target] = one
    return targets


def _name(file: str, bulletin: Bulletin) -> str:
    name = Path(file.replace("/", "_"))
    return name.name if bulletin.source.imprint.form is Form.TEXT else f"{name.stem}{_TEXT}"


def _bytes(bulletin: Bulletin, before: Said, original: bytes) -> bytes:
    """The corrected text; characters that the file's own encoding does not hold have it written in UTF-8."""
    if bulletin.source.imprint.form is not Form.TEXT:
        return bulletin_text.write(bulletin)
    text, encoding = weave(bulletin, before), CODECS.get(bulletin.source.encoding, bulletin.source.encoding)
    mark = next((bom for bom, _ in BOMS if original.startswith(bom)), b"")
    try:
        return mark + text.encode(encoding)
    except UnicodeEncodeError:
        return text.encode("utf-8-sig")
