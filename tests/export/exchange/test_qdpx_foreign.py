"""Projects of other programs, made by hand with their habits; and files that mean harm."""

import io
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zugong_desk.domain.incoming import Incoming, IncomingAnnotation, IncomingDocument
from zugong_desk.export.errors import ExchangeError
from zugong_desk.export.exchange.qdpx import archive as qdpx_archive
from zugong_desk.export.exchange.qdpx import project as qdpx
from zugong_desk.export.exchange.qdpx.positions import Meant, Selected, Text, meant
from zugong_desk.export.exchange.qdpx.reading import decoded

DATA = Path(__file__).parents[2] / "data" / "exchange"
LINES = (
    "江湾街道办事记👍",
    "江湾街道党工委",
    "街道把难办的事记成一本账𠮷，逐件写明谁来办、何时办完。",
    "一季度收下四十二件，办结四十件😀，还有两件说清了缘由。",
    "老人不会用手机，网格员便上门代办，临走留下电话。",
)
TEXT = "\n".join(LINES)
LEDGER, FIGURES, CALLS = "街道把难办的事记成一本账𠮷", LINES[3], LINES[4]


def zipped(members: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return file.getvalue()


def of(program: str) -> Incoming:
    folder = DATA / program
    return qdpx.read(
        zipped({str(one.relative_to(folder)): one.read_bytes() for one in folder.rglob("*") if one.is_file()})
    )


def said(found: Incoming, document: IncomingDocument) -> list[tuple[str, str, str]]:
    """Of each annotation the tag's name, its words and its note."""
    names = {tag.id: tag.name for tag in found.tags}
    return [(names[one.tag], document.text[one.start : one.end], one.note) for one in document.annotations]


def test_qualcoder() -> None:
    found = of("qualcoder")
    (document,) = found.documents
    assert (found.origin, document.name, document.text) == ("QualCoder 3.6", "江湾.docx", TEXT)
    assert said(found, document) == [("记账", LEDGER, "这是好办法"), ("数目", FIGURES, ""), ("记账", CALLS, "")]
    assert [(tag.name, tag.definition, bool(tag.parent)) for tag in found.tags] == [
        ("为民办事", "一类", False),
        ("记账", "", True),
        ("数目", "", True),
    ]
    assert not any(one.others for one in document.annotations)
    assert dict(found.passed_over) == {"案例": 1, "备忘": 1}


def test_maxqda() -> None:
    found = of("maxqda")
    (document,) = found.documents
    assert document.text == TEXT
    assert said(found, document) == [
        ("记账", LEDGER, "值得学"),
        ("记账（上门）", LEDGER, "值得学"),
        ("上门", CALLS, ""),
    ]
    assert not any(one.others for one in document.annotations)
    assert dict(found.passed_over) == {"图片": 1, "集合": 1, "未编码的选区": 1}


def test_atlas() -> None:
    found = of("atlas")
    text, scan = found.documents
    assert said(found, text) == [("数目", FIGURES, "两件没办成的也写了"), ("数目", CALLS, "")]
    assert said(found, scan) == [("数目", "松岗社区月月公示", "")]
    assert (scan.name, scan.text) == ("扫描件.pdf", "扫描件上的话：松岗社区月月公示。\n第二行。")
    assert [tag.name for tag in found.tags] == ["数目", "没有编号的编码"]
    assert dict(found.passed_over) == {
        "整篇编码": 1,
        "PDF 版面选区": 1,
        "关系图": 1,
        "标签不明的编码": 1,
        "备忘": 1,
    }


def test_nvivo() -> None:
    found = of("nvivo")
    (document,) = found.documents
    assert said(found, document) == [("代办", CALLS, "上门这件事要细说\n两行"), ("为民办事", FIGURES, "")]
    assert [tag.name for tag in found.tags] == ["为民办事", "上门", "代办"]
    assert found.tags[2].parent == found.tags[1].id
    assert dict(found.passed_over) == {"音频": 1, "视频": 1, "链接": 1}


def test_where_nothing_tells_one_way_from_another_both_are_given() -> None:
    text = Text("甲𠮷乙丙丁戊己庚辛")
    assert meant(text, [Selected(4, 6)]) == [Meant(4, 6, ((3, 5),))]
    assert meant(text, [Selected(4, 6, "丙丁")]) == [Meant(3, 5)]
    assert meant(text, [Selected(4, 6)], ours=True) == [Meant(4, 6)]


raw_texts = st.text(st.sampled_from("甲乙丙丁。𠮷👍"), min_size=3, max_size=12)


@given(st.lists(raw_texts, min_size=1, max_size=5), st.sampled_from(["\n", "\r\n"]), st.booleans(), st.data())
def test_the_words_of_selections_tell_what_positions_count(
    lines: list[str], ends: str, marked: bool, data: st.DataObject
) -> None:
    """However a program counts, what its selections mean is found, or shown as one of what they may mean."""
    text = Text(("\ufeff" if marked else "") + ends.join(lines))
    ruler = text.ruler(data.draw(st.sampled_from(text.ways(inline=data.draw(st.booleans())))))
    wanted = []
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(text.text) - 3))
        wanted.append((start, data.draw(st.integers(start + 3, len(text.text)))))
    selections = [Selected(ruler[start], ruler[end], text.text[start:end]) for start, end in wanted]
    for (start, end), found in zip(wanted, meant(text, selections), strict=True):
        assert (start, end) in {(found.start, found.end), *found.others}


