"""Tallies: when they hold, what is left out, and what an issue that cannot be loaded does."""

import shutil
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from tests.desk.libraries import BULLETIN, Office

from zugong_desk import places
from zugong_desk.desk import checking, libraries, tallies
from zugong_desk.desk.core import Desk
from zugong_desk.library import LibraryError

FAULTY = BULLETIN.replace("每年安排经费一百万元。", "每年安排经费一百万元，至少一个以上𠮷县参加😀。")


def damaged(office: Office, desk: Desk, number: int) -> tuple[Desk, str]:
    """The library opened anew after the text of an issue was lost."""
    id = desk.library.issues()[number].id
    path = desk.library.path
    desk.close()
    with sqlite3.connect(path) as conn:
        for (name,) in conn.execute(
            "SELECT name FROM sqlite_master WHERE type='trigger' AND tbl_name='source'"
        ).fetchall():
            conn.execute(f"DROP TRIGGER {name}")
        conn.execute("UPDATE source SET text = 'x' WHERE bulletin = ?", (id,))
    again = libraries.open_library(path, "甲")
    office._open = [again]
    return again, id


def test_counts_are_known_without_reading_what_is_stated(office: Office) -> None:
    desk = office.desk(FAULTY, BULLETIN.replace("第 3 期", "第 4 期"))
    done = tallies.complete(desk)
    assert all(row.stated == "" for row in desk.library.proof_counts())
    assert {row.bulletin: row.open for row in desk.library.proof_counts()} == {id: one.open for id, one in done.items()}
    first, second = (row.id for row in desk.library.issues())
    (row,) = desk.library.proofs_of([second])
    assert row.bulletin == second
    ((id, stated),) = tallies.statements([row])
    assert id == second != first
    assert stated is not None
    assert stated.label.startswith("第4期") or "4" in stated.label


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"bulletin": 1}', "null"])
def test_what_does_not_fit_is_no_statement_and_no_error(office: Office, text: str) -> None:
    desk = office.desk(FAULTY)
    tallies.complete(desk)
    (row,) = desk.library.proofs()
    bad = replace(row, stated=text)
    (_, nothing), (_, stated) = tallies.statements([bad, row])
    assert nothing is None
    assert stated is not None


def test_rows_of_another_issue_or_make_are_left_out(office: Office) -> None:
    desk = office.desk(FAULTY, BULLETIN.replace("第 3 期", "第 4 期"))
    tallies.complete(desk)
    one, other = desk.library.proofs()
    assert list(tallies.statements([replace(one, stated=other.stated)])) == [(one.bulletin, None)]
    shorter = one.stated.replace('"facts":[', '"facts":[["too short"]', 1)
    assert shorter != one.stated
    assert list(tallies.statements([replace(one, stated=shorter)])) == [(one.bulletin, None)]


@pytest.mark.parametrize("table", ["ledger/words.csv", "proofing"])
def test_a_changed_table_makes_all_tallies_of_no_worth(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, table: str
) -> None:
    folder = tmp_path / "resources"
    shutil.copytree(places.resources_dir(), folder)
    monkeypatch.setattr(tallies, "resources_dir", lambda: folder)
    tallies.program_stamp.cache_clear()
    desk = office.desk(FAULTY)
    tallies.complete(desk)
    assert not tallies.missing(desk)
    path = folder / table
    path = path if path.is_file() else next(path.glob("*.csv"))
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    tallies.program_stamp.cache_clear()
    assert len(tallies.missing(desk)) == 1
    tallies.program_stamp.cache_clear()


def test_an_issue_that_cannot_be_loaded_stops_no_other(office: Office) -> None:
    texts = [FAULTY.replace("第 3 期", f"第 {number} 期") for number in range(3, 6)]
    desk, lost = damaged(office, office.desk(*texts), 1)
    with pytest.raises(LibraryError):
        desk.library.load(lost)
    found = checking.check_library(desk)
    assert [bool(one.error) for one in found] == [False, True, False]
    assert all(one.located for one in found if not one.error)
    done = tallies.complete(desk)
    assert len(done) == 2
    assert tallies.missing(desk) == [lost]


def test_a_library_that_may_only_be_read_is_counted_and_not_written(office: Office) -> None:
    desk = office.desk(FAULTY)
    with libraries.reading_library(desk.library.path) as reader:
        assert tallies.complete(reader)
        assert reader.library.proofs() == []
    assert len(tallies.missing(desk)) == 1
