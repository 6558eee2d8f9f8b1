"""The pages of a small publication, row by row, held against a file that a person has read."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from zugong_desk.domain.manuscript import Manuscript
from zugong_desk.ui.press.pages import set_pages

GOLDEN = Path(__file__).with_name("golden_pages.txt")


def test_the_pages_are_the_golden_ones(manuscript: Manuscript, qtbot: QtBot) -> None:
    lines = []
    for page in set_pages(manuscript).pages:
        lines.append(f"— {page.number} —")
        lines += [f"{one.row.text}{'……' + one.number if one.number else ''}" for one in page.rows]
    assert "\n".join(lines) + "\n" == GOLDEN.read_text(encoding="utf-8")
