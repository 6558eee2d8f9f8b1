"""WORD-IDIOM: a set phrase whose characters stand in another order; the phrases of `idioms.csv`."""

import csv
from collections.abc import Callable, Iterator
from functools import cache

from zugong_desk.domain.finding import Fix, Severity
from zugong_desk.places import resource
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import Passage
from zugong_desk.proofing.rule import Bad, Family, Rule
from zugong_desk.proofing.tables import Row, Table, hit_of

_LENGTH = 4


def _found(passage: Passage) -> Iterator[Hit]:
    for start, end, row in _disorders().find(passage.text):
        yield hit_of(passage, start, end, row, f"“{row.wrong}”字序有误，通作“{row.right}”")


@cache
def _disorders() -> Table:
    return table_of(disorders, Severity.WARNING)


def table_of(slips: Callable[[str], set[str]], severity: Severity) -> Table:
    """The slips of each phrase; none that is a phrase itself or that its row knows as said (`also`)."""
    with resource("proofing/idioms.csv").open(encoding="utf-8", newline="") as file:
        said = {line["phrase"]: set(filter(None, line["also"].split("|"))) for line in csv.DictReader(file)}
    rows = {
        wrong: Row(wrong, wrong, phrase, severity, Fix.SUGGEST)
        for phrase, also in said.items()
        for wrong in sorted(slips(phrase))
        if wrong not in also and wrong not in said
    }
    return Table(tuple(rows.values()))


def disorders(phrase: str) -> set[str]:
    """The slips of the hand by which four characters change places: two neighbours, or two at the same place of a half.

    The two halves exchanged are left out: 改革创新 and 创新改革 are both said, and so are 增收增产 and 增产增收.
    """
    a, b, c, d = tuple(phrase)
    orders = {b + a + c + d, a + b + d + c, a + c + b + d, c + b + a + d}
    if a != c:
        orders.add(a + d + c + b)
    return orders - {phrase}


RULES = (
    Rule(
        id="WORD-IDIOM",
        name="成语换序",
        family=Family.WORDS,
        severity=Severity.WARNING,
        fix=Fix.SUGGEST,
        clause="《现代汉语词典》",
        why="四个字与一条成语或常用四字格相同而次序不同，换序后的写法不成词。",
        in_block=_found,
        bad=(
            Bad("组织专家到企业把诊问脉。", "组织专家到企业把脉问诊。", "把诊问脉"),
            Bad("云岭县再接厉再，实求事是抓落实。", "云岭县再接再厉，实事求是抓落实。", "实求事是"),
            Bad("😀𠮷水镇因制地宜发展产业。", "😀𠮷水镇因地制宜发展产业。"),
        ),
        good=(
            "促进增收增产，推动创先争优，做到心服口服、口服心服。",
            "组织专家把脉问诊，因地制宜发展产业。",
            "有的人以为本次活动只是走过场，先进地因此宜再动员。",
            "建立功业，凝聚心力，改换头面。",
        ),
    ),
)
