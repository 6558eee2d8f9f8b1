"""Lines of a Word file as text and imprint."""

from collections import Counter
from collections.abc import Iterable, Sequence

from zugong_desk.domain.imprint import Align, LinePrint, Part, Range
from zugong_desk.reading.word.lines import Line

_HEAVY = ("黑体", "小标宋", "大标宋", "粗", "特黑", "大黑", "中黑", "超黑", "琥珀")
_HEAVY_LATIN = ("heiti", "simhei", "stheiti", "biaosong", "black", "heavy", "bold")
"""What stands in the names of families whose regular face is heavier than that of a text face."""
_LIGHT = ("light", "细", "纤", "regular")
_MAIN = frozenset({Part.BODY, Part.TABLE, Part.BOX})


def text_of(lines: Sequence[Line]) -> str:
    """The text of the lines, each with its line end and, where a page begins, a form feed before it."""
    return "".join(f"{_begin(line)}{line.text}\n" for line in lines)


def prints_of(lines: Sequence[Line]) -> tuple[LinePrint, ...]:
    """How each line is printed; a family counts as bold where most of the document's text is in a lighter one."""
    families: Counter[str] = Counter()
    for line in lines:
        for text, look in line.pieces if line.part in _MAIN else ():
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
    wide: Counter[str] = Counter()
    narrow: Counter[str] = Counter()
    for text, look in line.pieces:
        letters = len("".join(text.split()))
        sizes[look.size] += letters
        latin = len(text.encode("ascii", "ignore"))
        wide[look.wide or look.narrow] += len(text) - latin
        narrow[look.narrow or look.wide] += latin
    families = wide if wide.total() else narrow
    size = max(sizes, key=lambda size: sizes[size], default=line.mark.size)
    stance = line.stance
    return LinePrint(
        size=size,
        font=max(families, key=lambda family: families[family], default=line.mark.wide),
        bold=_bold(line, len(_begin(line)), heavy),
        align=stance.align or Align.LEFT,
        indent=stance.indent(size, first=line.opens),
        above=(stance.above or 0.0) if line.opens else 0.0,
        style=line.style,
        level=stance.outline or 0,
        part=line.part,
        opens=line.opens,
    )


def _bold(line: Line, at: int, heavy: frozenset[str]) -> tuple[Range, ...]:
    """The ranges in a heavier face, white space alone left out; the line's text begins at `at`."""
    out: list[Range] = []
    begin = at
    for text, look in line.pieces:
        if look.bold or look.wide in heavy:
            start = out.pop()[0] if out and out[-1][1] == at else at
            out.append((start, at + len(text)))
        at += len(text)
    whole = line.text if out else ""
    return tuple((start, end) for start, end in out if whole[start - begin : end - begin].strip())
