"""Where the editor's eye is led when a step is done, undone and done again."""

from tests.desk.libraries import Office

from zugong_desk.desk import corrections, tagging
from zugong_desk.desk.core import Desk
from zugong_desk.domain.span import Anchor, Span


def typed(desk: Desk, at: Anchor, text: str) -> None:
    """Type character by character, as a keyboard does, and write it."""
    for offset, char in enumerate(text):
        place = Anchor(at.block, at.offset + offset)
        corrections.type_over(desk, Span(place, place), char)
    desk.flush()


def test_undone_typing_is_shown_and_not_the_tag_that_moved_with_it(office: Office) -> None:
    desk = office.desk()
    start = desk.table.text.index("提质增效")
    tagging.annotate(desk, desk.table.span(start, start + 4), "村级集体经济")
    at = desk.table.anchor(desk.table.text.index("青山县坚持"))
    typed(desk, at, "𠮷e\u0301")
    undone = desk.undo()
    assert undone is not None
    assert undone.show == Span(at, at)
    redone = desk.redo()
    assert redone is not None
    assert redone.show == Span(Anchor(at.block, at.offset + 3), Anchor(at.block, at.offset + 3))


def test_an_undone_and_redone_tag_is_shown_where_it_stands(office: Office) -> None:
    desk = office.desk()
    start = desk.table.text.index("层层压实责任")
    span = desk.table.span(start, start + 6)
    tagging.annotate(desk, span, "村级集体经济")
    desk.undo()
    redone = desk.redo()
    assert redone is not None
    assert redone.show == span
