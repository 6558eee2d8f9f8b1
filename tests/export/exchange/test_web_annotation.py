import contextlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from tests.export.held import called_off, golden, grounded, held, hostile, refused, written
from tests.export.web_annotation_rules import AS, COLLECTION, CONTEXT, OA

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.codebook import Tags
from zugong_desk.domain.incoming import Incoming
from zugong_desk.export.errors import ExchangeError
from zugong_desk.export.exchange.web_annotation.collection import TERMS, check, iri, write
from zugong_desk.export.exchange.web_annotation.reading import read


def test_the_annotations_are_the_golden_ones(issue: Bulletin, tags: Tags) -> None:
    small = issue.with_blocks((issue.blocks[0], *issue.blocks[-5:]))
    golden("web_annotation.jsonld", written(write, held([grounded(small)], tags, editor="王编辑")))


def test_they_keep_to_the_rules_of_the_model(tagged: Bulletin, tags: Tags) -> None:
    spoilt, odd = hostile()
    whole = json.loads(written(write, held([grounded(tagged), spoilt], {**tags, **odd}, editor="王")))
    rules = Draft202012Validator(COLLECTION)
    assert [error.message for error in rules.iter_errors(whole)] == []
    assert (whole["total"], len(whole["first"]["items"])) == (5, 5)
    broken = json.loads(json.dumps(whole))
    del broken["first"]["items"][0]["target"]
    assert not rules.is_valid(broken)


def test_a_library_without_annotations_is_whole(issue: Bulletin, tmp_path: Path) -> None:
    for bulletins in ([], [issue]):
        data = written(write, held(bulletins, {}))
        assert json.loads(data)["total"] == 0
        (tmp_path / "a").write_bytes(data)
        check(tmp_path / "a", held(bulletins, {}))


def test_positions_count_code_points_of_the_source(tagged: Bulletin, tags: Tags) -> None:
    whole = json.loads(written(write, held([tagged], tags)))
    (source,) = whole["zd:sources"]
    assert (source["id"], source["zd:text"]) == (iri("issue", "i1"), tagged.text)
    found = [one["target"] for one in whole["first"]["items"] if not one.get("zd:orphan")]
    assert len(found) == 2
    for target in found:
        position, quote = target["selector"]
        start, end = position["start"], position["end"]
        assert target["source"] == source["id"]
        assert tagged.text[start:end] == quote["exact"]
        assert tagged.text[:start].endswith(quote["prefix"])
        assert tagged.text[end:].startswith(quote["suffix"])
    (orphan,) = [one for one in whole["first"]["items"] if one.get("zd:orphan")]
    assert orphan["target"]["selector"] == [{"type": "TextQuoteSelector", "exact": "被删的𠮷"}]


def test_it_is_linked_data(tagged: Bulletin, tags: Tags) -> None:
    jsonld = pytest.importorskip("pyld.jsonld", reason="PyLD is not installed")

    def context(url: str, options: object) -> dict:
        assert url == "http://www.w3.org/ns/anno.jsonld"
        return {"contextUrl": None, "documentUrl": url, "document": CONTEXT, "contentType": "application/ld+json"}

    whole = json.loads(written(write, held([grounded(tagged)], tags)))
    rdf = jsonld.to_rdf(whole, {"documentLoader": context})["@default"]
    said = {(one["subject"]["value"], one["predicate"]["value"], one["object"]["value"]) for one in rdf}
    mark = iri("annotation", "a2")
    assert (mark, f"{OA}motivatedBy", f"{OA}tagging") in said
    (target,) = [end for one, name, end in said if (one, name) == (mark, f"{OA}hasTarget")]
    assert (target, f"{OA}hasSource", iri("issue", "i1")) in said
    places = [end for one, name, end in said if (one, name) == (target, f"{OA}hasSelector")]
    start = tagged.range(tagged.places["a2"].span)[0]
    assert any((place, f"{OA}start", str(start)) in said for place in places)
    assert (iri("issue", "i1"), f"{TERMS}text", tagged.text) in said
    assert (iri("library", "书库𠮷"), f"{AS}totalItems", "4") in said
    assert (iri("practice", "a1"), f"{TERMS}organisation", "青石镇党委") in said


