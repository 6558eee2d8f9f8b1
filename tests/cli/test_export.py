"""`export`: every format of an issue and its corrections, as a document and in words; and what is refused."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from zugong_desk.cli import main
from zugong_desk.desk import corrections
from zugong_desk.desk.libraries import working_library
from zugong_desk.export.formats import FORMATS, OF_ONE_ISSUE, What
from zugong_desk.export.word.proof_reading import texts_of

Call = Callable[..., Any]
OF_ISSUES = sorted(name for name, one in FORMATS.items() if one.what in OF_ONE_ISSUE | {What.DATA})


@pytest.fixture
def edited(library: Path) -> Path:
    with working_library(library) as desk:
        desk.open(desk.library.issues()[0].id)
        at = desk.table.text.index("定期")
        corrections.type_over(desk, desk.table.span(at, at + 2), "按季😀")
    return library


@pytest.mark.parametrize("name", OF_ISSUES)
def test_an_issue_in_every_format(edited: Path, call: Call, tmp_path: Path, name: str) -> None:
    out = tmp_path / f"出{FORMATS[name].suffix}"
    document = call("export", edited, "--format", name, "--issue", "2022-3", "--out", out)
    assert document == {"out": str(out), "format": name, "count": document["count"], "removed": 0, "left_out": {}}
    assert document["count"] >= 1
    assert out.stat().st_size


def test_what_the_files_say(edited: Path, call: Call, tmp_path: Path) -> None:
    for name in ("errata-docx", "errata-xlsx", "proof-docx"):
        call("export", edited, "--format", name, "--issue", "2022-3", "--out", tmp_path / name)
    row = [cell.text for cell in docx.Document(str(tmp_path / "errata-docx")).tables[0].rows[-1].cells]
    assert (row[2], row[3], row[4]) == (
        "一、强化领导。县委定期研究，层层压实责任。",
        "一、强化领导。县委按季😀研究，层层压实责任。",
        "改正",
    )
    with (tmp_path / "errata-xlsx").open("rb") as file:
        sheet = openpyxl.load_workbook(file).active
        assert sheet["E4"].value == row[3]
    accepted, refused = texts_of((tmp_path / "proof-docx").read_bytes())
    assert accepted == refused.replace("定期", "按季😀")


def test_in_words(edited: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "勘误表.xlsx"
    assert main(["export", str(edited), "--format", "errata-xlsx", "--issue", "2022-3", "--out", str(out)]) == 0
    assert capsys.readouterr().out == f"已导出 1 处到“{out}”。\n"


@pytest.mark.parametrize(
    ("name", "issue", "says"),
    [("errata-docx", "2022-3", "没有编辑改动"), ("proof-html", "2022-9", "没有“2022-9”这一期")],
)
def test_what_is_refused_in_one_line(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, issue: str, says: str
) -> None:
    out = tmp_path / "出"
    assert main(["export", str(library), "--format", name, "--issue", issue, "--out", str(out)]) == 2
    told = capsys.readouterr()
    assert says in told.err
    assert told.err.count("\n") == 1
    assert not out.exists()
