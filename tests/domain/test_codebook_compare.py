"""Two codebooks side by side."""

from dataclasses import replace

from zugong_desk.domain.codebook import Tag
from zugong_desk.domain.codebook_compare import Difference, Differs, differences

HERE = {
    tag.id: tag
    for tag in (Tag("a", "治理", order=0), Tag("b", "网格", "a", "划片𠮷", order=1, key="w"), Tag("c", "旧", order=2))
}


def test_a_codebook_does_not_differ_from_itself_under_other_ids() -> None:
    there = {
        f"x{id}": replace(tag, id=f"x{id}", parent=f"x{tag.parent}" if tag.parent else "") for id, tag in HERE.items()
    }
    assert differences(HERE, there) == ()


def test_every_difference_is_told_from_both_sides() -> None:
    there = {
        tag.id: tag
        for tag in (
            Tag("1", "治理", order=0, retired=True, colour=3),
            Tag("2", "网格", "", "分片😀", "用时", "不用时", "例", order=1),
            Tag("3", "新", order=2),
        )
    }
    assert differences(HERE, there) == (
        Difference("治理", Differs.LOOKS, "0/0", "3/0"),
        Difference("治理", Differs.RETIRED, "否", "是"),
        Difference("网格", Differs.PARENT, "治理", ""),
        Difference("网格", Differs.DEFINITION, "划片𠮷", "分片😀"),
        Difference("网格", Differs.USE_WHEN, "", "用时"),
        Difference("网格", Differs.NOT_WHEN, "", "不用时"),
        Difference("网格", Differs.EXAMPLE, "", "例"),
        Difference("网格", Differs.KEY, "w", ""),
        Difference("旧", Differs.ONLY_HERE),
        Difference("新", Differs.ONLY_THERE),
    )
