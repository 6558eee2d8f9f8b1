"""Recognition as it is put in other ways: who gave it in several words, active praise, sites, meetings that come."""

import pytest
from tests.insight.drafting.reading import SURE, drafted_recognition, passage

from zugong_desk.insight.drafting.recognition import recognitions


@pytest.mark.parametrize(
    ("text", "got", "by", "level"),
    [
        ("省教育厅通报表扬该校党委。", "通报表扬该校党委", "省教育厅", "省级"),
        ("市委办公室通报表扬青陵县做法。", "通报表扬青陵县做法", "市委办公室", "市级"),
        (
            "省委层面基层减负专项工作机制办公室转发了该县做法。",
            "转发了该县做法",
            "省委层面基层减负专项工作机制办公室",
            "省级",
        ),
        ("岭南党建网专题推介。", "专题推介", "岭南党建网", "媒体"),
        ("云岭先锋网对此作了推介。", "作了推介", "云岭先锋网", "媒体"),
        ("碧波新闻客户端予以报道。", "予以报道", "碧波新闻客户端", "媒体"),
        ("七彩云川网等媒体进行了宣传。", "进行了宣传", "七彩云川网等媒体", "媒体"),
        ("全市乡村治理观摩会走进云坪镇。", "观摩会走进云坪镇", "", "市级"),
        ("全省人才工作现场会走进该区。", "现场会走进该区", "", "省级"),
        ("该镇在全省基层党建座谈会上介绍了经验。", "在全省基层党建座谈会上介绍了经验", "", "省级"),
        ("村书记在全市培训班上分享了经验。", "在全市培训班上分享了经验", "", "市级"),
        (
            "中央社会工作部调研组到社区调研时给予高度评价。",
            "给予高度评价",
            "中央社会工作部调研组",
            "国家级",
        ),
        ("省委社会工作部印发文件在全省推广。", "印发文件在全省推广", "省委社会工作部", "省级"),
        ("市委组织部下发通知在全市推广。", "下发通知在全市推广", "市委组织部", "市级"),
        ("市委常委、政法委书记批示要求各地学习借鉴。", "批示要求各地学习借鉴", "市委常委、政法委书记", "市级"),
        ("省委常委、宣传部部长批示肯定。", "批示肯定", "省委常委、宣传部部长", "省级"),
        ("经验被新华社《新华每日电讯》点赞。", "被新华社《新华每日电讯》点赞", "新华社《新华每日电讯》", "媒体"),
        ("分公司获重庆五一劳动奖状。", "获重庆五一劳动奖状", "", "省级"),
        ("班组获“全国工人先锋号”，分公司获云南五一劳动奖状。", "获云南五一劳动奖状", "", "省级"),
        ("班组获“全国工人先锋号”，分公司获云南五一劳动奖状。", "获“全国工人先锋号”", "", "国家级"),
        ("品牌入选国家能源集团公司党建案例。", "入选国家能源集团公司党建案例", "国家能源集团公司", "国家级"),
        ("社区被评为上海市基层治理十佳案例。", "被评为上海市基层治理十佳案例", "", "省级"),
        ("站点获评天津市先进集体。", "获评天津市先进集体", "", "省级"),
        (
            "课程被全国党员干部远程教育网专题报道。",
            "被全国党员干部远程教育网专题报道",
            "全国党员干部远程教育网",
            "国家级",
        ),
        ("“人才码”入选海南自由贸易港制度创新案例。", "入选海南自由贸易港制度创新案例", "", "省级"),
        ("中央农办第12期简报介绍了这一做法。", "介绍了这一做法", "中央农办", "国家级"),
        ("𠮷岭社区🙂获北京市先进基层党组织称号。", "获北京市先进基层党组织称号", "", "省级"),
    ],
)
def test_other_ways_to_put_it(text: str, got: str, by: str, level: str) -> None:
    found = {one.text: one for one in drafted_recognition(text, issuer="中共青陵县委组织部")}
    heard = next((one for words, one in found.items() if words.endswith(got) or got in words), None)
    assert heard is not None, found
    assert (heard.about[: len(by)], heard.level) == (by, level)


def test_in_a_municipality_the_whole_city_is_a_province() -> None:
    text = "社区被评为上海市十佳案例，已在全市推广。"
    assert {one.level for one in drafted_recognition(text, issuer="中共沪北区委组织部")} == {"省级"}


