"""Doers: units that a clause begins with and that go on to do something there."""

import re
from collections.abc import Iterator

from zugong_desk.insight.gazetteer import Gazetteer, Place
from zugong_desk.insight.gazetteer_reading import read_at

_HAN = "\u4e00-\u9fff\U00020000-\U0003ffff"
_PARTY = (
    r"(?:党委|常委会|党工委|党组(?!织)|党总支|党支部|工委(?!会(?!同))|纪委监委|纪委|政法委|团委(?!会)|(?<=[省市县区州旗盟])委(?![员托派以会])"
    r"|组织部|宣传部|统战部|工作部|政治部|党校|(?<![布格全大开破结当])局(?!面|势)|(?<=[委府编教防才访改审商金])办(?:公室)?|委员会)"
)
"""How the names of units end that lead others."""
_HOUSE = (
    r"(?:街道(?:办事处)?|社区|(?<![乡城全建])镇|(?<![城返家下回离全])乡(?!村|镇|土|贤|愁)|集团(?!军)|公司|医院|学院|大学|学校|中学|小学|法院|检察院|研究[所院]|协会|商会|联合会"
    r"|妇联|工会|中心|[农林牧]场|(?<![驿务作充])站|(?<![阶手时地片])段|[支大总]队|车间|项目部|[银支分]行|开发区|高新区|经开区|管理区"
    r"|(?<![农乡全山渔])村(?!级|民|里)|(?<![超上夜全我本])市(?![场民委直级]|域)|(?<![全各我本])县(?![委级域直])"
    r"|(?<![地小片景园辖灾山城库全各我本牧社])区(?![委级域直])|州(?![委级直])|(?<![红锦党国])旗(?![委帜])|盟(?![委友]))"
)
"""How those of places, firms and houses end."""
_ENDS = re.compile(rf"{_PARTY}|{_HOUSE}")
_LED = re.compile(rf"{_PARTY}$")
_ORGAN = re.compile(r"[省市县区州旗党工]委")
_LEADING_ENDS = re.compile(_PARTY)
_DOES = re.compile(
    r"(?:积极|大力|持续|扎实|着力|着眼|深入|全力|创新|精准|聚力|聚焦|围绕|针对|紧扣|紧盯|坚持|以|把|将(?!军)|对(?!面)|抓|推|实施|实行|打造|探索|建(?!设[^“])|构|用|通过|立足|依托"
    r"|突出|强化|深化|结合|充分|全面|切实|认真|选(?!举)|组织(?![部架])|开展|开[设办辟]|启动|在|为|从(?!业)|自(?=[0-9今去])|多|严|做|创|统筹|出台|制定|制发|采取|健全|完善|注重|“"
    r"|现有|辖|利用|牵头|率先|主动|发挥|按照|加强|进一步|不断|党建|先后|成立|有效|会同|联合(?!会|体)|引导|梳理|整合|瞄准|锚定|着手|每[月周季年逢个两名]|定期|举办|设立|搭建|借[助力]"
    r"|运用|巧用|活用|试[行点]|指导|督促|动员|发动|带[领头]|规范|优化|细化|编[制印]|绘制|拓[展宽]|投入|筹[集措建]|聘请|严格|常态|一手|分[类级批]|层层|始终|大胆|倡导|引[入进]|面向|派|抽调|发起|发现|收到|请|配|给|拿|带着|晒|亮|拨|承办|主办|筹办|办起|开[列出通]|流转|引来|栽|种|修|募"
    r"|盘活|调整|改[造进革]|培育|兴办|领办|变|给|与|向|由|根据|因地|下[沉足]|集[中成]|灵活|邀请|安排|系统|同步|同|靠|高[标位]|科学|合理|今年|去年|[0-9]{4}年)"
)
"""With what a clause goes on if its subject does something of its own."""
_NO_DEED = re.compile(
    r"书记|副|委员|部长|主任|主席|局长|常委|成员|班子|领导|干部|党员|群众|职工|机关|会(?!同)|办(?!起)|所属|下属|直属|有关|相关|负责|主要|工作|组织|系统|党"
    r"|[的等和与及、，。：；“”（）《》〔\s0-9]|以[上下内]|[级里中内各]|上[级下]|研究|[部科处股室局厅院校队政人站社](?!署)|组(?![建织成])|全体|两新|要|应|须|拟|可|关于|认为|决定|统一部|门口|大[楼院]|驻地|班"
    r"|供稿|撰稿|整理|主办|编印|编(?=$|[ \n])|宣|换届|印|共青|巡|老|信|文|秘|法|综|人才|基层|干监"
)
"""With what a clause goes on behind a party organ's name that only speaks of it."""
_ORDERED = re.compile(
    r"(?:部署|要求|指出|强调|通报|转发|批示|授予|表彰|推荐|召开|印发|下发|刊发|[把将](?:[它其此]|该|这(?:一|种|套|些))(?:做法|经验|模式)?(?:列|编|收|写|录|纳|选|评|定|树|推|印|转|确定|命名|作为[^检])|在《)"
)
_JOINED = re.compile(rf"(?:[、和与][{_HAN}]{{1,14}}?(?:{_PARTY}|{_HOUSE})){{1,2}}(?={_DOES.pattern})")
"""More units that do it together with the first: 县纪委监委、县委组织部联合…."""
_NO_UNIT = re.compile(
    r"^(?!.[^乡城县市区镇各级个全我]{1,2}[县市区旗镇乡街])[由在把将对以从向与和及经被让使各全每该其本某这那据因按为到让如并还也均是有一二三两多等]|^(?:针对|围绕|面对|通过|为了|随着|根据|结合|依托|推动|引导|组织|选派|指导|动员|其中|同时|目前|部分"
    r"|不少|广大|所有|来自|联合|成立|建立|设立|开展|建成|覆盖|涉及|当地|基层|[村支]?两委|农村|乡村|[镇乡县市]村|乡镇|(?:大|中小|特大|现代|新型|沿海|重点)?城市)"
)
_VERB_INSIDE = re.compile(
    r"[把将以被让了着的]|(?<!自)由|邀请|在(?!线)|对(?!外)|推[行动进出]|探索|聚焦|坚持|组织(?!部|委|工作)|开[展办设]|实施|打造|建[立成]|创[新建办]|紧[盯扣]|立足|依托|通过|围绕|针对|引导|成立"
    r"|统筹|牵头|整合|梳理|联合(?!会|体)|选[派聘拔树]|会同|完成|实现|获|深[化入]|强化|带[动领]|支持|帮助|下辖|设立|每[月周年]|积极|大力|持续|扎实|着力|充分|全面|出台|制定|党建(?!办|工作)|是"
    r"|(?:建设|发展|服务|管理|保障)(?!(?:和)?[\u4e00-\u9fff]{0,4}?(?:分公司|公司|集团|局|厅|委|部|中心|区|处|所|科|办|段|队|协会|商会|学院))"
)
"""What stands in no unit's name."""
_OPENERS = re.compile(
    r"(?:近年来|今年以来|去年以来|今年|去年|目前|日前|近日|当前|\d{4}年(?:\d{1,2}月)?(?:以来|起)?|自\d{4}年[^，]{0,6})[，,]\s*"
    r"|(?:针对|围绕|面对|为|在)[^，。]{2,40}，"
)
_CLAUSES = re.compile(r"[，。；：！？\n]+[”）]?|[ \u3000]{1,}|】")
_BULLETS = "△▲●◆◇○■★☆※►▶"
_LONGEST = 30
_SHORTEST_HOUSE = 3
_LEADS = frozenset("委组部局办")
"""How units end that others join."""


