"""ZIP files: what keeps within the limits is read whole, the rest is refused in one line."""

import io
import struct
import warnings
import zipfile
import zlib

import pytest

from zugong_desk.reading.errors import ReadingError
from zugong_desk.reading.zipped import MOST_ENTRIES, open_checked

WORDS = "第3期𠮷😀\n".encode()


def packed(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def refusal(data: bytes) -> str:
    """The one line with which a ZIP is refused, when it is opened or when all of it is read."""
    with pytest.raises(ReadingError) as caught:
        checked = open_checked(data)
        for name in checked.names:
            checked.read(name)
    line = str(caught.value)
    assert "\n" not in line
    assert line.endswith("。")
    assert "没有读入" in line
    return line


def test_members_are_read_as_they_were_packed() -> None:
    checked = open_checked(packed({"a/第3期𠮷.txt": WORDS, "空": b"", "folder/": b""}))
    assert checked.names == ("a/第3期𠮷.txt", "空", "folder/")
    assert checked.read("a/第3期𠮷.txt") == WORDS
    assert checked.read("空") == b""
    assert checked.size("a/第3期𠮷.txt") == len(WORDS)
    assert "空" in checked
    assert "没有" not in checked


def test_a_missing_member_is_named() -> None:
    with pytest.raises(ReadingError, match=r"缺少“word/document\.xml”"):
        open_checked(packed({"a": b"a"})).read("word/document.xml")


def test_an_empty_archive_has_no_members() -> None:
    assert open_checked(packed({})).names == ()


def test_names_that_are_not_unicode_give_their_bytes() -> None:
    data = packed({"abcd.txt": WORDS}).replace(b"abcd.txt", "期刊.txt".encode("gbk"))
    checked = open_checked(data)
    (name,) = checked.names
    assert checked.named_in_bytes(name) == "期刊.txt".encode("gbk")
    assert checked.read(name) == WORDS
    checked = open_checked(packed({"期刊.txt": WORDS}))
    assert checked.named_in_bytes("期刊.txt") is None


def test_a_bomb_is_refused_by_its_ratio() -> None:
    assert "压缩炸弹" in refusal(packed({"word/document.xml": b"a" * (20 << 20)}))


def test_a_small_member_may_be_packed_very_well() -> None:
    data = b" " * (900 << 10)
    assert open_checked(packed({"a.xml": data})).read("a.xml") == data


def test_what_would_unpack_to_too_much_is_refused() -> None:
    data = packed({"a": b"a" * 100, "b": b"b" * 100}, zipfile.ZIP_STORED)
    declared = struct.pack("<LL", 100, 100)
    swollen = data.replace(declared, struct.pack("<LL", 100, 300 << 20))
    assert "MB" in refusal(swollen)


def test_too_many_entries_are_refused() -> None:
    assert f"{MOST_ENTRIES + 1} 项" in refusal(packed({str(at): b"" for at in range(MOST_ENTRIES + 1)}))


def test_far_too_many_entries_are_refused_unopened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipfile, "ZipFile", None)
    assert "400000 项" in refusal(b"PK\x03\x04" + b"PK\x01\x02" * 400_000)


@pytest.mark.parametrize("flag", [0x1, 0x41])
def test_a_password_is_named(flag: int) -> None:
    data = packed({"a": WORDS})
    local, central = data.index(b"PK\x03\x04") + 6, data.index(b"PK\x01\x02") + 8
    for at in (local, central):
        data = data[:at] + struct.pack("<H", flag) + data[at + 2 :]
    assert "加了密码" in refusal(data)


def test_a_rare_method_is_named() -> None:
    assert "少见的压缩方法" in refusal(packed({"a": WORDS}, zipfile.ZIP_LZMA))


def test_one_name_twice_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        archive.writestr("word/document.xml", b"one")
        archive.writestr("word/document.xml", b"two")
    assert "2 个“word/document.xml”" in refusal(out.getvalue())


def test_overlapping_members_are_refused() -> None:
    """As in the bombs that let many entries share one stretch of packed bytes."""
    data = packed({"a": b"x" * 50, "b": b"y" * 50}, zipfile.ZIP_STORED)
    second = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 4)
    assert "重叠" in refusal(data[: second + 42] + struct.pack("<L", 0) + data[second + 46 :])


def test_a_member_that_is_longer_than_declared_is_refused() -> None:
    body = zlib.compress(b"a" * 4000, 9)[2:-4]
    data = packed({"a": b"a" * 4000})
    assert body in data
    assert "损坏" in refusal(data.replace(struct.pack("<L", 4000), struct.pack("<L", 40)))


def test_a_member_that_is_shorter_than_declared_is_refused() -> None:
    data = packed({"a": b"a" * 4000})
    assert "损坏" in refusal(data.replace(struct.pack("<L", 4000), struct.pack("<L", 5000)))


def test_every_truncation_is_refused() -> None:
    data = packed({"a.txt": WORDS, "b.txt": WORDS * 20})
    for length in range(4, len(data)):
        refusal(data[:length])


def test_every_damaged_byte_is_refused_or_does_no_harm() -> None:
    data = packed({"a.txt": WORDS, "b.txt": WORDS * 20})
    for at in range(len(data)):
        bent = data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :]
        try:
            checked = open_checked(bent)
            read = {checked.read(name) for name in checked.names}
        except ReadingError as error:
            assert "\n" not in str(error)  # noqa: PT017 -- either way is right
        else:
            assert read <= {WORDS, WORDS * 20}


def test_control_characters_of_names_do_not_reach_the_message() -> None:
    name = "a\x1b[31m\u202e\n" + "长" * 300
    line = refusal(packed({name: b"a" * (20 << 20)}))
    assert "\x1b" not in line
    assert "\u202e" not in line
    assert len(line) < 200
