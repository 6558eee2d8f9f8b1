"""The shape of an organisation's name: what a byline or a credit looks like, whatever the place."""

import re

_HAN = "\u4e00-\u9fff\U00020000-\U0003ffff"
_UNIT_END = (
    r"(?:委|工委|党委|党工委|党组|党组织|纪委|团委|组织部|宣传部|统战部|党校|支部|总支|局|办|室|委员会|街道|镇|乡|集团|公司"
    r"|商会|协会|学会|联合会|工会|妇联|科协|残联|工商联|大学|学院|学校|中学|小学|医院|法院|检察院|中心|厅|部|处|社区|村|[管村居]委会|办事处"
    r"|开发区|园区|农场|厂|站|馆|报社|杂志社|银行|供电局|支队|大队|政府|党群工作部|工作部|人才办|专班|领导小组|(?:调研|课题|工作|督导|巡察|考察|编写|检查|指导|专项|评估|核查|调查|采访|宣讲|联合|写作)组|科|股|科室|处室)(?:供稿|撰稿|整理)?"
)
_UNIT = re.compile(rf"(?:中共)?[{_HAN}A-Za-z0-9·“”（）()、]{{1,26}}?{_UNIT_END}(?:[ \u3000、]+[{_HAN}]{{2,14}}){{0,3}}")
_UNIT_STRONG = re.compile(
    rf"中共[{_HAN}]+委|委组织部|[省市县区州旗]委(?:$|[办各])|党工委|工委$|党委$|党组$|委员会$|研究室$|集团$|公司$|联合会$|办事处$|街道$|局$|工作部$|领导小组(?:办公室)?$|调研组$|课题组$|供稿$"
)
_WORK = (
    r"(?!.{0,4}(?:局|厅|委|集团|公司|部|中心|站|办|处|科|院|所)$"
    r"|.{0,12}(?:党委|党组|党总支|党支部|党工委|集团|公司|组织部|委员会|领导小组|领导小组办公室)$)"
)
_NOT_IN_UNIT = re.compile(
    rf"[。，；：！？《》—…+＋]|(?:(?<!党)的|[了着把以推抓促强])(?!办|委)|坚持|深化|推进|推动|打造|构建|激发|实施|聚焦|助力|赋能|提升|创新{_WORK}"
    rf"|建设{_WORK}|服务{_WORK}|发展(?!改革){_WORK}"
    r"|[大全格布开破]局$|[干全内外]部$|组建|成立|召开|举办|印发|出台|[乡农强富]村$|[兴创帮督]办$|围绕中心$|(?<![\u4e00-\u9fff])服务中心$|(?:基层|涣散|后进|先进)党组织$|有(?:支部|组织)$|[实好细深长]处$|[进到在入]社区$"
)
_PREFIX = re.compile(r"^(?:供\s*稿|撰\s*稿|来稿|报送|作\s*者|单位|供稿单位|报送单位)\s*[:：]\s*")
_SUFFIX = re.compile(r"(?<=[\u4e00-\u9fff]{3})[ \u3000]{0,4}(?:供稿|撰稿|整理)$")
_EDGES = " \t\u3000—－-·•*●○◆◇■□▲△▼▽★☆※◎►▶▌▍▎█▪❖➢"
_SOURCE = re.compile(r"^(?:来源|摘自|转自|选自|原载|据)\s*[:：《]?|^(?:载|原载)?《[^》]{2,20}》.{0,8}\d{4}年")

_POST = "(?:书记|部长|主任|局长|[县区市镇乡]长|主席|常委|委员|院长|校长|处长|科长)"
_NAME = rf"[{_HAN}](?:[ \u3000]*[{_HAN}]){{1,3}}"
_AUTHOR = re.compile(
    rf"[\u4e00-\u9fff、 \u3000]{{2,24}}?{_POST}[ \u3000]+{_NAME}|(?:本[刊报]|特约)?(?:记者|评论员|通讯员)[\s：:]*{_NAME}"
)
LONGEST = 40
_SHORT = frozenset(("党校", "团委", "工会", "妇联", "科协", "党办", "人大", "政协"))
"""Names of two characters, as inside one house units are called."""
_DEEPEST = 4
"""Pairs of brackets that may hold a name."""
BRACKETS = {"（": "）", "(": ")", "【": "】", "[": "]", "〔": "〕", "〖": "〗", "［": "］"}


def looks_like_organisation(text: str) -> bool:
    """Whether a text reads as the name of one or more units and nothing else."""
    text = text.strip()
    if text in _SHORT:
        return True
    return 3 <= len(text) <= LONGEST and not _NOT_IN_UNIT.search(text) and _UNIT.fullmatch(text) is not None


def surely_organisation(text: str) -> bool:
    """Whether the name ends as only a unit's does (…委组织部, …集团)."""
    return looks_like_organisation(text) and _UNIT_STRONG.search(text.strip()) is not None


def looks_like_author(text: str) -> bool:
    """Whether a text names a person by post and name, or one of the bulletin's own writers."""
    return len(text) <= LONGEST and _AUTHOR.fullmatch(text.strip()) is not None


def bare(text: str) -> str:
    """The name as printed, without brackets around it, dashes before it or a word such as 供稿."""
    text = text.strip(_EDGES)
    for _ in range(_DEEPEST):
        if len(text) > 2 and BRACKETS.get(text[0]) == text[-1]:
            text = text[1:-1].strip()
    return _SUFFIX.sub("", _PREFIX.sub("", text)).strip()


def names_a_source(text: str) -> bool:
    """Whether a credit names where a text was taken from rather than who wrote it."""
    return bool(_SOURCE.match(bare(text)))
