"""The proof as a page: what it shows, and that nothing in it can reach out or be run."""

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.export.corrected_issue import HOSTILE, corrected, errata_of, findings_of, typed

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.corrections_list import Errata
from zugong_desk.export.errors import ExportError
from zugong_desk.export.proof_marks import Proof
from zugong_desk.export.web.proof import check, write

GOLDEN = Path(__file__).parent / "golden" / "proof.html"


@pytest.fixture(autouse=True)
def _beijing_time(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "CST-8")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def proof(issue: Bulletin) -> Proof:
    now = corrected(issue)
    return Proof(errata_of(now, issue), findings_of(now))


def main_of(page: str) -> str:
    return page[page.index("<header>") :]


def test_the_page_of_the_small_issue(proof: Proof) -> None:
    assert main_of(write(proof).decode()) == GOLDEN.read_text(encoding="utf-8")


def test_it_is_one_file_without_script_that_loads_nothing(proof: Proof) -> None:
    page = write(proof).decode()
    assert "<script" not in page
    assert not re.search(r"(?:src|href)=\"(?!#)|url\(|@import", page)
    assert "default-src 'none'" in page


def test_it_is_made_for_light_and_dark_and_for_paper(proof: Proof) -> None:
    page = write(proof).decode()
    for media in ("prefers-color-scheme: dark", "@media print", "@page"):
        assert media in page


def test_hostile_characters_are_text(issue: Bulletin) -> None:
    words = f"{HOSTILE}</main><script>alert(1)</script>"
    now = typed(issue, ("联系20户", words), ("当场记", "𠮷" * 40_000))
    errata = errata_of(now, issue)
    named = tuple(type(one)(one.correction, '"><img src=x>\x00', one.at) for one in errata.rows)
    proof = Proof(Errata("<b>题</b>", errata.compared, named))
    page = write(proof).decode()
    check(page.encode(), proof)
    assert page.count("</main>") == 1
    assert "<script" not in page
    assert "<img" not in page
    assert "<title>&lt;b&gt;题&lt;/b&gt;校样</title>" in page
    assert "𠮷" * 40_000 in page


def test_a_finding_about_nothing_that_can_be_written_is_noted_all_the_same(issue: Bulletin) -> None:
    now = typed(issue, ("当场记", "\x00"))
    line = next(line for line in now.lines if "\x00" in line.text)
    one = findings_of(now)[1]
    at = line.text.index("\x00")
    proof = Proof(
        errata_of(now, issue), (type(one)(one.rule, one.severity, line.id, at, at + 1, "\x00", "控制字符。", "", ""),)
    )
    page = write(proof).decode()
    check(page.encode(), proof)
    assert "控制字符。" in page


def test_an_untouched_issue_without_findings(issue: Bulletin) -> None:
    proof = Proof(errata_of(issue, issue))
    page = write(proof).decode()
    check(page.encode(), proof)
    assert "编辑改动 0 处，未处理的校对意见 0 条。" in page
    assert "<aside" not in page


def test_a_missing_change_or_note_is_noticed(proof: Proof) -> None:
    errata = proof.errata
    fewer = Errata(errata.title, errata.compared, errata.rows[1:])
    for other in (Proof(fewer, proof.findings), Proof(errata, proof.findings[1:])):
        with pytest.raises(ExportError, match="不一致"):
            check(write(other), proof)
    with pytest.raises(ExportError, match="不一致"):
        check(b"", proof)
