"""The rules of numerals together: quiet on sound prose, exact in what they mark, linear in time."""

import time

import pytest

from zugong_desk.domain.finding import Finding
from zugong_desk.proofing.catalogue import catalogue
from zugong_desk.proofing.engine import check
from zugong_desk.proofing.examples import bulletin_of
from zugong_desk.proofing.house import BARE
from zugong_desk.proofing.passage import view_of
from zugong_desk.proofing.rule import Family, Rule

NUMERALS = [rule for rule in catalogue() if rule.family is Family.NUMERALS]
HEAD = "〈masthead〉云川组工信息／第9期／2023年7月14日\n〈article_title〉夯实基层\n〈byline〉云川县委组织部\n"

SOUND = """\
2022年全县实现地区生产总值586.3亿元，比上年增长6.8%，其中第一产业增加值52.1亿元、第二产业增加值280.4亿元。
全市现有党员12.6万名，其中女党员3.8万名，占30.2%；35岁以下党员2.9万名，占23%；大专以上学历党员5.7万名，占45.2%。
全镇下辖18个村、3个社区，总人口5.8万人，设有基层党组织86个，其中党委3个、党总支12个、党支部71个。
2021—2023年，累计投入资金1.8亿元，建设“15分钟便民服务圈”120个，覆盖率达到98.6%。
推行“1+3+N”模式，打造“5A级”大厅，5G网络覆盖3000余户，4K超高清、3D打印等技术广泛应用。
截至2022年底，全县173个村集体经济收入全部达到20万元以上，其中50万元以上的村62个，100万元以上的村21个。
咨询电话：0556-5501234，值班手机13900001111，热线12345、12380，邮编240000。
会议于4月13日至14日召开，4月15日上午9:00—11:30分组讨论，6—9月为攻坚期，每年11月至次年2月集中轮训。
村集体经济收入由2019年的23万元增加到2022年的68万元，年均增长43.5%。
建成厂房12.5万平方米，修建机耕路35.6公里，架设10千伏线路18公里，安装100千瓦电站12座，采茶20千克。
三次产业结构由2017年的15.2:42.3:42.5调整为2022年的11.8:44.1:44.1。
全区共有网格员1200名，月均补贴由800元提高到1200元，提高50%。
参加全国第3届、全省第12届比赛，以3比1战胜对手，得分95.5分，位列第2名。
放款9.6亿元，占授信总额的75%，办理时限压缩60%以上，由15个工作日压缩至5个工作日。
从20多个县中脱颖而出，10多万名群众参与投票，点击量超500万次，阅读量10万+，用户超1亿。
G50高速、S103省道沿线的12个村，打造精品线路3条，2A级以上景区5家，超算中心算力达百亿亿次。
收入低于1万元的123户，1万—2万元的456户，2万元以上的789户。
集体经济收入30万、50万、100万元的村各有12个，接待游客50余万人。
近5年来发展党员3200余名，每2000户左右配备1名专职网格员，近3个多月接访30多次。
招商到位资金128亿元，占年度任务的106.7%，整改率96%，普及率100%，年内翻了一番多。
产业分红从首年的每股120元提高到如今的每股350元，办理环节由12个减少到4个，平均用时由7天缩短到1.5天。
参加人员共计60人左右，请于7月10日（星期一）下午5时前报名，每月5日、15日、25日为书记接待日。
建立“1＋5＋10”制度，第19届运动会上获得23枚金牌，对首次突破20万元、50万元、100万元的村分别奖励。
每月安排1次，12个村中有8个村收入超过50万元，二〇二二年以来二十多名代表发言，第二批、二级网格同步推进。
第1-3网格党支部、3-5号楼栋长、2-1单元，住户120户。
合同编号HT2023-0415，项目代码2304-990800-04-01-123456，车牌云H12345。
世界排名第3，比分3-2，赔率1:2.5，图1-3，表2-1。
见《条例》第3条第2款，依照第12至15条规定，处500元以上2000元以下罚款。
依法处十年以上有期徒刑，年满十八周岁，任期五年，任职两年以上。
参加2022—2023学年第一学期考试，1—5年级学生320人，3—6岁幼儿186人。
产品型号XY-300-5，规格为3m×5m，电压220V，功率5kW，网速1000M，内存16G。
上半年组织2—3轮排查，每轮7天，6月5—10日集中验收。
每户补助5000元，2人以上家庭每增加1人增补1000元，最高不超过8000元。
由县委书记任组长，1名常委任副组长，15个单位主要负责人为成员，从相关单位抽调21人集中办公。
两年半时间里，建成了3.5公里的环村路、半亩方塘、一二三产融合示范园。
100%的村建立村规民约，80%以上的村达到示范标准，近三分之二的村建成幸福院。
电话：5346789转801，传真5346790，邮箱123456@163.com，网址www.abc.gov.cn。
年龄在28岁至45岁之间，中共党员优先，2年以上工作经验，月薪3500—5000元。
7月1日前后，各支部以“党课+实践”形式开展活动200余场次，2万余名党员参加。
试点后，平均每件事项办理时间由5.6天压缩到2.1天，缩短62.5%。
选派科技特派员120人（次），开展培训56场（次），推广品种30个（项），设3个组，对其中60个村作了调查。
""".splitlines()

