"""The page of the command line names every key of the documents that commands print, command by command."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from zugong_desk.cli import main

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
CALLS = (
    ("parse", "parse", "FILE"),
    ("check", "check", "FILE"),
    ("list", "list", "L"),
    ("parse show", "show", "L", "2023-9"),
    ("search", "search", "L", "书记项目 单位:hnx"),
    ("similar", "similar", "L", "2023-9", "2014", "2104"),
    ("similar", "similar", "L", "2023-9"),
    ("stats", "stats", "L"),
    ("stats", "stats", "L", "--issue", "2023-9"),
    ("suggest", "suggest", "L", "2023-9"),
    ("show tag", "tag", "L", "2023-9", "2014", "2264", "书记项目", "--draft"),
    ("codebook", "codebook", "export", "L"),
    ("codebook", "codebook", "compare", "L", "CODEBOOK"),
    ("history", "history", "L", "2023-9"),
)
"""The sections of the page that describe a document, and the call that prints it."""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What the capital words of the calls stand for: a library of two issues, tagged ten times over, a file, a codebook."""
    folder = tmp_path_factory.mktemp("documents")
    seeds = sorted((ROOT / "seeds").glob("00[01]*.txt"))
    library, codebook = folder / "书库.zugong", folder / "标签表.json"
    assert main(["import", str(library), *map(str, seeds)]) == 0
    for tag, first in (("书记项目", 2014), ("网格治理", 766)):
        for start in range(first, first + 250, 50):
            assert main(["tag", str(library), "2023-9", str(start), str(start + 50), tag, "--draft"]) == 0
    codebook.write_text('{"tags": []}', encoding="utf-8")
    return {"L": str(library), "FILE": str(seeds[0]), "CODEBOOK": str(codebook)}


def keys_of(document: object) -> Iterator[str]:
    if isinstance(document, dict):
        yield from document
    for one in document.values() if isinstance(document, dict) else document if isinstance(document, list) else ():
        yield from keys_of(one)


def named(command: str) -> set[str]:
    """The keys that the section of a command names."""
    for section in PAGE.split("\n## ")[1:]:
        if any(call.startswith(command) for call in section.partition("\n")[0].split(" · ")):
            return set(re.findall(r'"(\w+)"', section))
    raise AssertionError(f"{command} has no section")


@pytest.mark.parametrize("call", CALLS, ids=lambda call: " ".join(call[1:]))
def test_every_key_of_a_document_is_on_the_page(
    call: tuple[str, ...], files: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*(files.get(word, word) for word in call[1:]), "--json"]) == 0
    printed = set(keys_of(json.loads(capsys.readouterr().out)))
    assert printed
    assert printed - set().union(*map(named, call[0].split())) == set()
