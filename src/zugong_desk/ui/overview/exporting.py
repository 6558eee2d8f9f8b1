"""Writing the overview: figures as XLSX or CSV, the sheet as PNG or SVG."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt

from zugong_desk.desk.errors import TROUBLES, line_of
from zugong_desk.desk.overview_files import export_tables
from zugong_desk.export.publish import publish
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.overview import picture
from zugong_desk.ui.overview.page import OverviewPage
from zugong_desk.ui.overview.sheet import OverviewSheet
from zugong_desk.ui.shell.doors import Doors
from zugong_desk.ui.theme.source import ThemeSource

FILTERS = {".xlsx": "Excel 表格 (*.xlsx)", ".csv": "CSV 表格 (*.csv)", ".png": "图片 (*.png)", ".svg": "矢量图 (*.svg)"}
TITLE = "标注总览"
TAKEN = "“{}”已经存在，没有导出，原有文件未改动。请换一个文件名。"


def export_overview(page: OverviewPage, bridge: Bridge, doors: Doors, themes: ThemeSource) -> None:
    """Ask for a file and write the overview as it is shown."""
    asked = doors.ask_target("导出总览", f"{TITLE}.xlsx", ";;".join(FILTERS.values()))
    if asked is None:
        return
    path, chosen = asked
    wanted = next((suffix for suffix, name in FILTERS.items() if name == chosen), ".xlsx")
    suffix = path.suffix.lower() if path.suffix.lower() in FILTERS else wanted
    if suffix == ".xlsx" and wanted != ".xlsx":
        suffix = wanted
    named = path.with_suffix("") if path.suffix.lower() in FILTERS else path  # 2024.1-6月 has no suffix
    target = named.with_name(named.name + suffix)
    if target != path and target.exists():  # the dialog asked about another name
        bridge.refused.emit(TAKEN.format(target.name))
        return
    try:
        written = write_overview(page, bridge, themes, target)
    except TROUBLES as error:
        bridge.refused.emit(line_of(error))
        return
    bridge.told.emit(f"已导出到“{written}”。")


def write_overview(page: OverviewPage, bridge: Bridge, themes: ThemeSource, path: Path) -> Path:
    """Write the overview in the form that the suffix names. ExportError."""
    tags = bridge.shelf.tags
    if path.suffix in (".xlsx", ".csv"):
        return export_tables(path, [("统计", page.counted()), ("时间线", page.timeline())], tags)
    sheet = full_sheet(page, bridge, themes)
    try:
        if path.suffix == ".png":
            return publish(path, picture.png(sheet), picture.check_png)
        return publish(path, picture.svg(sheet, TITLE), picture.check_svg)
    finally:
        sheet.deleteLater()


def full_sheet(page: OverviewPage, bridge: Bridge, themes: ThemeSource) -> OverviewSheet:
    """A sheet that shows what the page shows, with nothing left to scroll."""
    sheet = OverviewSheet(themes)
    sheet.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    sheet.table.show_matrix(page.counted(), bridge.shelf.tags)
    sheet.timeline.show_line(page.timeline(), bridge.shelf.tags)
    sheet.times.button(page.sheet.times.checkedId()).setChecked(True)
    sheet.table.setCurrentIndex(QModelIndex())
    sheet.full()
    sheet.show()
    return sheet
