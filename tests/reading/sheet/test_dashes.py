"""Dashes that one glyph draws are the dashes that were typed, each with its share of the cell."""

from zugong_desk.reading.sheet.dashes import take_dashes_apart
from zugong_desk.reading.sheet.faces import Face
from zugong_desk.reading.sheet.runs import Run, Setting


def run_of(text: str, widths: tuple[float, ...]) -> Run:
    run = Run(Setting(Face(), 16.0, 0.0, 0), 0, 100.0, 86.0, 103.0)
    for char, width in zip(text, widths, strict=True):
        start = run.ends[-1] if run.ends else 50.0
        run.chars.append(char)
        run.starts.append(start)
        run.ends.append(start + width)
    return run


def test_a_dash_of_two_ems_becomes_two_dashes_that_share_its_cell() -> None:
    run = run_of("⸺𠮷县", (32.0, 16.0, 16.0))
    take_dashes_apart(run)
    assert "".join(run.chars) == "——𠮷县"
    assert run.starts == [50.0, 66.0, 82.0, 98.0]
    assert run.ends == [66.0, 82.0, 98.0, 114.0]


def test_dashes_of_two_and_three_ems_in_one_run_are_all_taken_apart() -> None:
    run = run_of("甲⸺乙⸻🌾", (16.0, 32.0, 16.0, 48.0, 16.0))
    take_dashes_apart(run)
    assert "".join(run.chars) == "甲——乙———🌾"
    assert run.starts == [50.0, 66.0, 82.0, 98.0, 114.0, 130.0, 146.0, 162.0]
    assert run.ends == [66.0, 82.0, 98.0, 114.0, 130.0, 146.0, 162.0, 178.0]


def test_dashes_that_were_typed_one_by_one_stay_as_they_are() -> None:
    run = run_of("———", (16.0, 16.0, 16.0))
    take_dashes_apart(run)
    assert "".join(run.chars) == "———"
    assert run.starts == [50.0, 66.0, 82.0]
