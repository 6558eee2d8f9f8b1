"""The proof in Word: tracked changes that give both texts, comments, and styles for the kinds of line."""

from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.domain.bulletins import ALPHABET, corrections, ids
from tests.domain.structures import parsed_bulletins
from tests.export.corrected_issue import AT, HOSTILE, corrected, errata_of, findings_of, typed

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.change import apply
from zugong_desk.domain.corrections_list import Errata
from zugong_desk.domain.finding import Finding, Severity
from zugong_desk.export.clean import cleaned
from zugong_desk.export.errors import ExportError
from zugong_desk.export.proof_marks import Paragraph, Proof, State, paragraphs, reading_texts
from zugong_desk.export.web import proof as proof_html
from zugong_desk.export.word.proof import check, write
from zugong_desk.export.word.proof_reading import texts_of

TEXTS = st.lists(st.text(ALPHABET, max_size=10), min_size=1, max_size=5)


@pytest.fixture
def proof(issue: Bulletin) -> Proof:
    now = corrected(issue)
    return Proof(errata_of(now, issue), findings_of(now))


def reopened(data: bytes) -> Document:
    return docx.Document(BytesIO(data))


def test_both_texts_are_in_it(proof: Proof, issue: Bulletin) -> None:
    assert texts_of(write(proof)) == (corrected(issue).text, issue.text)


@st.composite
def proofs(draw: st.DrawFn) -> Proof:
    """Proofs after random corrections, with findings about random places."""
    was = now = draw(parsed_bulletins(TEXTS))
    fresh = ids()
    for _ in range(draw(st.integers(0, 5))):
        now = apply(now, draw(corrections(now, fresh)))
    found = []
    for line in draw(st.lists(st.sampled_from(now.lines), max_size=4)):
        start, end = sorted(draw(st.lists(st.integers(0, len(line.text)), min_size=2, max_size=2)))
        found.append(Finding("R", Severity.ERROR, line.id, start, end, line.text[start:end], "错", "条", "因"))
    return Proof(errata_of(now, was), tuple(found))


@settings(max_examples=100)
@given(proofs())
def test_whatever_was_corrected_all_accepted_is_the_reading_text_and_all_refused_the_text_as_parsed(
    proof: Proof,
) -> None:
    both = proof.errata.compared
    assert reading_texts(map(spelled, paragraphs(proof))) == (cleaned(both.now.text), cleaned(both.parsed.text))


def spelled(line: Paragraph) -> tuple[str, str, State]:
    now = "".join(piece.text for piece in line.pieces if piece.state is not State.TAKEN_OUT)
    was = "".join(piece.text for piece in line.pieces if piece.state is not State.PUT_IN)
    return now, was, line.end


@settings(max_examples=25)
@given(proofs())
def test_and_so_says_each_file_once_it_is_written(proof: Proof) -> None:
    check(write(proof), proof)
    proof_html.check(proof_html.write(proof), proof)


def test_each_change_has_its_author_and_time(proof: Proof) -> None:
    body = reopened(write(proof)).element.body
    changes = [*body.iter(qn("w:ins")), *body.iter(qn("w:del"))]
    assert {one.get(qn("w:author")) for one in changes} == {"李四"}
    assert {one.get(qn("w:date")) for one in changes} == {"2024-03-09T02:03:04Z"}
    assert AT.startswith("2024-03-09T02:03:04")
    numbers = [one.get(qn("w:id")) for one in changes]
    assert len(numbers) == len(set(numbers))


def test_paragraphs_joined_and_split_are_tracked_in_their_marks(proof: Proof) -> None:
    body = reopened(write(proof)).element.body
    marked = {
        name: [
            p.xpath("string()")
            for p in body.iter(qn("w:p"))
            if p.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn(name)}") is not None
        ]
        for name in ("w:ins", "w:del")
    }
    assert [text[-8:] for text in marked["w:ins"]] == ["20户；30户。"]
    assert [text[-6:] for text in marked["w:del"]] == ["里议事一次。"]


