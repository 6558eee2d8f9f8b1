"""Dashes and hyphens that are too short, or too low, for what they do (PUNCT-DASH, PUNCT-HYPHEN)."""

import re
from collections.abc import Iterator

from zugong_desk.domain.finding import Fix, Severity
from zugong_desk.domain.kinds import Kind
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import Passage
from zugong_desk.proofing.quotes import Marks, inside
from zugong_desk.proofing.rule import Bad, Family, Rule

_HAN = "\u3400-\u9fff\U00020000-\U0003ffff"
_SHORT = "—–－"
_KIN = "母公司|子公司|总公司|兄弟企业|龙头企业|骨干企业|牵头企业|链主企业|头部企业|重点企业|主导企业|本土企业|合作企业|上市公司|示范企业"
_KIN += "|种植大户|养殖大户|种田大户|种粮大户|承建单位|建设单位|设计单位|施工单位|牵头单位|运营单位|帮扶单位|领军企业|致富带头人"
_TOLD = re.compile(
    rf"(?:集团|公司|企业|合作社|医院|学校|中心|村|社区|基地)(?P<dash>[{_SHORT}])[{_HAN}]{{2,18}}的[{_HAN}]{{0,8}}"
    r"(?:单位|企业|公司|主体|基地|发源地|所在地|诞生地|大户|代表|典型)(?=[，。])"
)
_RANKED = (
    rf"(?:首[个家座所]|唯一|全国|国家级|省级|市级|示范|先进|标杆|明星|著名|知名|最大)[{_HAN}]{{0,8}}"
    "(?:企业|公司|集团|平台|园区|景区|学校|医院|社区|村)"
)
_CLASS = re.compile(rf"(?:{_KIN}|{_RANKED})(?P<dash>[{_SHORT}])(?P<name>[{_HAN}]{{2,4}}[{_HAN}（）]{{2,16}})")
_CLASSES_TOO = re.compile(
    r"(?:专业|重点|龙头|示范|配套|中小|上下游|高校|院校|科研|政府|银行|金融|基地|市场|农户|农民|合作社|协会|商会|平台|园区|产业|村集体|村民|家庭|用户|客户|社会|行业|相关|部门)"
)
_LOW = re.compile(rf"(?:^|(?<=[{_HAN}”》）。！？，：]))(?:--|－－)(?![-－])(?=[{_HAN}“《（])")
_BULLET = re.compile(rf"[—–](?=[{_HAN}“])")
_OPENS = re.compile(rf"(?:(?<=[。！？])|(?<=[。！？]”))[—–](?=[{_HAN}])")
_SUBTITLE = re.compile(
    rf"(?<![{_SHORT}])[{_SHORT}](?=记[{_HAN}“]|访[{_HAN}“]|写在|[{_HAN}“”]{{2,30}}(?:纪实|侧记|综述|纪事|速写)$)"
)
_SENTENCE = "。；！？"
# 流出地——流入地, 县城——云溪专线, 2021——2023年, “支部——党员——群众”: what is joined takes the short line.
_SPAN = re.compile(
    rf"(?<![{_HAN}])(?:[{_HAN}]{{1,6}}(?P<like>[{_HAN}]))(?P<ends>——)[{_HAN}]{{1,6}}?(?P=like)(?=[、，。双两互结间共之的联旅公高铁])"
    rf"|(?:开通|开行|修建|新建|修通|打通|往返|连接)[{_HAN}]{{2,8}}(?P<line>——)[{_HAN}]{{2,10}}?(?:专线|公交|公路|高速|铁路|航线|线路|班线|道路|路段|旅游环线)"
    r"|(?:(?:19|20)[0-9]{2}年?|(?<![0-9])[0-9]{1,2}[月日])(?P<time>——)(?:(?:19|20)[0-9]{2}年|[0-9]{1,2}[月日])"
)
_CHAINS = re.compile(
    rf"“[{_HAN}]{{1,8}}(?:——[{_HAN}]{{1,8}}){{2,6}}”|(?<![{_HAN}])[{_HAN}]{{1,12}}(?:——[{_HAN}]{{1,8}}){{2,6}}(?<=[{_HAN}])(?=[三四五六]级|链条|一体)"
    rf"|(?<![{_HAN}])[{_HAN}]{{1,12}}(?:——[{_HAN}]{{1,8}}?){{2,6}}(?=[三四五六]级|链条|一体化?|全链条)"
)

