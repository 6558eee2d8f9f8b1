"""What the rules of layout say of the five real issues, read by the real parser."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.finding import Finding, Fix
from zugong_desk.proofing.engine import check
from zugong_desk.proofing.locating import located
from zugong_desk.reading import parse
from zugong_desk.reading.files import read_bytes

SEEDS = Path(__file__).parents[2] / "seeds"

FOUND = {
    "000": {
        "OCR-PAGEBREAK": 8,
        "OCR-DIGITSPACE": 1,
        "OCR-ASCII": 1,
        "STRUCT-BOLD": 5,
        "STRUCT-LEVEL": 3,
        "STRUCT-BYLINE": 2,
        "STRUCT-HEADPUNCT": 3,
        "STRUCT-DUPHEAD": 1,
        "NUM-LEVEL": 1,
    },
    "001": {"OCR-PAGEBREAK": 3, "OCR-DIGITSPACE": 1, "STRUCT-BOLD": 4},
    "002": {"OCR-FOOTER": 1, "OCR-HARDWRAP": 1, "OCR-LEADSPACE": 11, "STRUCT-PARALLEL": 1},
    "003": {"OCR-PAGEBREAK": 6, "OCR-DIGITSPACE": 1, "STRUCT-BOLD": 1},
    "004": {"OCR-HARDWRAP": 1, "OCR-LEADSPACE": 5, "STRUCT-MASTHEAD": 1},
}
"""Findings of each rule in each issue; every one was read and is so."""

OURS = frozenset({rule for counts in FOUND.values() for rule in counts} | {"NUM-SEQ", "TOC-MATCH"})


@cache
def checked(number: str) -> tuple[Bulletin, tuple[Finding, ...]]:
    path = next(SEEDS.glob(f"{number}_*.txt"))
    source = read_bytes(path.name, path.read_bytes())
    bulletin = Bulletin(source.sha256, source, parse(source).blocks)
    return bulletin, tuple(one for one in check(bulletin).findings if one.rule in OURS)


@pytest.mark.parametrize("number", FOUND)
def test_each_issue_is_told_what_its_pages_show(number: str) -> None:
    assert Counter(one.rule for one in checked(number)[1]) == FOUND[number]


@pytest.mark.parametrize("number", ["000", "001", "003"])
def test_a_page_break_is_shown_in_the_source_and_joined_in_the_reading_text(number: str) -> None:
    bulletin, findings = checked(number)
    for one in findings:
        if one.rule == "OCR-PAGEBREAK":
            shown = located(bulletin, one).text
            assert "\n" in shown
            assert one.mended
            assert one.fix is Fix.SAFE
            assert one.suggestion == one.text == shown[0] + shown[-1]


def test_a_lead_that_a_page_cut_in_two_is_named() -> None:
    cut = [one for one in checked("000")[1] if one.rule == "OCR-PAGEBREAK" and "小标题" in one.why]
    assert [one.text for one in cut] == ["关键"]


def test_the_page_number_is_marked_where_it_stands() -> None:
    bulletin, findings = checked("002")
    number = next(one for one in findings if one.rule == "OCR-FOOTER")
    assert located(bulletin, number).text == "— 3 —"
    assert located(bulletin, number).line == 74


def test_what_is_missing_of_a_fragment_is_named_once() -> None:
    masthead = next(one for one in checked("004")[1] if one.rule == "STRUCT-MASTHEAD")
    assert all(word in masthead.message for word in ("刊名", "期号", "编印单位", "日期"))
