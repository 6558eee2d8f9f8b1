"""Houses: each of their ways shows in the print, and gold says what it means."""

from dataclasses import replace
from random import Random

import pytest
from tests.press.content import Article, Content, Part, Section
from tests.press.extras import distribution_rows, in_body
from tests.press.house import HEADING_FORMS, House, random_house
from tests.press.press import press
from tests.press.style import PLAIN, Style
from tests.press.ways import shaped
from tests.press.words import Mark, Words
from tests.score.gold import Gold, faults

from zugong_desk.domain.source import Source

BODY = (
    Part("paragraph", Words("岭下乡有9个村🧧。")),
    Part("heading", Words("一、听民声"), 1),
    Part("paragraph", Words("勤走动。每周进一次𠮷家院，e\u0301也记。", (Mark("run_in", 0, 0, 3),))),
    Part("heading", Words("二、办实事"), 1),
    Part("paragraph", Words("修好了桥。")),
)
CONTENT = Content(
    "house",
    "岭下组工信息",
    "中共岭下县委组织部",
    (Part("editor_note", Words("编者按：本期选登两则。")),),
    (
        Section("经验交流", (Article(("把会开到院坝里",), "岭下县委组织部", BODY),)),
        Section("他山之石", (Article(("修桥记",), "石岭乡党委", BODY[:1]),)),
    ),
    (Part("distribution", Words("报：县委常委。")), Part("distribution", Words("送：各乡镇。"))),
)


def printed(style: Style, **ways: object) -> tuple[list[tuple[str, str]], Gold]:
    """Each line that is not blank with the kind of its block, and the gold."""
    text, gold = press(CONTENT, replace(style, house=House(**ways)))  # type: ignore[arg-type]
    assert list(faults(gold, Source("h.txt", "0" * 64, "utf-8", text))) == []
    lines = text.split("\n")
    kinds = {}
    for block in gold["blocks"]:
        for line in range(block["line_start"], block["line_end"] + 1):
            kinds[line] = block["kind"]
    return [(kinds[at], line.strip()) for at, line in enumerate(lines, 1) if line.strip()], gold


@pytest.mark.parametrize(
    ("ways", "line"),
    [
        ({"byline_first": True}, ("byline", "石岭乡党委")),
        ({"title_frame": "〖{}〗"}, ("article_title", "〖修桥记〗")),
        ({"unit_title": True}, ("article_title", "【岭下县】把会开到院坝里")),
        ({"heading_form": "做法{一}："}, ("heading", "做法二：办实事")),
        ({"heading_form": "{01}　"}, ("heading", "01　听民声")),
        ({"heading_form": "bare"}, ("heading", "听民声")),
        ({"colon": True}, ("paragraph", "勤走动：每周进一次𠮷家院，e\u0301也记。")),
        ({"lost_stops": 1.0}, ("paragraph", "修好了桥")),
        ({"note_own": True}, ("editor_note", "编者按")),
        ({"back": "no stops"}, ("distribution", "报：县委常委")),
        ({"mail": "head"}, ("noise", "主题：转发：岭下组工信息")),
        ({"mail": "quote"}, ("article_title", "> 修桥记")),
        ({"web": True}, ("noise", "当前位置：首页 > 电子刊物 > 岭下组工信息")),
        ({"title_in_two": True}, ("masthead", "组工信息")),
    ],
)
def test_a_way_shows_in_the_print(ways: dict[str, object], line: tuple[str, str]) -> None:
    assert line in printed(replace(PLAIN, seed=4), **ways)[0]


def test_a_byline_may_stand_above_its_title() -> None:
    lines, gold = printed(PLAIN, byline_first=True)
    assert lines.index(("byline", "石岭乡党委")) + 1 == lines.index(("article_title", "修桥记"))
    assert [one["org"] for one in gold["articles"]] == ["岭下县委组织部", "石岭乡党委"]


def test_titles_that_ask_say_so_in_gold_and_contents_list() -> None:
    lines, gold = printed(replace(PLAIN, toc="plain"), asking=1.0)
    titles = [one["title"] for one in gold["articles"]]
    assert all(title.endswith("？") for title in titles)
    assert [line for kind, line in lines if kind == "toc_entry"] == titles


def test_a_contents_list_may_close_the_issue() -> None:
    kinds = [kind for kind, _ in printed(replace(PLAIN, toc="page"), toc_end=True)[0]]
    assert kinds.index("toc") > max(at for at, kind in enumerate(kinds) if kind == "paragraph")
    assert kinds[-2:] == ["distribution"] * 2


@pytest.mark.parametrize(("special", "shown"), [("增刊", "期（增刊）"), ("合刊", "-")])
def test_a_special_issue_says_so(special: str, shown: str) -> None:
    _, gold = printed(PLAIN, special=special)
    assert gold["masthead"] is not None
    assert shown in str(gold["masthead"]["issue_no"])


def test_letters_set_apart_are_one_name() -> None:
    lines, gold = printed(PLAIN, letters="　")
    assert lines[0] == ("masthead", "岭　下　组　工　信　息")
    assert gold["masthead"] is not None
    assert gold["masthead"]["title"] == "岭下组工信息"


def test_two_issues_in_one_file_have_a_masthead_each() -> None:
    lines, gold = printed(PLAIN, joined=True)
    assert [kind for kind, line in lines if line == "岭下组工信息"] == ["masthead"] * 2
    assert len(gold["articles"]) == 2


def test_running_heads_may_stand_on_even_pages_only() -> None:
    style = replace(PLAIN, page=2, running="{title} {n}")
    every = [line for kind, line in printed(style)[0] if kind == "noise"]
    even = [line for kind, line in printed(style, even_heads=True)[0] if kind == "noise"]
    assert every[:2] == ["岭下组工信息 2", "岭下组工信息 3"]
    assert even[:1] == ["岭下组工信息 2"]
    assert all(int(line.split()[1]) % 2 == 0 for line in even)


def test_rows_of_a_table_are_blocks_of_their_own() -> None:
    slabs = list(distribution_rows(["报：县委", "共印9份"]))
    assert [(str(one.kind), one.lines) for one in slabs] == [
        ("distribution", ("| 报： | 县委 |",)),
        ("noise", ("| --- | --- |",)),
        ("distribution", ("| 共印9份 |",)),
    ]


@pytest.mark.parametrize("seed", range(20))
def test_extras_are_lines_of_their_own(seed: int) -> None:
    for slab in in_body(PLAIN, Random(seed)):
        assert len(slab.lines) == 1
        assert str(slab.kind) in {"paragraph", "noise"}


@pytest.mark.parametrize("form", HEADING_FORMS)
def test_a_form_is_for_headings_on_lines_of_their_own(form: str) -> None:
    shapes = [part.words.text for part in shaped(BODY, form) if part.kind == "heading"]
    assert all(text.endswith(("听民声", "办实事")) and "、" not in text for text in shapes)
    run_in = Part("paragraph", Words("三、守规矩。不走样。", (Mark("heading", 1, 0, 5),)))
    assert shaped([*BODY, run_in], form) == [*BODY, run_in]
    assert shaped(BODY[:3], form) == list(BODY[:3])


def test_houses_repeat_themselves() -> None:
    assert random_house(Random(3)) == random_house(Random(3))
