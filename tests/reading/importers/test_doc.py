"""DOC and WPS: text and print survive, whatever else is an OLE file is named, damage is told."""

import contextlib
import random
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from tests.reading.importers.legacy import BULLETIN, LEGACY, compound, streams
from tests.reading.importers.word_files import lines

from zugong_desk.domain.imprint import Align, Form, Part
from zugong_desk.domain.source import Source
from zugong_desk.reading import ReadingError, Wishes, read_bytes
from zugong_desk.reading.importers import docx
from zugong_desk.reading.importers.doc import read
from zugong_desk.reading.wishes import Revisions
from zugong_desk.reading.word.astray import Boxes
from zugong_desk.reading.word.lost import plain

TEXT = [
    "清溪组工信息",
    "第7期",
    "抓实网格强基础",
    "一、建强队伍",
    "一是压实责任。各乡镇🎋建立清单。",
    "（一）选准带头人",
    "（二）管好钱袋子",
    "𠮷乡\t三个",
    "改成新办法",
    "（完）",
    "1 指𠮷乡",
    "— 1 —",
]


def refusal(data: bytes) -> str:
    with pytest.raises(ReadingError) as error:
        read("a.doc", data)
    message = str(error.value)
    assert "\n" not in message
    assert message.endswith("。")
    return message


@pytest.fixture(scope="module")
def source() -> Source:
    return read("清溪.doc", LEGACY.read_bytes())


def test_the_text_is_exact(source: Source) -> None:
    assert (lines(source), source.file, source.imprint.form) == (TEXT, "清溪.doc", Form.DOC)


def test_the_print_survives(source: Source) -> None:
    masthead, _, title, heading, body, *_, signed, note, footer = source.imprint.lines
    assert (masthead.size, masthead.font, masthead.align) == (36.0, "方正小标宋简体", Align.CENTRE)
    assert (title.size, title.align, title.bold) == (22.0, Align.CENTRE, ())
    assert (heading.level, heading.style.lower()) == (1, "heading 1")
    assert (body.size, body.font, body.bold, body.indent) == (16.0, "仿宋", ((0, 7),), 32.0)
    assert (signed.align, note.part) == (Align.RIGHT, Part.FOOTNOTE)
    assert (footer.align, footer.part) == (Align.CENTRE, Part.FOOTER)
    assert source.imprint.line(8).part is Part.TABLE


def test_it_reads_as_the_same_bulletin_in_docx(source: Source) -> None:
    other = docx.read("清溪.docx", BULLETIN)
    assert source.text == other.text
    alike = [replace(line, style="", font="") for line in source.imprint.lines]
    assert alike == [replace(line, style="", font="") for line in other.imprint.lines]


def test_changes_and_hidden_text_are_told(source: Source) -> None:
    assert [note.code for note in source.notes] == ["revisions", "hidden"]
    refused = read("a.doc", LEGACY.read_bytes(), Wishes(revisions=Revisions.REFUSED))
    assert refused.line_text(9) == "改成旧办法"


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_what_is_kept_is_what_libreoffice_writes(tmp_path: Path, source: Source) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(BULLETIN)
    for form in ("doc", "docx:MS Word 2007 XML"):
        home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
        command = ["soffice", home, "--headless", "--convert-to", form, "--outdir", str(tmp_path / "out"), str(file)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert read_bytes("a.doc", (tmp_path / "out" / "a.doc").read_bytes()).text == source.text
    assert read_bytes("a.docx", (tmp_path / "out" / "a.docx").read_bytes()).text == source.text


@pytest.mark.parametrize("name", ["清溪.wps", "清溪.doc", "清溪.docx", "清溪.txt"])
def test_the_name_does_not_matter(name: str) -> None:
    assert read_bytes(name, LEGACY.read_bytes()).imprint.form is Form.DOC
    assert read_bytes(name, BULLETIN).imprint.form is Form.DOCX


@pytest.mark.parametrize(
    ("stream", "what"),
    [
        ("Workbook", "Excel"),
        ("Book", "Excel"),
        ("PowerPoint Document", "PowerPoint"),
        ("__properties_version1.0", "Outlook"),
        ("WpsDocument", "WPS"),
        ("Anything", "没有 Word 正文"),
    ],
)
def test_other_ole_files_are_named(stream: str, what: str) -> None:
    assert what in refusal(compound({stream: bytes(5000)}))


def test_a_locked_docx_is_told_to_be_locked() -> None:
    message = refusal(compound({"EncryptionInfo": bytes(200), "EncryptedPackage": bytes(5000)}))
    assert "密码" in message
    assert "不加密" in message


def test_a_locked_doc_is_told_to_be_locked() -> None:
    parts = streams(LEGACY.read_bytes())
    text = bytearray(parts["WordDocument"])
    text[11] |= 1
    assert "密码" in refusal(compound(parts | {"WordDocument": bytes(text)}))


def test_a_rebuilt_file_is_read_and_its_macros_are_told(source: Source) -> None:
    rebuilt = read("a.doc", compound(streams(LEGACY.read_bytes()) | {"_VBA_PROJECT": bytes(100)}))
    assert rebuilt.text == source.text
    assert rebuilt.notes[-1].message == "宏没有读，也没有运行。"


def test_boxes_come_before_notes_and_footers(source: Source, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zugong_desk.reading.word.astray.boxes", lambda data, found: Boxes(after=["框🎋"]))
    put_in = read("a.doc", LEGACY.read_bytes())
    at = TEXT.index("1 指𠮷乡")
    assert lines(put_in) == [*TEXT[:at], "框🎋", *TEXT[at:]]
    assert put_in.imprint.lines == (*source.imprint.lines[:at], put_in.imprint.line(at + 1), *source.imprint.lines[at:])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("甲\r\r乙\r", ["甲", "乙"]),
        ("见\x13REF _a\x14第三节\x15。\r", ["见第三节。"]),
        ("\x13IF \x13PAGE\x143\x15=1\x14真\x15\r", ["真"]),
        ("\x13XE 索引\x15甲\x1e乙\x1f丙\x0b丁\x0c", ["甲-乙丙", "丁"]),
        ("\x08\x01𠮷\x07", ["𠮷"]),
    ],
)
def test_what_a_story_of_word_97_says(text: str, told: list[str]) -> None:
    assert plain(text) == told


@pytest.mark.parametrize("part", ["WordDocument", "1Table"])
def test_a_stream_that_is_missing_or_empty_is_refused(part: str) -> None:
    parts = streams(LEGACY.read_bytes())
    refusal(compound(parts | {part: b""}))
    refusal(compound({name: data for name, data in parts.items() if name != part}))


@pytest.mark.parametrize("kept", [8, 100, 512, 1000, 0.3, 0.7])
def test_a_file_cut_short_is_refused(kept: float) -> None:
    data = LEGACY.read_bytes()
    assert "损坏" in refusal(data[: int(kept if kept >= 1 else kept * len(data))])


def test_altered_files_are_read_or_refused_but_never_break() -> None:
    chance = random.Random(11)
    data = LEGACY.read_bytes()
    for _ in range(60):
        altered = bytearray(data)
        for _ in range(chance.choice([1, 4, 40])):
            altered[chance.randrange(len(altered))] = chance.choice([0, 1, 127, 255])
        with contextlib.suppress(ReadingError):
            read("a.doc", bytes(altered))


def test_nothing_is_left_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    read("a.doc", LEGACY.read_bytes())
    refusal(LEGACY.read_bytes()[:9000])
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    data = LEGACY.read_bytes()

    def full(path: Path, data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    assert "No space left" in refusal(data)
