"""The doctor: a sound library passes, and every way of tampering is found by the check that is there for it."""

import sqlite3
from pathlib import Path
from random import Random

import pytest
from tests.library.hands import Editor

from zugong_desk.library import DamagedLibrary, Library, open_library
from zugong_desk.library.doctor import Report


@pytest.fixture
def worked(library: Library) -> Path:
    """A closed library with some work in it, an annotation among it."""
    editor = Editor(library, Random(12))
    for _ in range(60):
        editor.act()
    while not editor.bulletin.annotations:
        editor._tag()
    library.close()
    return library.path


def tamper(path: Path, *statements: str) -> None:
    """Change the file past the program, the triggers taken off for the while."""
    conn = sqlite3.connect(path, isolation_level=None)
    triggers = conn.execute("SELECT name, sql FROM sqlite_master WHERE type='trigger'").fetchall()
    for name, _ in triggers:
        conn.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        conn.execute(statement)
    for _, sql in triggers:
        conn.execute(sql)
    conn.close()


def examined(path: Path) -> Report:
    with open_library(path, editor="甲", read_only=True) as library:
        return library.doctor()


def failed(path: Path) -> set[str]:
    return {check.code for check in examined(path).checks if not check.ok}


def test_a_sound_library_passes_every_check(worked: Path) -> None:
    report = examined(worked)
    assert report.ok
    assert len(report.checks) == 10
    assert {check.detail for check in report.checks} == {"完好"}


LAST = "(SELECT max(seq) FROM journal)"
ONE_BLOCK = "rowid = (SELECT rowid FROM block WHERE length(text) > 4 LIMIT 1)"


@pytest.mark.parametrize(
    ("statement", "codes"),
    [
        (f"UPDATE block SET text = '改' || substr(text, 2) WHERE {ONE_BLOCK}", {"texts", "runs", "quotes", "replay"}),
        (f"UPDATE block SET kind = 'heading', level = 4 WHERE {ONE_BLOCK}", {"replay"}),
        (f"UPDATE block SET kind = '诗' WHERE {ONE_BLOCK}", {"runs", "quotes", "replay"}),
        ("UPDATE block SET runs = '[[0,999999]]' WHERE runs LIKE '[[%' AND runs NOT LIKE '%\"%'", {"runs", "quotes", "replay"}),
        ("UPDATE source SET text = '密' || substr(text, 2)", {"texts", "runs", "quotes", "replay"}),
        ("UPDATE place SET quote = quote || '。'", {"quotes"}),
        ("UPDATE place SET suffix = '别处'", {"quotes"}),
        ("UPDATE annotation SET note = '篡改'", {"replay"}),
        ("DELETE FROM annotation", {"replay", "counts"}),
        ("DELETE FROM tag", {"replay", "counts"}),
        ("UPDATE standing SET progress = iif(progress = 'done', 'unread', 'done')", {"replay"}),
        ("UPDATE step SET state = iif(state = 'done', 'undone', 'done')", {"replay"}),
        ("UPDATE bulletin SET blocks = blocks + 1", {"counts"}),
        ("UPDATE journal SET name = '没做过' WHERE seq = 5", {"chain"}),
        ("UPDATE journal SET editor = '乙' WHERE seq = 5", {"chain"}),
        ("UPDATE journal SET at = '2020' WHERE seq = 5", {"chain"}),
        (f"DELETE FROM journal WHERE seq = {LAST}", {"replay"}),
        ("DELETE FROM journal WHERE seq = 5", {"chain", "replay"}),
        ("PRAGMA foreign_keys=OFF; INSERT INTO place VALUES ('无', 'p', 'b', 0, 'b', 0, '', '', '', NULL)", {"foreign_keys"}),
        ("UPDATE part SET text = '改' || substr(text, 2)", {"parts"}),
        ("UPDATE part SET size = size + 1", {"parts"}),
        ("DELETE FROM part", {"parts"}),
        ("UPDATE pending SET text = text || '篡'", {"parts"}),
        ("INSERT INTO letters (rowid, text) VALUES (9, '密')", {"parts"}),
        ("CREATE TRIGGER wipes AFTER INSERT ON block BEGIN DELETE FROM tag; END", {"shape"}),
        ("DROP INDEX idx_block_bulletin_ord", {"shape"}),
        ("CREATE VIEW spy AS SELECT * FROM block", {"shape"}),
    ],
)  # fmt: skip
def test_tampering_is_found(worked: Path, statement: str, codes: set[str]) -> None:
    tamper(worked, *statement.split("; ", 1) if statement.startswith("PRAGMA") else [statement])
    assert failed(worked) >= codes
    assert failed(worked) - codes <= {"replay", "counts", "quotes", "runs", "parts"}


def test_a_hash_made_good_again_still_breaks_the_chain(worked: Path) -> None:
    tamper(worked, "UPDATE journal SET name = '没做过', hash = 'abc' WHERE seq = 5")
    assert "chain" in failed(worked)


@pytest.mark.parametrize("seed", range(25))
def test_a_flipped_bit_in_text_is_found(worked: Path, seed: int) -> None:
    """Chinese text outside a free page may not change unnoticed, wherever in the file it stands."""
    data = bytearray(worked.read_bytes())
    needle = "村级集体经济".encode()
    places = [at for at in range(len(data)) if data.startswith(needle, at)]
    at = Random(seed).choice(places) + Random(seed).randrange(len(needle))
    data[at] ^= 1 << Random(seed).randrange(8)
    worked.write_bytes(data)
    try:
        assert failed(worked)
    except DamagedLibrary:
        return


def test_rows_that_do_not_fit_are_told_when_they_are_read(worked: Path) -> None:
    tamper(worked, f"UPDATE block SET text = '改' WHERE {ONE_BLOCK}", "UPDATE journal SET changes = '{'")
    with open_library(worked, editor="甲") as library:
        with pytest.raises(DamagedLibrary, match="请运行体检"):
            library.load("期一")
        with pytest.raises(DamagedLibrary, match="请运行体检"):
            library.step(next(iter(library.history()[2:])).id)


def test_untrue_places_are_listed(worked: Path) -> None:
    with open_library(worked, editor="甲") as library:
        issue = library.load("期一")
        assert library.defects(issue) == []
    wanted = min(issue.annotations)
    tamper(worked, f"UPDATE place SET quote = '别的' WHERE id = '{wanted}'")
    with open_library(worked, editor="甲") as library:
        assert library.defects(library.load("期一")) == [wanted]


def test_a_long_list_is_cut_short(worked: Path) -> None:
    tamper(worked, "UPDATE block SET sha256 = ''")
    texts = next(check for check in examined(worked).checks if check.code == "texts")
    assert "等" in texts.detail
    assert texts.detail.count("；") == 5
