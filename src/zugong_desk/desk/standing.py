"""Finding an issue by the name an editor gives it, and how far work on it has come."""

from dataclasses import replace

from zugong_desk.desk.core import Desk, Unknown
from zugong_desk.desk.facts import issue_key
from zugong_desk.desk.touched import Touched
from zugong_desk.domain.shelf import Progress, RecordChange
from zugong_desk.library import IssueRow

PROGRESS_NAMES = {Progress.UNREAD: "未看", Progress.WORKING: "进行中", Progress.DONE: "定稿"}


def find_issue(desk: Desk, name: str) -> IssueRow:
    """The issue called `name`: its id, its key such as 2023-9, or its file's name. Unknown if none or several are.

    One that is no longer in the library is found only if none that is there is called so.
    """
    rows = desk.library.issues()
    for test in (
        lambda row: row.id == name,
        lambda row: issue_key(row) == name,
        lambda row: row.file == name,
    ):
        named = [row for row in rows if test(row)]
        found = [row for row in named if row.present] or named
        if len(found) > 1:
            ids = "、".join(row.id for row in found)
            raise Unknown(f"有 {len(found)} 期都叫“{name}”，请用其中一个编号：{ids}。")
        if found:
            return found[0]
    raise Unknown(f"书库里没有“{name}”这一期。用 list 查看有哪些期。")


def set_progress(desk: Desk, id: str, progress: Progress) -> Touched:
    """Say how far work on an issue has come."""
    before = desk.shelf.standings[id]
    after = replace(before, progress=progress)
    records = () if after == before else (RecordChange(before, after),)
    return desk.perform(f"定为{PROGRESS_NAMES[progress]}", records=records)


def remove_issue(desk: Desk, id: str) -> Touched:
    """Take an issue off the shelf; its text and all work on it stay in the file, and undo brings it back."""
    return desk.perform("移出书库", records=(RecordChange(desk.shelf.standings[id], None),))
