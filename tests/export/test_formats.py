"""The table of formats: every module that it names writes and reads back."""

import pytest

from zugong_desk.export.errors import ExportError
from zugong_desk.export.formats import FORMATS, OF_ONE_ISSUE, OF_PASSAGES, Format, What, format_named


def test_every_format_is_named_once_and_told() -> None:
    assert (
        len({one.title for one in FORMATS.values()}) >= len(FORMATS) - 2
    )  # Markdown and text, of passages and of an issue
    assert all(one.title and one.suffix.startswith(".") for one in FORMATS.values())
    assert set(What) - OF_ONE_ISSUE - OF_PASSAGES == {What.DATA}


@pytest.mark.parametrize("one", FORMATS.values(), ids=FORMATS)
def test_every_module_writes_and_checks(one: Format) -> None:
    assert callable(one.check)
    assert one.pages or callable(one.write)


@pytest.mark.parametrize("name", ["", "pptx", "DOCX"])
def test_a_format_that_is_not_there(name: str) -> None:
    with pytest.raises(ExportError, match="可用的有 docx、"):
        format_named(name)
