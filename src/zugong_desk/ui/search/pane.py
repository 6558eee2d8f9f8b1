"""What was found in all issues: names while one types, hits in their context, grouped by issue."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from zugong_desk.desk.finding import Found, Named, NameSort, Unit
from zugong_desk.desk.pinyin import warm_up
from zugong_desk.desk.tagging_many import Spot
from zugong_desk.domain.searching import SavedSearch
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.jobs import Job
from zugong_desk.ui.search.conditions import ConditionsMenu
from zugong_desk.ui.search.field import SearchField
from zugong_desk.ui.search.head import SearchHead
from zugong_desk.ui.search.names import NamesView
from zugong_desk.ui.search.results import NAME, NOT_FOUND, Results, brought, stands
from zugong_desk.ui.search.saved import NameLine, SavedMenu
from zugong_desk.ui.search.typed import Typed, added, put_in, typed_at
from zugong_desk.ui.theme.source import ThemeSource

MOST_NAMES = 12
MOST_TAGGED = 2_000
ASK = """\
在上方输入要找的字句，一个字也行。
打拼音首字母，先列出标题、单位、地点、标签。
空格是“且”，也可以写“或”“非”和括号。

条件与字句并用，在“条件”里可以挑：
年:2023　年:2021..2023
单位:　地点:　标签:　栏目:
评价:>=2　类别:标题　意见:有"""
NO_WORDS = "查到的是整篇文章。加上要标的字句再标注。"
TOO_MANY = "查到 {:,} 处，一次最多取 {:,} 处。请加条件缩小范围。"
ONLY_NAMES = "没有写着“{}”的地方。↓ 选上面的名称，Enter 查它。"


class SearchPane(QFrame):
    """Joins the tool bar's field with lists of names and of hits."""

    searched = Signal()
    """There is something to be seen here."""
    went = Signal()
    """The editor's hands are to be in the text."""
    tags_wished = Signal(list)
    export_wished = Signal(str)

    def __init__(self, bridge: Bridge, themes: ThemeSource, field: QLineEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(NAME)
        self.setAccessibleName("全库查找结果")
        self.setProperty("role", "panel")
        self._bridge = bridge
        self._warmth: Job[str, None, None] | None = None
        self.field = SearchField(field, self)
        self.names, self.results = NamesView(themes, self), Results(bridge, themes, self)
        self.saved = SavedMenu(bridge, self)
        self.conditions = ConditionsMenu(bridge, self.add_condition, self)
        self.head = SearchHead(themes, self.conditions, self.saved, self)
        self.name_line = NameLine(self)
        self._idle = QTimer(self, singleShot=True, interval=0)
        self._lay_out()
        self._connect()
        self.clear()

    def set_actions(self, actions: Mapping[str, QAction]) -> None:
        """Take the window's actions for the menu of results."""
        self.head.set_actions(actions)

    # searching ------------------------------------------------------------------------------------------------------

    def search(self) -> None:
        """Look for what the field says, and put the keys on the hits; or take the name that was chosen."""
        named = self.names.chosen
        if named is not None:
            self.take_name(named)
            return
        self.names.offer(())
        if self._look() and self.results.model.hits:
            self.results.setFocus(Qt.FocusReason.OtherFocusReason)

    def run(self, query: str) -> None:
        """Look for something else than what was typed."""
        self.field.write(query)
        self.search()

    def clear(self) -> None:
        """Forget what was found."""
        self.names.offer(())
        self.results.say(ASK)

    def _look(self) -> bool:
        """Show what the field's query finds; whether it was clear."""
        query = self.field.text.strip()
        if not query:
            self.clear()
            return False
        clear = self.results.look(query)
        self.searched.emit()
        return clear

    # names and conditions -------------------------------------------------------------------------------------------

    def take_name(self, named: Named) -> None:
        """Go to a title; search by any other name, in the place of what was typed."""
        self.names.offer(())
        if named.sort is NameSort.TITLE and named.bulletin is not None and named.span is not None:
            bulletin = brought(self._bridge, named.bulletin)
            if bulletin is not None and stands(bulletin, named.span):
                self._bridge.go(named.span, NAME)
                self.went.emit()
            return
        text, caret = self.field.text, self.field.caret
        self.field.write(*put_in(text, typed_at(text, caret), caret, named.query))
        self.field.focus()
        self._look()

    def add_condition(self, condition: str) -> None:
        """Put a condition into the field; one without its value waits for it there, any other is searched by."""
        self.field.write(added(self.field.text, condition))
        self.field.focus()
        if not condition.endswith(":"):
            self._look()

    def _on_typed(self) -> None:
        typed = typed_at(self.field.text, self.field.caret)
        names = self._names_like(typed) if self._warmth is not None and self._warmth.done else ()
        self.names.offer(names)
        if self._look() and names and not self.results.model.hits:
            self.results.message.setText(ONLY_NAMES.format(typed.text))

    def _names_like(self, typed: Typed) -> tuple[Named, ...]:
        found = self._bridge.names_like(typed.text, MOST_NAMES if typed.sort is None else 5 * MOST_NAMES)
        return tuple(one for one in found if typed.sort in (None, one.sort))[:MOST_NAMES]

    def _on_field_came(self) -> None:
        """Load the tables of pinyin before they are needed: at first that takes long enough to be felt."""
        if self._warmth is None:
            self._warmth = Job(["拼音"], lambda _: warm_up(), lambda *_: None, parent=self)
            self._warmth.finished.connect(self._on_warm)
            self._warmth.start()
        elif self._warmth.done:
            self._idle.start()

    def _on_warm(self) -> None:
        self._idle.start()
        if self.field.typing and self.field.text:
            self._on_typed()

    def _prepare(self) -> None:
        """Work off names whose pinyin is not known yet, a little at a time, while the editor is about to type."""
        if not self._bridge.prepare_names():
            self._idle.start()

    def _on_moved(self, by: int) -> None:
        if not self.names.step(by) and by > 0 and self.results.model.hits:
            self.results.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_field_left(self) -> None:
        if self.names.isHidden():
            self.went.emit()
        else:
            self.names.offer(())

    # saving, tagging, writing ---------------------------------------------------------------------------------------

    def ask_save(self) -> None:
        """Ask for the name under which to keep what the field says."""
        query = self.field.text.strip() or self.results.query
        if not query:
            self._bridge.told.emit(NOT_FOUND)
            return
        self.searched.emit()
        self.name_line.ask("存为", query, lambda name: self._bridge.save_search(name, query))

    def _ask_rename(self, one: SavedSearch) -> None:
        self.name_line.ask("改名为", one.name, lambda name: self._bridge.rename_search(one.id, name))

    @property
    def unit(self) -> Unit:
        """What the hits are."""
        return self.results.model.found.unit

    def tag_found(self) -> None:
        """Offer to tag every hit."""
        if self.results.model.hits and self.unit is Unit.ARTICLE:
            self._bridge.told.emit(NO_WORDS)
        elif spots := self.spots():
            self.tags_wished.emit(spots)

    def spots(self) -> list[Spot]:
        """Where all hits stand; none, after saying why, if there are none or too many."""
        query = self.results.query
        found = self._bridge.search(query, MOST_TAGGED) if query else None
        if not isinstance(found, Found) or not found.hits:
            self._bridge.told.emit(NOT_FOUND)
        elif found.total > MOST_TAGGED:
            self._bridge.told.emit(TOO_MANY.format(found.total, MOST_TAGGED))
        else:
            return [Spot(hit.bulletin, hit.span) for hit in found.hits]
        return []

    def ask_export(self) -> None:
        """Offer to write all hits to a file."""
        if self.results.model.hits:
            self.export_wished.emit(self.results.query)
        else:
            self._bridge.told.emit(NOT_FOUND)

    # parts ----------------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.names)
        column.addWidget(self.results, 1)
        column.addWidget(self.name_line)
        self.setFocusProxy(self.results.view)

    def _connect(self) -> None:
        field, results = self.field, self.results
        field.typed.connect(self._on_typed)
        field.entered.connect(self.search)
        field.moved.connect(self._on_moved)
        field.left.connect(self._on_field_left)
        field.came.connect(self._on_field_came)
        self.names.taken.connect(self.take_name)
        results.went.connect(self.went)
        results.view.up_wished.connect(field.focus)
        results.shown.connect(lambda: self.head.tell(found=bool(results.model.hits)))
        self.saved.run_wished.connect(lambda one: self.run(one.query))
        self.saved.save_wished.connect(self.ask_save)
        self.saved.rename_wished.connect(self._ask_rename)
        self.name_line.closed.connect(field.focus)
        self._idle.timeout.connect(self._prepare)
        self._bridge.library_opened.connect(self.clear)
