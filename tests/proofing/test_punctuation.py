"""The rules of punctuation together: one slip makes few findings, a hostile text costs little, tables keep their word."""

import time

import pytest

from zugong_desk.domain.finding import Finding, Severity
from zugong_desk.proofing.catalogue import catalogue
from zugong_desk.proofing.engine import check
from zugong_desk.proofing.examples import bulletin_of
from zugong_desk.proofing.house import House
from zugong_desk.proofing.passage import view_of
from zugong_desk.proofing.rule import Rule
from zugong_desk.proofing.rules.punctuation.cut_words import TABLE
from zugong_desk.proofing.tables import Row, rows, table


def findings(text: str) -> list[Finding]:
    return [one for one in check(bulletin_of(text)).findings if one.rule.startswith("PUNCT-")]


def test_one_open_quotation_does_not_make_the_pairs_behind_it_faulty() -> None:
    found = findings("推行“四联四促机制，办好“流动党校”“𠮷村夜话”，印发《实施办法》。")
    assert [(one.rule, one.text, one.start) for one in found] == [("PUNCT-PAIR", "“", 2)]


def test_a_pair_parted_by_the_page_is_left_to_the_rule_that_joins_paragraphs() -> None:
    assert not findings("会议要求，各镇（含街道\n和开发区）要抓好落实。")
    assert [one.text for one in findings("各镇（含街道要抓好落实。\n各村抓好落实。")] == ["（"]


def test_the_message_on_parallel_quotes_counts_both_ways_of_writing() -> None:
    text = "推行“四联”、“五促”。\n办好“党校”“夜话”，建好“书屋”、“驿站”。"
    found = [one for one in findings(text) if one.rule == "PUNCT-QDUN"]
    assert [one.severity for one in found] == [Severity.STYLE] * 2
    assert all("2 处用了顿号，1 处未用" in one.message for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "云溪市9:30召开会议，总投资1,200万元，同比增长3.5%，比例1:500，网址https://example.org/a,b;c。",
        "推行“3+X”“党支部+合作社+农户”模式，见云组发〔2023〕9号、GB/T 15834—2011。",
        "《云溪日报》2023年5月1日至3日报道，𠮷村（原东岭村）“四联四促”🙂做法。",
        "He said, “Let’s go; it’s late.” (See p. 3.)",
        "〈article_title〉坚持“三个导向” 全面提高机关党建质量",
    ],
)
def test_sound_texts_are_silent(text: str) -> None:
    assert not findings(text)


def test_masthead_and_contents_are_not_read_as_prose() -> None:
    assert not findings("〈masthead〉云溪组工信息／第 9 期(总第120期)\n〈toc_entry〉-抓实“四联.........3")


def test_open_ends_are_told_of_only_where_they_are_the_exception() -> None:
    item = "{}是抓好落实。𠮷村逐户走访，建账到户，销号到人"
    one_open = "\n".join(item.format(number) + ("" if number == "三" else "。") for number in "一二三四五")
    all_open = "\n".join(item.format(number) for number in "一二三四五")
    assert [hit.block for hit in findings(one_open)] == ["b3"]
    assert not findings(all_open)


def test_a_signature_behind_the_last_stop_is_no_open_end() -> None:
    assert not findings("各村逐户走访，建账到户。全镇年底前完成。中共云溪县委组织部，云溪县财政局供稿")


@pytest.mark.parametrize("row", rows(TABLE), ids=lambda row: row.id)
def test_each_row_finds_its_word_and_nothing_in_its_sound_texts(row: Row) -> None:
    made = table(TABLE, House())
    assert [found[2] for found in made.find(f"抓好{row.wrong}各环节")] == [row]
    for text in row.good:
        assert not list(made.find(text))


UNITS = ["“", "，", "、", "…", "难，", "三、", "甲-", "（”", "1", "：", "《", '"', "甲", "。”", "“甲”、", "（甲、"]


@pytest.mark.parametrize(
    "rule", [rule for rule in catalogue() if rule.id.startswith("PUNCT-")], ids=lambda rule: rule.id
)
def test_hostile_text_costs_little(rule: Rule) -> None:
    for unit in UNITS:
        view = view_of(bulletin_of(unit * (30_000 // len(unit))), House())
        begin = time.process_time()
        list(rule.in_block(view.passages[0]) if rule.in_block else ())
        list(rule.in_article(view.articles[0]) if rule.in_article else ())
        list(rule.in_issue(view) if rule.in_issue else ())
        assert time.process_time() - begin < 2, unit
