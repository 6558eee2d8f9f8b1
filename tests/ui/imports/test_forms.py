"""Every ending that can be read has a name, in the dialog and in the queue."""

import re

from zugong_desk.domain.imprint import FORM_NAMES, Form, Imprint
from zugong_desk.domain.source import Source
from zugong_desk.reading.forms import READABLE
from zugong_desk.ui.imports.forms import ENDINGS, aspects, dialog_filter, form_told, is_picture, named_form


def test_what_can_be_read_is_listed_by_name_each_ending_once() -> None:
    listed = [ending for endings in ENDINGS.values() for ending in endings]
    assert sorted(listed) == sorted(READABLE)
    assert len(listed) == len(set(listed))


def test_the_dialog_offers_all_together_then_form_by_form_then_everything() -> None:
    rows = dialog_filter().split(";;")
    names = [row.partition(" (")[0] for row in rows]
    assert names == ["能读的文件", *ENDINGS, "所有文件"]
    assert set(re.findall(r"\*(\.\w+)", rows[0])) == {*READABLE, *(ending.upper() for ending in READABLE)}


def told(file: str, form: Form, encoding: str = "") -> str:
    return form_told(Source(file, "", encoding, "𠮷", imprint=Imprint(form)))


def test_a_form_is_told_with_its_encoding() -> None:
    assert told("1.txt", Form.TEXT, "utf-8-sig") == "文本 UTF-8"
    assert told("1.txt", Form.TEXT, "gb18030") == "文本 GB18030"
    assert told("1.txt", Form.TEXT, "big5") == "文本 Big5"
    assert told("1.docx", Form.DOCX) == "Word"
    assert told("1.wps", Form.DOC) == "WPS 文字"
    assert told("包.zip/1🏠.WPT", Form.DOC) == "WPS 文字"
    assert told("1.doc", Form.DOC) == FORM_NAMES[Form.DOC]


def test_before_it_is_read_a_name_tells_the_form_and_what_may_be_chosen() -> None:
    assert (named_form(".tiff"), is_picture(".tiff"), aspects(".tiff")) == ("扫描件", True, ())
    assert (named_form(".pdf"), is_picture(".pdf"), aspects(".pdf")) == ("PDF", False, ("recognition",))
    assert (named_form(".xls"), aspects(".xls")) == ("", ("encoding", "revisions", "recognition"))
    assert aspects(".html") == ("encoding",)
