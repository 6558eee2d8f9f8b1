"""A real library in a temporary folder behind a real bridge, with one small issue on the table."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.windows import small

from zugong_desk import library
from zugong_desk.desk import importing
from zugong_desk.desk.core import Desk
from zugong_desk.domain.block import Block, Head, Label
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.codebook import Tag
from zugong_desk.domain.kinds import Kind, Role
from zugong_desk.domain.runs import from_source
from zugong_desk.domain.shelf import RecordChange
from zugong_desk.domain.source import Source
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.window import MainWindow

LINES: tuple[tuple[str, Kind, str, int, float, tuple[Head, ...]], ...] = (
    ("m", Kind.MASTHEAD, "江城组工信息 第7期 中共江城市委组织部 2024年5月6日", 0, 1.0, ()),
    ("c", Kind.COLUMN, "基层党建", 0, 1.0, ()),
    ("t", Kind.ARTICLE_TITLE, "把支部建在网格上", 0, 0.6, ()),
    ("b", Kind.BYLINE, "中共临河县委", 0, 1.0, ()),
    ("h", Kind.HEADING, "一、建强队伍", 1, 1.0, ()),
    ("p", Kind.PARAGRAPH, "一是选好人。𠮷祥村选出带头人🏠三名。二是管好人。按月通报e\u0301。", 0, 1.0,
     (Head(Role.ITEM, 0, 6), Head(Role.ITEM, 18, 24))),
    ("i", Kind.HEADING, "（一）压实责任", 2, 1.0, ()),
    ("q", Kind.PARAGRAPH, "二、服务群众。各村逐项落实，村集体经济收入增长两成。", 0, 1.0, (Head(Role.HEADING, 0, 7, 1),)),
    ("d", Kind.DISTRIBUTION, "报：市委组织部部务会成员。", 0, 1.0, ()),
    ("e", Kind.DISTRIBUTION, "送：市直有关单位。", 0, 1.0, ()),
)  # fmt: skip
TAGS = (
    Tag("t1", "村级集体经济", definition="村集体增收的办法", use_when="有数字", not_when="只讲口号", order=1),
    Tag("t2", "网格治理", colour=1, shape=1, order=2),
    Tag("t3", "村干部", parent="t2", colour=1, shape=1, order=3),
)


def small_bulletin() -> Bulletin:
    """An issue with a column, an article, headings of two forms and levels, items, and characters of every width."""
    source = "\n".join(text for _, _, text, *_ in LINES)
    blocks, at = [], 0
    for id, kind, text, level, confidence, heads in LINES:
        blocks.append(
            Block(id, Label(kind, level, confidence, "上无空行"), from_source(source, at, at + len(text)), heads)
        )
        at += len(text) + 1
    return Bulletin("small", Source("第7期.txt", sha256(source.encode()).hexdigest(), "utf-8", source), tuple(blocks))


@pytest.fixture(autouse=True)
def swept() -> Iterator[None]:
    """Destroys every widget that a test leaves behind: each later style sheet would dress it anew, a second for all.

    Closing alone does not destroy, and what is only deleted later waits for an event loop that may never run again.
    """
    yield
    if isinstance(QApplication.instance(), QApplication):
        for widget in QApplication.topLevelWidgets():
            widget.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def themes(qapp: QApplication) -> ThemeSource:
    """The light theme on the running application."""
    return ThemeSource(qapp, "light")


@pytest.fixture
def library_bridge(qapp: QApplication, tmp_path: Path) -> Iterator[Bridge]:
    """A bridge whose library holds `small_bulletin` and three tags; the issue is open, the caret nowhere."""
    desk = Desk(library.create(tmp_path / "试.zugong", editor="tester"))
    desk.perform("建立标签表", records=tuple(RecordChange(None, tag) for tag in TAGS))
    bulletin = small_bulletin()
    received = importing.Received("第7期.txt", bulletin.source.text.encode(), bulletin)
    result, _touched = importing.take_in(desk, received)
    bridge = Bridge()
    bridge.set_desk(desk)
    assert result.id is not None
    bridge.open_issue(result.id)
    yield bridge
    bridge.close()


@pytest.fixture
def window(library_bridge: Bridge, themes: ThemeSource, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    """The real window on the small issue."""
    return small(library_bridge, themes, tmp_path, qtbot)
