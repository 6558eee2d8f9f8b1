"""TERM-TIME: names that are no longer used on the issue's day; TERM-AVOID: words that the house avoids."""

from collections.abc import Iterator

from zugong_desk.domain.finding import Fix, Severity
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import Passage
from zugong_desk.proofing.rule import Bad, Family, Rule
from zugong_desk.proofing.tables import Row, hits


def _outdated(passage: Passage) -> Iterator[Hit]:
    return hits("times", passage, lambda row: f"“{row.wrong}”在本期日期时已不用，今称“{row.right}”")


def _avoided(passage: Passage) -> Iterator[Hit]:
    return hits("avoid", passage, _advice)


def _advice(row: Row) -> str:
    return f"本单位慎用“{row.wrong}”，宜作“{row.right}”" if row.right else f"本单位慎用“{row.wrong}”"


_LATE, _EARLY = "〈masthead〉组工信息／第9期／2022年8月16日\n", "〈masthead〉组工信息／第9期／2016年8月16日\n"

RULES = (
    Rule(
        id="TERM-TIME",
        name="时效提法",
        family=Family.TERMS,
        severity=Severity.WARNING,
        fix=Fix.SUGGEST,
        clause="党和国家机构改革方案等公开文件",
        why="机构已改名或撤并，以本期日期为准；说的是当时的事，可以加“原”字。",
        in_block=_outdated,
        bad=(
            Bad(f"{_LATE}云岭县卫计委派出队伍。", f"{_LATE}云岭县卫生健康委派出队伍。"),
            Bad(f"{_LATE}😀𠮷水镇会同县扶贫办摸底。", f"{_LATE}😀𠮷水镇会同县乡村振兴局摸底。"),
            Bad(f"{_LATE}邀请县地税局讲解政策。", f"{_LATE}邀请县税务局讲解政策。"),
        ),
        good=(
            f"{_EARLY}云岭县卫计委派出队伍。",
            "云岭县卫计委派出队伍。",
            f"{_LATE}原卫计委干部老周说起精准扶贫办法。",
            f"{_LATE}国土资源部门和环境保护部门加强监管。",
        ),
    ),
    Rule(
        id="TERM-AVOID",
        name="慎用词",
        family=Family.TERMS,
        severity=Severity.WARNING,
        fix=Fix.SUGGEST,
        clause="本单位词表",
        why="词表由编辑自己添加，起初是空的；例句用的是示例词表。",
        in_block=_avoided,
        bad=(
            Bad("关爱农村留守大军。", "关爱农村留守人员。", "留守大军"),
            Bad("😀𠮷水镇有留守大军三百人。", "😀𠮷水镇有留守人员三百人。"),
            Bad("留守大军里有老人和孩子。", "留守人员里有老人和孩子。"),
        ),
        good=("关爱农村留守人员。", "留守的大军过了河。", "产业大军留守岗位。"),
    ),
)
