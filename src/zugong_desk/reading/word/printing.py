"""Lines of a Word file as text and imprint."""

from collections import Counter
from collections.abc import Iterable, Sequence

from zugong_desk.domain.imprint import Align, LinePrint, Part, Range
from zugong_desk.reading.word.lines import Line, Piece
from zugong_desk.reading.word.looks import Look

_HEAVY = ("黑体", "小标宋", "大标宋", "粗", "特黑", "大黑", "中黑", "超黑", "琥珀")
_HEAVY_LATIN = ("heiti", "simhei", "stheiti", "biaosong", "black", "heavy", "bold")
"""What stands in the names of families whose regular face is heavier than that of a text face."""
_LIGHT = ("light", "细", "纤", "semilight", "regular")

_WIDE_FROM = "\u2e80"
"""Characters from here on are set in the East Asian family."""


def text_of(lines: Sequence[Line]) -> str:
    """The text of the lines, each with its line end and, where a page begins, a form feed before it."""
    return "".join(f"{_begin(line)}{line.text}\n" for line in lines)


def prints_of(lines: Sequence[Line]) -> tuple[LinePrint, ...]:
    """How each line is printed; a family counts as bold where most of the document's text is in a lighter one."""
    families: Counter[str] = Counter()
    for line in lines:
        for text, look in line.pieces if line.part is Part.BODY else ():
            families[look.wide] += len(text)
    plain = max(families, key=lambda family: families[family], default="")
    heavy = frozenset() if is_heavy(plain) else frozenset(filter(is_heavy, _families(lines)))
    return tuple(_print(line, heavy) for line in lines)


def _families(lines: Iterable[Line]) -> set[str]:
    return {look.wide for line in lines for _, look in line.pieces}


def is_heavy(family: str) -> bool:
    """Whether the regular face of a family is heavier than that of a text face."""
    name = family.lower().replace(" ", "")
    if any(word in name for word in _LIGHT):
        return False
    return any(word in name for word in (*_HEAVY, *_HEAVY_LATIN))


def _begin(line: Line) -> str:
    return "\f" if line.new_page else ""


def _print(line: Line, heavy: frozenset[str]) -> LinePrint:
    sizes: Counter[float] = Counter()
    families: Counter[str] = Counter()
    for text, look in line.pieces:
        weight = len(text) - text.count(" ")
        sizes[look.size] += weight
        families[_family(text, look)] += weight
    size = max(sizes, key=lambda size: sizes[size], default=line.mark.size)
    stance = line.stance
    return LinePrint(
        size=size,
        font=max(families, key=lambda family: families[family], default=line.mark.wide),
        bold=_bold(line.pieces, len(_begin(line)), heavy),
        align=stance.align or Align.LEFT,
        indent=stance.indent(size, first=line.opens),
        above=(stance.above or 0.0) if line.opens else 0.0,
        style=line.style,
        level=stance.outline or 0,
        part=line.part,
        opens=line.opens,
    )


def _family(text: str, look: Look) -> str:
    wide = any(character >= _WIDE_FROM for character in text)
    return (look.wide or look.narrow) if wide else (look.narrow or look.wide)


def _bold(pieces: Sequence[Piece], at: int, heavy: frozenset[str]) -> tuple[Range, ...]:
    out: list[Range] = []
    for text, look in pieces:
        if look.bold or look.wide in heavy:
            if out and out[-1][1] == at:
                out[-1] = (out[-1][0], at + len(text))
            else:
                out.append((at, at + len(text)))
        at += len(text)
    return tuple(out)
