"""What a line of the reading text looks like on the sheet, character for character, and what the sheet may hand back.

The model's characters that Qt cannot keep in a line, and the blanks that print as a line end or as one em, are shown by
others. Every character stands for exactly one, in code points and in UTF-16 units, so that positions are the same.
"""

import re

from zugong_desk.domain.block import Block
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.masthead import fields
from zugong_desk.domain.runs import Hand

LINE_END = "\u2028"
EM_BLANK = "\u3000"
UNKNOWN = "\ufffd"
TITLE_FITS = 23

_STRAY = re.compile("[\x00-\x08\n-\x1f\x7f\u2029\ufdd0\ufdd1\ufffc\ud800-\udfff]")
_WIDE_BLANK = re.compile("(?<=[^\x00-\xff]) (?=[^\x00-\xff])")
_LINE_BREAKS = re.compile("\r\n|[\r\u2028\u2029\x0b\x0c\x85]")
_UNTYPABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufdd0\ufdd1\ufffc\ufeff\ud800-\udfff]")
_OWN_LINE = frozenset({"title", "issue_no"})


def shown(block: Block) -> str:
    """The text of a line as the sheet shows it; as long as `block.text` in every count."""
    text = block.text
    if block.kind is Kind.MASTHEAD:
        text = _masthead(block)
    elif block.kind is Kind.ARTICLE_TITLE:
        text = _WIDE_BLANK.sub(EM_BLANK, _title(block))
    return _STRAY.sub(_visible, text)


def typable(text: str) -> str:
    """What may enter the reading text of what was typed or pasted: line ends become line feeds, the unprintable goes."""
    return _UNTYPABLE.sub("", _LINE_BREAKS.sub("\n", text))


def _visible(found: re.Match[str]) -> str:
    """A picture of a character that cannot stand in a line of Qt's document."""
    code = ord(found[0])
    return chr(0x2400 + code) if code < 0x20 else UNKNOWN


def _title(block: Block) -> str:
    """A title too long for one line of print breaks where its source did."""
    if len(block.text) <= TITLE_FITS:
        return block.text
    return "".join(LINE_END if run.hand is Hand.PARSER and run.text == " " else run.text for run in block.runs)


def _masthead(block: Block) -> str:
    """The masthead with its name and its number on lines of their own; issuer and date share one."""
    text = list(block.text)
    ends = {field.end for field in fields(block) if field.name in _OWN_LINE}
    at = 0
    for run in block.runs:
        if run.hand is Hand.PARSER and run.text == " ":
            text[at] = LINE_END if at in ends or not ends else EM_BLANK
        at += len(run.text)
    return "".join(text)