def test_another_province_s_city_stays_a_city() -> None:
    text = "做法被评为全市十佳案例，干部到上海市学习。"
    assert {one.level for one in drafted_recognition(text, issuer="中共青陵县委组织部")} == {"市级"}


def test_a_county_s_meeting_in_a_town_is_recognition_of_the_town() -> None:
    text = "溪桥镇党委开辟讲堂。县委党校在溪桥镇召开“学用转化”现场观摩会。"
    found = recognitions(passage(text, issuer="中共青陵县委组织部"), "溪桥镇党委")
    assert [(one.text, one.level) for one in found if one.confidence >= SURE] == [("召开“学用转化”现场观摩会", "县级")]


@pytest.mark.parametrize(
    "text",
    [
        "改造管网12公里，接入电网。",
        "县里通过互联网进行宣传。",
        "村里通报表扬了热心人。",
        "拟申报全国工人先锋号。",
        "观摩组走进田间学习技术。",
    ],
)
def test_what_only_looks_like_it(text: str) -> None:
    assert drafted_recognition(text) == []


@pytest.mark.parametrize(
    ("text", "got", "level"),
    [
        ("“巷事厅”被写入全省社区治理五年规划。", "被写入全省社区治理五年规划", "省级"),
        ("做法被列为全省改革创新项目。", "被列为全省改革创新项目", "省级"),
        ("该县作为全省七个试点县之一，先行一步。", "作为全省七个试点县之一", "省级"),
        ("做法获省领导批示，并转发全省。", "转发全省", "省级"),
        ("随后这套办法推广到全国。", "推广到全国", "国家级"),
        ("经验被兄弟省份学习借鉴。", "被兄弟省份学习借鉴", ""),
        ("省级以上媒体刊发报道41篇。", "刊发报道41篇", "省级"),
        ("省委书记来村里调研，对这套办法给予充分肯定。", "给予充分肯定", "省级"),
        ("省委公布的治理典型案例中，该村“清单”入列。", "入列", "省级"),
        ("案例进入中央党校案例库。", "进入中央党校案例库", "国家级"),
        ("文章在《𠮷言》杂志发表🙂。", "在《𠮷言》杂志发表", "媒体"),
        ("省委组织部公众号推送了做法。", "推送了做法", "省级"),
        ("支部书记在全市三级干部会上发言。", "在全市三级干部会上发言", "市级"),
        ("市委给予村支部表彰，授予“实干”称号。", "授予“实干”称号", ""),
        ("全省乡村治理现场会代表到村里观摩。", "到村里观摩", "省级"),
        ("案例被市委办公室《青陵信息》采用。", "被市委办公室《青陵信息》采用", "市级"),
    ],
)
def test_ways_of_being_taken_up_and_passed_on(text: str, got: str, level: str) -> None:
    found = [(one.text, one.level) for one in drafted_recognition(text, issuer="中共青陵县委组织部")]
    assert any(got in words and (not level or high == level) for words, high in found), found


@pytest.mark.parametrize(
    "text",
    [
        "县委书记批示交办，逐件销号。",
        "村里被列为省级贫困村，底子薄。",
        "县域内5个村被列为全省重点整顿对象。",
        "学员观看电视片，在微信群发表感言。",
        "先在三个镇试点，下一步推广到全市。",
        "引起了党支部和村干部的重视。",
        "成为大企业集团协作配套的新群体。",
        "领导在省委全会上发表讲话。",
        "市委对年度考核优秀的单位予以通报表扬。",
        "获得省级财政奖补资金二百万元。",
        "将实绩作为评先评优的重要依据。",
    ],
)
def test_burdens_orders_and_plans_are_no_recognition(text: str) -> None:
    assert drafted_recognition(text, issuer="中共青陵县委组织部") == []


def test_an_honour_of_the_county_counts_for_a_village_only() -> None:
    text = "组织全县村书记参加现场会，在全县推开。"
    assert drafted_recognition(text, issuer="中共青陵县委组织部") == []
    whole = passage(f"县委在该村召开现场会，{text}", issuer="中共青陵县委组织部")
    assert next(one.text for one in recognitions(whole, "青陵县上河村党支部") if one.confidence >= SURE) == "召开现场会"


