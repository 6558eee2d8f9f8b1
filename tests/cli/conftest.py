"""Commands run as an editor's scripts run them, on a library of one small issue."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.desk.libraries import BULLETIN

from zugong_desk.cli import main

Call = Callable[..., Any]


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    """Runs a command with --json and gives its document; the exit code must be the one expected."""

    def run(*arguments: object, code: int = 0) -> Any:  # noqa: ANN401 -- JSON
        assert main([*map(str, arguments), "--json"]) == code
        return json.loads(capsys.readouterr().out)

    return run


@pytest.fixture
def library(tmp_path: Path, call: Call) -> Path:
    """A library of the small issue."""
    path, file = tmp_path / "书库.zugong", tmp_path / "第3期.txt"
    file.write_text(BULLETIN, encoding="utf-8")
    call("import", path, file)
    return path
