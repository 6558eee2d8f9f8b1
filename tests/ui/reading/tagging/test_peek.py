"""A look at the annotations of a place, by key and under the pointer."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from zugong_desk.domain.annotation import Practice
from zugong_desk.domain.span import Anchor, Span
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.reading.tagging.peek import Peek
from zugong_desk.ui.reading.tagging.peek_rows import NOTHING_HERE, at_place, rows_of
from zugong_desk.ui.window import MainWindow

Press = Callable[..., None]
At = Callable[..., None]


@pytest.fixture
def ids(library_bridge: Bridge) -> dict[str, str]:
    """Three annotations around the village, one elsewhere; by tag."""
    spans = {"t1": (0, 18), "t2": (6, 18), "t3": (6, 9)}
    for tag, (start, end) in spans.items():
        library_bridge.annotate(Span(Anchor("p", start), Anchor("p", end)), tag, f"{tag}的备注\n两行")
    library_bridge.annotate(Span(Anchor("q", 0), Anchor("q", 7)), "t1")
    assert library_bridge.bulletin is not None
    found = {one.tag: id for id, one in reversed(library_bridge.bulletin.annotations.items())}
    record = Practice(name="三化𠮷", organisation="临河县委", results="三名", rating=3)
    library_bridge.change_annotation(found["t2"], practice=record)
    return found


def test_rows_tell_record_and_note_the_shortest_first(library_bridge: Bridge, ids: dict[str, str]) -> None:
    bulletin, tags = library_bridge.bulletin, library_bridge.shelf.tags
    assert bulletin is not None
    rows = rows_of(bulletin, tags, at_place(bulletin, Span(Anchor("p", 7), Anchor("p", 7))))
    assert [row.name for row in rows] == ["村干部", "网格治理", "村级集体经济"]
    assert rows[1].below == "三化𠮷　临河县委　三名　典型　t2的备注 两行"
    assert at_place(bulletin, Span(Anchor("p", 18), Anchor("p", 18))) == []
    assert at_place(bulletin, Span(Anchor("p", 0), Anchor("p", 6))) == [ids["t1"]]
    [plain] = rows_of(bulletin, {}, at_place(bulletin, Span(Anchor("q", 2), Anchor("q", 2))))
    assert (plain.tag, plain.below) == (None, "二、服务群众。")


def test_an_orphan_says_what_it_was(library_bridge: Bridge, ids: dict[str, str]) -> None:
    library_bridge.type_over(Span(Anchor("p", 5), Anchor("p", 10)), "")
    bulletin = library_bridge.bulletin
    assert bulletin is not None
    place = bulletin.places[ids["t3"]].span
    rows = rows_of(bulletin, library_bridge.shelf.tags, at_place(bulletin, place))
    assert rows[0].orphan
    assert rows[0].below == "所标文字已删，撤销可恢复：𠮷祥村"


def test_by_key_and_enter_goes_there(
    window: MainWindow, press: Press, at: At, library_bridge: Bridge, ids: dict[str, str]
) -> None:
    at("p", 7)
    press()
    window.parts.actions["peek_annotations"].trigger()
    card = window.quick.peeking.card
    QAbstractItemModelTester(card.model, QAbstractItemModelTester.FailureReportingMode.Fatal, card)
    assert card.isVisible()
    assert card.list.hasFocus()
    QTest.keyClick(card.list, Qt.Key.Key_Down)
    QTest.keyClick(card.list, "j")
    QTest.keyClick(card.list, "k")
    QTest.keyClick(card.list, Qt.Key.Key_Return)
    assert card.isHidden()
    assert library_bridge.bulletin is not None
    assert library_bridge.place == library_bridge.bulletin.places[ids["t2"]].span
    assert window.parts.tags.chosen == ids["t2"]
    assert window.parts.reading.sheet.hasFocus()


def test_in_the_mode_escape_gives_the_keys_back(window: MainWindow, press: Press, at: At, ids: dict[str, str]) -> None:
    at("p", 7)
    press("F5", "m")
    card = window.quick.peeking.card
    assert card.isVisible()
    assert len(card.model.rows) == len(ids)
    QTest.keyClick(card.list, Qt.Key.Key_Escape)
    assert card.isHidden()
    assert window.quick.mode.on
    assert window.parts.reading.sheet.hasFocus()


def test_where_nothing_is_tagged_that_is_said(window: MainWindow, press: Press, at: At, library_bridge: Bridge) -> None:
    told: list[str] = []
    library_bridge.told.connect(told.append)
    at("h", 1)
    press()
    window.parts.actions["peek_annotations"].trigger()
    assert told == [NOTHING_HERE]
    assert window.quick.peeking.card.isHidden()


def test_under_a_pointer_that_rests_without_the_focus(
    window: MainWindow, press: Press, at: At, ids: dict[str, str]
) -> None:
    at("t", 0)
    press()
    margin, card = window.parts.reading.margin, window.quick.peeking.card
    drawn = next(one for one in margin.drawn() if one.bar.id == ids["t1"])
    where = drawn.rect.center().toPoint()
    QTest.mouseMove(margin, where)
    QApplication.sendEvent(margin, QHelpEvent(QEvent.Type.ToolTip, where, margin.mapToGlobal(where)))
    assert [row.id for row in card.model.rows] == [ids["t1"]]
    assert card.isVisible()
    assert window.parts.reading.sheet.hasFocus()
    QTest.mouseMove(margin, QPoint(where.x(), margin.height() - 2))
    assert card.isHidden()


def test_it_is_put_away_when_the_issue_changes(
    window: MainWindow, press: Press, at: At, library_bridge: Bridge, ids: dict[str, str]
) -> None:
    at("p", 7)
    press()
    window.quick.peeking.look()
    library_bridge.remove_annotation(ids["t1"])
    assert window.quick.peeking.card.isHidden()


@pytest.mark.parametrize("top", [0, 90, 290])
def test_it_stays_inside_its_room_and_clear_of_the_place(
    window: MainWindow, library_bridge: Bridge, ids: dict[str, str], top: int
) -> None:
    card = Peek(window.themes, window)
    bulletin = library_bridge.bulletin
    assert bulletin is not None
    room, beside = QRect(50, 40, 300, 300), QRect(340, 40 + top, 1, 10)
    card.show_rows(rows_of(bulletin, library_bridge.shelf.tags, ids.values()), beside, room, focused=False)
    assert room.contains(card.geometry())
    assert not card.geometry().intersects(beside)
