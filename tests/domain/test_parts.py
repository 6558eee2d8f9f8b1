"""Parts of an issue: every line once, in order, with what the outline says of it."""

import pytest
from tests.bench.many_issues import seed_bulletins

from zugong_desk.domain.outline import articles
from zugong_desk.domain.parts import parts, place_of


def test_parts_hold_every_line_of_the_seeds_once_in_order() -> None:
    for bulletin in seed_bulletins():
        found = parts(bulletin.lines)
        assert "\n".join(part.text for part in found) == bulletin.text
        assert [line.block for part in found for line in part.lines] == [block.id for block in bulletin.lines]
        assert [(line.kind, line.size) for part in found for line in part.lines] == [
            (block.kind, len(block.text)) for block in bulletin.lines
        ]
        told = [(part.title, part.org, part.column) for part in found if part.title]
        assert told == [(one.title, one.org or "", one.column or "") for one in articles(bulletin.lines)]


def test_no_lines_have_no_parts() -> None:
    assert parts(()) == []


@pytest.mark.parametrize(
    ("organisation", "place"),
    [
        ("青山县委组织部", "青山县"),
        ("中共云岭市委", "云岭市"),
        ("云岭市青山县委组织部", "云岭市青山县"),
        ("青山县𠮷祥镇", "青山县𠮷祥镇"),
        ("青山县𠮷祥镇组织办", "青山县𠮷祥镇"),
        ("青山县吉祥镇党委", "青山县吉祥镇"),
        ("高新区党群工作部", "高新区"),
        ("云岭市教育局", "云岭市"),
        ("云岭市城市管理局", "云岭市"),
        ("城市管理局", ""),
        ("市委组织部", ""),
        ("县委办公室", ""),
        ("市直机关工委", ""),
        ("村镇银行", ""),
        ("", ""),
    ],
)
def test_the_place_that_an_organisation_is_named_after(organisation: str, place: str) -> None:
    assert place_of(organisation) == place
