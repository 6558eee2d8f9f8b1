"""The tag palette: one line of typing under the selection, and the tags that it finds."""

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QThreadPool, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QListView, QVBoxLayout, QWidget
from shiboken6 import isValid

from zugong_desk.desk.pinyin import warm_up
from zugong_desk.desk.touched import Touched
from zugong_desk.domain.codebook import Tag
from zugong_desk.domain.span import Span
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.tags.choice_delegate import ChoiceDelegate
from zugong_desk.ui.tags.choices import Choice, ChoiceModel, choices
from zugong_desk.ui.tags.placing import placed
from zugong_desk.ui.tags.query import QueryField
from zugong_desk.ui.theme.icons import icon
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.theme.tokens import tokens

WIDTH, NARROWEST = 516, 380
LINE = 280
"""An anchor at least this wide is a line of text, no button."""
ROWS = 6
"""Rows in view; the others scroll."""
MEANING_LINES = 6
WARM_MS = 400
NOTHING = "没有这样的标签。按 Ctrl+N 新建。"
NO_TAGS = "标签表是空的。输入名称，按 Enter 新建标签。"


class TagPalette(QFrame):
    """A popup inside its window, so that focus and input method stay with it; remembers whom to give the focus back."""

    tagged = Signal(str)
    """An annotation (id) was made or retagged."""
    fields_requested = Signal(str)
    """The same, and its practice fields are wanted."""
    closed = Signal()

    def __init__(self, bridge: Bridge, themes: ThemeSource, parent: QWidget) -> None:
        super().__init__(parent)
        self._host = parent
        self.setObjectName("tagPalette")
        self.setAccessibleName("标签面板")
        self.setProperty("role", "card")
        self.hide()
        self._bridge = bridge
        self._themes = themes
        self._span: Span | None = None
        self._annotation = ""
        self._chosen: Callable[[str], object] | None = None
        self._anchor = QRect()
        self._before: QWidget | None = None
        self._uses: dict[str, int] = {}
        self._warm = QTimer(self, singleShot=True)
        self.model = ChoiceModel(self)
        self.query = QueryField(self)
        self.list = QListView(self)
        self.meaning = QLabel(self)
        self._lay_out(themes)
        self._connect(themes)

    # opening and closing --------------------------------------------------------------------------------------------

    def tag(self, span: Span, anchor: QRect) -> None:
        """Offer tags for a passage; `anchor` is what must stay in view, in global coordinates."""
        self._span, self._annotation, self._chosen = span, "", None
        self._open(anchor)

    def retag(self, annotation: str, anchor: QRect) -> None:
        """Offer another tag for an annotation (id)."""
        self._span, self._annotation, self._chosen = None, annotation, None
        self._open(anchor)

    def choose(self, anchor: QRect, take: Callable[[str], object]) -> None:
        """Offer tags for something else: `take` is given the tag (id) that was chosen, when the palette is closed."""
        self._span, self._annotation, self._chosen = None, "", take
        self._open(anchor)

    def close_palette(self) -> None:
        """Close and give the focus back to where it was."""
        if self.isHidden():
            return
        self.hide()
        self.window().removeEventFilter(self)
        if self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.closed.emit()

    def _open(self, anchor: QRect) -> None:
        if self.isHidden():
            self._before = QApplication.focusWidget()
            self.window().installEventFilter(self)
        self._anchor = anchor
        self._uses = self._bridge.tag_uses()
        self.query.clear()
        self._search("")
        self._place()
        self.show()
        self.raise_()
        self.query.setFocus(Qt.FocusReason.PopupFocusReason)

    def _place(self) -> None:
        """Stand beside the anchor, as high as the rows need and the window allows."""
        wanted = max(1, min(ROWS, len(self.model.rows))) * tokens().sizes["palette_row"] + 2
        self.list.setFixedHeight(wanted)
        self._layout.activate()
        room = self._host.rect().adjusted(4, 4, -4, -4)
        size = QSize(min(self._width(), room.width()), self.minimumSizeHint().height())
        anchor = QRect(self._host.mapFromGlobal(self._anchor.topLeft()), self._anchor.size())
        place = placed(anchor, size, room, size.height() - wanted + tokens().sizes["palette_row"])
        self.list.setFixedHeight(wanted - max(0, size.height() - place.height()))
        self._layout.activate()
        self.setGeometry(place)

    def _width(self) -> int:
        """As wide as the lines that it stands under, so that what is painted beside them stays in view."""
        return min(max(self._anchor.width(), NARROWEST), WIDTH) if self._anchor.width() >= LINE else WIDTH

    # searching and choosing -----------------------------------------------------------------------------------------

    def _search(self, text: str) -> None:
        tags = self._bridge.shelf.tags
        self.model.show(choices(self._bridge.rank_tags(text.strip()), tags, self._uses, text))
        self.list.setCurrentIndex(self.model.index(0))
        self._explain()

    def _on_text_edited(self, text: str) -> None:
        self._search(text)
        self._place()

    def _move(self, by: int) -> None:
        at = max(0, min(self.list.currentIndex().row() + by, len(self.model.rows) - 1))
        self.list.setCurrentIndex(self.model.index(at))

    def _pick(self, row: int) -> None:
        if row < len(self.model.rows):
            self._take(self.model.rows[row], fill=False)

    def _accept(self, fill: bool) -> None:
        index = self.list.currentIndex()
        if index.isValid():
            self._take(self.model.rows[index.row()], fill=fill)

    def _on_new_wished(self) -> None:
        if name := self.query.text().strip():
            self._take(Choice(name), fill=False)

    def _take(self, choice: Choice, *, fill: bool) -> None:
        tag = choice.tag.id if choice.tag else self._bridge.add_tag(choice.name)
        if tag and self._chosen:
            take = self._chosen
            self.close_palette()
            take(tag)
            return
        annotation = self._put(tag) if tag else ""
        if not annotation:
            return
        self.close_palette()
        self.tagged.emit(annotation)
        if fill:
            self.fields_requested.emit(annotation)

    def _put(self, tag: str) -> str:
        """Put the tag on the passage or the annotation; the annotation's id, empty if refused."""
        if self._span is None:
            return self._annotation if self._bridge.change_annotation(self._annotation, tag=tag) else ""
        touched = self._bridge.annotate(self._span, tag)
        known = self._bridge.bulletin.annotations if self._bridge.bulletin else {}
        return next((id for id in touched.places if id in known), "") if touched else ""

    # showing --------------------------------------------------------------------------------------------------------

    def _explain(self) -> None:
        index = self.list.currentIndex()
        choice = self.model.rows[index.row()] if index.isValid() else None
        if choice is None:
            self.meaning.setText(NO_TAGS if not self._bridge.shelf.tags else NOTHING)
        elif choice.tag is None:
            self.meaning.setText(f"新建标签“{escape(choice.name)}”，并标在选中的文字上。定义可以以后在标签表里补。")
        else:
            self.meaning.setText(meaning_of(choice.tag, self._themes.theme.ink3.name()))

    def _lay_out(self, themes: ThemeSource) -> None:
        self.query.addAction(icon("tag", themes, 16, "ink2"), QueryField.ActionPosition.LeadingPosition)
        self.list.setObjectName("tagChoices")
        self.list.setAccessibleName("标签")
        self.list.setModel(self.model)
        self.list.setItemDelegate(ChoiceDelegate(themes, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setStyleSheet("QListView { background: transparent; }")
        self.meaning.setObjectName("tagMeaning")
        self.meaning.setTextFormat(Qt.TextFormat.RichText)
        self.meaning.setWordWrap(True)
        self.meaning.setContentsMargins(14, 8, 14, 8)
        self.meaning.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.meaning.setFixedHeight(MEANING_LINES * self.fontMetrics().lineSpacing() + 16)
        field = QHBoxLayout()
        field.setContentsMargins(8, 8, 8, 6)
        field.addWidget(self.query)
        layout = self._layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(field)
        layout.addWidget(self.list, 1)
        layout.addWidget(_rule(self))
        layout.addWidget(self.meaning)
        layout.addWidget(_rule(self))
        layout.addWidget(_foot(self))

    def _connect(self, themes: ThemeSource) -> None:
        self.query.textEdited.connect(self._on_text_edited)
        self.query.accepted.connect(self._accept)
        self.query.picked.connect(self._pick)
        self.query.moved.connect(self._move)
        self.query.new_wished.connect(self._on_new_wished)
        self.query.left.connect(self.close_palette)
        self.list.selectionModel().currentChanged.connect(self._explain)
        self.list.clicked.connect(lambda index: self._pick(index.row()))
        self._bridge.opened.connect(self.close_palette)
        self._bridge.changed.connect(self._on_changed)
        # reading the pinyin tables takes a moment: better now than at the first Ctrl+T
        self._bridge.library_opened.connect(lambda: self._warm.start(WARM_MS))
        self._warm.timeout.connect(lambda: QThreadPool.globalInstance().start(warm_up))
        themes.changed.connect(self.list.viewport().update)
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]

    def _on_changed(self, touched: Touched) -> None:
        """The words that were to be tagged may be others now, or gone: close rather than tag what nobody chose."""
        if touched.lines or touched.blocks:
            self.close_palette()

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Someone clicked elsewhere: close, and leave the focus where they put it."""
        if self.isHidden() or new is None or new is self or self.isAncestorOf(new) or new.window() is not self.window():
            return
        self._before = None
        self.close_palette()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay beside the anchor while the window is resized."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)


def meaning_of(tag: Tag, quiet: str) -> str:
    """A tag's definition, when to use it and when not, as rich text; `quiet` is the colour of the captions."""
    parts = [f"<b>{escape(tag.name)}</b>&emsp;{escape(tag.definition) or '（还没有定义）'}"]
    if tag.use_when:
        parts.append(f'<span style="color:{quiet}">用于</span>&emsp;{escape(tag.use_when)}')
    if tag.not_when:
        parts.append(f'<span style="color:{quiet}">不用于</span>&emsp;{escape(tag.not_when)}')
    return "<br>".join(parts)


def _rule(parent: QWidget) -> QFrame:
    line = QFrame(parent)
    line.setProperty("role", "rule")
    return line


def _foot(parent: QWidget) -> QWidget:
    foot = QWidget(parent)
    layout = QHBoxLayout(foot)
    layout.setContentsMargins(14, 6, 14, 6)
    for text in ("↑ ↓ 选择　Enter 标注　Shift+Enter 标注并填做法", "Esc 关闭"):
        hint = QLabel(text, foot)
        hint.setProperty("role", "hint")
        layout.addWidget(hint)
    layout.insertStretch(1)
    return foot
