"""The table of the import queue: every verb of a row by click, by key and in its menu."""

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from zugong_desk.ui.imports.delegate import QueueDelegate, keyed
from zugong_desk.ui.imports.entry import Verb
from zugong_desk.ui.imports.model import FILE, FORM, READ, SIGN, VERB, QueueModel
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.theme.tokens import tokens

SIGN_WIDTH, FORM_WIDTH, VERB_WIDTH = 42, 104, 270
FILE_SHARE, FILE_LEAST = 0.22, 150
_OWN_KEYS = {Qt.Key.Key_F7, Qt.Key.Key_F2, Qt.Key.Key_Delete}
_KEYS = {"Del": Qt.Key.Key_Delete, "F2": Qt.Key.Key_F2}


class QueueView(QTableView):
    """Rows of the queue. Enter does the first verb of the row, Delete leaves it out, a digit does the verb of that place."""

    verb_chosen = Signal(int, str)  # row, Verb
    doubts_requested = Signal()

    def __init__(self, themes: ThemeSource, model: QueueModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("importQueue")
        self.setAccessibleName("导入队列")
        self._model = model
        self._painter = QueueDelegate(themes, self)
        self.setModel(model)
        self.setItemDelegate(self._painter)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._set_rows()
        self._set_columns()
        self.doubleClicked.connect(lambda index: self._choose_first(index.row()))
        self.customContextMenuRequested.connect(self._on_menu)
        self.selectionModel().currentRowChanged.connect(lambda *_: self.viewport().update())

    def _set_rows(self) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(tokens().sizes["queue_row"])

    def _set_columns(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(READ, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setMinimumSectionSize(SIGN_WIDTH)
        for column, width in ((SIGN, SIGN_WIDTH), (FORM, FORM_WIDTH), (VERB, VERB_WIDTH)):
            self.setColumnWidth(column, width)

    def end_of_row(self) -> QPoint:
        """Below the verbs of the current row, on the screen."""
        cell = self.visualRect(self.currentIndex().siblingAtColumn(VERB))
        return self.viewport().mapToGlobal(cell.bottomLeft())

    def menu_for(self, row: int) -> QMenu:
        """What can be done about a row."""
        menu = QMenu(self)
        menu.setObjectName("importRowMenu")
        for verb, name, key in keyed(self._model.entry(row)):
            action = menu.addAction(f"{name}\t{key}")
            action.setObjectName(f"import_{verb}")
            action.triggered.connect(lambda _checked=False, one=verb: self.verb_chosen.emit(row, one))
        return menu

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Names get more room in a wide window."""
        super().resizeEvent(event)
        self.setColumnWidth(FILE, max(FILE_LEAST, int(event.size().width() * FILE_SHARE)))

    def event(self, event: QEvent) -> bool:
        """F7 here goes to the first doubt of what was imported, not to the next one of the open issue."""
        overridden = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
        if isinstance(event, QKeyEvent) and overridden and event.key() in _OWN_KEYS and not event.modifiers():
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that stand beside the verbs of the current row."""
        row = self.currentIndex().row()
        if event.key() == Qt.Key.Key_F7:
            self.doubts_requested.emit()
            return
        verb = self._verb_of(event, row) if row >= 0 else None
        if verb is not None:
            self.verb_chosen.emit(row, verb)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on a verb does it."""
        super().mouseReleaseEvent(event)
        row, verb = self._under(event.position().toPoint())
        if verb is not None and event.button() == Qt.MouseButton.LeftButton:
            self.verb_chosen.emit(row, verb)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over the verbs."""
        super().mouseMoveEvent(event)
        over = self._under(event.position().toPoint())[1] is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def _verb_of(self, event: QKeyEvent, row: int) -> Verb | None:
        offered = list(keyed(self._model.entry(row)))
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            return offered[0][0] if offered else None
        named = next((verb for verb, _, key in offered if _KEYS.get(key) == event.key()), None)
        number = int(event.text()) if event.text().isdecimal() and event.text().isascii() else 0
        return named or (offered[number - 1][0] if 0 < number <= len(offered) else None)

    def _choose_first(self, row: int) -> None:
        first = next((verb for verb, _, _ in keyed(self._model.entry(row)) if verb != "cancel"), None)
        if first is not None and self._under(self.viewport().mapFromGlobal(self.cursor().pos()))[1] is None:
            self.verb_chosen.emit(row, first)

    def _under(self, point: QPoint) -> tuple[int, Verb | None]:
        """The row under a point, and the verb if there is one."""
        index = self.indexAt(point)
        if not index.isValid() or index.column() != VERB:
            return index.row(), None
        current = self.currentIndex().row() == index.row()
        entry = self._model.entry(index.row())
        return index.row(), self._painter.verb_at(self.visualRect(index), entry, point.toPointF(), current=current)

    def _on_menu(self, point: QPoint) -> None:
        row = self.indexAt(point).row()
        menu = self.menu_for(row) if row >= 0 else None
        if menu is not None and menu.actions():
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.viewport().mapToGlobal(point))
