"""Suggested tags in the tags pane: learnt in the background, accepted and refused by key, never applied by themselves."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.ui.windows import in_the_text

from zugong_desk.desk import importing, libraries, suggesting
from zugong_desk.desk.suggesting import Suggestion, Taught, taught
from zugong_desk.desk.teaching import Lessons, Material, State
from zugong_desk.domain.codebook import Tag
from zugong_desk.domain.shelf import RecordChange
from zugong_desk.domain.span import Anchor, Span
from zugong_desk.insight.suggesting.learner import Example
from zugong_desk.insight.suggesting.trial import Trial
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.tags.suggested import row_text, worth
from zugong_desk.ui.tags.suggestions import Suggestions
from zugong_desk.ui.tags.teacher import Stopped, _breathe
from zugong_desk.ui.theme.source import ThemeSource
from zugong_desk.ui.window import MainWindow

KEY = Qt.Key
HEAD = "江城组工信息\n第{}期\n中共江城市委组织部    2024年5月{}日\n\n加强基层工作\n中共临河县委\n\n"
GRID = "建强网格队伍，把党支部建在网格上，由网格员{}上门走访，在网格里解决群众诉求，做到小事不出网格🏠。"
MONEY = "发展村集体经济，盘活闲置资产{}，村集体收入逐年增加，带动𠮷祥村农户增收致富，壮大集体家底。"
AMOUNTS = ("定期", "每周", "每月", "主动", "分片", "入户", "轮流", "及时")


def issue(number: int, words: list[str]) -> str:
    body = "\n".join(text.format(word) for word in words for text in (GRID, MONEY))
    return HEAD.format(number, number) + body + "\n报：市委组织部部务会成员。\n"


@pytest.fixture
def bridge(qapp: QApplication, tmp_path: Path) -> Iterator[Bridge]:
    """Two issues: in the one every passage is tagged, in the other none."""
    desk = libraries.create(tmp_path / "试.zugong", editor="tester")
    tags = (Tag("g", "网格小事"), Tag("m", "集体家底", colour=1, shape=1))
    desk.perform("建立标签表", records=tuple(RecordChange(None, tag) for tag in tags))
    bridge = Bridge()
    ids = []
    for number, words in ((7, list(AMOUNTS)), (8, ["逐户", "逐人"])):
        file = tmp_path / f"第{number}期.txt"
        file.write_text(issue(number, words), encoding="utf-8")
        result, _ = importing.take_in(desk, importing.receive(file))
        assert result.id
        ids.append(result.id)
    bridge.set_desk(desk)
    bridge.open_issue(ids[0])
    assert bridge.bulletin is not None
    for span in suggesting.passages(bridge.bulletin):
        bridge.annotate(span, "g" if "网格" in bridge.bulletin.quote(span) else "m")
    bridge.open_issue(ids[1])
    yield bridge
    bridge.close()


@pytest.fixture
def window(bridge: Bridge, themes: ThemeSource, tmp_path: Path, qtbot: QtBot) -> Iterator[MainWindow]:
    window = in_the_text(bridge, themes, tmp_path, qtbot)
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    window.show_panel("tags")
    yield window
    window.close()


@pytest.fixture
def strip(window: MainWindow, qtbot: QtBot) -> Suggestions:
    strip = window.parts.tags.suggestions
    strip.teacher.learn()
    qtbot.waitUntil(lambda: strip.teacher.taught is not None)
    return strip


def tags_on(bridge: Bridge) -> list[str]:
    assert bridge.bulletin is not None
    return sorted(one.tag for one in bridge.bulletin.annotations.values())


def press(qtbot: QtBot, key: Qt.Key) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, key)


def test_they_are_learnt_when_tagging_pauses(window: MainWindow, bridge: Bridge, qtbot: QtBot) -> None:
    teacher = window.parts.tags.suggestions.teacher
    assert teacher.taught is None
    teacher._learn_later.setInterval(10)
    assert bridge.bulletin is not None
    bridge.annotate(suggesting.passages(bridge.bulletin)[0], "g")
    qtbot.waitUntil(lambda: teacher.taught is not None)
    assert teacher.suggestions


def test_what_takes_long_to_learn_is_learnt_again_when_an_issue_is_opened(strip: Suggestions, bridge: Bridge) -> None:
    teacher = strip.teacher
    teacher._took, teacher._steps = 9.0, 0
    teacher._learn_later.stop()
    assert bridge.bulletin is not None
    span = suggesting.passages(bridge.bulletin)[0]
    for _ in range(20):
        bridge.annotate(span, "g")
    assert not teacher._learn_later.isActive()
    bridge.open_issue(bridge.bulletin.id)
    assert teacher._learn_later.isActive()


def test_the_strip_is_quiet_until_it_is_asked_for(strip: Suggestions, bridge: Bridge) -> None:
    assert strip.isVisible()
    assert strip.head.text() == "建议 4"
    assert strip.view.isHidden()
    assert "首选说对" in strip.head.toolTip()
    assert tags_on(bridge) == []


def test_enter_accepts_and_goes_to_the_next(
    strip: Suggestions, window: MainWindow, bridge: Bridge, qtbot: QtBot
) -> None:
    window.parts.actions["next_suggestion"].trigger()
    assert strip.view.hasFocus()
    first = strip.current
    assert first is not None
    assert bridge.place == first.span
    press(qtbot, KEY.Key_Return)
    assert tags_on(bridge) == [first.tag]
    assert len(strip.model.rows) == 3
    assert strip.view.hasFocus()
    assert strip.current != first
    bridge.undo()
    strip.teacher.suggest()
    assert strip.model.rows[0] == first


def test_delete_refuses_for_good(strip: Suggestions, window: MainWindow, bridge: Bridge, qtbot: QtBot) -> None:
    window.parts.actions["next_suggestion"].trigger()
    gone = strip.current
    press(qtbot, KEY.Key_Delete)
    assert gone not in strip.model.rows
    assert tags_on(bridge) == []
    assert [one.tag for one in bridge.shelf.refusals.values()] == [gone.tag if gone else ""]
    press(qtbot, KEY.Key_Escape)
    assert window.parts.reading.sheet.hasFocus()


def test_the_last_decision_gives_the_focus_back(
    strip: Suggestions, window: MainWindow, bridge: Bridge, qtbot: QtBot
) -> None:
    window.parts.actions["next_suggestion"].trigger()
    for _ in range(4):
        press(qtbot, KEY.Key_Return)
    assert len(tags_on(bridge)) == 4
    assert strip.isHidden()
    assert window.parts.reading.sheet.hasFocus()
    told: list[str] = []
    bridge.told.connect(told.append)
    window.parts.actions["next_suggestion"].trigger()
    assert told == ["本期没有标签建议。"]


def test_a_passage_that_was_typed_in_meanwhile_is_not_tagged(
    strip: Suggestions, window: MainWindow, bridge: Bridge, qtbot: QtBot
) -> None:
    window.parts.actions["next_suggestion"].trigger()
    one = strip.current
    assert one is not None
    bridge.type_over(Span(one.span.start, Anchor(one.span.start.block, one.span.start.offset + 4)), "")
    press(qtbot, KEY.Key_Return)
    assert tags_on(bridge) == []


def test_nothing_is_shown_while_it_is_no_better_than_chance(strip: Suggestions) -> None:
    known = strip.teacher.taught
    assert known is not None
    strip.teacher.taught = Taught(known.lessons, known.model, Trial())
    strip.teacher.suggest()
    assert strip.isHidden()


def test_an_answer_that_comes_after_its_library_is_dropped(strip: Suggestions, bridge: Bridge, qtbot: QtBot) -> None:
    teacher = strip.teacher
    assert bridge.bulletin is not None
    bridge.annotate(suggesting.passages(bridge.bulletin)[0], "g")
    teacher.learn()
    bridge.set_desk(None)
    qtbot.wait(100)
    assert teacher.taught is None
    assert strip.isHidden()


def test_only_issues_that_have_changed_are_read_again(
    strip: Suggestions, bridge: Bridge, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    teacher, read = strip.teacher, list[list[str]]()
    bare = bridge.lesson_materials

    def noted(wanted: Mapping[str, State]) -> dict[str, Material] | None:
        read.append(list(wanted))
        return bare(wanted)

    monkeypatch.setattr(bridge, "lesson_materials", noted)
    before = teacher.taught
    teacher.learn()
    qtbot.waitUntil(lambda: not teacher._learning)
    assert (read, teacher.taught) == ([], before)
    assert bridge.bulletin is not None
    bridge.annotate(suggesting.passages(bridge.bulletin)[0], "g")
    teacher.learn()
    teacher.learn()  # waits for the one under way
    qtbot.waitUntil(lambda: teacher.taught is not before)
    assert read == [[bridge.bulletin.id]]
    bridge.undo()
    teacher.learn()
    qtbot.waitUntil(lambda: not teacher._learning)
    assert teacher.taught is not None
    assert before is not None
    assert teacher.taught.lessons == before.lessons


def test_lessons_that_cannot_be_read_teach_nothing_and_stop_nothing(
    strip: Suggestions, bridge: Bridge, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert bridge.bulletin is not None
    bridge.annotate(suggesting.passages(bridge.bulletin)[0], "g")
    before = strip.teacher.taught
    with monkeypatch.context() as broken:
        broken.setattr(bridge, "lesson_materials", lambda _wanted: None)
        strip.teacher.learn()
    assert strip.teacher.taught is before
    assert not strip.teacher._learning


def test_a_row_shows_the_words_that_speak_for_the_tag() -> None:
    text = "开头很长的一句话🏠𠮷，把支部建在网格上"
    at = text.index("网格")
    one = Suggestion("g", Span(Anchor("b", 0), Anchor("b", len(text))), text, 1.0, ((at, at + 2),))
    said, matched = row_text(one, Tag("g", "网格治理"))
    assert said.startswith("网格治理　…")
    assert "".join(said[place] for place in matched) == "网格"


def test_the_figures_are_told() -> None:
    said = worth(Trial(120, 5, 0.8, 0.95, 0.3, 0.6, 0.75, 0.5, 0.1))
    assert "120 段" in said
    assert "80%" in said
    assert "30%" in said


def test_leaving_the_library_stops_what_is_being_learnt(strip: Suggestions, bridge: Bridge, qtbot: QtBot) -> None:
    assert bridge.bulletin is not None
    bridge.annotate(suggesting.passages(bridge.bulletin)[0], "g")
    teacher = strip.teacher
    teacher.learn()
    enough = teacher._enough
    assert not enough.is_set()
    bridge.set_desk(None)
    assert enough.is_set()


def test_learning_ends_in_the_middle_when_nobody_waits_for_it() -> None:
    enough = Event()
    enough.set()
    lessons = Lessons(
        tuple(Example(f"{tag}{at}𠮷🏠", frozenset((tag,))) for tag in "甲乙" for at in range(9)), ("甲", "乙")
    )
    with pytest.raises(Stopped):
        taught(lessons, lambda: _breathe(enough))
    assert taught(lessons, lambda: _breathe(Event())) is not None
