"""WORD-CONF: words that are written with a wrong character; the rows of `words.csv` and the house's own.

Set phrases are looked for too with one character in the place of the right that sounds or looks like it (`phrases`).
"""

from collections.abc import Iterator

from zugong_desk.domain.finding import Fix, Severity
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import Passage
from zugong_desk.proofing.rule import Bad, Family, Rule
from zugong_desk.proofing.rules.words.displaced import displaced
from zugong_desk.proofing.rules.words.measures import miscounted
from zugong_desk.proofing.rules.words.pairs import pairs
from zugong_desk.proofing.rules.words.phrases import slips
from zugong_desk.proofing.tables import Row, hits

TABLE = "words"
_SHORT = 3


def _found(passage: Passage) -> Iterator[Hit]:
    told = list(hits(TABLE, passage, _message))
    for hit in (*_slips(passage), *_miscounted(passage), *_displaced(passage), *_pairs(passage)):
        if not any(other.start < hit.end and hit.start < other.end for other in told):
            told.append(hit)
    yield from told


def _slips(passage: Passage) -> Iterator[Hit]:
    for slip in slips(passage.text):
        yield Hit(
            passage.id,
            slip.start,
            slip.end,
            f"“{slip.wrong}”应作“{slip.right}”",
            suggestion=slip.right,
            fix=Fix.SUGGEST,
            severity=Severity.ERROR if slip.sure and len(slip.right) > _SHORT else Severity.WARNING,
            row=slip.wrong,
        )


def _pairs(passage: Passage) -> Iterator[Hit]:
    for start, end, rights in pairs(passage.text) if passage.prose else ():
        wrong, others = passage.text[start:end], rights[1:]
        message = f"“{wrong}”不成词，疑为{'或'.join(f'“{right}”' for right in rights)}"
        fix = Fix.NONE if others else Fix.SUGGEST
        yield Hit(passage.id, start, end, message, rights[0], fix, Severity.WARNING, row=wrong, alternatives=others)


def _displaced(passage: Passage) -> Iterator[Hit]:
    for start, end, right in displaced(passage.text) if passage.prose else ():
        wrong = passage.text[start:end]
        slip = "字序颠倒" if len(wrong) == len(right) else "缺字"
        message = f"“{wrong}”疑{slip}，应作“{right}”"
        yield Hit(passage.id, start, end, message, right, Fix.SUGGEST, Severity.WARNING, row=wrong)


def _miscounted(passage: Passage) -> Iterator[Hit]:
    for start, end, right in miscounted(passage.text):
        wrong = passage.text[start:end]
        message = f"数字后的“{wrong}”疑应作“{right}”"
        yield Hit(passage.id, start, end, message, right, Fix.SUGGEST, Severity.WARNING, row=wrong)


def _message(row: Row) -> str:
    return f"“{row.wrong}”应作“{row.right}”" if row.right else f"“{row.wrong}”有误"


RULES = (
    Rule(
        id="WORD-CONF",
        name="错别字",
        family=Family.WORDS,
        severity=Severity.ERROR,
        fix=Fix.SAFE,
        clause="《现代汉语词典》；《通用规范汉字表》",
        why="词表里的词形只有一种正确写法，或在这样的上下文里只有一种正确写法。",
        in_block=_found,
        bad=(
            Bad("云岭县再接再励，推动各项工作再上台阶。", "云岭县再接再厉，推动各项工作再上台阶。", "再接再励"),
            Bad("会议布署了下一阶段的重点工作。", "会议部署了下一阶段的重点工作。"),
            Bad("😀截止目前，𠮷水镇己经建成驿站6个。", "😀截至目前，𠮷水镇已经建成驿站6个。"),
            Bad("县里帮助企业度过难关。", "县里帮助企业渡过难关。", "度过"),
            Bad("上下一心，同舟共挤，因地治宜。", "上下一心，同舟共济，因地制宜。", "因地治宜"),
            Bad("突出问题导项，纠治形式注义。", "突出问题导向，纠治形式主义。", "问题导项"),
            Bad("😀𠮷水镇全面从严制党，党员积级性更高。", "😀𠮷水镇全面从严治党，党员积极性更高。"),
            Bad("形势沿峻，😀𠮷水镇结对帮付。", "形势严峻，😀𠮷水镇结对帮扶。"),
            Bad("要发挥先锋摸范作用，搭建服务平合。", "要发挥先锋模范作用，搭建服务平台。"),
        ),
        good=(
            "报社公布署名文章的评选结果。",
            "镇里让群众自己经营农家乐，度过了充实的一年。",
            "报名截止3月5日，逾期不予受理。",
            "产品质量公平合理，水平合格率达到九成。",
            "村里出现像他这样的能人，不时地拉着大家一起干。",
            "检察机关与监察机关衔接，中国共产党愿意听取意见。",
            "“民星进城”活动由产业联合党委组织，组织理事会讨论。",
            "周末来村里的游客多，周末未休息的干部也多。",
        ),
    ),
)
