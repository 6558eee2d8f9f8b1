"""What goes into the file comes out the same: every value, whatever its text."""

import json
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from zugong_desk.domain.annotation import Annotation, Field, Ground, Practice
from zugong_desk.domain.block import Block, Head, Label
from zugong_desk.domain.change import (
    AnnotationChange,
    BlockChange,
    Change,
    HeadsChange,
    JoinChange,
    LabelChange,
    PlaceChange,
    SplitChange,
    TextChange,
)
from zugong_desk.domain.codebook import Tag
from zugong_desk.domain.collection import Collection, Excerpt
from zugong_desk.domain.kinds import Kind, Role
from zugong_desk.domain.runs import Hand, Run
from zugong_desk.domain.shelf import Progress, Record, RecordChange, Standing
from zugong_desk.domain.span import Anchor, Place, Span
from zugong_desk.domain.step import Part, Step
from zugong_desk.library import codec, codec_step

SOURCE = "组工信息𠮷👩‍🌾é“头雁”\r\n12.5%\x0b[1,2]" * 9
NUL_AND_CO = "\x00\x0b\ufffe\u202e"

texts = st.text(st.characters(exclude_categories=["Cs"])) | st.sampled_from(["𠮷", "👩‍🌾", "é", '"],[', NUL_AND_CO])
ids = st.text("0123456789abcdef", min_size=1, max_size=8)
numbers = st.integers(0, 10_000)
confidences = st.floats(0, 1)


@st.composite
def source_runs(draw: st.DrawFn) -> Run:
    start = draw(st.integers(0, len(SOURCE)))
    end = draw(st.integers(start, len(SOURCE)))
    return Run(SOURCE[start:end], start)


put_in = st.builds(Run, texts, st.none(), st.sampled_from([Hand.EDITOR, Hand.PARSER]))
runs = st.lists(source_runs() | put_in, max_size=4).map(tuple)
labels = st.builds(Label, st.sampled_from(Kind), st.integers(0, 4), confidences, texts)
heads = st.lists(st.builds(Head, st.sampled_from(Role), numbers, numbers, st.integers(0, 4)), max_size=3).map(tuple)
blocks = st.builds(Block, ids, labels, runs, heads)
anchors = st.builds(Anchor, ids, numbers)
places = st.builds(Place, st.builds(Span, anchors, anchors), st.none() | texts)
grounds = st.lists(st.builds(Ground, ids, st.sampled_from(Field), texts, texts, texts), max_size=3).map(tuple)
practices = st.builds(Practice, texts, texts, texts, texts, texts, texts, st.integers(0, 3), grounds)
annotations = st.builds(Annotation, ids, ids, texts, practices, st.booleans())
changes: SearchStrategy[Change] = st.one_of(
    st.builds(TextChange, ids, numbers, runs, runs),
    st.builds(SplitChange, ids, numbers, ids, labels),
    st.builds(JoinChange, ids, numbers, ids, labels),
    st.builds(LabelChange, ids, labels, labels),
    st.builds(HeadsChange, ids, heads, heads),
    st.builds(BlockChange, st.none() | blocks, st.none() | blocks, st.none() | ids),
    st.builds(PlaceChange, ids, st.none() | places, st.none() | places),
    st.builds(AnnotationChange, ids, st.none() | annotations, st.none() | annotations),
)
records: tuple[SearchStrategy[Record], ...] = (
    st.builds(Tag, ids, texts, ids, texts, texts, texts, texts, numbers, numbers, numbers),
    st.builds(Collection, ids, texts, numbers),
    st.builds(Excerpt, ids, ids, ids, numbers, texts, texts, texts, texts, texts),
    st.builds(Standing, ids, st.booleans(), st.sampled_from(Progress)),
)
record_changes = st.one_of(
    [
        st.tuples(st.none() | record, st.none() | record).filter(any).map(lambda pair: RecordChange(*pair))
        for record in records
    ]
)
parts = st.builds(Part, ids, st.lists(changes, max_size=4).map(tuple))
steps = st.builds(
    Step, ids, texts, st.lists(parts, max_size=3).map(tuple), st.lists(record_changes, max_size=3).map(tuple)
)


@given(steps)
def test_steps_come_back_the_same(step: Step) -> None:
    text = codec.dumps(codec_step.step_json(step))
    text.encode()
    assert codec_step.step_of(step.id, step.name, codec.loads(text), lambda _: SOURCE) == step


@given(st.lists(blocks, max_size=4).map(tuple))
def test_structures_come_back_the_same(structure: tuple[Block, ...]) -> None:
    text = codec.dumps(codec.structure_json(structure))
    assert codec.structure_of(codec.loads(text), SOURCE).blocks == structure


def test_every_kind_of_change_and_record_is_known() -> None:
    assert set(codec_step.RECORDS.values()) == set(get_args(Record))
    assert len(codec_step._DECODERS) == len(get_args(Change))


def test_a_keystroke_is_compact() -> None:
    change = TextChange("b12", 40, (Run(SOURCE[3:5], 3),), (Run("正", None, Hand.EDITOR),))
    step = Step("s", "输入", (Part("期一", (change,)),))
    expected = '{"parts":[["期一",[["text","b12",40,[[3,5]],[["正","editor"]]]]]]}'
    assert codec.dumps(codec_step.step_json(step)) == expected


@pytest.mark.parametrize(
    "broken",
    [
        '["text","b",0,[[0,99999]],[]]',
        '["text","b",0,[[5,3]],[]]',
        '["text","b",0,[["字","ghost"]],[]]',
        '["text"]',
        '["melt","b"]',
        '["label","b",["poem",0,1,""],["toc",0,1,""]]',
        '["place","p",["b",0],null]',
        "[]",
        "7",
    ],
)
def test_what_was_never_written_is_not_read(broken: str) -> None:
    with pytest.raises(codec.UNFIT):
        codec_step.change_of(json.loads(broken), SOURCE)
