"""DOCX: files that are damaged, dangerous or something else, and that reading opens nothing but the bytes it is given."""

import contextlib
import io
import random
import socket
import sys
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest
from tests.reading.importers.word_files import docx, lines, par, run, strict, xml, zipped

from zugong_desk.reading import ReadingError, read_bytes
from zugong_desk.reading.importers.docx import read


def refusal(data: bytes) -> str:
    with pytest.raises(ReadingError) as error:
        read("a.docx", data)
    message = str(error.value)
    assert "\n" not in message
    assert message.endswith("。")
    return message


def replaced(data: bytes, part: str, content: bytes | None) -> bytes:
    """A file with one part changed, or taken out."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist() if name != part}
    return zipped(members if content is None else members | {part: content})


WHOLE = docx(par("清溪𠮷县"), {"styles": "", "header1": par("眉")})


@pytest.mark.parametrize(
    ("main", "what"),
    [("xl/workbook.xml", "Excel"), ("ppt/presentation.xml", "PowerPoint"), ("visio/document.xml", "Visio")],
)
def test_a_file_of_another_program_is_named(main: str, what: str) -> None:
    links = (
        '<Relationships><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        f'officeDocument" Target="/{main}"/></Relationships>'
    )
    assert what in refusal(zipped({"[Content_Types].xml": b"", "_rels/.rels": links.encode(), main: b"<x/>"}))
    assert what in refusal(zipped({"[Content_Types].xml": b"", main: b"<x/>"}))


def test_a_zip_without_a_document_is_refused() -> None:
    assert "Word" in refusal(zipped({"[Content_Types].xml": b"", "a.xml": b"<x/>"}))
    assert "Word" in refusal(replaced(WHOLE, "word/document.xml", xml("w:document", "").encode()))


def test_the_main_part_may_have_another_name() -> None:
    links = (
        '<Relationships><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        'officeDocument" Target="WORD\\Document2.xml"/></Relationships>'
    )
    body = xml("w:document", f"<w:body>{par('甲')}</w:body>").encode()
    assert read("a.docx", zipped({"_rels/.rels": links.encode(), "word/document2.xml": body})).text == "甲\n"


def test_a_missing_part_is_done_without() -> None:
    assert read("a.docx", replaced(WHOLE, "word/styles.xml", None)).text == "清溪𠮷县\n"


def test_strict_names_are_read() -> None:
    body = par(run("清溪", "<w:b/>"), '<w:jc w:val="center"/>')
    body += '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    source = read("a.docx", strict(docx(body, {"header1": par("眉")})))
    assert lines(source) == ["清溪", "眉"]
    assert (source.imprint.line(1).bold, source.imprint.line(1).align.value) == (((0, 2),), "centre")


@pytest.mark.parametrize(
    "part", ["word/document.xml", "word/styles.xml", "_rels/.rels", "word/_rels/document.xml.rels"]
)
@pytest.mark.parametrize(
    "declared",
    [
        b'<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>',
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>',
        '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x><x/>'.encode("utf-16"),
    ],
)
def test_a_doctype_in_any_part_is_refused(part: str, declared: bytes) -> None:
    assert "DOCTYPE" in refusal(replaced(WHOLE, part, declared))


@pytest.mark.parametrize("content", [b"", b"<w:document", b"\0\0\0", "不是 XML".encode(), b"<a>" * 400])
def test_a_broken_part_is_refused(content: bytes) -> None:
    refusal(replaced(WHOLE, "word/document.xml", content))


@pytest.mark.parametrize("size", [0, 4, 30, 100, 0.3, 0.6, 0.95, 0.999])
def test_a_file_cut_short_is_refused(size: float) -> None:
    refusal(WHOLE[: int(size if size >= 4 else size * len(WHOLE))])


def test_altered_files_are_read_or_refused_but_never_break() -> None:
    chance = random.Random(7)
    with zipfile.ZipFile(io.BytesIO(WHOLE)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for _ in range(300):
        name = chance.choice(sorted(parts))
        content = bytearray(parts[name] or b" ")
        for _ in range(chance.randint(1, 4)):
            content[chance.randrange(len(content))] = chance.choice(b'<>/"=w:p1\xff ')
        with contextlib.suppress(ReadingError):
            read("a.docx", zipped(parts | {name: bytes(content)}))


class Watch:
    """What this process opens or connects to while it is on; Python lets nobody take such a watch off again."""

    def __init__(self) -> None:
        self.on = False
        self.seen: list[str] = []

    def __call__(self, event: str, args: tuple[Any, ...]) -> None:
        if self.on and event in {"open", "socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system"}:
            self.seen.append(f"{event} {args[0]!r}")


@pytest.fixture(scope="module")
def watch() -> Watch:
    """The one watch of this process."""
    out = Watch()
    sys.addaudithook(out)
    return out


def test_nothing_outside_the_file_is_opened(watch: Watch) -> None:
    outside = "".join(
        f'<Relationship Id="x{number}" TargetMode="{mode}" Target="{target}" '
        f'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"/>'
        for number, (kind, mode, target) in enumerate(
            [
                ("attachedTemplate", "External", "file:///etc/passwd"),
                ("styles", "External", "http://127.0.0.1:9/styles.xml"),
                ("header", "External", "//127.0.0.1/share/h.xml"),
                ("numbering", "Internal", "../../../../etc/passwd"),
                ("theme", "Internal", "/etc/passwd"),
                ("image", "External", "http://127.0.0.1:9/a.png"),
            ]
        )
    )
    header = '<w:sectPr><w:headerReference w:type="default" r:id="x2"/></w:sectPr>'
    data = docx(par('<w:hyperlink r:id="x5">' + run("甲") + "</w:hyperlink>") + header, relations=outside)
    read("a.docx", WHOLE)  # whatever is loaded late is loaded now
    watch.on = True
    text = read("a.docx", data).text
    watch.on = False
    assert (text, watch.seen) == ("甲\n", [])


def test_the_watch_sees_what_is_opened(watch: Watch) -> None:
    watch.on = True
    with contextlib.suppress(OSError):
        socket.create_connection(("127.0.0.1", 9), timeout=0.2)
    Path(__file__).read_bytes()
    watch.on = False
    seen, watch.seen = watch.seen, []
    assert any(event.startswith("socket.") for event in seen)
    assert any(Path(__file__).name in event for event in seen)


def test_through_the_front_door() -> None:
    source = read_bytes("清溪.docx", WHOLE)
    assert (source.file, source.text) == ("清溪.docx", "清溪𠮷县\n")
    with pytest.raises(ReadingError, match=r"^“坏\.docx”："):
        read_bytes("坏.docx", replaced(WHOLE, "word/document.xml", b"<"))


@pytest.mark.bench
def test_speed() -> None:
    body = (
        par(
            run("一是抓实。", "<w:b/>") + run("清溪县委组织部" * 14, '<w:sz w:val="32"/>'), '<w:ind w:firstLine="640"/>'
        )
        * 300
    )
    data = docx(body, {"styles": ""})
    begun = time.perf_counter()
    source = read("a.docx", data)
    print(f"{len(source.text)} 字：{(time.perf_counter() - begun) * 1000:.0f} 毫秒")
