"""The command line keeps its promise: the documents' exact keys, exit codes, one clear line for what is refused."""

import json
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.desk.libraries import BULLETIN

from zugong_desk.cli import main

STRUCTURE = {"schema", "file", "sha256", "encoding", "lines", "masthead", "blocks", "articles"}
MASTHEAD = {"title", "issue_no", "issuer", "date", "issue_number", "issue_year", "issue_total", "date_iso"}
BLOCK = set("id kind level text start end line_start line_end except confidence why heads credit byline".split())  # noqa: SIM905
Run = Callable[..., Any]


@pytest.fixture
def refused(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Runs a command that must be refused: exit 2, nothing on stdout, one line on stderr, which is returned."""

    def run(*arguments: object) -> str:
        try:
            code = main([*map(str, arguments)])
        except SystemExit as stop:
            code = stop.code  # type: ignore[assignment]
        out, err = capsys.readouterr()
        assert code == 2
        assert out == ""
        assert re.fullmatch(r"zugong-desk: [^\n]+\n", err), err
        return err

    return run


def test_parse(tmp_path: Path, call: Run) -> None:
    file = tmp_path / "第3期.txt"
    file.write_bytes(BULLETIN.replace("\n", "\r\n").encode("gb18030"))
    document = call("parse", file)
    assert set(document) == STRUCTURE
    assert document["schema"] == "zugong-desk.structure/1"
    assert document["encoding"] == "gb18030"
    assert set(document["masthead"]) == MASTHEAD
    assert document["masthead"]["issue_number"] == 3
    assert all(set(block) == BLOCK for block in document["blocks"])
    assert set(document["articles"][0]) == {"title", "org", "column", "block_start", "block_end"}
    assert document["articles"][0]["org"] == "青山县委组织部"


def test_import_list_show(tmp_path: Path, library: Path, call: Run) -> None:
    again = call("import", library, tmp_path / "第3期.txt")
    assert set(again["imported"][0]) == {"file", "id", "issue", "status", "blocks", "doubtful", "learnt", "error"}
    assert again["imported"][0]["status"] == "duplicate"
    failed = call("import", library, tmp_path / "没有.txt", code=2)
    assert failed["imported"][0]["status"] == "failed"
    assert failed["imported"][0]["error"]
    (row,) = call("list", library)["issues"]
    promised = {"id", "issue", "title", "issue_no", "date", "articles", "annotations", "open_findings", "progress"}
    assert promised <= set(row)
    assert (row["issue"], row["articles"]) == ("2022-3", 1)
    shown = call("show", library, row["id"])
    assert set(shown) == STRUCTURE | {"annotations"}
    lines = [block for block in shown["blocks"] if block["start"] is not None]
    text = "\n".join(block["text"] for block in lines)
    assert all(text[block["start"] : block["end"]] == block["text"] for block in lines)


def test_tag_undo_redo_history(library: Path, call: Run) -> None:
    shown = call("show", library, "2022-3")
    block = next(block for block in shown["blocks"] if "😀" in block["text"])
    tagged = call("tag", library, "2022-3", block["start"], block["end"], "村级集体经济")
    assert tagged["text"] == block["text"]
    (annotation,) = call("show", library, "2022-3")["annotations"]
    assert {"id", "tag", "start", "end", "text", "note", "practice"} <= set(annotation)
    assert annotation["text"] == block["text"]
    assert annotation["tag"] == "村级集体经济"
    assert set(annotation["practice"]) >= {
        "name",
        "organisation",
        "place",
        "period",
        "results",
        "recognition",
        "rating",
    }
    assert call("undo", library) == {"undone": "标注“村级集体经济”"}
    assert call("show", library, "2022-3")["annotations"] == []
    assert call("redo", library) == {"redone": "标注“村级集体经济”"}
    assert call("redo", library) == {"redone": None}
    steps = call("history", library, "2022-3")["steps"]
    assert [step["name"] for step in steps] == ["导入“第3期.txt”", "标注“村级集体经济”"]
    assert set(steps[0]) == {"id", "name", "at", "editor", "state"}


def test_search(library: Path, call: Run) -> None:
    found = call("search", library, "治理𠮷")
    assert set(found) == {"query", "total", "elapsed_ms", "unit", "issues", "hits"}
    assert (found["total"], found["unit"], found["issues"]) == (1, "words", 1)
    hit = found["hits"][0]
    assert set(hit) == {"issue", "article", "start", "end", "left", "text", "right", "kind", "org", "annotation"}
    assert (hit["issue"], hit["text"], hit["end"] - hit["start"]) == ("2022-3", "治理𠮷", 3)


def test_export_backup_doctor_codebook(
    tmp_path: Path, library: Path, call: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "正文.txt"
    assert call("export", library, "--format", "txt", "--issue", "2022-3", "--out", out)["out"] == str(out)
    assert "聚力强基" in out.read_text(encoding="utf-8")
    assert Path(call("backup", library)["path"]).is_file()
    report = call("doctor", library)
    assert report["ok"]
    assert main(["codebook", "export", str(library)]) == 0
    book = json.loads(capsys.readouterr().out)
    assert {"name", "parent", "definition"} <= set(book["tags"][0])
    file = tmp_path / "标签表.json"
    file.write_text(json.dumps({"tags": [{"name": "新标签"}]}), encoding="utf-8")
    assert call("codebook", "import", library, file) == {"added": 1, "changed": 0}


def test_a_damaged_library_fails_its_examination(library: Path, call: Run) -> None:
    conn = sqlite3.connect(library)
    conn.execute("UPDATE block SET text = text || '!' WHERE rowid = (SELECT max(rowid) FROM block)")
    conn.commit()
    conn.close()
    report = call("doctor", library, code=1)
    assert not report["ok"]


def test_what_is_refused_says_so_in_one_line(tmp_path: Path, library: Path, refused: Callable[..., str]) -> None:
    before = library.read_bytes()
    empty, binary = tmp_path / "空.txt", tmp_path / "乱.zugong"
    empty.write_bytes(b"")
    binary.write_bytes(bytes(range(256)) * 40)
    for arguments in (
        ("没有的命令",),
        ("parse", empty),
        ("parse", binary),
        ("parse", tmp_path),
        ("parse", tmp_path / "没有.txt"),
        ("list", tmp_path / "没有.zugong"),
        ("list", tmp_path),
        ("list", binary),
        ("list", empty),
        ("new", library),
        ("show", library, "1999-1"),
        ("tag", library, "2022-3", 5, 5, "村级集体经济"),
        ("tag", library, "2022-3", 5, 99999, "村级集体经济"),
        ("tag", library, "2022-3", 5, 9, "没有的标签"),
        ("export", library, "--format", "docx", "--out", tmp_path / "x.docx"),
        ("export", library, "--format", "txt", "--issue", "2022-3", "--out", library),
        ("export", library, "--format", "txt", "--issue", "2022-3", "--out", tmp_path / "无" / "x.txt"),
        ("export", library, "--format", "md", "--collection", "没有", "--out", tmp_path / "x.md"),
        ("codebook", "import", library, empty),
        ("codebook",),
    ):
        refused(*arguments)
    assert library.read_bytes() == before
    assert binary.read_bytes() == bytes(range(256)) * 40
    assert not (tmp_path / "没有.zugong").exists()


def test_a_fault_of_ours_shows_no_traceback(
    library: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("zugong_desk.cli.reading.find_issue", lambda *_: broken(None))
    assert main(["show", str(library), "2022-3"]) == 3
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert "ZeroDivisionError" in err


def test_the_module_is_the_same_door_and_pipes_may_close_early(library: Path) -> None:
    command = f'"{sys.executable}" -m zugong_desk show "{library}" 2022-3 --json | head -c 10'
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], capture_output=True, text=True, check=False)
    assert done.stdout == '{\n "schema'
    assert done.stderr == ""
