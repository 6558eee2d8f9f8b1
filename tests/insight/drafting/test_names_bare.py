"""Names said once and without marks, and what is run or called so, told from what every office sets up."""

import pytest
from tests.insight.drafting.reading import grows_linearly, passage

from zugong_desk.insight.drafting.names import SURE, names
from zugong_desk.insight.drafting.names_bare import ends_as_own, is_own


def best(text: str) -> str:
    """The first candidate of a passage without a title, if it is sure."""
    found = names(passage(text))
    return found[0].text if found and found[0].confidence >= SURE else ""


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("乡里建起了桐油驿站，山里人歇脚有去处。", "桐油驿站"),
        ("街道开办藤椅讲堂，老人讲街史😀。", "藤椅讲堂"),
        ("区总工会开展暖巢行动，走访独居老人。", "暖巢行动"),
        ("社区创新楼道换换积分制，攒分换盐换米。", "楼道换换积分制"),
        ("渔村成立补网姐妹联盟，一起接订单。", "补网姐妹联盟"),
        ("派出所组建雪坎先锋队，沿边巡护。", "雪坎先锋队"),
        ("村里推行断事四步法，一步一步来。", "断事四步法"),
        ("开发区推行3160工作法，三天答复。", "3160工作法"),
        ("县里实施合股分红的𠮷田计划，村村有账。", "𠮷田计划"),
        ("工会推行春芽制度，新人有师傅。", "春芽制度"),
        ("村里的办法被群众称为“门槛会”，有事就开。", "门槛会"),
        ("几户合种的“合伙田”办了三年，年底分账。", "合伙田"),
        ("围绕“蓝礁”党建品牌，码头设了岗。", "蓝礁"),
        ("镇里打造〈檐前话〉品牌，书记来听。", "檐前话"),
        ("部里推出《灯下谈》微党课，一周一播。", "灯下谈"),
        ("区里探索石埠法庭机制，纠纷不上岸。", "石埠法庭机制"),
        ("联名、联责、联分，简称“三联”，一季一评。", "三联"),
        ("集团启动青年焊工选育计划，一年一批。", "青年焊工选育计划"),
        ("望亭街道“指尖传习”行动见成效。", "指尖传习"),
    ],
)
def test_what_is_run_or_called_so_is_the_name(text: str, name: str) -> None:
    assert best(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "县里开展人居环境整治行动，清了垃圾。",
        "区教育局启动教师培训计划，人人轮训。",
        "镇里制定桐油台账，待批。",
        "乡里建立矛盾纠纷排查机制，早发现。",
        "市里建立海岸带取沙制度，凭证作业。",
        "全市实施四项行动，逐项销号。",
        "县里实施河道清淤工程，疏浚三十里。",
        "县里实施桥梁加固工程，添了护栏。",
        "街道建立红白理事会，开支少了。",
        "支部实施年度计划，按月推进。",
        "局里办好“民生实事”，件件有数。",
        "党员参加“学雷锋”志愿活动。",
        "老陈被村民称为“暖心大哥”，谁家都去。",
        "部里印发《灯下谈》一书，人手一册。",
    ],
)
def test_what_every_office_sets_up_or_says_is_no_name(text: str) -> None:
    assert best(text) == ""


@pytest.mark.parametrize(
    ("stem", "kind", "own"),
    [
        ("桐油", "驿站", True),
        ("党群服务", "驿站", False),
        ("双导师", "联盟", True),
        ("退休金", "台账", False),
        ("一批", "课堂", False),
        ("这个", "平台", False),
        ("红标店创建", "行动", False),
        ("春芽", "工程", True),
        ("清河治理", "工程", False),
    ],
)
def test_plain_words_alone_name_nothing(stem: str, kind: str, own: bool) -> None:
    assert is_own(stem, kind) is own


@pytest.mark.parametrize(
    ("words", "own"),
    [("马背宣讲团", True), ("桐油驿站", True), ("政策宣讲团", False), ("驿站", False), ("桐油", False)],
)
def test_words_that_end_with_what_is_run(words: str, own: bool) -> None:
    assert ends_as_own(words) is own


@pytest.mark.parametrize("piece", ["推行", "创新探索推行", "建立的", "推行桐油", "《灯", "〈灯"])
def test_the_time_grows_with_the_length(piece: str) -> None:
    assert grows_linearly(names, piece)