_HYPHENS = re.compile(rf"(?<=[{_HAN}”])-(?=[{_HAN}“])(?:[{_HAN}“”]+-(?=[{_HAN}“]))*")
_COMPOUND = re.compile(
    r"(?:盆地|高原|平原|山脉|山地|走廊|断裂|地震|海沟|造山|构造|环流|气压|定律|定理|方程|效应|综合征|指数|模型|反应|合金|病|酸|醇|酯|胺)"
)
_FOREIGN = re.compile(r"(?:让|玛丽|安娜|简|卡尔|汉斯|皮埃尔|伊夫|克洛德|弗朗索瓦)\Z")


def _dash(passage: Passage) -> Iterator[Hit]:
    text = passage.text
    if not passage.prose:
        return
    for found in _LOW.finditer(text):
        yield Hit(passage.id, *found.span(), "破折号写成了连字符，应占两个字的位置", suggestion="——", fix=Fix.SAFE)
    if passage.kind is not Kind.PARAGRAPH and (sub := _SUBTITLE.search(text)):
        yield Hit(passage.id, *sub.span(), "副题前的破折号只占了一个字", suggestion="——", fix=Fix.SAFE)
    elif bullet := _BULLET.match(text):
        yield Hit(passage.id, *bullet.span(), "段首的破折号只占了一个字", suggestion="——", severity=Severity.WARNING)
    if not any(dash in text for dash in _SHORT):
        return
    yield from _long(passage)
    yield from _explaining(passage)
    for found in _OPENS.finditer(text):
        yield Hit(passage.id, *found.span(), "句末之后的破折号只占了一个字，应占两个字", suggestion="——")
    for found in _CLASS.finditer(text):
        at = found.start("dash")
        if not _CLASSES_TOO.match(found["name"]) and _alone(text, at) and not inside(text, at, Marks.QUOTE, Marks.BOOK):
            yield Hit(passage.id, at, at + 1, "引出名称的破折号只占了一个字，应占两个字", suggestion="——")


def _explaining(passage: Passage) -> Iterator[Hit]:
    """Who somebody is, told behind a dash: 云溪集团—环城路项目的建设单位，."""
    text = passage.text
    for found in _TOLD.finditer(text):
        at = found.start("dash")
        if _alone(text, at) and not inside(text, at, Marks.QUOTE, Marks.BOOK):
            yield Hit(passage.id, at, at + 1, "引出解释的破折号只占了一个字，应占两个字", suggestion="——")


def _long(passage: Passage) -> Iterator[Hit]:
    """Dashes of two where places, times or the links of a chain are joined."""
    text = passage.text
    if "——" not in text:
        return
    told = "连接起止、环节用一字线“—”，不用破折号"
    for found in _SPAN.finditer(text):
        start, end = found.span(next(name for name in ("ends", "line", "time") if found[name]))
        yield Hit(passage.id, start, end, told, suggestion="—", severity=Severity.WARNING)
    for found in _CHAINS.finditer(text):
        said = found[0]
        yield Hit(passage.id, *found.span(), told, suggestion=said.replace("——", "—"), severity=Severity.WARNING)


def _alone(text: str, at: int) -> bool:
    """Whether the dash is the only one of its sentence: several make a chain, not an explanation."""
    start = max(text.rfind(mark, 0, at) for mark in _SENTENCE) + 1
    end = min((stop for mark in _SENTENCE if (stop := text.find(mark, at)) >= 0), default=len(text))
    return sum(text.count(dash, start, end) for dash in _SHORT) == 1


