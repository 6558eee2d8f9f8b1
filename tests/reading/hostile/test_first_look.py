"""The first look at a file, which is taken in this process: short, whatever the file is."""

import time

import pytest

from zugong_desk.domain.imprint import Form
from zugong_desk.reading.archive import is_archive
from zugong_desk.reading.forms import form_of

MOST = 0.5
"""Seconds for any file of some megabytes."""


@pytest.mark.parametrize(
    "data",
    [
        b"<!---->" * 1000 + b"x",
        b"<!--" * 1000,
        b" " * 5000 + b"x",
        b"<?xml " * 800,
        b"<?xml>" + b"<!-- -->" * 500 + b"<!doctype " + b" " * 4000,
        b"\n\rContent-Type" * 300,
        b"%PDF" * 2_000_000,
        b"BM" * 2_000_000,
        b"PK\x03\x04" * 2_000_000,
        b"PK\x03\x04" + b"PK\x01\x02" * 2_000_000,
        b"PK\x03\x04" + b"PK\x05\x06" * 2_000_000,
        b"PK\x05\x06" + b"\xff" * 8_000_000,
    ],
    ids=lambda data: repr(data[:20]),
)
@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_the_form_is_told_at_once(name: str, data: bytes) -> None:
    start = time.perf_counter()
    form_of(name, data)
    is_archive(data)
    assert time.perf_counter() - start < MOST


def test_comments_before_a_page_are_passed_over() -> None:
    page = b" <?xml version='1.0'?> <!-- a --><!-- <html> -->\n <!DOCTYPE html><p>"
    assert form_of("a", page) == Form.HTML
    assert form_of("a", b"<!-- a --> b <html>") == Form.TEXT
