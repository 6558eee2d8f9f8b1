"""`stats`, `suggest` and `codebook compare`: exact documents, and lines for people."""

import json
from pathlib import Path

import pytest
from tests.desk.libraries import BULLETIN
from tests.desk.test_suggesting import ISSUE, NEXT
from tests.insight.suggesting.test_learner import EXAMPLES

from zugong_desk.cli import main
from zugong_desk.desk import codebook, tagging
from zugong_desk.desk.libraries import working_library
from zugong_desk.domain.span import Anchor, Span


@pytest.fixture
def library(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    path, file = tmp_path / "书库.zugong", tmp_path / "第3期.txt"
    file.write_text(BULLETIN, encoding="utf-8")
    assert main(["import", str(path), str(file)]) == 0
    capsys.readouterr()
    return path


def told(capsys: pytest.CaptureFixture[str], *arguments: object) -> dict[str, object]:
    assert main([*map(str, arguments), "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert isinstance(document, dict)
    return document


def test_stats_counts_what_was_tagged(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with working_library(library) as desk:
        desk.open(desk.library.issues()[0].id)
        tag = next(iter(desk.shelf.tags.values()))
        text = desk.table.text
        at = text.index("推动基层治理提质增效😀")
        (id,) = tagging.annotate(desk, desk.table.span(at, at + 11), tag.id).places
    found = told(capsys, "stats", library)
    passage = {"id": id, "issue": "2022-3", "start": at, "end": at + 11}
    assert found == {
        "rows": "tag",
        "columns": "region",
        "measure": "passages",
        "total": 1,
        "row_heads": [{"key": tag.id, "name": tag.name, "depth": 0, "total": 1}],
        "column_heads": [{"key": "青山县", "name": "青山县", "depth": 0, "total": 1}],
        "cells": [{"row": tag.id, "column": "青山县", "count": 1, "annotations": [passage]}],
    }
    years = told(capsys, "stats", library, "--rows", "year", "--columns", "rating", "--measure", "characters")
    assert (years["total"], years["row_heads"]) == (11, [{"key": "2022", "name": "2022", "depth": 0, "total": 11}])
    assert told(capsys, "stats", library, "--columns", "together")["cells"] == []
    assert main(["stats", str(library)]) == 0
    assert capsys.readouterr().out == f"\t青山县\t合计\n{tag.name}\t1\t1\n"
    covered = told(capsys, "stats", library, "--issue", "2022-3")
    assert (covered["tagged"], covered["issue"]) == (11, "2022-3")
    assert main(["stats", str(library), "--issue", "2022-3"]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("全期\t11\t")


def test_suggest_tells_how_it_did_and_what_speaks_for_a_tag(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "书库.zugong"
    for name, text in (("三.txt", ISSUE), ("四.txt", NEXT)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert main(["import", str(path), str(tmp_path / "三.txt"), str(tmp_path / "四.txt")]) == 0
    assert main(["suggest", str(path)]) == 0
    assert "标注还太少" in capsys.readouterr().out
    assert told(capsys, "suggest", path)["trial"] is None
    with working_library(path) as desk:
        desk.open(desk.library.issues()[0].id)
        ids = {
            name: codebook.add_tag(desk, name)[0]
            for one in EXAMPLES
            for name in one.tags
            if name not in desk.shelf.tags and not any(tag.name == name for tag in desk.shelf.tags.values())
        }
        at = {one.text: next(iter(one.tags)) for one in EXAMPLES}
        for block in desk.table.lines:
            if tag := at.get(block.text.rstrip("。")):
                tagging.annotate(desk, Span(Anchor(block.id, 0), Anchor(block.id, len(block.text))), ids[tag])
    found = told(capsys, "suggest", path, "2022-4")
    trial, rows = found["trial"], found["suggestions"]
    assert isinstance(trial, dict)
    assert isinstance(rows, list)
    assert trial["useful"] is True
    assert rows[0]["tag"] == "网格"
    assert rows[0].keys() == {"tag", "start", "end", "text", "score", "words"}
    assert main(["suggest", str(path), "2022-4"]) == 0
    assert capsys.readouterr().out.startswith("留出检验：")


def test_codebooks_are_compared_and_nothing_is_changed(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "表.csv"
    assert main(["codebook", "export", str(library), "--out", str(file)]) == 0
    capsys.readouterr()
    assert told(capsys, "codebook", "compare", library, file) == {"differences": []}
    assert main(["codebook", "compare", str(library), str(file)]) == 0
    assert capsys.readouterr().out == "两个标签表相同。\n"
    before = library.read_bytes()
    file.write_text("名称,定义\n新标签𠮷,说明\n", encoding="utf-8")
    assert main(["codebook", "compare", str(library), str(file)]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "新标签𠮷\t只在文件\t\t"
    assert library.read_bytes() == before
    file.write_text("甲\n乙\n", encoding="utf-8")
    assert main(["codebook", "compare", str(library), str(file)]) == 2
    assert "没有导入" in capsys.readouterr().err