def _hyphen(passage: Passage) -> Iterator[Hit]:
    text = passage.text
    if not passage.prose or "-" not in text:
        return
    for found in _HYPHENS.finditer(text):
        start, end = found.start() - 1, found.end() + 1
        if inside(text, start, Marks.BOOK) or _is_compound(text, found.start(), found.end()):
            continue
        said = text[start:end]
        yield Hit(passage.id, start, end, "汉字之间的连接号用了短横线“-”", suggestion=said.replace("-", "—"), word=said)


def _is_compound(text: str, start: int, end: int) -> bool:
    """Whether a compound noun or a foreign name is joined, which does take the short mark."""
    return bool(_COMPOUND.search(text, end, end + 8) or _FOREIGN.search(text, max(0, start - 6), start))


RULES = (
    Rule(
        id="PUNCT-DASH",
        name="破折号不足两字",
        family=Family.PUNCTUATION,
        severity=Severity.ERROR,
        fix=Fix.SUGGEST,
        clause="GB/T 15834—2011 4.10.2；5.1.4",
        why="破折号占两个字的位置。地名、时间、流程之间的一字线是连接号，不在此列。",
        bad=(
            Bad("协调龙头企业—云溪禾丰粮油集团与农户签约。", "协调龙头企业——云溪禾丰粮油集团与农户签约。"),
            Bad("云溪交投集团—环城路项目的建设单位，率先行动。", "云溪交投集团——环城路项目的建设单位，率先行动。"),
            Bad("会议明确了主攻方向--强村富民。", "会议明确了主攻方向——强村富民。"),
            Bad("〈heading 1〉—记𠮷水村党支部书记", "〈heading 1〉——记𠮷水村党支部书记"),
            Bad("“路通了，心也通了。”—村民的话很实在。", "“路通了，心也通了。”——村民的话很实在。"),
            Bad("—𠮷村机制。每季度评议一次。", "——𠮷村机制。每季度评议一次。"),
            Bad("推动流出地——流入地双向共管。", "推动流出地—流入地双向共管。", "——"),
            Bad("开通县城——𠮷水旅游专线，2021——2023年建成。", "开通县城—𠮷水旅游专线，2021—2023年建成。"),
            Bad("建强“支部——党员——群众”链条。", "建强“支部—党员—群众”链条。"),
            Bad("促成该厂与母公司—东岭重型机床厂对接。", "促成该厂与母公司——东岭重型机床厂对接。", "—"),
        ),
        good=(
            "协调龙头企业——云溪禾丰粮油集团与农户签约。",
            "开通云溪—东岭旅游专线。",
            "形成龙头企业—合作社—农户的链条。",
            "推广“龙头企业—云溪粮油公司”对接法。",
            "推动重点企业—专业院校结对。",
            "他只有一个想法——让乡亲们富起来，特色产业——油桃产业喜获丰收。",
        ),
        in_block=_dash,
    ),
    Rule(
        id="PUNCT-HYPHEN",
        name="汉字间的半角连字符",
        family=Family.PUNCTUATION,
        severity=Severity.WARNING,
        fix=Fix.SUGGEST,
        clause="GB/T 15834—2011 4.13.3.1；4.13.3.2",
        why="标示相关项目的起止一般用一字线“—”；短横线用于复合名词、化合物名、外来语、号码和编号。确是复合名词的可以不改。",
        bad=(
            Bad("建立“受理-办理-回访”机制。", "建立“受理—办理—回访”机制。", "理-办理-回"),
            Bad("开行云溪-东岭公交。", "开行云溪—东岭公交。"),
            Bad("打通𠮷村-镇区道路。", "打通𠮷村—镇区道路。"),
        ),
        good=(
            "建立“受理—办理—回访”机制。",
            "考察吐鲁番-哈密盆地风电项目。",
            "见表2-1和图3-2，热线0551-1234567。",
            "引进WTO-TBT通报系统，型号A-3。",
            "刊于《云溪通讯-增刊》。",
        ),
        in_block=_hyphen,
    ),
)
