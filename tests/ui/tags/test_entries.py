"""What a record shows, without Qt: recorded and proposed values in the order of the text, numbered through."""

from dataclasses import replace

import pytest
from tests.ui.conftest import small_bulletin

from zugong_desk.desk.drafting import Draft
from zugong_desk.domain import edit, marking
from zugong_desk.domain.annotation import Annotation, Field, Ground, Practice
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.change import apply
from zugong_desk.domain.span import Anchor, Span
from zugong_desk.insight.drafting.drafted import Drafted
from zugong_desk.ui.tags.entries import Entry, Offer, entries, key_of
from zugong_desk.ui.tags.value_model import RECOGNITION, RESULTS, figure_of

GROUNDS = (
    Ground("late", Field.RESULTS, "两成", "收入增长"),
    Ground("early", Field.RESULTS, "三名", "带头人"),
    Ground("own", Field.RESULTS, "5个", "自己填的"),
    Ground("name", Field.NAME, "𠮷祥村"),
)
PRACTICE = Practice("𠮷祥村", results="收入增长两成；带头人三名；自己填的5个", grounds=GROUNDS)


def span(block: str, start: int, end: int) -> Span:
    return Span(Anchor(block, start), Anchor(block, end))


@pytest.fixture
def bulletin() -> Bulletin:
    spans = {"late": span("q", 23, 25), "early": span("p", 15, 17), "name": span("p", 6, 9)}
    annotation = Annotation("a", "t1", practice=PRACTICE)
    return apply(small_bulletin(), marking.annotate(small_bulletin(), span("p", 6, 18), annotation, spans))


def drafted(bulletin: Bulletin, words: str, field: Field = Field.RESULTS, confidence: float = 0.8) -> Drafted:
    at = bulletin.text.index(words)
    return Drafted(field, at, at + len(words), words, confidence=confidence)


def shown(bulletin: Bulletin, *proposals: Drafted, offer: Offer | None = None) -> tuple[Entry, ...]:
    offer = offer or Offer()
    offer.draft = Draft(proposals)
    return entries(bulletin, bulletin.annotations["a"], offer)


def test_values_are_numbered_in_the_order_of_form_and_text(bulletin: Bulletin) -> None:
    assert [(one.text, one.number, one.at) for one in shown(bulletin)] == [
        ("𠮷祥村", 1, 0), ("三名", 2, 1), ("两成", 3, 0), ("5个", 0, 2),
    ]  # fmt: skip


def test_a_proposal_stands_where_the_text_says_it_and_has_no_number(bulletin: Bulletin) -> None:
    found = shown(bulletin, drafted(bulletin, "月通报", confidence=0.3))
    results = [(one.text, one.number, one.proposed, one.ticked) for one in found if one.field is Field.RESULTS]
    assert results == [
        ("三名", 2, False, False),
        ("月通报", 0, True, False),
        ("两成", 3, False, False),
        ("5个", 0, False, False),
    ]


def test_what_is_recorded_or_refused_is_not_proposed(bulletin: Bulletin) -> None:
    again, other = drafted(bulletin, "三名"), drafted(bulletin, "按月通报")
    offer = Offer(refused={key_of(other)})
    assert not any(one.proposed for one in shown(bulletin, again, other, offer=offer))
    name = drafted(bulletin, "带头人", Field.NAME)
    assert not any(one.proposed for one in shown(bulletin, name))


def test_a_refused_single_value_leaves_the_field_empty(bulletin: Bulletin) -> None:
    place, other = drafted(bulletin, "临河县", Field.PLACE), drafted(bulletin, "江城", Field.PLACE)
    assert [one.text for one in shown(bulletin, place, other) if one.proposed] == ["临河县"]
    assert not any(one.proposed for one in shown(bulletin, place, other, offer=Offer(refused={key_of(place)})))
    unsure = replace(place, confidence=0.4)
    assert not any(one.proposed for one in shown(bulletin, unsure))


def test_a_reworded_proposal_is_shown_as_worded(bulletin: Bulletin) -> None:
    one = drafted(bulletin, "按月通报")
    offer = Offer(worded={key_of(one): replace(one, text="通报🏠")}, ticks={key_of(one): False})
    (entry,) = [entry for entry in shown(bulletin, one, offer=offer) if entry.proposed]
    assert (entry.text, entry.ticked) == ("通报🏠", False)


def test_an_orphan_says_what_is_gone_and_gives_its_number_up(bulletin: Bulletin) -> None:
    after = apply(bulletin, edit.type_over(bulletin, span("p", 14, 18), "", iter("xyz").__next__))
    (orphan,) = [one for one in shown(after) if one.orphan]
    assert (orphan.text, orphan.number) == ("三名", 0)
    assert "“三名”" in orphan.why


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("7.2万余件", ("7.2万余", "件")),
        ("98.6%", ("98.6", "%")),
        ("突破1000 万元", ("突破1000 万", "元")),
        ("𠮷祥", ("𠮷祥", "")),
    ],
)
def test_a_figure_is_shown_in_two(text: str, parts: tuple[str, str]) -> None:
    assert figure_of(text) == parts


@pytest.mark.parametrize(
    ("column", "typed", "about", "text"),
    [
        (0, "诉求", "诉求", "7.2万余件"),
        (1, "8万", "办理", "8万件"),
        (1, "80起", "办理", "80起"),
        (2, "桩", "办理", "7.2万余桩"),
    ],
)
def test_each_cell_of_a_result_can_be_reworded(column: int, typed: str, about: str, text: str) -> None:
    entry = RESULTS.worded(Entry(Field.RESULTS, "7.2万余件", "办理"), column, typed)
    assert (entry.about, entry.text) == (about, text)


def test_words_without_a_figure_stand_in_the_first_column() -> None:
    entry = Entry(Field.RESULTS, "面貌一新")
    assert RESULTS.cells(entry) == ("面貌一新", "", "")
    assert RESULTS.worded(entry, 0, "焕然一新").text == "焕然一新"
    with_figure = RESULTS.worded(entry, 1, "3个")
    assert (with_figure.about, with_figure.text) == ("面貌一新", "3个")


def test_each_cell_of_a_recognition_can_be_reworded() -> None:
    entry = Entry(Field.RECOGNITION, "获评先进", "省里", "省级")
    assert RECOGNITION.cells(entry) == ("获评先进", "省里", "省级")
    changed = [RECOGNITION.worded(entry, column, "𠮷") for column in range(3)]
    assert [RECOGNITION.cells(one)[at] for at, one in enumerate(changed)] == ["𠮷"] * 3
