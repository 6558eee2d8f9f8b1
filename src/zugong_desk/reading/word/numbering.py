"""Automatic numbering: the lists that a file defines, and the labels that Word draws but does not store as text."""

import re
from dataclasses import dataclass, replace

from zugong_desk.reading.word import looks, shapes
from zugong_desk.reading.word.looks import Said, said
from zugong_desk.reading.word.names import MC, W, flag, value, whole
from zugong_desk.reading.word.numerals import numeral
from zugong_desk.reading.word.shapes import Stance, stance
from zugong_desk.reading.word.styles import StyleSheet
from zugong_desk.reading.word.symbols import spelt
from zugong_desk.reading.xml import Element

_PLACE = re.compile(r"%([1-9])")
_WIDE_ENDS = frozenset("、．。，：）】》〉」』①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
"""Marks at the end of a label that bring their own white space."""


@dataclass(frozen=True, slots=True)
class Step:
    """One level of a list. `restart` is the 1-based level whose use starts it again, 0 never, None any above it."""

    start: int = 1
    form: str = "decimal"
    pattern: str = ""
    text: str = ""
    gap: str = "tab"
    legal: bool = False
    restart: int | None = None
    style: str | None = None
    picture: bool = False
    stance: Stance = shapes.NOTHING_SAID
    said: Said = looks.NOTHING_SAID


@dataclass(frozen=True, slots=True)
class Numbers:
    """A list as paragraphs name it: what it counts with (`abstract`), its levels, and where it begins anew."""

    abstract: str
    steps: dict[int, Step]
    starts: dict[int, int]


class Numbering:
    """All lists of a document."""

    def __init__(self, root: Element | None, styles: StyleSheet) -> None:
        self._styles = styles
        elements = [] if root is None else list(root)
        self._abstracts = {
            element.get(f"{W}abstractNumId", ""): element for element in elements if element.tag == f"{W}abstractNum"
        }
        self._numbers = {element.get(f"{W}numId", ""): element for element in elements if element.tag == f"{W}num"}
        self._read: dict[str, Numbers | None] = {}

    def numbers(self, numbering: str | None) -> Numbers | None:
        """A list by its id; None for no list, such as "0"."""
        if not numbering:
            return None
        if numbering not in self._read:
            self._read[numbering] = None  # a list that is linked to itself ends here
            self._read[numbering] = self._numbers_of(self._numbers.get(numbering))
        return self._read[numbering]

    def _numbers_of(self, element: Element | None) -> Numbers | None:
        abstract_id = value(element, "abstractNumId") or ""
        abstract = self._abstracts.get(abstract_id)
        if element is None or abstract is None:
            return None
        link = value(abstract, "numStyleLink")
        if link is not None:
            linked = self._linked(link)
            if linked is None:
                return None
            abstract_id, steps = linked.abstract, dict(linked.steps)
        else:
            steps = self._steps(abstract)
        starts: dict[int, int] = {}
        for override in element.findall(f"{W}lvlOverride"):
            step = whole(override.get(f"{W}ilvl")) or 0
            steps |= self._steps(override)
            start = whole(value(override, "startOverride"))
            if start is not None:
                starts[step] = start
        return Numbers(abstract_id, steps, starts)

    def _linked(self, style_id: str) -> Numbers | None:
        """The list that a numbering style stands for."""
        for abstract_id, abstract in self._abstracts.items():
            if value(abstract, "styleLink") == style_id:
                return Numbers(abstract_id, self._steps(abstract), {})
        return None

    def _steps(self, parent: Element) -> dict[int, Step]:
        return {whole(level.get(f"{W}ilvl")) or 0: self._step(level) for level in parent.findall(f"{W}lvl")}

    def _step(self, level: Element) -> Step:
        form = level.find(f"{W}numFmt")
        if form is None:
            form = level.find(f"{MC}AlternateContent/{MC}Choice/{W}numFmt")
        start = whole(value(level, "start"))
        return Step(
            start=1 if start is None else start,
            form="decimal" if form is None else form.get(f"{W}val", "decimal"),
            pattern="" if form is None else form.get(f"{W}format", ""),
            text=value(level, "lvlText") or "",
            gap=value(level, "suff") or "tab",
            legal=bool(flag(level.find(f"{W}isLgl"))),
            restart=whole(value(level, "lvlRestart")),
            style=value(level, "pStyle"),
            picture=level.find(f"{W}lvlPicBulletId") is not None,
            stance=replace(stance(level.find(f"{W}pPr")), numbering=None, step=None, style=None),
            said=said(level.find(f"{W}rPr"), self._styles.theme),
        )

    def step_of(self, stance: Stance, style_id: str | None = None) -> Step | None:
        """The level of a list that a stance names, be it a paragraph's own or that of its style."""
        numbers = self.numbers(stance.numbering)
        if numbers is None:
            return None
        return numbers.steps.get(self.depth(numbers, stance, style_id))

    def depth(self, numbers: Numbers, stance: Stance, style_id: str | None) -> int:
        """The 0-based level: what the stance says, else the one that is linked to the style."""
        if stance.step is not None:
            return stance.step
        return next((depth for depth, step in numbers.steps.items() if style_id and step.style == style_id), 0)


class Counter:
    """Counts the numbered paragraphs of one story of the document."""

    def __init__(self) -> None:
        self._counts: dict[tuple[str, int], int] = {}
        self._begun: set[tuple[str, int]] = set()

    def label(self, numbering: str, numbers: Numbers, depth: int) -> str:
        """The label of the next paragraph at a level of a list, with the gap that follows it."""
        step = numbers.steps.get(depth)
        if step is None:
            return ""
        self._count(numbering, numbers, depth, step)
        if step.picture or step.form == "bullet":
            return _spaced("•" if step.picture else spelt(step.text, step.said.narrow or ""), step)

        def put(place: re.Match[str]) -> str:
            return self._written(numbers, int(place[1]) - 1, legal=step.legal)

        return _spaced(_PLACE.sub(put, step.text), step)

    def _count(self, numbering: str, numbers: Numbers, depth: int, step: Step) -> None:
        key = (numbers.abstract, depth)
        if depth in numbers.starts and (numbering, depth) not in self._begun:
            self._counts[key] = numbers.starts[depth]
        else:
            began = numbers.starts.get(depth, step.start)
            self._counts[key] = self._counts[key] + 1 if key in self._counts else began
        self._begun.add((numbering, depth))
        for below, deeper in numbers.steps.items():
            if below > depth and (deeper.restart is None or depth < deeper.restart):
                self._counts.pop((numbers.abstract, below), None)

    def _written(self, numbers: Numbers, depth: int, *, legal: bool) -> str:
        step = numbers.steps.get(depth)
        if step is None:
            return ""
        count = self._counts.get((numbers.abstract, depth), numbers.starts.get(depth, step.start))
        return numeral(count, "decimal" if legal and step.form != "none" else step.form, step.pattern)


def _spaced(label: str, step: Step) -> str:
    if not label or step.gap == "nothing" or label[-1] in _WIDE_ENDS or label[-1].isspace():
        return label
    return f"{label} "