def test_a_position_inside_a_character_is_none() -> None:
    text = Text("👍👍甲乙丙")
    assert meant(text, [Selected(1, 6), Selected(2, 6, "👍甲乙")]) == [Meant(), Meant(1, 4)]


def test_ends_of_sentences_tell_where_nothing_else_does() -> None:
    text = Text("甲👍乙。丙丁戊。己庚")
    assert meant(text, [Selected(5, 9)]) == [Meant(4, 8)]
    assert meant(text, [Selected(4, 8)]) == [Meant(4, 8)]
    assert meant(text, [Selected(5, 9), Selected(4, 8)])[0].others


def test_a_selection_that_only_one_way_of_counting_has_is_that() -> None:
    """The third position is the text's end in code points; in UTF-16 units it is the fourth."""
    assert meant(Text("甲𠮷乙"), [Selected(3, 4)]) == [Meant(2, 3)]


@pytest.mark.parametrize("where", [(3, 3), (4, 2), (-1, 2), (0, 99), (1 << 70, 1 << 71)])
def test_a_selection_of_nothing_is_none(where: tuple[int, int]) -> None:
    (one,) = meant(Text("甲乙丙"), [Selected(*where)])
    assert (one.start, one.end) == (-1, -1)


def test_a_byte_order_mark_may_be_counted() -> None:
    text = Text("\ufeff甲乙丙丁")
    assert text.text == "甲乙丙丁"
    assert meant(text, [Selected(2, 4, "乙丙")]) == [Meant(1, 3)]
    assert meant(text, [Selected(1, 3, "乙丙")]) == [Meant(1, 3)]


