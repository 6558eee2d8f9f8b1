"""The head of an issue as it is printed in red: name, number, issuer and date, with whatever else its block says."""

import re
from collections.abc import Iterator

from zugong_desk.domain.block import Block
from zugong_desk.domain.looks import LOOKS, MEASURE, Style, width_of
from zugong_desk.domain.manuscript import Line, line
from zugong_desk.domain.masthead import Field, fields

_COUNT = re.compile(r"[（(]?\s*总")
"""How the running number begins that many issues have beside their own."""
_WIDE = "\u3000"


def head_lines(block: Block) -> Iterator[Line]:
    """The lines of a masthead: what stands before the name first, then name, numbers, the rest, issuer and date, the red rule."""
    found = {field.name: field for field in fields(block)}
    before, beside, others = _rest(block, found)
    yield from (line(Style.ISSUER, text, block.id) for text in before)
    if "title" in found:
        yield line(Style.MASTHEAD, _name(_text(block, found["title"])), block.id)
    numbers = [_tight(_text(block, found["issue_no"]))] if "issue_no" in found else []
    if numbers or beside:
        yield line(Style.ISSUE_NO, _WIDE.join((*numbers, *beside)), block.id)
    yield from (line(Style.ISSUE_NO, text, block.id) for text in others)
    issuer, date = (_tight(_text(block, found[name])) if name in found else "" for name in ("issuer", "date"))
    yield from (line(Style.ISSUER, text, block.id) for text in _ends(issuer, date))
    yield line(Style.RED_RULE, "", block.id)


def _text(block: Block, field: Field) -> str:
    return block.text[field.start : field.end]


def _rest(block: Block, found: dict[str, Field]) -> tuple[list[str], list[str], list[str]]:
    """What the block says outside its fields: before the name, numbers beside the issue's own, and all else."""
    first = found["title"].start if "title" in found else 0
    before: list[str] = []
    beside: list[str] = []
    others: list[str] = []
    at = 0
    for start, end in [*sorted((one.start, one.end) for one in found.values()), (len(block.text),) * 2]:
        text = " ".join(block.text[at:start].split())
        if text:
            (before if start <= first else beside if _COUNT.match(text) else others).append(text)
        at = end
    return before, beside, others


def _name(text: str) -> str:
    """A bulletin's name; letters set apart are drawn together, parts of it go on lines of their own."""
    parts = text.split()
    return ("" if all(len(part) == 1 for part in parts) else "\n").join(parts)


def _tight(text: str) -> str:
    return "".join(text.split())


def _ends(issuer: str, date: str) -> list[str]:
    """Issuer and date at the ends of one line, or of two if they do not fit beside each other."""
    if not issuer and not date:
        return []
    look = LOOKS[Style.ISSUER]
    room = MEASURE / look.size - look.left - look.right
    if issuer and date and width_of(issuer + date) + 1 > room:
        return [issuer, f"\t{date}"]
    return [f"{issuer}\t{date}"]
