"""What the source shows of a block: its lines and bold stretches."""

from tests.reading.parsed import Row, bulletin_of

from zugong_desk.domain.kinds import Kind
from zugong_desk.reading.printed import Printed


def test_bold_ranges_count_in_the_blocks_own_text() -> None:
    bulletin = bulletin_of(
        Row("前言𠮷。"),
        Row("**一是强队伍。**选好人e\u0301。\n**二是建\n机制。**管好事。"),
        Row("**全部加粗**", Kind.HEADING),
    )
    printed = Printed(bulletin.source)
    first, second, third = bulletin.blocks
    assert printed.bold_in(first) == ()
    assert [second.text[start:end] for start, end in printed.bold_in(second)] == ["一是强队伍。", "二是建机制。"]
    assert not printed.is_bold(second)
    assert printed.is_bold(third)


def test_lines_of_a_block() -> None:
    bulletin = bulletin_of(Row("第一行𠮷\n\n　　第二行"), Row("第三行"))
    printed = Printed(bulletin.source)
    block = bulletin.blocks[0]
    assert printed.line_begins(block) == [4]
    numbers = [line.number for line in (printed.first_line(block), printed.last_line(block)) if line]
    assert numbers == [1, 3]
    second = printed.line_at(block, 4)
    assert second is not None
    assert (second.indent, second.gap) == (4, 1)
    assert printed.line_at(block, 99) is None
