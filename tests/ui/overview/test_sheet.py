"""The table of an overview by itself: which cell is current after another count, and what a large one asks for."""

import pytest
from PySide6.QtWidgets import QApplication

from zugong_desk.desk.overview import Head, Matrix
from zugong_desk.ui.overview.cells import CellDelegate
from zugong_desk.ui.overview.sheet import MatrixView
from zugong_desk.ui.theme.source import ThemeSource


@pytest.fixture
def view(qapp: QApplication, themes: ThemeSource) -> MatrixView:
    return MatrixView(themes)


def heads(*names: str) -> tuple[Head, ...]:
    return tuple(Head(f"key of {name}", name) for name in names)


def test_the_current_cell_stays_though_rows_and_columns_come_before_it(view: MatrixView) -> None:
    view.show_matrix(Matrix(heads("𠮷", "乙"), heads("甲县", "🏠"), {}), {})
    assert view.matrix.title_at(view.currentIndex()) == "𠮷 × 甲县"
    view.setCurrentIndex(view.matrix.index(1, 1))
    view.show_matrix(Matrix(heads("新", "𠮷", "乙"), heads("🏠", "甲县"), {}), {})
    assert view.matrix.title_at(view.currentIndex()) == "乙 × 🏠"


def test_a_total_stays_a_total_and_a_cell_that_is_gone_gives_way_to_the_first(view: MatrixView) -> None:
    view.show_matrix(Matrix(heads("𠮷"), heads("甲县", "乙县"), {}), {})
    view.setCurrentIndex(view.matrix.index(0, 2))
    view.show_matrix(Matrix(heads("新", "𠮷"), heads("甲县"), {}), {})
    assert view.matrix.title_at(view.currentIndex()) == "𠮷"
    view.show_matrix(Matrix(heads("新"), heads("甲县"), {}), {})
    assert view.matrix.title_at(view.currentIndex()) == "新 × 甲县"


def test_a_large_table_does_not_ask_all_its_cells_for_their_size(
    view: MatrixView, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    plain = CellDelegate.sizeHint
    monkeypatch.setattr(CellDelegate, "sizeHint", lambda *given: asked.append(given[2]) or plain(*given))
    view.resize(900, 600)
    view.show()
    many = heads(*(f"{number}𠮷" for number in range(120)))
    view.show_matrix(Matrix(many, many, {}), {})
    assert len(asked) <= 10 * len(many)
