"""Styles: what a paragraph's or a run's style adds up to, its ancestors and the document's defaults included."""

from dataclasses import dataclass

from zugong_desk.reading.word import looks, shapes
from zugong_desk.reading.word.looks import Look, Said, said
from zugong_desk.reading.word.names import W, value
from zugong_desk.reading.word.shapes import Stance, stance
from zugong_desk.reading.word.theme import Theme
from zugong_desk.reading.xml import Element

_DEFAULT_SIZE = 10.0
"""Points, where the file says nothing at all."""
_MOST_ANCESTORS = 64


@dataclass(frozen=True, slots=True)
class Style:
    """A style as it stands in the file, without its ancestors."""

    id: str
    name: str
    parent: str | None
    said: Said
    stance: Stance


_NO_STYLE = Style("", "", None, looks.NOTHING_SAID, shapes.NOTHING_SAID)


class StyleSheet:
    """All styles of a document. One that is missing or goes in circles counts as far as it is known."""

    def __init__(self, root: Element | None, theme: Theme) -> None:
        self.theme = theme
        self._styles: dict[tuple[str, str], Style] = {}
        self._default = ""
        self._lines: dict[str, tuple[Style, ...]] = {}
        self._looks: dict[tuple[str, Said], Look] = {}
        self._words: dict[tuple[str, str], Said] = {}
        defaults = None if root is None else root.find(f"{W}docDefaults")
        self._said, self._stance = looks.NOTHING_SAID, shapes.NOTHING_SAID
        if defaults is not None:
            self._said = said(defaults.find(f"{W}rPrDefault/{W}rPr"), theme)
            self._stance = stance(defaults.find(f"{W}pPrDefault/{W}pPr"))
        for element in () if root is None else root.findall(f"{W}style"):
            self._add(element)

    def _add(self, element: Element) -> None:
        kind, style_id = element.get(f"{W}type", "paragraph"), element.get(f"{W}styleId", "")
        style = Style(
            style_id,
            value(element, "name") or style_id,
            value(element, "basedOn"),
            said(element.find(f"{W}rPr"), self.theme),
            stance(element.find(f"{W}pPr")),
        )
        self._styles.setdefault((kind, style_id), style)
        if kind == "paragraph" and element.get(f"{W}default") in {"1", "true", "on"}:
            self._default = self._default or style_id

    @property
    def defaults(self) -> Stance:
        """How a paragraph stands before any style speaks."""
        return self._stance

    def named(self, style_id: str | None) -> Style:
        """A paragraph's style; the default one for None and for ids that are not known."""
        known = self._styles.get(("paragraph", style_id or ""))
        return known or self._styles.get(("paragraph", self._default), _NO_STYLE)

    def ancestry(self, style_id: str | None) -> tuple[Style, ...]:
        """A paragraph's style after its ancestors, the eldest first."""
        style = self.named(style_id)
        if style.id not in self._lines:
            self._lines[style.id] = self._ancestry("paragraph", style)
        return self._lines[style.id]

    def _ancestry(self, kind: str, style: Style | None) -> tuple[Style, ...]:
        out: list[Style] = []
        while style is not None and style not in out and len(out) < _MOST_ANCESTORS:
            out.append(style)
            style = self._styles.get((kind, style.parent or ""))
        return tuple(reversed(out))

    def look(self, style_id: str | None, own: Said) -> Look:
        """How a run looks that says `own` of itself, in a paragraph of a style."""
        key = (style_id or "", own)
        found = self._looks.get(key)
        if found is None:
            found = self._looks[key] = self._look(style_id, own)
        return found

    def _look(self, style_id: str | None, own: Said) -> Look:
        paragraph = self._adds_up("paragraph", self.named(style_id))
        character = self._adds_up("character", self._styles.get(("character", own.style or "")))
        merged = own.over(character).over(paragraph).over(self._said)
        return Look(
            merged.size or _DEFAULT_SIZE,
            _toggled(own.bold, character.bold, paragraph.bold, self._said.bold),
            _toggled(own.hidden, character.hidden, paragraph.hidden, self._said.hidden),
            merged.wide or "",
            merged.narrow or "",
        )

    def _adds_up(self, kind: str, style: Style | None) -> Said:
        if style is None:
            return looks.NOTHING_SAID
        if (kind, style.id) not in self._words:
            out = looks.NOTHING_SAID
            for ancestor in self._ancestry(kind, style):
                out = ancestor.said.over(out)
            self._words[kind, style.id] = out
        return self._words[kind, style.id]


def _toggled(own: bool | None, character: bool | None, paragraph: bool | None, default: bool | None) -> bool:
    """A property that styles switch over: two that both set it undo each other (ISO/IEC 29500-1, 17.7.3)."""
    if own is not None:
        return own
    return bool(default) or bool(character) != bool(paragraph)