def subject_at(
    text: str, start: int, end: int, gazetteer: Gazetteer, near: Place | None, *, any_deed: bool = False
) -> tuple[int, int] | None:
    """The code points of the unit with which a stretch begins, after what only opens it (近年来，针对…，); None if none does.

    With `any_deed` a party organ may go on with any verb, as it does in running text but not in a title.
    """
    at = start
    while at < end and (text[at].isspace() or text[at] in _BULLETS):
        at += 1
    for _ in range(2):
        if opener := _OPENERS.match(text, at, min(end, at + 60)):
            at = opener.end()
    return _unit_at(text, at, end, gazetteer, near, _ENDS, any_deed=any_deed)


def place_that_acts(text: str, start: int, gazetteer: Gazetteer, near: Place | None) -> tuple[int, int] | None:
    """The place with whose full name a title begins and that does something there: 夏津县念好…."""
    said = read_at(gazetteer, text, start, near)
    if said is None or text[said.end - 1] not in "市县区旗镇乡村" or _NO_DEED.match(text, said.end):
        return None
    return start, said.end


def later_subjects(
    text: str, start: int, end: int, gazetteer: Gazetteer, near: Place | None
) -> Iterator[tuple[int, int]]:
    """The units that lead others and do something in a later clause, in order: 针对…，市委两新工委统筹…."""
    for mark in _CLAUSES.finditer(text, start, end):
        found = _unit_at(text, mark.end(), end, gazetteer, near, _LEADING_ENDS, any_deed=True)
        if found:
            yield found


def later_houses(
    text: str, start: int, end: int, gazetteer: Gazetteer, near: Place | None
) -> Iterator[tuple[int, int]]:
    """Towns, villages, firms and other houses that do something in a later clause, in order: 去年以来，锦屏社区收到…."""
    for mark in _CLAUSES.finditer(text, start, end):
        found = _unit_at(text, mark.end(), end, gazetteer, near, _ENDS, any_deed=False)
        if found and found[1] - found[0] >= _SHORTEST_HOUSE:
            yield found


def _unit_at(
    text: str,
    at: int,
    end: int,
    gazetteer: Gazetteer,
    near: Place | None,
    ends: re.Pattern[str],
    *,
    any_deed: bool,
) -> tuple[int, int] | None:
    """The longest unit that begins at a code point and goes on with a verb of doing."""
    run = re.compile(rf"[{_HAN}A-Za-z0-9]*").match(text, at, min(end, at + _LONGEST))
    if run is None or _NO_UNIT.match(run[0]):
        return None
    stops = [
        found.end()
        for found in ends.finditer(text, at + 1, run.end())
        if _acts(text, found.end(), at if any_deed else None)
    ]
    for last in reversed(stops):
        if (last - at > 2 or _ORGAN.fullmatch(text, at, last)) and not _VERB_INSIDE.search(text[at:last]):
            return at, last
    said = read_at(gazetteer, text, at, near) if ends is _ENDS else None
    return (at, said.end) if said and said.end <= end and _acts(text, said.end, None) else None


def _acts(text: str, at: int, begin: int | None) -> bool:
    """Whether a unit that ends at a code point goes on with a deed; given where it began, a party organ with any verb."""
    joined = _JOINED.match(text, at, at + _LONGEST) if text[at - 1] in _LEADS else None
    at = joined.end() if joined else at
    if _ORDERED.match(text, at):
        return False
    if _DOES.match(text, at):
        return True
    led = begin is not None and _LED.search(text, begin, at) is not None
    return led and at < len(text) and _NO_DEED.match(text, at) is None
