"""Kinds of lines among their neighbours, with confidence and reasons."""

import pytest

from zugong_desk.domain.block import Block
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.source import Source
from zugong_desk.reading import parse

BODY = "近年来，各村把网格员名单贴到墙上，让群众随时找得到人。事情当天就有答复，年底还要请大家打分。"


def blocks(*lines: str) -> tuple[Block, ...]:
    return parse(Source("x", "0" * 64, "utf-8", "\n\n".join(lines))).blocks


def kinds(*lines: str) -> list[str]:
    return [block.kind.value for block in blocks(*lines)]


def test_a_text_without_lines_has_no_blocks() -> None:
    assert blocks("") == blocks(" \n\u3000\n") == ()


def test_a_title_its_unit_and_its_text() -> None:
    assert kinds("用好两本账　管好村里事", "中共河口乡委员会", BODY) == ["article_title", "byline", "paragraph"]


@pytest.mark.parametrize("unit", ["河口乡党委", "（河口乡党委）", "## 河口乡党委", "- 河口乡党委", "**河口乡党委**"])
def test_a_byline_may_stand_in_any_dress(unit: str) -> None:
    assert kinds("# 用好两本账　管好村里事", unit, BODY)[1] == "byline"


def test_a_subtitle_belongs_to_its_title() -> None:
    first = blocks("用好两本账　管好村里事", "——河口乡的做法", "河口乡党委", BODY)[0]
    assert (first.kind, first.text) == (Kind.ARTICLE_TITLE, "用好两本账　管好村里事 ——河口乡的做法")


def test_a_credit_follows_its_text_a_byline_its_title() -> None:
    assert kinds("河口乡用好两本账", BODY, "（河口乡党委）", "白石乡三进门", "（白石乡党委）", BODY) == [
        "article_title",
        "paragraph",
        "source_credit",
        "article_title",
        "byline",
        "paragraph",
    ]


def test_a_signature_takes_in_its_date() -> None:
    last = blocks("河口乡用好两本账", BODY, "中共河口乡委员会", "2022年5月6日")[-1]
    assert (last.kind, last.text) == (Kind.SOURCE_CREDIT, "中共河口乡委员会 2022年5月6日")


def test_a_source_is_a_credit() -> None:
    assert kinds(BODY, "来源：《清溪日报》") == ["paragraph", "source_credit"]


@pytest.mark.parametrize("column", ["【经验交流】", "市外参考", "他山之石"])
def test_a_column_groups_what_opens_with_a_mark(column: str) -> None:
    assert kinds(BODY, column, "△河口乡用好两本账。" + BODY) == ["paragraph", "column", "paragraph"]


def test_an_empty_instruction_takes_in_nothing() -> None:
    assert kinds("领导批示：", "用好两本账　管好村里事", "河口乡党委", BODY) == [
        "instruction",
        "article_title",
        "byline",
        "paragraph",
    ]


def test_an_instruction_has_its_text() -> None:
    assert kinds("领导批示：", "此做法很好，请各乡镇学习借鉴。", "河口乡用好两本账", "河口乡党委", BODY)[:3] == [
        "instruction",
        "instruction",
        "article_title",
    ]


def test_a_numbered_line_is_a_heading_a_list_is_not() -> None:
    assert kinds("一、基本情况", BODY, "要做到三条：", "1．一年清一次；", "2．一季晒一次；", "3．一笔一签字。") == [
        "heading",
        *["paragraph"] * 5,
    ]


def test_rows_of_a_table_are_paragraphs() -> None:
    assert kinds(BODY, "表1 各乡镇情况", "乡镇    村数    党员数", "河口乡    15    410") == ["paragraph"] * 4


def test_a_row_of_figures_is_no_entry_of_a_contents_list() -> None:
    rows = (
        "地区（单位） 引进总数（人） 同比增长（%）",
        "云台区 1342 286 12.4",
        "青禾县 512 64 15.1",
        "合计 1854 350 13.1",
    )
    assert kinds("据统计，" + BODY, "表1 人才引进情况", *rows, "注：按参保地统计。") == ["paragraph"] * 7


