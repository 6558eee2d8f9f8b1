"""Files: what is read, and in one line why something is not."""

from hashlib import sha256
from pathlib import Path

import pytest

from zugong_desk.domain.imprint import Form
from zugong_desk.reading import ReadingError, Wishes, read, read_bytes
from zugong_desk.reading.forms import form_of

TEXT = "清溪组工信息\n\n第 3 期\n"


def refusal(error: pytest.ExceptionInfo[ReadingError]) -> str:
    message = str(error.value)
    assert "\n" not in message
    assert message.endswith("。")
    return message


def test_a_file_is_read_with_its_name_and_sum(tmp_path: Path) -> None:
    file = tmp_path / "第3期 𠮷.txt"
    file.write_bytes(TEXT.encode("gb18030"))
    source = read(file)
    assert (source.file, source.encoding, source.text) == ("第3期 𠮷.txt", "gb18030", TEXT)
    assert source.sha256 == sha256(file.read_bytes()).hexdigest()
    assert source.lines == 3


def test_a_path_may_be_a_string(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# 标题\n", encoding="utf-8")
    assert read(str(tmp_path / "a.md")).text == "# 标题\n"


def test_reading_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT, encoding="utf-8")
    before = (file.read_bytes(), file.stat().st_mtime_ns)
    read(file)
    assert (file.read_bytes(), file.stat().st_mtime_ns) == before


def test_an_encoding_may_be_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes("ab".encode("utf-16-le"))
    assert read(file, Wishes(encoding="utf-16-le")).text == "ab"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadingError) as error:
        read(tmp_path / "没有.txt")
    assert "没有.txt" in refusal(error)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadingError) as error:
        read(tmp_path)
    assert "文件夹" in refusal(error)


def test_a_file_without_permission_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT, encoding="utf-8")

    def denied(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", denied)
    with pytest.raises(ReadingError) as error:
        read(file)
    assert "没有权限" in refusal(error)


def test_a_failing_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT, encoding="utf-8")

    def broken(path: Path) -> bytes:
        raise OSError(5, "Input/output error", str(path))

    monkeypatch.setattr(Path, "read_bytes", broken)
    with pytest.raises(ReadingError) as error:
        read(file)
    assert "Input/output error" in refusal(error)


@pytest.mark.parametrize("name", ["a\0b.txt", "x" * 300])
def test_an_impossible_name_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ReadingError) as error:
        read(tmp_path / name)
    refusal(error)


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(ReadingError) as error:
        read_bytes("空.txt", b"")
    assert "空文件" in refusal(error)


@pytest.mark.parametrize("data", [b" \n\r\n\t", b"\xef\xbb\xbf", "\u3000\n".encode("gb18030"), b"\xff\xfe"])
def test_a_file_of_white_space_is_refused(data: bytes) -> None:
    with pytest.raises(ReadingError) as error:
        read_bytes("白.txt", data)
    assert "空白" in refusal(error)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "图片"),
        (b"PK\x03\x04" + bytes(60), "docx"),
        (b"%PDF-1.7\n%\xe2\xe3", "损坏"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "损坏"),
        (b"SQLite format 3\0" + bytes(84), "书库"),
        (b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 4, "不是文本"),
    ],
)
def test_a_file_of_another_kind_is_refused_and_named(data: bytes, what: str) -> None:
    with pytest.raises(ReadingError) as error:
        read_bytes("x.txt", data)
    assert what in refusal(error)


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "大.txt"
    file.write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr("zugong_desk.reading.files.LIMIT", 10)
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail("read all the same"))
    with pytest.raises(ReadingError) as error:
        read(file)
    assert "超过" in refusal(error)


def test_huge_bytes_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zugong_desk.reading.files.LIMIT", 10)
    with pytest.raises(ReadingError) as error:
        read_bytes("大.txt", TEXT.encode())
    assert "超过" in refusal(error)


def test_too_many_lines_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zugong_desk.reading.files.MOST_LINES", 2)
    with pytest.raises(ReadingError) as error:
        read_bytes("长.txt", TEXT.encode())
    assert "行" in refusal(error)


MAIL = (
    b"From: <saved>\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>" + TEXT.encode() + b"</p>"
)
FLAT = b'<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?>\n<w:wordDocument xmlns:w="x"/>'


def test_a_saved_page_is_known_whatever_it_is_called() -> None:
    assert form_of("第3期.doc", MAIL) is Form.HTML
    assert form_of("第3期.doc", b"<html>" + TEXT.encode()) is Form.HTML
    assert form_of("第3期.txt", "收件人：各科室\nMIME-Version 是什么\n".encode()) is Form.TEXT


def test_words_own_xml_is_refused_by_name() -> None:
    with pytest.raises(ReadingError) as error:
        read_bytes("第3期.xml", FLAT)
    assert "XML" in refusal(error)
