"""Totals with all that they are made of: A人、B人，共C人; what is left of a number; marks that must make a hundred."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import takewhile

from zugong_desk.domain.amounts import Amount
from zugong_desk.domain.finding import Severity
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import Passage
from zugong_desk.proofing.rules.numerals.precision import exact, unit_of

_TOTAL = re.compile("[，,（(](?:以上)?(?:[两二三四五六七八九]项)?(?:共计|合计|总计|共)(?:为|有|达)?$")
_SUMMED = ("共计", "合计", "总计")
_BETWEEN = re.compile(r"[^，。；！？：（）0-9]{0,10}[、，和及][^，。；！？：（）、0-9]{0,12}")
_LISTING = re.compile(r"[^，。；！？：（）0-9]{0,8}[：（(][^，。；！？：（）、0-9]{1,12}")
_SUCCESSIVE = re.compile(r"[^，。；！？：（）0-9]{0,6}[、，][^，。；！？：（）、0-9]{0,12}")
_CLOSE = re.compile(r"[^，。；！？：（）、0-9等]{0,6}[。）)]")
_ALL_OF = re.compile(r"(?:共|总共|共计|合计|总计)[^，。；！？：、0-9每]{0,6}$")
_LOOSE = re.compile("其中|每|各|平均|累计|以上|分别|人均|户均|另|比|较|同比|第")
_ENDS = "。！？；"
_SENTENCE = 160
_LEFT = re.compile(r"[^。；！？0-9]{0,8}[，、,](?:还)?(?:剩余|余下|剩下|尚余|还剩|还剩下|尚剩)的?[^，。；！？0-9]{0,4}")
_FINISHED = re.compile(
    r"(?:办结|完成|解决|化解|整改|销号|办理|兑现|拆除|建成|答复|落实|处置|整治)了?(?:到位)?[ \u3000]?$"
)
_HUNDRED_MARKS = re.compile("百分制|满分(?:为)?100分|总分(?:为)?100分|100分制|共100分|总计100分")
_MARKS_APART = re.compile("加分|扣|附加|以上|低于|达到|不足|每|最高|最低|划分|等次|评为")
_MOST_MARKS, _NEAREST = 12, 40
_SEXES = re.compile(
    r"男[^，。；！？0-9]{0,6}(?:[0-9]+[人名]，?)?占(?:比)?([0-9.]+)%[；，、]女[^，。；！？0-9]{0,6}(?:[0-9]+[人名]，?)?占(?:比)?([0-9.]+)%"
)


def totals(passage: Passage, found: Sequence[Amount]) -> Iterator[Hit]:
    """Sums that are not those of the figures listed, remainders that do not remain, marks that make no hundred."""
    text = passage.text
    found = [one for one in found if not (one.hanzi and text.startswith(_SUMMED, one.marks_end))]
    if "共" in text or "计" in text:
        yield from _behind(passage, found)
    if "共" in text or "（" in text:
        yield from _ahead(passage, found)
    if "剩" in text or "余" in text:
        yield from _remainders(passage, found)
    if "分" in text and (scored := _HUNDRED_MARKS.search(text)):
        yield from _marks(passage, found, scored)
    if "占" in text:
        for one in _SEXES.finditer(text):
            if abs(Decimal(one[1]) + Decimal(one[2]) - 100) > Decimal("0.2"):
                yield Hit(passage.id, *one.span(), "男、女占比相加不是100%", severity=Severity.WARNING)


def _begin(text: str, at: int, ends: str = _ENDS) -> int:
    return max(text.rfind(sign, max(0, at - _SENTENCE), at) for sign in ends) + 1


def _behind(passage: Passage, found: Sequence[Amount]) -> Iterator[Hit]:
    """12名村干部、8名后备干部，共20名."""
    text = passage.text
    for at, total in enumerate(found):
        if at < 2 or not total.unit or not exact(total):
            continue
        said = text[found[at - 1].marks_end : total.marks_start]
        mark = _TOTAL.search(said)
        if not mark or len(said) > _SENTENCE // 8 or re.search("[，。；！？：、]", said[: mark.start()]):
            continue
        before = found[max(0, at - _NEAREST) : at]
        parts = _run(text, before, total)
        begin = _begin(text, parts[0].start) if parts else 0
        alone = parts and not any(begin <= one.start < parts[0].start for one in before)
        if len(parts) < 2 or not alone or _LOOSE.search(text, begin, total.end):
            continue
        yield from _judged(passage, parts, total, parts[0].start, total.end)


def _run(text: str, before: Sequence[Amount], total: Amount) -> list[Amount]:
    """The figures of one unit that follow one another up to a total."""
    out: list[Amount] = []
    for one in reversed(before[-_MOST_MARKS:]):
        if unit_of(one) != unit_of(total) or not exact(one):
            break
        if out and not _BETWEEN.fullmatch(text, one.marks_end, out[0].marks_start):
            break
        out.insert(0, one)
    return out


def _ahead(passage: Passage, found: Sequence[Amount]) -> Iterator[Hit]:
    """共20名：村干部12名、后备干部8名。"""
    text = passage.text
    for at, total in enumerate(found):
        all_of = text.startswith("（", total.end) or _ALL_OF.search(text, max(0, total.start - 10), total.marks_start)
        if not total.unit or not exact(total) or not all_of:
            continue
        parts: list[Amount] = []
        last = total
        for one in found[at + 1 : at + 1 + _MOST_MARKS]:
            between = _SUCCESSIVE if parts else _LISTING
            if (
                unit_of(one) != unit_of(total)
                or not exact(one)
                or not between.fullmatch(text, last.marks_end, one.start)
            ):
                break
            parts.append(one)
            last = one
        if len(parts) > 1 and _CLOSE.match(text, last.marks_end) and not _LOOSE.search(text, total.start, last.end):
            yield from _judged(passage, parts, total, total.start, last.end)


def _judged(passage: Passage, parts: Sequence[Amount], total: Amount, start: int, end: int) -> Iterator[Hit]:
    summed = sum((one.value for one in parts), Decimal(0))
    room = Decimal(0) if not total.magnitude and "." not in total.digits else total.value / 100
    if abs(summed - total.value) > room:
        yield Hit(
            passage.id, start, end, f"各项相加为{summed.normalize():f}{total.unit}，与总数不符", severity=Severity.WARNING,
            why="请核对总数与各项哪一个有误。",
        )  # fmt: skip


def _remainders(passage: Passage, found: Sequence[Amount]) -> Iterator[Hit]:
    """32件…已办结21件，剩余11件."""
    text = passage.text
    for at in range(2, len(found)):
        done, left = found[at - 1 : at + 1]
        if not left.unit or not exact(done, left) or unit_of(done) != unit_of(left):
            continue
        if not _LEFT.fullmatch(text, done.marks_end, left.marks_start):
            continue
        if not _FINISHED.search(text, max(0, done.start - 8), done.marks_start):
            continue
        begin = _begin(text, done.start, "。！？")
        wholes = [
            one for one in found[max(0, at - _NEAREST) : at - 1] if one.start >= begin and unit_of(one) == unit_of(left)
        ]
        if len(wholes) == 1 and exact(wholes[0]) and wholes[0].value - done.value != left.value:
            right = wholes[0].value - done.value
            if right > 0 and not _LOOSE.search(text, wholes[0].start, left.end):
                yield Hit(
                    passage.id, wholes[0].start, left.end, f"剩余数算不拢：按前两个数应为{right.normalize():f}{left.unit}",
                    severity=Severity.WARNING, why="请核对三个数哪一个有误。",
                )  # fmt: skip


def _marks(passage: Passage, found: Sequence[Amount], scored: re.Match[str]) -> Iterator[Hit]:
    """实行百分制，其中基础分60分、贡献分30分、评议分10分。"""
    text = passage.text
    end = min((at for sign in _ENDS if (at := text.find(sign, scored.end())) >= 0), default=len(text))
    named = [one for one in found if scored.end() <= one.start < end]
    given = list(takewhile(lambda one: one.unit == "分", named))
    if not 2 <= len(given) <= _MOST_MARKS or not exact(*given) or any(one.unit == "分" for one in named[len(given) :]):
        return
    if _MARKS_APART.search(text, scored.end(), given[-1].end) or text.startswith(("等", "以"), given[-1].end):
        return
    summed = sum((one.value for one in given), Decimal(0))
    if summed != 100:
        yield Hit(
            passage.id, given[0].start, given[-1].end, f"各项分值相加为{summed.normalize():f}分，不是100分",
            severity=Severity.WARNING,
        )  # fmt: skip
