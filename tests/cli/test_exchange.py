"""`take-in` puts the annotations of a file back on their passages; --dry-run only says where."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.desk.libraries import BULLETIN, Office
from tests.desk.test_taking_in import SECOND, project, put

from zugong_desk.cli import main
from zugong_desk.desk import codebook

Call = Callable[..., Any]


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    """A project of two issues with one annotation each; the second says twice what it tags."""
    (tmp_path / "同事").mkdir()
    office = Office(tmp_path / "同事")
    desk = office.desk(BULLETIN, SECOND)
    tag, _ = codebook.add_tag(desk, "治理𠮷")
    put(desk, "推动基层治理提质增效😀", tag, "要核")
    desk.open(next(row.id for row in desk.library.issues() if row.issue_no == "第4期"))
    put(desk, "老党员𠮷伯", tag)
    path = project(desk, tmp_path / "同事.qdpx")
    office.close()
    return path


def test_annotations_come_back(library: Path, theirs: Path, call: Call) -> None:
    document = call("take-in", library, theirs, "--dry-run")
    assert document["report"] is None
    assert (document["origin"], document["new_tags"]) == ("Zugong Desk", ["治理𠮷"])
    assert [(one["issue"], one["offered"]) for one in document["documents"]] == [("2022-3", False), (None, True)]
    (one,) = document["documents"][0]["annotations"]
    assert (one["fate"], one["places"][0]["text"]) == ("placed", "推动基层治理提质增效😀")
    assert call("show", library, "2022-3")["annotations"] == []
    assert call("take-in", library, theirs)["report"]["taken"] == 1
    (annotation,) = call("show", library, "2022-3")["annotations"]
    assert (annotation["text"], annotation["tag"], annotation["note"]) == ("推动基层治理提质增效😀", "治理𠮷", "要核")
    again = call("take-in", library, theirs, "--new")["report"]
    assert (again["taken"], again["there"], again["issues"]) == (1, 1, ["2022-4"])
    assert call("undo", library)["undone"] == "取回标注 1 条"


def test_what_is_to_be_looked_at_is_told_a_line_each(
    library: Path, theirs: Path, call: Call, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["take-in", str(library), str(theirs)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines == [
        "云岭组工信息 第4期\t书库里没有这一期，有 1 条标注，可用 --new 收进书库",
        "取回 1 条，不在书库的期刊里 1，新标签 1",
    ]
    assert main(["take-in", str(library), str(theirs), "--dry-run"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "没有改动书库。已有 1"


def test_where_several_places_are_alike_they_are_told(
    tmp_path: Path, library: Path, call: Call, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "注.jsonld"
    file.write_text(
        '{"@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation", "id": "urn:a", '
        '"body": {"type": "TextualBody", "purpose": "tagging", "value": "县"}, '
        '"target": {"source": "2022-3", "selector": {"type": "TextQuoteSelector", "exact": "青山县"}}}',
        encoding="utf-8",
    )
    assert main(["take-in", str(library), str(file)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "2022-3\t县\t待选\t有几处都像，请选一处\t青山县"
    assert "【青山县】" in lines[1]
    assert lines[-1] == "取回 0 条，待选 1"
    assert call("take-in", library, file, "--first")["report"]["taken"] == 1


@pytest.mark.parametrize("name", ["甲.qdpx", "甲.docx", "甲.jsonl", "甲.json"])
def test_a_file_that_is_none_costs_one_line(
    library: Path, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / name
    file.write_bytes(b"PK\x03\x04 not really")
    assert main(["take-in", str(library), str(file)]) == 2
    assert main(["take-in", str(library), str(tmp_path / f"没有{name}")]) == 2
    errors = capsys.readouterr().err.splitlines()
    assert [line.startswith("zugong-desk: ") for line in errors] == [True, True]
