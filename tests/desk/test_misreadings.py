"""Misreadings: where a recogniser was not sure, as long as the reading text shows what it read."""

import pytest

from zugong_desk.desk.misreadings import doubted, in_block, misreadings, next_misreading, overlapping, shown
from zugong_desk.domain import runs
from zugong_desk.domain.block import Block, Label
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.imprint import Form, Imprint, LinePrint
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.source import Source
from zugong_desk.domain.span import Anchor, Span

TEXT = "𠮷祥村选出🏠三名\n\f按月通报\n— 2 —\n"
LOOKS = (
    LinePrint(doubts=((0, 1, 0.4), (1, 2, 0.3), (5, 6, 0.6))),
    LinePrint(doubts=((2, 3, 0.5), (4, 99, 0.2))),
    LinePrint(doubts=((2, 3, 0.1),)),
)
SOURCE = Source("扫.png", "", "", TEXT, imprint=Imprint(Form.SCAN, (), LOOKS))


def bulletin() -> Bulletin:
    first = (*runs.from_source(TEXT, 0, 8), *runs.joiner(" "), *runs.from_source(TEXT, 10, 14))
    foot = runs.from_source(TEXT, 15, 20)
    return Bulletin("x", SOURCE, (Block("a", Label(Kind.PARAGRAPH), first), Block("f", Label(Kind.PAGE_FOOTER), foot)))


def places(bulletin: Bulletin) -> list[str]:
    return [bulletin.quote(span) for span in misreadings(bulletin, doubted(bulletin.source))]


def test_doubts_are_ranges_of_the_source_and_stay_in_their_lines() -> None:
    assert doubted(SOURCE) == ((0, 2), (5, 6), (11, 12), (13, 14), (17, 18))
    assert [TEXT[start:end] for start, end in doubted(SOURCE)] == ["𠮷祥", "🏠", "月", "报", "2"]
    assert doubted(Source("文.txt", "", "utf-8", TEXT)) == ()


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [(0, 20, [(2, 4), (6, 9)]), (3, 7, [(3, 4), (6, 7)]), (4, 6, []), (9, 20, []), (7, 8, [(7, 8)])],
)
def test_ranges_are_cut_to_what_is_asked_for(start: int, end: int, found: list[tuple[int, int]]) -> None:
    assert list(overlapping(((2, 4), (6, 9)), start, end)) == found


def test_only_the_reading_text_is_in_doubt() -> None:
    assert places(bulletin()) == ["𠮷祥", "🏠", "月", "报"]
    assert shown(bulletin().blocks, doubted(SOURCE), 0, len(TEXT)) == [(0, 2), (5, 6), (11, 12), (13, 14)]
    assert in_block(bulletin().block("a"), doubted(SOURCE)) == [(0, 2), (5, 6), (10, 11), (12, 13)]


def test_what_was_typed_over_is_settled() -> None:
    before = bulletin()
    block = before.block("a")
    after = before.with_block(block.with_runs(runs.replace(block.runs, 5, 1, runs.typed("户"))))
    assert places(after) == ["𠮷祥", "月", "报"]
    half = before.with_block(block.with_runs(runs.replace(block.runs, 0, 1, runs.typed("吉"))))
    assert places(half) == ["祥", "🏠", "月", "报"]


def test_walking_goes_round() -> None:
    text = bulletin()
    here: Span | None = None
    walked = []
    for _ in range(5):
        found = next_misreading(text, here, 1)
        assert found is not None
        here = found.span
        walked.append((text.quote(found.span), found.number, found.total))
    assert walked == [("𠮷祥", 1, 4), ("🏠", 2, 4), ("月", 3, 4), ("报", 4, 4), ("𠮷祥", 1, 4)]
    back = next_misreading(text, Span(Anchor("a", 3), Anchor("a", 3)), -1)
    assert back is not None
    assert back.number == 1
    last = next_misreading(text, back.span, -1)
    assert last is not None
    assert last.number == 4


def test_there_is_nowhere_to_go_without_doubts() -> None:
    clean = Bulletin("y", Source("文.txt", "", "utf-8", TEXT), bulletin().blocks)
    assert next_misreading(clean, None, 1) is None
