"""The order in which a codebook is read."""

from zugong_desk.domain.codebook import Tag, in_order


def names(*tags: Tag) -> str:
    return "".join(tag.name for tag in in_order({tag.id: tag for tag in tags}))


def test_parents_come_before_their_children() -> None:
    assert names(Tag("c", "丙", parent="a", order=9), Tag("a", "甲", order=2), Tag("b", "𠮷", order=1)) == "𠮷甲丙"


def test_siblings_by_order_then_name() -> None:
    assert names(Tag("c", "b", order=1), Tag("a", "a", order=1), Tag("b", "z", order=0)) == "zab"


def test_none_is_lost_whose_parent_is_gone_or_goes_round() -> None:
    assert (
        names(Tag("a", "1"), Tag("b", "2", parent="lost"), Tag("c", "3", parent="d"), Tag("d", "4", parent="c"))
        == "1234"
    )
