"""Falls by multiples, and per cent mixed up with percentage points."""

import re
from collections.abc import Iterator

from zugong_desk.domain.finding import Fix, Severity
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import Passage
from zugong_desk.proofing.rule import Bad, Family, Rule

_FALL = re.compile(
    r"(?:减少|下降|降低|缩短|压减|缩减|精简|缩小|回落|下跌|降幅|减幅)(?:[了近约超达]|超过|将近|将){0,2}[ \u3000]?"
    r"(?:[0-9]+(?:\.[0-9]+)?|[一二三四五六七八九十两几数]+)[余多]?[ \u3000]?倍|成倍(?:地)?(?:减少|下降|降低|缩短|缩减|回落)"
)
_POINTS = re.compile(
    r"[0-9]+(?:\.[0-9]+)?[ ]?(?:个[ ]?[%％](?!以)|[%％][ ]?个?百分点|(?<!个)百分点|个百分比|[%％]{2,})"
)

_COLLOQUIAL = re.compile(r"(?<=[高长升降低])了?([0-9]+(?:\.[0-9]+)?)[ ]?个点(?![位子])")


def _falls(passage: Passage) -> Iterator[Hit]:
    if not passage.prose or "倍" not in passage.text:
        return
    for found in _FALL.finditer(passage.text):
        yield Hit(passage.id, *found.span(), "减少、下降不应用倍数，宜说百分之几或几分之几")


def _points(passage: Passage) -> Iterator[Hit]:
    text = passage.text
    if not passage.prose or ("百分点" not in text and "%" not in text and "％" not in text and "个点" not in text):
        return
    for found in _POINTS.finditer(text):
        number = re.match(r"[0-9.]+", found[0])
        if number:
            doubled = found[0].endswith(("%%", "％％"))
            said = f"{number[0]}{'%' if doubled else '个百分点'}"
            told = "百分号重复" if doubled else "百分点前用“个”，不与百分号并用"
            yield Hit(passage.id, *found.span(), told, said)

    for found in _COLLOQUIAL.finditer(text):
        yield Hit(passage.id, found.start(1), found.end(), "“个点”是口语，宜作“个百分点”", f"{found[1]}个百分点")


RULES = (
    Rule(
        id="NUM-FALL",
        name="倍数用于减少",
        family=Family.NUMERALS,
        severity=Severity.ERROR,
        fix=Fix.NONE,
        clause="编校惯例：倍数不用于减少",
        why="减少一倍即为零，倍数只用于增加；减少用分数或百分数。",
        bad=(
            Bad("信访量下降了3倍。", None, "下降了3倍"),
            Bad("办理时间缩短近两倍。"),
            Bad("𠮷🙂镇积案成倍减少。"),
        ),
        good=("信访量下降了三成，收入增长3倍。", "时间缩短到原来的五分之一。", "纠纷减少，收入翻倍，效率提高两倍。"),
        in_block=_falls,
    ),
    Rule(
        id="NUM-PERCENT",
        name="百分号与百分点",
        family=Family.NUMERALS,
        severity=Severity.WARNING,
        fix=Fix.SUGGEST,
        clause="编校惯例：统计用语",
        why="百分点论“个”，与百分号不并用。",
        bad=(
            Bad("满意度提高5个%。", "满意度提高5个百分点。", "5个%"),
            Bad("满意度提高2.3%个百分点。", "满意度提高2.3个百分点。"),
            Bad("𠮷🙂区满意度提高3百分点。", "𠮷🙂区满意度提高3个百分点。"),
            Bad("满意度提高了3个点。", "满意度提高了3个百分点。"),
            Bad("覆盖98%%的村。", "覆盖98%的村。"),
        ),
        good=("满意度提高5个百分点，达98%。", "满意度提高2.3 个百分点。", "有5个100%覆盖的村，提高3个点位。"),
        in_block=_points,
    ),
)
