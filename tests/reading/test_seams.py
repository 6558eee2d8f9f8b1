"""Seams: blocks that meet alike, and places where blocks could be cut alike."""

from tests.reading.parsed import BODY, OTHER, Row, bulletin_of

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.kinds import Kind
from zugong_desk.reading.printed import Printed
from zugong_desk.reading.seams import Cut, Seam, cut_at, cuts_like, seam_before

HALF = "近年来，青山县坚持党建引领，推动基层治理提质"
REST = "增效，群众满意度持续提升，做法得到推广。"


def seams(*rows: Row) -> list[Seam | None]:
    bulletin = bulletin_of(*rows)
    printed = Printed(bulletin.source)
    return [seam_before(bulletin, printed, block) for block in bulletin.lines]


def seam(first: str, second: str, kind: Kind = Kind.PARAGRAPH) -> Seam:
    found = seams(Row(first, kind), Row(second, kind))[1]
    assert found is not None
    return found


def test_wrapped_lines_meet_alike() -> None:
    one, other = seam(HALF, REST), seam("云岭市把干部放到项目一线锻炼𠮷，年内选派一", "百二十名干部。")
    assert one.like(other)
    assert one.reason() == "同样是正文后接正文、上段不带句末标点、紧接着下一行"


def test_a_full_stop_and_a_fresh_line_say_nothing() -> None:
    one, other = seam(BODY, OTHER), seam(OTHER, BODY)
    assert not one.telling
    assert not one.like(other)


def test_other_joints_are_not_alike() -> None:
    one = seam(HALF, REST)
    assert not one.like(seam(HALF, f"\n{REST}"))
    assert not one.like(seam(HALF, f"　　{REST}"))
    assert not one.like(seam(HALF, "一、建强队伍"))
    assert not one.like(seam("短得多", REST))
    assert not one.like(seam(HALF, REST, Kind.ARTICLE_TITLE))


def test_furniture_between_is_seen_and_width_no_longer_asked() -> None:
    footer = Row("- 3 -", Kind.PAGE_FOOTER)
    found = seams(
        Row(HALF), footer, Row(REST), footer, Row("云岭市把干部放到项目一线"), footer, Row("锻炼，办成实事。")
    )
    assert found[1] is not None
    assert found[3] is not None
    assert found[1].cut
    assert found[1].like(found[3])
    assert "页码" in found[1].reason()


def test_two_lines_of_a_title_meet_alike() -> None:
    title = Kind.ARTICLE_TITLE
    one = seam("抓党建促振兴", "——青山县的做法", title)
    assert one.like(seam("强队伍提升能力𠮷水平", "——云岭市的探索与实践", title))
    assert not one.like(seam("强队伍提升能力", "云岭市的探索", title))


def test_what_was_typed_has_no_seam() -> None:
    bulletin = bulletin_of(Row(HALF), Row(REST))
    first, second = bulletin.blocks
    typed = bulletin.with_blocks((first.with_runs(()), second))
    assert seam_before(typed, Printed(typed.source), second) is None
    assert seam_before(bulletin, Printed(bulletin.source), first) is None


def cut(bulletin: Bulletin, block: int, words: str) -> Cut:
    found = cut_at(bulletin.blocks[block], Printed(bulletin.source), bulletin.blocks[block].text.index(words))
    assert found is not None
    return found


def places(bulletin: Bulletin, wanted: Cut) -> list[tuple[str, str]]:
    printed = Printed(bulletin.source)
    return [
        (block.id, block.text[at : at + 4]) for block in bulletin.blocks for at in cuts_like(block, printed, wanted)
    ]


def test_a_number_that_opens_a_sentence_shows_where_to_cut() -> None:
    bulletin = bulletin_of(
        Row(f"{BODY}一、建强队伍。县委研究。二、完善机制。"), Row(f"{OTHER}三、强化保障。"), Row(f"{OTHER}（一）保障。")
    )
    found = places(bulletin, cut(bulletin, 0, "一、"))
    assert found == [("b1", "一、建强"), ("b1", "二、完善"), ("b2", "三、强化")]


def test_a_mark_shows_where_to_cut_and_another_kind_is_left_alone() -> None:
    bulletin = bulletin_of(Row(f"前言𠮷。◆甲事。{BODY}◆乙事。{OTHER}"), Row(f"前言。◆丙事。{BODY}", Kind.EDITOR_NOTE))
    assert places(bulletin, cut(bulletin, 0, "◆甲")) == [("b1", "◆甲事。"), ("b1", "◆乙事。")]


def test_a_line_of_the_source_shows_where_to_cut_if_it_stands_off() -> None:
    bulletin = bulletin_of(Row(f"　　{BODY}\n　　{OTHER}\n　　{BODY}"), Row(f"{BODY}\n{OTHER}"))
    wanted = cut(bulletin, 0, OTHER)
    assert [block for block, _ in places(bulletin, wanted)] == ["b1", "b1"]
    flush = cut(bulletin, 1, OTHER)
    assert not flush.telling
    assert places(bulletin, flush) == []


def test_a_first_line_with_a_mark_is_cut_off_like_the_others() -> None:
    bulletin = bulletin_of(
        Row(f"▶石锁乡\n{BODY}"), Row(f"▶临河社区\n{OTHER}\n{BODY}"), Row(f"{OTHER}\n{BODY}"), Row(f"●江口县\n{BODY}")
    )
    wanted = cut(bulletin, 0, BODY)
    assert places(bulletin, wanted) == [("b1", BODY[:4]), ("b2", OTHER[:4])]
    assert wanted.reason() == "同样在正文里、首行以“▶”开头、前面不带句末标点、在原件中另起一行、上一行没有排满"


def test_wrapped_lines_show_nowhere_to_cut() -> None:
    bulletin = bulletin_of(Row(f"一、{HALF}\n\n{REST}"), Row(f"二、{HALF}\n\n{REST}"), Row(f"{BODY}\n\n{OTHER}"))
    assert places(bulletin, cut(bulletin, 0, REST)) == []
    assert places(bulletin, cut(bulletin, 2, OTHER)) == []


def test_a_cut_in_mid_sentence_tells_nothing() -> None:
    bulletin = bulletin_of(Row(BODY), Row(OTHER))
    assert places(bulletin, cut(bulletin, 0, "坚持")) == []
    assert cut_at(bulletin.blocks[0], Printed(bulletin.source), 0) is None