def test_what_was_written_is_accepted(tmp_path: Path, tagged: Bulletin, tags: Tags) -> None:
    spoilt, odd = hostile()
    holdings = held([tagged, spoilt], {**tags, **odd})
    (tmp_path / "a").write_bytes(written(write, holdings))
    check(tmp_path / "a", holdings)


def test_a_damaged_file_is_noticed(tmp_path: Path, tagged: Bulletin, tags: Tags) -> None:
    holdings = held([tagged], tags)
    data = written(write, holdings)
    lines = data.splitlines(keepends=True)
    damaged = [
        b"",
        data[:-20],
        b"".join(lines[:1] + lines[2:]),
        b"".join(line for line in lines if b"textSha256" not in line),
        data.replace(b'"start": 7', b'"start": 8').replace(b'"start": 8', b'"start": 9'),
        data.replace("镇里选出".encode(), "镇选里出".encode(), 1),
        data.replace(b'"selector"', b'"selektor"', 1),
        data + b"x",
        b"\xff" + data,
    ]
    for spoilt in damaged:
        assert spoilt != data
        assert "未改动" in refused(check, holdings, tmp_path / "a", spoilt)
    assert refused(check, held([tagged, tagged], tags), tmp_path / "a", data)


def test_an_export_is_called_off_between_issues(tagged: Bulletin, tags: Tags) -> None:
    assert called_off(write, held([tagged] * 4, tags)) == [1, 2]


def test_annotations_come_back_as_they_went(tmp_path: Path, tagged: Bulletin, tags: Tags) -> None:
    issue = grounded(tagged)
    (tmp_path / "a").write_bytes(written(write, held([issue], tags)))
    found = read(tmp_path / "a")
    assert {tag.id: tag for tag in found.tags if tag.id in tags} == tags
    (document,) = found.documents
    assert (document.name, document.bulletin, document.text) == ("2024-3", "i1", issue.text)
    back = {one.id: one for one in document.annotations}
    assert set(back) == {"a1", "a2", "a3", "p1"}
    for id in ("a1", "a2", "p1"):
        one, was = back[id], issue.annotations[id]
        assert (one.tag, one.note, one.practice) == (was.tag, was.note, was.practice)
        assert (one.start, one.end) == issue.range(issue.places[id].span)
        assert issue.text[one.start : one.end] == one.quote
    assert (back["a3"].start, back["a3"].quote, back["a3"].tag) == (-1, "被删的𠮷", "没有的标签")


def test_every_character_is_kept_but_half_ones() -> None:
    issue, tags = hostile()
    (document,) = read(written(write, held([issue], tags))).documents
    (one,) = document.annotations
    assert document.text == issue.text.replace("\ud842", "\ufffd")
    assert (
        document.text[one.start : one.end]
        == one.quote
        == issue.quote(issue.places["a"].span).replace("\ud842", "\ufffd")
    )


def foreign(*annotations: object) -> Incoming:
    return read(json.dumps({"type": "AnnotationPage", "items": annotations}).encode())