@pytest.mark.parametrize(
    ("text", "got", "by"),
    [
        ("市委社会工作部把它编入《议事百例》。", "把它编入《议事百例》", "市委社会工作部"),
        ("江南省“放管服”改革协调办把它列进全省案例汇编。", "把它列进全省案例汇编", "江南省“放管服”改革协调办"),
        ("省税务局决定下半年在全省税务系统复制。", "在全省税务系统复制", "省税务局"),
        ("市委印发文件，在各县区推开这套台账。", "印发文件，在各县区推开这套台账", "市委"),
        ("省委组织部《云岭先锋》刊文介绍过这一做法。🙂", "刊文介绍过这一做法", "省委组织部《云岭先锋》"),
        ("省委老干部局微信公众号“夕照”转载九期。", "转载九期", "省委老干部局微信公众号“夕照”"),
        ("分公司出钱，开春后在其余十四个管理区推开。", "在其余十四个管理区推开", ""),
    ],
)
def test_what_is_taken_into_a_collection_or_carried_to_all_others(text: str, got: str, by: str) -> None:
    found = [(one.text, one.about) for one in drafted_recognition(text, issuer="中共青陵县委组织部")]
    assert (got, by) in found, found


@pytest.mark.parametrize("text", ["销不了号的在区电视台滚动播出。", "县电视台每天播出学习短片。"])
def test_what_goes_on_all_the_time_is_no_recognition(text: str) -> None:
    assert drafted_recognition(text, issuer="中共青陵县委组织部") == []


@pytest.mark.parametrize(
    ("text", "got", "by", "level"),
    [
        ("省委组织部在《云岭党建》第7期摘发了该县做法。", "摘发了该县做法", "省委组织部", "省级"),
        ("其做法被集团党委列为年度课题成果。", "被集团党委列为年度课题成果", "集团党委", ""),
        ("市卫健委组织全市医院到该院现场观摩。", "到该院现场观摩", "市卫健委", "市级"),
        (
            "宣讲队走村入户。省委宣传部把宣讲队列入全省百支队伍。",
            "把宣讲队列入全省百支队伍",
            "省委宣传部",
            "省级",
        ),
        ("最高检第三检察厅将其评为优秀品牌🙂。", "将其评为优秀品牌", "最高检第三检察厅", "国家级"),
        ("省委、省政府先后两次发贺信表示祝贺。", "发贺信表示祝贺", "省委、省政府", "省级"),
        ("省委组织部长在调研时肯定：“这个办法实在。”", "肯定", "省委组织部长", "省级"),
        ("顺口溜在𠮷坪传开了。”《江南建设报》登了照片。", "登了照片", "《江南建设报》", "媒体"),
        ("该县在全省年轻干部工作座谈会上介绍了台账管理办法。", "介绍了台账管理办法", "", "省级"),
        ("省委组织部、省委两新工委发文号召全省企业学习。", "发文号召全省企业学习", "省委组织部、省委两新工委", "省级"),
    ],
)
def test_who_gives_it_and_what_is_said_of_when_and_where(text: str, got: str, by: str, level: str) -> None:
    found = drafted_recognition(text, issuer="中共青陵县委组织部")
    assert any(got in one.text and one.about == by and level in (one.level, "") for one in found), found


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("支部书记在中组部专题班上作了交流发言。", "中组部"),
        ("支部书记在省委组织部召开的座谈会上作了交流发言。", "省委组织部"),
        ("该县在青陵市年轻干部工作座谈会上介绍了办法。", ""),
        ("司法部在全国律师党建推进会上推介了这一品牌。", "司法部"),
    ],
)
def test_who_gave_the_floor(text: str, by: str) -> None:
    assert [one.about for one in drafted_recognition(text, issuer="中共青陵县委组织部")] == [by]


@pytest.mark.parametrize(
    "text",
    ["集团公司工会把这一做法定为安全文化推荐项目。", "做法管用。集团公司将该经验写进年度要点。"],
)
def test_the_head_of_a_firm_honours_one_of_its_units(text: str) -> None:
    assert len(drafted_recognition(text)) == 1


@pytest.mark.parametrize(
    "text", ["集团公司把安全生产纳入考核。", "学校将党建工作列入年度计划。", "公司党委把支部建在班组。"]
)
def test_what_a_firm_does_itself_is_no_honour(text: str) -> None:
    assert drafted_recognition(text) == []
