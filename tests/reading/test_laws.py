"""What holds for every text: nothing lost, nothing doubled, nothing overlaps, and nothing raises."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.reading.laws import check
from tests.reading.mangling import ODD_LINES
from tests.score.gold import TESTS, examples_in

from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.profile import Profile
from zugong_desk.domain.source import Source
from zugong_desk.places import seeds_dir
from zugong_desk.reading import parse, read
from zugong_desk.reading.features import features_of
from zugong_desk.reading.layout import layout_of
from zugong_desk.reading.lines import lines_of
from zugong_desk.reading.traits import literal, traits_of

SEEDS = [read(path) for path in sorted(seeds_dir().glob("*.txt"))]
TUNED = [one.source() for one in examples_in(TESTS / "data" / "tuned")]
LINES = [line for source in (*SEEDS, *TUNED) for line in source.text.split("\n")]

pieces = st.one_of(
    st.sampled_from(LINES),
    st.sampled_from(LINES).flatmap(lambda line: st.integers(0, len(line)).map(lambda cut: line[:cut])),
    st.sampled_from(LINES).flatmap(lambda line: st.integers(0, len(line)).map(lambda cut: line[cut:])),
    st.sampled_from(ODD_LINES),
    st.text(
        alphabet="一二三是第、（）()1234. \t\u3000#*-—。，；：“”△●【】<>&\r\f𠮷👍e\u0301年月日期报送发：委组织部目录",
        max_size=30,
    ),
)
bulletins = st.builds(
    lambda lines, ends: "".join(line + end for line, end in zip(lines, ends, strict=False)),
    st.lists(pieces, max_size=40),
    st.lists(st.sampled_from(["\n", "\r\n", "\n\n", "\n\n\n"]), min_size=40, max_size=40),
)
weights = st.one_of(st.floats(-30, 30), st.floats(allow_nan=False))


def source_of(text: str) -> Source:
    return Source("x.txt", "0" * 64, "utf-8", text)


@st.composite
def profiles(draw: st.DrawFn, text: str) -> Profile:
    """What might have been learnt of the looks in a text, and some that are not in it."""
    lines = lines_of(source_of(text))
    features = features_of(lines)
    seen = traits_of(features, layout_of(features)) if features else []
    rows = st.dictionaries(st.sampled_from(list(Kind)), weights, max_size=4)
    words = st.sampled_from(["云岭组工信息", "", *(literal(line) for line in lines)])
    return Profile(
        draw(st.dictionaries(st.sampled_from(["没有的", *(name for one in seen for name in one.line)]), rows)),
        draw(st.dictionaries(st.sampled_from(["没有的", *(name for one in seen for name in one.joint)]), rows)),
        draw(st.dictionaries(words, st.sampled_from([Kind.NOISE, Kind.PAGE_FOOTER]), max_size=3)),
        draw(st.frozensets(words, max_size=3)),
    )


@pytest.mark.parametrize("source", [*SEEDS, *TUNED], ids=lambda source: source.file)
def test_the_laws_hold_for_each_of_our_texts(source: Source) -> None:
    check(source)


@given(text=bulletins)
@example(text="**抓住立项关\n\n键点。**通过组织申报、分析论证。\n")
@example(text="张**、李**两名同志\n")
@example(text="**\n**\n# \n> \n<br>\n")
@example(text="算好“时间账”。每月第一个星期五是活动日。　　算好“成本账”。每月按成本来算清楚这笔账目，一分不差。")
def test_the_laws_hold_for_bulletins_cut_and_shuffled(text: str) -> None:
    check(source_of(text))


@given(text=st.text())
def test_the_laws_hold_for_any_text(text: str) -> None:
    check(source_of(text))


@given(data=st.data(), text=bulletins)
def test_the_laws_hold_whatever_was_learnt(data: st.DataObject, text: str) -> None:
    check(source_of(text), data.draw(profiles(text)))


@given(text=bulletins)
def test_parsing_twice_gives_the_same(text: str) -> None:
    assert parse(source_of(text)) == parse(source_of(text))
