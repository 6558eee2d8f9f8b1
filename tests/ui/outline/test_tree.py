"""The rows of the outline."""

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.kinds import Kind, Role
from zugong_desk.domain.source import Source
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.outline.tree import Tree, child_level, tree_of


def tree(bridge: Bridge) -> Tree:
    assert bridge.bulletin is not None
    return tree_of(bridge.bulletin)


def names(bridge: Bridge) -> list[tuple[str, str]]:
    rows = tree(bridge).rows
    return [(row.text, rows[row.parent].text if row.parent >= 0 else "") for row in rows]


def test_columns_hold_articles_hold_headings_hold_items(library_bridge: Bridge) -> None:
    assert names(library_bridge) == [
        ("江城组工信息　第7期", ""),
        ("基层党建", ""),
        ("把支部建在网格上", "基层党建"),
        ("一、建强队伍", "把支部建在网格上"),
        ("一是选好人", "一、建强队伍"),
        ("二是管好人", "一、建强队伍"),
        ("（一）压实责任", "一、建强队伍"),
        ("二、服务群众", "把支部建在网格上"),
        ("报：市委组织部部务会成员", ""),
    ]


def test_what_stands_at_the_right(library_bridge: Bridge) -> None:
    rows = {row.text: row for row in tree(library_bridge).rows}
    assert rows["把支部建在网格上"].remark == "中共临河县委"
    assert rows["江城组工信息　第7期"].remark == "2024-05-06"
    assert rows["报：市委组织部部务会成员"].remark == "2 行"
    assert rows["一、建强队伍"].items == 2


def test_a_doubtful_block_carries_its_reason(library_bridge: Bridge) -> None:
    rows = {row.mark: row for row in tree(library_bridge).rows}
    assert rows[Kind.ARTICLE_TITLE].doubt == "存疑 0.60　上无空行"
    assert not rows[Kind.COLUMN].doubt


def test_only_headings_that_open_a_block_can_move(library_bridge: Bridge) -> None:
    assert [row.text for row in tree(library_bridge).rows if row.movable] == [
        "一、建强队伍",
        "（一）压实责任",
        "二、服务群众",
    ]


def test_a_place_is_found_after_characters_beyond_the_first_plane(library_bridge: Bridge) -> None:
    shown, bulletin = tree(library_bridge), library_bridge.bulletin
    assert bulletin is not None
    second = next(row for row in shown.rows if row.text == "二是管好人")
    assert bulletin.quote(second.span) == "二是管好人。"
    line = bulletin.line(second.block)
    assert shown.rows[shown.row_at(line, 17)].text == "一是选好人"
    assert shown.rows[shown.row_at(line, 18)].text == "二是管好人"


def test_levels_of_drops(library_bridge: Bridge) -> None:
    shown = tree(library_bridge)
    at = {row.text: number for number, row in enumerate(shown.rows)}
    assert child_level(shown, at["把支部建在网格上"]) == 1
    assert child_level(shown, at["一、建强队伍"]) == 2
    assert child_level(shown, at["一、建强队伍"], at["（一）压实责任"]) == 2
    assert child_level(shown, at["一是选好人"]) is None
    assert child_level(shown, -1) == 1


def test_no_blocks_no_rows() -> None:
    empty = tree_of(Bulletin("x", Source("x.txt", "0" * 64, "utf-8", ""), ()))
    assert empty.rows == ()
    assert empty.row_at(0, 0) == -1


def test_a_head_of_a_paragraph_is_marked_by_its_role(library_bridge: Bridge) -> None:
    assert {row.mark for row in tree(library_bridge).rows if row.text.startswith("二、")} == {Role.HEADING}
