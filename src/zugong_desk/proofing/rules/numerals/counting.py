"""Measure words that do not fit what is counted."""

import re
from collections.abc import Iterator

from zugong_desk.domain.finding import Fix, Severity
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import Passage
from zugong_desk.proofing.rule import Bad, Family, Rule

_NUMBER = r"[0-9]+(?:\.[0-9]+)?[ \u3000]?(?:万|亿)?[余多]?[ \u3000]?"
_END = r"(?=[，。；、！？）)]|$)"
_FOUND = r"(?:新建|建立|成立|组建|设立|共有|现有|建成|下设|培育|创建|整顿|新增|引进)了?(?:标准化|示范|先进|软弱涣散|“[^”]{1,6}”)?"
_CALLED = r"(?:发展|选派|选聘|招录|招聘|培养|配备|共有|现有)了?(?:优秀|新|青年|女|专职|后备|村|年轻|驻村)?"
_THINGS = "党支部|党总支|党小组|合作社|党组织|企业|基地|网格|服务站|示范点|项目"
_PEOPLE = "党员|干部|人才|教师|专干|网格员|志愿者|工作者"
_WRONG = (
    (re.compile(rf"(?:农|贫困|脱贫|低保|监测|搬迁|种植|养殖|困难)户[ \u3000]?{_NUMBER}(人|名){_END}"), "户"),
    (re.compile(rf"{_FOUND}(?:{_THINGS})[ \u3000]?{_NUMBER}(名|人|位){_END}"), "个"),
    (re.compile(rf"{_CALLED}(?:{_PEOPLE})[ \u3000]?{_NUMBER}(家|项|座|件){_END}"), "名"),
)
_AMONG = re.compile(
    r"(?P<whole>[0-9]+[余多]?[ \u3000]?个(?:班子|岗位|村|社区|党支部|党组织|网格|企业|单位)?)"
    r"[，,（(]?其中[：:]?(?P<part>[^，。；：、（）()0-9]{0,8}?)(?P<number>[0-9]+[余多]?[ \u3000]?(?:人|名))(?!次)"
)
_MONEY = re.compile(
    r"(?P<whole>[0-9.]+[ \u3000]?[万亿]?[余多]?[ \u3000]?元)[，,（(]其中[：:]?[ \u3000]?"
    r"(?P<part>(?:[0-9.]+[ \u3000]?[万亿]?元以[上下]的?)?[^，。；：、（）()0-9]{1,8}?)"
    r"[0-9]+[余多]?[ \u3000]?(?P<unit>[个户家])(?=[，。；、）)]|$)"
)
_AVERAGE = re.compile(r"(?:[村户人]均|平均)[^，。；、0-9]{0,8}$")
_WORKS = re.compile(
    r"(?<![前第0-9一二三四五六七八九十百])(?P<number>[0-9]+|[一二两三四五六七八九十百]+)[ \u3000]?名"
    r"(?=(?:“[^”]{1,12}”)?(?:优秀|典型|先进|创新|精品|特色){0,2}"
    r"(?:案例|作品|品牌|成果|做法|示范点|阵地)(?:[，。；、”）和]|$))"
)
_BACK = 80
_TEAMS = re.compile(r"(?:团队|组|队|专班|工作室|支队)[ \u3000]?$")
_VERBS = re.compile(r"[有配派驻覆涉惠服培选兼聘参吸带抽调]|每|党员人数|帮|建|由|占")


def _classifier(passage: Passage) -> Iterator[Hit]:
    text = passage.text
    if not passage.prose:
        return
    for pattern, right in _WRONG:
        for found in pattern.finditer(text):
            yield Hit(
                passage.id, found.start(), found.end(), f"量词“{found[1]}”与所计的事物不合，疑为“{right}”",
                found[0][: -len(found[1])] + right,
            )  # fmt: skip
    for found in _WORKS.finditer(text):
        yield Hit(passage.id, *found.span(), "“名”用于人，这里应作“个”", f"{found['number']}个")


