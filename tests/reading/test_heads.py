"""Heads inside blocks, and the levels of headings."""

import pytest

from zugong_desk.domain.kinds import Kind, Role
from zugong_desk.reading.draft import Draft
from zugong_desk.reading.heads import find_heads

LONG = "各村都把名单贴到墙上，群众随时找得到人，事情当天就有答复，年底还要请大家打分。"


def paragraph(marked: str) -> Draft:
    """A paragraph whose bold is written between stars."""
    parts = marked.split("*")
    bold, at = [], 0
    for number, part in enumerate(parts):
        if number % 2:
            bold.append((at, at + len(part)))
        at += len(part)
    return Draft(Kind.PARAGRAPH, "".join(parts), bold)


def heads(*drafts: Draft) -> list[tuple[str, int, str]]:
    find_heads(drafts)
    return [
        (head.role.value, head.level, draft.text[head.start : head.end]) for draft in drafts for head in draft.heads
    ]


def of(role: Role, *marked: str) -> list[str]:
    return [text for found, _, text in heads(*map(paragraph, marked)) if found == role]


@pytest.mark.parametrize("mark", "△▲●◆■★")
def test_a_title_opens_its_paragraph_after_a_mark(mark: str) -> None:
    assert of(Role.TITLE, f"{mark}𠮷庆村：把支部建在茶山上。{LONG}") == ["𠮷庆村：把支部建在茶山上"]


def test_a_bold_title_ends_with_its_bold() -> None:
    assert of(Role.TITLE, f"*● 干部夜访，听民声。听什么？*{LONG}") == ["干部夜访，听民声。听什么？"]


def test_a_mark_without_a_title_makes_none() -> None:
    assert of(Role.TITLE, "△" + "很长的一句话没有停" * 20 + "。") == []


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("一、建强组织体系。" + LONG, "一、建强组织体系"),
        ("（一）强化督促指导，压紧压实责任。" + LONG, "（一）强化督促指导，压紧压实责任"),
        ("1．事情记得清。" + LONG, "1．事情记得清"),
        ("*（二）做实e\u0301服务，*让👍群众满意。" + LONG, "（二）做实e\u0301服务"),
    ],
)
def test_a_numbered_heading_runs_on(text: str, head: str) -> None:
    assert heads(paragraph(text)) == [("heading", 1, head)]


@pytest.mark.parametrize(
    "text", ["1．一年清一次；", "一、" + "长" * 50 + "。" + LONG, "二、到此为止。", "2023年全县村均收入增长。" + LONG]
)
def test_what_is_no_heading(text: str) -> None:
    assert of(Role.HEADING, text) == []


def test_levels_count_depth_in_the_article_not_numerals() -> None:
    article = [
        Draft(Kind.ARTICLE_TITLE, "关于队伍建设的调查"),
        Draft(Kind.HEADING, "（一）基本情况"),
        paragraph("1．人员。" + LONG),
        Draft(Kind.HEADING, "（二）主要问题"),
        Draft(Kind.ARTICLE_TITLE, "关于阵地建设的调查"),
        Draft(Kind.HEADING, "一、基本情况"),
        paragraph("（一）面积。" + LONG),
        Draft(Kind.HEADING, "不带序号的一层"),
        Draft(Kind.HEADING, "二、主要问题"),
    ]
    assert heads(*article) == [("heading", 2, "1．人员"), ("heading", 2, "（一）面积")]
    assert [draft.level for draft in article if draft.kind is Kind.HEADING] == [1, 1, 1, 3, 1]


def test_a_style_that_outranks_all_before_it_is_the_first_level() -> None:
    article = [
        Draft(Kind.HEADING, text) for text in ("（一）甲", "1．乙", "一、丙", "（一）丁", "1．戊", "（1）己", "①庚")
    ]
    find_heads(article)
    assert [draft.level for draft in article] == [1, 2, 1, 2, 3, 4, 4]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("机制健全。一是书记主抓。" + LONG + "二是上下联动。" + LONG, ["一是书记主抓", "二是上下联动"]),
        (
            "一是抓好学习教育，引导各站点因地制宜制定计划。二是助力振兴，以活动为抓手。",
            ["一是抓好学习教育", "二是助力振兴"],
        ),
        ("一是完善制度；二是强化监督；三是从严问责。", ["一是完善制度", "二是强化监督", "三是从严问责"]),
        ("针对问题，一是*加强督导*。" + LONG + "二是*加强约谈*。" + LONG, ["一是加强督导", "二是加强约谈"]),
        ("会议强调，一要提高站位，增强责任感；二要突出重点。", ["一要提高站位", "二要突出重点"]),
        ("首先，要舍得给担子，让年轻人干。其次，要耐得住性子。", ["首先，要舍得给担子", "其次，要耐得住性子"]),
        ("做到三条：①一年清一次；②一季晒一次。", ["①一年清一次", "②一季晒一次"]),
        ("（1）政策直达。编印手册3000份。（2）人才直聘。举办专场会。", ["（1）政策直达", "（2）人才直聘"]),
        ("第一，抓𠮷庆村。" + LONG + "第二，抓👍作风。" + LONG, ["第一，抓𠮷庆村", "第二，抓👍作风"]),
    ],
)
def test_items_are_named_by_their_lead(text: str, items: list[str]) -> None:
    assert of(Role.ITEM, text) == items