@pytest.mark.parametrize(
    ("body", "tags", "note"),
    [
        ("很好", ["未分类"], "很好"),
        ({"value": "好做法", "purpose": "tagging"}, ["好做法"], ""),
        ({"type": "TextualBody", "value": "说明", "purpose": "commenting"}, ["未分类"], "说明"),
        ([{"value": "甲", "purpose": "tagging"}, {"value": "乙", "purpose": "classifying"}, "话"], ["甲", "乙"], "话"),
        ({"type": "Choice", "items": [{"value": "一"}, {"value": "二"}]}, ["未分类"], "一\n二"),
        ({"source": "https://v.test/terms#党建", "purpose": "tagging"}, ["党建"], ""),
        ({"source": {"id": "https://v.test/党建/"}, "purpose": ["tagging"]}, ["党建"], ""),
        (None, ["未分类"], ""),
        ([None, 3, {}], ["未分类"], ""),
    ],
)
def test_bodies_of_other_programs(body: object, tags: list[str], note: str) -> None:
    selector = {"type": "TextQuoteSelector", "exact": "𠮷"}
    found = foreign({"id": "x", "body": body, "target": {"source": "https://v.test/1.txt", "selector": selector}})
    (document,) = found.documents
    names = {tag.id: tag.name for tag in found.tags}
    assert [names[one.tag] for one in document.annotations] == tags
    assert {one.note for one in document.annotations} == {note}
    assert [one.id for one in document.annotations] == ["x", "x#2"][: len(tags)]
    assert document.name == "1.txt"


def test_a_body_without_a_purpose_goes_by_the_motivation() -> None:
    place = {"source": "urn:x:1", "selector": {"type": "TextPositionSelector", "start": 1, "end": 2}}
    found = foreign({"motivation": "tagging", "body": "标", "target": place}, {"bodyValue": "话", "target": place})
    first, second = found.documents[0].annotations
    assert ([tag.name for tag in found.tags], second.note) == (["标", "未分类"], "话")
    assert (first.start, first.end) == (1, 2)


POSITION = {"type": "TextPositionSelector", "start": 3, "end": 5}
QUOTE = {"type": "TextQuoteSelector", "exact": "𠮷👍", "prefix": "前", "suffix": "后"}


@pytest.mark.parametrize(
    ("target", "start", "end", "quote"),
    [
        ("urn:x:1#char=3,5", 3, 5, ""),
        ("urn:x:1#char=3,5;length=9,UTF-8", 3, 5, ""),
        ({"source": "urn:x:1", "selector": POSITION}, 3, 5, ""),
        ({"source": {"id": "urn:x:1"}, "selector": [POSITION, QUOTE]}, 3, 5, "𠮷👍"),
        ({"source": "urn:x:1", "selector": [QUOTE, POSITION]}, 3, 5, "𠮷👍"),
        ({"source": "urn:x:1", "selector": {"type": "FragmentSelector", "value": "char=3,5"}}, 3, 5, ""),
        (
            {"source": "urn:x:1", "selector": {"type": "FragmentSelector", "value": "page=3", "refinedBy": QUOTE}},
            -1,
            -1,
            "𠮷👍",
        ),
        ({"source": "urn:x:1", "selector": {**POSITION, "end": 99, "refinedBy": {**POSITION}}}, 6, 8, ""),
        ({"source": "urn:x:1", "selector": {**QUOTE, "exact": "甲乙丙丁戊", "refinedBy": POSITION}}, -1, -1, "丁戊"),
        (
            {"source": "urn:x:1", "selector": {"type": "XPathSelector", "value": "/p[1]", "refinedBy": QUOTE}},
            -1,
            -1,
            "𠮷👍",
        ),
        (
            {
                "source": "urn:x:1",
                "selector": {
                    "type": "RangeSelector",
                    "startSelector": POSITION,
                    "endSelector": {**POSITION, "start": 9, "end": 11},
                },
            },
            3,
            9,
            "",
        ),
        ({"source": "urn:x:1", "selector": [{**POSITION, "end": 7}, QUOTE]}, -1, -1, "𠮷👍"),
    ],
)
def test_targets_of_other_programs(target: object, start: int, end: int, quote: str) -> None:
    found = foreign({"id": "x", "body": "话", "target": target})
    (document,) = found.documents
    (one,) = document.annotations
    assert (one.start, one.end, one.quote) == (start, end, quote)
    assert (document.name, document.bulletin) == ("urn:x:1", "")


