"""TEI: held against a schema of what is written here, and against the whole of TEI P5 where its schema is at hand."""

import os
from io import BytesIO
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from tests.domain.bulletins import bulletin_of, bulletins
from tests.domain.bulletins import corrections as typing
from tests.export.corrected_issue import corrected
from tests.export.held import called_off, golden, grounded, held, hostile, refused, written

from zugong_desk.domain.block import Block, Label
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.change import apply
from zugong_desk.domain.codebook import Tag, Tags
from zugong_desk.domain.imprint import Form, Imprint, LinePrint, Page, Placement
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.runs import from_source, joiner
from zugong_desk.domain.source import Source
from zugong_desk.export.clean import replaced
from zugong_desk.export.exchange.tei.corpus import LINES, check, text_of, write
from zugong_desk.export.exchange.tei.line import NAMESPACE, XML_ID, Point, Stretch, element, fill
from zugong_desk.places import seeds_dir
from zugong_desk.reading import parse, read

SUBSET = Path(__file__).parents[1] / "tei_subset.rng"
T = {"t": NAMESPACE}


@pytest.fixture(scope="module")
def subset() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(str(SUBSET)))


@pytest.fixture(scope="module")
def whole() -> etree.RelaxNG:
    path = os.environ.get("TEI_ALL_RNG", "")
    if not path:
        pytest.skip("TEI_ALL_RNG names no copy of tei_all.rng")
    return etree.RelaxNG(etree.parse(path))


def lines(tree: etree._ElementTree) -> list[etree._Element]:
    return [one for one in tree.iter(*LINES) if one.get(XML_ID)]


def reading(tree: etree._ElementTree) -> str:
    return "\n".join(text_of(one) for one in lines(tree))


def between(tree: etree._ElementTree, span: etree._Element) -> str:
    """The reading text from one anchor of a span to the other, line ends put in."""
    ends = [span.get(name).removeprefix("#") for name in ("from", "to")]
    inside, out = False, ""
    for number, one in enumerate(lines(tree)):
        out += "\n" if inside and number else ""
        for node in one.xpath(".//text()[not(ancestor::t:sic)] | .//t:anchor", namespaces=T):
            if isinstance(node, str):
                out += node if inside else ""
            elif node.get(XML_ID) in ends:
                inside = node.get(XML_ID) == ends[0]
    return out


def tree_of(data: bytes) -> etree._ElementTree:
    return etree.parse(BytesIO(data))


def test_an_issue_is_the_golden_one(issue: Bulletin, tags: Tags, subset: etree.RelaxNG) -> None:
    data = written(write, held([grounded(corrected(issue))], tags, issue, editor="王编辑"))
    golden("tei.xml", data)
    subset.assertValid(tree_of(data))


def test_the_whole_of_tei_takes_it(tagged: Bulletin, tags: Tags, whole: etree.RelaxNG) -> None:
    odd, its_tags = hostile()
    seeds = [Bulletin(f"s{at}", one, parse(one).blocks) for at, one in enumerate(map(read, seeds_dir().glob("*.txt")))]
    data = written(write, held([corrected(grounded(tagged)), odd, *seeds], {**tags, **its_tags}, tagged))
    whole.assertValid(tree_of(data))
    kinds = st.lists(st.sampled_from(Kind), min_size=1, max_size=8)

    @given(kinds, bulletins())
    @settings(max_examples=60)
    def any_issue(found: list[Kind], one: Bulletin) -> None:
        for issue in (of_kinds(found), one):
            whole.assertValid(tree_of(written(write, held([issue], {"tag": Tag("tag", "标")}))))

    any_issue()


def of_kinds(kinds: list[Kind]) -> Bulletin:
    made = bulletin_of(*(f"第{at}行𠮷" for at in range(len(kinds))), kinds=dict(enumerate(kinds)))
    levels = [at % 4 + 1 if kind is Kind.HEADING else 0 for at, kind in enumerate(kinds)]
    pairs = zip(made.blocks, levels, strict=True)
    return made.with_blocks(tuple(block.with_label(Label(block.kind, level)) for block, level in pairs))


@given(st.lists(st.sampled_from(Kind), min_size=1, max_size=10))
def test_lines_of_any_kinds_in_any_order_are_told(subset: etree.RelaxNG, kinds: list[Kind]) -> None:
    issue = of_kinds(kinds)
    tree = tree_of(written(write, held([issue], {})))
    subset.assertValid(tree)
    assert reading(tree) == issue.text
    asides = [one.text for one in tree.iter(f"{{{NAMESPACE}}}fw")]
    assert asides == [block.text for block in issue.blocks if block.aside]


@given(bulletins(), st.data())
def test_reading_text_and_annotations_are_exact(was: Bulletin, data: st.DataObject) -> None:
    numbers = count()
    now = was
    for _ in range(data.draw(st.integers(0, 3))):
        now = apply(now, data.draw(typing(now, lambda: f"n{next(numbers)}")))
    holdings = held([now], {"tag": Tag("tag", "标")}, was)
    tree = tree_of(written(write, holdings))
    assert reading(tree) == now.text
    for span in tree.iterfind(".//t:spanGrp[@type='annotation']/t:span", T):
        place = now.places[span.get(XML_ID).removeprefix("annotation.")]
        if place.orphan is None:
            assert between(tree, span) == now.quote(place.span)
        else:
            assert (span.get("type"), span.get("to")) == ("orphan", None)


def test_a_seed_keeps_all_of_its_text(subset: etree.RelaxNG) -> None:
    for path in sorted(seeds_dir().glob("*.txt")):
        source = read(path)
        issue = Bulletin("s", source, parse(source).blocks)
        tree = tree_of(written(write, held([issue], {})))
        subset.assertValid(tree)
        assert reading(tree) == issue.text


