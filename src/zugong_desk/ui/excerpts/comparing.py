"""A wording and what became of it, in one: what is gone struck through, what has come underlined. No Qt here."""

from html import escape

from zugong_desk.ui.excerpts.listing import edits
from zugong_desk.ui.theme.theme import Theme

BESIDE = 24
"""Code points shown on each side of a difference."""


def compared(before: str, after: str, theme: Theme) -> str:
    """Both texts in one, as rich text; of long stretches that are the same only what stands beside a difference is kept."""
    out, at = [], 0
    for change in edits(before, after):
        out.append(escape(_shortened(before[at : change.start], first=at == 0)))
        if change.end > change.start:
            out.append(
                _marked(before[change.start : change.end], "line-through", theme.red.name(), theme.red_tint.name())
            )
        if change.text:
            out.append(_marked(change.text, "underline", theme.ok.name(), theme.ok_tint.name()))
        at = change.end
    out.append(escape(_shortened(before[at:], last=True)))
    return "".join(out).replace("\n", "<br>")


def spoken(before: str, after: str) -> str:
    """The same for a screen reader."""
    said = []
    for change in edits(before, after):
        gone = before[change.start : change.end]
        said.append("，".join(filter(None, (gone and f"删去“{gone}”", change.text and f"添上“{change.text}”"))))
    return "；".join(said)


def come(before: str, after: str) -> list[tuple[int, int]]:
    """Where what has come stands in `after`: code points, half-open; empty ranges where something is only gone."""
    out, shift = [], 0
    for change in edits(before, after):
        start = change.start + shift
        out.append((start, start + len(change.text)))
        shift += len(change.text) - (change.end - change.start)
    return out


def undone_at(before: str, after: str, caret: int) -> tuple[str, int] | None:
    """`after` with the change at a caret (code point of `after`) taken back, and where the caret then stands; None if
    there is none.
    """
    for change, (start, end) in zip(edits(before, after), come(before, after), strict=True):
        if start <= caret <= end:
            gone = before[change.start : change.end]
            return after[:start] + gone + after[end:], start + len(gone)
    return None


def _marked(text: str, line: str, ink: str, ground: str) -> str:
    return f'<span style="color:{ink};background-color:{ground};text-decoration:{line}">{escape(text)}</span>'


def _shortened(same: str, *, first: bool = False, last: bool = False) -> str:
    if len(same) <= 2 * BESIDE:
        return same
    head, tail = "" if first else same[:BESIDE], "" if last else same[-BESIDE:]
    return f"{head}……{tail}"
