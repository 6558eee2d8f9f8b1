import io
import zipfile

from cassis import Cas, load_cas_from_xmi, load_typesystem
from hypothesis import given
from tests.domain.bulletins import bulletins
from tests.export.exchange.test_annotation_tools import unpacked
from tests.export.held import golden, grounded, held, hostile, written

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.codebook import Tag, Tags
from zugong_desk.export.clean import replaced
from zugong_desk.export.exchange.cas_xmi import write
from zugong_desk.export.exchange.uima_types import FEATURES, LAYER, SEGMENTS


def loaded(data: bytes) -> list[Cas]:
    """The documents as another program's library reads them."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        types = load_typesystem(io.BytesIO(archive.read("TypeSystem.xml")))
        names = [name for name in archive.namelist() if name.endswith(".xmi")]
        return [load_cas_from_xmi(io.BytesIO(archive.read(name)), types) for name in names]


def test_the_files_are_the_golden_ones(issue: Bulletin, tags: Tags) -> None:
    small = issue.with_blocks(issue.blocks[7:8])
    files = unpacked(written(write, held([grounded(small)], tags)))
    golden("cas_xmi.txt", "".join(f"=== {name}\n{text}\n" for name, text in files.items()).encode())


def test_another_library_reads_the_same_spans(tagged: Bulletin, tags: Tags) -> None:
    (cas,) = loaded(written(write, held([grounded(tagged)], tags)))
    assert cas.sofa_string == tagged.text
    found = {one.annotation: one for one in cas.select(LAYER)}
    assert set(found) == {"a1", "a2", "p1"}
    issue = grounded(tagged)
    for id, one in found.items():
        assert one.get_covered_text() == issue.quote(issue.places[id].span)
        assert (one.begin, one.end) == issue.range(issue.places[id].span)
    one = found["a1"]
    said = [getattr(one, name) for name in FEATURES]
    assert said == [
        *("队伍建设", "先核数字", "𠮷字服务队", "青石镇党委", "青石镇", "2024年以来"),
        *("办结👍30件", "全市通报表扬", 2, "a1"),
    ]


def test_offsets_in_the_file_count_utf_16_units(tagged: Bulletin, tags: Tags) -> None:
    text = unpacked(written(write, held([tagged], tags)))["0001-2024-3.xmi"]
    start, end = tagged.range(tagged.places["a1"].span)
    units = [len(tagged.text[:at].encode("utf-16-le")) // 2 for at in (start, end)]
    assert units[0] > start
    assert f'begin="{units[0]}" end="{units[1]}" tag="队伍建设"' in text


def test_sentences_are_lines_and_tokens_all_of_their_text(tagged: Bulletin, tags: Tags) -> None:
    (cas,) = loaded(written(write, held([tagged], tags)))
    sentences = [one.get_covered_text() for one in cas.select(f"{SEGMENTS}.Sentence")]
    assert sentences == [line.text for line in tagged.lines]
    tokens = [one.get_covered_text() for one in cas.select(f"{SEGMENTS}.Token")]
    assert "".join(tokens) == "".join(tagged.text.split())
    assert {"𠮷", "👍", "2024", "e\u0301"} <= set(tokens)


@given(bulletins())
def test_any_spans_come_back(issue: Bulletin) -> None:
    (cas,) = loaded(written(write, held([issue], {"tag": Tag("tag", "标")})))
    assert (cas.sofa_string or "") == issue.text
    found = {one.annotation: (one.begin, one.end) for one in cas.select(LAYER)}
    assert found == {
        id: issue.range(place.span)
        for id, place in issue.places.items()
        if place.orphan is None and id in issue.annotations
    }


def test_what_xml_cannot_hold_is_replaced() -> None:
    issue, tags = hostile()
    (cas,) = loaded(written(write, held([issue], tags)))
    assert cas.sofa_string == replaced(issue.text)
    (one,) = cas.select(LAYER)
    assert one.get_covered_text() == replaced(issue.quote(issue.places["a"].span))
    assert one.note == replaced(issue.annotations["a"].note)
