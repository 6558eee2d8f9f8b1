"""Whom a passage names as doer where it begins, and in later clauses."""

import pytest

from zugong_desk.insight.drafting.organisations import organisations
from zugong_desk.insight.drafting.passage import Passage
from zugong_desk.insight.gazetteer import bundled


def best(text: str, title: str = "", issuer: str = "中共青陵市委组织部") -> str:
    """The first candidate of a passage that begins with its own title's line, if there is one."""
    whole = f"{title}\n{text}" if title else text
    at = (0, len(title)) if title else None
    found = organisations(Passage(whole, 0, len(whole), (0, len(whole)), at, issuer=issuer), bundled())
    return found[0].text if found and found[0].confidence >= 0.5 else ""


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("国网云溪供电公司运检党支部聚焦山区线路，建立巡线档案。", "国网云溪供电公司运检党支部"),
        ("岭川县在32个村设立议事角，村民说了算。", "岭川县"),
        ("鹤鸣高新区党工委把车间变课堂，𠮷师傅当起讲师。", "鹤鸣高新区党工委"),
        ("平岗县委老干部局打造“银龄讲堂”，老同志讲得起劲。", "平岗县委老干部局"),
        ("新柳城市梳理村级事项清单，一事一码。", "新柳城市"),
        ("和桥县对86个村开展回访，逐户谈心。", "和桥县"),
        ("云澧市委组织部会同市委编办开展清理，减少牌子。", "云澧市委组织部"),
        ("江渡地铁集团运营分公司党委把支部建在站台上。", "江渡地铁集团运营分公司党委"),
        ("白沙职业技术学院党委推行双导师制，师生同研。", "白沙职业技术学院党委"),
        ("临浦市中医医院党总支以红医为主线，派出专家下乡。", "临浦市中医医院党总支"),
        ("丰谷农垦东风农场党委探索田间党校，边种边学。", "丰谷农垦东风农场党委"),
        ("青陵市公安局交警支队党委出台十条便民措施。", "青陵市公安局交警支队党委"),
        ("临潭铁路工务段党委每月举办技能擂台。", "临潭铁路工务段党委"),
        ("石亭街道党工委牵头整合闲置用房，开设食堂。", "石亭街道党工委"),
        ("碧溪社区党委引导商户认领岗位。", "碧溪社区党委"),
        ("云岭县水利局机关党委制定河段认领办法。", "云岭县水利局机关党委"),
        ("柳湾镇统筹十二名网格员，分片入户。", "柳湾镇"),
        ("沙坪湖区委社会工作部建立骑手议事会。", "沙坪湖区委社会工作部"),
        ("川北油田采气三厂党委针对设备老化，开展攻关。", "川北油田采气三厂党委"),
        ("省建工集团第三工程公司党委瞄准工期难点，组建攻关队。", "省建工集团第三工程公司党委"),
        ("云川县纪委监委、县委组织部联合推行首问包办制，一口受理。", "云川县纪委监委"),
        ("云川县委组织部、县人力资源社会保障局和县财政局建立人才专户。", "云川县委组织部"),
        ("全州县在28个村推行联户制度。", "全州县"),
    ],
)
def test_the_unit_at_the_head_of_the_text_is_the_doer(text: str, doer: str) -> None:
    assert best(text, "把服务送到家门口😀") == doer


@pytest.mark.parametrize(
    ("title", "text", "doer"),
    [
        ("檀溪县：夜校点亮山乡", "檀溪县委组织部针对干部能力短板，开办夜校。", "檀溪县委组织部"),
        ("檀溪县：两个带头人领路", "檀溪县委实施带头人工程，新选一批书记。", "檀溪县委"),
        ("檀溪县：夜校点亮山乡", "每周三晚，灯火通明。", "檀溪县"),
        ("丰桥社区：楼上楼下一家亲", "丰桥社区党委推行楼长制，居民有了主心骨。", "丰桥社区党委"),
    ],
)
def test_a_place_at_the_head_of_the_title_gives_way_to_its_own_unit(title: str, text: str, doer: str) -> None:
    assert best(text, title) == doer


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("全市有骑手两万人。针对吃饭难，市委两新工委统筹加油站资源，建成驿站。", "市委两新工委"),
        ("黑土地连片，农机不少。县委组织部引导村党组织联合办社。", "县委组织部"),
        ("村庄合并后，干部怎么办？市委组织部牵头逐一谈话。", "市委组织部"),
        ("小区建成二十年了。2024年3月起，社区党委每月举办楼长沙龙。", "社区党委"),
        ("“会开得有看头。”说起变化，老王很有感触。桃源岭镇党委推行点单式党日。", "桃源岭镇党委"),
        ("过去办事要跑五趟。为此，区行政审批局党组推出帮办岗。", "区行政审批局党组"),
        ("热线过去归八家管。云川县纪委监委、县委组织部联合推行首问制。", "云川县纪委监委"),
        ("码头工人流动快。港务集团党委把支部建在泊位上。", "港务集团党委"),
        ("省委组织部部署后，县委组织部探索一户一档。", "县委组织部"),
        ("山里孩子上学远。去年，县委教育工委选派一百名教师支教。", "县委教育工委"),
    ],
)
def test_a_later_clause_names_the_doer_if_the_first_does_not(text: str, doer: str) -> None:
    assert best(text, "一件小事") == doer


@pytest.mark.parametrize(
    "text",
    [
        "各乡镇党委把任务分到人，村村有账。",
        "过去开会没人来。省委组织部要求各地抓好落实。",
        "大家说好。市委主要领导批示推广。",
        "全县在册党员两万名，分布在山里。",
        "市委、市政府部署后，村村动了起来。",
        "该镇党委书记说，路通了。",
        "城市在长高，街巷在变美。",
    ],
)
def test_who_only_orders_or_is_one_of_many_is_no_doer(text: str) -> None:
    assert best(text, "一件小事") == ""


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("党员住得散。县委组织部配了放映车，随叫随走。", "县委组织部"),
        ("书记年纪大了。街道党工委早谋后继，选了八名老书记带徒。", "街道党工委"),
        ("骑手进门难。区委两新工委会同市监局请来十八名骑手议事。", "区委两新工委"),
        ("去年底以来，锦枫社区收到提议四十件，件件有回音。", "锦枫社区"),
        ("𠮷坪镇党委出新招🙂，把课讲到田头。", "𠮷坪镇党委"),
    ],
)
def test_a_party_organ_does_whatever_verb_follows(text: str, doer: str) -> None:
    assert best(text, "一件小事") == doer


@pytest.mark.parametrize(
    "text",
    [
        "提议件件有回音。市委社会工作部把它编入工具箱。",
        "县委书记带头。",
        "党委会议研究了三次。",
    ],
)
def test_who_honours_the_practice_and_who_is_only_spoken_of_is_no_doer(text: str) -> None:
    assert best(text, "一件小事") == ""
