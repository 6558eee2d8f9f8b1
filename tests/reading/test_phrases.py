"""Phrases: heads of one build, found among the text of blocks."""

from tests.reading.parsed import BODY, Row, bulletin_of

from zugong_desk.domain.kinds import Kind, Role
from zugong_desk.reading.phrases import phrase_at, phrases_like
from zugong_desk.reading.printed import Printed


def found(words: str, *rows: Row) -> list[str]:
    """The phrases of all rows built like the words, which stand in the first; they themselves are left out."""
    bulletin = bulletin_of(*rows)
    printed = Printed(bulletin.source)
    first = bulletin.blocks[0]
    at = first.text.index(words)
    wanted = phrase_at(first, printed, at, at + len(words))
    places = [(block, *place) for block in bulletin.blocks for place in phrases_like(block, printed, wanted)]
    return [block.text[start:end] for block, start, end in places if (block, start) != (first, at)]


def test_items_of_one_style() -> None:
    row = Row("一是选好人，把关用人。二是管好𠮷人，按月通报。（三）另说，不是分项。三是用好人，注重实绩。")
    assert found("一是选好人", row) == ["二是管好𠮷人", "三是用好人"]


def test_numbered_headings_to_their_full_stop() -> None:
    rows = (
        Row(f"（一）选好人。{BODY}"),
        Row(f"（二）管好人。{BODY}"),
        Row("（三）选派一百名干部到一线、到项目，办实事。"),
    )
    assert found("（一）选好人", *rows) == ["（二）管好人", "（三）选派一百名干部到一线、到项目，办实事"]


def test_bold_phrases_at_the_same_kind_of_place() -> None:
    rows = Row(f"**强化领导。**{BODY}"), Row(f"**做实保障e\u0301**。{BODY}"), Row(f"{BODY}此处**百分之九十**的村。")
    assert found("强化领导", *rows) == ["做实保障e\u0301"]


def test_bold_within_an_item_is_no_lead() -> None:
    rows = Row(f"**强化领导。**{BODY}**做实保障。**{BODY}"), Row("一是**加强统筹。**定期研究。二是**选好人。**把关。")
    assert found("强化领导", *rows) == ["做实保障"]


def test_plain_phrases_need_place_sign_and_size() -> None:
    rows = (
        Row(f"强化领导。{BODY}"), Row(f"做实保障。{BODY}"), Row(f"强化领导，做实保障。{BODY}"), Row(BODY),
        Row(f"选派三十名干部到一线锻炼。{BODY}"), Row(f"选派3名干部。{BODY}"), Row(f"做实保障：{BODY}"),
    )  # fmt: skip
    assert found("强化领导", *rows) == ["做实保障"]


def test_words_in_mid_sentence_are_like_nothing() -> None:
    assert found("坚持党建", Row(BODY), Row(BODY)) == []


def test_other_kinds_and_heads_are_left_alone() -> None:
    marked = Row(f"做实保障。{BODY}", heads=((Role.RUN_IN, "做实保障", 0),))
    assert found("强化领导", Row(f"强化领导。{BODY}"), marked, Row(f"做实保障。{BODY}", Kind.EDITOR_NOTE)) == []


def test_the_reason_says_how_it_is_built() -> None:
    bulletin = bulletin_of(Row(f"**强化领导。**{BODY}"))
    phrase = phrase_at(bulletin.blocks[0], Printed(bulletin.source), 0, 4)
    assert phrase.reason() == "同样在正文里、在段首、加粗、后接“。”"
