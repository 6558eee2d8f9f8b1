"""What every format for annotation tools keeps: all of the text, every span, and nothing that comes of half a file."""

import io
import zipfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.bulletins import bulletin_of, bulletins
from tests.export.corrected_issue import corrected
from tests.export.held import called_off, grounded, held, hostile, refused, written

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.codebook import Tag, Tags
from zugong_desk.export.exchange import brat, cas_xmi, doccano, label_studio, records, webanno_tsv
from zugong_desk.export.exchange.tei import corpus as tei
from zugong_desk.export.exchange.tokens import tokens
from zugong_desk.export.exchange.web_annotation import collection as web_annotation

FORMATS = pytest.mark.parametrize(
    "form", [doccano, brat, label_studio, cas_xmi, webanno_tsv], ids=lambda form: form.__name__
)
ZIPS = [brat, cas_xmi, webanno_tsv]


def repacked(data: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """A ZIP with each file as `change` gives it, without those that it makes None of."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as was, zipfile.ZipFile(out, "w") as now:
        for name in was.namelist():
            new = change(name, was.read(name))
            if new is not None:
                now.writestr(name, new)
    return out.getvalue()


@FORMATS
def test_what_was_written_is_accepted(form: ModuleType, tmp_path: Path, tagged: Bulletin, tags: Tags) -> None:
    spoilt, odd = hostile()
    for found in ([], [grounded(corrected(tagged)), spoilt, bulletin_of("", " ", "")]):
        holdings = held(found, {**tags, **odd})
        (tmp_path / "a").write_bytes(written(form.write, holdings))
        form.check(tmp_path / "a", holdings)


@pytest.mark.parametrize(
    "form", [*ZIPS, doccano, label_studio, records, tei, web_annotation], ids=lambda form: form.__name__
)
@given(bulletins())
def test_any_issue_is_accepted(form: ModuleType, tmp_path_factory: pytest.TempPathFactory, issue: Bulletin) -> None:
    holdings = held([issue], {"tag": Tag("tag", "标")})
    path = tmp_path_factory.getbasetemp() / "any"
    path.write_bytes(written(form.write, holdings))
    form.check(path, holdings)


@FORMATS
def test_a_damaged_file_is_noticed(form: ModuleType, tmp_path: Path, tagged: Bulletin, tags: Tags) -> None:
    holdings = held([tagged, grounded(tagged)], tags)
    data = written(form.write, holdings)
    for spoilt in (b"", data[:-30], data[: len(data) // 2], b"PK" + data[5:], b"\xff" * 100):
        assert "未改动" in refused(form.check, holdings, tmp_path / "a", spoilt)
    assert "未改动" in refused(form.check, held([tagged], tags), tmp_path / "a", data)


@FORMATS
def test_an_export_is_called_off_between_issues(form: ModuleType, tagged: Bulletin, tags: Tags) -> None:
    assert called_off(form.write, held([tagged] * 4, tags)) == [1, 2]


@FORMATS
def test_only_the_tags_that_are_wanted(form: ModuleType, tagged: Bulletin, tags: Tags) -> None:
    few = written(form.write, held([tagged], tags, only=frozenset({"t2"})))
    content = "".join(unpacked(few).values()) if form in ZIPS else few.decode()
    assert "先核数字" not in content
    assert "𠮷字服务队" in content


def unpacked(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        return {name: archive.read(name).decode() for name in archive.namelist()}


@pytest.mark.parametrize("form", ZIPS, ids=lambda form: form.__name__)
def test_a_file_missing_from_a_zip_is_noticed(form: ModuleType, tmp_path: Path, tagged: Bulletin, tags: Tags) -> None:
    holdings = held([tagged], tags)
    data = written(form.write, holdings)
    for gone in unpacked(data):
        spoilt = repacked(data, lambda name, one, gone=gone: None if name == gone else one)
        assert "未改动" in refused(form.check, holdings, tmp_path / "a", spoilt)


@pytest.mark.parametrize("form", ZIPS, ids=lambda form: form.__name__)
def test_a_text_that_was_changed_is_noticed(form: ModuleType, tmp_path: Path, tagged: Bulletin, tags: Tags) -> None:
    holdings = held([tagged], tags)
    data = written(form.write, holdings)

    def change(name: str, one: bytes) -> bytes:
        return one if name.endswith(".ann") else one.replace("江城组工".encode(), "江组工".encode(), 1)

    spoilt = repacked(data, change)
    assert unpacked_names(spoilt) == unpacked_names(data)
    assert "未改动" in refused(form.check, holdings, tmp_path / "a", spoilt)


def unpacked_names(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.namelist()


@given(st.text("甲𠮷👍é\u0301ab12 　，\n", max_size=20), st.lists(st.integers(0, 20), max_size=4))
def test_tokens_hold_everything_but_white_space(text: str, edges: list[int]) -> None:
    found = list(tokens(text, 0, len(text), edges))
    assert "".join(text[slice(*one)] for one in found) == "".join(text.split())
    assert all(start >= edge or end <= edge for start, end in found for edge in edges)
    assert all(one[1] <= other[0] for one, other in pairwise(found))


def test_tokens_are_characters_and_words() -> None:
    text = "第12期𠮷 e\u0301t👍🏽ＡＢ，x"
    assert [text[slice(*one)] for one in tokens(text, 0, len(text), [2])] == [
        *("第", "1", "2", "期", "𠮷", "e\u0301t", "👍", "🏽", "ＡＢ", "，", "x")
    ]
