"""Arithmetic that a text states itself: growth from one figure to another, differences, shares."""

import re
from collections.abc import Iterator
from decimal import Decimal

from zugong_desk.domain.amounts import Amount
from zugong_desk.domain.finding import Fix, Severity
from zugong_desk.proofing.amounts import amounts
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import Passage
from zugong_desk.proofing.rule import Bad, Family, Rule
from zugong_desk.proofing.rules.numerals.growth import difference, growth
from zugong_desk.proofing.rules.numerals.parts import parts
from zugong_desk.proofing.rules.numerals.precision import bounds, exact, percent, step, unit_of
from zugong_desk.proofing.rules.numerals.rates import rates
from zugong_desk.proofing.rules.numerals.totals import totals

_OF = re.compile(r"[ \u3000]?[，,（(]占[^，。；、0-9]{0,12}[（(]?")
_SHARE = re.compile(r"[）)]?的[ \u3000]?")
_WHOLE_RATE = re.compile(
    r"(?:占(?![^，。；、]{0,8}(?:任务|计划|目标|预算|指标|上年|去年|同期|年度))(?:全[县市区镇村省]|总|比|"
    r"[^，。；、0-9超]{0,8}的)|(?:满意|合格|参与|覆盖|知晓|信任|认可|支持)度"
    r"|(?<!增长)(?<!增值)(?<!完成)(?<!回报)(?<!收益)(?<!利润)(?<!毛利)(?<!产销)(?<!贡献)(?<!负债)(?<!入学)(?<!利用)(?<!上座)(?<!充足)"
    r"(?<!备覆盖)(?<!周转)(?<!流动)(?<![效比汇速税增利产频倍])率)"
    r"(?:也|均|都|已|分别)?(?:为|达到|达|提升到|提升至|提高到|上升到|保持在|稳定在|高达|[：:])?[ \u3000]?$"
)
_INDUSTRIES = re.compile(
    r"三次产业[^，。；0-9]{0,14}([0-9]+(?:\.[0-9]+)?)[:：∶]([0-9]+(?:\.[0-9]+)?)[:：∶]([0-9]+(?:\.[0-9]+)?)"
)
_HUNDRED = Decimal(100)
_ROUNDING = Decimal("0.2")


def _in_block(passage: Passage) -> Iterator[Hit]:
    text = passage.text
    if not passage.prose:
        return
    found = amounts(text)
    for at, one in enumerate(found):
        following = found[at + 1 : at + 3]
        if following:
            yield from growth(passage, one, following[0], following[1] if len(following) == 2 else None)
        if len(following) == 2:
            yield from difference(passage, one, *following)
            yield from _share(passage, one, *following)
        if one.unit == "%" and one.value > _HUNDRED and _WHOLE_RATE.search(text, max(0, one.start - 16), one.start):
            yield Hit(passage.id, one.start, one.end, "部分占整体的比率不会超过100%")
    if "其中" in text:
        yield from parts(passage, found)
    if len(found) > 1:
        yield from rates(passage, found)
        yield from totals(passage, found)
    if "三次产业" in text:
        yield from _industries(passage)


def _share(passage: Passage, part: Amount, whole: Amount, rate: Amount) -> Iterator[Hit]:
    """X，占A的x%."""
    text = passage.text
    if rate.unit != "%" or not exact(part, whole, rate) or unit_of(part) != unit_of(whole) or not part.unit:
        return
    if not _OF.fullmatch(text, part.marks_end, whole.marks_start) or not _SHARE.fullmatch(
        text, whole.marks_end, rate.marks_start
    ):
        return
    (low, high), (least, most) = bounds(part), bounds(whole)
    if least > 0 and not low / most * 100 - step(rate) <= rate.value <= high / least * 100 + step(rate):
        yield Hit(
            passage.id,
            part.start,
            rate.end,
            f"前后数字算不拢：按前两个数约为{percent(part, whole)}",
            why="请核对三个数哪一个有误。",
        )


def _industries(passage: Passage) -> Iterator[Hit]:
    for found in _INDUSTRIES.finditer(passage.text):
        if abs(sum(Decimal(one) for one in found.groups()) - _HUNDRED) > _ROUNDING:
            yield Hit(passage.id, found.start(1), found.end(3), "三次产业的比重相加不等于100")


