"""The window's door: starts Qt, opens a library and shows the desk, or draws it off-screen."""

import os
import sys
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QBuffer, QEvent, QEventLoop, QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from zugong_desk import __version__, input_method, places, settings
from zugong_desk.desk.checking import seldom_tidy
from zugong_desk.desk.libraries import open_sample, sample_path, working_copy
from zugong_desk.export.errors import ExportError
from zugong_desk.export.publish import publish
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.farewell import Farewell
from zugong_desk.ui.faults import catch_faults
from zugong_desk.ui.qt_words import QtWords
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.theme.style import Mode
from zugong_desk.ui.window import MainWindow

_PNG = b"\x89PNG\r\n\x1a\n"
_LINUX = sys.platform.startswith("linux")
_FLASH_OVER_MS = 300  # the block that one arrives at lights up for a moment
_PATIENCE_MS = 20_000  # for pages that are drawn beside the window's thread
_BY_ACTION = {
    "record": ("tags", "edit_annotation"),
    "tagging": ("tags", "tagging_mode"),
    "overview": ("tags", "overview"),
    "pages": ("excerpts", "preview_pages"),
}
"""Panels that are pictures of an action at work, with the panel beside it."""


@dataclass(frozen=True, slots=True)
class Shot:
    """How to draw the window: `size` is that of the picture in pixels, `at` words to put the caret on."""

    out: Path
    theme: Mode = "light"
    scale: float = 1.0
    size: tuple[int, int] = (1600, 1000)
    panel: str = "outline"
    at: str | None = None


def run(library: Path | None) -> int:
    """Show the window until it is closed; with a library if one is named, else with the last one or a start page."""
    app = application()
    seldom_tidy()
    chosen = settings.load(places.settings_file())
    bridge, window = _window(app, chosen, _mode(chosen))
    Farewell(app, window.write_pending)
    app.aboutToQuit.connect(window.write_pending)
    # the size of last time may come from a larger screen or a smaller scale
    window.resize(window.size().boundedTo(window.screen().availableSize()))
    window.show()
    QTimer.singleShot(0, lambda: window.start_with(library))
    code = app.exec()
    bridge.leave()
    return code


def run_sample() -> int:
    """The desk on the sample library; without a display it is drawn into a picture, and both are said."""
    if has_display():
        desk, results = open_sample()
        desk.close()
        print(f"示例书库：{sample_path()}（新导入 {len(results)} 期）")  # noqa: T201 -- a door speaks
        return run(sample_path())
    desk, results = open_sample()
    rows = desk.library.issues()
    desk.close()
    for row in rows:
        print(f"{row.title or '（无报头）'} {row.issue_no or ''}\t{row.file}\t{row.blocks} 块，{row.articles} 篇")  # noqa: T201
    if not rows:
        print(f"示例书库里没有期刊，也写不进去：{sample_path()}", file=sys.stderr)  # noqa: T201
        return 2
    out = places.state_dir() / "window.png"
    draw(sample_path(), max(rows, key=lambda row: row.blocks).id, Shot(out))
    print(f"没有屏幕，窗口已画到：{out}\n示例书库：{sample_path()}（新导入 {len(results)} 期）")  # noqa: T201
    return 0


