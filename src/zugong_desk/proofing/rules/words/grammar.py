"""GRAM-COLLOC, GRAM-ORDER: words that do not go together, or go in another order; GRAM-MISSING: 为代表 without its 以."""

import re
from collections.abc import Iterator

from zugong_desk.domain.finding import Fix, Severity
from zugong_desk.domain.kinds import Kind
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import Passage
from zugong_desk.proofing.rule import Bad, Family, Rule
from zugong_desk.proofing.tables import hits

_STOPS = "，。；：！？,;:!?\n"
_SENTENCE = "。；！？\n"
_SENTENCES = frozenset({Kind.PARAGRAPH, Kind.EDITOR_NOTE})
_REACH = 80
_BY = re.compile(
    r"(?<![可所得予加难足用何致之])以(?![来上下及后前内外往免便至])|[把将由]|依托|作为|坚持|突出|确立|确定|树立|视"
)
"""What says whom or what the thing stands for, anywhere in the sentence before."""
_CHOSEN = re.compile(r"推选|推举|选派|选举|评选|推荐|推为|选为|称|誉|认定|当选|委派|指派|拿|凭|让|派|选出|产生|列")
"""What needs no 以, in the same clause (推选…为代表)."""
_STANDS = re.compile(
    r"(?<![作成称选列定视认因评改转变分是以人即换华可更较最])为(?:代表(?=的(?!是|职|身|权|候))|(?:抓手|契机|载体|突破口|切入点|着力点)(?=[，；。]|的[\u4e00-\u9fff]))"
)
_LIST_END = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff”》）]{2}\Z")
_CLOSES = ("”", "》", "等")
"""What closes a name: then 以 stands in the same clause or nowhere."""
_LEAST = 3


def _badly_joined(passage: Passage) -> Iterator[Hit]:
    return hits("collocations", passage, lambda row: f"“{row.wrong}”在这里搭配不当，宜作“{row.right}”")


def _badly_ordered(passage: Passage) -> Iterator[Hit]:
    return hits("orders", passage, lambda row: f"“{row.wrong}”次序不顺，宜作“{row.right}”")


def _without_by(passage: Passage) -> Iterator[Hit]:
    """Where nothing before 为代表的 or 为抓手 says by whom or what."""
    text = passage.text
    if passage.kind not in _SENTENCES:
        return
    for found in _STANDS.finditer(text):
        at = found.start()
        sentence, clause = (_back(text, at, stops) for stops in (_SENTENCE, _STOPS))
        led = _BY.search(clause if clause.endswith(_CLOSES) else sentence)
        if led or len(clause) < _LEAST or not _LIST_END.search(clause) or _CHOSEN.search(clause):
            continue
        yield Hit(
            passage.id, at, found.end() + text.startswith("的", found.end()), f"“{found[0]}”前面缺少与它搭配的“以”"
        )


def _back(text: str, at: int, stops: str) -> str:
    """What stands before `at`, back to the last of the stops."""
    begin = max(0, at - _REACH)
    first = max(text.rfind(stop, begin, at) for stop in stops) + 1
    return text[max(first, begin) : at]


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
            Bad("近年来，全县培育壮大了柑橘、茶叶为代表的特色产业。", None, "为代表的"),
            Bad("“三抓三促”活动为契机，全面提升干部能力。", None, "为契机"),
        ),
        good=(
            "涌现出以云岭“红色驿站”为代表的一批服务品牌。",
            "以柳塘“五彩议事”、白沙“板凳会”等为代表的做法得到推广。",
            "大会选举王某等为代表的提议获得通过。",
            "推选“老娘舅”为代表的居民议事组。",
            "以电子信息，新材料、生物医药为代表的产业集群加快成长。",
            "在场的有华为代表的团队，年轻人认为代表的意见要听，成为代表的条件放宽。",
            "县里以“三抓三促”活动为契机，把项目建设作为抓手，选派老兵为代表的宣讲员。",
            "主题鲜明，创新为要，群众为先，产业为重点任务。",
        ),
    ),
)
