"""What is to be known of how a file was read goes to stderr, a line each; the document on stdout stays as it is."""

import json
from pathlib import Path

import pytest
from tests.desk.libraries import BULLETIN

from zugong_desk.cli import main

NOTE = "zugong-desk: “坏𠮷🏠.txt”：按 UTF-8 读，有 2 处认不出"


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    (tmp_path / "坏𠮷🏠.txt").write_bytes(BULLETIN.encode() + b"\xff\xff")
    return tmp_path / "坏𠮷🏠.txt"


def test_import_and_parse_tell_of_it(damaged: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    library = tmp_path / "书库.zugong"
    assert main(["new", str(library)]) == 0
    capsys.readouterr()
    for words in (["import", str(library), str(damaged)], ["parse", str(damaged)]):
        assert main([*words, "--json"]) == 0
        out, err = capsys.readouterr()
        assert json.loads(out)
        assert err.startswith(NOTE)
        assert err.count("\n") == 1


def test_a_duplicate_is_not_told_of_again(damaged: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    library = tmp_path / "书库.zugong"
    main(["import", str(library), str(damaged)])
    capsys.readouterr()
    main(["import", str(library), str(damaged)])
    assert capsys.readouterr().err == ""
