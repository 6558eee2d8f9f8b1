"""Archives: what is listed of them, under which names, and what is refused."""

import io
import zipfile

import pytest

from zugong_desk.reading.archive import is_archive, open_archive
from zugong_desk.reading.errors import ReadingError


def packed(*names: str, data: bytes = "正文𠮷".encode()) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, data)
    return out.getvalue()


def packed_in_bytes(*names: bytes) -> bytes:
    """An archive by a program that writes names as bytes and does not say which encoding they are in."""
    stand_ins = [f"{number:02}".ljust(len(name), "x") for number, name in enumerate(names)]
    data = packed(*stand_ins)
    for stand_in, name in zip(stand_ins, names, strict=True):
        data = data.replace(stand_in.encode(), name)
    return data


def shown(data: bytes) -> list[str]:
    return [member.shown for member in open_archive(data).members]


def test_members_are_listed_in_order_and_read() -> None:
    archive = open_archive(packed("2023/", "2023/第3期𠮷.docx", "2023/第2期😀.TXT"))
    assert [member.shown for member in archive.members] == ["2023/第3期𠮷.docx", "2023/第2期😀.TXT"]
    first = archive.members[0]
    assert (first.size, first.refusal) == (len("正文𠮷".encode()), None)
    assert archive.read(first.name) == "正文𠮷".encode()


@pytest.mark.parametrize(
    "junk",
    [
        "__MACOSX/._第3期.docx", ".DS_Store", "a/.隐藏/第3期.docx", "Thumbs.db", "~$第3期.docx", ".~第3期.docx",
        "a/~$第3期.docx", "desktop.ini", "第3期.exe", "第3期.xlsx", "说明", "第3期.docx/",
    ],
)  # fmt: skip
def test_what_is_no_bulletin_is_left_out(junk: str) -> None:
    assert shown(packed(junk, "第3期.docx")) == ["第3期.docx"]


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_names_without_a_declared_encoding_are_decoded(encoding: str) -> None:
    data = packed_in_bytes("组工信息/第3期.docx".encode(encoding), "第4期.txt".encode(encoding))
    archive = open_archive(data)
    assert [member.shown for member in archive.members] == ["组工信息/第3期.docx", "第4期.txt"]
    assert all(archive.read(member.name) == "正文𠮷".encode() for member in archive.members)


def test_names_in_no_known_encoding_are_taken_as_the_zip_says() -> None:
    assert shown(packed_in_bytes(b"\xff\xff3.txt")) == ["\xa0\xa03.txt"]


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("../../第3期.docx", "第3期.docx"),
        ("/etc/第3期.docx", "etc/第3期.docx"),
        ("..\\..\\第3期.docx", "第3期.docx"),
        ("C:\\a\\第3期.docx", "C:/a/第3期.docx"),
        ("a/./b//第3期.docx", "a/b/第3期.docx"),
        ("CON.docx", "CON.docx"),
        ("a:b.docx", "a:b.docx"),
        ("第3期\x1b[31m\n.docx", "第3期�[31m�.docx"),
        ("第3期\u202excod.docx", "第3期�xcod.docx"),
    ],
)
def test_odd_names_are_only_shown(name: str, plain: str) -> None:
    archive = open_archive(packed(name))
    assert [member.shown for member in archive.members] == [plain]
    assert archive.read(archive.members[0].name) == "正文𠮷".encode()


def test_a_very_long_name_is_cut_at_its_beginning() -> None:
    (name,) = shown(packed("长" * 5000 + "/第3期.docx"))
    assert len(name) == 200
    assert name.endswith("长/第3期.docx")


@pytest.mark.parametrize("name", ["内.zip", "内.RAR", "a/内.7z", "内.tar.gz"])
def test_an_archive_in_an_archive_is_refused_by_name(name: str) -> None:
    inside, document = open_archive(packed(name, "第3期.docx")).members
    assert inside.shown == name
    assert "压缩包里的压缩包" in (inside.refusal or "")
    assert document.refusal is None


@pytest.mark.parametrize("names", [(), ("a/",), ("a.exe", "b.xlsx"), ("__MACOSX/a.docx",)])
def test_an_archive_without_anything_to_read_is_refused(names: tuple[str, ...]) -> None:
    with pytest.raises(ReadingError, match="没有能读的文件"):
        open_archive(packed(*names))


def test_a_document_is_no_archive() -> None:
    assert is_archive(packed("第3期.docx"))
    assert is_archive(packed())
    assert not is_archive(packed("[Content_Types].xml"))
    assert not is_archive(packed("OFD.xml"))
    assert not is_archive("PK是什么".encode())
    assert is_archive(packed("第3期.docx")[:-10])  # damaged, which opening it says


def test_a_damaged_archive_is_refused() -> None:
    with pytest.raises(ReadingError, match="损坏"):
        open_archive(packed("第3期.docx")[:-10])
