"""What holds for every text: nothing lost, nothing doubled, nothing overlaps, and nothing raises."""

from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from zugong_desk.domain.block import Block
from zugong_desk.domain.kinds import MAX_LEVEL, Kind, Role
from zugong_desk.domain.runs import Hand
from zugong_desk.domain.source import Source
from zugong_desk.places import seeds_dir
from zugong_desk.reading import parse, read

SEEDS = [read(path) for path in sorted(seeds_dir().glob("*.txt"))]
SEED_LINES = [line for seed in SEEDS for line in seed.text.split("\n")]
ODD = [
    "",
    " ",
    "\u3000",
    "# ",
    "**",
    "****",
    "***",
    "#",
    "-",
    "- 3 -",
    "\f",
    "一、",
    "△",
    "（",
    "𠮷𠮷村委员会",
    "e\u0301",
    "👩‍🌾",
    "\ufeff",
    "12",
    "| --- |",
]

sources = st.builds(lambda text: Source("x.txt", "0" * 64, "utf-8", text), st.text())
pieces = st.one_of(
    st.sampled_from(SEED_LINES),
    st.sampled_from(SEED_LINES).flatmap(lambda line: st.integers(0, len(line)).map(lambda cut: line[:cut])),
    st.sampled_from(SEED_LINES).flatmap(lambda line: st.integers(0, len(line)).map(lambda cut: line[cut:])),
    st.sampled_from(ODD),
    st.text(
        alphabet="一二三是第、（）()1234. \t\u3000#*-—。，；：“”△●【】\r\f𠮷👍e\u0301年月日期报送发：委组织部目录",
        max_size=30,
    ),
)
bulletins = st.builds(
    lambda lines, ends: "".join(line + end for line, end in zip(lines, ends, strict=False)),
    st.lists(pieces, max_size=40),
    st.lists(st.sampled_from(["\n", "\r\n", "\n\n", "\n\n\n"]), min_size=40, max_size=40),
)


def source_of(text: str) -> Source:
    return Source("x.txt", "0" * 64, "utf-8", text)


def lines_of(source: Source, block: Block) -> tuple[int, int]:
    """First and last source line of a block."""
    origins = [run.origin for run in block.runs if run.origin is not None]
    ends = [run.origin + len(run.text) - 1 for run in block.runs if run.origin is not None]
    return source.line_of(min(origins)), source.line_of(max(ends))


def nothing_is_lost(source: Source) -> None:
    blocks = parse(source).blocks
    shown = [
        at
        for block in blocks
        for run in block.runs
        if run.origin is not None
        for at in range(run.origin, run.origin + len(run.text))
    ]
    assert len(shown) == len(set(shown))
    assert all(
        source.text[run.origin : run.origin + len(run.text)] == run.text
        for block in blocks
        for run in block.runs
        if run.origin is not None
    )
    left_out = "".join(source.text[at] for at in sorted(set(range(len(source.text))) - set(shown)))
    marks = left_out.translate({ord(mark): None for mark in "#*>"})
    assert not marks.strip() or "<" in marks or "&" in marks


def every_line_has_one_block(source: Source) -> None:
    blocks = parse(source).blocks
    owners: Counter[int] = Counter()
    cut = {at for block in blocks if block.aside for at in [lines_of(source, block)[0]]}
    for block in blocks:
        first, last = lines_of(source, block)
        for line in range(first, last + 1):
            if source.line_text(line).strip() and (block.aside or line not in cut):
                owners[line] += 1
    wanted = {line for line in range(1, source.lines + 1) if source.line_text(line).strip()}
    assert owners == Counter(wanted)


def every_block_is_sound(source: Source) -> None:
    blocks = parse(source).blocks
    assert [block.id for block in blocks] == [f"b{number}" for number in range(1, len(blocks) + 1)]
    for block in blocks:
        assert "\n" not in block.text
        assert block.text == block.text.strip()
        assert block.text
        assert all(run.hand is not Hand.EDITOR for run in block.runs)
        assert all(run.text == " " for run in block.runs if run.hand is Hand.PARSER)
        assert 0 < block.label.confidence < 1
        assert block.label.why
        assert (1 <= block.level <= MAX_LEVEL) == (block.kind is Kind.HEADING)


def heads_are_sound(source: Source) -> None:
    for block in parse(source).blocks:
        at = 0
        for head in block.heads:
            assert at <= head.start < head.end <= len(block.text)
            assert block.head_text(head).strip() == block.head_text(head)
            assert (1 <= head.level <= MAX_LEVEL) == (head.role is Role.HEADING)
            at = head.end


LAWS = [nothing_is_lost, every_line_has_one_block, every_block_is_sound, heads_are_sound]


@pytest.mark.parametrize("law", LAWS)
@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.file[:3])
def test_a_law_holds_for_each_seed(law: Callable[[Source], None], seed: Source) -> None:
    law(seed)


@pytest.mark.parametrize("law", LAWS)
@given(text=bulletins)
@example(text="**抓住立项关\n\n键点。**通过组织申报、分析论证。\n")
@example(text="张**、李**两名同志\n")
@example(text="**\n**\n# \n> \n<br>\n")
def test_a_law_holds_for_bulletins_cut_and_shuffled(law: Callable[[Source], None], text: str) -> None:
    law(source_of(text))


@pytest.mark.parametrize("law", LAWS)
@given(source=sources)
def test_a_law_holds_for_any_text(law: Callable[[Source], None], source: Source) -> None:
    law(source)


def test_parsing_is_linear() -> None:
    """Marks without a partner, leaders and brackets are where patterns go quadratic; this would take minutes if one did."""
    for piece in ("**a", "(", "（", ".", "- ", "一是", "第", "“", "。", "1", "# ", "<", "&", "…", "　x", "，"):
        parse(source_of(piece * 20_000))
        parse(source_of((piece + "\n") * 3_000))
