"""The page view on a real library and a real PDF: lighting, pointing, zooming, following, losing the original."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QWheelEvent
from pytestqt.qtbot import QtBot
from tests.ui.source.papers import PAGE, SIZE, bulletin_of, pdf, source_of

from zugong_desk import library
from zugong_desk.desk import importing
from zugong_desk.desk.core import Desk
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.imprint import Form, Imprint, LinePrint, Placement
from zugong_desk.domain.kinds import Role
from zugong_desk.domain.source import Source
from zugong_desk.domain.span import Anchor, Span
from zugong_desk.library.originals import originals_path
from zugong_desk.reading.errors import ReadingError
from zugong_desk.settings import Settings
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.source import drawers
from zugong_desk.ui.source.claims import Claims
from zugong_desk.ui.source.drawers import LOST, open_original
from zugong_desk.ui.source.faces import Face
from zugong_desk.ui.source.page_painter import AIR, HEAD_AIR
from zugong_desk.ui.source.page_view import PageView
from zugong_desk.ui.source.pane import SourcePane
from zugong_desk.ui.source.pictures import Pictures
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.theme.theme import load_theme


def stand(bridge: Bridge, themes: ThemeSource, qtbot: QtBot, settings: Settings | None = None) -> SourcePane:
    pane = SourcePane(bridge, themes, settings=settings)
    qtbot.addWidget(pane)
    pane.resize(460, 400)
    pane.show()
    qtbot.waitExposed(pane)
    return pane


@pytest.fixture
def pane(paper_bridge: Bridge, themes: ThemeSource, qtbot: QtBot) -> SourcePane:
    """The pane with its pages drawn, two pixels a point."""
    pane = stand(paper_bridge, themes, qtbot)
    qtbot.waitUntil(lambda: 1 in pane.pages.paper.pictures)
    pane.pages.set_zoom(2.0)
    pane.pages.verticalScrollBar().setValue(0)
    qtbot.waitUntil(lambda: settled(pane.pages))
    return pane


def settled(view: PageView) -> bool:
    """Whether the pages in sight are drawn at the zoom in force."""
    kept = [view.paper.pictures.get(sheet.page) for sheet in view.sheets.visible(view.verticalScrollBar().value(), 1)]
    return bool(kept) and all(one is not None and abs(one.scale - view.zoom) < 0.01 for one in kept)


def bulletin(bridge: Bridge) -> Bulletin:
    assert bridge.bulletin is not None
    return bridge.bulletin


def place(view: PageView, page: int, x: float, y: float) -> QPoint:
    """A point of a page, in the viewport."""
    sheet = view.sheets[page]
    return QPoint(
        round(sheet.x + x * view.zoom) - view.horizontalScrollBar().value(),
        round(sheet.y + y * view.zoom) - view.verticalScrollBar().value(),
    )


def picture(view: PageView) -> QImage:
    return view.viewport().grab().toImage()


def lit(image: QImage, view: PageView, page: int, x: float, y: float) -> bool:
    """Whether the cell at a place of a page is lit as selected, a little inside its edges."""
    wanted = load_theme("light").selection
    at = place(view, page, x, y)
    return all(image.pixelColor(at + QPoint(*by)) == wanted for by in ((3, 3), (16, 3), (3, 16), (16, 16)))


def select(bridge: Bridge, block: str, start: int, end: int) -> None:
    bridge.go(Span(Anchor(block, start), Anchor(block, end)), "readingPane")


def test_a_pdf_opens_on_its_pages(pane: SourcePane) -> None:
    assert pane.face is Face.PAGES
    assert pane.head.facts.text() == "第 1 页，共 2 页"
    assert not pane.notice.isVisible()
    view = pane.pages
    assert picture(view).pixelColor(place(view, 1, 155, 155)) == QColor("black")
    assert picture(view).pixelColor(place(view, 1, 145, 155)) == QColor("white")


def test_coming_to_rest_is_told_once_all_in_sight_is_drawn(
    paper_bridge: Bridge, themes: ThemeSource, qtbot: QtBot
) -> None:
    pane = stand(paper_bridge, themes, qtbot)
    assert not pane.pages.settled
    with qtbot.waitSignal(pane.pages.came_to_rest):
        pass
    assert pane.pages.settled
    assert settled(pane.pages)
    pane.pages.set_zoom(1.7)
    assert not pane.pages.settled
    with qtbot.waitSignal(pane.pages.came_to_rest):
        pass
    assert settled(pane.pages)
    pane.show_face(Face.LINES)
    pane.pages.set_zoom(1.3)
    assert pane.pages.settled  # nobody sees it


def test_selected_characters_are_lit_to_the_cell(pane: SourcePane, paper_bridge: Bridge) -> None:
    select(paper_bridge, "p", 6, 8)  # 𠮷祥
    image = picture(pane.pages)
    row = [lit(image, pane.pages, 1, 20 + SIZE * at, 60) for at in range(12)]
    assert row == [at in (6, 7) for at in range(12)]
    assert not any(lit(image, pane.pages, 1, 20 + SIZE * at, 80) for at in range(6))


def test_a_selection_over_lines_and_an_emoji_is_lit_on_both(pane: SourcePane, paper_bridge: Bridge) -> None:
    select(paper_bridge, "p", 11, 14)  # 🏠三名
    image = picture(pane.pages)
    assert [lit(image, pane.pages, 1, 20 + SIZE * at, 60) for at in (10, 11)] == [False, True]
    assert [lit(image, pane.pages, 1, 20 + SIZE * at, 80) for at in range(3)] == [True, True, False]


@pytest.mark.parametrize(
    ("x", "offset"), [(81, 6), (84, 6), (86, 7), (89, 7), (131, 11), (139, 12), (21, 0), (2, 0), (199, 12)]
)
def test_a_click_puts_the_caret_on_the_nearer_side(
    pane: SourcePane, paper_bridge: Bridge, qtbot: QtBot, x: float, offset: int
) -> None:
    point = place(pane.pages, 1, x, 65)
    with qtbot.waitSignal(paper_bridge.place_changed) as moved:
        qtbot.mouseClick(pane.pages.viewport(), Qt.MouseButton.LeftButton, pos=point)
    anchor = Anchor("p", offset)
    assert moved.args == [Span(anchor, anchor), "sourcePane"]


def test_a_drag_over_the_page_joint_selects_to_the_character(
    pane: SourcePane, paper_bridge: Bridge, qtbot: QtBot
) -> None:
    view = pane.pages
    view.set_zoom(0.6)
    view.verticalScrollBar().setValue(0)
    first, last = place(view, 1, 101, 65), place(view, 2, 59, 25)
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=first)
    qtbot.mouseMove(view.viewport(), last)
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=last)
    assert paper_bridge.place is not None
    assert bulletin(paper_bridge).quote(paper_bridge.place) == "村选出🏠三名带头人，按月通报"
    assert view.selected_text() == "村选出🏠\n三名带头人，\n\f按月通报"
    pane._copy.trigger()
    assert QGuiApplication.clipboard().text() == view.selected_text()


def test_the_current_block_has_the_accent_and_others_are_dashed(pane: SourcePane, paper_bridge: Bridge) -> None:
    select(paper_bridge, "p", 0, 0)
    view, light = pane.pages, load_theme("light")
    image = picture(view)
    left = {image.pixelColor(place(view, 1, 20, y) - QPoint(round(AIR), 0)).name() for y in range(61, 90)}
    assert left == {light.accent.name()}
    top = [image.pixelColor(place(view, 1, x, 20) - QPoint(0, round(HEAD_AIR))).name() for x in range(62, 118)]
    assert {light.edge.name(), "#ffffff"} <= set(top)
    assert light.accent.name() not in top


def test_the_level_of_a_heading_that_opens_a_block_stands_beside_its_mark(
    pane: SourcePane, paper_bridge: Bridge
) -> None:
    def levels() -> dict[str, int]:
        return {box.block.id: box.level for box in pane.pages.paper.boxes(1, _claims(pane.pages))}

    assert levels() == {"m": 0, "p": 0}
    paper_bridge.mark_head(Span(Anchor("p", 0), Anchor("p", 5)), Role.HEADING, 2)
    assert levels() == {"m": 0, "p": 2}
    paper_bridge.set_level("p", 3)
    assert levels() == {"m": 0, "p": 3}
    before = picture(pane.pages)
    paper_bridge.unmark_head(Anchor("p", 2))
    assert levels() == {"m": 0, "p": 0}
    assert picture(pane.pages) != before


def test_doubtful_characters_are_marked_until_they_are_typed_over(pane: SourcePane, paper_bridge: Bridge) -> None:
    view, light = pane.pages, load_theme("light")

    def marked() -> list[bool]:
        image = picture(view)
        return [image.pixelColor(place(view, 1, 20 + SIZE * at + 5, 62)) == light.doubt_tint for at in range(8)]

    assert marked() == [True, True, False, True, False, False, False, False]
    paper_bridge.type_over(Span(Anchor("p", 0), Anchor("p", 2)), "二则")
    assert marked() == [False, False, False, True, False, False, False, False]


def test_doubtful_characters_are_marked_in_the_lines_too(pane: SourcePane, paper_bridge: Bridge) -> None:
    def tinted() -> bool:
        image = pane.view.viewport().grab().toImage()
        tint = pane.view._themes.theme.doubt_tint
        return any(image.pixelColor(x, y) == tint for x in range(0, 120, 2) for y in range(0, 80, 2))

    pane.show_face(Face.LINES)
    assert tinted()
    paper_bridge.type_over(Span(Anchor("p", 0), Anchor("p", 4)), "二则选嘉")
    assert not tinted()


def test_a_place_out_of_sight_is_brought_to_a_third(pane: SourcePane, paper_bridge: Bridge) -> None:
    view = pane.pages
    select(paper_bridge, "p", 20, 22)
    third = view.viewport().height() // 3
    point = view.point_of(bulletin(paper_bridge).source.text.index("月通"))
    assert point is not None
    assert abs(point.y() - third) <= 1
    assert pane.head.facts.text() == "第 2 页，共 2 页"
    before = view.verticalScrollBar().value()
    select(paper_bridge, "p", 21, 23)
    assert view.verticalScrollBar().value() == before


def test_own_pointing_does_not_scroll(pane: SourcePane, qtbot: QtBot) -> None:
    view = pane.pages
    view.verticalScrollBar().setValue(100)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place(view, 1, 100, 65))
    assert view.verticalScrollBar().value() == 100


def test_zooming_keeps_what_is_under_the_pointer(pane: SourcePane) -> None:
    view = pane.pages
    point = place(view, 1, 100, 85)
    view.wheelEvent(_wheel(view, point, 240))
    assert view.zoom == pytest.approx(2.0 * 1.21)
    assert not view.fits
    after = place(view, 1, 100, 85)
    assert abs(after.x() - point.x()) <= 1
    assert abs(after.y() - point.y()) <= 1


def test_zoom_by_steps_and_back_to_the_width(pane: SourcePane) -> None:
    view = pane.pages
    view.set_zoom(1.1)
    zooms = []
    for _ in range(3):
        view.step_zoom(1)
        zooms.append(view.zoom)
    assert zooms == [1.25, 1.5, 2.0]
    for _ in range(9):
        view.step_zoom(1)
    assert view.zoom == 4.0
    view.step_zoom(-1)
    assert view.zoom == 3.0
    view.step_zoom(0)
    assert view.fits
    assert view.sheets[1].width == pytest.approx(view.viewport().width() - 32, abs=1)
    assert pane.head.zoom.text() == f"{view.zoom:.0%}"


def test_old_pictures_are_stretched_until_new_ones_are_there(pane: SourcePane, qtbot: QtBot) -> None:
    view = pane.pages
    view.set_zoom(3.0)
    view.verticalScrollBar().setValue(0)
    kept = view.paper.pictures.get(1)
    assert kept is not None
    assert kept.scale == 2.0
    assert picture(view).pixelColor(place(view, 1, 100, 115)) == QColor("white")
    qtbot.waitUntil(lambda: settled(view))


def test_pictures_stay_within_their_bound_however_far_one_scrolls(
    themes: ThemeSource, qtbot: QtBot, tmp_path: Path, drawn_here: None
) -> None:
    pages, side = 30, 200 * 300 * 4
    data = pdf(pages)
    lines = tuple(LinePrint(placement=Placement(page, 20, 20, 10, (0.0, 10.0))) for page in range(1, pages + 1))
    source = Source("长.pdf", "", "", "页\n" * pages, imprint=Imprint(Form.PDF, (PAGE,) * pages, lines))
    view = PageView(themes)
    qtbot.addWidget(view)
    view.paper.pictures = Pictures(6 * side)
    view.resize(260, 700)
    view.show()
    view.show_bulletin(bulletin_without_blocks(source), lambda: open_original(source, lambda: data))
    view.set_zoom(1.0)
    for page in range(1, pages + 1, 2):
        view.verticalScrollBar().setValue(view.sheets[page].y)
        qtbot.waitUntil(lambda: settled(view))
        assert view.paper.pictures.bytes <= 6 * side
    assert len(view.paper.pictures) > 1
    view.show_bulletin(None)
    assert view.paper.pictures.bytes == 0


def test_pages_stay_white_in_the_dark_unless_they_are_inverted(
    pane: SourcePane, themes: ThemeSource, paper_bridge: Bridge, qtbot: QtBot
) -> None:
    view = pane.pages
    themes.set_mode("dark")
    select(paper_bridge, "p", 6, 8)
    assert picture(view).pixelColor(place(view, 1, 100, 115)) == QColor("white")
    assert lit(picture(view), view, 1, 80, 60)
    pane.head.invert.trigger()
    qtbot.waitUntil(lambda: settled(view))
    assert picture(view).pixelColor(place(view, 1, 100, 115)) == QColor("black")
    assert picture(view).pixelColor(place(view, 1, 155, 155)) == QColor("white")
    assert picture(view).pixelColor(place(view, 1, 80, 60) + QPoint(3, 3)) == load_theme("dark").selection


def test_a_click_into_what_is_set_aside_means_that(pane: SourcePane, paper_bridge: Bridge, qtbot: QtBot) -> None:
    view = pane.pages
    view.set_zoom(0.6)
    before = paper_bridge.place
    with qtbot.waitSignal(view.aside_chosen) as chosen:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place(view, 2, 115, 275))
    assert chosen.args == ["f"]
    assert pane.aside_chosen == "f"
    assert paper_bridge.place == before
    pane.bring_back_chosen()
    assert not bulletin(paper_bridge).block("f").aside
    assert any(box.block.id == "f" and not box.block.aside for box in view.paper.boxes(2, _claims(view)))


def test_the_menu_is_of_the_block_under_the_pointer(pane: SourcePane) -> None:
    block = pane.pages._block_at(place(pane.pages, 1, 21, 91))
    assert block is not None
    assert block.id == "p"
    names = [action.objectName() for action in pane.menu_for(block).actions()]
    assert "set_aside_here" in names


def test_keys_go_by_blocks_and_to_the_ends(pane: SourcePane, paper_bridge: Bridge, qtbot: QtBot) -> None:
    view = pane.pages
    select(paper_bridge, "m", 0, 0)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert paper_bridge.place is not None
    assert paper_bridge.place.start.block == "p"
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum()
    assert view.page == 2
    qtbot.keyClick(view, Qt.Key.Key_PageUp)
    assert view.verticalScrollBar().value() < view.verticalScrollBar().maximum()
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.verticalScrollBar().value() == 0


def test_faces_change_at_the_same_place_and_are_remembered(
    paper_bridge: Bridge, themes: ThemeSource, qtbot: QtBot, tmp_path: Path
) -> None:
    settings = Settings(tmp_path / "settings.toml")
    pane = stand(paper_bridge, themes, qtbot, settings)
    select(paper_bridge, "p", 6, 8)
    pane.switch_face()
    assert pane.face is Face.TEXT
    pane.switch_face()
    assert pane.face is Face.LINES
    assert pane.view.selected_text() == "𠮷祥"
    assert pane.head.facts.text() == "PDF　5 行"
    assert settings.texts("source_faces") == ("pdf=lines",)
    assert not pane.head.zoom.isVisible()
    other = stand(paper_bridge, themes, qtbot, settings)
    assert other.face is Face.LINES
    qtbot.mouseClick(other.head.segments[Face.PAGES], Qt.MouseButton.LeftButton)
    assert other.face is Face.PAGES
    assert other.pages.selected_text() == "𠮷祥"
    assert other.head.zoom.isVisible()


def test_changes_reach_the_pages_after_they_were_out_of_sight(pane: SourcePane, paper_bridge: Bridge) -> None:
    pane.show_face(Face.LINES)
    assert paper_bridge.set_aside(["m"])
    pane.show_face(Face.PAGES)
    box = next(box for box in pane.pages.paper.boxes(1, _claims(pane.pages)) if box.block.id == "m")
    assert box.block.aside


def test_a_lost_original_is_told_and_work_goes_on(paper_bridge: Bridge, themes: ThemeSource, qtbot: QtBot) -> None:
    assert paper_bridge.desk is not None
    originals_path(paper_bridge.desk.library.path).unlink()
    pane = stand(paper_bridge, themes, qtbot)
    qtbot.waitUntil(pane.notice.isVisible)
    assert pane.notice.text() == LOST
    qtbot.waitUntil(lambda: settled(pane.pages))
    qtbot.mouseClick(pane.pages.viewport(), Qt.MouseButton.LeftButton, pos=place(pane.pages, 1, 101, 65))
    assert paper_bridge.place == Span(Anchor("p", 8), Anchor("p", 8))


def test_a_drawing_child_that_dies_leaves_one_line_and_the_text(
    paper_bridge: Bridge, themes: ThemeSource, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Dying:
        def draw(self, page: int, scale: float) -> object:
            raise ReadingError("画页面的程序意外退出，书库未改动。")

        def close(self) -> None:
            pass

    monkeypatch.setattr(drawers, "drawn_pages", lambda _data: Dying())
    pane = stand(paper_bridge, themes, qtbot)
    qtbot.waitUntil(pane.notice.isVisible)
    assert pane.notice.text().startswith("画页面的程序意外退出，书库未改动。")
    qtbot.waitUntil(lambda: settled(pane.pages))
    select(paper_bridge, "p", 6, 8)
    assert pane.pages.selected_text() == "𠮷祥"
    pane.show_face(Face.LINES)
    assert not pane.notice.isVisible()


def test_a_word_file_is_set_by_its_styles(themes: ThemeSource, qtbot: QtBot, tmp_path: Path) -> None:
    desk = Desk(library.create(tmp_path / "文.zugong", editor="tester"))
    source = source_of(b"word", Form.DOCX)
    flowing = replace(source, imprint=_without_pages(source))
    result, _ = importing.take_in(desk, importing.Received("第7期.docx", b"word", bulletin_of(flowing)))
    bridge = Bridge()
    bridge.set_desk(desk)
    assert result.id is not None
    bridge.open_issue(result.id)
    pane = stand(bridge, themes, qtbot)
    select(bridge, "p", 6, 8)
    qtbot.waitUntil(lambda: len(pane.pages.sheets) == 1)
    qtbot.waitUntil(lambda: settled(pane.pages))
    assert pane.notice.text() == "按文档样式排出，非原页码"
    assert pane.notice.isVisible()
    at = bulletin(bridge).source.text.index("𠮷")
    point = pane.pages.point_of(at)
    assert point is not None
    qtbot.mouseClick(pane.pages.viewport(), Qt.MouseButton.LeftButton, pos=point + QPoint(1, 0))
    assert bridge.place == Span(Anchor("p", 6), Anchor("p", 6))
    bridge.close()


def test_nothing_is_shown_without_an_issue(paper_bridge: Bridge, themes: ThemeSource, qtbot: QtBot) -> None:
    pane = stand(paper_bridge, themes, qtbot)
    paper_bridge.set_desk(None)
    assert len(pane.pages.sheets) == 0
    assert pane.pages.selected_text() == ""
    assert not any(button.isVisible() for button in pane.head.segments.values())
    pane.pages.show()
    qtbot.mouseClick(pane.pages.viewport(), Qt.MouseButton.LeftButton)
    qtbot.keyClick(pane.pages, Qt.Key.Key_Down)


def bulletin_without_blocks(source: Source) -> Bulletin:
    return Bulletin("long", source, ())


def _claims(view: PageView) -> Claims:
    assert view._scene is not None
    return view._scene.claims


def _without_pages(source: Source) -> Imprint:
    lines = tuple(replace(line, placement=None) for line in source.imprint.lines)
    return replace(source.imprint, pages=(), lines=lines)


def _wheel(view: PageView, point: QPoint, turn: int) -> QWheelEvent:
    return QWheelEvent(
        QPointF(point),
        QPointF(view.viewport().mapToGlobal(point)),
        QPoint(),
        QPoint(0, turn),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
