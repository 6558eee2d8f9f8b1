"""The model's tables: complete, readable, nothing in them that nothing sees."""

from pathlib import Path

import pytest

from zugong_desk.places import resource
from zugong_desk.reading.joins import JOINTS
from zugong_desk.reading.model import KINDS, START, TABLES, builtin, table
from zugong_desk.reading.signs import SIGNS


def test_every_piece_of_evidence_has_one_row_in_order() -> None:
    assert list(builtin().signs) == [sign.why for sign in SIGNS]
    assert list(builtin().joints) == [joint.why for joint in JOINTS]
    assert list(builtin().order) == [START, *(kind.value for kind in KINDS)]


@pytest.mark.parametrize("name", TABLES)
def test_no_row_stands_twice(name: str) -> None:
    rows = [line.split(",")[0] for line in resource(f"parser/{name}.csv").read_text(encoding="utf-8").splitlines()]
    assert len(rows) == len(set(rows))


def test_a_table_with_other_columns_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "signs.csv"
    file.write_text("sign,paragraph\n很短,1\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"signs\.csv"):
        table(file)
