import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from tests.export.corrected_issue import corrected
from tests.export.held import called_off, decided, golden, grounded, held, hostile, refused, written

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.codebook import Tags
from zugong_desk.domain.corrections import corrections, made
from zugong_desk.domain.said import said
from zugong_desk.domain.span import Place
from zugong_desk.export.errors import ExchangeError
from zugong_desk.export.exchange.records import SCHEMA_FILE, check, write
from zugong_desk.export.exchange.records_reading import read
from zugong_desk.places import resource


@pytest.fixture
def validator() -> Draft202012Validator:
    schema = json.loads(resource(SCHEMA_FILE).read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def rows(data: bytes) -> list[dict]:
    return [json.loads(line) for line in data.decode().split("\n")[:-1]]


def test_the_records_are_the_golden_ones(issue: Bulletin, tags: Tags) -> None:
    small = issue.with_blocks((issue.blocks[0], *issue.blocks[-5:]))
    data = written(write, held([grounded(corrected(small))], tags, small))
    golden("records.jsonl", data)


def test_every_record_keeps_to_the_schema(tagged: Bulletin, tags: Tags, validator: Draft202012Validator) -> None:
    spoilt, odd = hostile()
    data = written(write, held([grounded(corrected(tagged)), spoilt], {**tags, **odd}, None, **decided()))
    data += written(write, held([corrected(tagged)], tags, tagged))
    found = rows(data)
    assert [error.message for row in found for error in validator.iter_errors(row)] == []
    assert {row["record"] for row in found} == {
        *("library", "tag", "issue", "block", "article", "annotation", "correction"),
        *("decision", "collection", "section", "excerpt", "end"),
    }


@pytest.mark.parametrize("wrong", [{"record": "page"}, {"record": "end"}, {"record": "tag", "id": "t"}, {}])
def test_the_schema_refuses_what_is_no_record(wrong: dict, validator: Draft202012Validator) -> None:
    assert not validator.is_valid(wrong)


def test_ranges_count_code_points_of_the_issue_before_them(tagged: Bulletin, tags: Tags) -> None:
    text, ranges = "", 0
    for row in rows(written(write, held([grounded(tagged)], tags))):
        text = row.get("text", "") if row["record"] == "issue" else text
        parts = [row] if row["record"] in {"block", "annotation"} else []
        for part in [*parts, *row.get("heads", []), *row.get("practice", {}).get("grounds", [])]:
            if part["start"] is not None and not part.get("orphan"):
                assert text[part["start"] : part["end"]] == part.get("quote", part.get("text"))
                ranges += 1
    assert ranges == 11 + 4 + 3 + 1


def test_corrections_say_what_the_text_was(issue: Bulletin, tags: Tags) -> None:
    now = corrected(issue)
    found = [row for row in rows(written(write, held([now], tags, issue))) if row["record"] == "correction"]
    assert [(row["before"], row["after"]) for row in found] == [
        (one.before, one.after) for one in corrections(now, said(issue.blocks, len(issue.source.text)))
    ]
    text = issue.text
    for row in reversed(found):
        assert text[slice(*row["was"])] == row["before"]
        assert now.text[slice(*row["now"])] == row["after"]
        text = text[: row["was"][0]] + row["after"] + text[row["was"][1] :]
    assert text == now.text
    assert found


def test_every_character_is_kept_but_half_ones(tags: Tags) -> None:
    issue, odd = hostile()
    data = written(write, held([issue], odd))
    found = {row["record"]: row for row in rows(data)}
    assert found["issue"]["text"] == issue.text.replace("\ud842", "\ufffd")
    assert found["issue"]["text"].startswith("甲\x00\x0b\ufffe\ufffd乙\r丙\t丁 <b>&amp;</b> 𠮷👍")
    mark = found["annotation"]
    assert found["issue"]["text"][mark["start"] : mark["end"]] == mark["quote"]
    (document,) = read(data).documents
    assert document.text[mark["start"] : mark["end"]] == document.annotations[0].quote == mark["quote"]


def test_only_the_tags_that_are_wanted(tagged: Bulletin, tags: Tags) -> None:
    found = rows(written(write, held([tagged], tags, only=frozenset({"t2"}))))
    assert [row["id"] for row in found if row["record"] == "annotation"] == ["a2"]


def test_what_was_written_is_accepted(tmp_path: Path, tagged: Bulletin, tags: Tags) -> None:
    spoilt, odd = hostile()
    holdings = held([tagged, spoilt], {**tags, **odd}, **decided())
    (tmp_path / "a").write_bytes(written(write, holdings))
    check(tmp_path / "a", holdings)


def test_a_damaged_file_is_noticed(tmp_path: Path, tagged: Bulletin, tags: Tags) -> None:
    holdings = held([tagged], tags)
    data = written(write, holdings)
    lines = data.splitlines(keepends=True)
    damaged = [
        b"",
        data[:-20],
        b"".join(lines[:-1]),
        b"".join(lines[:5] + lines[6:]),
        data.replace("镇里选出".encode(), "镇选里出".encode(), 1),
        data.replace(b'"record"', b'"rekord"', 1),
        b"[1]\n",
        b"\xff\xfe" + data,
    ]
    for spoilt in damaged:
        assert "未改动" in refused(check, holdings, tmp_path / "a", spoilt)
    assert refused(check, held([tagged, tagged], tags), tmp_path / "a", data)


def test_an_export_is_called_off_between_issues(tagged: Bulletin, tags: Tags) -> None:
    assert called_off(write, held([tagged] * 4, tags)) == [1, 2]


def test_annotations_come_back_as_they_went(tmp_path: Path, tagged: Bulletin, tags: Tags) -> None:
    issue = grounded(tagged)
    data = written(write, held([issue], tags, **decided()))
    (tmp_path / "a.jsonl").write_bytes(data)
    found = read(data)
    assert found == read(tmp_path / "a.jsonl")
    assert (found.origin, found.passed_over) == (
        "书库𠮷",
        (("摘录", 1), ("摘编", 1), ("摘编小标题", 1), ("校对处理", 1)),
    )
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
        assert issue.text[: one.start].endswith(one.prefix)
        assert issue.text[one.end :].startswith(one.suffix)
    assert (back["a3"].start, back["a3"].quote) == (-1, "被删的𠮷")


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"", "没有一条"),
        (b"{", "不是合格的 JSON"),
        (b"[]", "不是一条记录"),
        (b"\xff", "UTF-8"),
        (b'{"record": "tag"}', "不是组工审校台的"),
        (b'{"record": "library", "schema": "zugong-desk.records/9"}', "只认"),
        (b'{"record": "library", "schema": 7}', "不是组工审校台的"),
        (b"[" * 100000, "JSON"),
    ],
)
def test_files_of_another_kind_are_refused_in_one_line(data: bytes, line: str) -> None:
    with pytest.raises(ExchangeError, match=line) as refusal:
        read(data)
    assert "\n" not in refusal.value.message


