"""An editor at work for long: whatever is done, the rows say what the journal says, and every quote is true."""

from pathlib import Path
from random import Random

import pytest
from tests.library.hands import Editor, bulletin, take_in

from zugong_desk.library import create, open_library


def walk(path: Path, seed: int, steps: int) -> None:
    random = Random(seed)
    with create(path, editor="甲") as library:
        take_in(library, bulletin())
    done = 0
    while done < steps:
        with open_library(path, editor=random.choice("甲乙")) as library:
            editor = Editor(library, random)
            for _ in range(random.randint(1, 30)):
                editor.act()
                done += 1
                assert library.defects(editor.bulletin) == []
            assert library.load("期一") == editor.bulletin
            assert library.shelf() == editor.shelf
            report = library.doctor()
            assert report.ok, [check for check in report.checks if not check.ok]


@pytest.mark.parametrize("seed", range(6))
def test_random_work_with_reopening_keeps_state_and_journal_one(path: Path, seed: int) -> None:
    walk(path, seed, 150)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(100, 130))
def test_long_random_work_keeps_state_and_journal_one(path: Path, seed: int) -> None:
    walk(path, seed, 1500)
