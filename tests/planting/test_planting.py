"""The press says truly what it planted and where, the same for the same seed, and spoils nothing else."""

import pytest
from tests.planting.operators import OPERATORS
from tests.planting.places import broken, prose_end, prose_start, sentence_ends
from tests.planting.planting import APART, Change, Operator, plant, rounds
from tests.planting.words import rows
from tests.proofscore.gold import CLEAN

TEXTS = {file.name: file.read_text(encoding="utf-8") for file in sorted(CLEAN.iterdir())}
FEW = OPERATORS[::7]

PARAGRAPH = "全村𠮷祥如意，" + "干部群众同心协力办好实事，" * 10 + "山村换了新颜😀。大家都说好。"


def _just(change: Change) -> Operator:
    return Operator("just this", ("R",), lambda _: [change])


def test_there_are_many_ways_of_spoiling_a_text_and_each_has_a_name_of_its_own() -> None:
    assert len(OPERATORS) >= 60
    assert len({one.name for one in OPERATORS}) == len(OPERATORS)


@pytest.mark.parametrize("operator", OPERATORS, ids=lambda one: one.name)
def test_every_operator_finds_a_place_in_some_clean_text_and_says_what_stands_there_then(operator: Operator) -> None:
    planted = 0
    for text in TEXTS.values():
        spoilt, faults = plant(text, [operator], 1, seed=3)
        for fault in faults:
            planted += 1
            assert spoilt != text
            assert spoilt[fault.start : fault.end] == fault.wrong
    assert planted


@pytest.mark.parametrize("name", TEXTS)
def test_taking_every_fault_back_gives_the_clean_text(name: str) -> None:
    text = TEXTS[name]
    changes = [change for one in FEW for change in list(one.places(text))[:1]]
    for change in changes:
        spoilt, (fault,) = plant(text, [_just(change)], 1, seed=0)
        kept = spoilt[: change.start] + fault.right + spoilt[change.start + len(change.new) :]
        assert kept == text


def test_the_same_seed_plants_the_same_and_another_does_not() -> None:
    text = next(iter(TEXTS.values()))
    assert plant(text, OPERATORS, 9, seed=5) == plant(text, OPERATORS, 9, seed=5)
    assert plant(text, OPERATORS, 9, seed=5) != plant(text, OPERATORS, 9, seed=6)


def test_faults_stand_apart_and_in_order() -> None:
    spoilt, faults = plant(TEXTS["岚州党建工作简报.txt"], OPERATORS, 12, seed=8)
    starts = [fault.start for fault in faults]
    assert starts == sorted(starts)
    assert len(faults) == 12
    assert all(spoilt[fault.start : fault.end] == fault.wrong for fault in faults)


def test_two_changes_that_would_come_too_near_are_not_both_made() -> None:
    near = [_just(Change(at, at + 1, "×")) for at in (10, 10 + APART)]
    assert len(plant(PARAGRAPH, near, 2, seed=1)[1]) == 1


def test_every_operator_is_dealt_once() -> None:
    dealt = [one.name for few in rounds(OPERATORS, 10, seed=2) for one in few]
    assert sorted(dealt) == sorted(one.name for one in OPERATORS)


def test_places_count_code_points_also_beyond_the_first_plane() -> None:
    text = f"标题\n{PARAGRAPH}\n报：领导。"
    assert text[prose_start(text) :].startswith("全村𠮷")
    assert text[: prose_end(text)].endswith("都说好。")
    assert [text[:end][-3:] for end in sentence_ends(text)] == ["颜😀。"]


def test_a_text_with_its_lines_broken_is_known() -> None:
    assert broken(TEXTS["汀阳党建动态.txt"])
    assert not broken(TEXTS["沧浦组织工作简报.txt"])


def test_the_wrong_words_are_many_and_differ_from_the_right_ones() -> None:
    assert len(rows()) >= 150
    for row in rows():
        assert row["wrong"] != row["right"]
        assert row["sentence"].count("{}") == 1
        assert row["wrong"] not in row["sentence"].format(row["right"])
