"""The score finds what was found, misses what was missed, and counts what is beyond the gold."""

import json
from pathlib import Path

import pytest
from tests.proofscore import telling
from tests.proofscore.checked import checked_seeds, checked_text
from tests.proofscore.gold import GOLD, Fault, Gold, Tempting, load
from tests.proofscore.judging import judged, touches

from zugong_desk.desk.checking import Checkup
from zugong_desk.desk.receiving import Received

TEXT = "今年以来，𠮷村😀每月轮训3-5个村的干部，群众满意。\n"


def _fault(rule: str, start: int, end: int, *, error: bool = True) -> Fault:
    return Fault("例.txt", (rule,), "certain", error, ((start, end),), "3-5个")


def test_a_fault_is_found_by_a_finding_of_its_rule_at_its_place() -> None:
    start = TEXT.index("3-5")
    one = judged(checked_text("例.txt", TEXT), Gold((_fault("NUM-RANGE", start, start + 3),), ()))
    assert [fault.rule for fault in one.found] == ["NUM-RANGE"]
    assert one.recall("certain") == (1, 1)
    assert not one.missed


def test_another_rule_or_another_place_does_not_find_it() -> None:
    start = TEXT.index("3-5")
    one = judged(
        checked_text("例.txt", TEXT),
        Gold((_fault("PUNCT-DASH", start, start + 3), _fault("NUM-RANGE", 0, 2)), ()),
    )
    assert len(one.missed) == len(one.errors_missed) == 2
    assert one.unwarranted == 1


def test_a_fault_of_the_whole_file_is_found_anywhere() -> None:
    whole = Fault("例.txt", ("NUM-RANGE",), "certain", True, (), "")
    assert judged(checked_text("例.txt", TEXT), Gold((whole,), ())).found == (whole,)


def test_what_tempts_is_told_only_where_a_finding_stands() -> None:
    start = TEXT.index("3-5")
    there, elsewhere = Tempting("例.txt", (start, start + 1), "甲"), Tempting("例.txt", (0, 1), "乙")
    assert judged(checked_text("例.txt", TEXT), Gold((), (there, elsewhere))).tempted == (there,)


def test_a_file_that_could_not_be_read_is_no_score() -> None:
    with pytest.raises(ValueError, match="坏"):
        judged(Checkup("例.txt", Received("例.txt", error="坏")), Gold((), ()))


def test_the_gold_stands_in_the_seeds() -> None:
    sources = {Path(one.file).name: one.received.bulletin.source for one in checked_seeds() if one.received.bulletin}
    gold = load(sources)
    assert len(sources) == 5
    assert sum(one.kind == "certain" for one in gold.faults) >= 80
    assert len(gold.tempting) >= 25


def test_gold_that_is_not_in_the_text_is_refused(tmp_path: Path) -> None:
    said = json.loads(GOLD.read_text(encoding="utf-8"))
    said["faults"][0]["wrong"] = "没有这句话"
    (tmp_path / "gold.json").write_text(json.dumps(said), encoding="utf-8")
    sources = {Path(one.file).name: one.received.bulletin.source for one in checked_seeds() if one.received.bulletin}
    with pytest.raises(ValueError, match="没有这句话"):
        load(sources, tmp_path / "gold.json")


def test_what_is_told_has_a_row_for_each_issue_and_each_miss() -> None:
    one = judged(checked_text("例.txt", TEXT), Gold((_fault("NUM-RANGE", 0, 1),), ()))
    lines = list(telling.of_seeds([one]))
    assert any("missed certain ERROR NUM-RANGE" in line for line in lines)
    assert any("beyond error NUM-RANGE 1: '3-5个'" in line for line in lines)


def test_ranges_touch_where_they_share_a_character() -> None:
    found = checked_text("例.txt", TEXT).located[0]
    assert touches(found, (found.start, found.start + 1))
    assert not touches(found, (found.end, found.end + 1))
    assert touches(found, (found.end, found.end + 1), near=1)
