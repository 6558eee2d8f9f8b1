"""In which article, and on which line of the source, a row's words stand. No Qt here."""

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.outline import articles
from zugong_desk.domain.span import Anchor
from zugong_desk.ui.proof.rows import Row
from zugong_desk.ui.source.whereabouts import origin_of

NAME_FITS = 14
"""Code points of a title that are shown."""


class Whereabouts:
    """Knows one bulletin; its articles are looked for when first asked."""

    def __init__(self) -> None:
        self._bulletin: Bulletin | None = None
        self._names: dict[str, str] | None = None

    def show(self, bulletin: Bulletin | None) -> None:
        """Take another state of a bulletin, or none."""
        if bulletin is not self._bulletin:
            self._bulletin, self._names = bulletin, None

    def of(self, row: Row) -> str:
        """Article and line; empty for what stands in no text any more."""
        bulletin, finding = self._bulletin, row.finding
        if bulletin is None or finding is None or finding.block not in bulletin.position:
            return ""
        at = origin_of(bulletin, Anchor(finding.block, finding.start))
        line = f"第 {bulletin.source.line_of(at)} 行" if at is not None else ""
        return "　".join(filter(None, (self._article(finding.block), line)))

    def _article(self, block: str) -> str:
        if self._bulletin is None:
            return ""
        if self._names is None:
            self._names = _names(self._bulletin)
        return self._names.get(block, "")


def _names(bulletin: Bulletin) -> dict[str, str]:
    """By line what its article is called: the unit that wrote it, else the title."""
    out: dict[str, str] = {}
    for article in articles(bulletin.lines):
        name = article.org or article.title
        short = name if len(name) <= NAME_FITS else f"{name[: NAME_FITS - 1]}…"
        for line in bulletin.lines[bulletin.line(article.first) : bulletin.line(article.last) + 1]:
            out[line.id] = short
    return out
