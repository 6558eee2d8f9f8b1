"""Stated numbers against what is listed (STRUCT-COUNT)."""

from collections.abc import Iterator

from zugong_desk.domain.finding import Beside, Fix, Severity
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import ArticleView, Passage
from zugong_desk.proofing.quotes import as_inner
from zugong_desk.proofing.rule import Bad, Family, Rule
from zugong_desk.proofing.rules.counts.claims import miscounts
from zugong_desk.proofing.rules.counts.series import shortfalls

_SHOWN = 24


def _in_block(passage: Passage) -> Iterator[Hit]:
    if not passage.prose:
        return
    for one in miscounts(passage.text):
        said = passage.text[one.start : one.end].strip("“”")
        shown = one.shown if len(one.shown) <= _SHOWN else one.shown[:_SHOWN] + "…"
        yield Hit(
            passage.id,
            one.start,
            one.end,
            f"称“{as_inner(said)}”，所列为 {one.counted} 项",
            why=f"所列：{shown}。",
            word=f"{said}/{one.counted}",
        )


def _in_article(article: ArticleView) -> Iterator[Hit]:
    for one in shortfalls(article):
        said = one.passage.text[one.start : one.end].strip("“”")
        yield Hit(
            one.passage.id,
            one.start,
            one.end,
            f"称“{as_inner(said)}”，其后列出 {len(one.members)} 项",
            word=f"{said}/{len(one.members)}",
            beside=tuple(
                Beside(passage.id, start, end, passage.text[start : end + _SHOWN].split("。")[0])
                for passage, start, end in one.members
            ),
        )