def test_kinds_are_styles_and_headings_real_ones(proof: Proof) -> None:
    found = [(one.style.name, one.text) for one in reopened(write(proof)).paragraphs]
    assert found[0][0] == "Title"
    assert [pair for pair in found if pair[0].startswith("Heading")] == [
        ("Heading 1", "【基层实践】"),
        ("Heading 2", "青石镇办好𠮷字服务队"),
        ("Heading 3", "一、先把队伍建起来"),
    ]
    assert [name for name, _ in found[1:3]] == ["TOC Heading", "toc 1"]
    assert [name for name, _ in found[-2:]] == ["Normal", "Normal"]


def test_open_findings_are_comments_on_their_words(proof: Proof) -> None:
    document = reopened(write(proof))
    told = [(one.author, one.text) for one in document.comments]
    assert told == [
        ("校对", "〔错误〕报头缺<期号>。"),
        ("校对", "〔体例〕写法不一。\n改正：12名党员𠮷 → 十二名党员\n另可：12 名党员\n依据：GB/T 15835—2011"),
    ]
    body = document.element.body
    assert words_under(body, "0") == "江城"
    assert words_under(body, "1").startswith("12名党员")


def words_under(body: object, number: str) -> str:
    """The words between the beginning and the end of a comment."""
    inside, out = False, ""
    for one in body.iter():  # type: ignore[attr-defined]
        if one.get(qn("w:id")) == number and one.tag in (qn("w:commentRangeStart"), qn("w:commentRangeEnd")):
            inside = one.tag == qn("w:commentRangeStart")
        elif inside and one.tag == qn("w:t"):
            out += one.text
    return out


def test_heads_are_bold(proof: Proof) -> None:
    runs = [run for one in reopened(write(proof)).paragraphs for run in one.runs]
    assert "选人用心" in [run.text for run in runs if run.bold]


def test_chinese_fonts_are_named(proof: Proof) -> None:
    document = reopened(write(proof))
    for style, font in (("Normal", "仿宋_GB2312"), ("Heading 2", "方正小标宋简体"), ("署名", "楷体_GB2312")):
        assert document.styles[style].element.rPr.rFonts.get(qn("w:eastAsia")) == font


def test_hostile_characters_a_formula_and_40000_characters(issue: Bulletin) -> None:
    now = typed(issue, ("联系20户", HOSTILE), ("当场记", "=1+1" + "𠮷" * 40_000))
    proof = Proof(errata_of(now, issue))
    data = write(proof)
    check(data, proof)
    accepted, refused = texts_of(data)
    assert "甲乙丙\t丁 <b>&amp;</b> 𠮷👍e\u0301\u202e戊" in accepted
    assert "=1+1" + "𠮷" * 40_000 in accepted
    assert refused == issue.text


def test_an_editor_without_a_name_and_a_time(issue: Bulletin) -> None:
    errata = errata_of(typed(issue, ("联系20户", "联系30户")), issue)
    bare = tuple(type(one)(one.correction) for one in errata.rows)
    data = write(Proof(Errata(errata.title, errata.compared, bare)))
    with ZipFile(BytesIO(data)) as package:
        xml = package.read("word/document.xml").decode()
    assert 'w:author="编辑">' in xml
    assert "w:date" not in xml


@pytest.mark.parametrize("spoilt", [b"", b"PK\x03\x04 half", b"plain text"])
def test_what_is_no_document_is_not_accepted(proof: Proof, spoilt: bytes) -> None:
    with pytest.raises(ExportError, match="打不开"):
        check(spoilt, proof)


def test_a_missing_change_or_comment_is_noticed(proof: Proof) -> None:
    errata = proof.errata
    fewer = Errata(errata.title, errata.compared, errata.rows[1:])
    for other in (Proof(fewer, proof.findings), Proof(errata, proof.findings[1:])):
        with pytest.raises(ExportError, match="不一致"):
            check(write(other), proof)
