"""What was learnt, in words."""

from dataclasses import replace

from zugong_desk.desk.learning import Taught, leanings
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.profile import Profile
from zugong_desk.domain.shelf import Progress
from zugong_desk.library import IssueRow
from zugong_desk.ui.profile.words import issue_name, issue_state, matching, rows_of

PROFILE = Profile(
    lines={"样子：短": {Kind.PARAGRAPH: -3.0, Kind.HEADING: 2.0}, "开头：𠮷😀": {Kind.COLUMN: 1.0}},
    joints={"接缝：满行": {Kind.PARAGRAPH: 2.5}},
    aside={"编辑部": Kind.NOISE},
    kept=frozenset({"甲e\u0301"}),
)
ROW = IssueRow(
    id="a",
    file="七.txt",
    sha256="",
    imported_at="",
    blocks=1,
    annotations=0,
    present=True,
    progress=Progress.UNREAD,
    year=2024,
    issue_number=7,
)


def test_traits_come_most_telling_first_and_kinds_for_before_against() -> None:
    assert [row.spoken for row in rows_of(leanings(PROFILE))] == [
        "样子：短 → 标题 +2.0、正文 −3.0",
        "接缝：满行 → 正文 +2.5",
        "开头：𠮷😀 → 栏目 +1.0",
        "全行：编辑部 → 杂项，移出阅读稿",
        "全行：甲e\u0301 → 留在阅读稿",
    ]
    assert rows_of(leanings(Profile())) == []


def test_the_filter_wants_all_words() -> None:
    rows = rows_of(leanings(PROFILE))
    assert matching(rows, " ") == rows
    assert [row.trait for row in matching(rows, "正文 接缝")] == ["接缝：满行"]
    assert [row.trait for row in matching(rows, "𠮷")] == ["开头：𠮷😀"]
    assert matching(rows, "没有") == []


def test_issues_say_how_they_are_called_and_why_they_do_not_teach() -> None:
    one = Taught(ROW, 12, teaches=True, used=True)
    assert (issue_name(one), issue_state(one)) == ("2024 年　第 7 期", "改定 12 处")
    assert issue_name(replace(one, row=replace(ROW, year=None))) == "无报头　七.txt"
    assert issue_state(replace(one, teaches=False, used=False)).endswith("已关")
    assert issue_state(replace(one, used=False)).endswith("较早，不再用")
