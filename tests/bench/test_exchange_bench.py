"""What it takes to export 1,000 issues with 20,000 annotations: figures, printed, of a process of its own each."""

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest
from tests.bench.test_proofing_bench import varied_seeds

from zugong_desk.desk import importing, libraries
from zugong_desk.desk.core import Desk
from zugong_desk.domain import marking
from zugong_desk.domain.annotation import Annotation, Field, Ground, Practice
from zugong_desk.domain.change import Changes
from zugong_desk.domain.span import Anchor, Span

pytestmark = pytest.mark.bench
ISSUES, EACH = 1_000, 20
MOST_SECONDS, MOST_MB = 60, 500
PROBE = Path(__file__).with_name("exchange_probe.py")
BY_ISSUE = {"records", "qdpx", "w3c", "tei"}
"""Formats that are written issue by issue, the others passage by passage."""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("many")
    desk = libraries.create(folder / "多.zugong", editor="bench")
    chance = random.Random(7)
    for number, text in enumerate(varied_seeds(ISSUES)):
        path = folder / f"{number:04}.txt"
        path.write_text(f"{text}\n第 {number} 份。\n", encoding="utf-8")
        result, _ = importing.take_in(desk, importing.receive(path))
        desk.open(result.id or "")
        desk.perform("标注", annotations(desk, chance))
        path.unlink()
    issues = [row for row in desk.library.issues() if row.present]
    assert (len(issues), sum(row.annotations for row in issues)) == (ISSUES, ISSUES * EACH)
    desk.close()
    return desk.library.path


def annotations(desk: Desk, chance: random.Random) -> Changes:
    """Passages of one to two sentences, with a note, and a record in every other one."""
    lines = [block for block in desk.table.lines if len(block.text) > 60]
    tags = list(desk.shelf.tags)
    out: Changes = ()
    for number in range(EACH):
        block = chance.choice(lines)
        start = chance.randrange(0, 30)
        span = Span(Anchor(block.id, start), Anchor(block.id, chance.randrange(start + 20, len(block.text))))
        grounds = (Ground(desk.new_id(), Field.RESULTS, f"{chance.randrange(2, 900)}户", "联系群众"),)
        practice = Practice("𠮷字服务队", "青石镇党委", "青石镇", "2024年", "👍", "", chance.randrange(4), grounds)
        one = Annotation(desk.new_id(), chance.choice(tags), "先核数字👍", practice if number % 2 else Practice())
        out += marking.annotate(desk.table, span, one)
    return out


@pytest.mark.parametrize("form", ["records", "xlsx", "csv", "qdpx", "w3c", "tei"])
def test_a_thousand_issues(library: Path, tmp_path: Path, form: str) -> None:
    done = subprocess.run(
        [sys.executable, str(PROBE), str(library), form, str(tmp_path / "out")],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout)
    heard = figures.pop("heard")
    print(f"\n{form}: {figures}, told of {len(heard)} issues")
    assert figures["seconds"] < MOST_SECONDS
    assert figures["most MB"] < MOST_MB
    assert figures["count"] == (ISSUES if form in BY_ISSUE else ISSUES * EACH)
    assert heard == (list(range(1, ISSUES + 1)) if form in BY_ISSUE else sorted(heard))
    assert len(heard) > ISSUES / 10
    assert heard[-1] == ISSUES
