"""The command: sets, tables, errors and JSON; what is asked wrongly is refused."""

import json
from pathlib import Path

import pytest
from tests.score import __main__ as command
from tests.score import figures
from tests.score.figures import Count, Tally
from tests.score.gold import TESTS
from tests.score.report import passes, table

from zugong_desk.reading import ReadingError

OWN = "leaders.txt"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A set of one text, in whose gold one line is taken for something else."""
    text = TESTS / "data" / "tuned" / OWN
    gold = json.loads(text.with_name(f"{OWN}.gold.json").read_text(encoding="utf-8"))
    gold["blocks"][-1]["kind"] = "noise"
    (tmp_path / OWN).write_bytes(text.read_bytes())
    (tmp_path / f"{OWN}.gold.json").write_text(json.dumps(gold), encoding="utf-8")
    return tmp_path


def test_a_folder_is_scored_and_its_errors_shown_if_asked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main([str(folder)]) == 0
    out = capsys.readouterr().out
    assert "gold noise" not in out
    assert "line kind" in out
    assert command.main([str(folder), "--errors"]) == 0
    assert "gold noise 43" in capsys.readouterr().out


def test_json_is_one_document(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main([str(folder), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)[str(folder)]
    line = found["figures"][figures.LINES]
    assert (line["gold"], line["passes"]) == (line["found"], line["right"] / line["gold"] >= 0.97)
    assert line["right"] < line["gold"]
    assert set(found["trust"]) == {"wrong at ≥ 0.9", "doubt queue", "wrong in the queue"}


def test_errors_of_the_kept_set_are_shown_only_if_it_is_named(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = folder.rename(folder.parent / "kept")
    monkeypatch.setattr(command, "KEPT", kept)
    monkeypatch.setattr(command, "seeds", list)
    assert command.main(["--errors"]) == 0
    out = capsys.readouterr().out
    assert "kept: 1 texts" in out
    assert "gold noise" not in out
    assert command.main([str(kept), "--errors"]) == 0
    assert "gold noise" in capsys.readouterr().out


def test_a_folder_without_gold_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main([str(tmp_path)]) == 2
    assert "no gold in there" in capsys.readouterr().err


def test_gold_without_its_text_is_no_silent_success(folder: Path) -> None:
    (folder / OWN).unlink()
    with pytest.raises(ReadingError, match="找不到文件"):
        command.main([str(folder)])


def test_faults_of_a_gold_are_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = folder / f"{OWN}.gold.json"
    gold = json.loads(path.read_text(encoding="utf-8"))
    gold["blocks"].pop()
    path.write_text(json.dumps(gold), encoding="utf-8")
    command.main([str(folder)])
    assert f"{OWN}.gold.json: line 43 is in no block" in capsys.readouterr().err


def test_a_figure_is_held_to_its_floor() -> None:
    assert passes(figures.LINES, Count(97, 100, 100)) is True
    assert passes(figures.LINES, Count(96, 100, 100)) is False
    assert passes(figures.BLOCKS, Count(0, 1, 1)) is None


@pytest.mark.parametrize(
    ("trust", "marks"),
    [
        ([(0.95, True)] * 100, "✓✓✓"),
        ([(0.95, True)] * 98 + [(0.95, False)] * 2, "✗✓✗"),
        ([(0.95, True)] * 80 + [(0.5, True)] * 19 + [(0.5, False)], "✓✗✓"),
    ],
)
def test_confidence_is_held_to_its_bounds(trust: list[tuple[float, bool]], marks: str) -> None:
    lines = list(table("x", 1, Tally({figures.LINES: Count(1, 1, 1)}, tuple(trust))))
    ends = [line[-1] for line in lines if "≤" in line or "≥" in line]
    assert "".join(ends) == marks
