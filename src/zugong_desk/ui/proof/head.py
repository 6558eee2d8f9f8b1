"""The head of the list of findings: how far one has come, what can be corrected at once, what is to be seen."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from zugong_desk.desk.proofing import Proof, safe
from zugong_desk.domain.finding import SEVERITY_NAMES, Severity
from zugong_desk.proofing.rule import Family
from zugong_desk.ui.proof.wish import Wish
from zugong_desk.ui.theme.icons import icon
from zugong_desk.ui.theme.source import ThemeSource

EVERYTHING = "全部"


class ProofHead(QFrame):
    """Says 已处理 n/m; asks for all safe corrections and for fewer rows."""

    wished = Signal(object)  # Wish
    safe_requested = Signal()

    def __init__(self, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("proofHead")
        self.progress, self.bar = QLabel(self), QProgressBar(self)
        self.safe = QPushButton("全部改正可靠的…", self)
        self.words, self.sorts = QLineEdit(self), QComboBox(self)
        self._dress(themes)
        self._lay_out()
        self.safe.clicked.connect(self.safe_requested)
        self.words.textChanged.connect(lambda _: self._wish())
        self.sorts.currentIndexChanged.connect(lambda _: self._wish())

    @property
    def wish(self) -> Wish:
        """What is to be seen."""
        chosen = self.sorts.currentData()
        severity = Severity(chosen) if chosen in list(Severity) else None
        family = Family(chosen) if chosen in list(Family) else None
        return Wish(self.words.text().strip(), severity, family)

    def clear(self) -> None:
        """See everything again."""
        self.words.clear()
        self.sorts.setCurrentIndex(0)

    def show_proof(self, proof: Proof | None, *, writable: bool) -> None:
        """Count."""
        total, settled = (proof.total, proof.settled) if proof is not None else (0, 0)
        sure = len(safe(proof.open)) if proof is not None else 0
        self.progress.setText(f"已处理 {settled}/{total}" if total else "")
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(settled)
        self.bar.setVisible(total > 0)
        self.safe.setText(f"全部改正可靠的 {sure} 处…" if sure else "全部改正可靠的…")
        self.safe.setEnabled(sure > 0 and writable)

    def _wish(self) -> None:
        self.wished.emit(self.wish)

    def _dress(self, themes: ThemeSource) -> None:
        self.progress.setObjectName("proofProgress")
        self.progress.setProperty("role", "label")
        self.bar.setAccessibleName("校对进度")
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(4)
        self.safe.setObjectName("proofSafe")
        self.safe.setProperty("compact", "true")
        self.words.setObjectName("proofWords")
        self.words.setAccessibleName("筛选意见")
        self.words.setPlaceholderText("筛选字词或规则")
        self.words.setClearButtonEnabled(True)
        self.words.addAction(icon("filter", themes, 16, "ink3"), QLineEdit.ActionPosition.LeadingPosition)
        self.sorts.setObjectName("proofSorts")
        self.sorts.setAccessibleName("按级别或门类筛选")
        self.sorts.addItem(EVERYTHING, "")
        for severity in Severity:
            self.sorts.addItem(SEVERITY_NAMES[severity], severity.value)
        self.sorts.insertSeparator(self.sorts.count())
        for family in Family:
            self.sorts.addItem(family.value, family.value)
        self.sorts.setMaxVisibleItems(20)

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        first.addWidget(self.progress)
        first.addStretch(1)
        first.addWidget(self.safe)
        second.addWidget(self.words, 1)
        second.addWidget(self.sorts)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addLayout(first)
        column.addWidget(self.bar)
        column.addLayout(second)
