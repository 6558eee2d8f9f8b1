"""Periods: which time a passage gives for its results, and what it means in dates."""

import pytest
from tests.insight.drafting.reading import grows_linearly, passage

from zugong_desk.insight.drafting.dates import Stretch, resolve
from zugong_desk.insight.drafting.period import period, periods


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("2021年以来", "2021-01-01", ""),
        ("2020年6月以来", "2020-06-01", ""),
        ("2022年下半年以来", "2022-07-01", ""),
        ("今年以来", "2023-01-01", ""),
        ("去年以来", "2022-01-01", ""),
        ("近三年", "2020-08", "2023-08"),
        ("近两年来", "2021-08", "2023-08"),
        ("半年来", "2023-02", "2023-08"),
        ("一年多来", "", ""),
        ("今年上半年", "2023-01-01", "2023-06-30"),
        ("上半年", "2023-01-01", "2023-06-30"),
        ("截至8月底", "", "2023-08-31"),
        ("截至2022年底", "", "2022-12-31"),
        ("2020—2022年", "2020-01-01", "2022-12-31"),
        ("今年1至7月", "2023-01-01", "2023-07-31"),
        ("3月12日至5月6日", "2023-03-12", "2023-05-06"),
        ("前三季度", "2023-01-01", "2023-09-30"),
        ("二季度", "2023-04-01", "2023-06-30"),
        ("6月下旬", "2023-06-21", "2023-06-30"),
        ("2022年度", "2022-01-01", "2022-12-31"),
        ("2022 年", "2022-01-01", "2022-12-31"),
        ("2022学年", "2022-09-01", "2023-06-30"),
        ("2022年秋季学期以来", "2022-09-01", ""),
        ("从2020年9月开第一场算起", "2020-09-01", ""),
        ("从2016年5月开始", "2016-05-01", ""),
        ("自今年2月上线到7月底", "2023-02-01", "2023-07-31"),
        ("到今年5月", "", "2023-05-31"),
        ("三年间", "2020-08", "2023-08"),
        ("半年多", "", ""),
        ("13月份", "", ""),
        ("近年来", "", ""),
        ("🙂", "", ""),
    ],
)
def test_what_a_time_means(text: str, since: str, until: str) -> None:
    assert resolve(text, "2023-08-31") == Stretch(since, until)


def test_without_a_date_only_named_years_are_known() -> None:
    assert resolve("今年以来", None) == Stretch()
    assert resolve("2021年以来", None) == Stretch("2021-01-01")
    assert resolve("2021年以来", "no date") == Stretch("2021-01-01")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2021年以来，𠮷岭镇🙂办理诉求120件，调解纠纷45起。", "2021年以来"),
        ("2019年启动试点。近三年，培训骨干800人，孵化项目23个。", "近三年"),
        ("截至6月底，已建成站点17个。", "截至6月底"),
        ("“𠮷驿”开门迎客。开业至今，接待群众1200人次🙂。", "开业至今"),
        ("旧屋空着。一年多时间，流转老屋116栋。", "一年多时间"),
        ("点子先试。到11月底，主动申请调离的少了67%。", "到11月底"),
        ("与2018年相比，今年上半年信访量下降30%。", "今年上半年"),
    ],
)
def test_the_time_of_most_figures_comes_first(text: str, said: str) -> None:
    first = periods(passage(text))[0]
    assert first.text == said
    assert text[first.start : first.end] == said
    assert first.why


@pytest.mark.parametrize(
    "text",
    [
        "到2026年建成示范村60个。",
        "力争2025年全覆盖。",
        "先试点。到今年12月，力争建成60个。",
        "荣获2022年度先进集体。",
        "",
    ],
)
def test_targets_and_honours_give_no_time(text: str) -> None:
    assert periods(passage(text)) == ()
    assert period(passage(text)) is None


@pytest.mark.parametrize("piece", ["2021年以来，", "1月", "近", "自2021年", "2021", "截至", "一", "🙂年来"])
def test_time_is_linear(piece: str) -> None:
    assert grows_linearly(periods, piece)
