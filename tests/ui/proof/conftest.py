"""A window on one issue with known faults, and rules of our own that find just these."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.windows import in_the_text, opened

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.finding import Beside, Fix, Severity
from zugong_desk.proofing import engine
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import Passage
from zugong_desk.proofing.rule import Bad, Family, Rule
from zugong_desk.ui.proof import words
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.window import MainWindow

TEXT = """云岭组工信息

第 3 期

聚力强基 抓实治理𠮷

青山县委组织部

截止目前，𠮷家湾村办成实事😀三件，截止去年底又办五件。大家按装了路灯，路灯亮了。

各村在截止日期前报名，共有千余多人参加，带动 12 个村增收。

群众说，好日子还在后头，再接再励往前走。
"""


def finder(pattern: str, message: str, *after: str, **more: object) -> Callable[[Passage], Iterator[Hit]]:
    """Finds a pattern; what it becomes, first the suggestion, then its alternatives."""
    wanted = re.compile(pattern)

    def find(passage: Passage) -> Iterator[Hit]:
        for found in wanted.finditer(passage.text):
            place = (passage.id, *found.span(), message)
            suggestion = after[0] if after else None
            yield Hit(*place, suggestion=suggestion, alternatives=after[1:], **more)  # type: ignore[arg-type]

    return find


def rule(id: str, name: str, family: Family, severity: Severity, fix: Fix, find: Callable[..., object]) -> Rule:
    examples = {"bad": (Bad("坏", None),), "good": ("好",)}
    return Rule(
        id=id, name=name, family=family, severity=severity, fix=fix, clause="《规范》第 1 条", why=f"{name}为什么这样判。",
        in_block=find, **examples,  # type: ignore[arg-type]
    )  # fmt: skip


BESIDE = (Beside("b", 0, 2, "并列的话", "本期 别处"), Beside("", 0, 0, "外面的话", "别的文件"))
RULES = (
    rule("W-STOP", "截止与截至", Family.WORDS, Severity.ERROR, Fix.SAFE, finder("截止(?=目前|去年)", "到某时为止用“截至”。", "截至")),
    rule("W-FIX", "按装与安装", Family.WORDS, Severity.ERROR, Fix.SUGGEST, finder("按装", "应为“安装”。", "安装", "装好", "装上")),
    rule("N-MORE", "概数重复", Family.NUMERALS, Severity.WARNING, Fix.NONE, finder("千余多", "概数重复。", beside=BESIDE)),
    rule("W-LI", "再接再厉", Family.WORDS, Severity.WARNING, Fix.SAFE, finder("再接再励", "应为“再接再厉”。", "再接再厉", row="再接再励")),
    rule("L-SPACE", "数字两侧空格", Family.LAYOUT, Severity.STYLE, Fix.SAFE, finder(r" 12 ", "不空格。", "12")),
    rule("L-DONE", "段落接排", Family.LAYOUT, Severity.STYLE, Fix.SAFE, finder("好日子", "已接好。", mended=True)),
)  # fmt: skip


@pytest.fixture(autouse=True)
def own_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing but the rules above are asked."""
    by_id = {one.id: one for one in RULES}
    monkeypatch.setattr(engine, "catalogue", lambda: RULES)
    monkeypatch.setattr(words, "rule_of", by_id.__getitem__)
    monkeypatch.setattr("zugong_desk.desk.proofing.rule_of", by_id.__getitem__)


@pytest.fixture
def window(themes: ThemeSource, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    """A window on the issue, checked, the caret at its beginning and the focus in the text."""
    bridge = opened(TEXT, tmp_path)
    window = in_the_text(bridge, themes, tmp_path, qtbot)
    checked(window, qtbot)
    yield window
    window.close()
    bridge.close()
    window.deleteLater()
    QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


def checked(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until the window shows what the rules say of the issue as it stands."""
    parts = window.parts
    qtbot.waitUntil(lambda: parts.checker.settled and window.bridge.sure and parts.proof.settled)
    QApplication.processEvents()


def table(window: MainWindow) -> Bulletin:
    assert window.bridge.bulletin is not None
    return window.bridge.bulletin


def at_hand(window: MainWindow) -> str:
    """The words of the finding at hand; empty if there is none."""
    return window.bridge.finding.text if window.bridge.finding is not None else ""