def _among(passage: Passage) -> Iterator[Hit]:
    if not passage.prose or "其中" not in passage.text:
        return
    for found in _AMONG.finditer(passage.text):
        team = _TEAMS.search(passage.text, max(0, found.start() - 4), found.start())
        if not team and not _VERBS.search(found["part"]):
            yield Hit(
                passage.id, found.start(), found.end(),
                f"总数论“个”，其中的部分论“{found['number'][-1]}”，所计不是一类，请核对",
            )  # fmt: skip
    for found in _MONEY.finditer(passage.text):
        average = _AVERAGE.search(passage.text, max(0, found.start() - 14), found.start())
        if not _VERBS.search(found["part"]) and not _counted(passage.text, found):
            yield Hit(
                passage.id, found.start(), found.end(),
                f"“其中”之前论金额，之后论“{found['unit']}”，后者不是前者的一部分",
                severity=None if average else Severity.STYLE,
            )  # fmt: skip


def _counted(text: str, found: re.Match[str]) -> bool:
    """Whether the sentence has counted such things before the amount: then those are the whole."""
    begin = max(0, found.start() - _BACK)
    first = max(text.rfind(stop, begin, found.start()) for stop in "。；！？") + 1
    return (
        re.search(
            rf"[0-9一二两三四五六七八九十百][余多]?[ \u3000]?{found['unit']}", text[max(first, begin) : found.start()]
        )
        is not None
    )


RULES = (
    Rule(
        id="NUM-CLASSIFIER",
        name="量词不合",
        family=Family.NUMERALS,
        severity=Severity.WARNING,
        fix=Fix.SUGGEST,
        clause="语法：搭配",
        why="户论户、人论名、组织论个；量词不合，多是把口径写混了。",
        bad=(
            Bad("带动农户3.7万人，户均增收2000元。", "带动农户3.7万户，户均增收2000元。"),
            Bad("全镇共有脱贫户1200人。", "全镇共有脱贫户1200户。"),
            Bad("选派驻村干部63件，覆盖全部乡镇。", "选派驻村干部63名，覆盖全部乡镇。"),
            Bad("评选百名“先锋”优秀案例。", "评选百个“先锋”优秀案例。"),
            Bad("𠮷🙂区新建党支部24名，发展党员30名。", "𠮷🙂区新建党支部24个，发展党员30名。"),
        ),
        good=(
            "带动农户3.7万户、农民12万人，惠及农户2.1万人次。",
            "来自机关党支部12名、企业8名，选派到村党支部24名，每个党支部3名党员，党支部30名党员骨干参加。",
            "位列前10名案例，10名项目经理，党员30名、干部20人，结对帮扶困难群众120户。",
        ),
        in_block=_classifier,
    ),
    Rule(
        id="NUM-QIZHONG",
        name="其中的口径",
        family=Family.NUMERALS,
        severity=Severity.WARNING,
        fix=Fix.NONE,
        clause="编校惯例：总数与其中数同类",
        why="“其中”引出的是前面总数的一部分，应与总数计同一类事物。",
        bad=(
            Bad("调整班子44个，其中正职34人。", None, "44个，其中正职34人"),
            Bad("优化干部岗位120个（其中年轻干部35名）。", None),
            Bad("调整44个班子，其中正职34人。", None),
            Bad("村均收入38.6万元，其中50万元以上的村27个。", None),
            Bad("𠮷🙂镇设网格58个，其中女网格员21名。", None),
        ),
        good=(
            "调整班子44个，其中正职调整的34个。",
            "引进团队5个，其中博士20人，成立专班8个，其中抽调干部50人。",
            "全镇14个村集体经济收入均超过20万元，其中50万元以上的村6个。",
            "新签项目37个、总投资21亿元，其中亿元以上项目6个。",
            "投资2亿元，其中5个项目已开工，新建项目投资1.2亿元。",
            "选派干部120名，其中女干部21名。",
            "建成站点44个，其中12个配备专职人员34人，每站覆盖200人。",
        ),
        in_block=_among,
    ),
)
