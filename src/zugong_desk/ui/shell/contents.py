"""Going from an entry of the contents list to the article that it names, and back."""

from zugong_desk.domain.contents import Ties, tied
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.outline import article_of
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.shell.commands import Commands, Here, at_place

NO_ENTRY = "先把光标放在目录的一条上。"
NO_ARTICLE = "正文里没有找到这一条说的文章。"
NOT_LISTED = "目录里没有列出这一篇。"
OUTSIDE = "光标不在哪一篇文章里。"
ORIGIN = "contents"


def contents_commands(bridge: Bridge) -> Commands:
    """The two ways between contents list and text."""
    return {
        "go_to_article": at_place(bridge, lambda found: _go_to_article(bridge, found)),
        "go_to_contents": at_place(bridge, lambda found: _go_to_contents(bridge, found)),
    }


def _go_to_article(bridge: Bridge, found: Here) -> None:
    block = found.bulletin.block(found.block)
    target = tied(found.bulletin.lines).target(block.id)
    if target is not None:
        bridge.go_block(target, ORIGIN)
    else:
        bridge.told.emit(NO_ARTICLE if block.kind is Kind.TOC_ENTRY else NO_ENTRY)


def _go_to_contents(bridge: Bridge, found: Here) -> None:
    entry = entry_for(tied(found.bulletin.lines), found)
    article = article_of(found.bulletin.lines, found.bulletin.line(found.block))
    if entry is not None:
        bridge.go_block(entry, ORIGIN)
    else:
        bridge.told.emit(NOT_LISTED if article else OUTSIDE)


def entry_for(ties: Ties, found: Here) -> str | None:
    """The entry that names the article (or is the column) in which the place lies; one for its column if none does."""
    lines = found.bulletin.lines
    at = found.bulletin.line(found.block)
    article = article_of(lines, at)
    entry = ties.entry_of(article.first) if article else None
    if entry is None:
        column = next((line.id for line in reversed(lines[: at + 1]) if line.kind is Kind.COLUMN), None)
        standing = article is not None or found.bulletin.block(found.block).kind is Kind.COLUMN
        entry = ties.entry_of(column) if column is not None and standing else None
    return entry
