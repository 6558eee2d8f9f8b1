"""Amounts: what is read as a figure, with which value and unit, and what is not."""

import time
from decimal import Decimal
from itertools import pairwise

import pytest

from zugong_desk.domain.amounts import Amount, hanzi_value
from zugong_desk.proofing.amounts import amounts


def one(text: str) -> Amount:
    found = amounts(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("共23个", 23, "个"),
        ("共 23 个", 23, "个"),
        ("事件7.2万余件", 72000, "件"),
        ("游客50余万人", 500000, "人"),
        ("投入1,200元", 1200, "元"),
        ("占９８％", 98, "%"),
        ("提高1.5个百分点", Decimal("1.5"), "个百分点"),
        ("总产值4.5万亿元", 4_500_000_000_000, "元"),
        ("共3千名", 3000, "名"),
        ("重5千克", 5, "千克"),
        ("厂房1000 m²", 1000, "m²"),
        ("服务2.4万人次", 24000, "人次"),
        ("共50万党员", 500000, ""),
        ("建成12支部", 12, ""),
        ("三家企业", 3, "家"),
        ("两个村", 2, "个"),
        ("十余名干部", 10, "名"),
        ("二十三名干部", 23, "名"),
        ("百分之三十", 30, "%"),
        ("一万二千三百户", 12300, "户"),
    ],
)
def test_value_and_unit(text: str, value: Decimal, unit: str) -> None:
    found = one(text)
    assert (found.value, found.unit, found.high) == (Decimal(value), unit, None)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("3—5个", 3, 5),
        ("50-80万元", 500000, 800000),
        ("50万元至80万元", 500000, 800000),
        ("10%～20%", 10, 20),
        ("三至五名", 3, 5),
        ("三四个", 3, 4),
    ],
)
def test_a_range_is_one_amount(text: str, low: int, high: int) -> None:
    found = one(text)
    assert (found.value, found.high, found.most) == (Decimal(low), Decimal(high), Decimal(high))
    assert (found.start, found.end) == (0, len(text))
    assert found.approximate


def test_two_units_are_no_range() -> None:
    assert [found.unit for found in amounts("3个—5名")] == ["个", "名"]


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("近300件", "近", ""),
        ("约 8000万元", "约", ""),
        ("不少于50%", "不少于", ""),
        ("超过10万元", "超过", ""),
        ("30户左右", "", "左右"),
        ("100亩以上", "", "以上"),
        ("70余次", "", "余"),
        ("3年多", "", "多"),
        ("5个多月", "", "多"),
        ("至少两个以上", "至少", "以上"),
    ],
)
def test_marks_of_approximation(text: str, before: str, after: str) -> None:
    found = one(text)
    assert (found.before, found.after) == (before, after)
    assert found.approximate


@pytest.mark.parametrize("text", ["附近3个村", "节约30万元", "签约12个", "反超2个百分点", "共3家多元企业"])
def test_what_only_looks_like_a_mark(text: str) -> None:
    assert not one(text).approximate


@pytest.mark.parametrize(
    "text",
    [
        "2023年4月14日",
        "2021—2023年",
        "1—6月",
        "4月13日至15日",
        "2022年度",
        "80后",
        "上午9:30",
        "15时30分",
        "第3期",
        "第12—15期",
        "〔2023〕5号",
        "0556-5346789",
        "13900001111",
        "12345热线",
        "“12345”政务服务",
        "1+1+1+N",
        "5+N机制",
        "5A级",
        "4A 景区",
        "G206国道",
        "1:500",
        "1/3",
        "3·15",
        "1. 加强领导",
        "（2）加强领导",
        "党的20大",
        "第三个",
        "统一名称",
        "二〇二三年",
        "千家万户",
        "1234567890123456",
    ],
)
def test_what_is_no_amount(text: str) -> None:
    assert amounts(text) == ()


def test_ranges_beyond_the_first_plane() -> None:
    text = "𠮷🙂村投入近12.5万余元"
    found = one(text)
    assert text[found.start : found.end] == "12.5万余元"
    assert text[found.start : found.number_end] == "12.5万余"
    assert text[found.marks_start : found.marks_end] == "近12.5万余元"


def test_amounts_do_not_overlap_and_cover_what_they_say() -> None:
    text = "建成3—5个站，服务1.2万余人次，近百名骨干、1 千万余元资金，三个村"
    found = amounts(text)
    assert [text[a.start : a.end] for a in found] == ["3—5个", "1.2万余人次", "百名", "1 千万余元", "三个"]
    assert all(before.end <= after.start for before, after in pairwise(found))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("十", (10, None)),
        ("三百零五", (305, None)),
        ("两万", (20000, None)),
        ("三五", (3, 5)),
        ("一九四九", (None, None)),
    ],
)
def test_numbers_in_characters(text: str, value: tuple[int | None, int | None]) -> None:
    assert hanzi_value(text) == value


@pytest.mark.parametrize("piece", ["1", "一", "1-", "2020-", "1、", "1,111,", "1万", "一个", "近", "(1", "🙂1"])
def test_time_is_linear(piece: str) -> None:
    def spent(size: int) -> float:
        text = (piece * size)[:size]
        begin = time.process_time()
        amounts(text)
        return time.process_time() - begin

    assert spent(100_000) < 20 * max(spent(20_000), 0.01)
