"""WORD-VARIANT: a form of a word that the standards do not recommend; the rows of `variants.csv`."""

from collections.abc import Iterator

from zugong_desk.domain.finding import Fix, Severity
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import Passage
from zugong_desk.proofing.rule import Bad, Family, Rule
from zugong_desk.proofing.tables import hits


def _found(passage: Passage) -> Iterator[Hit]:
    return hits("variants", passage, lambda row: f"“{row.wrong}”的推荐词形是“{row.right}”")


RULES = (
    Rule(
        id="WORD-VARIANT",
        name="异形词",
        family=Family.WORDS,
        severity=Severity.STYLE,
        fix=Fix.SUGGEST,
        clause="GF 1001—2001；《现代汉语词典》",
        why="同音同义而写法不同的词，《第一批异形词整理表》和词典推荐一种词形，宜用推荐词形；一期之内应当统一。",
        in_block=_found,
        bad=(
            Bad("用户粘性不断提高。", "用户黏性不断提高。", "粘性"),
            Bad("😀𠮷水镇建立问题台帐，逐项销号。", "😀𠮷水镇建立问题台账，逐项销号。"),
            Bad("大力弘扬传统，活动丰富多采。", "大力弘扬传统，活动丰富多彩。"),
            Bad("利益连结机制更加紧密。", "利益联结机制更加紧密。"),
        ),
        good=(
            "在安置点搭建帐篷12顶，蚊帐单独发放。",
            "首批阳光采购项目、观光采摘园开工。",
            "机关连续三年获评先进，活动接连结束。",
            "希有关部门支持，县里推委派干部，工人材料费另计。",
        ),
    ),
)
