"""Rates without their per cent, and times whose second unit is cut: 满意率达到98.6, 由42分钟缩短到18分."""

import re
from collections.abc import Iterator

from zugong_desk.domain.finding import Fix, Severity
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import Passage
from zugong_desk.proofing.rule import Bad, Family, Rule

_FIGURE = r"(?P<figure>100|[1-9][0-9](?:\.[0-9]{1,2})?)"
_REACHES = (
    r"(?:为|是|达到了?|达|高达|超过|超|保持在|稳定在|升至|降至|[：:]"
    r"|(?:提高|提升|上升|增长|增加|攀升|跃升|升高|下降|降低|降)[到至]了?)"
)
_CLOSED = r"(?=[，。；！？）]|以上|左右|$)"
_RATE = re.compile(
    r"(?:(?:满意|办结|完成|覆盖|合格|达标|参与|参学|参会|到会|参训|普及|出勤|到课|就业|入学|巩固|成活|完好|办复|结案|回复|上线"
    r"|绿化|化解|调解|知晓|破案|优良|优秀|回访|持证|入户|见面|签约|履约|通过|及格|正确|使用|利用|入住|出租|硬化|达产|投产|开工|竣工"
    r"|整改|销号|响应|好评|支持|公开|报到|认领|接通|安装|处置|处理|受理|兑现|发放|采纳|回收|留存|交办|登记|录入|识别|准确|查实"
    r"|群众满意|安全感|认可|信任|点赞)率|满意度|知晓度|认可度|好评度|安全感)"
    rf"(?:也|均|都|已|分别|平均|综合|总体|由|从)?(?:[0-9.]+[%％](?:左右)?)?{_REACHES}?[ \u3000]?{_FIGURE}{_CLOSED}"
)
_CUT = re.compile(
    r"[由从](?:原来的|过去的|最初的|平均)?[0-9.]+(?P<unit>分钟|小时)[^，。；！？0-9]{0,8}[到至为](?:了|现在的)?[0-9.]+(?P<cut>分(?![钟之])|小(?!时)|时(?!间)|)(?=[，。；、！？）”]|$)"
)


def _in_block(passage: Passage) -> Iterator[Hit]:
    text = passage.text
    if not passage.prose:
        return
    if "率" in text or "度" in text or "感" in text:
        for found in _RATE.finditer(text):
            start, end = found.span("figure")
            yield Hit(passage.id, start, end, "比率后缺百分号", found["figure"] + "%")
    if "分钟" in text or "小时" in text:
        for found in _CUT.finditer(text):
            if (found["unit"], found["cut"]) not in {("分钟", "时"), ("小时", "分")}:
                start, end = found.span("cut")
                first = start - len(text[:start]) + len(text[:start].rstrip("0123456789."))
                yield Hit(
                    passage.id, first, end, f"前后单位不一，疑缺“{found['unit']}”", text[first:start] + found["unit"]
                )


RULES = (
    Rule(
        id="NUM-NOPCT",
        name="比率、时长缺单位",
        family=Family.NUMERALS,
        severity=Severity.WARNING,
        fix=Fix.SUGGEST,
        clause="GB/T 15835—2011；编校惯例：数后写全单位",
        why="百分比、时长之后的单位不能省；漏了就不成一个量。",
        bad=(
            Bad("群众满意率达到96.4，办事更省心。", "群众满意率达到96.4%，办事更省心。", "96.4"),
            Bad("参学率由85.2%提高到97.1。", "参学率由85.2%提高到97.1%。"),
            Bad("办事时间由40分钟缩短到15分。", "办事时间由40分钟缩短到15分钟。", "15分"),
            Bad("𠮷村好评率为100。", "𠮷村好评率为100%。"),
        ),
        good=(
            "群众满意率达到96.4%，容积率为1.8，利率3.5‰，满意度排名第12。",
            "满意率、办结率分别达到96.4、97.1个百分点以上。",
            "满意度90分以上，由40分钟缩短到15分钟，从2小时缩短到30分钟。",
            "办结率达到98.6、99.1%，满意率为9成。",
        ),
        in_block=_in_block,
    ),
)
