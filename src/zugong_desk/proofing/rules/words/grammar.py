"""GRAM-COLLOC, GRAM-ORDER: words that do not go together, or go in another order; GRAM-MISSING: 为代表 without its 以."""

import re
from collections.abc import Iterator

from zugong_desk.domain.finding import Fix, Severity
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import Passage
from zugong_desk.proofing.rule import Bad, Family, Rule
from zugong_desk.proofing.tables import hits

_STOPS = "，。；：！？,;:!?\n"
_NEEDS_NONE = re.compile(r"[以由把将用作称视推选举评派荐让认定当任是拿凭]")
"""What already says whom or what the thing stands for (以…为代表, 选派…为代表)."""


def _badly_joined(passage: Passage) -> Iterator[Hit]:
    return hits("collocations", passage, lambda row: f"“{row.wrong}”在这里搭配不当，宜作“{row.right}”")


def _badly_ordered(passage: Passage) -> Iterator[Hit]:
    return hits("orders", passage, lambda row: f"“{row.wrong}”次序不顺，宜作“{row.right}”")


def _without_by(passage: Passage) -> Iterator[Hit]:
    """Where nothing before 为代表的 in its clause says by whom, and a quoted name or a place stands right before it."""
    text = passage.text
    at = text.find("为代表的")
    while at >= 0:
        first = max(text.rfind(stop, max(0, at - 80), at) for stop in _STOPS) + 1
        before = text[max(first, at - 80) : at]
        if before.endswith(("”", "》", "等")) and not _NEEDS_NONE.search(before):
            yield Hit(passage.id, at, at + 4, "“为代表”前面缺少与它搭配的“以”")
        at = text.find("为代表的", at + 1)


RULES = (
    Rule(
        id="GRAM-COLLOC",
        name="搭配不当",
        family=Family.WORDS,
        severity=Severity.STYLE,
        fix=Fix.SUGGEST,
        clause="语法：搭配不当、成分多余",
        why="两个词习惯上不这样搭配，或者意思重复，宜改其一。",
        in_block=_badly_joined,
        bad=(
            Bad("共发放问卷调查500份。", "共发放调查问卷500份。", "问卷调查"),
            Bad("不断加强宣传引导力度。", "不断加大宣传引导力度。"),
            Bad("努力缩短城乡差距，打造浓厚氛围。", "努力缩小城乡差距，营造浓厚氛围。"),
            Bad("𠮷水镇制定党建项目库。", "𠮷水镇建立党建项目库。"),
        ),
        good=(
            "线上线下开展问卷调查，收到回复500份。",
            "加强宣传引导，加大帮扶力度，提高服务水平。",
            "制定工作方案，建立项目库，减少会议、减轻负担。",
            "加强高水平队伍和能力建设。",
        ),
    ),
    Rule(
        id="GRAM-ORDER",
        name="语序不当",
        family=Family.WORDS,
        severity=Severity.STYLE,
        fix=Fix.SUGGEST,
        clause="语法：语序不当",
        why="并列的动作有先后，写反了事理不顺。",
        in_block=_badly_ordered,
        bad=(
            Bad("会议审议并听取了工作报告。", "会议听取并审议了工作报告。"),
            Bad("及时解决、发现基层困难。", "及时发现、解决基层困难。"),
            Bad("𠮷水镇实施并制定振兴方案。", "𠮷水镇制定并实施振兴方案。"),
        ),
        good=(
            "会议听取并审议了工作报告。",
            "把抓落实贯彻始终，抓落实贯彻到底。",
            "制定并实施方案，总结和推广经验。",
        ),
    ),
    Rule(
        id="GRAM-MISSING",
        name="成分残缺",
        family=Family.WORDS,
        severity=Severity.WARNING,
        fix=Fix.NONE,
        clause="语法：成分残缺",
        why="“以……为代表”缺了“以”，句子不通；“以”补在何处要看句意。",
        in_block=_without_by,
        bad=(
            Bad("涌现出云岭“红色驿站”为代表的一批服务品牌。", None, "为代表的"),
            Bad("柳塘“五彩议事”、白沙“板凳会”等为代表的做法得到推广。"),
            Bad("形成了𠮷水镇《村民公约》为代表的制度成果。"),
        ),
        good=(
            "涌现出以云岭“红色驿站”为代表的一批服务品牌。",
            "以柳塘“五彩议事”、白沙“板凳会”等为代表的做法得到推广。",
            "大会选举王某等为代表的提议获得通过。",
            "推选“老娘舅”为代表的居民议事组。",
        ),
    ),
)
