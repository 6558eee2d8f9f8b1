"""XML of unknown origin: parsed if it is plain, refused in one line if it declares anything."""

import pytest

from zugong_desk.reading.errors import ReadingError
from zugong_desk.reading.xml import parse_xml

LAUGHS = """<!DOCTYPE a [<!ENTITY a0 "哈">%s]><a>&a9;</a>""" % "".join(  # noqa: UP031 -- braces would hide it
    f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' for at in range(1, 10)
)
OUTSIDE = """<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>"""


def test_plain_xml_is_parsed() -> None:
    root = parse_xml('<?xml version="1.0" encoding="UTF-8"?><!-- c --><a x="1">正&amp;𠮷😀<b/><!-- c --></a>'.encode())
    assert root.tag == "a"
    assert root.text == "正&𠮷😀"
    assert [child.tag for child in root] == ["b"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "gb18030", "utf-7"])
@pytest.mark.parametrize("document", [LAUGHS, OUTSIDE, "<!DOCTYPE a><a/>", f"<!--{'长' * 70_000}-->{OUTSIDE}"])
def test_any_document_type_is_refused(document: str, encoding: str) -> None:
    declared = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>'
    with pytest.raises(ReadingError, match=r"^[^\n]*没有读入[^\n]*。$"):
        parse_xml((declared + document).encode(encoding))


def test_a_document_type_in_the_text_is_only_text() -> None:
    assert parse_xml(b"<a><![CDATA[<!DOCTYPE a>]]></a>").text == "<!DOCTYPE a>"


@pytest.mark.parametrize("data", [b"", b"<a>", b"\x00\x01", b"<a>&x;</a>", b"<a>" * 100_000, b"<a>\xff</a>"])
def test_broken_xml_is_refused(data: bytes) -> None:
    with pytest.raises(ReadingError, match="XML 损坏或不完整"):
        parse_xml(data)


def test_too_much_xml_is_refused() -> None:
    with pytest.raises(ReadingError, match="64 MB"):
        parse_xml(b"<a>" + b" " * (64 << 20) + b"</a>")
