"""The table of formats, and the calls that put passages, a bulletin, its corrections or its proof into a file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.corrections_list import Errata
from zugong_desk.export import (
    bulletin_markdown,
    bulletin_text,
    errata_table,
    jsonl_passages,
    markdown_passages,
    proof_html,
    proof_marks,
)
from zugong_desk.export.clean import unfit
from zugong_desk.export.errors import ExportError
from zugong_desk.export.passages import Passage
from zugong_desk.export.proof_marks import Proof
from zugong_desk.export.publish import publish

What = Literal["passages", "bulletin", "errata", "proof"]


@dataclass(frozen=True, slots=True)
class Format:
    """One format: `write(passages, title)`, or `write` of a bulletin, its errata or its proof, as `what` says.

    `check(data, …)` takes the same after the bytes.
    """

    name: str
    suffix: str
    what: What
    title: str
    write: Callable[..., bytes]
    check: Callable[..., None]


def _write_docx(passages: Sequence[Passage], title: str = "") -> bytes:
    from zugong_desk.export import docx_passages  # noqa: PLC0415 -- Word's library takes 0.1 s to load

    return docx_passages.write(passages, title)


def _check_docx(data: bytes, passages: Sequence[Passage], title: str = "") -> None:
    from zugong_desk.export import docx_passages  # noqa: PLC0415 -- as above

    docx_passages.check(data, passages, title)


def _write_errata_docx(errata: Errata) -> bytes:
    from zugong_desk.export import errata_docx  # noqa: PLC0415 -- as above

    return errata_docx.write(errata)


def _check_errata_docx(data: bytes, errata: Errata) -> None:
    from zugong_desk.export import errata_docx  # noqa: PLC0415 -- as above

    errata_docx.check(data, errata)


def _write_errata_xlsx(errata: Errata) -> bytes:
    from zugong_desk.export import errata_xlsx  # noqa: PLC0415 -- Excel's library takes as long

    return errata_xlsx.write(errata)


def _check_errata_xlsx(data: bytes, errata: Errata) -> None:
    from zugong_desk.export import errata_xlsx  # noqa: PLC0415 -- as above

    errata_xlsx.check(data, errata)


def _write_proof_docx(proof: Proof) -> bytes:
    from zugong_desk.export import proof_docx  # noqa: PLC0415 -- as above

    return proof_docx.write(proof)


def _check_proof_docx(data: bytes, proof: Proof) -> None:
    from zugong_desk.export import proof_docx  # noqa: PLC0415 -- as above

    proof_docx.check(data, proof)


FORMATS: dict[str, Format] = {
    one.name: one
    for one in (
        Format("docx", ".docx", "passages", "Word 文档", _write_docx, _check_docx),
        Format("md", ".md", "passages", "Markdown", markdown_passages.write, markdown_passages.check),
        Format("jsonl", ".jsonl", "passages", "JSONL 数据", jsonl_passages.write, jsonl_passages.check),
        Format("txt", ".txt", "bulletin", "纯文本", bulletin_text.write, bulletin_text.check),
        Format("bulletin-md", ".md", "bulletin", "Markdown", bulletin_markdown.write, bulletin_markdown.check),
        Format("errata-docx", ".docx", "errata", "勘误表（Word）", _write_errata_docx, _check_errata_docx),
        Format("errata-xlsx", ".xlsx", "errata", "勘误表（Excel）", _write_errata_xlsx, _check_errata_xlsx),
        Format("proof-docx", ".docx", "proof", "校样（Word，带修订和批注）", _write_proof_docx, _check_proof_docx),
        Format("proof-html", ".html", "proof", "校样（网页）", proof_html.write, proof_html.check),
    )
}


@dataclass(frozen=True, slots=True)
class Exported:
    """A file that was put in place, and how many characters were left out because no document can hold them."""

    path: Path
    removed: int


def export_passages(path: str | Path, name: str, passages: Sequence[Passage], title: str = "") -> Exported:
    """Put passages into a file of the format called `name`, under a title. ExportError; then nothing was changed."""
    one = _format(name, "passages")
    if not passages:
        raise ExportError("没有可导出的摘录或标注，没有写文件。")
    target = publish(path, one.write(passages, title), lambda data: one.check(data, passages, title))
    return Exported(target, unfit((title, *(word for passage in passages for word in passage.words))))


def export_bulletin(path: str | Path, name: str, bulletin: Bulletin) -> Exported:
    """Put a bulletin as it now stands into a file of the format called `name`. ExportError; then nothing was changed."""
    one = _format(name, "bulletin")
    target = publish(path, one.write(bulletin), lambda data: one.check(data, bulletin))
    return Exported(target, unfit((bulletin.text,)))


def export_errata(path: str | Path, name: str, errata: Errata) -> Exported:
    """Put the corrections of an issue into a file of the format called `name`. ExportError; then nothing was changed."""
    one = _format(name, "errata")
    if not errata.rows:
        raise ExportError("这一期没有编辑改动，没有写文件。")
    target = publish(path, one.write(errata), lambda data: one.check(data, errata))
    return Exported(target, unfit(errata_table.words_of(errata)))


def export_proof(path: str | Path, name: str, proof: Proof) -> Exported:
    """Put the marked-up proof of an issue into a file of the format called `name`. ExportError; then nothing was changed."""
    one = _format(name, "proof")
    target = publish(path, one.write(proof), lambda data: one.check(data, proof))
    return Exported(target, unfit(proof_marks.words_of(proof)))


def _format(name: str, what: str) -> Format:
    one = FORMATS.get(name)
    if one is None or one.what != what:
        known = "、".join(one.name for one in FORMATS.values() if one.what == what)
        raise ExportError(f"这里没有“{name}”这种格式，没有写文件。可用的有 {known}。")
    return one
