"""When the list's facts about an issue are worked out anew."""

from itertools import count

from zugong_desk.desk.facts import facts_after
from zugong_desk.domain import edit
from zugong_desk.domain.block import Block, Label
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.change import apply
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.runs import from_source
from zugong_desk.domain.source import Source
from zugong_desk.domain.span import Anchor, Span
from zugong_desk.domain.step import Part, Step

TEXTS = ("𠮷祥村选出带头人🏠三名。", "按月通报e\u0301。")


def bulletin() -> Bulletin:
    blocks = tuple(
        Block(f"p{at}", Label(Kind.PARAGRAPH), from_source(text, 0, len(text))) for at, text in enumerate(TEXTS)
    )
    return Bulletin("b", Source("x.txt", "0" * 64, "utf-8", "\n".join(TEXTS)), blocks)


def facts_of_typing(start: Anchor, end: Anchor) -> list[str]:
    before, ids = bulletin(), count()
    changes = edit.type_over(before, Span(start, end), "", lambda: f"n{next(ids)}")
    return list(facts_after(Step("s", "删除", (Part("b", changes),)), {"b": apply(before, changes)}))


def test_deleting_over_a_line_end_counts_anew() -> None:
    assert facts_of_typing(Anchor("p0", 3), Anchor("p1", 2)) == ["b"]


def test_typing_in_a_paragraph_does_not() -> None:
    assert facts_of_typing(Anchor("p0", 0), Anchor("p0", 1)) == []
