"""Splits that the parser proposes: made in one step, undone in one, gone when confirmed."""

import pytest
from tests.desk.libraries import Office

from zugong_desk.desk import corrections
from zugong_desk.desk.core import Desk
from zugong_desk.desk.proposals import NAME, proposals, split_proposed
from zugong_desk.domain.block import Block
from zugong_desk.domain.edit import EditError
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.span import Anchor

BODY = "各村都把名单贴到墙上，群众随时找得到人，事情当天就有答复，𠮷家湾村年底还要请大家打分😀。"
GLUED = f"""云岭组工信息

第 3 期

聚力强基 抓实治理𠮷

青山县委组织部

（一）选好带头人。{BODY}（二）管好集体钱。{BODY}

（三）办好民生事。{BODY}

（四）开好议事会。e\u0301{BODY}（云岭市委组织部）云岭市把干部放到项目一线锻炼，年内选派一百二十名，{BODY}
"""


@pytest.fixture
def desk(office: Office) -> Desk:
    return office.desk(GLUED)


def line(desk: Desk, words: str) -> Block:
    return next(one for one in desk.table.lines if words in one.text)


def test_a_proposal_is_split_and_taken_back(desk: Desk, office: Office) -> None:
    before = desk.table
    first = line(desk, "（一）")
    (place,) = proposals(before)[first.id]
    assert first.label.doubtful
    assert first.text[place.offset :].startswith("（二）管好")
    touched = split_proposed(desk, Anchor(first.id, 0))
    assert touched.name == NAME
    assert touched.show is not None
    second = line(desk, "（二）")
    assert touched.show.start == Anchor(second.id, 0)
    assert [one.label.confidence for one in (line(desk, "（一）"), second)] == [1.0, 1.0]
    assert line(desk, "（一）").text + second.text == first.text
    assert [second.head_text(head) for head in second.heads] == ["（二）管好集体钱"]
    assert first.id not in proposals(desk.table)
    after = desk.table
    desk.undo()
    assert desk.table.blocks == before.blocks
    desk = office.reopened(desk)
    desk.redo()
    assert desk.table.blocks == after.blocks


def test_confirming_drops_the_proposal(desk: Desk) -> None:
    first = line(desk, "（一）")
    corrections.confirm(desk, [first.id])
    assert first.id not in proposals(desk.table)
    with pytest.raises(EditError, match="没有分段的建议"):
        split_proposed(desk, Anchor(first.id, 0))
    desk.undo()
    assert first.id in proposals(desk.table)


def test_the_place_nearest_to_the_caret_is_split_and_the_others_stay(office: Office) -> None:
    both = f"（二）管好集体钱。{BODY}（三）办好民生事。{BODY}"
    rest = "".join(f"（{number}）开好议事会。{BODY}\n\n" for number in "四五六七")
    desk = office.desk(f"（一）选好带头人。{BODY}{both}\n\n{rest}")
    first = line(desk, "（一）")
    places = proposals(desk.table)[first.id]
    assert [first.text[place.offset :][:3] for place in places] == ["（二）", "（三）"]
    split_proposed(desk, Anchor(first.id, len(first.text)))
    kept, second = line(desk, "（一）"), line(desk, "（三）")
    assert kept.text.endswith(BODY)
    assert kept.label.doubtful
    assert kept.label.why == f"第 {places[0].offset + 1} 字起像另一段：{places[0].reason}"
    assert not second.label.doubtful
    split_proposed(desk, Anchor(kept.id, 0))
    assert proposals(desk.table) == {}


def test_a_title_behind_an_article_becomes_one(office: Office) -> None:
    head, signed = "聚力强基 抓实治理\n\n青山县委组织部", "（云岭市委组织部）"
    text = f"{head}\n\n近年来，青山县强基固本。{BODY}云岭市抓实“三本账”管好带头人\n\n{signed}\n\n近日，{BODY}\n"
    desk = office.desk(text)
    block = line(desk, "近年来")
    assert block.id in proposals(desk.table)
    split_proposed(desk, Anchor(block.id, 0))
    assert line(desk, "三本账").kind is Kind.ARTICLE_TITLE
    assert line(desk, "近年来").kind is Kind.PARAGRAPH


def test_a_heading_run_into_its_text_becomes_one_again(office: Office) -> None:
    text = "聚力强基 抓实治理\n\n青山县委组织部\n\n" + "".join(
        f"{number}、{name}\n\n近年来，{BODY}\n\n"
        for number, name in zip("一二四", ("选准带头人", "用好明白账", "开好议事会"), strict=True)
    )
    text = text.replace("四、", f"三、办好民生事近年来，{BODY}\n\n四、")
    desk = office.desk(text)
    block = line(desk, "三、")
    assert block.id in proposals(desk.table), [(one.kind, one.text[:12]) for one in desk.table.lines]
    split_proposed(desk, Anchor(block.id, 0))
    found = line(desk, "三、")
    assert (found.kind, found.level, found.text, found.heads) == (Kind.HEADING, 1, "三、办好民生事", ())


def test_a_sure_text_has_no_proposals(office: Office) -> None:
    desk = office.desk()
    assert proposals(desk.table) == {}
