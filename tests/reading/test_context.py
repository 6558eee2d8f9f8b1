"""What the rest of a file says of a line."""

import pytest

from zugong_desk.domain.source import Source
from zugong_desk.reading.context import Context, contexts_of
from zugong_desk.reading.lines import lines_of

PLACES = ("河口乡", "白石镇", "松岭村", "青坝县", "𠮷田街道", "云溪区", "柳湾社区", "桐花乡", "石桥镇", "麦岭村")


def contexts(*lines: str) -> list[Context]:
    return contexts_of(lines_of(Source("x", "0" * 64, "utf-8", "\n".join(lines))))


@pytest.mark.parametrize("place", PLACES)
def test_a_marked_entry_with_its_page_announces_the_title_with_its_unit(place: str) -> None:
    # Both the words before the page number and the whole entry are looked for: in an order that no run changes.
    entry, _, title = contexts(
        f"◎{place}党支部书记的三本笔记 ................ 1", "大家都在学。", f"{place}党支部书记的三本笔记　　河口乡党委"
    )
    assert entry.echoed_later
    assert title.echoes_earlier


def test_a_line_that_nothing_repeats_echoes_nothing() -> None:
    assert not any(one.echoes_earlier or one.echoed_later for one in contexts(*PLACES))
