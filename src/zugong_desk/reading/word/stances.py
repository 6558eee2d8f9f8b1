"""Stances: how a paragraph stands when its style, its list, their ancestors and it itself have spoken."""

from dataclasses import replace

from zugong_desk.reading.word.numbering import Numbering
from zugong_desk.reading.word.shapes import Stance, outline_of_name
from zugong_desk.reading.word.styles import StyleSheet


class Stances:
    """The stances of a document's paragraphs; those of its styles are made out once."""

    def __init__(self, styles: StyleSheet, numbering: Numbering) -> None:
        self._styles, self._numbering = styles, numbering
        self._of_styles: dict[str, Stance] = {}

    def whole(self, own: Stance) -> Stance:
        """How a paragraph stands that says `own` of itself."""
        style = self._styles.named(own.style)
        out = self._of_styles.get(style.id)
        if out is None:
            out = self._of_styles[style.id] = self._of_style(style.id)
        if own.numbering or own.step is not None:
            step = self._numbering.step_of(own.over(out), style.id)
            out = step.stance.over(out) if step else out
        return own.over(out)

    def _of_style(self, style_id: str) -> Stance:
        out = self._styles.defaults
        for style in self._styles.ancestry(style_id):
            step = self._numbering.step_of(style.stance, style.id) if style.stance.numbering else None
            out = style.stance.over(step.stance.over(out) if step else out)
            if style.stance.outline is None and outline_of_name(style.name):
                out = replace(out, outline=outline_of_name(style.name))
        return out
