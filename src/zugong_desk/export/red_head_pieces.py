"""The text of a block in its faces: heads that run into their paragraph, labels, credits, titles of several lines."""

import re

from zugong_desk.domain.block import Block, Head
from zugong_desk.domain.credit import credit_of
from zugong_desk.domain.kinds import Role
from zugong_desk.domain.looks import LOOKS, MEASURE, Style, width_of
from zugong_desk.domain.manuscript import Face, Piece
from zugong_desk.domain.runs import Hand

_STOPS = "。：:．."
_LABEL = re.compile(r"\s*(?:[^\s：:〔【\[［]{2,6}[：:]|[〔【\[［][^〕】\]］]{2,8}[〕】\]］][：:]?)")
_AROUND = re.compile(r" +|(?<=[】》”：，、；])(?![，、；：》”】])|(?=[【《“])(?<![【《“])")
"""Where a title may be broken, the best places first: at white space, then beside marks."""
_SHORTEST = 4
"""Characters of a line of a title, at the least: a mark before it or a last word does not stand alone."""
_SUBTITLE = re.compile(r"\s(?=\s*[—–―]{2})")
_HEADINGS = (Face.HEI, Face.KAI)
"""Of the first and the second level; deeper ones are bold (GB/T 9704-2012, 7.3.3)."""


def of_paragraph(block: Block) -> tuple[Piece, ...]:
    """A paragraph's text, its heads with the stop behind them and its credit set apart by their faces."""
    marked = [(head.start, _with_stop(block.text, head.end), _face(head)) for head in block.heads]
    credit = credit_of(block)
    if credit:
        marked.append((credit.start - 1, len(block.text), Face.KAI))
    pieces = []
    at = 0
    for start, end, face in sorted(marked):
        first = max(start, at)
        pieces += [Piece(block.text[at:first]), Piece(block.text[first:end], face)]
        at = max(at, end)
    return _said((*pieces, Piece(block.text[at:])))


def _with_stop(text: str, end: int) -> int:
    return end + 1 if text[end : end + 1] in _STOPS else end


def _face(head: Head) -> Face:
    if head.role is Role.TITLE:
        return Face.HEI
    if head.role is Role.HEADING and head.level <= len(_HEADINGS):
        return _HEADINGS[max(head.level, 1) - 1]
    return Face.BOLD


def _said(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    return tuple(piece for piece in pieces if piece.text)


def with_label(text: str) -> tuple[Piece, ...]:
    """Text whose first word, with a colon behind it or in brackets, says what it is (编者按：…)."""
    label = _LABEL.match(text)
    end = label.end() if label else 0
    return _said((Piece(text[:end], Face.HEI), Piece(text[end:])))


def says_nothing_more(text: str) -> bool:
    """Whether a text is a label and nothing else: room is left for what it announces."""
    return _LABEL.fullmatch(text.strip()) is not None


def of_title(block: Block, end: int) -> tuple[str, str]:
    """The first `end` characters of a title, with a line feed where it breaks, and of its subtitle (empty for none).

    It breaks where it was printed on another line; what is too long for a line, at white space or marks near its middle.
    """
    seams = _seams(block)
    text = "".join("\n" if at in seams else character for at, character in enumerate(block.text[:end])).strip()
    dash = _SUBTITLE.search(text)
    title, subtitle = (text[: dash.start()], " ".join(text[dash.start() :].split())) if dash else (text, "")
    lines = [" ".join(one.split()) for one in title.split("\n")]
    return "\n".join(_broken(one) for one in lines if one), subtitle


def _seams(block: Block) -> set[int]:
    """Where white space that the parser put in stands for the end of a printed line."""
    out = set()
    at = 0
    for run in block.runs:
        if run.hand is Hand.PARSER and not run.text.strip():
            out.add(at)
        at += len(run.text)
    return out


def _broken(text: str) -> str:
    """A title in two lines, if it does not fit on one and there is a place to break it."""
    room = MEASURE / LOOKS[Style.ARTICLE_TITLE].size
    if width_of(text) <= room:
        return text
    halves = [(text[: gap.start()], text[gap.end() :]) for gap in _AROUND.finditer(text)]
    fitting = [both for both in halves if min(map(width_of, both)) >= _SHORTEST and max(map(width_of, both)) <= room]
    if not fitting:
        return text
    best = min(fitting, key=lambda both: (both[0] + both[1] == text, abs(len(both[0]) - len(both[1]))))
    return "\n".join(best)
