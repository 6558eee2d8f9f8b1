"""The live preview: pages beside each other, the chosen excerpt in view, clicks that say what stands there."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from pytestqt.qtbot import QtBot

from zugong_desk.domain.looks import Style
from zugong_desk.domain.manuscript import Manuscript, line
from zugong_desk.ui.press import pictures
from zugong_desk.ui.press.pages import LEFT
from zugong_desk.ui.press.preview import PagesView
from zugong_desk.ui.theme.source import ThemeSource


@pytest.fixture
def view(themes: ThemeSource, manuscript: Manuscript, qtbot: QtBot) -> PagesView:
    view = PagesView(themes)
    qtbot.addWidget(view)
    view.resize(1200, 700)
    view.show()
    view.set_manuscript(manuscript)
    return view


def test_pages_stand_side_by_side_where_there_is_room(view: PagesView) -> None:
    wide = view.scale
    view.resize(500, 700)
    assert view.zoom is None
    assert view.scale != wide
    assert view.accessibleDescription().startswith("第 1 页，共")


def test_an_origin_is_brought_into_view_and_said_when_clicked(view: PagesView, qtbot: QtBot) -> None:
    view.show_origin("e6")
    assert view.verticalScrollBar().value() > 0
    image = view.viewport().grab().toImage()
    found = next(
        QPoint(x, y)
        for y in range(0, image.height(), 4)
        for x in range(0, image.width(), 20)
        if view.origin_at(QPointF(x, y)) == "e6"
    )
    with qtbot.waitSignal(view.origin_clicked) as signal:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=found)
    assert signal.args == ["e6"]
    assert view.origin_at(QPointF(1, 1)) == ""


def test_a_change_keeps_the_place(view: PagesView, manuscript: Manuscript) -> None:
    view.show_origin("e4")
    at = view.verticalScrollBar().value()
    view.set_manuscript(replace(manuscript, lines=(*manuscript.lines, line(Style.BODY, "又一段👍𠮷"))))
    assert view.verticalScrollBar().value() == at
    assert any(one.row.text == "又一段👍𠮷" for page in view.pages for one in page.rows)


def test_the_wheel_zooms_with_control_and_keys_go_to_the_ends(view: PagesView, qtbot: QtBot) -> None:
    before = view.scale
    where = QPointF(300, 300)
    view.wheelEvent(
        QWheelEvent(
            where,
            where,
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
    )
    assert view.scale > before
    view.set_zoom(9)
    assert view.zoom == 2
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum() > 0
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.verticalScrollBar().value() == 0


def test_what_stands_under_the_pointer_stays_there(view: PagesView) -> None:
    view.set_zoom(1)
    view.show_origin("e6")
    places = [QPointF(x, y) for y in range(50, 650, 5) for x in range(100, 1000, 50)]
    where = next(place for place in places if view.origin_at(place) == "e6")
    for zoom in (1.5, 2, 1.2):
        view.set_zoom(zoom, where + QPointF(0, 20))
        assert view.origin_at(where + QPointF(0, 20)) == "e6"


def test_what_is_chosen_is_tinted_in_one_piece(view: PagesView, themes: ThemeSource) -> None:
    plain = view.viewport().grab().toImage()
    view.show_origin("e1")
    tinted = view.viewport().grab().toImage()
    left = round(view._spots[1].area.left() + (LEFT - 10) * view.scale)
    rail = [y for y in range(tinted.height()) if tinted.pixelColor(left, y) != plain.pixelColor(left, y)]
    assert len(rail) > 100
    assert rail == list(range(rail[0], rail[-1] + 1))


def test_pages_that_did_not_change_are_not_drawn_again(
    view: PagesView, manuscript: Manuscript, monkeypatch: pytest.MonkeyPatch
) -> None:
    view.viewport().grab()
    drawn: list[int] = []
    monkeypatch.setattr(pictures, "paint", lambda page, _painter: drawn.append(page.number))
    view.set_manuscript(replace(manuscript, lines=(*manuscript.lines, line(Style.BODY, "末尾𠮷"))))
    view.viewport().grab()
    assert drawn == []
    changed = (line(Style.TITLE, "另一个题目👍"), *manuscript.lines[1:])
    view.set_manuscript(replace(manuscript, lines=changed))
    view.viewport().grab()
    assert drawn == [1]


def test_paper_is_white_in_the_dark(view: PagesView, themes: ThemeSource) -> None:
    themes.set_mode("dark")
    image = view.viewport().grab().toImage()
    inside = [image.pixelColor(x, 40).lightness() for x in range(100, 400, 7)]
    assert max(inside) == 255
    assert image.pixelColor(2, 2).lightness() < 80
    themes.set_mode("light")


def test_nothing_yet(themes: ThemeSource, qtbot: QtBot) -> None:
    view = PagesView(themes)
    qtbot.addWidget(view)
    view.show()
    assert not view.grab().isNull()
