"""What an issue states: figures with whose, of what and when, and the names of things; as JSON and back."""

import json
import time

import pytest

from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.proofing.examples import bulletin_of
from zugong_desk.proofing.house import BARE
from zugong_desk.proofing.ledger import Fact, Ledger, Stated, Thing, folded
from zugong_desk.proofing.passage import view_of
from zugong_desk.proofing.stating import figures, stated_in, stated_json, stated_of
from zugong_desk.proofing.stating_who import home_of, unit_of

HEAD = "〈masthead〉云岭组工信息／第9期／中共云岭市委组织部／2023年4月14日\n"
ARTICLE = "〈article_title〉建强网格队伍\n〈byline〉清源区委组织部\n"


def stated(text: str, id: str = "one") -> Stated:
    return stated_in(view_of(bulletin(text, id), BARE))


def bulletin(text: str, id: str = "one") -> Bulletin:
    return bulletin_of(HEAD + ARTICLE + text, id)


def only(text: str) -> Fact:
    (fact,) = stated(text).facts
    return fact


@pytest.mark.parametrize(
    ("org", "issuer", "unit"),
    [
        ("桐溪市委组织部", None, "桐溪市"),
        ("中共桐溪市委", "中共云岭市委组织部研究室", "桐溪市"),
        ("山南省石川县委组织部", None, "石川县"),
        ("市直机关工委", "中共云岭市委组织部研究室", "云岭市直机关"),
        ("高新区党群工作部", "中共云岭市委组织部", "云岭市高新区"),
        ("市工商联所属商会党委", "中共云岭市委组织部", "云岭市工商联所属商会"),
        (None, "中共云岭市委组织部", ""),
    ],
)
def test_a_unit_is_reduced_to_its_place(org: str | None, issuer: str | None, unit: str) -> None:
    assert unit_of(org, issuer) == unit


def test_a_home_is_the_place_of_who_issues() -> None:
    assert home_of("中共云岭市委组织部研究室") == "云岭市"
    assert home_of("云岭大学党委组织部") == "云岭大学"
    assert home_of("党委组织部") == home_of(None) == ""


@pytest.mark.parametrize(
    ("text", "what", "value", "unit", "how"),
    [
        ("配备专职网格员111人，素质过硬。", "专职网格员", "111", "人", ""),
        ("重新划分为111个全科网格，统一编码。", "全科网格", "111", "个", ""),
        ("选派驻村干部116名。", "驻村干部", "116", "名", "选派"),
        ("城区新增停车位500多个。", "停车位", "500", "个", "新增"),
        ("累计投入专项资金28.96亿元。", "专项资金", "2896000000", "元", "投入"),
        ("成立24个“邻里帮”志愿服务组织。", "邻里帮志愿服务组织", "24", "个", ""),
        ("群众满意率98.8%，再创新高。", "群众满意率", "98.8", "%", ""),
        ("年收入50万元以上强村27个。", "50万元以上强村", "27", "个", ""),
    ],
)
def test_an_indicator_is_the_noun_beside_the_figure(text: str, what: str, value: str, unit: str, how: str) -> None:
    assert (what, value, unit, how) in [(one.what, one.value, one.unit, one.how) for one in stated(text).facts]


@pytest.mark.parametrize(
    "text",
    [
        "历时3年，终见成效。",
        "第3期培训班开班。",
        "2022年以来持续推进。",
        "审结10起12人，震慑有力。",
        "去年疫情期间763名45岁以下在职党员报到。",
        "落实“三会一课”制度。",
    ],
)
def test_a_figure_without_an_indicator_is_no_fact(text: str) -> None:
    assert not [one for one in stated(text).facts if one.value in ("3", "12", "763")]


@pytest.mark.parametrize(
    ("text", "when", "period"),
    [
        ("2022年新建党群驿站48个。", "2022年", "2022"),
        ("2022年11月新建党群驿站48个。", "2022年11月", "2022-11"),
        ("今年以来，新建党群驿站48个。", "今年以来", "2023起"),
        ("去年新建党群驿站48个。", "去年", "2022"),
        ("每年新建党群驿站48个。", "每年", "每年"),
        ("目前已建党群驿站48个。", "目前", ""),
        ("新建党群驿站48个。", "", ""),
    ],
)
def test_the_time_is_the_sentences(text: str, when: str, period: str) -> None:
    fact = only(text)
    assert (fact.when, fact.period) == (when, period)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("柳塘镇配备专职网格员12人。", "清源区柳塘镇"),
        ("如柳塘镇大歇村，配备专职网格员12人。", "清源区大歇村"),
        ("石川县配备专职网格员12人。", "石川县"),
        ("全区配备专职网格员12人。", "清源区"),
        ("全市配备专职网格员12人。", "云岭市"),
        ("农村地区配备专职网格员12人。", "清源区"),
        ("实施乡村振兴，配备专职网格员12人。", "清源区"),
        ("下乡宣讲配备专职网格员12人。", "清源区"),
    ],
)
def test_a_figure_is_the_units_unless_the_sentence_names_another_place(text: str, who: str) -> None:
    assert only(text).who == who


