"""The practice's own name is told from slogans, sayings, problems, honours, meetings, documents and policies."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zugong_desk.insight.drafting.known import NOTHING, Known
from zugong_desk.insight.drafting.names import SURE, names
from zugong_desk.insight.drafting.passage import Passage


def passage(text: str, title: str = "") -> Passage:
    """A passage that is the whole body of an article, under its title if there is one."""
    whole = f"{title}\n{text}" if title else text
    start = len(title) + 1 if title else 0
    return Passage(whole, start, len(whole), (0, len(whole)), (0, len(title)) if title else None)


def sure(text: str, title: str = "", known: Known = NOTHING) -> list[str]:
    return [one.text for one in names(passage(text, title), known) if one.confidence >= SURE]


NAMED = [
    ("近年来，青山县创新推行“板凳议事”工作法，把会开到田间地头。", "板凳议事"),
    ("该区探索建立“红邻坊”机制，楼栋党员轮流当值。", "红邻坊"),
    ("全镇实施“归雁计划”，引回在外能人四十名。", "归雁计划"),
    ("打造“𠮷邻里”党建品牌，商户一起商量着办。", "𠮷邻里"),
    ("镇党委总结提炼“三问三访”做法，在全镇铺开。", "三问三访"),
    ("深化“两长四员”治理模式，网格里的事网格里办。", "两长四员"),
    ("组建“乡音宣讲队”，走村串户讲政策。", "乡音宣讲队"),
    ("推出“党建+碳汇”行动，林地变收益。", "党建+碳汇"),
    ("启动党员干部“青苗工程”，一年一评。", "青苗工程"),
    ("全面推广“信用e站”平台，积分当钱花。", "信用e站"),
    ("持续擦亮“渔家姐妹”志愿服务品牌。", "渔家姐妹"),
    ("探索形成“一核四联”工作机制，部门坐到一起。", "一核四联"),
    ("推行“228”工作法，压实两级责任。", "“228”工作法"),
    ("创建“银杏树下”议事品牌，老人说、干部记。", "银杏树下"),
    ("开发“码上说”小程序，群众扫码就能反映问题。", "码上说"),
    ("创新“五单闭环”机制，件件有回音。", "五单闭环"),
    ("推行红色网格工作法，把支部建在网格上。", "红色网格工作法"),
    ("实施头羊培育工程，选准带头人。", "头羊培育工程"),
    ("探索“支部建在船上”党建模式，渔民出海也有组织。", "支部建在船上"),
    ("运用「河长吹哨」工作法，一周办结。", "河长吹哨"),
    ("试点“午间课堂”计划，机关干部轮流讲。", "午间课堂"),
    ("😀县委组织部牵头建立“干部体检”制度，季季把脉。", "干部体检"),
]


@pytest.mark.parametrize(("text", "name"), NAMED, ids=[name for _, name in NAMED])
def test_what_a_clause_launches_is_the_name(text: str, name: str) -> None:
    assert sure(text)[:1] == [name]


NOT_NAMED = [
    "着力破解“空心村”难题，补齐短板。",
    "坚持“一切为了群众”的理念，转变作风。",
    "解决“看病难、停车难”等问题。",
    "社区先后获评“全省文明社区”。",
    "被授予“五一劳动奖状”。",
    "打通服务群众“最后一公里”。",
    "增强“四个意识”，做到“两个维护”。",
    "落实“三会一课”制度，过好组织生活。",
    "群众高兴地说：“办事不出村了。”",
    "召开“夜话乡情”座谈会，听取意见。",
    "学习推广“枫桥经验”，化解矛盾。",
    "老党员当起了“和事佬”。",
    "变“等着办”为“主动办”。",
    "按照“缺什么补什么”的原则选课。",
    "采取“村集体+公司+农户”的方式分红。",
    "出台《强村富民十条》，明确奖补。",
    "村“两委”班子一起上门。",
    "聚焦“三个环节”，层层抓落实。",
    "评选“最美网格员”，发给奖金。",
    "建立“红黄绿”三色台账，逐项销号。",
    "制定“三年行动计划”，分步实施。",
    "农产品卖出了“好价钱”。",
    "干部从“门外汉”变成“行家里手”。",
    "扣好廉洁从政“第一粒扣子”。",
    "全年开展走访二百次，办成实事八十件。",
]


@pytest.mark.parametrize("text", NOT_NAMED)
def test_other_words_in_marks_are_no_name(text: str) -> None:
    assert sure(text) == []


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        ("“湖畔夜谈”聚民心", "干部傍晚到湖边与群众拉家常，一年化解纠纷三十起。", "湖畔夜谈"),
        ("青山县：“一码通办”让群众少跑腿", "办事材料一次提交。", "一码通办"),
        ("白石镇大力实施“蜂巢计划”", "白石镇把合作社、能人联成一体。", "蜂巢计划"),
        ("“四色管理”激活村干部队伍", "对村干部实行“四色管理”，按月亮牌。", "四色管理"),
    ],
)
def test_the_title_names_what_it_is_about(title: str, text: str, name: str) -> None:
    assert sure(text, title)[:1] == [name]


@pytest.mark.parametrize(
    "title",
    [
        "织密“一张网” 绘就“同心圆”",
        "坚持“三个聚焦” 提升“四力”",
        "昔日“空壳村” 今朝“聚宝盆”",
        "把好“入口关”",
        "紧扣“实”字做文章",
    ],
)
def test_figures_of_speech_in_a_title_are_no_name(title: str) -> None:
    assert sure("全县上下一起努力，工作有了起色。", title) == []


CALLED = [
    ("乡里请来能说会道的大嫂劝和，起名“和气灶”。", "和气灶"),
    ("群众都喊他们“梨园掌柜”，有事就找。", "梨园掌柜"),
    ("秘诀就是“老班长带新兵”，一带就是三年。", "老班长带新兵"),
    ("“村事天天读”一播就是两年，群众爱听。", "村事天天读"),
    ("搭起“蟹青年直播间”，两季卖蟹千万元。", "蟹青年直播间"),
    ("走出“药链红程”的新路子，药农增收。", "药链红程"),
]


@pytest.mark.parametrize(("text", "name"), CALLED, ids=[name for _, name in CALLED])
def test_what_something_is_called_is_its_name(text: str, name: str) -> None:
    assert sure(text)[:1] == [name]


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        ("红石榴驿站暖边疆", "沿牧道建成红石榴驿站十七座，备着热茶药箱。", "红石榴驿站"),
        ("党建+电商 山货出山", "乡党委推行党建+电商模式，开设网店四十家。", "党建+电商"),
        ("实施归雁工程 激活乡村", "镇里实施归雁工程，引回人才九十名。", "归雁工程"),
        ("建强基层党组织", "构建一核三治五共治理体系，群众参与进来。", "一核三治五共"),
    ],
)
def test_a_name_may_stand_without_marks(title: str, text: str, name: str) -> None:
    assert sure(text, title)[:1] == [name]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("推进老旧小区改造", "实施老旧小区改造工程，加装电梯一百部。"),
        ("建强志愿服务队伍", "成立志愿服务队十二支，服务群众万余人次。"),
        ("湖长制守住一湖清水", "推行湖长制，设立湖长六十名。"),
        ("一支部一特色", "评出“微笑车厢”“平安方向盘”等品牌十二个。"),
        ("学先进 找差距", "赴浙江学习“千村示范”经验，荣获全省“丰收杯”。"),
    ],
)
def test_what_every_place_has_is_no_name(title: str, text: str) -> None:
    assert sure(text, title) == []


def test_the_name_of_an_article_is_right_of_its_passages() -> None:
    text = "深化“一抓双促”工程\n“一抓双促”全县铺开。\n建立“月清单”制度，按月调度。"
    title, start = text.index("\n"), text.index("建立")
    part = Passage(text, start, len(text), (0, len(text)), (0, title))
    assert next(one.text for one in names(part)) == "一抓双促"


def test_a_group_is_named_with_what_it_is() -> None:
    assert sure("成立“电小二”志愿服务队，党员包台区。")[:1] == ["“电小二”志愿服务队"]


def test_a_word_in_the_title_of_a_document_is_no_name() -> None:
    assert sure("印发《“先锋e站”平台管理办法》，照章办事。") == []


def test_a_project_may_be_called_by_a_whole_sentence() -> None:
    assert sure("实施“支部联建促振兴，产业联兴富百姓”书记项目，三年见效。") == ["支部联建促振兴，产业联兴富百姓"]
    assert sure("大家说“支部联建促振兴，产业联兴富百姓”，这话不假。") == []


def test_the_main_name_stands_before_the_names_of_parts() -> None:
    text = "推行“五色工作法”，设立“连心小屋”三处，选聘“草根明星”二十名。开展“五色工作法”比武。"
    assert sure(text)[0] == "五色工作法"


def test_a_name_that_the_library_knows_is_found_without_marks_and_told_by_its_chief_form() -> None:
    known = Known({"田埂课堂": "田埂课堂", "田埂上的课": "田埂课堂"})
    (found,) = names(passage("今年又办了田埂上的课，听众过百。"), known)
    assert (found.text, found.confidence >= SURE) == ("田埂课堂", True)
    assert "今年又办了田埂上的课，听众过百。"[found.start : found.end] == "田埂上的课"


def test_what_editors_refused_is_not_offered_again() -> None:
    assert sure("推行“板凳议事”工作法。", known=Known(refused=frozenset({"板凳议事"}))) == []


WORDS = st.sampled_from(
    [
        "推行",
        "“",
        "”",
        "‘",
        "’",
        "「",
        "」",
        "𠮷邻",
        "😀",
        "工作法",
        "，",
        "。",
        "党建+",
        "三问",
        "\n",
        "",
        "a",
        " ",
        "一百步法",
    ]
)


@given(st.lists(WORDS, max_size=40).map("".join), st.data())
def test_every_value_but_a_known_one_quotes_its_range(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    for one in names(Passage(text, start, end, (0, len(text)), (0, start))):
        assert text[one.start : one.end] == one.text
        assert 0 <= one.start < one.end <= len(text)
        assert 0 <= one.confidence <= 1


@pytest.mark.parametrize(
    "unit", ["推行“", "“𠮷”", "推行推行", "“”", "党建+", "三步", "实施", "‘a", "推行“邻里”工作法，"]
)
def test_the_time_grows_with_the_length(unit: str) -> None:
    text = unit * (60_000 // len(unit))
    began = time.perf_counter()
    names(passage(text))
    assert time.perf_counter() - began < 3
