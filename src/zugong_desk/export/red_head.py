"""An issue as a manuscript in its own layout: red head, contents, notes, columns, articles, and the list of who receives it.

Every character of the reading text is printed once, but for white space, the page numbers and leaders of contents entries
whose article is known (the writers put the new numbers there), and what is set aside, which is no reading text.
"""

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from zugong_desk.domain.block import Block
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.contents import Ties, tied, without_page
from zugong_desk.domain.credit import behind
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.looks import Style
from zugong_desk.domain.manuscript import Face, Line, Manuscript, Piece, line
from zugong_desk.domain.masthead import masthead
from zugong_desk.export.red_head_masthead import head_lines
from zugong_desk.export.red_head_pieces import of_paragraph, of_title, says_nothing_more, with_label

LISTED_FROM = 5
"""Articles from which an issue without a contents list gets one; a part of an issue gets none."""
_ROOM = 2
"""Empty lines left for a written instruction."""
_HEADINGS = (Style.HEADING_1, Style.HEADING_2, Style.HEADING_3, Style.HEADING_4)
_PLAIN = {
    Kind.COLUMN: Style.COLUMN,
    Kind.BYLINE: Style.BYLINE,
    Kind.SOURCE_CREDIT: Style.CREDIT,
    Kind.DISTRIBUTION: Style.DISTRIBUTION,
}


def manuscript_of(bulletin: Bulletin) -> Manuscript:
    """The issue as it is printed; fragments and issues without a masthead print what they have."""
    blocks = [block for block in bulletin.lines if block.text.strip()]
    kinds = [block.kind for block in blocks]
    whole = Kind.MASTHEAD in kinds and not {Kind.TOC, Kind.TOC_ENTRY} & set(kinds)
    lines = tuple(_ruled(_lines(blocks)))
    return Manuscript(_title(bulletin), lines, whole and kinds.count(Kind.ARTICLE_TITLE) >= LISTED_FROM)


def _title(bulletin: Bulletin) -> str:
    head = masthead(bulletin)
    if head is None or not (head.title or head.issue_no):
        return PurePath(bulletin.source.file).stem
    return f"{head.title or ''}{head.issue_no or ''}"


def _lines(blocks: Sequence[Block]) -> Iterator[Line]:
    ties = tied(blocks)
    for at, block in enumerate(blocks):
        after = blocks[at + 1].kind if at + 1 < len(blocks) else None
        match block.kind:
            case Kind.MASTHEAD:
                yield from (line(Style.PAGE_BREAK, "") for _ in range(min(at, 1)))
                yield from head_lines(block)
            case Kind.TOC | Kind.TOC_ENTRY:
                yield _of_contents(block, ties)
            case Kind.INSTRUCTION:
                yield from _instruction(block, after)
            case Kind.ARTICLE_TITLE:
                yield from _article_title(block)
            case _:
                yield _of_text(block)


def _of_text(block: Block) -> Line:
    text = block.text.strip()
    match block.kind:
        case Kind.EDITOR_NOTE:
            return Line(Style.QUIET, with_label(text), block.id)
        case Kind.HEADING:
            return line(_HEADINGS[min(max(block.level, 1), len(_HEADINGS)) - 1], text, block.id)
        case Kind.PARAGRAPH:
            return Line(Style.BODY, of_paragraph(block), block.id)
        case kind:
            return line(_PLAIN[kind], text, block.id)


def _of_contents(block: Block, ties: Ties) -> Line:
    """A line of a contents list: its title, a column over entries, or an entry with the page that its article is on now."""
    text = block.text.strip()
    target = ties.target(block.id) or ""
    if block.kind is Kind.TOC:
        column = block.id in ties.column_of
        return line(
            Style.CONTENTS_ENTRY if column else Style.CONTENTS_TITLE, text, block.id, Face.HEI if column else Face.PLAIN
        )
    ends = block.id not in ties.continued.values()
    shown = without_page(text) if target else text
    return Line(Style.CONTENTS_ENTRY, (Piece(shown),), block.id, target if ends else "")


def _instruction(block: Block, after: Kind | None) -> Iterator[Line]:
    yield Line(Style.INSTRUCTION, with_label(block.text.strip()), block.id)
    if says_nothing_more(block.text) and after is not Kind.INSTRUCTION:
        yield from (line(Style.INSTRUCTION, "", block.id) for _ in range(_ROOM))


def _article_title(block: Block) -> Iterator[Line]:
    """A title, its subtitle, and below them the unit that the same line names behind."""
    unit = behind(block.text)
    end = unit[0] if unit else len(block.text)
    title, subtitle = of_title(block, end)
    yield line(Style.ARTICLE_TITLE, title, block.id)
    yield from (line(Style.SUBTITLE, subtitle, block.id) for _ in range(bool(subtitle)))
    if unit:
        yield line(Style.BYLINE, block.text[end:].strip(), block.id)


def _ruled(lines: Iterator[Line]) -> Iterator[Line]:
    """The lines with rules above and under those to whom the issue goes, off the text above them."""
    before: Style | None = None
    for one in lines:
        foot = one.style is Style.DISTRIBUTION
        if foot and before is not Style.DISTRIBUTION:
            yield from (line(Style.BODY, "") for _ in range(before is not None))
            yield line(Style.FOOT_RULE, "")
        if before is Style.DISTRIBUTION and not foot:
            yield line(Style.FOOT_RULE, "")
        yield one
        before = one.style
    if before is Style.DISTRIBUTION:
        yield line(Style.FOOT_RULE, "")