def test_what_xml_cannot_hold_is_replaced(tmp_path: Path, subset: etree.RelaxNG) -> None:
    issue, tags = hostile()
    holdings = held([issue], tags)
    data = written(write, holdings)
    tree = tree_of(data)
    subset.assertValid(tree)
    assert reading(tree) == replaced(issue.text)
    (span,) = tree.iterfind(".//t:spanGrp[@type='annotation']/t:span", T)
    assert between(tree, span) == replaced(issue.quote(issue.places["a"].span))
    (tmp_path / "a").write_bytes(data)
    check(tmp_path / "a", holdings)


def test_ids_that_xml_cannot_hold_are_told_apart(tagged: Bulletin, subset: etree.RelaxNG) -> None:
    tags = {id: Tag(id, id) for id in ("t1", "t2", "没有的标签", "a b")}
    tree = tree_of(written(write, held([tagged], tags)))
    subset.assertValid(tree)
    names = {one.findtext("t:gloss", namespaces=T): one.get(XML_ID) for one in tree.iter(f"{{{NAMESPACE}}}category")}
    spans = [span.get("ana").split()[0] for span in tree.iter(f"{{{NAMESPACE}}}span")]
    assert spans == [f"#{names[name]}" for name in ("t1", "t2", "没有的标签")]
    assert len(set(names.values())) == 4


def test_pages_begin_where_they_do() -> None:
    text = "第一行𠮷\n第二行👍\n第三行"
    shown = tuple(LinePrint(placement=Placement(page, 0, 0, 10, tuple(map(float, range(6))))) for page in (1, 2, 2))
    source = Source("页.pdf", "0" * 64, "", text, imprint=Imprint(Form.PDF, (Page(1, 1), Page(1, 1)), shown))
    runs = (*from_source(text, 0, 4), *joiner(" "), *from_source(text, 5, 9))
    blocks = (Block("a", Label(Kind.PARAGRAPH), runs), Block("b", Label(Kind.PARAGRAPH), from_source(text, 10, 13)))
    tree = tree_of(written(write, held([Bulletin("p", source, blocks)], {})))
    first, second = lines(tree)
    assert etree.tostring(first, encoding="unicode").count("<pb") == 2
    assert [(one.get("n"), one.tail) for one in first.iter(f"{{{NAMESPACE}}}pb")] == [
        ("1", "第一行𠮷 "),
        ("2", "第二行👍"),
    ]
    assert not list(second)


def test_pages_of_plain_text_begin_behind_form_feeds() -> None:
    source = Source("页.txt", "0" * 64, "utf-8", "\f甲𠮷，乙\n\f丙👍\n丁\n")
    blocks = (
        Block("a", Label(Kind.PARAGRAPH), (*from_source(source.text, 1, 5), *from_source(source.text, 7, 9))),
        Block("b", Label(Kind.PARAGRAPH), from_source(source.text, 10, 11)),
    )
    tree = tree_of(written(write, held([Bulletin("p", source, blocks)], {})))
    found = [(one.get("n"), one.tail) for one in tree.iter(f"{{{NAMESPACE}}}pb")]
    assert found == [("2", "甲𠮷，乙"), ("3", "丙👍")]
    assert reading(tree) == "甲𠮷，乙丙👍\n丁"


@given(st.data())
def test_a_line_keeps_its_text_whatever_stands_in_it(data: st.DataObject) -> None:
    text = "甲𠮷乙👍丙e\u0301丁"
    at = st.integers(0, len(text))
    pairs = data.draw(st.lists(st.tuples(at, at).map(lambda pair: tuple(sorted(pair))), max_size=4))
    cuts = sorted(set(data.draw(st.lists(at, max_size=6))))
    inner = [Stretch(*pair, lambda one: element(one, "corr")) for pair in zip(cuts[::2], cuts[1::2], strict=False)]
    outer = [Stretch(*pair, lambda one: element(one, "seg")) for pair in pairs]
    points = [Point(one, lambda one: element(one, "anchor")) for one in data.draw(st.lists(at, max_size=4))]
    line = element(None, "p")
    fill(line, text, outer, inner, points)
    assert "".join(line.itertext()) == text
    assert len(list(line.iter(f"{{{NAMESPACE}}}corr"))) == len(inner)
    assert len(list(line.iter(f"{{{NAMESPACE}}}anchor"))) == len(points)


def test_what_was_written_is_accepted(tmp_path: Path, tagged: Bulletin, tags: Tags) -> None:
    for found in ([], [corrected(grounded(tagged)), bulletin_of("只有一行")], [bulletin_of("", "")]):
        holdings = held(found, tags)
        (tmp_path / "a").write_bytes(written(write, holdings))
        check(tmp_path / "a", holdings)


def test_a_damaged_file_is_noticed(tmp_path: Path, tagged: Bulletin, tags: Tags) -> None:
    holdings = held([tagged], tags)
    data = written(write, holdings)
    damaged = [
        b"",
        data[:-20],
        data.replace("镇里选出".encode(), "镇里选".encode(), 1),
        data.replace(b'<anchor xml:id="to.a1"/>', b""),
        data.replace(b"<TEI ", b"<TEX ").replace(b"</TEI>", b"</TEX>"),
        data.replace(b"<p ", b"<q ", 1),
    ]
    for spoilt in damaged:
        assert spoilt != data
        assert "未改动" in refused(check, holdings, tmp_path / "a", spoilt)


def test_an_export_is_called_off_between_issues(tagged: Bulletin, tags: Tags) -> None:
    assert called_off(write, held([tagged] * 4, tags)) == [1, 2]
