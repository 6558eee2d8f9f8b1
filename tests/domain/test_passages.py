"""Passages taken up by key: sentences, lines, sections, clauses more and less."""

from hypothesis import given
from hypothesis import strategies as st
from tests.domain.bulletins import bulletin_of, bulletins

from zugong_desk.domain.block import Label
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.passages import (
    begun_earlier,
    begun_later,
    longer,
    next_line,
    next_sentence,
    previous_sentence,
    section,
    sentence_at,
    shorter,
    whole_lines,
)
from zugong_desk.domain.span import Anchor, Span

KINDS = {0: Kind.MASTHEAD, 1: Kind.ARTICLE_TITLE, 2: Kind.HEADING, 5: Kind.ARTICLE_TITLE}


def issue() -> Bulletin:
    bulletin = bulletin_of(
        "江城组工信息",
        "把支部建在网格上",
        "一、建强队伍",
        "选好人，𠮷祥村🏠先行，配强班子。管好人；用好人。",
        "",
        "另一篇",
        "甲，乙。",
        kinds=KINDS,
    )
    return bulletin.with_block(bulletin.block("b2").with_label(Label(Kind.HEADING, 1)))


def quoted(bulletin: Bulletin, span: Span | None) -> str | None:
    return bulletin.quote(span) if span else None


def test_the_sentence_at_the_caret() -> None:
    bulletin = issue()
    assert quoted(bulletin, sentence_at(bulletin, Anchor("b3", 6))) == "选好人，𠮷祥村🏠先行，配强班子。"
    assert quoted(bulletin, sentence_at(bulletin, Anchor("b3", 17))) == "管好人；用好人。"
    assert quoted(bulletin, sentence_at(bulletin, Anchor("b3", 25))) == "管好人；用好人。"
    assert sentence_at(bulletin, Anchor("b4", 0)) is None


def test_reading_on_and_back_passes_over_the_frame() -> None:
    bulletin, seen, at = issue(), [], Anchor("b0", 6)
    while found := next_sentence(bulletin, at):
        seen.append(bulletin.quote(found))
        at = found.end
    assert seen == [
        "把支部建在网格上",
        "一、建强队伍",
        "选好人，𠮷祥村🏠先行，配强班子。",
        "管好人；用好人。",
        "另一篇",
        "甲，乙。",
    ]
    back = []
    at = Anchor("b6", 4)
    while found := previous_sentence(bulletin, at):
        back.append(bulletin.quote(found))
        at = found.start
    assert back == seen[::-1]


def test_the_next_line_with_words() -> None:
    bulletin = issue()
    assert quoted(bulletin, next_line(bulletin, Anchor("b3", 9), 1)) == "另一篇"
    assert quoted(bulletin, next_line(bulletin, Anchor("b5", 0), -1)) == "选好人，𠮷祥村🏠先行，配强班子。"
    assert next_line(bulletin, Anchor("b1", 0), -1) is None


def test_a_clause_more_and_less() -> None:
    bulletin = issue()
    first = Span(Anchor("b3", 0), Anchor("b3", 3))
    more = longer(bulletin, first)
    assert bulletin.quote(more) == "选好人，𠮷祥村🏠先行"
    whole = longer(bulletin, more)
    assert bulletin.quote(whole) == "选好人，𠮷祥村🏠先行，配强班子。"
    assert shorter(bulletin, whole) == more
    assert shorter(bulletin, first) == first
    across = longer(bulletin, Span(Anchor("b3", 20), Anchor("b3", 24)))
    assert bulletin.quote(across).endswith("用好人。\n\n另一篇")
    assert begun_later(bulletin, whole).start == Anchor("b3", 4)
    assert begun_earlier(bulletin, begun_later(bulletin, whole)) == whole
    assert begun_later(bulletin, first) == first
    assert bulletin.quote(begun_earlier(bulletin, first)).startswith("一、建强队伍\n")


def test_lines_and_sections_grow_with_each_wish() -> None:
    bulletin = issue()
    sentence = sentence_at(bulletin, Anchor("b3", 0))
    assert sentence is not None
    line = whole_lines(bulletin, sentence)
    assert bulletin.quote(line) == bulletin.block("b3").text
    assert whole_lines(bulletin, line).end == Anchor("b4", 0)
    under = section(bulletin, sentence)
    assert under is not None
    assert bulletin.quote(under).startswith("一、建强队伍\n选好人")
    assert under.end == Anchor("b3", 24)
    article = section(bulletin, under)
    assert article is not None
    assert bulletin.quote(article).startswith("把支部建在网格上\n")
    assert section(bulletin, article) is None
    assert section(bulletin_of("没有标题。"), Span(Anchor("b0", 0), Anchor("b0", 1))) is None


@given(bulletins(), st.data())
def test_longer_and_shorter_take_each_other_back(bulletin: Bulletin, data: st.DataObject) -> None:
    size = len(bulletin.text)
    start, end = sorted((data.draw(st.integers(0, size)), data.draw(st.integers(0, size))))
    span = bulletin.span(start, end)
    more = longer(bulletin, span)
    assert bulletin.range(more)[1] >= end
    less = shorter(bulletin, more)
    assert less.start == more.start == span.start
    if more not in (span, less):
        assert longer(bulletin, less) == more
    assert bulletin.range(begun_earlier(bulletin, span))[0] <= start
    assert begun_later(bulletin, span).end == span.end
    assert whole_lines(bulletin, span).start.offset == 0
    around = section(bulletin, span)
    if around is not None:
        first, last = bulletin.range(around)
        assert first <= start
        assert end <= last
        assert last - first > end - start


@given(bulletins())
def test_reading_on_meets_every_sentence_once(bulletin: Bulletin) -> None:
    at, seen = bulletin.anchor(0), []
    while found := next_sentence(bulletin, at):
        seen.append(bulletin.range(found))
        at = found.end
    assert seen == sorted(set(seen))
    if seen:
        back, at = [], bulletin.anchor(len(bulletin.text))
        while found := previous_sentence(bulletin, at):
            back.append(bulletin.range(found))
            at = found.start
        assert set(seen) - set(back) <= {one for one in seen if bulletin.span(*one).start.block == bulletin.lines[0].id}