@pytest.mark.parametrize(
    "text", ["这一点一是难，统一是关键。", "最后，祝大家身体健康。", "他们首先想到的是群众。", "第一，就是第一。"]
)
def test_a_number_alone_names_nothing(text: str) -> None:
    assert of(Role.ITEM, text) == []


def test_an_item_that_opens_a_paragraph_counts_on_over_paragraphs() -> None:
    assert of(Role.ITEM, "一是系统谋划，整体推进。" + LONG, "二是深化改革，盘活要素。" + LONG) == [
        "一是系统谋划，整体推进",
        "二是深化改革，盘活要素",
    ]


def test_a_bold_lead_that_is_an_item_is_an_item() -> None:
    assert heads(paragraph(f"*一是建立专班推进。*{LONG}")) == [("item", 0, "一是建立专班推进")]


def test_bold_that_breaks_off_does_not_end_an_item() -> None:
    assert heads(paragraph(f"*一是建立*基础保障机制。{LONG}")) == [("item", 0, "一是建立基础保障机制")]


def test_bold_without_a_stop_ends_an_item() -> None:
    assert heads(paragraph(f"*一是建立专班推进*各村都把名单贴到墙上，{LONG}")) == [("item", 0, "一是建立专班推进")]


def test_a_word_and_its_number_make_items() -> None:
    told = [
        paragraph(f"做法{number}：{lead}。{LONG}") for number, lead in (("一", "支部建在楼道"), ("二", "事情就近办"))
    ]
    assert heads(*told) == [("item", 0, "做法一：支部建在楼道"), ("item", 0, "做法二：事情就近办")]


def test_a_word_and_a_number_alone_make_no_item() -> None:
    assert of(Role.ITEM, f"附件二：支部名册。{LONG}") == []


def test_headings_that_count_on_in_one_paragraph() -> None:
    assert of(Role.HEADING, f"1．账要算清。{LONG}2．事要办实。{LONG}4．不在其中。{LONG}") == [
        "1．账要算清",
        "2．事要办实",
    ]


def test_numbers_in_brackets_that_count_with_sentences_of_their_own_are_headings() -> None:
    text = f"（一）请师生“找碴”。{LONG}（二）让数据“说话”。{LONG}"
    assert heads(paragraph(text)) == [("heading", 1, "（一）请师生“找碴”"), ("heading", 1, "（二）让数据“说话”")]
    told = f"部里先行一步。1．明确范围。{LONG}2．细化流程。{LONG}"
    assert of(Role.HEADING, told) == ["1．明确范围", "2．细化流程"]
    assert of(Role.HEADING, f"事项分两类：（一）能马上办的，当场答复；（二）要会商的，集中办理。{LONG}") == []


def test_a_bold_phrase_that_opens_a_sentence_is_a_lead() -> None:
    assert of(Role.RUN_IN, f"*强化领导。*{LONG}*压实责任*。{LONG}") == ["强化领导", "压实责任"]


def test_bold_inside_a_sentence_is_emphasis() -> None:
    assert of(Role.RUN_IN, f"我们认为*干部能力*很重要。{LONG}") == []


def test_a_lead_without_its_bold_is_known_by_its_siblings() -> None:
    assert of(Role.RUN_IN, f"整合项目资源。{LONG}*借力综合驱动。*{LONG}*联结多方共赢。*{LONG}") == [
        "整合项目资源",
        "借力综合驱动",
        "联结多方共赢",
    ]


def test_three_alike_without_any_bold_are_leads() -> None:
    text = (
        "△甲县的做法。" + LONG + "".join(f"{lead}。{LONG}" for lead in ("夯实组织保障", "凝聚智力支撑", "推动产业兴旺"))
    )
    assert of(Role.RUN_IN, text) == ["夯实组织保障", "凝聚智力支撑", "推动产业兴旺"]