def test_text_in_the_xml_may_have_lost_what_its_lines_ended_in() -> None:
    text = Text("甲句。\n乙句。\n丙句。")
    assert meant(text, [Selected(5, 8), Selected(10, 13)], inline=True) == [Meant(4, 7), Meant(8, 11)]
    assert meant(text, [Selected(4, 7), Selected(8, 11)], inline=True) == [Meant(4, 7), Meant(8, 11)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
def test_texts_in_any_encoding(encoding: str) -> None:
    text = "街道办事，line 1 𠮷👍\n" * 4
    assert decoded(text.encode(encoding)).removeprefix("\ufeff") == text


HEAD = b'<Project xmlns="urn:QDA-XML:project:1.0" name="p" origin="x">'
ONE = b'<Code guid="C" name="c" isCodable="true"/>'
CODED = b'<Coding guid="D"><CodeRef targetGUID="C"/></Coding>'


def project(sources: bytes, files: dict[str, bytes] | None = None, codes: bytes = ONE) -> bytes:
    whole = HEAD + b"<CodeBook><Codes>" + codes + b"</Codes></CodeBook><Sources>" + sources + b"</Sources></Project>"
    return zipped({"project.qde": whole, **(files or {})})


def test_only_what_lies_in_the_file_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("机密", encoding="utf-8")
    paths = [f"absolute://{secret}", f"file://{secret}", "internal://../secret.txt", "relative:///没有.txt", ""]
    sources = b"".join(f'<TextSource guid="S" name="s" plainTextPath="{path}"/>'.encode() for path in paths)
    found = qdpx.read(project(sources, {"sources/other.txt": b"a"}))
    assert [one.text for one in found.documents] == [""] * len(paths)


def test_names_that_lead_outside_are_but_names() -> None:
    source = b'<TextSource guid="S" name="../../x" plainTextPath="internal://t.txt"/>'
    found = qdpx.read(project(source, {"../../t.txt": "甲𠮷".encode()}))
    assert found.documents == (IncomingDocument("../../x", "甲𠮷"),)


def test_a_quote_stands_in_for_a_text_that_is_not_there() -> None:
    source = (
        b'<TextSource guid="S" name="s"><PlainTextSelection guid="P" startPosition="1" endPosition="9" name="'
        + "办结四十件😀".encode()
        + b'">'
        + CODED
        + b"</PlainTextSelection></TextSource>"
    )
    (document,) = qdpx.read(project(source)).documents
    assert document.annotations == (IncomingAnnotation("D", "C", quote="办结四十件😀"),)


@pytest.mark.parametrize("number", ["", "x", "1.5", "-3", "9" * 5000, "٣"])
def test_numbers_that_are_none_are_no_position(number: str) -> None:
    source = (
        f'<TextSource guid="S" name="s"><PlainTextContent>甲乙丙</PlainTextContent><PlainTextSelection guid="P" '
        f'startPosition="{number}" endPosition="{number}">{CODED.decode()}</PlainTextSelection></TextSource>'
    )
    ((one,),) = [document.annotations for document in qdpx.read(project(source.encode())).documents]
    assert (one.start, one.end) == (-1, -1)


def entities() -> bytes:
    levels = b"".join(b'<!ENTITY e%d "%s">' % (at, b"&e%d;" % (at - 1) * 10) for at in range(1, 10))
    return zipped({"project.qde": b'<!DOCTYPE Project [<!ENTITY e0 "ha">' + levels + b"]>" + HEAD + b"&e9;</Project>"})


def bomb() -> bytes:
    return project(b"", {"sources/t.txt": b"\0" * (64 << 20)})


def outer_entity() -> bytes:
    return zipped({"project.qde": b'<!DOCTYPE P [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + HEAD + b"&x;</Project>"})


def deep_codes() -> bytes:
    return project(b"", codes=b'<Code name="a">' * 90 + b"</Code>" * 90)


def twice() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("project.qde", HEAD + b"</Project>")
        archive.writestr("project.qd_", HEAD + b"</Project>")
    return file.getvalue().replace(b"project.qd_", b"project.qde")


def lying() -> bytes:
    """A text that says it is larger than it is."""
    data = bytearray(
        project(b'<TextSource guid="S" name="s" plainTextPath="t.txt"/>', {"sources/t.txt": b"abcdef" * 99})
    )
    entry = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 1)
    data[entry + 24 : entry + 28] = struct.pack("<I", 2000)
    return bytes(data)


def locked() -> bytes:
    data = bytearray(project(b""))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "ZIP"),
        (b"PK\x03\x04 not really", "ZIP"),
        (zipped({"a.txt": b"a"}), "project.qde"),
        (zipped({"a.qde": b"a", "b.qde": b"b"}), "project.qde"),
        (zipped({"project.qde": b""}), "XML"),
        (zipped({"project.qde": HEAD}), "XML"),
        (zipped({"project.qde": b"<CodeBook/>"}), "没有 Project"),
        (entities(), "DOCTYPE|XML"),
        (outer_entity(), "DOCTYPE"),
        (bomb(), "炸弹"),
        (deep_codes(), "嵌套"),
        (twice(), "同名"),
        (locked(), "密码"),
        (lying(), "ZIP"),
        (project(b"")[:-30], "ZIP"),
    ],
)
def test_harm_costs_one_line(data: bytes, says: str) -> None:
    with pytest.raises(ExchangeError, match=says) as caught:
        qdpx.read(data)
    assert "没有读入" in caught.value.message
    assert "\n" not in caught.value.message


def test_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    data = project(b'<TextSource guid="S" name="s" plainTextPath="t.txt"/>', {"sources/t.txt": b"0123456789"})
    for name, size, says in (
        ("MOST_TEXT", 9, "太多"),
        ("MOST_TEXTS", 9, "太多"),
        ("MOST_QDE", 9, "项目描述超过"),
        ("MOST_ENTRIES", 1, "项"),
    ):
        with monkeypatch.context() as patched:
            patched.setattr(qdpx_archive, name, size)
            with pytest.raises(ExchangeError, match=says):
                qdpx.read(data)


def test_a_path_reads_as_its_bytes_do(tmp_path: Path) -> None:
    path = tmp_path / "项目.qdpx"
    path.write_bytes(zipped({"project.qde": HEAD + b"</Project>"}))
    assert qdpx.read(path) == qdpx.read(path.read_bytes()) == Incoming("x", (), ())
