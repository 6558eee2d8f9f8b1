"""Queries: what is typed is read, written down again and read as the same; what is unclear is told in one line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zugong_desk.domain.kinds import ASIDE, Kind
from zugong_desk.domain.query import (
    FIELD_NAMES,
    And,
    Field,
    Filter,
    Not,
    Or,
    Query,
    QueryError,
    Word,
    joined,
    quoted,
    text_of,
    walk,
    words_of,
)
from zugong_desk.domain.query_text import LONGEST, MOST_TERMS, parse

CHARACTERS = "党建治𠮷😀 　\n\t\"“”'（）()|｜:：=<>-—或且非年ORANDNOT23.,，。%_*"
typed = st.text(CHARACTERS, min_size=1, max_size=12)
words = st.builds(Word, typed)
filters = st.one_of(
    st.builds(Filter, st.sampled_from((Field.ISSUE, Field.COLUMN, Field.ORG, Field.PLACE, Field.TAG)), typed, st.booleans()),
    st.builds(lambda year: Filter(Field.YEAR, f"{year:04}"), st.integers(0, 9999)),
    st.builds(lambda first, more: Filter(Field.YEAR, f"{first}..{first + more}"), st.integers(1000, 2000), st.integers(1, 99)),
    st.builds(lambda sign, most: Filter(Field.RATING, f"{sign}{most}"), st.sampled_from(("=", ">=", "<", ">", "<=")), st.integers(0, 3)),
    st.builds(lambda kind: Filter(Field.KIND, kind.value), st.sampled_from([kind for kind in Kind if kind not in ASIDE])),
    st.builds(lambda value: Filter(Field.FINDING, value), st.sampled_from(("有", "无"))),
    st.builds(lambda value: Filter(Field.SCOPE, value), st.sampled_from(("block", "article", "issue"))),
)  # fmt: skip


def negated(of: Query) -> Query:
    return of.of if isinstance(of, Not) else Not(of)


queries = st.recursive(
    st.one_of(words, filters),
    lambda inner: st.one_of(
        st.builds(negated, inner),
        st.builds(lambda of: joined(And, of), st.lists(inner, min_size=2, max_size=3)),
        st.builds(lambda of: joined(Or, of), st.lists(inner, min_size=2, max_size=3)),
    ),
    max_leaves=8,
)


@given(queries)
def test_a_query_written_down_is_read_as_the_same(query: Query) -> None:
    assert parse(text_of(query)) == query


@given(st.text(CHARACTERS, max_size=40))
def test_whatever_is_typed_is_read_or_told_in_one_line(text: str) -> None:
    said, query = "", None
    try:
        query = parse(text)
    except QueryError as error:
        said = str(error)
    assert (query is None) == bool(said.strip())
    assert query is None or parse(text_of(query)) == query


@given(st.text("党建𠮷😀，。（）()“”、—-%《》或且非X2", min_size=1, max_size=10))
def test_a_string_without_blanks_is_looked_for_as_it_is(text: str) -> None:
    assert parse(text) == Word(text)


A, B, C = Word("甲"), Word("乙"), Word("丙")


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("甲 乙", And((A, B))),
        ("甲　且　乙 AND 丙", And((A, B, C))),
        ("甲 或 乙 OR 丙", Or((A, B, C))),
        ("甲|乙", Or((A, B))),
        ("甲 乙 或 丙", Or((And((A, B)), C))),
        ("甲 (乙 或 丙)", And((A, Or((B, C))))),
        ("甲（乙 或 丙）", Or((Word("甲（乙"), Word("丙）")))),
        ("（甲 或 乙） 非 丙", And((Or((A, B)), Not(C)))),
        ("甲 -乙", And((A, Not(B)))),
        ("NOT 甲", Not(A)),
        ("非 非 甲", A),
        ("-甲", Word("-甲")),
        ("或", Word("或")),
        ("非公经济", Word("非公经济")),
        ("（一）", Word("（一）")),
        ("“两委”成员", Word("“两委”成员")),
        ("“集体 经济”", Word("集体 经济")),
        ('"甲 乙" 丙', And((Word("甲 乙"), C))),
        ('"他说""好"""', Word('他说"好"')),
        ('"', Word('"')),
        ("来源：市委", Word("来源：市委")),
        ("单位：", Word("单位：")),
        ("年:2023", Filter(Field.YEAR, "2023")),
        ("YEAR：2021-2023", Filter(Field.YEAR, "2021..2023")),
        ("年:2023..2021", Filter(Field.YEAR, "2021..2023")),
        ("期:2023-9 甲", And((Filter(Field.ISSUE, "2023-9"), A))),
        ("单位:ssx", Filter(Field.ORG, "ssx")),
        ('tag:="基层 治理" 甲', And((Filter(Field.TAG, "基层 治理", whole=True), A))),
        ("标签:“基层 治理”", Filter(Field.TAG, "基层 治理")),
        ("单位:无", Filter(Field.ORG, "无")),
        ("单位:=无", Filter(Field.ORG, "无", whole=True)),
        ("评价:≥2", Filter(Field.RATING, ">=2")),
        ("评价:2", Filter(Field.RATING, "=2")),
        ("评价:有", Filter(Field.RATING, ">=1")),
        ("类别:小标题 甲", None),
        ("类别:标题", Filter(Field.KIND, "heading")),
        ("意见:YES", Filter(Field.FINDING, "有")),
        ("范围:段 甲", And((Filter(Field.SCOPE, "block"), A))),
        ("scope:Issue 甲", And((Filter(Field.SCOPE, "issue"), A))),
        ("甲 -标签:乙", And((A, Not(Filter(Field.TAG, "乙"))))),
    ],
)
def test_what_is_typed_means(text: str, query: Query | None) -> None:
    if query is None:
        with pytest.raises(QueryError):
            parse(text)
    else:
        assert parse(text) == query


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "请输入"),
        (" 　\n", "请输入"),
        ("甲 或", "“或”旁边少了"),
        ("或 甲", "“或”旁边少了"),
        ("甲 或 或 乙", "“或”旁边少了"),
        ("甲 非", "“非”旁边少了"),
        ("年:去年", "“去年”应写成"),
        ("评价:9", "应写成 2"),
        ("类别:页码页脚", "没有“页码页脚”"),
        ("意见:也许", "有 或 无"),
        ("范围:页 甲", "段、篇 或 期"),
        ("甲 " * (MOST_TERMS + 1), "最多找"),
        ("甲" * (LONGEST + 1), "太长"),
        ("(" * 20 + "甲 乙" + ")" * 20, "太多层"),
    ],
)
def test_what_is_unclear_is_told(text: str, says: str) -> None:
    with pytest.raises(QueryError, match=says):
        parse(text)


def test_words_and_values_for_others_to_build_queries_of() -> None:
    query = parse("甲 (乙 或 年:2023) 非 丙")
    assert words_of(query) == ("甲", "乙")
    assert [negated for _, negated in walk(query)] == [False, False, False, True]
    assert parse(f"标签:={quoted('党建 “引领”')}") == Filter(Field.TAG, "党建 “引领”", whole=True)
    assert set(FIELD_NAMES) == set(Field)