def test_leads_of_two_clauses_are_alike_too() -> None:
    leads = ("公司化运营，统一整合资源", "智能化供销，无缝对接需求", "产业化经营，有效实现互助")
    assert of(Role.RUN_IN, "".join(f"{lead}。{LONG}" for lead in leads)) == list(leads)


def test_a_lead_may_speak_of_them() -> None:
    leads = ("当好“参谋”，让他们敢创业", "当好“后勤”，让他们能创业", "当好“伯乐”，让他们乐创业")
    assert of(Role.RUN_IN, *(f"{lead}。{LONG}" for lead in leads)) == list(leads)


@pytest.mark.parametrize(
    "leads",
    [
        ("定岗、定责、定时", "自评、互评、群众评", "评优、帮促、转化"),
        ("看项目现场、听群众评价", "看工作台账、听主管部门评价", "看平时纪实、听服务对象评价"),
    ],
)
def test_leads_may_name_things_in_a_row(leads: tuple[str, ...]) -> None:
    assert of(Role.RUN_IN, "".join(f"{lead}。{LONG}" for lead in leads)) == list(leads)


def test_two_leads_of_one_length_and_one_ending_are_enough() -> None:
    leads = ["单独建与联合建相结合", "行政推与龙头带相结合"]
    assert of(Role.RUN_IN, "".join(f"{lead}。{LONG}" for lead in leads)) == leads


def test_cells_of_a_table_are_no_items() -> None:
    assert of(Role.ITEM, "| 一是 | 二是 | 三是 |") == []


def test_what_a_place_did_is_part_of_the_lead() -> None:
    leads = (
        "江北省永宁市：“功能型”支部让老党员各得其所",
        "南岭省沧海区：“银辉议事厅”让老经验派上用场",
        "西山省平岩县：“数字专员”让老人跨过鸿沟",
    )
    assert of(Role.RUN_IN, *(f"{lead}。{LONG}" for lead in leads)) == list(leads)


def test_two_short_sentences_are_no_leads() -> None:
    assert of(Role.RUN_IN, f"夯实组织保障。{LONG}凝聚智力支撑。{LONG}") == []


def test_notes_and_titles_have_no_heads() -> None:
    assert (
        heads(
            Draft(Kind.EDITOR_NOTE, "编者按：一是学习。二是借鉴。" + LONG, [(0, 4)]),
            Draft(Kind.ARTICLE_TITLE, "一是学习"),
        )
        == []
    )


def test_questions_and_colons_of_one_length_name_what_follows_in_one_paragraph() -> None:
    asked = "村里议了三件事。钱从哪里来？" + LONG + "人从哪里找？" + LONG + "账由谁来看？" + LONG
    told = "各社探索出三条路子。存得进：" + LONG + "取得出：" + LONG + "有利息：" + LONG
    assert heads(paragraph(asked)) == [
        ("run_in", 0, "钱从哪里来？"),
        ("run_in", 0, "人从哪里找？"),
        ("run_in", 0, "账由谁来看？"),
    ]
    assert heads(paragraph(told)) == [("run_in", 0, "存得进"), ("run_in", 0, "取得出"), ("run_in", 0, "有利息")]


def test_a_word_that_is_counted_over_paragraphs_makes_items() -> None:
    asked = [
        paragraph(f"{one}问“{what}了没有”。{LONG}")
        for one, what in zip("一二三", ("人到", "事办", "账清"), strict=True)
    ]
    assert heads(*asked) == [
        ("item", 0, f"{one}问“{what}了没有”") for one, what in zip("一二三", ("人到", "事办", "账清"), strict=True)
    ]


def test_what_counts_things_makes_no_items() -> None:
    assert heads(paragraph("一楼、二楼都不出钱。" + LONG), paragraph("二楼的住户又添了两家。" + LONG)) == []


def test_fields_of_a_form_are_no_leads() -> None:
    form = [
        paragraph(f"{label}：市委组织部组织二科、市农业农村局、市财政局和各县区委组织部")
        for label in ("责任单位", "配合单位", "牵头部门")
    ]
    assert heads(*form) == []


def test_leads_follow_the_headings_that_run_on() -> None:
    found = heads(
        *(
            paragraph(f"{number}、{name}。{lead}。{LONG}")
            for number, name, lead in (
                ("一", "抓班子", "头雁飞起来"),
                ("二", "抓队伍", "骨干强起来"),
                ("三", "抓阵地", "阵地亮起来"),
            )
        )
    )
    assert [text for role, _, text in found if role == "run_in"] == ["头雁飞起来", "骨干强起来", "阵地亮起来"]