@pytest.mark.parametrize(
    ("target", "name"),
    [
        ("urn:x:1#xywh=0,0,1,1", "图片标注"),
        ({"source": "urn:x:1", "selector": {"type": "SvgSelector", "value": "<svg/>"}}, "图片标注"),
        ({"source": "urn:x:1", "selector": {"type": "FragmentSelector", "value": "xywh=pixel:1,1,2,2"}}, "图片标注"),
        ("urn:x:1", "整篇标注"),
        (
            {"source": "u", "selector": {"type": "XPathSelector", "value": "/p[1]", "refinedBy": POSITION}},
            "整篇标注",
        ),
    ],
)
def test_what_marks_no_text_is_counted(target: object, name: str) -> None:
    found = foreign({"body": "话", "target": target})
    assert (found.passed_over, found.documents) == (((name, 1),), ())


def test_several_targets_are_several_annotations() -> None:
    found = foreign({"id": "x", "body": "话", "target": ["urn:x:1#char=0,1", "urn:x:2#char=1,2"]})
    assert [(one.name, one.annotations[0].id) for one in found.documents] == [("urn:x:1", "x"), ("urn:x:2", "x#2")]


def test_what_hypothesis_gives_out() -> None:
    target = [{"source": "https://v.test/a", "selector": [{"type": "RangeSelector"}, QUOTE, POSITION]}]
    row = {"id": "h", "uri": "https://v.test/a", "text": "话", "tags": ["甲", "乙"], "target": target}
    found = read(json.dumps({"total": 1, "rows": [row]}).encode())
    (document,) = found.documents
    assert [(one.tag, one.note, one.start, one.quote) for one in document.annotations] == [
        ("甲", "话", 3, "𠮷👍"),
        ("乙", "话", 3, "𠮷👍"),
    ]


NAMES = st.sampled_from(
    (
        *(
            "type",
            "body",
            "target",
            "source",
            "selector",
            "refinedBy",
            "start",
            "end",
            "exact",
            "prefix",
            "value",
            "id",
        ),
        *(
            "items",
            "first",
            "purpose",
            "motivation",
            "startSelector",
            "zd:grounds",
            "zd:tag",
            "zd:sources",
            "zd:codebook",
        ),
    )
)
WORDS = st.sampled_from(
    ["TextPositionSelector", "TextQuoteSelector", "RangeSelector", "SvgSelector", "tagging", "#char=1,2"]
)
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text("𠮷\ud842\x00a", max_size=3) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=5),
    max_leaves=20,
)


@given(ANY_JSON, ANY_JSON)
def test_whatever_a_file_says_it_is_read_or_refused(body: object, target: object) -> None:
    found = foreign({"id": "x", "body": body, "target": target})
    for document in found.documents:
        for one in document.annotations:
            assert one.tag in {tag.id for tag in found.tags}
            assert -1 <= one.start <= one.end
            f"{one.quote}{one.note}{one.prefix}{document.name}".encode()
    with contextlib.suppress(ExchangeError):
        read(json.dumps(target).encode())


@pytest.mark.parametrize("name", ["startSelector", "refinedBy"])
def test_selectors_in_selectors_without_end_are_read(name: str) -> None:
    selector: dict = POSITION
    for _ in range(300):
        selector = {"type": "RangeSelector", name: selector, "endSelector": POSITION}
    found = foreign({"id": "x", "target": {"source": "u", "selector": selector}})
    assert found.documents or found.passed_over


@pytest.mark.parametrize("whole", ["%s", "[%s]", '{"@graph": [%s]}', '{"first": {"items": [%s, "urn:x"]}}'])
def test_annotations_stand_in_pages_lists_and_alone(whole: str) -> None:
    one = json.dumps({"body": "话", "target": "urn:x:1#char=0,1"})
    assert len(read((whole % one).encode()).documents) == 1


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b"3", b'{"items": []}', b"\xff\xfe", b"[" * 90000, b"[" * 50 + b"]" * 50]
)
def test_files_of_another_kind_are_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(ExchangeError) as refusal:
        read(data)
    assert "\n" not in refusal.value.message
