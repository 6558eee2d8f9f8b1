"""Exporting: what is asked for is gathered from the library, then written by one format and read back."""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from hashlib import file_digest
from pathlib import Path
from typing import BinaryIO, TypeVar

from zugong_desk.desk.core import Desk
from zugong_desk.desk.errata import errata
from zugong_desk.desk.exporting_scope import Ask, Request, holdings_of, manuscript_asked, passages_asked
from zugong_desk.desk.proofing import proof_of
from zugong_desk.desk.publishing import issue_manuscript
from zugong_desk.desk.standing import find_issue
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.manuscript import Manuscript
from zugong_desk.export import proof_marks
from zugong_desk.export.clean import unfit
from zugong_desk.export.errors import ExportError
from zugong_desk.export.formats import OF_ONE_ISSUE, OF_PASSAGES, Format, What, format_named
from zugong_desk.export.holdings import Holdings, Tell, unheard
from zugong_desk.export.passages import Passage
from zugong_desk.export.proof_marks import Proof
from zugong_desk.export.publish import publish_through
from zugong_desk.export.tables import errata as errata_table
from zugong_desk.export.word import template as docx_template

__all__ = ["Ask", "Outcome", "Prepared", "Press", "Request", "carry_out", "export", "prepare", "unheard"]

T = TypeVar("T")
Press = Callable[[Manuscript], bytes]
"""Sets a manuscript in pages: PDF. It stands in the window's room, where type is known."""

