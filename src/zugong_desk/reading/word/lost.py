"""What the converter of Word 97 files could not take over: it is told; and what a story of such a file says."""

import re

from doc2docx.diagnostics import ConversionReport

from zugong_desk.domain.source import Note
from zugong_desk.reading.word.fields import Fields

_TOLD = (
    ("HEADER_FOOTER_TABLE_MALFORMED", "edges", "页眉页脚损坏，没有读。"),
    ("STYLE_TABLE_MALFORMED", "styles", "样式表损坏，字号、加粗等可能不准。"),
    ("NUMBERING_TABLE_MALFORMED", "numbering", "自动编号损坏，编号没有读。"),
    ("GROUPED_MAIN_TEXTBOXES_DEFERRED", "boxes", "组合图形里的文本框没有读。"),
)
"""The converter's codes, ours, and what the editor is told."""

_TURNS = {"\x13": "begin", "\x14": "separate", "\x15": "end"}
_ENDS = re.compile("[\r\x07\x0b\x0c]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")


def codes(report: ConversionReport) -> frozenset[str]:
    """What the converter reports, by its codes."""
    return frozenset(found["code"] for found in report.to_dict()["diagnostics"])


def notes(found: frozenset[str]) -> tuple[Note, ...]:
    """Notes on what was lost."""
    return tuple(Note(code, message) for reported, code, message in _TOLD if reported in found)


def plain(text: str) -> list[str]:
    """Lines of a Word 97 story that are not blank: fields give their results, other control characters go."""
    shown, fields = [], Fields()
    for character in text:
        if character in _TURNS:
            fields.turn(_TURNS[character])
        elif fields.showing:
            shown.append(character)
    told = "".join(shown).replace("\x1e", "-")
    return [line for line in (_CONTROL.sub("", part) for part in _ENDS.split(told)) if line.strip()]
