"""Measure words that do not fit what is counted."""

import re
from collections.abc import Iterator

from zugong_desk.domain.finding import Fix, Severity
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import Passage
from zugong_desk.proofing.rule import Bad, Family, Rule

_NUMBER = r"[0-9]+(?:\.[0-9]+)?[ \u3000]?(?:万|亿)?[余多]?[ \u3000]?"
_END = r"(?=[，。；、！？）)]|$)"
_WRONG = (
    (re.compile(rf"(?:农|贫困|脱贫|低保|监测|搬迁|种植|养殖|困难)户[ \u3000]?{_NUMBER}(人|名){_END}"), "户"),
    (re.compile(rf"(?<![级个])(?:党支部|党总支|党小组|合作社|党组织)[ \u3000]?{_NUMBER}(名|人|位){_END}"), "个"),
    (re.compile(rf"(?:党员|干部|教师|专干|网格员)[ \u3000]?{_NUMBER}(家|项|座|件){_END}"), "名"),
)
_AMONG = re.compile(
    r"(?P<whole>[0-9]+[余多]?[ \u3000]?个)[，,（(]?其中[：:]?(?P<part>[^，。；：、（）()0-9]{0,8}?)"
    r"(?P<number>[0-9]+[余多]?[ \u3000]?(?:人|名))(?!次)"
)
_VERBS = re.compile(r"[有配派驻覆涉惠服培选兼聘参吸带]|每|党员人数|帮|建|由|占")


def _classifier(passage: Passage) -> Iterator[Hit]:
    text = passage.text
    if not passage.prose or ("户" not in text and "党" not in text and "员" not in text and "社" not in text):
        return
    for pattern, right in _WRONG:
        for found in pattern.finditer(text):
            yield Hit(
                passage.id, found.start(), found.end(), f"量词“{found[1]}”与所计的事物不合，疑为“{right}”",
                found[0][: -len(found[1])] + right,
            )  # fmt: skip


def _among(passage: Passage) -> Iterator[Hit]:
    if not passage.prose or "其中" not in passage.text:
        return
    for found in _AMONG.finditer(passage.text):
        if not _VERBS.search(found["part"]):
            yield Hit(
                passage.id, found.start(), found.end(),
                f"总数论“个”，其中的部分论“{found['number'][-1]}”，所计不是一类，请核对",
            )  # fmt: skip


RULES = (
    Rule(
        id="NUM-CLASSIFIER",
        name="量词不合",
        family=Family.NUMERALS,
        severity=Severity.WARNING,
        fix=Fix.SUGGEST,
        clause="语法：搭配",
        why="户论户、人论名、组织论个；量词不合多是口径写混了。",
        bad=(
            Bad("带动农户3.7万人，户均增收2000元。", "带动农户3.7万户，户均增收2000元。"),
            Bad("全镇共有脱贫户1200人。", "全镇共有脱贫户1200户。"),
            Bad("𠮷🙂区新建党支部24名，发展党员30名。", "𠮷🙂区新建党支部24个，发展党员30名。"),
        ),
        good=(
            "带动农户3.7万户、农民12万人，惠及农户2.1万人次。",
            "每个党支部3名党员，党支部30名党员骨干参加。",
            "党员30名、干部20人，结对帮扶困难群众120户。",
        ),
        in_block=_classifier,
    ),
    Rule(
        id="NUM-QIZHONG",
        name="其中的口径",
        family=Family.NUMERALS,
        severity=Severity.WARNING,
        fix=Fix.NONE,
        clause="表述的同一性",
        why="“其中”引出的是前面总数的一部分，应与总数计同一类事物。",
        bad=(
            Bad("调整班子44个，其中正职34人。", None, "44个，其中正职34人"),
            Bad("优化干部岗位120个（其中年轻干部35名）。", None),
            Bad("𠮷🙂镇设网格58个，其中女网格员21名。", None),
        ),
        good=(
            "调整班子44个，其中正职调整的34个。",
            "选派干部120名，其中女干部21名。",
            "建成站点44个，其中12个配备专职人员34人，每站覆盖200人。",
        ),
        in_block=_among,
    ),
)