UNITS: dict[What, str] = {
    What.PRINT: "条",
    What.TABLE: "条",
    What.ISSUE: "块",
    What.BULLETIN: "块",
    What.ERRATA: "处",
    What.PROOF: "处",
    What.DATA: "期",
}
"""What is counted, by what is exported."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """An export that is ready to be written, by any thread: it asks the library only through `Ask`.

    `count` is that of its `unit`; `issues` how many `Tell` will hear of (0: it is over at once). `left_out` fills with
    the characters that the format cannot hold.
    """

    path: Path
    count: int
    unit: str
    write: Callable[[BinaryIO, Tell], object]
    check: Callable[[Path], object]
    issues: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    manuscript: Manuscript | None = None
    """What is printed, for formats of pages."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was written: `count` passages, blocks, corrections or issues, as `unit` says.

    `left_out` names the characters that the format cannot hold, each with how often it was left out or replaced.
    """

    path: Path
    count: int
    unit: str
    left_out: tuple[tuple[str, int], ...] = ()

    @property
    def removed(self) -> int:
        """How many characters could not be held."""
        return sum(count for _, count in self.left_out)

    @property
    def told(self) -> str:
        """The line that tells an editor what was done."""
        named = "、".join(f"U+{ord(char):04X} {count} 个" for char, count in self.left_out)
        left_out = f"，有 {self.removed} 个字符这种格式放不下（{named}）" if self.left_out else ""
        return f"已导出 {self.count} {self.unit}到“{self.path}”{left_out}。"


def at_once(do: Callable[[], T]) -> T:
    """Ask the library from the thread that has it."""
    return do()


def export(desk: Desk, request: Request, press: Press | None = None, tell: Tell = unheard) -> Outcome:
    """Write what was asked for. ExportError, Unknown, Cancelled; then nothing was changed."""
    return carry_out(prepare(desk, request, press), tell)


def carry_out(prepared: Prepared, tell: Tell = unheard) -> Outcome:
    """Write what was prepared; `tell` hears of each issue of a long one, and once more before the file takes its place.

    ExportError, Cancelled; then nothing was changed.
    """

    def check(part: Path) -> None:
        prepared.check(part)
        tell(prepared.issues)

    target = publish_through(prepared.path, lambda file: prepared.write(file, tell), check)
    return Outcome(target, prepared.count, prepared.unit, tuple(sorted(prepared.left_out.items())))


def prepare(desk: Desk, request: Request, press: Press | None = None, ask: Ask = at_once) -> Prepared:
    """Gather what a request asks for. ExportError or Unknown in one line."""
    ask(desk.flush)
    one = format_named(request.format)
    _refuse(one, request)
    _spare_sources(desk, request.path, ask)
    match one.what:
        case What.DATA:
            return _data(one, request, holdings_of(desk, request, ask))
        case What.PRINT:
            manuscript, count = manuscript_asked(desk, request, ask)
            return _printed(one, request, manuscript, count, press)
        case What.TABLE:
            passages, title = passages_asked(desk, request, ask)
            return _table(one, request, passages, title)
        case What.ISSUE:
            manuscript, count = ask(lambda: _issue(desk, request))
            return _printed(one, request, manuscript, count, press)
        case _:
            return ask(lambda: _of_issue(desk, one, request))


def _refuse(one: Format, request: Request) -> None:
    named = [name for name in ("collection", "tag", "search") if getattr(request, name) is not None]
    if one.what in OF_ONE_ISSUE and named:
        raise ExportError(f"“{one.title}”是一期的格式，不能用于摘编、标签或查找结果，没有写文件。")
    if one.what in OF_PASSAGES and request.collection is not None and (named[1:] or request.issue is not None):
        raise ExportError("摘编是整个导出的，不能再按标签、查找或期来挑，没有写文件。")
    if one.what in OF_PASSAGES and None not in (request.tag, request.search):
        raise ExportError("标签和查找只能用一个，没有写文件。要查有某标签的段落，可在查找里写 标签: 条件。")
    if request.template is not None and os.path.realpath(request.template) == os.path.realpath(request.path):
        raise ExportError(f"“{request.path.name}”就是所用的模板，没有导出，模板未改动。请换一个文件名。")
    if request.template is not None and one.module != "word.manuscript":
        raise ExportError("模板只用于 Word 文档，没有写文件。")


def _spare_sources(desk: Desk, path: Path, ask: Ask) -> None:
    """ExportError if a file stands there from which an issue of the library was read."""
    try:
        sha = _sha256(path) if path.is_file() else ""  # a pipe or a device would be read for ever
    except OSError:
        return  # what cannot be written is told when it is tried
    if sha and ask(lambda: desk.library.find_by_sha256(sha)) is not None:
        raise ExportError(f"“{path.name}”是书库里一期的原件，没有导出，原有文件未改动。请换一个文件名。")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _issue(desk: Desk, request: Request) -> tuple[Manuscript, int]:
    """An issue as it is printed, and how many blocks are in it."""
    issue = _issue_asked(desk, request)
    return issue_manuscript(desk, issue), len(desk.load(issue).lines)


def _issue_asked(desk: Desk, request: Request) -> str:
    if request.issue is None and desk.bulletin is None:
        raise ExportError("这种格式只写一期，请说明是哪一期，没有写文件。")
    return desk.table.id if request.issue is None else find_issue(desk, request.issue).id


def _of_issue(desk: Desk, one: Format, request: Request) -> Prepared:
    issue = _issue_asked(desk, request)
    if one.what is What.BULLETIN:
        bulletin = desk.load(issue)
        return _bytes(one, request, lambda: one.write(bulletin), (bulletin,), len(bulletin.lines), (bulletin.text,))
    listed = errata(desk, issue)
    if one.what is What.PROOF:
        proof = Proof(listed, proof_of(desk, issue).open)
        count = len(listed.rows) + len(proof.findings)
        return _bytes(one, request, lambda: one.write(proof), (proof,), count, proof_marks.words_of(proof))
    if not listed.rows:
        raise ExportError("这一期没有编辑改动，没有写文件。")
    words = errata_table.words_of(listed)
    return _bytes(one, request, lambda: one.write(listed), (listed,), len(listed.rows), words)


def _printed(one: Format, request: Request, manuscript: Manuscript, count: int, press: Press | None) -> Prepared:
    words = (manuscript.title, *(line.text for line in manuscript.lines))
    if request.template is not None:
        held = (manuscript, _read(request.template))
        made = _bytes(one, request, lambda: docx_template.write(*held), (), count, words)
        return replace(made, manuscript=manuscript, check=_checking(docx_template.check, held))
    make = press if one.pages else one.write
    if make is None:
        raise ExportError(f"这里不能排版，没有写“{one.title}”。请在窗口里导出。")
    made = _bytes(one, request, lambda: make(manuscript), (manuscript,), count, words)
    return replace(made, manuscript=manuscript)


def _read(template: Path) -> bytes:
    try:
        return template.read_bytes()
    except OSError as error:
        raise ExportError(f"读不了模板“{template.name}”（{error.strerror or error}），没有写文件。") from error


def _table(one: Format, request: Request, passages: Sequence[Passage], title: str) -> Prepared:
    """Rows, which do not stand in the order of the issues: `tell` hears of as many of these as rows are done."""
    held = (passages, title)
    issues = len({passage.bulletin for passage in passages})
    words = (title, *(word for passage in passages for word in passage.words))
    left_out = Counter[str]() if one.exact else unfit(words)

    def write(file: BinaryIO, tell: Tell) -> None:
        file.write(one.write(passages, title, lambda done: tell(done * issues // len(passages))))

    check = _checking(one.check, held)
    return Prepared(request.path, len(passages), UNITS[one.what], write, check, issues, left_out)


def _bytes(
    one: Format, request: Request, make: Callable[[], bytes], held: tuple[object, ...], count: int, words: Iterable[str]
) -> Prepared:
    """An export that is made in one go: `tell` hears only that it goes on."""
    left_out = Counter[str]() if one.exact else unfit(words)

    def write(file: BinaryIO, tell: Tell) -> None:
        data = make()
        tell(0)
        file.write(data)

    return Prepared(request.path, count, UNITS[one.what], write, _checking(one.check, held), 0, left_out)


def _checking(check: Callable[..., object], held: tuple[object, ...]) -> Callable[[Path], object]:
    return lambda path: check(path.read_bytes(), *held)


def _data(one: Format, request: Request, holdings: Holdings) -> Prepared:
    left_out = Counter[str]()

    def write(file: BinaryIO, tell: Tell) -> None:
        one.write(holdings if one.exact else _counting(holdings, left_out), file, tell)

    def check(path: Path) -> None:
        one.check(path, holdings)

    return Prepared(request.path, holdings.count, UNITS[one.what], write, check, holdings.count, left_out)


def _counting(holdings: Holdings, left_out: Counter[str]) -> Holdings:
    """The holdings, with the characters counted that have no place in what is written of each issue."""

    def bulletins() -> Iterator[Bulletin]:
        left_out.clear()
        for bulletin in holdings.bulletins():
            left_out.update(unfit((bulletin.text, *(one.note for one in bulletin.annotations.values()))))
            yield bulletin

    return replace(holdings, bulletins=bulletins)
