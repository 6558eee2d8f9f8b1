"""The score counts what is right, false and missing; what may be left out counts as neither."""

from dataclasses import dataclass
from decimal import Decimal

import pytest
from tests.practices import telling
from tests.practices.gold import Case, Recognition, Result, Said, case
from tests.practices.scoring import Score, Tally, score, score_case

from zugong_desk.domain.annotation import Field

TEXT = """岚𠮷简报

第1期

中共岚水县委组织部  2023年5月16日

给小店开门

岚水县推行“😀驿站”，办理诉求7.2万余件，拟再建3处。做法被省委推介。
"""


@dataclass(frozen=True, slots=True)
class Given:
    field: Field
    text: str
    start: int = 0
    end: int = 0
    about: str = ""
    level: str = ""


def _range(text: str) -> list[int]:
    return [TEXT.index(text), TEXT.index(text) + len(text)]


@pytest.fixture
def one() -> Case:
    return case(
        {
            "id": "t",
            "text": TEXT,
            "passage": _range(TEXT.splitlines()[-1]),
            "name": [{"text": "😀驿站", "range": _range("😀驿站")}],
            "organisation": [{"text": "中共岚水县委组织部", "range": _range("中共岚水县委组织部")}],
            "places": [{"text": "岚水县", "range": [TEXT.index("岚水县推行"), TEXT.index("推行")], "place": "岚水县"}],
            "period": [],
            "results": [
                {"text": "7.2万余件", "range": _range("7.2万余件"), "number": 72000, "bound": "over", "unit": "件"}
                | {"indicator": "办理诉求"},
                {"text": "3处", "range": _range("3处"), "number": 3, "bound": "exact", "unit": "处", "also": True}
                | {"indicator": "建"},
            ],
            "recognition": [
                {"text": "被省委推介", "range": _range("被省委推介"), "core": _range("推介")}
                | {"by": "省委", "level": "省级"}
            ],
        }
    )


def _given(one: Case, field: Field, text: str, about: str = "", level: str = "") -> Given:
    start = one.bulletin.text.index(text)
    return Given(field, text, start, start + len(text), about, level)


def test_ranges_are_carried_to_the_reading_text(one: Case) -> None:
    said: tuple[Said, ...] = (*one.names, *one.places, *one.results, *one.recognitions)
    for value in said:
        assert one.bulletin.text[slice(*value.at)] == value.text
    assert one.bulletin.quote(one.span) == TEXT.splitlines()[-1]


def test_a_range_of_nothing_that_is_read_is_an_error() -> None:
    with pytest.raises(ValueError, match="nothing of"):
        case({"id": "t", "text": TEXT, "passage": [len(TEXT) + 5, len(TEXT) + 9]})


def test_what_is_right_missing_and_false(one: Case) -> None:
    drafted = [
        _given(one, Field.NAME, "😀驿站"),
        _given(one, Field.PLACE, "岚水县"),
        Given(Field.PERIOD, "2023年"),
        _given(one, Field.RESULTS, "7.2万余件", "诉求"),
        _given(one, Field.RESULTS, "3处"),
        _given(one, Field.RECOGNITION, "推介", "市委", "省级"),
    ]
    tallies = score_case(one, drafted).fields
    assert tallies[Field.NAME] == tallies[Field.PLACE] == tallies[Field.RECOGNITION] == Tally(1)
    assert tallies[Field.ORGANISATION] == Tally(0, ("t: 中共岚水县委组织部",))
    assert tallies[Field.PERIOD] == Tally(0, (), ("t: 2023年",))
    assert tallies[Field.RESULTS] == Tally(1), "what is also right counts as neither"


def test_what_hangs_on_a_value_is_counted_apart(one: Case) -> None:
    drafted = [
        _given(one, Field.RESULTS, "7.2万余件", "诉求"),
        _given(one, Field.RECOGNITION, "推介", "市委", "省级"),
    ]
    shares = score_case(one, drafted).shares
    assert {name: (share.right, len(share.wrong)) for name, share in shares.items()} == {
        "bound": (1, 0),
        "indicator": (1, 0),
        "by whom": (0, 1),
        "level": (1, 0),
    }


def test_a_value_says_one_thing_only(one: Case) -> None:
    twice = [_given(one, Field.RESULTS, "7.2万余件"), _given(one, Field.RESULTS, "7.2万余件")]
    tally = score_case(one, twice).fields[Field.RESULTS]
    assert (tally.right, len(tally.false)) == (1, 1)


def test_nothing_drafted_is_all_precision_and_no_recall(one: Case) -> None:
    tally = score([one], lambda bulletin, span: ()).fields[Field.NAME]
    assert (tally.precision, tally.recall, tally.f1) == (1, 0, 0)


def test_scores_add_up(one: Case) -> None:
    drafted = [_given(one, Field.NAME, "😀驿站"), _given(one, Field.RESULTS, "3处")]
    total = score([one, one], lambda bulletin, span: drafted)
    assert total.fields[Field.NAME] == Tally(2)
    assert len(total.fields[Field.RESULTS].missed) == 2


def test_precision_and_recall_make_f1() -> None:
    tally = Tally(3, ("a",), ("b", "c", "d"))
    assert (tally.precision, tally.recall) == (0.5, 0.75)
    assert tally.f1 == pytest.approx(0.6)


def test_errors_are_told_and_totals_name_no_passage(one: Case) -> None:
    result = score([one], lambda bulletin, span: [Given(Field.NAME, "别名")])
    assert "name false   t: 别名" in list(telling.errors(result))
    assert not any("t:" in line or "别名" in line for line in telling.told(result))
    assert any(line.startswith("name") and line.endswith("0.000") for line in telling.told(result))


def test_an_empty_score_has_every_field() -> None:
    assert set(Score().fields) == set(Field)


def test_kinds_of_gold_keep_their_numbers(one: Case) -> None:
    assert isinstance(one.results[0], Result)
    assert one.results[0].number == Decimal(72000)
    assert isinstance(one.recognitions[0], Recognition)
