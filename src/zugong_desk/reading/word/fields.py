"""Fields: their instructions are not text, their results are."""

import re

_CIRCLED = dict(zip(map(str, range(1, 21)), "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", strict=True))
_OVERSTRUCK = re.compile(r"\s*EQ\b.*?\\o\s*(?:\\\w+\s*)*\((?P<inside>.*)\)\s*", re.IGNORECASE | re.DOTALL)
_RAISED = re.compile(r"\\s\\(?:up|do)\s*\d*\s*\([^()]*\)")


class Fields:
    """The fields that are open at a point of a story, the outermost first."""

    def __init__(self) -> None:
        self._codes: list[str] = []
        self._shown: list[bool] = []

    def turn(self, kind: str) -> str:
        """Go past a `begin`, `separate` or `end`; the text that a field without a result draws, mostly none."""
        if kind == "begin":
            self._codes.append("")
            self._shown.append(False)
        elif kind == "separate" and self._shown:
            self._shown[-1] = True
        elif kind == "end" and self._shown:
            code, shown = self._codes.pop(), self._shown.pop()
            return "" if shown or not self.showing else _drawn(code)
        return ""

    def end_paragraph(self) -> None:
        """Give up fields whose instruction has not ended: one that is never closed must not hide the rest of the text."""
        self._codes = [code for code, shown in zip(self._codes, self._shown, strict=True) if shown]
        self._shown = [shown for shown in self._shown if shown]

    def instruct(self, text: str) -> None:
        """Hear a piece of an instruction."""
        if self._codes and len(self._codes[-1]) < 1000:
            self._codes[-1] += text

    @property
    def showing(self) -> bool:
        """Whether text here is part of a result or of no field."""
        return all(self._shown)


def _drawn(code: str) -> str:
    """What Word draws for a field that puts characters over each other: a circled number, or a word under its reading."""
    found = _OVERSTRUCK.fullmatch(code)
    if found is None:
        return ""
    parts = [part.strip() for part in re.split("[,，;]", _RAISED.sub("", found["inside"]))]
    base = next((part for part in reversed(parts) if part), "")
    return _CIRCLED.get(base, base) if parts and parts[0] in {"○", "〇", "O"} else base
