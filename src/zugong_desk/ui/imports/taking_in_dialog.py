"""Annotations from elsewhere before they are taken in: where each would stand, which of several places, what was not found."""

from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from zugong_desk.desk.taking_in_plan import Fate, Plan, Report
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.controls.ticked_lines import TEXT
from zugong_desk.ui.controls.ticked_list import TickedList
from zugong_desk.ui.controls.ticked_preview import TickedPreview
from zugong_desk.ui.imports.taking_in_rows import TakingInDelegate, TakingInRows
from zugong_desk.ui.theme.source import ThemeSource

ORIGIN = "takingIn"
TITLE = "取回标注"
COUNTED = (
    (Fate.PLACED, "放回 {} 条"),
    (Fate.ASKED, "待选 {} 条"),
    (Fate.DIFFERS, "内容不同 {} 条"),
    (Fate.LOST, "找不到 {} 条"),
    (Fate.THERE, "已有 {} 条，不再列出"),
)
MOVED_ON = "打钩的一次取回，可一步撤销。空格勾选，Enter 取回。"
ALL, NOTABLE = "all", "notable"
FACES = ((ALL, "全部", "left"), (NOTABLE, "要看的", "right"))


def hint_of(plan: Plan) -> str:
    """What the plan holds, in a line or two."""
    said = [words.format(count) for fate, words in COUNTED if (count := plan.count(fate))]
    passed = "、".join(f"{name} {count}" for name, count in plan.passed_over)
    over = f"文件里的{passed}不取回。" if passed else ""
    tags = f"新标签 {len(plan.tags)} 个。" if plan.tags else ""
    return f"{'，'.join(said) or '没有能放回的标注'}。{tags}{over}{MOVED_ON}"


def report_line(report: Report) -> str:
    """What became of it, in a line."""
    said = [f"取回标注 {report.taken} 条"]
    for count, words in (
        (report.filled, "补上备注 {} 条"),
        (len(report.issues), "新收期刊 {} 期"),
        (len(report.tags), "新标签 {} 个"),
        (report.asked, "还有 {} 条待选"),
        (report.lost, "找不到 {} 条"),
        (len(report.failed), "没能收进 {} 个文件"),
    ):
        said += [words.format(count)] if count else []
    return f"{'，'.join(said)}。"


class TakingInDialog(TickedPreview):
    """One row a place; what the library has already is counted above."""

    widest = 620

    def __init__(self, bridge: Bridge, themes: ThemeSource, plan: Plan, parent: QWidget) -> None:
        super().__init__(TITLE, ORIGIN, hint_of(plan), "取回", parent)
        self.setObjectName("takingInDialog")
        self.leave.setText("不取回　Esc")
        self._bridge, self._plan = bridge, plan
        self._origin = (bridge.bulletin.id if bridge.bulletin else "", bridge.place)
        self.rejected.connect(self._go_back)
        tags = {tag.id: tag.name for tag in (*plan.tags, *bridge.shelf.tags.values())}
        self.model = TakingInRows(plan, tags, self)
        self.view = TickedList(self.model, "takingInList", "将要取回的标注", TEXT, self)
        self.view.setItemDelegate(TakingInDelegate(themes, self.model, self.view))
        self._faces = QButtonGroup(self)
        self.below.addStretch(1)
        self.below.setSpacing(0)
        for face, word, side in FACES:
            self.below.addWidget(self._face(face, word, side))
        self.fill(self.model, self.view)

    def show_face(self, face: str) -> None:
        """Show all rows, or those that an editor should look at."""
        for row, one in enumerate(self.model.rows):
            self.view.setRowHidden(row, face == NOTABLE and not one.notable)
        shown = next((row for row in range(len(self.model.rows)) if not self.view.isRowHidden(row)), None)
        if shown is not None:
            self.view.setCurrentIndex(self.model.index(shown))
        self.view.setFocus()

    def take_ticked(self) -> None:
        """Take in what is ticked."""
        report = self._bridge.take_in_annotations(self._plan, self.model.choices, self.model.new)
        if report is not None:
            self._bridge.told.emit(report_line(report))

    def show_place(self, row: int) -> None:
        """Show a place, for which its issue comes on the table."""
        spot, sheet = self.model.rows[row].spot, self.model.sheet(row)
        if spot is None:
            return
        bulletin = self._brought(sheet.bulletin)
        if bulletin is not None and bulletin.text[spot.start : spot.end] == spot.text:
            self._bridge.go(bulletin.span(spot.start, spot.end), ORIGIN)

    def _go_back(self) -> None:
        """Where the editor was before; another issue may be on the table by now."""
        issue, place = self._origin
        bulletin = self._brought(issue) if issue else None
        if bulletin is not None and place is not None and place.start.block in bulletin.line_position:
            self._bridge.go(place, ORIGIN)

    def _brought(self, issue: str) -> Bulletin | None:
        here = self._bridge.bulletin
        return here if here is not None and here.id == issue else self._bridge.open_issue(issue)

    def _face(self, face: str, word: str, side: str) -> QPushButton:
        button = QPushButton(word, self)
        button.setObjectName(f"takingIn_{face}")
        button.setCheckable(True)
        button.setChecked(face == ALL)
        button.setAutoDefault(False)
        button.setProperty("segment", side)
        button.clicked.connect(lambda: self.show_face(face))
        self._faces.addButton(button)
        return button
