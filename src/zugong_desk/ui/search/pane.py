"""What was found in all issues: names while one types, hits in their context, grouped by issue."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from zugong_desk.desk.finding import Found, Hit, Named, NameSort, Unit
from zugong_desk.desk.pinyin import warm_up
from zugong_desk.desk.tagging_many import Spot
from zugong_desk.desk.touched import Touched
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.searching import SavedSearch
from zugong_desk.domain.span import Span
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.jobs import Job
from zugong_desk.ui.library.shelves import issue_title
from zugong_desk.ui.search.conditions import ConditionsMenu
from zugong_desk.ui.search.field import SearchField
from zugong_desk.ui.search.head import SearchHead
from zugong_desk.ui.search.model import NOTHING, HitModel
from zugong_desk.ui.search.names import NamesView
from zugong_desk.ui.search.rows import UNITS, again, summary
from zugong_desk.ui.search.saved import NameLine, SavedMenu
from zugong_desk.ui.search.typed import Typed, added, put_in, typed_at
from zugong_desk.ui.search.view import HitView
from zugong_desk.ui.theme.source import ThemeSource

NAME = "searchPane"
BATCH = 200
RENEW_MS = 800
"""Longer than typing waits to be written, which a search would do at once."""
MOST_NAMES = 12
MOST_TAGGED = 2_000
ASK = """\
在上方输入要找的字句，一个字也行。
打拼音首字母，先列出标题、单位、地区、标签。
空格是“且”，也可以写“或”“非”和括号。

