"""Rows of members right before or behind a number of any measure: 河湾村、东岭村4个村; 议事规则4项，即…; “甲”“乙”三条线路."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from zugong_desk.proofing.rules.counts.lists import HAN, NUMBER, Listed, listed, value

_STOPS = "，。；：！？（）—,;:!?"
_BACK = 120
_MEASURE = "个|名|位|项|条|支|家|所|种|类|大|门|张|本|块|件|部|篇|道|处|面|套|期|座|方面|环节|领域|部门|单位"
_CLAIM = re.compile(
    rf"(?P<n>{NUMBER})\x20?"
    rf"(?:(?P<whole>部门|位一体|单位|环节|领域|方面)|(?P<measure>个|名|位|项|条|支|家|所|种|类|大|门|张|本|块|件|部|篇|道|面|套|期|座)"
    rf"(?P<noun>(?:(?![和与及等])[{HAN}]){{1,6}}))"
)
_LEADS = re.compile("(?P<etc>等)?(?:这)?“?$")
_IS_HAN = re.compile(f"[{HAN}]")
_GOVERNS = re.compile(
    r"(?:建立|设立|成立|组建|打造|建成|新建|开展|实施|推出|选派|培育|形成|制定|出台|评选|走访|覆盖|涉及|化解|解决|创建|引进|完成|新增|安排|派出|抽调|选出"
    r"|配备|聘请|发展|召开|举办|推行|整合|投入|争取|落地|签约|入选|获得|获评|获批|划分|分成|下设|增设|开设|配置|提供|收集|征集|办理|受理|承办|吸纳|带动"
    r"|吸引|招引|招聘|培训|慰问|帮扶|结对|联系|包保|选聘|招录|调整|提拔|命名|表彰|确定|梳理|列出|排查|整改|改造|修建|修复|开发|种植|养殖|流转|盘活"
    r"|[有为共达的了在是各每近约超前余分等第及和与或至到均其全另又再仅只已不从自由向把被将于以按用给让叫称作成出入进开上下里中内外这那])$"
)
_STRONG = re.compile(
    r"机制|制度|措施|举措|环节|方面|领域|部门|单位|服务|功能|内容|标准|原则|职能|模式|业务|维度|层面|步骤|阶段|要素|业态|层次|类别|类型|能力|意识|关系|问题|难题|堵点|任务|职责|板块|模块|平台|窗口|渠道|指标|岗位|队伍|行动|工程|要求|目标|榜|班|课|线路|路线|品牌"
)
_LINK = re.compile("^(?:以及|[和与及、])")
_ONE_EACH = re.compile(r"名|位")
_PEOPLE = re.compile(
    "同志|先进|优秀|党员|干部|代表|模范|教师|医生|选手|村民|学员|专家|老师|个人|委员|选派|村官|大学生|候选|领导"
)
_UNSURE = re.compile(
    "[0-9一二两三四五六七八九十百几数]|[在向到对把由从于将使赴按以让给的等]|深入|组织(?!部|覆盖|建设|生活|领导|保障|振兴|力|体系|化|引领|关系|队伍)|其中|分别|以及各"
)
_NAMES = re.compile("三角|下一代|一线|第一|统一|一体|一老|三农|两新|四史|一站|一对一|万众|一流")
"""Words in which a numeral counts nothing."""
_SORTED = frozenset("支类大门")
_GROUPS = re.compile(
    "[组队]|专班|机制|制度|措施|举措|环节|方面|领域|部门|单位|功能|模块|板块|片区|窗口|课程|服务|标准|指标|能力|榜|线路|路线|经验"
)
_SHORTEST, _LONGEST, _WORDY, _SHORT = 2, 10, 16, 6
_INSTITUTION = "部委局办厅院校厂社会组站所队行司团中心县市区镇乡道"


@dataclass(frozen=True, slots=True)
class Row:
    """A claim at code points [start, end) that says `stated` of a row with these members."""

    start: int
    end: int
    stated: int
    members: Listed
    shown: str


def rows(text: str) -> Iterator[Row]:
    """The claims of a text that the row right beside them contradicts, as far as that is certain."""
    if "、" in text:
        yield from _before(text)
        if any(word in text for word in _SAID):
            yield from _behind(text)
    if "”" in text or "》" in text:
        yield from _marked(text)


def _before(text: str) -> Iterator[Row]:
    """学习、宣传、落实四个环节: members of one make, and nothing else between the marks."""
    past = 0
    for found in _CLAIM.finditer(text):
        lead = _LEADS.search(text, max(0, found.start() - 3), found.start())
        end = lead.start() if lead else found.start()
        if not end or not _IS_HAN.match(text, end - 1):
            continue
        etc = bool(lead and lead["etc"])
        begin = max(0, past, end - _BACK)
        past = found.end()
        clause = text[max(begin, *(text.rfind(stop, begin, end) + 1 for stop in _STOPS)) : end]
        clause = _LINK.sub("", clause)
        if "、" not in clause or "“" in clause or "《" in clause or _GOVERNS.search(clause):
            continue
        members = listed(clause)
        stated = value(found["n"])
        if members is None or stated < 2 or members.allows(stated) or not members.near(stated):
            continue
        if (etc and stated >= members.least) or not _of_one_make(members, found):
            continue
        strong = _STRONG.match(found["whole"] or found["noun"]) is not None
        if strong or (members.least == members.most and abs(stated - members.least) == 1):
            yield Row(found.start("n"), _end(found), stated, members, clause)


def _end(found: re.Match[str]) -> int:
    """Where the claim ends: behind its noun, two characters of it if it is long."""
    if found["whole"]:
        return found.end("whole")
    return min(found.end("noun"), found.start("noun") + 2)


def _of_one_make(members: Listed, found: re.Match[str]) -> bool:
    """Whether the members behind the first are certainly a row: of one length, one ending, one sort."""
    rest = list(members.members[1:])
    tail = re.split("以及|和|(?<!参)与|(?<![普涉惠提])及", rest[-1])
    if len(tail) > 1:
        rest[-1:] = tail
    if not rest or any(_UNSURE.search(_NAMES.sub("", one)) or not _SHORTEST - 1 <= len(one) <= _WORDY for one in rest):
        return False
    noun = found["whole"] or found["noun"]
    first = members.members[0]
    if len({one[-1] for one in (first, *rest)}) == 1 and len(rest) > 1:
        return True
    if noun.startswith(("单位", "部门", "企业", "家")):
        return all(one[-1] in _INSTITUTION for one in (first, *rest)) or _one_length(rest)
    if found["measure"] and _ONE_EACH.match(found["measure"]):
        return bool(_PEOPLE.match(noun)) and all(2 <= len(one) <= 3 for one in rest) and len(rest) > 1
    if _one_length(rest) and len(first) >= len(rest[0]) and len(rest) > 1:
        return True
    sizes = [len(one) for one in rest]
    several = found["measure"] in _SORTED or _GROUPS.search(noun)
    return bool(several) and len(rest) > 1 and min(sizes) > 1 and max(sizes) - min(sizes) == 1 and max(sizes) <= _SHORT


def _one_length(rest: list[str]) -> bool:
    return len({len(one) for one in rest}) == 1 and len(rest[0]) <= _LONGEST


# 议事规则4项，即会议规则、表决规则、公开规则。
_NAMED = re.compile(
    rf"(?P<n>{NUMBER})\x20?(?:{_MEASURE})(?P<noun>[{HAN}]{{0,8}})"
    r"(?:[，,]|——)?(?:(?<=，)即|即：|分别是|分别为|依次是|依次为|具体是|具体为|也就是)：?(?P<list>[^，。；：！？（）—]{4,160})(?=[，。；）])"
)
_GOES_ON = re.compile("，[^，。；：！？]{0,40}?[、和与及]|；")
_SAID = ("即", "分别", "依次", "具体", "也就是")
_OPEN = re.compile("等|其中|[0-9]|……|每|各|或")


def _behind(text: str) -> Iterator[Row]:
    for found in _NAMED.finditer(text):
        names = found["list"]
        members = _quoted(names) or listed(names)
        stated = value(found["n"])
        if members is None or stated < 2 or _OPEN.search(names) or members.allows(stated) or not members.near(stated):
            continue
        if not _GOES_ON.match(text, found.end()):
            yield Row(found.start("n"), found.end("noun"), stated, members, names)


def _quoted(names: str) -> Listed | None:
    """The members of a row that consists of names in marks."""
    found = _MARK.findall(names)
    bare = _MARK.sub("", names).strip("、和与及")
    return Listed(tuple(one[1:-1] for one in found)) if len(found) > 1 and not bare.strip("、和与及") else None


# “甲”“乙”“丙”四条精品线路, 《甲》《乙》3项制度
_MARK = re.compile("“[^“”]{1,24}”|《[^《》]{1,40}》")
_MARKED = re.compile(
    rf"(?<![、和与及”》])(?P<list>(?:“[^“”]{{1,24}}”|《[^《》]{{1,40}}》)(?:[、和与及]?(?:“[^“”]{{1,24}}”|《[^《》]{{1,40}}》))+)"
    rf"(?P<etc>等)?(?:这)?(?P<n>{NUMBER})\x20?(?:个|项|条|支|家|所|种|类|大|门|张|本|块|件|部|篇|首|道|套|座)(?P<noun>[{HAN}]{{1,6}})(?![”])"
)


def _marked(text: str) -> Iterator[Row]:
    for found in _MARKED.finditer(text):
        members = Listed(tuple("甲" for _ in _MARK.findall(found["list"])))
        stated = value(found["n"])
        open_ = stated >= members.least if found["etc"] else stated == members.least
        if stated < 1 or open_ or not members.near(stated) or found["noun"].startswith("月"):
            continue
        yield Row(found.start("n"), min(found.end("noun"), found.start("noun") + 2), stated, members, found["list"])