def test_what_is_not_there_to_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match="打不开"):
        read(tmp_path / "none.jsonl")


def test_values_of_the_wrong_sort_are_left_out() -> None:
    head = b'{"record": "library", "schema": "zugong-desk.records/1", "title": "x"}\n'
    row = {"record": "annotation", "issue": "i", "id": 3, "tag": "t", "start": "1", "end": True, "practice": [1]}
    more = {
        "record": "annotation",
        "issue": "i",
        "tag": "t",
        "practice": {"rating": 99, "grounds": [1, {"field": "x"}]},
    }
    data = head + "\n".join(json.dumps(one) for one in (row, more)).encode()
    (document,) = read(data).documents
    first, second = document.annotations
    assert (first.id, first.start, first.end, first.practice.empty) == ("", -1, -1, True)
    assert (second.practice.rating, second.practice.grounds) == (3, ())


def test_an_excerpt_says_where_it_stands(issue: Bulletin, tags: Tags) -> None:
    start = issue.text.index("镇里选出12名党员👍")
    placed = issue.with_place("e1", Place(issue.span(start, start + 11)))
    for bulletin, wanted in ((placed, [start, start + 11]), (issue, [None, None])):
        found = rows(written(write, held([bulletin], tags, **decided())))
        (row,) = [row for row in found if row["record"] == "excerpt"]
        assert [row["start"], row["end"]] == wanted


def test_made_corrections_are_the_law_of_their_ranges(issue: Bulletin) -> None:
    now = corrected(issue)
    assert made(issue.text, corrections(now, said(issue.blocks, len(issue.source.text)))) == now.text