def test_ranges_are_code_points_of_the_block() -> None:
    one = bulletin("𠮷祥社区🙂：配备专职网格员111人，开设“𠮷邻e家”平台。")
    said = stated_in(view_of(one, BARE))
    (fact,), (thing,) = said.facts, said.things
    text = one.block(fact.block).text
    assert text[fact.first : fact.last] == "专职网格员111人"
    assert text[fact.start : fact.end] == fact.text
    assert text[thing.start : thing.end] == thing.name == "𠮷邻e家"
    assert thing.noun == "平台"


def test_titles_name_whose_an_unsigned_article_is() -> None:
    said = stated_in(view_of(bulletin_of("〈article_title〉山南省石川县：网格进楼\n配备专职网格员111人。"), BARE))
    assert [one.who for one in said.facts] == ["石川县"]
    assert said.date is None
    assert said.label == ""


def test_an_unsigned_article_is_of_the_place_that_its_text_begins_with() -> None:
    said = stated_in(
        view_of(bulletin_of(HEAD + "〈article_title〉网格进楼入户\n近年来，石川县配备专职网格员111人。"), BARE)
    )
    assert [one.who for one in said.facts] == ["石川县"]


def test_a_figure_without_a_noun_is_known_by_its_clause() -> None:
    fact = only("去年以来共亮牌提醒58次。")
    assert "亮牌" in fact.what


def test_an_issue_is_labelled_by_number_and_date_unless_told() -> None:
    assert stated("无数。").label == "第9期 2023-04-14"
    assert stated_in(view_of(bulletin("无数。"), BARE), "甲期").label == "甲期"


def test_what_is_stated_survives_json() -> None:
    said = stated("2022年以来，柳塘镇新建党群驿站48个，打造“𠮷邻 e 家”平台。")
    assert said.facts
    assert said.things
    assert stated_of(json.loads(json.dumps(stated_json(said), ensure_ascii=False))) == said


@pytest.mark.parametrize(
    ("spoilt", "error"),
    [({"facts": [["who"]]}, ValueError), ({"things": [[]]}, ValueError), ({"label": None, "facts": None}, TypeError)],
)
def test_another_make_of_json_is_refused(spoilt: dict[str, object], error: type[Exception]) -> None:
    with pytest.raises(error):
        stated_of(stated_json(stated("新建党群驿站48个。")) | spoilt)
    with pytest.raises(KeyError):
        stated_of({"bulletin": "one"})


@pytest.mark.parametrize(
    "text", ["市" * 100_000, "1" * 100_000, "“" * 100_000, "村1个" * 20_000, "全县" * 50_000, "a1，" * 30_000]
)
def test_hostile_text_takes_no_longer_than_its_length(text: str) -> None:
    began = time.process_time()
    figures(text, "清源区", "云岭市", 2023)
    assert time.process_time() - began < 4


def test_a_ledger_finds_figures_by_unit_and_value() -> None:
    ledger = Ledger([stated("配备专职网格员111人。", "a"), stated("配备专职网格员116人。", "b")])
    asked = only("配备专职网格员111人。")
    assert {value: [issue.bulletin for issue, _ in same] for value, same in ledger.figures(asked).items()} == {
        "111": ["a"],
        "116": ["b"],
    }


def test_a_ledger_finds_names_that_are_alike() -> None:
    names = ("湖畔帮帮团", "湖畔帮邦团", "帮帮团湖畔", "清美湖畔帮帮团", "湖畔帮帮团清单", "柳塘夜话")
    ledger = Ledger([Stated("a", "", None, (), tuple(Thing("清源区", name, "b1", 0, 1) for name in names))])
    assert set(ledger.alike("湖畔帮帮团")) == {"湖畔帮邦团"}
    assert ledger.turned("湖畔帮帮团") == {"帮帮团湖畔"}
    assert ledger.fronted("湖畔帮帮团") == {"清美湖畔帮帮团"}
    assert ledger.family("湖畔帮帮团") == 2
    assert set(ledger.alike("柳塘夜话")) == set()


def test_folding_takes_out_what_spellings_differ_in() -> None:
    assert folded("𠮷邻 Ｅ 家") == folded("𠮷邻e家")
