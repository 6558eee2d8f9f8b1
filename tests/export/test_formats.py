import errno
from pathlib import Path

import pytest
from tests.export import corrected_issue
from tests.export.corrected_issue import corrected, errata_of

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.codebook import Tags
from zugong_desk.domain.runs import typed
from zugong_desk.export.errors import ExportError
from zugong_desk.export.formats import FORMATS, export_bulletin, export_errata, export_passages, export_proof
from zugong_desk.export.passages import Passage, passages_of_annotations
from zugong_desk.export.proof_marks import Proof


def test_the_table() -> None:
    assert {name: (one.suffix, one.what) for name, one in FORMATS.items()} == {
        "docx": (".docx", "passages"),
        "md": (".md", "passages"),
        "jsonl": (".jsonl", "passages"),
        "txt": (".txt", "bulletin"),
        "bulletin-md": (".md", "bulletin"),
        "errata-docx": (".docx", "errata"),
        "errata-xlsx": (".xlsx", "errata"),
        "proof-docx": (".docx", "proof"),
        "proof-html": (".html", "proof"),
    }
    assert all(one.title for one in FORMATS.values())


@pytest.mark.parametrize("name", ["docx", "md", "jsonl"])
def test_passages_go_into_a_file_that_is_accepted(tagged: Bulletin, tags: Tags, tmp_path: Path, name: str) -> None:
    passages = passages_of_annotations([tagged], tags)
    done = export_passages(tmp_path / "a", name, passages, "摘编")
    assert (done.path, done.removed) == (tmp_path / "a", 0)
    FORMATS[name].check(done.path.read_bytes(), passages, "摘编")


@pytest.mark.parametrize("name", ["txt", "bulletin-md"])
def test_a_bulletin_goes_into_a_file_that_is_accepted(issue: Bulletin, tmp_path: Path, name: str) -> None:
    done = export_bulletin(tmp_path / "a", name, issue)
    assert done.removed == 0
    FORMATS[name].check(done.path.read_bytes(), issue)


@pytest.mark.parametrize("name", ["docx", "md", "jsonl"])
def test_characters_left_out_are_reported(tmp_path: Path, name: str) -> None:
    passages = [Passage("甲\x00", "乙\ud842丙\ufffe", "")]
    assert export_passages(tmp_path / "a", name, passages, "题\x0b").removed == 4


@pytest.mark.parametrize("name", ["txt", "bulletin-md"])
def test_characters_left_out_of_a_bulletin_are_reported(issue: Bulletin, tmp_path: Path, name: str) -> None:
    bad = issue.with_block(issue.block("b4").with_runs(typed("题\x00目\udfb7")))
    done = export_bulletin(tmp_path / "a", name, bad)
    assert done.removed == 2
    assert "题目" in done.path.read_text(encoding="utf-8")


def test_nothing_is_no_document(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="没有可导出"):
        export_passages(tmp_path / "a.docx", "docx", [])
    assert not (tmp_path / "a.docx").exists()


def test_characters_left_out_of_corrections_are_reported(issue: Bulletin, tmp_path: Path) -> None:
    now = corrected_issue.typed(issue, ("联系20户", "联系\x00户"), ("当场记", "\ufffe"))
    errata = errata_of(now, issue)
    assert export_errata(tmp_path / "a", "errata-xlsx", errata).removed == 2
    assert export_proof(tmp_path / "b", "proof-html", Proof(errata)).removed == 2


@pytest.mark.parametrize("name", ["txt", "pdf", ""])
def test_a_format_that_is_not_for_passages(tmp_path: Path, name: str) -> None:
    with pytest.raises(ExportError, match="可用的有 docx、md、jsonl。"):
        export_passages(tmp_path / "a", name, [Passage("题", "甲", "")])


def test_a_format_that_is_not_for_bulletins(issue: Bulletin, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="可用的有 txt、bulletin-md。"):
        export_bulletin(tmp_path / "a", "docx", issue)


@pytest.mark.parametrize("name", ["errata-docx", "errata-xlsx", "proof-docx", "proof-html"])
def test_corrections_go_into_a_file_that_is_accepted(issue: Bulletin, tmp_path: Path, name: str) -> None:
    errata = errata_of(corrected(issue), issue)
    proof = Proof(errata)
    write, what = (export_errata, errata) if FORMATS[name].what == "errata" else (export_proof, proof)
    done = write(tmp_path / "a", name, what)  # type: ignore[operator]
    assert (done.path, done.removed) == (tmp_path / "a", 0)
    FORMATS[name].check(done.path.read_bytes(), what)


def _held(path: Path, target: Path) -> Path:
    raise PermissionError(errno.EACCES, "held by another program", str(target))


@pytest.mark.parametrize("name", ["errata-docx", "errata-xlsx", "proof-docx", "proof-html"])
def test_what_cannot_be_put_in_place_changes_nothing(
    issue: Bulletin, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a"
    target.write_bytes(b"old")
    monkeypatch.setattr("pathlib.Path.replace", _held)
    errata = errata_of(corrected(issue), issue)
    with pytest.raises(ExportError, match="正被别的程序打开"):
        if FORMATS[name].what == "errata":
            export_errata(target, name, errata)
        else:
            export_proof(target, name, Proof(errata))
    assert (target.read_bytes(), [path.name for path in tmp_path.iterdir()]) == (b"old", ["a"])


@pytest.mark.parametrize("name", ["errata-docx", "errata-xlsx", "proof-docx", "proof-html"])
def test_a_full_disk_leaves_no_part(
    issue: Bulletin, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    errata = errata_of(corrected(issue), issue)
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(ExportError, match="磁盘已满"):
        if FORMATS[name].what == "errata":
            export_errata(tmp_path / "a", name, errata)
        else:
            export_proof(tmp_path / "a", name, Proof(errata))
    assert list(tmp_path.iterdir()) == []


def test_an_issue_as_it_was_parsed_has_no_list_of_corrections(issue: Bulletin, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="没有编辑改动"):
        export_errata(tmp_path / "a.docx", "errata-docx", errata_of(issue, issue))
    assert list(tmp_path.iterdir()) == []
