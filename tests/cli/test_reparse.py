"""Parsing again from the command line: shown without --apply, done as one step with it."""

import json
from pathlib import Path

import pytest
from tests.desk.libraries import BULLETIN, Office
from tests.desk.test_renewing import TITLE, as_column, cut_after_stop, learnt

from zugong_desk.cli import main
from zugong_desk.desk import libraries, renewing


@pytest.fixture
def path(tmp_path: Path) -> Path:
    office = Office(tmp_path)
    desk = office.desk()
    office.close()
    return desk.library.path


def steps(path: Path) -> list[str]:
    with libraries.reading_library(path) as desk:
        return [head.name for head in desk.library.undo_stack()]


def test_nothing_differs(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = steps(path)
    assert main(["reparse", str(path), "2022-3"]) == 0
    assert main(["reparse", str(path), "2022-3", "--apply"]) == 0
    assert capsys.readouterr().out == "重新解析没有不同，没有要改的。\n" * 2
    assert steps(path) == before


def test_shown_then_done(path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renewing, "parse", learnt(as_column, cut_after_stop))
    before = steps(path)
    assert main(["reparse", str(path), "2022-3"]) == 0
    kind, split, end = capsys.readouterr().out.splitlines()
    line = BULLETIN.splitlines().index(TITLE) + 1
    assert kind == f"第 {line} 行\t文章标题 → 栏目\t{TITLE}\t学来的（0.70）"
    assert split.split("\t")[1] == "正文 → 正文 + 正文"
    assert end == "会改 2 处。加 --apply 才改。"
    assert steps(path) == before
    assert main(["reparse", str(path), "2022-3", "--apply"]) == 0
    assert capsys.readouterr().out.endswith("已改 2 处。\n")
    assert steps(path) == [*before, "重新解析"]


def test_the_document(path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renewing, "parse", learnt(as_column))
    assert main(["reparse", str(path), "2022-3", "--apply", "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    line = BULLETIN.splitlines().index(TITLE) + 1
    (one,) = document.pop("differences")
    assert document == {"issue": "2022-3", "applied": True, "refreshed": 0}
    assert one.pop("blocks")
    assert one == {
        "what": "kind",
        "line_start": line,
        "line_end": line,
        "before": [{"kind": "article_title", "level": None, "text": TITLE, "heads": []}],
        "after": [{"kind": "column", "level": None, "text": TITLE, "heads": []}],
        "why": "学来的",
        "confidence": 0.7,
    }
    assert main(["reparse", str(path), "2022-3", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["differences"] == []


def test_an_issue_that_is_not_there(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reparse", str(path), "1999-1"]) == 2
    assert "没有“1999-1”这一期" in capsys.readouterr().err