UNEVEN = (
    ("青禾县山高谷深，居住分散，现有党员6384名，其中", "60岁以上的1975名。县委立足实际，", "把课堂搬进寨子里，办起夜校312所。"),
    ("县委书记、县长与乡镇党政正职谈，组织部长与班子成员谈，三个层", "次共谈话612人次。对反映出来的", "家庭困难等83个问题，件件有回音。"),
    ("抽调干部24人组成4个督查组，采取直插现场的", "方式开展三轮巡查。", "一是查程序，对照流程图逐项看；二是", "查材料，抽阅档案1260份。"),
)  # fmt: skip


def test_blank_lines_between_paragraphs_tell_where_lines_of_no_even_width_end() -> None:
    assert [block.text for block in blocks("\n\n".join("\n".join(lines) for lines in UNEVEN))] == [
        "".join(lines) for lines in UNEVEN
    ]


def test_a_fragment_may_begin_in_mid_sentence() -> None:
    assert kinds("组织优势转化为治理效能。" + BODY, "报：县委组织部。") == ["paragraph", "distribution"]


def test_a_line_cut_by_a_page_goes_on() -> None:
    (block,) = blocks("各村把名单贴到墙上。群众随时找得到人，事情当天就", "有答复，年底还要请大家打分。")
    assert block.text == "各村把名单贴到墙上。群众随时找得到人，事情当天就有答复，年底还要请大家打分。"


def test_words_of_latin_do_not_run_together() -> None:
    (block,) = blocks("各村都用上了数字平台。平台名叫 Red", "Net，𠮷庆村最先用，群众都说好。")
    assert "Red Net，𠮷庆村" in block.text


def test_a_sure_reading_is_surer_than_a_guess() -> None:
    sure = blocks("# 用好两本账　管好村里事", "中共河口乡委员会", BODY)[0].label
    guess = blocks(BODY, "用好两本账", BODY)[1].label
    assert guess.confidence < 0.9 < sure.confidence


def test_a_reading_says_why() -> None:
    assert "下一行是单位名" in blocks("用好两本账　管好村里事", "中共河口乡委员会", BODY)[0].label.why


def test_leftovers_of_a_web_page_say_nothing() -> None:
    page = """<p>清溪先锋</p>
<p>第 5 期</p>
<p>中共清溪市委组织部　　　　2021年5月20日</p>
<p>【本期要目】</p>
<p>1.东河区：“小板凳”议出大民生</p>
<p>2.西山县：把党课开到田间地头</p>
<p><strong>东河区：“小板凳”议出大民生</strong></p>
<p>东河区把议事会开到楼道口，居民自带小板凳，一件事一件事地议。</p>
<p align="right">（东河区委组织部）</p>
<p>&nbsp;</p>
<p><strong>西山县：把党课开到田间地头</strong></p>
<p>西山县组建宣讲队42支，党课开到田间。&nbsp;农闲大讲，农忙小讲。</p>
<p>送：各区县委组织部</p>"""
    assert kinds(*page.split("\n")) == [
        "masthead",
        "toc",
        "toc_entry",
        "toc_entry",
        "article_title",
        "paragraph",
        "source_credit",
        "noise",
        "article_title",
        "paragraph",
        "distribution",
    ]


def test_a_speech_has_a_speaker_a_date_and_a_salutation() -> None:
    speech = (
        "◆领导讲话摘登◆",
        "把基层党组织建设成为坚强堡垒",
        "——在全市基层党建工作会议上的讲话",
        "市委常委、组织部部长　王　某",
        "（2017年12月28日）",
        "同志们：",
        "这次会议的主要任务是，总结经验，部署工作。下面，我讲几点意见。",
        "一、肯定成绩",
        "过去一年，全市基层党建工作取得新成效：",
        "——党组织覆盖面不断扩大。新建非公党组织312个。",
        "二、正视问题",
        "谢谢大家！",
    )
    assert kinds(*speech) == [
        "column",
        "article_title",
        "byline",
        "byline",
        "paragraph",
        "paragraph",
        "heading",
        "paragraph",
        "paragraph",
        "heading",
        "paragraph",
    ]


