"""Parts that 其中 brings in, and the whole they belong to."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from zugong_desk.domain.finding import Severity
from zugong_desk.proofing.amounts import Amount
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import Passage
from zugong_desk.proofing.rules.numerals.precision import exact, unit_of

_AMONG = re.compile("其中")
_ENDS = "。！？；"
_NEAR = 10
_LONGEST_NAME = 14
_NOT_A_PART = re.compile(
    r"累计|总|共|平均|人均|户均|每|各|带动|吸引|服务|辐射|惠及|覆盖|涉及|增|超|减|平方|占|[，。；：（）()]"
)
_NOT_A_WHOLE = re.compile(r"(?:每|平均|人均|户均|各|第)[^，。；、]{0,6}$")
_BETWEEN = re.compile(r"[、，,和]")
_UNCOUNTED = {"", "%", "年", "个月", "天", "个百分点", "岁", "周岁", "倍", "次", "元"}


def parts(passage: Passage, found: Sequence[Amount]) -> Iterator[Hit]:
    """Parts greater than all that the sentence has named of that unit, and kinds of one thing that exceed it together."""
    text = passage.text
    for among in _AMONG.finditer(text):
        begin = max(text.rfind(sign, 0, among.start()) for sign in _ENDS) + 1
        before = [one for one in found if begin <= one.start and one.end <= among.start()]
        after = [one for one in found if one.start >= among.end()]
        if not before or not after or among.start() - before[-1].marks_end > _NEAR:
            continue
        whole = before[-1]
        listed = list(_listed(text, among.end(), whole, after))
        if listed and not _NOT_A_WHOLE.search(text, begin, whole.start) and exact(whole):
            yield from _judged(passage, whole, [one for one in before if unit_of(one) == unit_of(whole)], listed)


def _listed(text: str, at: int, whole: Amount, after: Sequence[Amount]) -> Iterator[tuple[str, Amount]]:
    """The parts with their names, as long as they follow one another in one list."""
    for one in after:
        name = text[at : one.marks_start]
        name = name[1:] if name[:1] and _BETWEEN.match(name) else name.removeprefix("：")
        if len(name) > _LONGEST_NAME or _NOT_A_PART.search(name) or unit_of(one) != unit_of(whole):
            return
        if unit_of(one) in _UNCOUNTED or not exact(one):
            return
        yield name.strip(), one
        at = one.marks_end


def _judged(
    passage: Passage, whole: Amount, named: Sequence[Amount], listed: Sequence[tuple[str, Amount]]
) -> Iterator[Hit]:
    most = sum((one.most for one in named), Decimal(0))
    for _, part in listed:
        if part.value > most:
            yield Hit(passage.id, whole.start, part.end, "“其中”的部分大于总数")
            return
    names = [name for name, _ in listed]
    if len(listed) > 1 and _common_end(names) and sum(part.value for _, part in listed) > most:
        yield Hit(
            passage.id, whole.start, listed[-1][1].end, "“其中”各项相加大于总数", severity=Severity.WARNING,
            why="各项如有交叉，可不改。",
        )  # fmt: skip


def _common_end(names: Sequence[str]) -> bool:
    """Whether all names are kinds of one thing: they end in the same two characters or more, and differ."""
    ends = {name[-2:] for name in names}
    return len(ends) == 1 and len(next(iter(ends))) == 2 and len(set(names)) == len(names)
