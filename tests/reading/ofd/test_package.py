"""Places inside the package: however they are written, none leads out of it."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from zugong_desk.reading.errors import ReadingError
from zugong_desk.reading.ofd.package import Package


def package(*names: str) -> Package:
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, b"<a/>")
    return Package(out.getvalue())


@pytest.mark.parametrize(
    ("place", "beside", "found"),
    [
        ("/Doc_0/Document.xml", "OFD.xml", "Doc_0/Document.xml"),
        ("Doc_0/Document.xml", "OFD.xml", "Doc_0/Document.xml"),
        ("Pages/P.xml", "Doc_0/Document.xml", "Doc_0/Pages/P.xml"),
        ("./Pages//P.xml", "Doc_0/Document.xml", "Doc_0/Pages/P.xml"),
        ("../Document.xml", "Doc_0/Pages/P.xml", "Doc_0/Document.xml"),
        ("Pages\\P.xml", "Doc_0/Document.xml", "Doc_0/Pages/P.xml"),
        ("Doc_0/Pages/P.xml", "Doc_0/Document.xml", "Doc_0/Pages/P.xml"),
        ("pages/p.XML", "Doc_0/Document.xml", "Doc_0/Pages/P.xml"),
        ("  Pages/P.xml ", "Doc_0/Document.xml", "Doc_0/Pages/P.xml"),
        ("../../../etc/passwd", "Doc_0/Document.xml", None),
        ("../../Doc_0/Document.xml", "Doc_0/Document.xml", None),
        ("/etc/passwd", "OFD.xml", None),
        ("C:\\windows\\win.ini", "OFD.xml", None),
        ("", "OFD.xml", None),
        (None, "OFD.xml", None),
    ],
)
def test_places_are_found_or_not_there(place: str | None, beside: str, found: str | None) -> None:
    assert package("OFD.xml", "Doc_0/Document.xml", "Doc_0/Pages/P.xml").find(place, beside) == found


def test_a_missing_file_is_named() -> None:
    with pytest.raises(ReadingError, match=r"缺少“页\.xml”"):
        package("OFD.xml").xml_at("页.xml", "OFD.xml")