条件与字句并用，在“条件”里可以挑：
年:2023　年:2021..2023
单位:　地区:　标签:　栏目:
评价:>=2　类别:标题　意见:有"""
GONE = "这一处已经改过，列表已更新。"
NOT_FOUND = "还没有查到什么。先在上方输入要找的字句。"
NO_WORDS = "查到的是整篇文章。加上要标的字句再标注。"
TOO_MANY = "查到 {:,} 处，一次最多标 {:,} 处。请加条件缩小范围。"
ONLY_NAMES = "没有写着“{}”的地方。↓ 选上面的名称，Enter 查它。"
LAST, FIRST = "已是最后一处。", "已是第一处。"


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
        self._stale = False
        self._at = -1
        self._warmth: Job[str, None, None] | None = None
        self.field = SearchField(field, self)
        self.model = HitModel(self._more, self)
        self.names, self.view = NamesView(themes, self), HitView(self.model, themes, self)
        self.saved = SavedMenu(bridge, self)
        self.conditions = ConditionsMenu(bridge, self.add_condition, self)
        self.head = SearchHead(themes, self.conditions, self.saved, self)
        self.message, self.name_line = QLabel(ASK, self), NameLine(self)
        self._later = QTimer(self, singleShot=True, interval=RENEW_MS)
        self._idle = QTimer(self, singleShot=True, interval=0)
        self._lay_out()
        self._connect()

    def set_actions(self, actions: Mapping[str, QAction]) -> None:
        """Take the window's actions for the menu of results."""
        self.head.set_actions(actions)

    @property
    def query(self) -> str:
        """What was looked for."""
        return self.model.found.query

    # searching ------------------------------------------------------------------------------------------------------

    def search(self) -> None:
        """Look for what the field says, and put the keys on the hits; or take the name that was chosen."""
        named = self.names.chosen
        if named is not None:
            self.take_name(named)
            return
        self.names.offer(())
        if self._look(self.field.text.strip()) and self.model.hits:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def run(self, query: str) -> None:
        """Look for something else than what was typed."""
        self.field.write(query)
        self.search()

    def clear(self) -> None:
        """Forget what was found."""
        self.names.offer(())
        self._show(NOTHING)
        self.message.setText(ASK)

    def _look(self, query: str) -> bool:
        """Show what a query finds; whether it was clear."""
        if not query:
            self.clear()
            return False
        found = self._bridge.search(query, BATCH)
        if found is None:
            return False
        if isinstance(found, str):
            self._show(NOTHING)
            self.message.setText(found)
        else:
            self._show(found)
        self.searched.emit()
        return not isinstance(found, str)

    def _show(self, found: Found) -> None:
        self._later.stop()
        self._stale, self._at = False, -1
        names = self._issue_names() if found.hits or found.query else {}
        self.model.show(found, names)
        self.message.setText(summary(found, len(names)))
        self.head.tell(found=bool(found.hits))
        if found.hits:
            self.view.choose(0)

    def _issue_names(self) -> dict[str, str]:
        return {
            row.id: f"{row.year or ''}{' 年' if row.year else ''}{issue_title(row)}" for row in self._bridge.issues()
        }

    def _more(self, offset: int) -> Found | None:
        found = self._bridge.search(self.query, BATCH, offset)
        return found if isinstance(found, Found) else None

    def _renew(self) -> None:
        """Search again where the text was changed; the same hit stays current."""
        if not self._stale or not self.query:
            self._stale = False
            return
        if self._bridge.desk is None or self._bridge.desk.unwritten:
            return
        before, at = self.model.hit_of(self.view.currentIndex()), self._at
        scrolled = self.view.verticalScrollBar().value()
        found = self._bridge.search(self.query, max(BATCH, len(self.model.hits)))
        if not isinstance(found, Found):
            return
        self._show(found)
        if before is not None and found.hits:
            chosen = again(found.hits, before)
            self.view.choose(chosen)
            self._at = chosen if at >= 0 else -1
            self.view.verticalScrollBar().setValue(scrolled)
            self.view.scrollTo(self.view.currentIndex())

    def _renew_now(self) -> None:
        if self._bridge.flush():
            self._renew()

    # names and conditions -------------------------------------------------------------------------------------------

    def take_name(self, named: Named) -> None:
        """Go to a title; search by any other name, in the place of what was typed."""
        self.names.offer(())
        if named.sort is NameSort.TITLE and named.bulletin is not None and named.span is not None:
            bulletin = self._bring(named.bulletin)
            if bulletin is not None and _stands(bulletin, named.span):
                self._bridge.go(named.span, NAME)
                self.went.emit()
            return
        text, caret = self.field.text, self.field.caret
        self.field.write(*put_in(text, typed_at(text, caret), caret, named.query))
        self.field.focus()
        self._look(self.field.text.strip())

    def add_condition(self, condition: str) -> None:
        """Put a condition into the field; one without its value waits for it there, any other is searched by."""
        self.field.write(added(self.field.text, condition))
        self.field.focus()
        if not condition.endswith(":"):
            self._look(self.field.text.strip())

    def _on_typed(self) -> None:
        typed = typed_at(self.field.text, self.field.caret)
        names = self._names_like(typed) if self._warmth is not None and self._warmth.done else ()
        self.names.offer(names)
        if self._look(self.field.text.strip()) and names and not self.model.hits:
            self.message.setText(ONLY_NAMES.format(typed.text))

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

    def _on_moved(self, by: int) -> None:
        if not self.names.step(by) and by > 0 and self.model.hits:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    # walking --------------------------------------------------------------------------------------------------------

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) hit, at first to the current one; the keys stay where they are."""
        row = self.model.row_of(self.view.currentIndex())
        if row is None:
            self._bridge.told.emit(NOT_FOUND)
            return
        at = row.at + by if self._at == row.at else row.at
        if not 0 <= at < self.model.found.total or not self.model.index_of(at).isValid():
            self._bridge.told.emit(LAST if by > 0 else FIRST)
        elif self.go(self.view.choose(at)):
            unit = UNITS[self.model.found.unit]
            self._bridge.told.emit(f"第 {at + 1:,} {unit}，共 {self.model.found.total:,} {unit}")

    def go(self, index: QModelIndex) -> bool:
        """Go to the place of a hit, if its words still stand there; else say so."""
        if self._stale and self.model.hit_of(index) is not None:
            self._renew_now()
            index = self.view.currentIndex()
        row, hit = self.model.row_of(index), self.model.hit_of(index)
        if row is None or hit is None:
            return False
        bulletin = self._bring(hit.bulletin)
        if bulletin is None or not holds(bulletin, hit):
            self._stale = True
            self._renew_now()
            self._bridge.told.emit(GONE)
            return False
        self._at = row.at
        self._bridge.go(hit.span, NAME)
        return True

    def _enter(self, index: QModelIndex) -> None:
        if self.go(index):
            self.went.emit()

    def _bring(self, issue: str) -> Bulletin | None:
        here = self._bridge.bulletin
        return here if here is not None and here.id == issue else self._bridge.open_issue(issue)

    # saving, tagging, writing ---------------------------------------------------------------------------------------

    def ask_save(self) -> None:
        """Ask for the name under which to keep what the field says."""
        query = self.field.text.strip() or self.query
        if not query:
            self._bridge.told.emit(NOT_FOUND)
            return
        self.searched.emit()
        self.name_line.ask("存为", query, lambda name: self._bridge.save_search(name, query))

    def _ask_rename(self, one: SavedSearch) -> None:
        self.name_line.ask("改名为", one.name, lambda name: self._bridge.rename_search(one.id, name))

    def tag_found(self) -> None:
        """Offer to tag every hit."""
        found = self._bridge.search(self.query, MOST_TAGGED) if self.query else None
        if not isinstance(found, Found) or not found.hits:
            self._bridge.told.emit(NOT_FOUND)
        elif found.unit is Unit.ARTICLE:
            self._bridge.told.emit(NO_WORDS)
        elif found.total > MOST_TAGGED:
            self._bridge.told.emit(TOO_MANY.format(found.total, MOST_TAGGED))
        else:
            self.tags_wished.emit([Spot(hit.bulletin, hit.span) for hit in found.hits])

    def ask_export(self) -> None:
        """Offer to write all hits to a file."""
        if self.model.hits:
            self.export_wished.emit(self.query)
        else:
            self._bridge.told.emit(NOT_FOUND)

    # parts ----------------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Search again if the text was changed meanwhile."""
        super().showEvent(event)
        if self._stale:
            self._later.start()

    def _lay_out(self) -> None:
        self.message.setObjectName("searchMessage")
        self.message.setProperty("role", "hint")
        self.message.setWordWrap(True)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setContentsMargins(8, 6, 8, 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.head, self.names, self.message):
            column.addWidget(part)
        column.addWidget(self.view, 1)
        column.addWidget(self.name_line)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        bridge, field, view = self._bridge, self.field, self.view
        field.typed.connect(self._on_typed)
        field.entered.connect(self.search)
        field.moved.connect(self._on_moved)
        field.left.connect(self._on_field_left)
        field.came.connect(self._on_field_came)
        self.names.taken.connect(self.take_name)
        view.go_wished.connect(self._enter)
        view.look_wished.connect(self.go)
        view.up_wished.connect(field.focus)
        view.left.connect(self.went)
        self.model.outdated.connect(self._on_outdated)
        self.saved.run_wished.connect(lambda one: self.run(one.query))
        self.saved.save_wished.connect(self.ask_save)
        self.saved.rename_wished.connect(self._ask_rename)
        self.name_line.closed.connect(field.focus)
        self._later.timeout.connect(self._renew)
        self._idle.timeout.connect(self._prepare)
        bridge.library_opened.connect(self.clear)
        bridge.changed.connect(self._on_changed)
        bridge.saved.connect(lambda _at: self._later.start() if self._stale and self.isVisible() else None)

    def _on_field_left(self) -> None:
        if self.names.isHidden():
            self.went.emit()
        else:
            self.names.offer(())

    def _on_changed(self, _touched: Touched) -> None:
        if self.query:
            self._stale = True
            if self.isVisible():
                self._later.start()

    def _on_outdated(self) -> None:
        self._stale = True
        self._later.start()

    def _prepare(self) -> None:
        """Work off names whose pinyin is not known yet, a little at a time, while the editor is about to type."""
        if not self._bridge.prepare_names():
            self._idle.start()


def holds(bulletin: Bulletin, hit: Hit) -> bool:
    """Whether the words of a hit still stand where they were found."""
    return _stands(bulletin, hit.span) and bulletin.quote(hit.span).split() == hit.text.split()


def _stands(bulletin: Bulletin, span: Span) -> bool:
    lines = bulletin.line_position
    return all(
        end.block in lines and end.offset <= len(bulletin.block(end.block).text) for end in (span.start, span.end)
    )