RULES = (
    Rule(
        id="NUM-SUM",
        name="数字关系",
        family=Family.NUMERALS,
        severity=Severity.ERROR,
        fix=Fix.NONE,
        clause="编校惯例：数据核对",
        why="按文中给出的数推算，已留四舍五入的余地。",
        bad=(
            Bad("集体收入由20万元增加到50万元，增长80%。", None, "20万元增加到50万元，增长80%"),
            Bad("网格由120个增加到110个。"),
            Bad("办件量从300件增加到450件，增加140件。"),
            Bad("全年培训450人，比上年的300人增加50人。"),
            Bad("群众满意率达103.5%。", None, "103.5%"),
            Bad("调解成功率达108%。", None, "108%"),
            Bad("包保积案16件，目前已化解12件、正在推进5件。", None, "16件，目前已化解12件、正在推进5件"),
            Bad("有86名青年干部走上科级领导岗位，其中正科级19名、副科级76名。"),
            Bad("新建党组织44个，其中楼宇党委6个、联合党支部39个。"),
            Bad("共审核报名人员230人，通过242人。"),
            Bad("设服务站120个，其中示范站130个。"),
            Bad("𠮷🙂镇完成30户，占应改60户的45%。"),
            Bad("有干部120名，其中女干部30名，占比35%。"),
            Bad("有村干部1500名，其中大专以上学历600名，占35%。"),
            Bad("收入从2019年的20万元增加到2022年的50万元，增长3倍。"),
            Bad("产值由2亿元增加到3亿元，翻了两番。"),
            Bad("三次产业比重为12.3:45.1:52.6。"),
            Bad("选派270名干部，其中县级60名、乡级230名。", None, "270名干部，其中县级60名、乡级230名"),
            Bad("建成书屋42个，其中城区30个、乡镇20个，藏书9万册。", None, "42个，其中城区30个、乡镇20个"),
            Bad("现有党员640人，其中生产一线党员310人、占61.2%。", None, "310人、占61.2%"),
            Bad("全县380名村干部中，大专以上学历的150名，占49%。", None, "150名，占49%"),
            Bad("发放问卷600份，收回582份，回收率79%。", None, "582份，回收率79%"),
            Bad("征集意见300条，采纳320条。"),
            Bad("梳理难题45件，已办结32件，剩余15件。", None, "45件，已办结32件，剩余15件"),
            Bad("实行百分制，其中学习50分、活动30分、评议30分，每季度公示1次。", None, "50分、活动30分、评议30分"),
            Bad("培训14名村干部、9名后备干部，共25名。", None, "14名村干部、9名后备干部，共25名"),
            Bad("全镇共有村22个：强村8个、弱村13个。", None, "22个：强村8个、弱村13个"),
            Bad("试点村9个（山区村3个、平原村4个）。", None, "9个（山区村3个、平原村4个"),
            Bad("目标任务140个，已完成96个，完成率85%。"),
            Bad("男党员120人，占60%；女党员80人，占50%。"),
            Bad("转化率由58%提高到62%，提高5个百分点。", None, "58%提高到62%，提高5个百分点"),
            Bad("现有党支部30个，其中机关党支部12个、农村党支部15个、社区党支部9个。"),
            Bad(
                "引进人才436名，同比增长27.4%，其中博士138名、硕士316名。",
                None,
                "436名，同比增长27.4%，其中博士138名、硕士316名",
            ),
            Bad("开发课程38门，其中党性教育17门、专业能力12门、情景模拟15门。"),
            Bad("新增床位460张，其中城区310张、乡镇140张。", None, "460张，其中城区310张、乡镇140张"),
            Bad("排查问题128个，已整改120个，其中安全类58个、环境类46个、纠纷类38个。"),
            Bad("投入资金500万元，其中财政资金300万元、社会资金250万元。"),
            Bad(
                "收入中，经营收入占45%、租赁收入占35%、补助收入占30%。",
                None,
                "经营收入占45%、租赁收入占35%、补助收入占30%",
            ),
            Bad("支部评议、群众评议、组织评定分别占40%、30%、20%的权重。", None, "占40%、30%、20%的权重"),
        ),
        good=(
            "𠮷师傅帮助三家新店改进配方，其中“麦香坊”两年开出分店5家。",
            "集体收入由20万元增加到50万元，增长150%，网格由110个增加到120个。",
            "产值由1.2亿元增加到1.6亿元，增长33%，年均增长12%。",
            "资产负债率达102%，国有资本保值增值率为106%，拨备覆盖率达180%，劳动生产率提高到120%。",
            "包保积案16件，目前已化解12件、正在推进4件；受理诉求30件，已办结30件，正在推进项目5件。",
            "任务完成率达103%，占年度任务的106.7%，投资增长120%，占地103亩，占比98%。",
            "设服务站120个，其中示范站30个，累计接访1300个群众。",
            "有党员120名，其中大学生80名、女性60名。",
            "有干部120名，其中35岁以下的30名，占比25%，占全市的8%。",
            "全年发展党员43名，其中35岁以下的教师31名，县级以上骨干教师18名；有企业100家，其中规上企业60家、高新企业50家。",
            "新增床位460张，其中城区310张、乡镇150张，护理床位200张；党员占60%、女性占45%、大专以上学历占80%。",
            "投入资金500万元，其中财政资金300万元，用于修路250万元；按40%、30%、30%的权重计分。",
            "收入由20万元增加到82万元，翻了两番，由20万元增加到50万元，增长1.5倍。",
            "村由14个增加到39个，41个支部受表彰；设3个调查组，对其中60个村作了调查。",
            "全区有83个社区，其中建成20年以上的老旧小区412个；有村120个，其中设网格员的网格350个。",
            "新增平台9家，其中技术中心6家，全市平台达到74家。",
            "三次产业比重为12.3:45.1:42.6，完成30户，占应改60户的50%。",
            "选派270名干部，其中县级60名、女干部230名，建成书屋52个，其中城区30个、乡镇22个。",
            "全县380名村干部中，大专以上学历的150名，占39.5%，党员占比过半；受理诉求120件，办结100件，按期办结率100%。",
            "发放问卷600份，收回582份，回收率97%，其中有效问卷570份，有效率约95%。",
            "梳理难题45件，已办结32件，剩余13件；新增10件，办结5件，剩余18件均有专人负责。",
            "实行百分制，其中学习50分、活动30分、评议20分，90分以上的评为优秀；满分100分，每次加5分、扣3分。",
            "培训14名村干部、9名后备干部，共23名；开设讲堂6期、培训12人，村干部8名、党员7名，共发证书12本。",
            "全镇共有村22个：强村8个、一般村9个、弱村5个；共有干部60名，其中党员50名、女干部20名。",
            "转化率由58.1%提高到62.0%，提高4个百分点，男党员120人，占60%；女党员80人，占40%。",
            "满意度由91.2%提升到95.8%，提升4.6个百分点，排名由第9位提升到第2位。",
        ),
        in_block=_in_block,
    ),
)
