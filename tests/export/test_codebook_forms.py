"""Codebooks as CSV and REFI-QDA: what is written is read back; what is broken is refused in one line."""

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from zugong_desk.domain.codebook import Tag, Tags, in_order
from zugong_desk.export import codebook_csv, codebook_json, codebook_qdc
from zugong_desk.export.errors import ExchangeError

Flat = tuple[tuple[object, ...], ...]


def new_ids() -> object:
    numbers = count()
    return lambda: f"n{next(numbers)}"


def flat(tags: Tags) -> Flat:
    """What a codebook says, with parents by name and without ids."""
    names = {tag.id: tag.name for tag in tags.values()}
    return tuple(
        (
            *(tag.name, names.get(tag.parent, ""), tag.definition, tag.use_when, tag.not_when, tag.example),
            *(tag.colour, tag.shape, tag.key, tag.retired),
        )
        for tag in in_order(tags)
    )


texts = st.text(st.sampled_from("集体经济，=+@-'\"\n𠮷😀 ab1"), max_size=12).map(str.strip)
names = st.text(st.sampled_from("甲乙丙=@'\"𠮷😀a1"), min_size=1, max_size=6)


@st.composite
def codebooks(draw: st.DrawFn) -> dict[str, Tag]:
    """Trees of tags with unlike names and keys, numbered in the order in which they are listed."""
    found = draw(st.lists(names, min_size=1, max_size=7, unique=True))
    keys = draw(st.permutations(["", "", "", "1", "2", "x", "y"]))
    tags: dict[str, Tag] = {}
    for at, name in enumerate(found):
        parent = draw(st.sampled_from(["", *tags])) if tags else ""
        four = draw(st.tuples(texts, texts, texts, texts))
        looks = draw(st.tuples(st.integers(0, 11), st.integers(0, 11)))
        tags[f"t{at}"] = Tag(f"t{at}", name, parent, *four, *looks, at, keys[at], draw(st.booleans()))
    return {tag.id: tag for tag in in_order(tags)}


@given(codebooks())
def test_csv_and_json_say_all_of_a_codebook(tags: dict[str, Tag]) -> None:
    there = codebook_csv.read(codebook_csv.write(tags, {"t0": 3}), new_ids())
    assert flat({tag.id: tag for tag in there}) == flat(tags)
    there = codebook_json.read_bytes(codebook_json.write_all(tags), new_ids())
    assert flat({tag.id: tag for tag in there}) == flat(tags)


@given(codebooks())
def test_refi_qda_says_names_tree_texts_and_colours(tags: dict[str, Tag]) -> None:
    there = codebook_qdc.read(codebook_qdc.write(tags), new_ids())
    ours = [(*row[:2], *(" ".join(str(one).split()) for one in row[2:6]), row[6]) for row in flat(tags)]
    theirs = [
        (*row[:2], *(" ".join(str(one).split()) for one in row[2:6]), row[6])
        for row in flat({tag.id: tag for tag in there})
    ]
    assert theirs == ours


OTHERS = """<?xml version="1.0" encoding="utf-8"?>
<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="Another">
  <Codes>
    <Code guid="A" name="治理" isCodable="true" color="#ff0000"><Description>平常的说明
第二行</Description>
      <Code guid="B" name="经费" isCodable="true"/><NoteRef targetGUID="X"/>
    </Code>
    <Code guid="C" name="队伍" isCodable="false"><Code guid="D" name="经费" isCodable="true"/></Code>
  </Codes>
  <Sets><Set guid="S" name="集"><MemberCode guid="A"/></Set></Sets>
</CodeBook>"""


def test_a_codebook_of_another_program_is_read() -> None:
    tags = codebook_qdc.read(OTHERS.encode(), new_ids())
    assert [row[:3] for row in flat({tag.id: tag for tag in tags})] == [
        ("治理", "", "平常的说明\n第二行"),
        ("经费", "治理", ""),
        ("队伍", "", ""),
        ("经费（队伍）", "队伍", ""),
    ]
    assert tags[0].colour == 1


def test_a_written_codebook_names_its_space_and_gives_each_code_an_id() -> None:
    tags = {"a": Tag("a", "治理𠮷", definition="一\n二"), "b": Tag("b", "网格", "a")}
    root = etree.fromstring(codebook_qdc.write(tags))
    codes = list(root.iter(f"{{{codebook_qdc.NAMESPACE}}}Code"))
    assert [code.get("name") for code in codes] == ["治理𠮷", "网格"]
    assert len({code.get("guid") for code in codes}) == 2
    assert codes[1].getparent() is codes[0]
    assert [child.tag.rpartition("}")[2] for child in codes[0]] == ["Description", "Code"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<",
        b"<a/>",
        b'<!DOCTYPE a [<!ENTITY b "c">]><CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes/></CodeBook>',
        (
            '<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>'
            + '<Code name="a">' * 90
            + "</Code>" * 90
            + "</Codes></CodeBook>"
        ).encode(),
    ],
)
def test_broken_refi_qda_is_refused(data: bytes) -> None:
    with pytest.raises(ExchangeError, match="没有导入"):
        codebook_qdc.read(data, new_ids())


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "名称"),
        ("甲,乙\n1,2\n", "名称"),
        ("名称,上级\n,甲\n", "没有名称"),
        ("名称,上级\n甲,乙\n", "上级"),
        ("名称\n甲\n甲\n", "两个"),
        ("名称,颜色\n甲,13\n", "颜色"),
        (f"名称,形状\n甲,{'9' * 5000}\n", "形状"),
        ("名称,快捷键\n甲,键\n", "快捷键"),
        ("名称,快捷键\n甲,a\n乙,A\n", "快捷键"),
        ("名称,上级\n甲,乙\n乙,甲\n", "自己的上级"),
    ],
)
def test_broken_csv_is_refused(text: str, says: str) -> None:
    with pytest.raises(ExchangeError, match=says):
        codebook_csv.read(text.encode(), new_ids())
    with pytest.raises(ExchangeError, match="UTF-8"):
        codebook_csv.read("名称\n甲\n".encode("gb18030"), new_ids())
