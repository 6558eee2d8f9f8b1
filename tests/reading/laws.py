"""The laws of a structure: nothing lost, nothing doubled, nothing overlaps, whatever the text and whatever was learnt."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from zugong_desk.domain.block import Block
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.coverage import extents, faults, skipped
from zugong_desk.domain.kinds import MAX_LEVEL, Kind, Role
from zugong_desk.domain.profile import Profile
from zugong_desk.domain.runs import Hand, source_ranges
from zugong_desk.domain.source import Source
from zugong_desk.reading import parse
from zugong_desk.reading.parser import SPACED

Blocks = Sequence[Block]

_LEFT_OUT = re.compile(r"(?:\s|[#*>]|<[^<>]*>|&\w+;)*")
"""White space and the marks of a conversion, which is all that the reading text may leave out."""

NOTHING_LEARNT = Profile()


def check(source: Source, profile: Profile = NOTHING_LEARNT) -> tuple[Block, ...]:
    """Parse the source and hold the result against all laws; the blocks, for what else a test asks of them."""
    blocks = parse(source, profile).blocks
    for law in LAWS:
        law(source, blocks)
    return blocks


def the_accounts_are_in_order(source: Source, blocks: Blocks) -> None:
    assert faults(Bulletin("x", source, tuple(blocks))) == []
    for start, end in skipped(blocks, source):
        assert _LEFT_OUT.fullmatch(source.text, start, end), source.text[start:end][:80]


def the_parser_puts_in_spaces_only(source: Source, blocks: Blocks) -> None:
    for block in blocks:
        for run in block.runs:
            assert run.hand is not Hand.EDITOR
            assert run.hand is Hand.SOURCE or run.text == " "
        for before, joiner, after in zip(block.runs, block.runs[1:], block.runs[2:], strict=False):
            if joiner.hand is Hand.PARSER:
                assert block.kind in SPACED or (before.text[-1] + after.text[0]).isascii()


def every_line_has_one_block(source: Source, blocks: Blocks) -> None:
    owners: Counter[int] = Counter()
    for extent in extents(blocks, source).values():
        cut = {line for first, last in extent.holes for line in range(first, last + 1)}
        owners.update(set(range(extent.line_start, extent.line_end + 1)) - cut)
    written = {line for line in range(1, source.lines + 1) if source.line_text(line).strip()}
    assert {line: count for line, count in owners.items() if line in written} == dict.fromkeys(written, 1)


def blocks_stand_in_order(source: Source, blocks: Blocks) -> None:
    assert [block.id for block in blocks] == [f"b{number}" for number in range(1, len(blocks) + 1)]
    ranges = [source_ranges(block.runs) for block in blocks]
    assert all(found == sorted(found) for found in ranges)
    assert all(one[0] < other[0] for one, other in pairwise(ranges))
    lines = [found for block, found in zip(blocks, ranges, strict=True) if not block.aside]
    assert all(one[-1][1] <= other[0][0] for one, other in pairwise(lines))


def every_block_is_sound(source: Source, blocks: Blocks) -> None:
    for block in blocks:
        assert block.text
        assert block.text == block.text.strip()
        assert 0 <= block.label.confidence < 1
        assert block.label.why.strip()
        assert (1 <= block.level <= MAX_LEVEL) if block.kind is Kind.HEADING else block.level == 0
        if block.aside:
            assert len(block.runs) == 1
            assert source.line_of(block.runs[0].origin or 0) == source.line_of(source_ranges(block.runs)[0][1] - 1)


def heads_are_sound(source: Source, blocks: Blocks) -> None:
    for block in blocks:
        at = 0
        for head in block.heads:
            assert at <= head.start < head.end <= len(block.text)
            assert block.head_text(head).strip() == block.head_text(head)
            assert (1 <= head.level <= MAX_LEVEL) if head.role is Role.HEADING else head.level == 0
            at = head.end
        assert block.kind is Kind.PARAGRAPH or not block.heads


LAWS = (
    the_accounts_are_in_order,
    the_parser_puts_in_spaces_only,
    every_line_has_one_block,
    blocks_stand_in_order,
    every_block_is_sound,
    heads_are_sound,
)
