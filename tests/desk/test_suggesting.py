"""Suggestions as a story: taught by what was tagged, shown only if better than chance, accepted or refused by steps."""

from tests.desk.libraries import Office
from tests.insight.suggesting.test_learner import EXAMPLES

from zugong_desk.desk import codebook, suggesting, tagging
from zugong_desk.desk.core import Desk
from zugong_desk.domain.span import Anchor, Span

ISSUE = "\n\n".join(
    ["云岭组工信息", "第 3 期", "2022 年 5 月 6 日", "聚力强基", *(one.text + "。" * 3 for one in EXAMPLES)]
)
NEXT = """云岭组工信息

第 4 期

2022 年 6 月 6 日

再接再厉

西山社区新设治理网格，网格员由热心居民担任，每天走访两小时，随手上报各类琐事𠮷。

全会听取了工作报告，讨论了来年的打算，与会同志一致表示赞成，会议开得圆满。
"""


def tagged(office: Office) -> Desk:
    """A library of two issues: every passage of the first has its tag, the second is on the table."""
    desk = office.desk(ISSUE, NEXT)
    names = {tag for one in EXAMPLES for tag in one.tags}
    ids = {name: codebook.add_tag(desk, name)[0] for name in names}
    at = {one.text: next(iter(one.tags)) for one in EXAMPLES}
    for block in desk.table.lines:
        tag = at.get(block.text.rstrip("。"))
        if tag:
            tagging.annotate(desk, Span(Anchor(block.id, 0), Anchor(block.id, len(block.text))), ids[tag])
    second = next(row.id for row in desk.library.issues() if row.id != desk.table.id)
    desk.open(second)
    return desk


def names(desk: Desk, found: tuple[suggesting.Suggestion, ...]) -> list[tuple[str, str]]:
    return [(desk.shelf.tags[one.tag].name, one.text[:4]) for one in found]


def test_a_library_suggests_what_it_was_taught_and_learns_from_yes_and_no(office: Office) -> None:
    desk = tagged(office)
    known = suggesting.taught(suggesting.lessons(desk))
    assert known
    assert known.trial.useful
    found = suggesting.suggestions(known, desk.table, desk.shelf)
    assert ("网格", "西山社区") in names(desk, found)
    best = next(one for one in found if desk.shelf.tags[one.tag].name == "网格")
    assert "网格" in "".join(best.text[start:end] for start, end in best.words)
    assert desk.table.quote(best.span) == best.text

    suggesting.accept(desk, best)
    assert [one.tag for one in desk.table.annotations.values()] == [best.tag]
    assert best.tag not in {one.tag for one in suggesting.suggestions(known, desk.table, desk.shelf)}
    desk.undo()
    suggesting.refuse(desk, best)
    assert best not in suggesting.suggestions(known, desk.table, desk.shelf)
    again = office.reopened(desk)
    assert best not in suggesting.suggestions(known, again.table, again.shelf)
    later = suggesting.taught(suggesting.lessons(again))
    assert later
    assert later.model.scores(best.text)[best.tag] < known.model.scores(best.text)[best.tag]
    again.undo()
    assert again.shelf.refusals == {}
    assert best in suggesting.suggestions(known, again.table, again.shelf)


def test_retired_tags_and_a_library_that_taught_too_little_suggest_nothing(office: Office) -> None:
    desk = office.desk(NEXT)
    assert suggesting.taught(suggesting.lessons(desk)) is None
    assert suggesting.suggestions(None, desk.table, desk.shelf) == ()
    passages = suggesting.passages(desk.table)
    assert [desk.table.quote(one)[:4] for one in passages] == ["西山社区", "全会听取"]
