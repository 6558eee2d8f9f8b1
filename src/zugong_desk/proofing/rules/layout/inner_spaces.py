"""A space in the middle of running Chinese text, as a conversion or a slip of the hand leaves it."""

import re
from collections.abc import Iterator

from zugong_desk.domain.finding import Act, Fix, Severity
from zugong_desk.domain.kinds import Kind
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import Passage
from zugong_desk.proofing.quotes import inside
from zugong_desk.proofing.rule import Bad, Family, Rule
from zugong_desk.proofing.rules.words.stutters import words

_KINDS = frozenset({Kind.PARAGRAPH, Kind.EDITOR_NOTE})
_SPACE = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")
_RUN_BEFORE = re.compile(r"[\u4e00-\u9fff]*\Z")
_RUN_AFTER = re.compile(r"[\u4e00-\u9fff]*")
_REACH = 16
_HEADWORD = 6
"""Characters that a word set off at the head of a paragraph has at most."""
_LEAD = re.compile(r"[\u4e00-\u9fff0-9.．%％+]{1,10}")
"""A word or a figure set off at the head of a paragraph: 5.8个百分点."""
_TOGETHER = 6
"""Characters that the two sides of the space must run on for, so that it stands in a sentence and not in a form."""
_PHRASE = 4
"""Characters that a word cut in two must stand among, itself included."""
_SURNAME = (
    r"[赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹苏潘葛范彭鲁马方任袁柳史唐薛雷贺汤罗毕郝安常于傅齐康余顾"
    r"孟黄穆萧尹姚邵汪毛戴宋庞熊纪舒项祝董梁杜阮蓝席季贾路江童颜郭梅盛林钟徐邱骆高夏蔡田樊胡凌霍万柯卢莫房丁邓洪包左石崔龚程陆翁"
    r"段侯武刘龙叶黎白赖乔文曾沙丰关查红游权]"
)
_NAMED = re.compile(
    rf"(?:书记|主任|记者|同志|教授|代表|党员|干部|老人|村民|群众|[长员师手导席官叫是由为、，：和与及]){_SURNAME}\Z"
)
"""A surname that stands where a person is named: the space may set a name of two characters as wide as one of three."""
_PERSON = re.compile(rf"{_SURNAME}[\u4e00-\u9fff]{{1,2}}(?![\u4e00-\u9fff])")
"""A name behind the space: it follows a post, as beneath a quotation."""
_MOST = 2
"""More such spaces in a paragraph are a way of setting it."""
_ENDS = re.compile(r"[。；！？]")


def _inner(passage: Passage) -> Iterator[Hit]:
    text = passage.text
    if " " not in text or passage.kind not in _KINDS or not _ENDS.search(text):
        return
    found = [at.start() for at in _SPACE.finditer(text)]
    if not 0 < len(found) <= _MOST:
        return
    for at in found:
        apart = text[at - 1] + text[at + 1] in words() and _in_a_phrase(text, at)
        if apart or (_in_a_sentence(text, at) and not inside(text, at) and not _in_head(passage, at)):
            said = text[at - 1] + text[at + 1]
            yield Hit(passage.id, at - 1, at + 2, "汉字之间多一个空格", said, act=Act.CLOSE_UP)


def _in_a_phrase(text: str, at: int) -> bool:
    """Whether a word that the space cuts in two stands among others, and is not itself set wide (主 任)."""
    left, right = _runs(text, at)
    return max(left, right) > 1 and left + right >= _PHRASE


def _runs(text: str, at: int) -> tuple[int, int]:
    """How many characters run on to either side of a space."""
    before = _RUN_BEFORE.search(text, max(0, at - _REACH), at)
    after = _RUN_AFTER.match(text, at + 1, at + 1 + _REACH)
    return len(before[0]) if before else 0, len(after[0]) if after else 0


def _in_a_sentence(text: str, at: int) -> bool:
    left, right = _runs(text, at)
    least = _HEADWORD if _LEAD.fullmatch(text, 0, at) else 1
    if _NAMED.search(text, max(0, at - _REACH), at) or _PERSON.match(text, at + 1):
        return False
    return left > least and right > 1 and left + right >= _TOGETHER


def _in_head(passage: Passage, at: int) -> bool:
    return any(head.start <= at <= head.end for head in passage.block.heads)


RULES = (
    Rule(
        id="OCR-SPACE",
        name="汉字间的空格",
        family=Family.LAYOUT,
        severity=Severity.WARNING,
        fix=Fix.SUGGEST,
        clause="编校惯例：汉字之间不空格",
        why="行文中汉字之间不空格，空格多是识别、转换或误触留下的；人名对齐、标题分段所空的不在此列。",
        bad=(
            Bad(
                "各乡镇要认真做好村级组 织换届后续工作，及时建章立制。",
                "各乡镇要认真做好村级组织换届后续工作，及时建章立制。",
            ),
            Bad(
                "致富带头人带动周边群 众就地就近就业增收。",
                "致富带头人带动周边群众就地就近就业增收。",
            ),
            Bad(
                "会上，县委主要负责同志对下一步 工作提出了明确要求。",
                "会上，县委主要负责同志对下一步工作提出了明确要求。",
            ),
            Bad("统一流 转土地，落实“双联双建制 度”。", "统一流转土地，落实“双联双建制度”。"),
        ),
        good=(
            "14家企业 三年间，全市挂牌的企业从无到有，融资渠道越来越宽。",
            "5.8个百分点 截至去年年底，平均负债率较三年前降了不少。",
            "获奖名单如下：一等奖 沈云舟 陆青禾；二等奖 程望山 许知秋。",
            "开展“不忘来时路 奋进新征程”主题党日活动，全体党员重温入党誓词。",
            "由镇党委书记沈 舟牵头，分管同志具体负责，每周调度一次进展情况。",
            "“有事就找他，心里踏实。”——青石社区网格员 吴云桐",
            "〈article_title〉抓实基层党建重点任务 推动乡村全面振兴",
        ),
        in_block=_inner,
    ),
)