def test_headings_without_numbers_are_built_alike() -> None:
    lines = ("选好“头雁”，壮队伍", BODY, "育好“头雁”，强本领", BODY, "用好“头雁”，显作为", BODY)
    assert kinds("抓党建 促振兴", "清水县委组织部", BODY, *lines)[3:] == ["heading", "paragraph"] * 3


def test_a_signature_on_one_line_ends_an_article() -> None:
    signed = kinds(BODY, "河口县水利局机关党委　　2024年7月5日", "机关支部怎样走出“循环圈”", "河口县审批局", BODY)
    assert signed == ["paragraph", "source_credit", "article_title", "byline", "paragraph"]


def test_sentences_of_one_measure_are_headings() -> None:
    headings = (
        "集中学与自主学结合，确保学有所获。",
        "正面引与反面警结合，确保警有所悟。",
        "抓学习与抓整改结合，确保改有所成。",
    )
    assert kinds(*(line for heading in headings for line in (heading, BODY))) == ["heading", "paragraph"] * 3


def test_a_quotation_that_does_not_close_goes_on() -> None:
    first, *_ = blocks("（四）健全激励机制，解决“愿不愿", "干”的问题。" + BODY, "（五）抓好落实。" + BODY)
    assert first.text.startswith("（四）健全激励机制，解决“愿不愿干”的问题。")


def test_a_question_is_a_title_though_its_unit_stands_behind_it() -> None:
    asked = "●物流公司党支部：技术骨干为什么愿意来当支部委员？　　物流公司党支部"
    assert kinds(BODY, asked, BODY, "●工程公司党支部：党员都到哪里去了　　工程公司党支部", BODY)[1] == "article_title"


def test_a_mark_of_its_own_opens_a_column() -> None:
    items = ("△下洲镇为老党员建“健康档案”。" + BODY, "△石门乡请来“茶博士”。" + BODY)
    assert kinds("◎ 干部工作", *items, "◎ 人才工作", *items) == ["column", *["paragraph"] * 2] * 2


def test_a_title_stands_below_its_unit_where_units_come_first() -> None:
    pieces = [
        ("河口县委组织部", "送货车上的流动支部"),
        ("青山区委组织部", "一张时间券激活养老"),
        ("东湖县委老干部局", "老支书带新支书"),
    ]
    read = kinds(
        "河口组工", "第6期", "中共河口县委　　2022年6月28日", *(line for pair in pieces for line in (*pair, BODY))
    )
    assert read[-2:] == ["article_title", "paragraph"]
    assert read.count("article_title") == len(pieces)


def test_a_speech_may_be_named_as_a_source() -> None:
    assert kinds(BODY, "（摘自林培远同志在全县工作会议上的讲话）")[1] == "source_credit"


def test_who_is_addressed_stands_under_the_title() -> None:
    notice = kinds(
        "河口县组工信息",
        "第9期",
        "中共河口县委组织部　　2024年6月3日",
        "关于整改进展情况的通报",
        "各党总支、直属党支部：",
        BODY,
    )
    assert notice == ["masthead", "article_title", "paragraph", "paragraph"]


def test_a_marked_title_that_fills_its_line_ends_with_its_unit() -> None:
    wrapped = [f"村里事事有人管、件件有回音，群众越来越满意，大家都说好得很啊{end}" for end in ("，", "，", "，", "。")]
    pieces = [
        line
        for title in (
            "◆ 河口乡实施“凤还巢”工程引回能人二百三十名　河口乡党委",
            "◆ 东湖镇开展“五联五帮”活动服务下岗职工　东湖镇党委",
        )
        for line in (title, *wrapped)
    ]
    text = "\n".join(("河口组工", "第9期", "中共河口县委　　2008年9月3日", *pieces))
    found = parse(Source("x", "0" * 64, "utf-8", text)).blocks
    assert [block.kind.value for block in found] == ["masthead", *["article_title", "paragraph"] * 2]


def test_who_prints_is_no_masthead() -> None:
    assert kinds(BODY, "报：县委常委。", "中共河口县委组织部办公室　　2016年9月27日印发")[1:] == ["distribution"] * 2