def has_display() -> bool:
    """Whether there is a screen to show a window on."""
    return not _LINUX or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def draw(library: Path, issue: str, shot: Shot) -> None:
    """Draw the real window with an issue open, without a screen. ExportError if the picture cannot be written."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = str(shot.scale)
    app = application()
    chosen = settings.Settings(places.state_dir() / "unused.toml")
    bridge, window = _window(app, chosen, shot.theme)
    with TemporaryDirectory(dir=places.state_dir()) as folder:
        bridge.set_desk(working_copy(library, Path(folder)))
        picture = _draw(app, bridge, window, issue, shot)
        bridge.close()
    window.close()
    publish(shot.out, picture, _check_picture)


def _check_picture(data: bytes) -> None:
    if not data.startswith(_PNG):
        raise ExportError("图片没有画成，没有写文件。请换小一些的尺寸。")


def _draw(app: QApplication, bridge: Bridge, window: MainWindow, issue: str, shot: Shot) -> bytes:
    window.resize(*(ceil(side / shot.scale) for side in shot.size))
    window.show()
    bridge.open_issue(issue)
    panel, action = _BY_ACTION.get(shot.panel, (shot.panel, None))
    window.show_panel(panel)
    _settle(app, window)
    _place(bridge, shot.at)
    if shot.panel == "proof" and shot.at:
        window.parts.proof.open_card()
    if action:
        window.parts.actions[action].trigger()
    _settle(app, window)
    if shot.panel == "pages":
        _await_pages(window)
    picture = QBuffer()
    _trimmed(window.grab(), shot).save(picture, "PNG")
    return bytes(picture.data().data())


def _await_pages(window: MainWindow) -> None:
    """Show the first excerpt of the collection on its page, once the pages are set."""
    view, excerpts = window.parts.pages.view, window.parts.excerpts
    if window.bridge.shelf.excerpts_of(excerpts.collection) and not view.pages:
        waiting = QEventLoop()
        view.page_changed.connect(waiting.quit)
        QTimer.singleShot(_PATIENCE_MS, waiting.quit)
        waiting.exec()
    first = next(iter(window.bridge.shelf.excerpts_of(excerpts.collection)), None)
    if first:
        excerpts.choose(first.id)


def _trimmed(picture: QPixmap, shot: Shot) -> QPixmap:
    """Without the pixels that a size has more if the scale does not divide it; windows have a least size, too."""
    wide, high = (ceil(ceil(side / shot.scale) * shot.scale) - side for side in shot.size)
    return picture.copy(0, 0, picture.width() - wide, picture.height() - high)


def _place(bridge: Bridge, words: str | None) -> None:
    """Put the selection on words of the reading text, so that a picture shows them."""
    bulletin = bridge.bulletin
    at = bulletin.text.find(words) if bulletin and words else -1
    if bulletin and words and at >= 0:
        bridge.go(bulletin.span(at, at + len(words)), "shot")
        arrived = QEventLoop()
        QTimer.singleShot(_FLASH_OVER_MS, arrived.quit)
        arrived.exec()


def _settle(app: QApplication, window: MainWindow) -> None:
    """Let everything that waits for an idle moment have it, then wait for the findings and the pages in sight."""
    for _ in range(20):
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        app.processEvents()
    for slow in (window.parts.checker, window.parts.proof, window.parts.source.pages):
        if not slow.settled:
            waiting = QEventLoop()
            slow.came_to_rest.connect(waiting.quit)
            QTimer.singleShot(_PATIENCE_MS, waiting.quit)
            waiting.exec()


def application() -> QApplication:
    """The one QApplication, speaking Chinese, with Qt's own dialogs translated by the files in its wheel."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    os.environ.update(input_method.prepare(os.environ, sys.platform))
    # A machine without an id, as in a container, makes D-Bus complain: that must not end the desk.
    os.environ.setdefault("DBUS_FATAL_WARNINGS", "0")
    app = QApplication(sys.argv[:1])
    app.setApplicationName("zugong-desk")
    app.setApplicationDisplayName("组工审校台")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("zugong-desk")
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    translator = QTranslator(app)
    if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
    app.installTranslator(QtWords(app))
    catch_faults(app)
    return app


def _window(app: QApplication, chosen: settings.Settings, mode: Mode) -> tuple[Bridge, MainWindow]:
    bridge = Bridge(app)
    themes = ThemeSource(app, mode, app)
    return bridge, MainWindow(bridge, themes, chosen)


def _mode(chosen: settings.Settings) -> Mode:
    match chosen.text("appearance"):
        case "light":
            return "light"
        case "dark":
            return "dark"
        case _:
            return "system"
