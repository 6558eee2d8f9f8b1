"""Bursts: keystrokes that belong together become one step."""

from collections.abc import Callable
from time import monotonic

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.change import Changes, apply, touched_blocks
from zugong_desk.domain.step import Part, Step

PAUSE = 20.0
"""Seconds without a keystroke after which typing in the same block begins another step."""


class Burst:
    """Typing in one block that is undone as one step; `pending` is what the library does not hold yet."""

    def __init__(self, step: str, bulletin: str, block: str, clock: Callable[[], float] = monotonic) -> None:
        self.step = step
        self.bulletin = bulletin
        self.block = block
        self.pending: Changes = ()
        self.names: list[str] = []
        self._clock = clock
        self._last = clock()

    def goes_on(self, bulletin: str, block: str) -> bool:
        """Whether a keystroke now and there belongs to this burst."""
        return (self.bulletin, self.block) == (bulletin, block) and self._clock() - self._last < PAUSE

    def add(self, name: str, changes: Changes) -> None:
        """Take another keystroke in."""
        self.pending += changes
        self.names.append(name)
        self._last = self._clock()

    def as_step(self) -> Step:
        """What is pending, under the burst's id and a name for all of it."""
        return Step(self.step, _name(self.names), (Part(self.bulletin, self.pending),))

    def anew(self, step: str) -> "Burst":
        """The same pending typing as a step of its own, such as after another program wrote in between."""
        other = Burst(step, self.bulletin, self.block, self._clock)
        other.pending, other.names = self.pending, self.names
        return other

    def fits(self, typed: Bulletin, other: Bulletin) -> bool:
        """Whether the lines that pending typing touched read in another bulletin as they did before the typing."""
        (back,) = self.as_step().inverse().parts
        before = apply(typed, back.changes)
        return all(_text(before, block) == _text(other, block) for block in touched_blocks(self.pending))

    def lines_in(self, typed: Bulletin) -> str:
        """The lines that pending typing touched, as they read in the bulletin with it."""
        touched = set(touched_blocks(self.pending))
        return "\n".join(block.text for block in typed.lines if block.id in touched)

    def written(self) -> None:
        """Forget what the library now holds."""
        self.pending = ()


def _text(bulletin: Bulletin, block: str) -> str | None:
    return bulletin.block(block).text if block in bulletin.line_position else None


def _name(names: list[str]) -> str:
    """One name for many keystrokes: its own for a single one, 输入文字 or 改动文字 for more."""
    if len(names) == 1:
        return names[0]
    if all(name.startswith("输入") for name in names):
        return f"输入{quoted(''.join(name.removeprefix('输入“').removesuffix('”') for name in names))}"
    return "删除文字" if all(name.startswith("删除") for name in names) else "改动文字"


_INNER = str.maketrans("“”", "‘’")


def quoted(text: str) -> str:
    """The text in quotation marks as a step's name has it: shortened, its own marks the inner ones (GB/T 15834)."""
    return f"“{shortened(text).translate(_INNER)}”"


def shortened(text: str, size: int = 12) -> str:
    """The text on one line, cut with an ellipsis."""
    text = text.replace("\n", "⏎")
    return text if len(text) <= size else f"{text[: size - 1]}…"
