"""The faces of a source: what each form offers and what was chosen last."""

import pytest

from zugong_desk.domain.imprint import Form
from zugong_desk.ui.source.faces import Face, face_for, faces_of, kept_with


def test_plain_text_has_no_pages() -> None:
    assert faces_of(Form.TEXT) == (Face.LINES, Face.TEXT)
    assert faces_of(Form.SCAN) == (Face.LINES, Face.PAGES, Face.TEXT)


@pytest.mark.parametrize(
    ("form", "kept", "face"),
    [
        (Form.PDF, (), Face.PAGES),
        (Form.TEXT, (), Face.LINES),
        (Form.PDF, ("pdf=lines",), Face.LINES),
        (Form.OFD, ("pdf=lines",), Face.PAGES),
        (Form.TEXT, ("text=pages",), Face.LINES),
        (Form.PDF, ("pdf=nonsense", "rubbish"), Face.PAGES),
    ],
)
def test_the_last_choice_holds_for_its_form(form: Form, kept: tuple[str, ...], face: Face) -> None:
    assert face_for(form, kept) is face


def test_a_choice_takes_the_place_of_the_one_before() -> None:
    kept = kept_with(("pdf=lines", "ofd=text"), Form.PDF, Face.TEXT)
    assert kept == ("ofd=text", "pdf=text")
