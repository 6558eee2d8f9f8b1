"""A manuscript's web page read back: its lines by style, its contents, and whatever has no business in it."""

from html.parser import HTMLParser

from zugong_desk.domain.looks import Style

CONTENTS = "目\u3000录"
_STYLES = frozenset(map(str, Style))
_KNOWN = frozenset(
    ("html", "head", "meta", "link", "title", "style", "body", "header", "nav", "main", "section", "footer")
) | {*("div", "h1", "h2", "h3", "h4", "h5", "h6", "p", "hr", "ol", "li", "a", "b", "span", "cite", "br")}
_VOID = frozenset(("meta", "link", "hr", "br"))
_ATTRIBUTES = frozenset(
    ("lang", "charset", "http-equiv", "content", "name", "rel", "href", "class", "id", "aria-label")
)


class Reader(HTMLParser):
    """Reads what the page says. `foreign` names tags and attributes that it should not have, and links that lead out of it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[tuple[str, str]] = []
        """Style and text of each line outside the contents; a tab parts the ends of a line of two."""
        self.listed: list[str] = []
        self.foreign: list[str] = []
        self._open: list[str] = []
        self._at = 0
        """How many elements were open where the line at hand began; 0 outside lines."""
        self._style = self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        self.foreign += [tag] if tag not in _KNOWN else []
        self.foreign += [name for name in named if name not in _ATTRIBUTES]
        self.foreign += [to for to in (named.get("href", "#"),) if not to.startswith(("#", "data:,"))]
        classes = named.get("class", "").split()
        if tag == "br":
            self._text += "\n"
        elif "far" in classes:
            self._text += "\t"
        if classes and classes[0] in _STYLES and not self._at:
            self._style, self._text, self._at = classes[0], "", len(self._open) + 1
        if tag not in _VOID:
            self._open.append(tag)
        elif tag == "hr":
            self._close()

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID or not self._open:
            return
        if self._open.pop() != tag:
            self.foreign.append(tag)
        if self._at and len(self._open) < self._at:
            self._close()

    def _close(self) -> None:
        if "nav" not in self._open:
            self.lines.append((self._style, self._text))
        elif self._style == Style.CONTENTS_ENTRY:
            self.listed.append(self._text)
        self._at = 0

    def handle_data(self, data: str) -> None:
        self._text += data
