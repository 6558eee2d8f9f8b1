"""A corrected bulletin as Markdown: its kinds become headings, lists and quotations, its heads bold."""

from collections.abc import Iterator

from zugong_desk.domain.block import Block
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.runs import Hand
from zugong_desk.export.clean import cleaned
from zugong_desk.export.errors import ExportError
from zugong_desk.export.markdown.text import bold, escaped, heading, line, opened


def write(bulletin: Bulletin) -> bytes:
    """The reading text as Markdown, UTF-8; blocks set aside and empty ones are left out."""
    article = 3 if any(block.kind is Kind.COLUMN for block in bulletin.lines) else 2
    out: list[str] = []
    before: Kind | None = None
    for block in bulletin.lines:
        if not cleaned(block.text).strip():
            continue
        tight = block.kind is before is Kind.TOC_ENTRY
        out.append(("\n" if tight else "\n\n") + _block(block, article))
        before = block.kind
    return ("".join(out).lstrip("\n") + "\n").encode()


def _block(block: Block, article: int) -> str:
    match block.kind:
        case Kind.MASTHEAD:
            first, *rest = (part for part in _printed_lines(block) if part)
            return "\n\n".join((heading(1, first), *map(line, rest)))
        case Kind.COLUMN:
            return heading(2, cleaned(block.text))
        case Kind.ARTICLE_TITLE:
            return heading(article, cleaned(block.text))
        case Kind.HEADING:
            return heading(article + max(block.level, 1), cleaned(block.text))
        case Kind.TOC:
            return f"**{escaped(cleaned(block.text).strip())}**"
        case Kind.TOC_ENTRY:
            return f"- {line(cleaned(block.text))}"
        case Kind.EDITOR_NOTE | Kind.INSTRUCTION:
            return f"> {opened(_with_heads(block))}"
        case _:
            return opened(_with_heads(block))


def _printed_lines(block: Block) -> Iterator[str]:
    """The lines of a masthead as they were printed: the parser's joins are where one ended."""
    printed = ""
    for run in block.runs:
        if run.hand is Hand.PARSER:
            yield cleaned(printed).strip()
            printed = ""
        else:
            printed += run.text
    yield cleaned(printed).strip()


def _with_heads(block: Block) -> str:
    """The block's text with its outermost heads in bold."""
    out = ""
    at = 0
    for head in block.heads:
        if head.start >= at:
            out += escaped(cleaned(block.text[at : head.start]))
            around = block.text[head.start - 1 : head.start], block.text[head.end : head.end + 1]
            out += bold(cleaned(block.head_text(head)), *around)
            at = head.end
    return out + escaped(cleaned(block.text[at:]))


def check(data: bytes, bulletin: Bulletin) -> None:
    """ExportError unless the bytes are the text that `write` makes."""
    if data != write(bulletin):
        raise ExportError("写出的文字与阅读稿不一致，没有放入，原有文件未改动。")