RULES = (
    Rule(
        id="STRUCT-COUNT",
        name="称数与列举",
        family=Family.CONSISTENCY,
        severity=Severity.WARNING,
        fix=Fix.NONE,
        clause="编校惯例：称数与列举一致",
        why="文中称有几项，列举的就应有几项；是多列、漏列还是数写错，请核对。列举未尽而用“等”的，不在此列。",
        bad=(
            Bad("云溪市财政局、云溪市水利局、云溪市教育局4家单位作了交流。", None, "4家单位"),
            Bad("推行分片包户、分类建账、分级办理“四分工作法”。", None, "“四分工作法”"),
            Bad("做到小事不出组、大事不出村（社区）、矛盾不上交、服务不缺位“三不”。", None, "“三不”"),
            Bad("成立3个专班（协调组、宣传组、督查组、保障组）。", None, "3个专班"),
            Bad("发挥“宣传、教育、服务、管理”三大功能。", None, "三大功能"),
            Bad("建立市、县、乡、村三级网络。", None, "三级"),
            Bad("重点做好四项工作。一是摸底；二是建账；三是销号。", None, "四项工作"),
            Bad("主要做法有以下三点：\n一是建强组织。𠮷村先行。\n二是建好队伍。", None, "三点"),
            Bad(
                "〈article_title〉坚持“三个聚焦” 建强基层\n〈heading 1〉一、聚焦组织\n〈heading 1〉二、聚焦队伍",
                None,
                "“三个聚焦”",
            ),
            Bad("坚持“三个聚焦”：聚焦组织、聚焦队伍。", None, "“三个聚焦”"),
            Bad("打造“先锋书吧”“暖新小屋”“𠮷村驿站”两大阵地。", None, "两大阵地"),
            Bad("办好小讲堂、小课桌、小展台“四小阵地”。", None, "“四小阵地”"),
            Bad("一、“四色课堂”进村。打造红色讲堂、绿色讲堂和金色讲堂“四色课堂”。", None, "“四色课堂”"),
            Bad("围绕理论、围绕实务、围绕案例，抓实“四个围绕”培训。", None, "“四个围绕”"),
            Bad("组建政策宣讲队、邻里调解队、应急先锋队、文艺轻骑队“三支队伍”。", None, "“三支队伍”"),
            Bad("开展“三进”活动，推动讲堂进院落、进田头、进工厂、进市场。", None, "“三进”"),
            Bad("实行“四定”责任制（定人员、定任务、定时限）。", None, "“四定”"),
            Bad("配齐“一长两员”（楼栋长、信息员、保洁员、𠮷山调解员）。", None, "“一长两员”"),
            Bad("执行“逢事四议”，即大事“逢事党员议”、难事“逢事群众议”、急事“逢事支部议”。", None, "“逢事四议”"),
            Bad("推行“四步工作法”（访、记、办）。", None, "“四步工作法”"),
            Bad("健全例会制度、考勤制度、销号制度四项制度。", None, "四项制度"),
            Bad("把好进、训、考四个环节。", None, "四个环节"),
            Bad("完善评议规则4项，即提名规则、审查规则、公示规则。", None, "4项"),
            Bad("确定四个试点，分别为河湾村、东岭村、𠮷村。", None, "四个试点"),
            Bad("推出“山乡”“水乡”“花乡”四条精品线路。", None, "四条精品"),
            Bad("出台《议事办法》《公开办法》《考评办法》4项制度。", None, "4项制度"),
            Bad("形成分片督查、现场点评、定期通报四项机制。", None, "四项机制"),
            Bad("柳塘镇、县粮食局、县开发区、河东街道5家单位作了发言。", None, "5家单位"),
            Bad("走访河湾、东岭、石桥4个村。", None, "4个村"),
            Bad("下设产业发展、城乡规划、𠮷村文化、关心下一代5个专业组。", None, "5个专业"),
            Bad("组成长三角、珠三角、京津冀、成渝三支小分队。", None, "三支小分"),
            Bad("开展“四个一”活动，即讲一堂党课、走一遍农户、办一件实事。", None, "“四个一”"),
            Bad("一、做到“三个提升”。提升能力，提升作风。", None, "“三个提升”"),
            Bad("一要健全培训体系。二要健全考核体系。三要健全激励体系。构建“四大体系”，推动落实。", None, "“四大体系”"),
            Bad(
                "〈article_title〉𠮷村做到“三个到位”\n一是宣传到位。开好院坝会。二是评议到位。按月公布。",
                None,
                "“三个到位”",
            ),
        ),
        good=(
            "办好小讲堂、小课桌、小展台等“五小阵地”，做到“五不议”：小事不议、私事不议、琐事不议、旧事不议、难事不议。",
            "围绕理论、围绕实务，围绕案例，抓实“三个围绕”培训，配齐“一长两员”（楼栋长、信息员和保洁员）。",
            "健全例会制度、考勤制度等四项制度，建成会议制度，落实学习制度、评议制度三项制度。",
            "组建政策宣讲队、邻里调解队、应急先锋队“三支队伍”，开展“三进”活动，推动讲堂进院落、进田头、进工厂。",
            "开展“三个提升”行动，提升能力、提升作风，提升实效，开展“四进”活动，推动讲堂进院落、进田头等。",
            "打造“五星”支部，评出红旗星、先锋星、服务星支部各3个。",
            "完善评议规则3项，即提名规则、审查规则、公示规则，确定三个试点，分别为河湾村、东岭村、𠮷村。",
            "柳塘镇组织人员到河湾村、东岭村查看5个项目，走访河湾、东岭等4个村，抽调交警、城管、社区5名干部。",
            "“九五”期间开工三大工程，即河湾一期、二期，东岭电站和石桥电站。",
            "组织县、乡两级干部把好进、训、考三个环节。",
            "云溪市财政局、云溪市水利局、云溪市教育局等6家单位作了交流。",
            "云溪市财政局、水利局、教育局3家单位作了交流。",
            "全市120个县（市、区）和6个园区参加。",
            "推行分片包户、分类建账、分级办理“三分工作法”。",
            "开展走访一遍、宣讲一次等“五个一”活动。",
            "市、县（市、区）、乡（镇、街道）三级联动，省、市两级支持。",
            "重点做好三项工作。一是摸底；二是建账；三是销号。",
            "云溪县委组织部、宣传部12个科室参加。",
            "〈article_title〉坚持“三个聚焦”\n〈heading 1〉一、聚焦组织\n〈heading 1〉二、建好队伍",
            "落实“三会一课”，用好“学习强国”“共产党员网”2个平台。",
        ),
        in_block=_in_block,
        in_article=_in_article,
    ),
)
