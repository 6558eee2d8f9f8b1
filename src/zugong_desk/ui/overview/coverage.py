"""How much of the open issue bears a tag: a bar an article, and one for all."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from zugong_desk.desk.overview import Coverage
from zugong_desk.ui.theme.fonts import MEDIUM, ui_font
from zugong_desk.ui.theme.source import ThemeSource

ROW, NAMES, FIGURES, INSET = 30, 320, 190, 14
BAR = 10
ALL = "全期"
NOTHING = "没有打开的期刊，或期里没有文章。"


class CoverageBars(QWidget):
    """Painted as high as it needs; `chosen` with the number of the article that is wanted."""

    chosen = Signal(int)

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("overviewCoverage")
        self.setAccessibleName("本期覆盖")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._themes = themes
        self.coverage = Coverage(0, 0, ())
        self.current = 0
        themes.changed.connect(self.update)

    def show_coverage(self, coverage: Coverage) -> None:
        """Show how much of an issue bears a tag."""
        self.coverage = coverage
        self.current = min(self.current, max(0, len(coverage.articles) - 1))
        self.setAccessibleDescription(
            "，".join(f"{name} {_percent(tagged, total)}" for name, tagged, total in self.rows)
        )
        self.setMinimumSize(self.sizeHint())
        self.update()

    @property
    def rows(self) -> tuple[tuple[str, int, int], ...]:
        """All bars: name, characters that bear a tag, all characters; that of the issue stands last."""
        whole = self.coverage
        return (*whole.articles, (ALL, whole.tagged, whole.total)) if whole.articles else ()

    def sizeHint(self) -> QSize:
        """Room for every row."""
        return QSize(NAMES + FIGURES + 200, ROW * max(1, len(self.rows)) + INSET)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Names, bars, figures."""
        painter, theme = QPainter(self), self._themes.theme
        painter.fillRect(self.rect(), theme.base)
        painter.setFont(ui_font(12))
        if not self.rows:
            painter.setPen(theme.ink3)
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, NOTHING)
            return
        for at, row in enumerate(self.rows):
            self._paint_row(painter, at, row)

    def _paint_row(self, painter: QPainter, at: int, row: tuple[str, int, int]) -> None:
        theme, (name, tagged, total) = self._themes.theme, row
        top, last = float(INSET // 2 + at * ROW), at == len(self.rows) - 1
        if at == self.current and not last and self.hasFocus():
            painter.fillRect(QRectF(0, top, self.width(), ROW), theme.current)
        painter.setFont(ui_font(13, MEDIUM) if last else ui_font(13))
        painter.setPen(theme.ink)
        shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, NAMES - 2 * INSET)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(INSET, top, NAMES - 2 * INSET, ROW), middle | Qt.AlignmentFlag.AlignLeft, shown)
        bar = QRectF(NAMES, top + (ROW - BAR) / 2, max(40, self.width() - NAMES - FIGURES), BAR)
        painter.fillRect(bar, theme.hover)
        bar.setWidth(bar.width() * (tagged / total if total else 0))
        painter.fillRect(bar, theme.accent)
        painter.setPen(theme.ink2)
        figures = QRectF(self.width() - FIGURES, top, FIGURES - INSET, ROW)
        said = f"{tagged} / {total} 字　{_percent(tagged, total)}"
        painter.drawText(figures, middle | Qt.AlignmentFlag.AlignRight, said)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the article under the pointer."""
        self._choose((int(event.position().y()) - INSET // 2) // ROW)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk, Enter chooses."""
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if by:
            self.current = max(0, min(self.current + by, len(self.coverage.articles) - 1))
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.current)
        else:
            super().keyPressEvent(event)

    def _choose(self, at: int) -> None:
        if 0 <= at < len(self.coverage.articles):
            self.current = at
            self.update()
            self.chosen.emit(at)


def _percent(tagged: int, total: int) -> str:
    return f"{tagged / total:.0%}" if total else "0%"
