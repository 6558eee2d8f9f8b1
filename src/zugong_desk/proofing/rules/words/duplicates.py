"""WORD-DUP: characters and words that stand twice; rows of `duplicates.csv`, and common words with one character doubled.

A character that stands twice is mostly sound (村村委会, 市市通, 部部务会): the word before it must be a known one, and
the clause must end behind it (群众众。), or begin before it (，推推进).
"""

import re
from collections.abc import Iterator
from functools import cache

from zugong_desk.domain.finding import Fix, Severity
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import Passage
from zugong_desk.proofing.rule import Bad, Family, Rule
from zugong_desk.proofing.rules.words.repeats import repeats
from zugong_desk.proofing.rules.words.stutters import stutters
from zugong_desk.proofing.tables import Row, Table, hit_of, hits, rows

_REDUPLICATED = frozenset(
    "时处常天人家户村事件样层步年月日代个条点多大好渐仅刚慢早深牢紧稳频屡往种区重实高轻细明清满真久远近长平快"
    "亮红绿热冷暖甜新老小美世声句字页行排队班组车船路街巷楼栋院门窗口省市县区镇乡部委局党校会"
)
"""Characters that stand twice by themselves (处处, 年年, 高高兴兴)."""

_COUNTED = re.compile(r"(?<![0-9.])([0-9]{1,4}(?:\.[0-9]+)?[万亿]?[个名户位家项件次处条支场])\1")


def _found(passage: Passage) -> Iterator[Hit]:
    told = [hit for hit in hits("duplicates", passage, _message) if not _called(passage.text, hit)]
    told += (hit_of(passage, start, end, row, _message(row)) for start, end, row in _stutters().find(passage.text))
    for twice in _COUNTED.finditer(passage.text):
        told.append(Hit(passage.id, *twice.span(), f"“{twice[0]}”疑有重字，宜作“{twice[1]}”", twice[1]))
    for start, end, word in (*stutters(passage.text), *repeats(passage.text)) if passage.prose else ():
        if not any(hit.start < end and start < hit.end for hit in told):
            told.append(Hit(passage.id, start, end, f"“{passage.text[start:end]}”疑有重字，宜作“{word}”", word))
    yield from told


def _called(text: str, hit: Hit) -> bool:
    """Whether a word is called twice and then explained by its first character: 干部干部，干字当头."""
    return text[hit.end : hit.end + 1] == "，" and text[hit.end + 1 : hit.end + 2] in text[hit.start : hit.start + 1]


def _message(row: Row) -> str:
    return f"“{row.wrong}”疑有重字，宜作“{row.right}”"


@cache
def _stutters() -> Table:
    """The words of the tables with their first or last character twice, where a clause begins or ends."""
    words = {row.right for row in rows("words") if len(row.right) == 2 and row.right[0] != row.right[1]}
    behind = (_stutter(word + word[1], word, "～$", f"{word[0]}～") for word in words if word[1] not in _REDUPLICATED)
    before = (_stutter(word[0] + word, word, "^～", f"～{word[1]}") for word in words if word[0] not in _REDUPLICATED)
    return Table(tuple(sorted((*behind, *before), key=lambda row: row.wrong)))


def _stutter(wrong: str, word: str, when: str, both: str) -> Row:
    """A row for a word with one character twice; with the other twice too (踏踏实实) it is sound."""
    return Row(wrong, wrong, word, when=when, unless=both)


RULES = (
    Rule(
        id="WORD-DUP",
        name="叠字",
        family=Family.WORDS,
        severity=Severity.WARNING,
        fix=Fix.SUGGEST,
        clause="编校惯例：重字",
        why="同一个字或词连写两次而不成词，多是录入、删改时留下的。",
        in_block=_found,
        bad=(
            Bad("串起8个8个景点。", "串起8个景点。"),
            Bad("开展开展党员志愿服务。", "开展党员志愿服务。", "开展开展"),
            Bad("😀𠮷水镇的的党员都到场了。", "😀𠮷水镇的党员都到场了。", "的的"),
            Bad("切实凝聚各方共识识，推推进项目落地。", "切实凝聚各方共识，推进项目落地。"),
            Bad("我市我市企业数量稳步增长。", "我市企业数量稳步增长。"),
            Bad("探索探索新路径，每月每月通报，严禁严禁酒驾。", "探索新路径，每月通报，严禁酒驾。", "严禁严禁"),
            Bad("修复2—3座座塘坝，走访330余余次。", "修复2—3座塘坝，走访330余次。", "座座"),
            Bad("返乡后如鱼得水水，😀党员先锋锋模范作用更强。", "返乡后如鱼得水，😀党员先锋模范作用更强。"),
            Bad("新建志愿者志愿者驿站。", "新建志愿者驿站。", "志愿者志愿者"),
            Bad("全市党党组织到基层层报到，便民服服务更近。", "全市党组织到基层报到，便民服务更近。"),
        ),
        good=(
            "柳塘村村委会和云岭镇镇政府同时挂牌，组织部部务会听取汇报。",
            "“十五五”规划，市市通高铁，户户通宽带，村村有变化。",
            "为了这一目的的各项工作，不了了之的少，增进了了解。",
            "党组织组织党员学习，用主题教育教育干部，增强党性。",
            "一个一个研究，一步一步推进，把情况讨论讨论。",
            "工作作风扎实，职工工作积极，高高兴兴进进出出，踏踏实实过了一年，日日夜夜，暖暖和和。",
            "政法机关关心群众，用心服务务工人员，征服服务短板，企业业务量增长，建党党员多。",
            "踏踏实实、健健康康，信息息息相关，领导导师结对，中医医院坐诊。",
            "请大家讨论讨论，要去了解了解，这件事琢磨琢磨。",
            "共产党党员和组织部部长脚踏实地地干，钉钉子，扎扎实实推进。",
            "120户户均增收，支队支队长和根据地来人，很多很多人一个个一件一件地办。",
            "常言道，干部干部，干字当头。",
            "现在在村里办事，和和气气，是是非非说清楚。",
        ),
    ),
)
