"""`check` and `rules`: their documents, exit codes and refusals."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.desk.libraries import BULLETIN

from zugong_desk.cli import main
from zugong_desk.proofing import engine
from zugong_desk.proofing.catalogue import catalogue
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import Passage

FAULTY = BULLETIN.replace(
    "每年安排经费一百万元。", "每年安排经费一百万元，至少一个以上𠮷县参加😀，层层压实责任;逐级传导压力。"
)
KEYS = {"rule", "severity", "start", "end", "line", "text", "message", "suggestion", "fix", "clause"} | {
    "act",
    "mended",
    "beside",
}


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "稿.txt"
    path.write_text(FAULTY, encoding="utf-8")
    return path


def run(capsys: pytest.CaptureFixture[str], *argv: object) -> tuple[int, Any, str]:
    code = main([str(one) for one in argv])
    out, err = capsys.readouterr()
    return code, json.loads(out) if out.startswith("{") else out, err


def test_the_document_is_as_promised(capsys: pytest.CaptureFixture[str], paper: Path) -> None:
    code, document, _ = run(capsys, "check", paper, "--json")
    assert code == 0
    assert document["schema"] == "zugong-desk.findings/1"
    (file,) = document["files"]
    assert set(file) == {"file", "findings"}
    assert file["file"] == "稿.txt"
    assert [one["start"] for one in file["findings"]] == sorted(one["start"] for one in file["findings"])
    for one in file["findings"]:
        assert set(one) == KEYS
        assert FAULTY[one["start"] : one["end"]] == one["text"]
        assert FAULTY.count("\n", 0, one["start"]) + 1 == one["line"]
        assert one["severity"] in {"error", "warning", "style"}
        assert one["fix"] in {"safe", "suggest", "none"}
    (half,) = [one for one in file["findings"] if one["rule"] == "PUNCT-HALF"]
    assert (half["text"], half["suggestion"], half["fix"], half["severity"]) == (";", "；", "safe", "error")


@pytest.mark.parametrize(("least", "code"), [("error", 1), ("warning", 1), ("style", 1), (None, 0)])
def test_fail_on_says_when_the_exit_code_is_1(
    capsys: pytest.CaptureFixture[str], paper: Path, least: str | None, code: int
) -> None:
    wish = ["--fail-on", least] if least else []
    assert run(capsys, "check", paper, *wish)[0] == code


def test_a_sound_file_does_not_fail(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "好稿.txt"
    path.write_text("各县区要把责任扛在肩上，把工作抓在手上。\n", encoding="utf-8")
    assert run(capsys, "check", path, "--fail-on", "warning")[0] == 0


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_checked(
    capsys: pytest.CaptureFixture[str], paper: Path
) -> None:
    code, document, err = run(capsys, "check", paper.with_name("没有.txt"), paper, "--json")
    assert code == 2
    assert "没有.txt" in err
    first, second = document["files"]
    assert first["error"]
    assert first["findings"] == []
    assert second["findings"]


def test_corrected_copies_go_to_a_folder_and_the_file_stays(capsys: pytest.CaptureFixture[str], paper: Path) -> None:
    folder = paper.parent / "改正稿"
    code, document, _ = run(capsys, "check", paper, "--json", "--fix", "safe", "--out", folder)
    assert code == 0
    assert document["files"][0]["out"] == str(folder / "稿.txt")
    assert document["files"][0]["applied"] >= 1
    assert paper.read_text(encoding="utf-8") == FAULTY
    written = (folder / "稿.txt").read_text(encoding="utf-8")
    assert "层层压实责任；逐级传导压力" in written
    assert written.replace("；逐级", ";逐级") == FAULTY


@pytest.mark.parametrize(
    "argv",
    [
        ("check",),
        ("check", "稿.txt", "--fix", "safe"),
        ("check", "稿.txt", "--out", "夹"),
        ("check", "--library", "没有.zugong"),
        ("check", "库.zugong"),
        ("check", "稿.txt", "--fail-on", "grave"),
    ],
)
def test_an_odd_call_is_refused_in_one_line(
    capsys: pytest.CaptureFixture[str], paper: Path, monkeypatch: pytest.MonkeyPatch, argv: tuple[str, ...]
) -> None:
    monkeypatch.chdir(paper.parent)
    try:
        code = main(list(argv))
    except SystemExit as error:
        code = error.code
    _, err = capsys.readouterr()
    assert code == 2
    assert err.count("\n") == 1
    assert sorted(one.name for one in paper.parent.iterdir()) == ["稿.txt"]


def test_copies_over_the_files_themselves_are_refused(capsys: pytest.CaptureFixture[str], paper: Path) -> None:
    code, _, err = run(capsys, "check", paper, "--fix", "safe", "--out", paper.parent)
    assert code == 2
    assert "就是被校对的文件" in err
    assert paper.read_text(encoding="utf-8") == FAULTY


def test_a_folder_for_copies_that_is_a_file_is_told_before_anything_is_checked(
    capsys: pytest.CaptureFixture[str], paper: Path
) -> None:
    code, out, err = run(capsys, "check", paper, "--fix", "safe", "--out", paper)
    assert (code, out) == (2, "")
    assert "不是文件夹" in err
    assert err.count("\n") == 1


def test_copies_over_the_files_of_a_folder_are_refused(capsys: pytest.CaptureFixture[str], paper: Path) -> None:
    code, _, err = run(capsys, "check", paper.parent, "--fix", "safe", "--out", paper.parent)
    assert code == 2
    assert "就是被校对的文件" in err
    assert paper.read_text(encoding="utf-8") == FAULTY


def test_a_library_is_checked_whole_and_counts_in_the_list(capsys: pytest.CaptureFixture[str], paper: Path) -> None:
    library = paper.with_name("库.zugong")
    other = paper.with_name("另.txt")
    other.write_text(FAULTY.replace("第 3 期", "第 4 期"), encoding="utf-8")
    run(capsys, "import", library, paper, other)
    code, document, _ = run(capsys, "check", "--library", library, "--json", "--fail-on", "error")
    assert code == 1
    assert [one["file"] for one in document["files"]] == ["稿.txt", "另.txt"]
    _, listed, _ = run(capsys, "list", library, "--json")
    alone = [
        sum(not (one["mended"] or one["rule"].startswith("XREF")) for one in file["findings"])
        for file in document["files"]
    ]
    assert [one["open_findings"] for one in listed["issues"]] == alone


def test_files_are_judged_together(capsys: pytest.CaptureFixture[str], paper: Path) -> None:
    def issue(number: int, count: int) -> Path:
        path = paper.with_name(f"第{number}期.txt")
        text = BULLETIN.replace("第 3 期", f"第 {number} 期").replace(
            "每年安排经费一百万元", f"配备专职网格员{count}人"
        )
        path.write_text(text, encoding="utf-8")
        return path

    paths = [issue(5, 111), issue(6, 116)]
    _, document, _ = run(capsys, "check", *paths, "--json")
    found = [[one for one in file["findings"] if one["rule"] == "XREF-NUM"] for file in document["files"]]
    assert [len(one) for one in found] == [1, 1]
    assert "116" in found[0][0]["beside"][0]["text"]
    assert "第6期" in found[0][0]["beside"][0]["where"]


def test_rules_are_listed_as_they_stand(capsys: pytest.CaptureFixture[str]) -> None:
    code, document, _ = run(capsys, "rules", "--json")
    assert code == 0
    rules = {one["id"]: one for one in document["rules"]}
    assert {"NUM-RANGE", "PUNCT-HALF", "WORD-CONF", "XREF-NUM"} <= set(rules)
    assert set(rules["NUM-RANGE"]) == {"id", "name", "family", "severity", "fix", "on", "clause", "why"}


def test_a_rule_that_fails_is_named_on_stderr_and_the_others_are_heard(
    capsys: pytest.CaptureFixture[str], paper: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def look(passage: Passage) -> list[Hit]:
        raise ZeroDivisionError(passage.id)

    first = next(rule for rule in catalogue() if rule.in_block and rule.id != "PUNCT-HALF")
    rules = (replace(first, in_block=look), *(one for one in catalogue() if one is not first))
    monkeypatch.setattr(engine, "catalogue", lambda: rules)
    code, document, said = run(capsys, "check", paper, "--json")
    assert code == 0
    assert "PUNCT-HALF" in {one["rule"] for one in document["files"][0]["findings"]}
    (line,) = said.splitlines()
    assert first.id in line
    assert first.name in line
