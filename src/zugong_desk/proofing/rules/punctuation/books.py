"""Book marks round what is no work, and works without them (PUNCT-BOOK); blanks at the edge of marks (PUNCT-BLANK)."""

import re
from collections.abc import Iterator

from zugong_desk.domain.finding import Act, Fix, Severity
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import Passage
from zugong_desk.proofing.quotes import Marks, pairs
from zugong_desk.proofing.rule import Bad, Family, Rule

_HAN = "\u3400-\u9fff\U00020000-\U0003ffff"
_NO_WORK = re.compile(
    r"(?:身份证|工作证|许可证|结婚证|毕业证|居住证|资格证|准考证|出入证|营业执照|证书|奖状|奖章|锦旗"
    r"|工作日志|民情日记|工作台账|提示单|通知单|交办单|督办单|派工单|联系单|座谈会|推进会|现场会|培训班|研讨会|表彰会|动员会|活动|讲座|有限公司)\Z"
)
_COURSE = re.compile(r"》(?:等)?(?:[两一二三四五六七八九十0-9]+门)?(?:课程|必修课|选修课)")
_IS_WORK = re.compile(r"关于|通知|办法|意见|方案|规定|细则|纪实|侧记|综述|消息|报道")
_WORK = re.compile(
    r"》(?:节目|栏目|杂志|一书|一文|电影|电视剧|歌曲|专题片|微视频|宣传片|文章|通讯|消息|案例|课件|教材|样式|模板|格式)"
)
_PERIODICAL = re.compile(
    r"“(?P<name>[^“”，。；]{2,12})”(?=(?:特色|内部)?(?:专刊|期刊|季刊|月刊|简报刊物|杂志)(?![社]))"
)
_BLANK = re.compile(rf"(?<=[“‘《（])[ \u3000]+(?=[{_HAN}0-9“‘《])|(?<=[{_HAN}0-9”’》])[ \u3000]+(?=[”’》）])")


def _books(passage: Passage) -> Iterator[Hit]:
    text = passage.text
    if not passage.prose:
        return
    for pair in pairs(text) if "《" in text else ():
        if pair.opening == "《" and _names_no_work(text, pair.start, pair.end):
            yield Hit(passage.id, pair.start, pair.end, "课程、证照、奖项、机构、会议、活动和单据等名称不应用书名号")
    for found in _PERIODICAL.finditer(text) if "刊" in text or "杂志" in text else ():
        yield Hit(passage.id, *found.span(), "报刊名应用书名号", suggestion=f"《{found['name']}》", fix=Fix.SUGGEST)


def _names_no_work(text: str, start: int, end: int) -> bool:
    said = text[start + 1 : end - 1]
    if _COURSE.match(text, end - 1):
        return True
    return bool(_NO_WORK.search(said)) and not _IS_WORK.search(said) and not _WORK.match(text, end - 1)


def _blanks(passage: Passage) -> Iterator[Hit]:
    text = passage.text
    if not passage.prose or (" " not in text and "\u3000" not in text):
        return
    within = {at for pair in pairs(text) if pair.marks in Marks for at in (pair.start, pair.end - 1)}
    for found in _BLANK.finditer(text):
        if found.start() - 1 in within or found.end() in within:
            yield Hit(passage.id, *found.span(), "标号与文字之间多出空格", suggestion="", act=Act.CLOSE_UP)


RULES = (
    Rule(
        id="PUNCT-BOOK",
        name="书名号的使用",
        family=Family.PUNCTUATION,
        severity=Severity.STYLE,
        fix=Fix.NONE,
        clause="GB/T 15834—2011 4.15.3；A.13.1",
        why="书名号标示书、报、刊、文件、影视等作品名；不能视为作品的名称不应用书名号，可用引号或不加标号。",
        bad=(
            Bad("向责任单位发出《提示单》。", None, "《提示单》"),
            Bad("开设《𠮷村治理》等三门课程。", None, "《𠮷村治理》"),
            Bad("举办《头雁领航》主题活动，补办《食品经营许可证》。", None, "《食品经营许可证》"),
            Bad("创办“云溪人才”专刊。", "创办《云溪人才》专刊。"),
        ),
        good=(
            "印发《关于开展“头雁领航”活动的通知》《任务清单》。",
            "在《云溪日报》“书记谈”专栏刊发。",
            "播出《我们村的座谈会》节目。",
            "创办《云溪人才》专刊。",
        ),
        in_block=_books,
    ),
    Rule(
        id="PUNCT-BLANK",
        name="标号内侧的空格",
        family=Family.PUNCTUATION,
        severity=Severity.STYLE,
        fix=Fix.SAFE,
        clause="GB/T 15834—2011 5.1.3",
        why="引号、括号、书名号标在所标文字的两端，其间不空格。",
        bad=(
            Bad("印发《 实施办法》。", "印发《实施办法》。"),
            Bad("推行“四联四促 ”机制。", "推行“四联四促”机制。"),
            Bad("各镇（ 街道 ）和𠮷村参加。", "各镇（街道）和𠮷村参加。"),
        ),
        good=("下列说法正确的是（  ）。", "办好“微课堂 直通车”活动。", "坚持“三个导向” 提高质量。"),
        spaced=True,
        in_block=_blanks,
    ),
)
