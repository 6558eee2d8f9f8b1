"""What each action of the table does: action id → call."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QTextEdit

from zugong_desk.desk.errors import TROUBLES, line_of
from zugong_desk.desk.misreadings import next_misreading
from zugong_desk.domain.annotation import Field
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.kinds import ASIDE, MAX_LEVEL, Kind, Role
from zugong_desk.domain.shelf import Progress
from zugong_desk.domain.span import Span
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.shell.facts import blocks_of
from zugong_desk.ui.tags.pane import TagsPane

Commands = dict[str, Callable[[], object]]
SELECT_FIRST = "先选中一段文字。"
NO_DOUBT = "本期没有存疑的段块。"
NO_MISREADING = "本期没有认字存疑的地方。"


@dataclass(frozen=True, slots=True)
class Here:
    """The open issue and the place that all panes show."""

    bulletin: Bulletin
    place: Span
    blocks: tuple[str, ...]

    @property
    def block(self) -> str:
        """The block in which the place begins."""
        return self.blocks[0]


def here(bridge: Bridge) -> Here | None:
    """Where work goes on; None without an open issue or a place in it."""
    bulletin, place = bridge.bulletin, bridge.place
    blocks = tuple(blocks_of(bulletin, place)) if bulletin is not None and place is not None else ()
    return Here(bulletin, place, blocks) if bulletin is not None and place is not None and blocks else None


def at_place(bridge: Bridge, run: Callable[[Here], object]) -> Callable[[], object]:
    """A command that works where the shared place is, and does nothing without one."""
    return lambda: run(found) if (found := here(bridge)) else None


def on_passage(bridge: Bridge, run: Callable[[Here], object]) -> Callable[[], object]:
    """A command that needs selected text, and says so without it."""

    def choose(found: Here) -> object:
        if found.place.collapsed:
            bridge.told.emit(SELECT_FIRST)
            return None
        return run(found)

    return at_place(bridge, choose)


def block_commands(bridge: Bridge) -> Commands:
    """Kinds, levels, heads and shape of blocks."""
    commands: Commands = {f"kind_{kind}": at_place(bridge, _kind_setter(bridge, kind)) for kind in Kind}
    commands |= {f"level_{n}": at_place(bridge, _level_setter(bridge, n)) for n in range(1, MAX_LEVEL + 1)}
    commands |= {f"mark_head_{role}": on_passage(bridge, _head_marker(bridge, role)) for role in Role}
    return commands | {
        "mark_head": on_passage(bridge, _head_marker(bridge, Role.RUN_IN)),
        "unmark_head": at_place(bridge, lambda found: bridge.unmark_head(found.place.start)),
        "split": at_place(bridge, lambda found: bridge.split(found.place.start)),
        "split_proposed": at_place(bridge, lambda found: bridge.split_proposed(found.place.start)),
        "merge": at_place(bridge, lambda found: bridge.merge(found.block)),
        "promote": at_place(bridge, lambda found: bridge.shift_level(found.block, -1)),
        "demote": at_place(bridge, lambda found: bridge.shift_level(found.block, 1)),
        "set_aside": at_place(bridge, lambda found: bridge.set_aside(found.blocks)),
        "confirm": at_place(bridge, lambda found: bridge.settle(found.blocks)),
        "next_doubt": lambda: _go_doubt(bridge, 1),
        "previous_doubt": lambda: _go_doubt(bridge, -1),
        "next_misreading": lambda: _go_misreading(bridge, 1),
        "previous_misreading": lambda: _go_misreading(bridge, -1),
        "mark_done": lambda: _toggle_done(bridge),
        "undo": bridge.undo,
        "redo": bridge.redo,
    }


def _kind_setter(bridge: Bridge, kind: Kind) -> Callable[[Here], object]:
    if kind in ASIDE:
        return lambda found: bridge.set_aside(found.blocks, kind)
    return lambda found: bridge.relabel(found.blocks, kind)


def _level_setter(bridge: Bridge, level: int) -> Callable[[Here], object]:
    return lambda found: bridge.set_level(found.block, level)


def _head_marker(bridge: Bridge, role: Role) -> Callable[[Here], object]:
    level = 1 if role is Role.HEADING else 0
    return lambda found: bridge.mark_head(found.place, role, level)


def _go_doubt(bridge: Bridge, by: int) -> None:
    if not bridge.next_doubt(by):
        bridge.told.emit(NO_DOUBT)


def _go_misreading(bridge: Bridge, by: int) -> None:
    found = next_misreading(bridge.bulletin, bridge.place, by) if bridge.bulletin else None
    if found is None:
        bridge.told.emit(NO_MISREADING)
        return
    bridge.go(found.span, "bridge")
    bridge.told.emit(f"认字存疑 {found.number}/{found.total}")


def _toggle_done(bridge: Bridge) -> None:
    row = next((row for row in bridge.issues() if bridge.bulletin and row.id == bridge.bulletin.id), None)
    if row is not None:
        bridge.set_progress(row.id, Progress.WORKING if row.progress is Progress.DONE else Progress.DONE)


@dataclass(frozen=True)  # without slots: signals hold their receivers weakly
class Tagging:
    """The parts that tagging needs; `reveal` brings a pane of the right side into view."""

    bridge: Bridge
    tags: TagsPane
    reveal: Callable[[str], object]

    def commands(self) -> Commands:
        """Tags and annotations."""
        tags = self.tags
        return {
            "edit_annotation": self._edit,
            "take_result": tags.take_result,
            "show_ground": tags.filling.show_ground,
            "sort_results": tags.form.tables[Field.RESULTS].sort_by_amount,
            "show_as_example": tags.show_as_example,
            "next_suggestion": self._suggest,
            "delete_annotation": tags.remove_chosen,
            "next_annotation": lambda: tags.step(1),
            "previous_annotation": lambda: tags.step(-1),
            "rating_1": lambda: tags.rate_chosen(1),
            "rating_2": lambda: tags.rate_chosen(2),
            "rating_3": lambda: tags.rate_chosen(3),
        }

    def show_annotation(self, id: str) -> None:
        """Show an annotation that was just made, in its pane."""
        self.reveal("tagsPane")
        self.tags.choose(id)

    def fill_annotation(self, id: str) -> None:
        """Ask for the practice fields of an annotation."""
        self.reveal("tagsPane")
        self.tags.fill(id)

    def _edit(self) -> None:
        self.reveal("tagsPane")
        self.tags.edit_chosen()

    def _suggest(self) -> None:
        self.reveal("tagsPane")
        self.tags.suggestions.next()


def anchor_of(sheet: QTextEdit) -> QRect:
    """The lines of the selected text in global coordinates, as wide as the measure, cut to what is in sight."""
    cursor = sheet.textCursor()
    first, last = sheet.textCursor(), sheet.textCursor()
    first.setPosition(cursor.selectionStart())
    last.setPosition(cursor.selectionEnd())
    box = sheet.cursorRect(first).united(sheet.cursorRect(last)) & sheet.viewport().rect()
    line = QRect(0, box.top(), sheet.viewport().width(), box.height())
    return QRect(sheet.viewport().mapToGlobal(line.topLeft()), line.size())


def back_up(bridge: Bridge) -> None:
    """Make a verified copy of the library now."""
    desk = bridge.desk
    if desk is None or not bridge.flush():
        return
    try:
        bridge.told.emit(f"已备份到“{desk.library.backup()}”。")
    except TROUBLES as error:
        bridge.refused.emit(line_of(error))


def examine(bridge: Bridge) -> None:
    """Check the library's file and say what was found."""
    desk = bridge.desk
    if desk is None or not bridge.flush():
        return
    try:
        report = desk.library.doctor()
    except TROUBLES as error:
        bridge.refused.emit(line_of(error))
        return
    wrong = [f"{check.name}（{check.detail}）" for check in report.checks if not check.ok]
    if wrong:
        bridge.refused.emit(f"书库体检发现：{'；'.join(wrong)}。没有改动。")
    else:
        bridge.told.emit(f"书库完好，查了 {len(report.checks)} 项。")
