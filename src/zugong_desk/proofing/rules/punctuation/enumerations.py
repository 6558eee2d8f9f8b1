"""The mark of enumeration where a conjunction, 等 or a rough number leaves no room for it (PUNCT-ETC, PUNCT-ROUGH)."""

import re
from collections.abc import Iterator

from zugong_desk.domain.finding import Fix, Severity
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import Passage
from zugong_desk.proofing.rule import Bad, Family, Rule

_HAN = "\u3400-\u9fff\U00020000-\U0003ffff"
_KINDS = (
    "问题|方面|工作|内容|情况|形式|方式|方法|活动|单位|部门|地区|地方|领域|行业|环节|措施|做法|制度|机制|项目|产业|产品|作物|人员|群体"
    "|工程|平台|服务|功能|技术|设施|资源|政策|企业|荣誉|称号|困难|难题|任务|岗位|课程|事项|载体|栏目|场所|阵地|渠道|要素|因素|典型"
    "|重点|各类|各级|一批|系列|相关|有关|特色|优质|主要|核心|基础|公共"
)
_BEFORE_ETC = re.compile(
    rf"、(?=等(?:[，。；）”]| ?[0-9一二三四五六七八九十两多几]+ ?[个项种类家名条户支位件]|{_KINDS}))"
)
_BEFORE_AND = re.compile(r"、(?=以及|及其他|和其他|及相关|和相关)")

_NEXT = "一、二(?!三)|二、三|三、四|四、五|五、六|六、七|七、八|八、九"
_ROUGH = re.compile(
    rf"(?<![第前后上下、0-9一二三四五六七八九十百千万两大初高]){{}}(?:{_NEXT})"
    "(?=[个天次里遍趟](?!、)|十[个天次里家户名人年岁斤亩多]|百[个里家户名人斤亩多]|千[个里家户名人斤亩多]|年(?![级制期])时?间?|岁|公里|小时|分钟|个月)".replace(
        "{}", ""
    )
)


def _etc(passage: Passage) -> Iterator[Hit]:
    text = passage.text
    if not passage.prose or "、" not in text:
        return
    for found in _BEFORE_ETC.finditer(text):
        end = found.end() + 1
        yield Hit(passage.id, found.start(), end, "“等”前不用顿号", suggestion="等", fix=Fix.SAFE)
    for found in _BEFORE_AND.finditer(text):
        end = found.end() + (2 if text[found.end()] == "以" else 1)
        word = text[found.end() : end]
        told = f"连词“{word}”前不用顿号"
        others = ("，以及",) if word == "以及" else ()
        yield Hit(passage.id, found.start(), end, told, suggestion=word, severity=Severity.STYLE, alternatives=others)


def _rough(passage: Passage) -> Iterator[Hit]:
    text = passage.text
    if not passage.prose or "、" not in text:
        return
    for found in _ROUGH.finditer(text):
        said = found[0]
        yield Hit(passage.id, *found.span(), "表示概数的两个数字之间不用顿号", suggestion=said.replace("、", ""))


RULES = (
    Rule(
        id="PUNCT-ETC",
        name="连词、“等”前的顿号",
        family=Family.PUNCTUATION,
        severity=Severity.WARNING,
        fix=Fix.SUGGEST,
        clause="GB/T 15834—2011 A.3；B.1.2",
        why="并列成分用顿号隔开时，“等”“等等”前不用点号；“以及”前不用顿号，并列成分较长的应用逗号。",
        bad=(
            Bad("种植茶叶、油桃、等作物，解决用水、用电、等问题。", "种植茶叶、油桃等作物，解决用水、用电等问题。"),
            Bad("走访𠮷村、东岭村、等6个村。", "走访𠮷村、东岭村等6个村。"),
            Bad("培训村干部、网格员、以及志愿者。", "培训村干部、网格员以及志愿者。"),
        ),
        good=(
            "种植茶叶、油桃等作物。",
            "反对空喊、等待、等靠要，做到同工、等酬。",
            "培训村干部、网格员以及志愿者。",
            "评定优秀、良好、等次分明。",
        ),
        in_block=_etc,
    ),
    Rule(
        id="PUNCT-ROUGH",
        name="概数之间的顿号",
        family=Family.PUNCTUATION,
        severity=Severity.WARNING,
        fix=Fix.SUGGEST,
        clause="GB/T 15834—2011 4.5.3.4；GB/T 15835—2011 5.2.1",
        why="相邻两个数字连用表示概数，中间不用顿号；“二、三产业”一类是缩略的并列序数，宜用顿号。",
        bad=(
            Bad("每村有三、四个带头人。", "每村有三四个带头人。"),
            Bad("离县城七、八十里。", "离县城七八十里。"),
            Bad("𠮷村用了两个月，跑了五、六趟。", "𠮷村用了两个月，跑了五六趟。"),
        ),
        good=(
            "推动一、二、三产业融合。",
            "完成二、三期工程，第三、四次会议。",
            "一、二年级学生，三、四线城市。",
            "每村有三四个带头人。",
        ),
        in_block=_rough,
    ),
)