FAULTS = {
    "每个网格配备2-3名网格员。": ("NUM-RANGE", "2-3名"),
    "群众满意度由85-90%提高到95%以上。": ("NUM-RANGE", "85-90%"),
    "全年共培训5千余人次。": ("NUM-QIAN", "5千"),
    "全县共有党员3万5千名。": ("NUM-MIXED", "3万5千"),
    "服务群众12余万人次。": ("NUM-YU", "12余万"),
    "修建道路15Km。": ("NUM-UNIT", "15Km"),
    "争取项目资金1.2亿，实施项目35个。": ("NUM-NOUNIT", "1.2亿"),
    "全县种植油茶3200万亩。": ("NUM-MAGNITUDE", "3200万亩"),
    "全镇有农户125万户。": ("NUM-MAGNITUDE", "125万户"),
    "带动脱贫户2300人。": ("NUM-CLASSIFIER", "脱贫户2300人"),
    "调整干部岗位126个，其中正科级35人。": ("NUM-QIZHONG", "126个，其中正科级35人"),
    "全镇有党员560名，其中女党员680名。": ("NUM-SUM", "560名，其中女党员680名"),
    "组建服务队45支，其中党员服务队52支。": ("NUM-SUM", "45支，其中党员服务队52支"),
    "会议代表85名，其中女代表30名，占比45.3%。": ("NUM-SUM", "30名，占比45.3%"),
    "集体收入从12万元增长到36万元，增长150%。": ("NUM-SUM", "12万元增长到36万元，增长150%"),
    "党员人数由350名增加到420名，增加60名。": ("NUM-SUM", "350名增加到420名，增加60名"),
    "满意度由82%上升到95%，上升15个百分点。": ("NUM-SUM", "82%上升到95%，上升15个百分点"),
    "信访量下降1倍。": ("NUM-FALL", "下降1倍"),
    "4月31日前完成整改。": ("NUM-DATE", "4月31日"),
    "会议于5月20日至18日召开。": ("NUM-DATE", "5月20日至18日"),
    "2023年7月10日（星期三）召开会议。": ("NUM-DATE", "2023年7月10日（星期三"),
    "截至2023年9月底，已建成站点35个。": ("NUM-DATE", "截至2023年9月"),
    "不少于5名以上党员参加。": ("GRAM-REDUND", "不少于5名以上"),
    "超过100余个。": ("GRAM-REDUND", "超过100余个"),
    "二零二三年七月十四日。": ("NUM-YEAR", "二零二三年"),
    "完成投资3..5亿元。": ("NUM-FORM", "3..5"),
}


def numerals(text: str) -> list[Finding]:
    ours = {rule.id for rule in NUMERALS}
    return [one for one in check(bulletin_of(HEAD + text)).findings if one.rule in ours]


@pytest.mark.parametrize("text", SOUND)
def test_sound_prose_is_left_alone(text: str) -> None:
    assert numerals(text) == []


@pytest.mark.parametrize("text", FAULTS)
@pytest.mark.parametrize("before", ["", "𠮷田村🙂："])
def test_a_fault_is_marked_exactly(text: str, before: str) -> None:
    rule, at = FAULTS[text]
    found = numerals(before + text)
    assert (rule, at) in [(one.rule, one.text) for one in found]
    assert all((before + text)[one.start : one.end] == one.text for one in found)


@pytest.mark.parametrize("gap", ["达到", "提高到"])
def test_growth_is_judged_only_where_the_figures_are_exact(gap: str) -> None:
    assert numerals("收入由20万元增加到50万元，增长80%。")
    assert not numerals(f"收入由近20万元增加到50多万元，{gap}80%。")


def test_rounding_is_given_its_room() -> None:
    assert not numerals("产值由1.2亿元增加到1.6亿元，增长31%。")
    assert numerals("产值由1.2亿元增加到1.6亿元，增长63%。")


HOSTILE = [
    "1",
    "一",
    "1-",
    "1、",
    "其中",
    "1个，其中",
    "由1万元增加到",
    "2023年4月",
    "约",
    "6013万亩",
    "1,",
    "二个",
    "至少1个以上",
    "🙂1",
    "1件，办结1件，剩余",
    "1名、",
    "1名、共",
    "共1个：",
    "百分制1分、",
    "1名干部中，",
]


@pytest.mark.parametrize("rule", [rule for rule in NUMERALS if rule.in_block], ids=lambda rule: rule.id)
def test_time_is_linear(rule: Rule) -> None:
    for piece in HOSTILE:
        short, long = _spent(rule, piece, 4_000), _spent(rule, piece, 32_000)
        assert long < 40 * max(short, 0.01), piece  # eight times the text; a square would be 64 times the time


def _spent(rule: Rule, piece: str, size: int) -> float:
    passage = view_of(bulletin_of((piece * size)[:size]), BARE).passages[0]
    assert rule.in_block is not None
    spent = []
    for _ in range(3):
        begin = time.process_time()
        list(rule.in_block(passage))
        spent.append(time.process_time() - begin)
    return min(spent)
