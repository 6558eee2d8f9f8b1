"""`profile`: what was learnt as text, document and file; forgotten as a step; and the next import follows it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.desk.libraries import BULLETIN

from zugong_desk.cli import main
from zugong_desk.desk import corrections
from zugong_desk.desk.libraries import working_library
from zugong_desk.domain.kinds import Kind

ADDRESS = "编辑部设在青山县城东街"
TEXT = BULLETIN.replace("报：省委", f"{ADDRESS}\n\n报：省委")
Call = Callable[..., Any]


@pytest.fixture
def library(tmp_path: Path, call: Call) -> Path:
    path, file = tmp_path / "书库.zugong", tmp_path / "第3期.txt"
    file.write_text(TEXT, encoding="utf-8")
    call("import", path, file)
    return path


@pytest.fixture
def corrected(library: Path) -> Path:
    """The library after its editor took the house's own line out of the text."""
    with working_library(library) as desk:
        desk.open(desk.library.issues()[0].id)
        (block,) = (block for block in desk.table.blocks if block.text == ADDRESS)
        corrections.set_aside(desk, [block.id], Kind.NOISE)
    return library


def test_nothing_learnt(library: Path, call: Call, capsys: pytest.CaptureFixture[str]) -> None:
    document = call("profile", library)
    assert document["schema"] == "zugong-desk.profile/1"
    assert set(document) >= {"schema", "issues", "lines", "joints", "aside", "kept"}
    assert not any(document[key] for key in set(document) - {"schema"})
    assert main(["profile", str(library)]) == 0
    assert "还没有学到什么" in capsys.readouterr().out
    assert main(["profile", str(library), "--reset"]) == 2
    assert "没有学到" in capsys.readouterr().err


def test_what_was_learnt_and_the_import_that_follows_it(
    tmp_path: Path, corrected: Path, call: Call, capsys: pytest.CaptureFixture[str]
) -> None:
    document = call("profile", corrected)
    (issue,) = document["issues"]
    assert set(issue) == {"id", "issue", "file", "corrections", "teaches", "used"}
    assert (issue["issue"], issue["file"], issue["corrections"], issue["used"]) == ("2022-3", "第3期.txt", 1, True)
    assert any(document[key] for key in set(document) - {"schema", "issues"})
    assert main(["profile", str(corrected)]) == 0
    shown = capsys.readouterr().out
    assert "改定 1 处" in shown
    assert "杂项" in shown
    file = tmp_path / "第4期.txt"
    file.write_text(TEXT.replace("第 3 期", "第 4 期"), encoding="utf-8")
    assert main(["import", str(corrected), str(file)]) == 0
    assert "块按本库的更正读" in capsys.readouterr().out


def test_export(tmp_path: Path, corrected: Path, call: Call, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "所学.json"
    assert call("profile", corrected, "--export", out) == {"out": str(out)}
    assert json.loads(out.read_text(encoding="utf-8")) == call("profile", corrected)
    before = corrected.read_bytes()
    for target in (corrected, tmp_path / "没有" / "所学.json"):
        assert main(["profile", str(corrected), "--export", str(target)]) == 2
        assert "没有导出" in capsys.readouterr().err
    assert corrected.read_bytes() == before


def test_reset_is_undone_and_goes_with_no_export(
    tmp_path: Path, corrected: Path, call: Call, capsys: pytest.CaptureFixture[str]
) -> None:
    learnt = call("profile", corrected)
    assert main(["profile", str(corrected), "--reset", "--export", str(tmp_path / "所学.json")]) == 2
    assert "只能用一个" in capsys.readouterr().err
    assert not (tmp_path / "所学.json").exists()
    assert call("profile", corrected, "--reset") == {"forgot": 1}
    (issue,) = call("profile", corrected)["issues"]
    assert (issue["teaches"], issue["used"]) == (False, False)
    assert call("undo", corrected) == {"undone": "让解析器忘掉所学"}
    assert call("profile", corrected) == learnt


def test_a_library_that_may_only_be_read_forgets_nothing(corrected: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with working_library(corrected):
        assert main(["profile", str(corrected), "--reset"]) == 2
        assert "没有" in capsys.readouterr().err
        assert main(["profile", str(corrected)]) == 0
        assert "改定 1 处" in capsys.readouterr().out
