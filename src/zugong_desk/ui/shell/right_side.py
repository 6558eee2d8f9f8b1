"""The right side: the tool for the job at hand, in tabs, and the masthead's form below them."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.shell.masthead_form import MastheadForm

TABS = {
    "outlinePane": "结构",
    "proofPane": "校对",
    "tagsPane": "标注",
    "excerptsPane": "摘编",
    "historyPane": "历史",
    "searchPane": "查找",
}
COUNT_MS = 150


class RightSide(QWidget):
    """Holds the panes by their objectName."""

    def __init__(self, bridge: Bridge, panes: list[QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rightSide")
        self.setAccessibleName("工具")
        self._bridge = bridge
        self.panes = {pane.objectName(): pane for pane in panes}
        self.tabs = QTabWidget(self)
        self.tabs.setObjectName("rightTabs")
        self.tabs.setDocumentMode(True)
        self.tabs.setUsesScrollButtons(False)
        self.tabs.tabBar().setExpanding(True)
        self.tabs.tabBar().setStyleSheet("QTabBar::tab { padding: 0 4px; min-width: 24px; }")
        self.tabs.tabBar().setAccessibleName("工具页签")
        for name, pane in self.panes.items():
            self.tabs.addTab(pane, TABS[name])
        self.masthead = MastheadForm(bridge, self)
        self._over: QWidget | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs, 1)
        column.addWidget(self.masthead)
        self._later = QTimer(self, singleShot=True, interval=COUNT_MS)
        self._later.timeout.connect(self._count)
        for signal in (bridge.opened, bridge.library_opened):
            signal.connect(self._count)
        bridge.changed.connect(lambda _: self._later.start())
        bridge.proof_changed.connect(self._later.start)

    @property
    def names(self) -> tuple[str, ...]:
        """What the tabs are called, without their counts."""
        return tuple(TABS[name] for name in self.panes)

    @property
    def current(self) -> QWidget:
        """The pane in view, or what stands over the tabs."""
        return self._over if self._over is not None and not self._over.isHidden() else self.tabs.currentWidget()

    def show_pane(self, name: str) -> None:
        """Bring a pane into view; KeyError for an unknown one."""
        self.show_over(shown=False)
        self.tabs.setCurrentWidget(self.panes[name])

    def put_over(self, panel: QWidget) -> None:
        """Take a panel in that has the room of the tabs while it is shown."""
        self._over = panel
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(1, panel, 1)

    def show_over(self, *, shown: bool) -> None:
        """Show that panel, or the tabs again."""
        if self._over is not None:
            self._over.setVisible(shown)
            self.tabs.setVisible(not shown)

    def _count(self) -> None:
        """Numbers at the tabs whose contents are worked through."""
        bulletin = self._bridge.bulletin
        proof = self._bridge.proof
        counts = {
            "proofPane": len(proof.open) if proof is not None else 0,
            "tagsPane": len(bulletin.annotations) if bulletin else 0,
            "excerptsPane": len(self._bridge.shelf.excerpts),
        }
        for name, count in counts.items():
            at = self.tabs.indexOf(self.panes[name])
            self.tabs.setTabText(at, f"{TABS[name]} {count}" if count else TABS[name])
