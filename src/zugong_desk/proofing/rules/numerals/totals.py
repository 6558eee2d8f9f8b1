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
_RESPECTIVELY = re.compile(r"分别(?:有|为|是|达|选派|安排)(?=[ \u3000]?[0-9])")
_PERCENT = r"[0-9]+(?:\.[0-9]+)?[%％]"
_EACH_SHARE = re.compile(
    rf"(?<![^，。；：、！？（])[^，。；：、！？（）0-9%％]{{1,16}}占(?:比|总分的?|总量的?)?(?:为|达)?{_PERCENT}"
    rf"(?:[、，；][^，。；：、！？（）0-9%％]{{1,16}}占(?:比|总分的?|总量的?)?(?:为|达)?{_PERCENT}){{2,9}}(?=[，。；）]|的)"
)
_TOGETHER = re.compile(
    rf"(?:占|按|比例|权重)[^，。；！？0-9]{{0,10}}?{_PERCENT}(?:[、和与]{_PERCENT}){{1,9}}的?(?P<weights>权重|比例|比重)?"
)
_WEIGHED = re.compile(
    rf"(?:权重|比例|占比)[^，。；！？0-9]{{0,6}}(?:分别)?[^，。；！？0-9]{{0,4}}?{_PERCENT}(?:[、和与]{_PERCENT}){{1,9}}"
)
_QUALITY = re.compile("党员|女|岁|以上|以下|大专|本科|学历|青年|年轻|退役|少数民族|同比|增长|提高|完成|率|较|比上")
_FIGURES = re.compile(r"([0-9]+(?:\.[0-9]+)?)[%％]")
_LEAST_WHOLE, _MOST_WHOLE = 80, 150
_ENDS = "。！？；"
_SENTENCE = 160
_LEFT = re.compile(r"[^。；！？0-9]{0,8}[，、,](?:还)?(?:剩余|余下|剩下|尚余|还剩|还剩下|尚剩)的?[^，。；！？0-9]{0,4}")
_FINISHED = re.compile(
    r"(?:办结|完成|解决|化解|整改|销号|办理|兑现|拆除|建成|答复|落实|处置|整治)了?(?:到位)?[ \u3000]?$"
)
_DONE = re.compile(
    r"[^，。；！？、0-9每]{0,10}[，,（(](?:截至目前，|目前，?|现|其中)?(?:已经?|业已)"
    r"[^，。；！？、0-9每]{2,6}[ \u3000]?"
)
_NOT_YET = re.compile(
    r"[ \u3000]?[、，,；](?:其余|另有|另外|还有)?"
    r"(?:(?:正在?|尚在|仍在|还在)(?:推进|办理|整改|建设|化解|处理|处置|实施|调处|施工|落实|审核|装修|协调|攻坚|进行|整治|改造)|(?:尚未|未|待)[^，。；！？、0-9每]{2,4})"
    r"(?:之?中|的|有)?[ \u3000]?"
)
_UNNAMED = re.compile(r"[ \u3000]?(?:[，。；！？）)]|$)")
_EACH = re.compile("每|平均|均|另|其中")
_HUNDRED_MARKS = re.compile("百分制|满分(?:为)?100分|总分(?:为)?100分|100分制|共100分|总计100分")
_MARKS_APART = re.compile("加分|扣|附加|以上|低于|达到|不足|每|最高|最低|划分|等次|评为")
_MOST_MARKS, _NEAREST = 12, 40
_NEARLY = Decimal("0.5")
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
    if "已" in text and len(found) > 2:
        yield from _under_way(passage, found)
    if "剩" in text or "余" in text:
        yield from _remainders(passage, found)
    if "分" in text and (scored := _HUNDRED_MARKS.search(text)):
        yield from _marks(passage, found, scored)
    if "占" in text or "比例" in text or "权重" in text:
        yield from _shares(passage)
    if "占" in text:
        for one in _SEXES.finditer(text):
            if abs(Decimal(one[1]) + Decimal(one[2]) - 100) > Decimal("0.2"):
                yield Hit(passage.id, *one.span(), "男、女占比相加不是100%", severity=Severity.WARNING)


def _shares(passage: Passage) -> Iterator[Hit]:
    """甲占45%、乙占35%、丙占30%: shares of one whole that exceed it, or weights that do not make a hundred."""
    text = passage.text
    for pattern in (_EACH_SHARE, _TOGETHER, _WEIGHED):
        for found in pattern.finditer(text):
            total = sum((Decimal(one) for one in _FIGURES.findall(found[0])), Decimal(0))
            weights = pattern is _WEIGHED or (pattern is _TOGETHER and found["weights"] is not None)
            below = weights and _LEAST_WHOLE <= total < 100 - _NEARLY
            if _QUALITY.search(text, max(0, found.start() - 10), found.end()) or not (
                below or (100 + _NEARLY < total <= _MOST_WHOLE and (weights or pattern is _EACH_SHARE))
            ):
                continue
            yield Hit(
                passage.id, *found.span(), f"各项占比相加为{total.normalize():f}%，不是100%", severity=Severity.WARNING,
                why="各项如有交叉，可不改。",
            )  # fmt: skip


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
        loose = _LOOSE.search(_RESPECTIVELY.sub("", text[begin : total.end])) if parts else None
        if len(parts) < 2 or not alone or loose:
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


def _under_way(passage: Passage, found: Sequence[Amount]) -> Iterator[Hit]:
    """12件，目前已化解10件、正在推进3件: what is done and what is not yet exceed what there is."""
    text = passage.text
    for whole, done, doing in zip(found, found[1:], found[2:], strict=False):
        if not whole.unit or not exact(whole, done, doing) or not unit_of(whole) == unit_of(done) == unit_of(doing):
            continue
        if not _DONE.fullmatch(text, whole.marks_end, done.marks_start):
            continue
        if not _NOT_YET.fullmatch(text, done.marks_end, doing.marks_start) or not _UNNAMED.match(text, doing.marks_end):
            continue
        summed = done.value + doing.value
        if summed > whole.value and not _EACH.search(text, max(0, whole.start - 6), whole.start):
            yield Hit(
                passage.id, whole.start, doing.end, f"各项相加为{summed.normalize():f}{whole.unit}，大于总数",
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
