"""The same for those like it: stories over two issues, and what holds for every correction."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest
from tests.desk.libraries import Office
from tests.reading.parsed import BODY, OTHER, Row, bulletin_of

from zugong_desk.desk import corrections, importing, libraries
from zugong_desk.desk.core import Desk
from zugong_desk.desk.corrected import Confirmed, Correction, Likely, Marked, Merged, Relabelled, Split
from zugong_desk.desk.likeness import GONE, alike, alike_elsewhere, correction_of, do_alike
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.coverage import faults
from zugong_desk.domain.edit import EditError
from zugong_desk.domain.kinds import Kind, Role
from zugong_desk.domain.span import Anchor, Span

P, T, B, H = Kind.PARAGRAPH, Kind.ARTICLE_TITLE, Kind.BYLINE, Kind.HEADING
FIRST = (
    Row("云岭组工信息 第7期", Kind.MASTHEAD),
    Row("◆抓党建促振兴", confidence=0.6, why="没有标题的样子"),
    Row("青山县委组织部", B),
    Row(f"**强化领导。**{BODY}"),
    Row("云岭组工信息 第2页"),
    Row(f"**做实保障e\u0301。**{OTHER}一、建强队伍。县委研究。"),
    Row("◆强队伍提能力𠮷", confidence=0.6, why="没有标题的样子"),
    Row("临河县委组织部", B),
    Row("近年来，临河县坚持党建引领，推动基层治理提"),
    Row("质增效，群众满意度持续提升。"),
    Row("云岭市把干部放到项目一线锻炼𠮷，年内选派一"),
    Row("百二十名干部，办成实事。"),
    Row("云岭组工信息 第3页"),
    Row("◆定了的不动", confidence=1.0),
    Row(f"{OTHER}二、完善机制。按月通报。"),
)
SECOND = (
    Row("云岭组工信息 第8期", Kind.MASTHEAD),
    Row("云岭组工信息 第2页"),
    Row("◆建机制办实事", confidence=0.7, why="没有标题的样子"),
    Row("云岭市委组织部", B),
    Row(f"**压实责任。**{BODY}"),
    Row("◆定了的不动", confidence=1.0),
    Row("◆栏目里的一条", Kind.COLUMN),
)


@pytest.fixture
def desk(office: Office) -> Desk:
    """A library of two issues, the older on the table."""
    desk = libraries.create(office.folder / "同类.zugong", editor="甲")
    office._open.append(desk)
    first = take(desk, *FIRST)
    take(desk, *SECOND)
    desk.open(first)
    return desk


def take(desk: Desk, *rows: Row) -> str:
    """Put an issue into the library and on the table."""
    bulletin = bulletin_of(*rows)
    result, _ = importing.take_in(desk, importing.Received("期.txt", bulletin.source.text.encode(), bulletin))
    assert result.status == "new"
    assert result.id is not None
    desk.open(result.id)
    return result.id


def corrected(desk: Desk, verb: Callable[[], object]) -> Correction | None:
    """What the desk takes a verb for."""
    before = desk.table
    verb()
    after = desk.table
    pairs = [(before.position, after), (after.position, before)]
    touched = {id for known, other in pairs for id in known if id not in other.position}
    touched |= {id for id in before.position if id in after.position and before.block(id) != after.block(id)}
    return correction_of(before, after, touched)


def blocks(places: tuple[Likely, ...]) -> list[str]:
    return [place.block for place in places]


def elsewhere(desk: Desk, correction: Correction) -> list[list[str]]:
    return [blocks(places) for _, places in alike_elsewhere(desk, correction)]


def whole(desk: Desk, correction: Correction) -> list[Likely]:
    return [*alike(desk, correction), *(place for _, places in alike_elsewhere(desk, correction) for place in places)]


def span(desk: Desk, block: str, words: str) -> Span:
    at = desk.table.block(block).text.index(words)
    return Span(Anchor(block, at), Anchor(block, at + len(words)))


def undone(desk: Desk, before: dict[str, Bulletin]) -> None:
    """Taking the step back gives the very same bulletins, and doing it again works."""
    done = {id: desk.load(id) for id in before}
    desk.undo()
    assert {id: desk.load(id) for id in before} == before
    desk.redo()
    assert {id: desk.load(id) for id in before} == done
    assert not any(faults(bulletin) for bulletin in done.values())


def everything(desk: Desk) -> dict[str, Bulletin]:
    return {row.id: desk.load(row.id) for row in desk.library.issues()}


def test_one_title_brings_the_others_of_both_issues_in_one_step(desk: Desk) -> None:
    correction = corrected(desk, lambda: corrections.relabel(desk, ["b2"], T))
    assert isinstance(correction, Relabelled)
    (one,) = alike(desk, correction)
    assert (one.block, one.now, one.then, one.line, one.text) == ("b7", "正文", "文章标题", 7, "◆强队伍提能力𠮷")
    assert one.why == "同样以“◆”开头、独占一行、下接署名"
    assert elsewhere(desk, correction) == [["b3"]]
    before = everything(desk)
    touched = do_alike(desk, correction, whole(desk, correction))
    assert touched.name == "2 处改为文章标题"
    for bulletin in everything(desk).values():
        titles = [block for block in bulletin.lines if block.text.startswith("◆")]
        assert {block.kind for block in titles} <= {T, P, Kind.COLUMN}
        assert [block.kind for block in titles if block.text == "◆定了的不动"] == [P]
    assert desk.table.block("b7").kind is T
    assert desk.table.block("b7").label.confidence == 1.0
    assert alike(desk, correction) == ()
    undone(desk, before)


def test_a_running_head_is_set_aside_wherever_it_repeats(desk: Desk) -> None:
    correction = corrected(desk, lambda: corrections.set_aside(desk, ["b5"], Kind.NOISE))
    assert correction is not None
    assert blocks(alike(desk, correction)) == ["b13"]
    before = everything(desk)
    assert do_alike(desk, correction, whole(desk, correction)).name == "2 处移出阅读稿"
    undone(desk, before)


def test_what_was_set_aside_comes_back_together(desk: Desk) -> None:
    running = [
        replace(row, kind=Kind.NOISE) for row in FIRST if row.text in {"云岭组工信息 第2页", "云岭组工信息 第3页"}
    ]
    take(desk, FIRST[0], Row(BODY), running[0], Row(OTHER), running[1])
    correction = corrected(desk, lambda: corrections.bring_back(desk, "b3"))
    assert correction is not None
    assert blocks(alike(desk, correction)) == ["b5"]
    before = everything(desk)
    assert do_alike(desk, correction, alike(desk, correction)).name == "1 处取回阅读稿"
    assert not desk.table.block("b5").aside
    undone(desk, before)


def test_confirming_offers_the_doubtful_ones_like_it(desk: Desk) -> None:
    correction = corrected(desk, lambda: corrections.confirm(desk, ["b2"]))
    assert isinstance(correction, Confirmed)
    assert blocks(alike(desk, correction)) == ["b7"]
    assert alike(desk, correction)[0].now == "正文，存疑"
    before = everything(desk)
    do_alike(desk, correction, whole(desk, correction))
    assert not any(block.label.doubtful for bulletin in everything(desk).values() for block in bulletin.lines)
    undone(desk, before)


def test_confirming_what_was_not_doubted_offers_nothing(desk: Desk) -> None:
    assert corrected(desk, lambda: corrections.confirm(desk, ["b3"])) is None


def test_joined_lines_bring_the_others(desk: Desk) -> None:
    correction = corrected(desk, lambda: corrections.merge(desk, "b10"))
    assert isinstance(correction, Merged)
    (one,) = alike(desk, correction)
    assert (one.block, one.now, one.then) == ("b12", "两段", "一段")
    assert one.text == "云岭市把干部放到项目一线锻炼𠮷，年内选派一"[-20:] + "⏎百二十名干部，办成实事。"
    before = everything(desk)
    assert do_alike(desk, correction, (one,)).name == "1 处合并"
    assert "选派一百二十名" in desk.table.text
    undone(desk, before)


def test_a_cut_brings_the_others(desk: Desk) -> None:
    at = desk.table.block("b6").text.index("一、")
    correction = corrected(desk, lambda: corrections.split(desk, Anchor("b6", at)))
    assert isinstance(correction, Split)
    (one,) = alike(desk, correction)
    assert (one.block, one.start) == ("b15", desk.table.block("b15").text.index("二、"))
    before = everything(desk)
    do_alike(desk, correction, (one,))
    assert desk.table.lines[-1].text == "二、完善机制。按月通报。"
    undone(desk, before)


def test_enter_and_backspace_are_corrections_too(desk: Desk) -> None:
    at = Anchor("b6", desk.table.block("b6").text.index("一、"))
    assert isinstance(corrected(desk, lambda: corrections.type_over(desk, Span(at, at), "\n")), Split)
    joint = Span(Anchor("b9", len(desk.table.block("b9").text)), Anchor("b10", 0))
    assert isinstance(corrected(desk, lambda: corrections.type_over(desk, joint, "")), Merged)


def test_a_marked_phrase_brings_those_built_like_it_and_unmarking_takes_them_off(desk: Desk) -> None:
    mark = corrected(desk, lambda: corrections.mark_head(desk, span(desk, "b4", "强化领导"), Role.RUN_IN))
    assert isinstance(mark, Marked)
    found = whole(desk, mark)
    assert [place.text[:5] for place in found] == ["做实保障e", "压实责任。"]
    before = everything(desk)
    assert do_alike(desk, mark, found).name == "2 处标为段首语"
    heads = desk.table.block("b6").heads
    assert [desk.table.block("b6").head_text(head) for head in heads] == ["做实保障e\u0301"]
    undone(desk, before)
    unmark = corrected(desk, lambda: corrections.unmark_head(desk, Anchor("b4", 1)))
    assert unmark is not None
    assert blocks(alike(desk, unmark)) == ["b6"]
    assert do_alike(desk, unmark, whole(desk, unmark)).name == "2 处取消小标题"
    assert desk.table.block("b6").heads == ()


def test_a_level_brings_headings_of_the_same_number_and_level(office: Office) -> None:
    rows = (
        Row("一、总的要求", H, 1), Row("（一）建强队伍", H, 1), Row(BODY), Row("（二）完善机制。", H, 1), Row(OTHER),
        Row("1．选好人", H, 1), Row(f"（三）保障。{BODY}", heads=((Role.HEADING, "（三）保障", 1),)),
        Row(f"（四）考核。{BODY}", heads=((Role.HEADING, "（四）考核", 1),)),
    )  # fmt: skip
    desk = office.desk(name="级")
    take(desk, *rows)
    level = corrected(desk, lambda: corrections.set_level(desk, "b2", 2))
    assert level is not None
    assert blocks(alike(desk, level)) == ["b4"]
    assert do_alike(desk, level, alike(desk, level)).name == "1 处定为2级标题"
    assert desk.table.block("b4").level == 2
    inside = corrected(desk, lambda: corrections.set_level(desk, "b7", 2))
    assert inside is not None
    (one,) = alike(desk, inside)
    assert (one.block, one.now, one.then) == ("b8", "段内标题①", "段内标题②")
    assert do_alike(desk, inside, (one,)).name == "1 处定为2级标题"


def test_typing_pasting_and_mixed_steps_are_no_corrections(desk: Desk) -> None:
    at = Anchor("b4", 3)
    assert corrected(desk, lambda: corrections.type_over(desk, Span(at, at), "𠮷")) is None
    assert corrected(desk, lambda: corrections.type_over(desk, Span(at, at), "一\n二\n三")) is None
    assert corrected(desk, lambda: corrections.relabel(desk, ["b3", "b4"], T)) is None
    cross = Span(Anchor("b9", 3), Anchor("b10", 2))
    assert corrected(desk, lambda: corrections.type_over(desk, cross, "")) is None


def test_several_of_one_kind_are_examples_together(desk: Desk) -> None:
    correction = corrected(desk, lambda: corrections.relabel(desk, ["b2", "b5"], T))
    assert correction is not None
    assert blocks(alike(desk, correction)) == ["b7", "b13"]


def test_places_that_changed_meanwhile_are_left_out(desk: Desk) -> None:
    correction = corrected(desk, lambda: corrections.relabel(desk, ["b2"], T))
    assert correction is not None
    places = whole(desk, correction)
    corrections.relabel(desk, ["b7"], Kind.COLUMN)
    assert do_alike(desk, correction, places).name == "1 处改为文章标题"
    assert desk.table.block("b7").kind is Kind.COLUMN
    with pytest.raises(EditError, match=GONE):
        do_alike(desk, correction, places[:1])


def test_an_issue_taken_out_of_the_library_is_left_out(desk: Desk) -> None:
    correction = corrected(desk, lambda: corrections.relabel(desk, ["b2"], T))
    assert correction is not None
    walk = alike_elsewhere(desk, correction)
    while desk.undo():
        pass
    assert list(walk) == []
    with pytest.raises(EditError):
        do_alike(desk, correction, [])


@pytest.mark.parametrize("seed", range(12))
def test_whatever_is_corrected_the_same_elsewhere_is_undone_exactly(desk: Desk, seed: int) -> None:
    dice = Random(seed)
    for _ in range(4):
        block = dice.choice(desk.table.lines[1:])
        middle = Anchor(block.id, dice.randrange(len(block.text)))
        verbs: list[Callable[[], object]] = [
            lambda id=block.id: corrections.relabel(desk, [id], dice.choice(list(Kind)), 2),
            lambda id=block.id: corrections.confirm(desk, [id]),
            lambda id=block.id: corrections.merge(desk, id),
            lambda at=middle: corrections.split(desk, at),
            lambda at=middle: corrections.mark_head(desk, Span(Anchor(at.block, 0), Anchor(at.block, at.offset + 1)),
                                                    Role.RUN_IN),
        ]  # fmt: skip
        correction = corrected(desk, dice.choice(verbs))
        places = whole(desk, correction) if correction else []
        decided = [place for place in places if place.seen.label.confidence == 1.0]
        assert decided == []
        if correction and places:
            before = everything(desk)
            do_alike(desk, correction, places)
            undone(desk, before)
