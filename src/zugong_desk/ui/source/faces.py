"""The faces of a source: its pages, its numbered lines, its bare text; and which one each form last had. No Qt here."""

from collections.abc import Sequence
from enum import StrEnum

from zugong_desk.domain.imprint import Form

SETTING = "source_faces"


class Face(StrEnum):
    """How a source is shown."""

    LINES = "lines"
    PAGES = "pages"
    TEXT = "text"


FACE_NAMES = {Face.LINES: "文字行", Face.PAGES: "页面图", Face.TEXT: "正文"}
FACE_SHORT = {Face.LINES: "行", Face.PAGES: "页", Face.TEXT: "文"}
"""For where there is no room for the names."""
USUAL = {Form.TEXT: Face.LINES, Form.HTML: Face.LINES}
"""What a form shows at first; every other one its pages."""


def faces_of(form: Form) -> tuple[Face, ...]:
    """The faces that a form has, in the order in which they are offered: plain text has no pages."""
    return tuple(face for face in Face if face is not Face.PAGES or form is not Form.TEXT)


def face_for(form: Form, kept: Sequence[str]) -> Face:
    """The face that was last chosen for a form, kept as rows `form=face`; what makes no sense is passed over."""
    chosen = dict(row.partition("=")[::2] for row in kept).get(form)
    usual = USUAL.get(form, Face.PAGES)
    return next((face for face in faces_of(form) if face == chosen), usual)


def kept_with(kept: Sequence[str], form: Form, face: Face) -> tuple[str, ...]:
    """The rows with another face for a form."""
    return (*(row for row in kept if row.partition("=")[0] != form), f"{form}={face}")
