"""The import page: how far the queue is, each file with what was read from it, what can be done, how to read."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from zugong_desk.desk.errors import one_line
from zugong_desk.desk.importing import ImportResult
from zugong_desk.domain.transfer import Report
from zugong_desk.reading import Wishes
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.imports.detail import DetailCard
from zugong_desk.ui.imports.entry import Entry, Verb, told
from zugong_desk.ui.imports.forms import aspects
from zugong_desk.ui.imports.model import READ, QueueModel
from zugong_desk.ui.imports.options import OptionsCard, wishes_menu
from zugong_desk.ui.imports.pace import in_words
from zugong_desk.ui.imports.queue import ImportQueue
from zugong_desk.ui.imports.report import ReportDialog
from zugong_desk.ui.imports.view import QueueView
from zugong_desk.ui.shell.elided import ElidedLabel
from zugong_desk.ui.theme.icons import icon
from zugong_desk.ui.theme.source import ThemeSource

AFRESH_MS = 80  # counts are shown afresh at most so often: a thousand files settle within seconds
CARDS_HEIGHT = 160
GONE = "这一期已不在书库里：导入或换原件已撤销，或期刊已移出。需要的话请把文件再导入一次。"
LEFT_OVER = "上次导入还有 {count} 个文件没有读，接着导入？"


class ImportPage(QFrame):
    """Stands in the window's place while many files come in; work can go on meanwhile."""

    left = Signal()  # back to the desk

    def __init__(self, bridge: Bridge, queue: ImportQueue, themes: ThemeSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("importPage")
        self.setAccessibleName("导入期刊")
        self.setProperty("role", "panel")
        self._bridge, self._queue, self._themes = bridge, queue, themes
        self.model = QueueModel(queue, self)
        self.view = QueueView(themes, self.model, self)
        self.detail, self.options = DetailCard(themes, self), OptionsCard(self)
        self.summary, self.share = QLabel(), QLabel()
        self.bar = QProgressBar()
        self.offer, self.offer_words = QFrame(), QLabel()
        self.resume_button, self.forget_button = QPushButton("接着导入"), QPushButton("不再导入")
        self.add_button = QPushButton("再加文件…　Ctrl+I")
        self.copy_button = QPushButton("抄下没读成的")
        self.pause_button = QPushButton()
        self.cancel_button = QPushButton("全部取消")
        self.back_button = QPushButton("回到期刊")
        self.doubt_button = QPushButton("从第一处存疑看起　F7")
        self._afresh = QTimer(self, singleShot=True, interval=AFRESH_MS)
        self._build()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Say how far the queue is."""
        self._afresh.stop()
        rows, total = self._queue.list, len(self._queue.list)
        rest = rows.count("waiting", "reading")
        parts = [f"{total} 个文件", f"已完成 {rows.settled}"]
        parts += [f"需要您看 {rows.to_see}"] if rows.to_see else []
        parts += [f"剩余 {rest}"] if rest else []
        self.summary.setText("，".join(parts) if total else "还没有文件。拖到这里，或按 Ctrl+I 选择。")
        self.bar.setMaximum(1000)
        self.bar.setValue(round(self._queue.share * 1000))
        self.share.setText(self._share_told())
        running = self._queue.running
        self.pause_button.setText("接着读" if self._queue.paused else "暂停")
        self.pause_button.setIcon(icon("play" if self._queue.paused else "pause", self._themes, 16))
        for button, useful in (
            (self.pause_button, running),
            (self.cancel_button, running),
            (self.copy_button, rows.count("failed") > 0),
            (self.doubt_button, rows.doubtful),
        ):
            button.setEnabled(useful)
        self._show_detail()

    def focus_queue(self) -> None:
        """Put the keyboard on the rows, on the first one if on none."""
        if not self.view.currentIndex().isValid() and self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(0, READ))
        self.view.setFocus()

    def _share_told(self) -> str:
        share = f"{int(self._queue.share * 100)}%" if len(self._queue.list) else ""
        if self._queue.paused:
            return f"{share}，已暂停"
        left = self._queue.seconds_left if self._queue.running else None
        return f"{share}，{in_words(left)}" if left is not None else share

    # ---- parts ----

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 18)
        column.setSpacing(12)
        cards = QHBoxLayout()
        cards.setSpacing(16)
        cards.addWidget(self.detail, 1)
        cards.addWidget(self.options)
        for card in (self.detail, self.options):
            card.setFixedHeight(CARDS_HEIGHT)
        column.addLayout(self._head())
        column.addLayout(self._progress())
        column.addWidget(self._offer())
        column.addWidget(self.view, 1)
        column.addLayout(cards)
        column.addLayout(self._foot())

    def _head(self) -> QHBoxLayout:
        title = QLabel("导入期刊")
        title.setProperty("role", "title")
        self.summary.setProperty("role", "hint")
        self.add_button.setIcon(icon("add", self._themes, 16))
        self.add_button.setAccessibleName("再加文件")
        head = QHBoxLayout()
        head.addWidget(title)
        head.addSpacing(8)
        head.addWidget(self.summary)
        head.addStretch(1)
        head.addWidget(self.add_button)
        return head

    def _progress(self) -> QHBoxLayout:
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("导入进度")
        self.share.setMinimumWidth(110)
        self.share.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        progress = QHBoxLayout()
        progress.addWidget(self.bar, 1)
        progress.addWidget(self.share)
        return progress

    def _offer(self) -> QFrame:
        self.offer.setProperty("role", "card")
        self.offer.setObjectName("importLeftOver")
        row = QHBoxLayout(self.offer)
        row.setContentsMargins(14, 6, 8, 6)
        row.addWidget(self.offer_words, 1)
        for button in (self.resume_button, self.forget_button):
            button.setProperty("compact", "true")
            row.addWidget(button)
        return self.offer

    def _foot(self) -> QHBoxLayout:
        hint = ElidedLabel("可以回到期刊接着做，导入在后台继续。关了程序也不会丢，下次接着读。")
        hint.setProperty("role", "hint")
        self.doubt_button.setProperty("primary", "true")
        self.doubt_button.setAccessibleName("从第一处存疑看起")
        foot = QHBoxLayout()
        foot.addWidget(hint, 1)
        for button in (self.copy_button, self.pause_button, self.cancel_button, self.back_button, self.doubt_button):
            foot.addWidget(button)
        return foot

    def _connect(self) -> None:
        queue = self._queue
        for signal in (queue.reset, queue.paused_changed, queue.finished):
            signal.connect(lambda *_: self.refresh())
        for signal in (queue.added, queue.progressed, queue.entry_changed):
            signal.connect(lambda *_: self._afresh.isActive() or self._afresh.start())
        queue.left_over.changed.connect(self._show_offer)
        self._afresh.timeout.connect(self.refresh)
        self.view.verb_chosen.connect(lambda row, verb: self.do(self.model.entry(row).key, verb))
        self.view.doubts_requested.connect(self._on_doubt)
        self.view.selectionModel().currentRowChanged.connect(lambda *_: self._show_detail())
        self.detail.verb_chosen.connect(self.do)
        self.detail.password_given.connect(lambda key, password: queue.again(key, password=password))
        self.options.changed.connect(self._on_wishes)
        self.resume_button.clicked.connect(queue.resume)
        self.forget_button.clicked.connect(queue.left_over.give_up)
        self.copy_button.clicked.connect(self.copy_failures)
        self.pause_button.clicked.connect(lambda: queue.pause(on=not queue.paused))
        self.cancel_button.clicked.connect(queue.cancel)
        self.back_button.clicked.connect(self.left)
        self.doubt_button.clicked.connect(self._on_doubt)
        self._show_offer()

    # ---- what happens ----

    def do(self, key: int, verb: Verb) -> None:
        """Do what a row offers."""
        if key not in self._queue.list:
            return
        entry = self._queue.list[key]
        match verb:
            case "open" if entry.result is not None and entry.result.id is not None:
                self._open(entry.result.id)
            case "cancel":
                self._queue.skip(key)
            case "retry" | "import_again":
                self._queue.again(key)
            case "keep_both" | "replace" | "skip":
                self._queue.choose(key, verb, always=self.detail.always.isChecked())
            case "password":
                self._stand_on(key)
                self.detail.ask_password()
            case "wishes":
                self._ask_wishes(entry)
            case "report" if entry.report is not None and entry.result is not None:
                self._show_report(entry.report, entry.result)

    def _stand_on(self, key: int) -> None:
        self.view.setCurrentIndex(self.model.index(self._queue.list.row(key), READ))

    def _ask_wishes(self, entry: Entry) -> None:
        self._stand_on(entry.key)
        menu = wishes_menu(aspects(entry.parcel.ending), entry.wishes or self._queue.wishes, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.triggered.connect(lambda action: self._queue.again(entry.key, action.data()))
        menu.popup(self.view.end_of_row())

    def _show_report(self, report: Report, result: ImportResult) -> None:
        dialog = ReportDialog(self._bridge, report, result, self.window())
        dialog.went.connect(self.left)
        dialog.show()

    def copy_failures(self) -> None:
        """Put a list of what was not read, with the reasons, on the clipboard."""
        failed = [entry for entry in self._queue.entries if entry.state == "failed"]
        QGuiApplication.clipboard().setText(
            "".join(f"{one_line(entry.parcel.where)}\t{one_line(told(entry))}\n" for entry in failed)
        )
        self._bridge.told.emit(f"已抄下 {len(failed)} 个没读成的文件和原因，可以粘贴。")

    def _show_detail(self) -> None:
        row = self.view.currentIndex().row()
        known = 0 <= row < self.model.rowCount()
        self.detail.show_entry(self.model.entry(row) if known else self._queue.reading)

    def _show_offer(self) -> None:
        count = len(self._queue.left_over.parcels)
        self.offer.setVisible(count > 0)
        self.offer_words.setText(LEFT_OVER.format(count=count))

    def _on_wishes(self, wishes: Wishes) -> None:
        self._queue.wishes = wishes

    def _open(self, issue: str) -> None:
        if not self._bridge.holds(issue):
            self._bridge.refused.emit(GONE)
        elif self._bridge.open_issue(issue) is not None:
            self.left.emit()

    def _on_doubt(self) -> None:
        issue = self._queue.list.first_doubtful()
        if issue is not None and self._bridge.holds(issue):
            self._open(issue)
            self._bridge.next_doubt()
        elif issue is not None:
            self._bridge.refused.emit(GONE)
