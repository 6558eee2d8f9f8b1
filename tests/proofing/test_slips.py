"""Characters exchanged or missing in phrases, measure words behind figures, units that stand twice."""

import pytest

from zugong_desk.proofing.rules.words.displaced import displaced
from zugong_desk.proofing.rules.words.measures import miscounted
from zugong_desk.proofing.rules.words.repeats import repeats


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("优化营商境环，成效明显", (0, 6, "优化营商环境")),
        ("😀𠮷水镇推进乡村兴振。", (6, 10, "乡村振兴")),
        ("党建引领基层治理，筑牢斗堡垒。", (9, 14, "筑牢战斗堡垒")),
        ("推进国有业经营改革", (2, 7, "国有企业经营")),
    ],
)
def test_displaced_characters_are_told(text: str, told: tuple[int, int, str]) -> None:
    assert list(displaced(text)) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "志愿服务",
        "离休干部座谈会",
        "钱权交易",
        "引进新技术56项",
        "“营商境环”队",
        "我国金融市场平稳",
        "市场经济论",
        "2024年干部培训班",
    ],
)
def test_what_may_be_meant_is_not_displaced(text: str) -> None:
    assert not list(displaced(text))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("取消不合格人选14明。", (9, 10, "名")),
        ("😀𠮷水镇组建一只志愿服务队", (7, 8, "支")),
        ("建成3坐水库", (3, 4, "座")),
        ("流转土地1200余母", (9, 10, "亩")),
        ("新增绿地6公倾", (5, 7, "公顷")),
    ],
)
def test_wrong_measure_words_are_told(text: str, told: tuple[int, int, str]) -> None:
    assert list(miscounted(text)) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "14名党员",
        "3明确要求",
        "530万各族群众",
        "少数民族干部",
        "养了3只羊",
        "2024各项工作",
        "一副对联",
        "打了70分",
        "12个此类问题",
    ],
)
def test_sound_measure_words_are_not(text: str) -> None:
    assert not list(miscounted(text))


@pytest.mark.parametrize(
    ("text", "once"),
    [("投入3亿元亿元", "亿元"), ("增收20万元元", "万元"), ("😀修路8公里公里", "公里"), ("服务2000余人次人次", "人次")],
)
def test_units_that_stand_twice_are_told(text: str, once: str) -> None:
    assert once in {right for *_, right in repeats(text)}
