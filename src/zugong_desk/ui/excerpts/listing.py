"""The excerpts of a collection as rows, with what has become of each. No Qt here."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from html import escape

from zugong_desk.domain.collection import Excerpt

NO_SECTION = "（未分节）"
BESIDE = 24
"""Code points shown on each side of a difference."""
STALE, GONE = "原文已改，待更新", "原文已删，保留摘录"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the collection, above the excerpts that follow each other under it."""

    title: str
    count: int


@dataclass(frozen=True, slots=True)
class Item:
    """One excerpt as it is listed; `now` is what stands at its place (None: gone), `number` counts from 1."""

    excerpt: Excerpt
    number: int
    source: str
    now: str | None

    @property
    def stale(self) -> bool:
        """Whether the passage has changed since it was taken."""
        return self.now is not None and self.now != self.excerpt.taken

    @property
    def state(self) -> str:
        """What the editor should know about it, in a few words."""
        if self.now is None:
            return GONE
        return STALE if self.stale else edited_in_words(self.excerpt)

    @property
    def title(self) -> str:
        return self.excerpt.title.strip() or "（未命名）"


Row = Section | Item


def rows_of(items: Sequence[Item]) -> list[Row]:
    """The items under their sections; a collection without sections has no section row."""
    if not any(item.excerpt.section.strip() for item in items):
        return list(items)
    rows: list[Row] = []
    start = 0
    for at, item in enumerate(items):
        last = at + 1 == len(items)
        if last or _section(items[at + 1]) != _section(item):
            rows += [Section(_section(item) or NO_SECTION, at + 1 - start), *items[start : at + 1]]
            start = at + 1
    return rows


def characters(items: Sequence[Item]) -> int:
    """Characters of all excerpts, white space left out."""
    return sum(length(item.excerpt.text) for item in items)


def length(text: str) -> int:
    """Characters of a text, white space left out."""
    return sum(not char.isspace() for char in text)


def edited_in_words(excerpt: Excerpt) -> str:
    """In how many places the editor has changed the text that was taken; empty for none."""
    count = len(differences(excerpt.taken, excerpt.text))
    return f"改 {count} 处" if count else ""


@lru_cache(maxsize=512)
def differences(before: str, after: str) -> tuple[tuple[int, int, int, int], ...]:
    """Where two texts differ: code points [a, b) of `before` gave way to [c, d) of `after`."""
    if before == after:
        return ()
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return tuple((a, b, c, d) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal")


def compared(before: str, after: str, gone: str, come: str) -> str:
    """Both texts in one, as rich text: what is gone struck in one colour, what has come underlined in another.

    Of long stretches that are the same only what stands beside a difference is kept.
    """
    out, at = [], 0
    for a, b, c, d in differences(before, after):
        out.append(escape(_shortened(before[at:a], first=at == 0)))
        if b > a:
            out.append(f'<span style="color:{gone};text-decoration:line-through">{escape(before[a:b])}</span>')
        if d > c:
            out.append(f'<span style="color:{come};text-decoration:underline">{escape(after[c:d])}</span>')
        at = b
    out.append(escape(_shortened(before[at:], last=True)))
    return "".join(out).replace("\n", "<br>")


def _shortened(same: str, *, first: bool = False, last: bool = False) -> str:
    if len(same) <= 2 * BESIDE:
        return same
    head, tail = "" if first else same[:BESIDE], "" if last else same[-BESIDE:]
    return f"{head}……{tail}"


def _section(item: Item) -> str:
    return item.excerpt.section.strip()
