"""Dashes: long ones that fonts draw with one glyph, taken apart into the dashes that were typed."""

from zugong_desk.reading.sheet.runs import Run

DASHES = {"⸺": "——", "⸻": "———"}
"""A dash of two or three ems, as writers of files name the glyph that stands for two or three dashes in a row."""


def take_dashes_apart(run: Run) -> None:
    """Give a run the dashes for each long one, its cell shared out evenly among them."""
    for at in reversed([at for at, char in enumerate(run.chars) if char in DASHES]):
        dashes = DASHES[run.chars[at]]
        start, step = run.starts[at], (run.ends[at] - run.starts[at]) / len(dashes)
        edges = [start + step * part for part in range(len(dashes))] + [run.ends[at]]
        run.chars[at : at + 1] = dashes
        run.starts[at : at + 1] = edges[:-1]
        run.ends[at : at + 1] = edges[1:]
