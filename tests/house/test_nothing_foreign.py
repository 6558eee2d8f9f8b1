"""What is committed names neither the machines that it was made on nor any registry, and keeps to its rooms."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOMAIN = ROOT / "src" / "zugong_desk" / "domain"

# Put together from halves, or this file would be the first offender.
FOREIGN = re.compile(
    "|".join(
        [
            r"(?<![\w.])/wo" + r"rk/",
            r"(?<![\w.])/ro" + r"ot\b",
            r"(?<![\w.])/tm" + r"p/w\b",
            r"(?<![\w/])sha" + r"red/",
            r"pypi\.o" + r"rg",
            r"pythonho" + r"sted",
            r"registry\.np" + r"mjs",
            r"deb\.deb" + r"ian",
            r"snapshot\.deb" + r"ian",
            r"farm-st" + r"udio",
            r"\b(?:DES" + r"IGN|STY" + r"LE|DEPEND" + r"ENCIES|LO" + r"OK|BRI" + r"EF\d*)\.md\b",
            r"\.library/en" + r"v\b",
        ]
    )
)


def committed_files() -> list[Path]:
    line = ["git", "-c", "safe.directory=*", "ls-files", "-z"]
    listed = subprocess.run(line, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    return [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]


def test_no_committed_file_names_a_workplace_or_a_registry() -> None:
    files = committed_files()
    assert ROOT / "pyproject.toml" in files
    found = []
    for path in files:
        content = path.read_bytes().decode("utf-8", "replace")  # pictures and documents too: their own texts lie bare
        for number, line in enumerate([str(path.relative_to(ROOT)), *content.splitlines()]):
            if FOREIGN.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:200]}")
    assert found == []


@pytest.mark.parametrize(
    "words",
    ["see /wo" + "rk/main", "index at pypi.o" + "rg", "HOME=/ro" + "ot", "sha" + "red/x", "as LO" + "OK.md says"],
)
def test_the_guard_sees_what_it_looks_for(words: str) -> None:
    assert FOREIGN.search(words)


def test_pins_carry_no_address() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if not line.startswith("#")]
    assert pins
    assert [pin for pin in pins if not re.fullmatch(r"[\w.-]+==[\w.]+", pin)] == []


def imported_by(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def test_the_domain_needs_nothing_but_the_standard_library() -> None:
    modules = {(path.name, name) for path in DOMAIN.rglob("*.py") for name in imported_by(path)}
    assert modules
    outside = [
        (file, name)
        for file, name in sorted(modules)
        if name.partition(".")[0] not in sys.stdlib_module_names and not name.startswith("zugong_desk.domain")
    ]
    assert outside == []


def test_no_room_is_named_after_nothing() -> None:
    vague = {"utils", "util", "common", "helpers", "helper", "misc"}
    assert [path for path in (ROOT / "src").rglob("*") if path.stem in vague] == []
