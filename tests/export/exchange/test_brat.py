import re
from pathlib import Path

from tests.export.exchange.test_annotation_tools import unpacked
from tests.export.held import golden, grounded, held, hostile, written

from zugong_desk.domain.annotation import Annotation
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.codebook import Tag, Tags
from zugong_desk.domain.span import Place
from zugong_desk.export.exchange.brat import write

# As brat stores types and reads lines.
TYPE = r"[a-zA-Z0-9_-]+"
SPAN = re.compile(rf"(T\d+)\t({TYPE}) (\d+ \d+(?:;\d+ \d+)*)\t([^\t\n]+)")
NOTE = re.compile(r"#\d+\tAnnotatorNotes (T\d+)\t([^\t\n]*)")


def test_the_files_are_the_golden_ones(tagged: Bulletin, tags: Tags) -> None:
    files = unpacked(written(write, held([grounded(tagged)], tags)))
    assert list(files) == ["0001-2024-3.txt", "0001-2024-3.ann", "annotation.conf", "visual.conf"]
    golden("brat.txt", "".join(f"=== {name}\n{text}\n" for name, text in files.items()).encode())


def test_an_annotation_over_blocks_is_in_fragments_without_line_ends(tagged: Bulletin, tags: Tags) -> None:
    files = unpacked(written(write, held([tagged], tags)))
    text = files["0001-2024-3.txt"]
    assert text == tagged.text
    (whole, _, part, _) = files["0001-2024-3.ann"].splitlines()
    found = SPAN.fullmatch(whole)
    ranges = [tuple(map(int, one.split())) for one in found[3].split(";")]
    assert [text[start:end] for start, end in ranges] == [tagged.block(id).text for id in ("b7", "b9")]
    assert found[4] == " ".join(tagged.block(id).text for id in ("b7", "b9"))
    assert SPAN.fullmatch(part)[4] == "联系20户；一是定清单，每月公示*1*次。"


def test_types_are_ascii_and_named_in_both_configurations(tagged: Bulletin) -> None:
    tags = {
        one.id: one for one in (Tag("t1", "队伍 建设"), Tag("t2", "联系\n群众", parent="t1"), Tag("中", "文", order=1))
    }
    files = unpacked(written(write, held([tagged], tags)))
    entities = files["annotation.conf"].split("[relations]")[0].splitlines()[1:]
    assert entities[:2] == ["Tag_t1", "\tTag_t2"]
    assert all(re.fullmatch(rf"\t*{TYPE}", one) for one in entities)
    labels = dict(one.split("\t") for one in files["visual.conf"].split("[drawing]")[0].splitlines()[1:])
    assert list(labels) == [one.strip() for one in entities]
    assert list(labels.values()) == ["队伍 建设", "联系 群众", "文"]
    assert len(entities) == 3


def test_a_tag_that_the_codebook_lacks_is_configured_too(issue: Bulletin) -> None:
    found = issue.with_annotation("a", Annotation("a", "旧标签")).with_place("a", Place(issue.span(0, 2)))
    files = unpacked(written(write, held([found], {})))
    (type_,) = re.findall(rf"\t({TYPE}) 0 2\t", files["0001-2024-3.ann"])
    assert f"[entities]\n{type_}\n" in files["annotation.conf"]
    assert f"{type_}\t旧标签\n" in files["visual.conf"]


def test_hostile_words_stay_in_their_lines(tmp_path: Path) -> None:
    issue, tags = hostile()
    separated = Bulletin(issue.id, issue.source, issue.blocks, issue.places, issue.annotations)
    files = unpacked(written(write, held([separated], tags)))
    lines = files["0001.ann"].split("\n")
    assert [bool(SPAN.fullmatch(lines[0])), bool(NOTE.fullmatch(lines[1])), lines[2:]] == [True, True, [""]]
    assert len(files["0001.txt"]) == len(issue.text)
