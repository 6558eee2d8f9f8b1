"""What is asked about the codebook in windows of its own: merging, splitting, files."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QInputDialog, QWidget

from zugong_desk.domain.codebook import Tag, by_name, in_order
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.codebook.compare import CompareDialog
from zugong_desk.ui.codebook.split import SplitDialog

FILES = "标签表 (*.json *.csv *.qdc)"
KINDS = "标签表 (*.json);;CSV 表格 (*.csv);;REFI-QDA 标签表 (*.qdc)"
FILE_NAME = "标签表.json"
TAKEN = "“{}”已经存在，没有导出，原有文件未改动。请换一个文件名。"
UNUSED = "“{}”还没有标注，没有可拆的。"


class CodebookDeeds(QObject):
    """`made` with the id of the tag that is then to be shown."""

    made = Signal(str)

    def __init__(self, bridge: Bridge, panel: QWidget) -> None:
        super().__init__(panel)
        self._bridge, self._panel = bridge, panel

    def ask_merge(self, tag: Tag | None) -> None:
        """Ask for another tag and give it all that this one marks."""
        if tag is None:
            return
        names = [one.name for one in in_order(self._bridge.shelf.tags) if one.id != tag.id]
        asked = f"“{tag.name}”标的全部改标为："
        name, agreed = QInputDialog.getItem(self._panel, "并入另一标签", asked, names, editable=False)
        into = by_name(self._bridge.shelf.tags, name)
        if agreed and into and self._bridge.merge_tag(tag.id, into.id):
            self.made.emit(into.id)

    def ask_split(self, tag: Tag | None) -> None:
        """Let the editor choose passages of a tag for a new one."""
        if tag is None:
            return
        passages = self._bridge.marked_with(tag.id)
        if not passages:
            self._bridge.refused.emit(UNUSED.format(tag.name))
            return
        dialog = SplitDialog(self._bridge, tag, passages, self._panel)
        dialog.split.connect(self.made)
        dialog.open()

    def import_file(self) -> None:
        """Ask for a file and bring its tags in."""
        path, _ = QFileDialog.getOpenFileName(self._panel, "导入标签表", "", FILES)
        if path:
            self._bridge.import_codebook(Path(path))

    def export_file(self) -> None:
        """Ask for a file and write the tags to it, in the form that is chosen or that its suffix names."""
        path, chosen = QFileDialog.getSaveFileName(self._panel, "导出标签表", FILE_NAME, KINDS)
        if not path:
            return
        suffix = chosen.rpartition("*")[2].rstrip(")") or ".json"
        target = Path(path)
        if target.name == FILE_NAME:
            target = target.with_suffix(suffix)
        elif target.suffix.lower() not in (".json", ".csv", ".qdc"):
            target = target.with_name(target.name + suffix)  # 2024.6 has no suffix
        if target != Path(path) and target.exists():  # the dialog asked about another name
            self._bridge.refused.emit(TAKEN.format(target.name))
            return
        if self._bridge.export_codebook(target):
            self._bridge.told.emit(f"标签表已导出到“{target.name}”。")

    def compare_file(self) -> None:
        """Ask for a file and show how its codebook differs from this one."""
        path, _ = QFileDialog.getOpenFileName(self._panel, "与标签表文件对照", "", FILES)
        found = self._bridge.compare_codebook(Path(path)) if path else None
        if found is not None:
            CompareDialog(Path(path).name, found, self._panel).open()
