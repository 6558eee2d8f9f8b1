"""Faces: families and weights by the names that writers of PDFs give them."""

import pytest

from zugong_desk.reading.sheet.faces import Face, face_of


@pytest.mark.parametrize(
    ("name", "face"),
    [
        (b"ABCDEF+FangSong_GB2312", Face("FangSong_GB2312")),
        (b"SimSun,Bold", Face("SimSun", bold=True)),
        (b"BAAAAA+NotoSansCJKjp-Bold-VKana", Face("NotoSansCJKjp", bold=True, sans=True)),
        (b"CAAAAA+NotoSerifCJKjp-Regular-VKana", Face("NotoSerifCJKjp")),
        (b"TimesNewRomanPS-BoldMT", Face("TimesNewRoman", bold=True)),
        (b"TimesNewRomanPSMT", Face("TimesNewRoman")),
        (b"ArialMT", Face("Arial")),
        (b"SimHei", Face("SimHei", heavy=True, sans=True)),
        (b"FZXBSJW--GB1-0", Face("FZXBSJW--GB1-0", heavy=True)),
        ("方正小标宋简体".encode(), Face("方正小标宋简体", heavy=True)),
        ("仿宋_GB2312".encode("gbk"), Face("仿宋_GB2312")),
        ("黑体".encode("gbk"), Face("黑体", heavy=True, sans=True)),
        ("仿宋".encode("gbk").decode("latin-1").encode(), Face("仿宋")),
        (b"FZHei-B01S", Face("FZHei-B01S", sans=True)),
        (b"MicrosoftYaHei", Face("MicrosoftYaHei", sans=True)),
        (b"DejaVuSerif", Face("DejaVuSerif")),
        (b"MT", Face("MT")),
        (b"", Face()),
        (b"\xff", Face("\ufffd")),
    ],
)
def test_a_name_tells_family_and_weight(name: bytes, face: Face) -> None:
    assert face_of(name) == face
