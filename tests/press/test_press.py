"""The press: what it prints is what the gold says, in whatever layout."""

from dataclasses import replace
from random import Random

import pytest
from tests.press.content import Article, Content, Part, Section, content_of, contents, mixed, series
from tests.press.house import USUAL, House
from tests.press.numbers import DIGIT, DIGIT_IN_BRACKETS
from tests.press.press import press
from tests.press.style import MASTHEADS, PLAIN, Style, random_style
from tests.press.words import Mark, Words
from tests.score.gold import Gold, faults, squeezed

from zugong_desk.domain.source import Source

POOL = contents()
SMALL = Content(
    "small",
    "青石党建",
    "中共青石县委组织部",
    (Part("editor_note", Words("编者按：本期选登两则，供参考。")),),
    (
        Section(
            "经验交流",
            (
                Article(
                    ("山里有个好支部", "——𠮷家院的做法"),
                    "青石镇党委",
                    (
                        Part("paragraph", Words("青石镇有12个村🧧。")),
                        Part("heading", Words("一、抓队伍"), 1),
                        Part(
                            "paragraph",
                            Words(
                                "（一）办夜校。每周一课。一是请进来，老师进村。",
                                (Mark("heading", 2, 0, 6), Mark("item", 0, 12, 17)),
                            ),
                        ),
                    ),
                ),
            ),
        ),
        Section(
            "他山之石",
            (
                Article(
                    ("夜访听民声",),
                    None,
                    (
                        Part("paragraph", Words("听得进。e\u0301一律记下。", (Mark("run_in", 0, 0, 3),))),
                        Part("source_credit", Words("来源：《青石日报》")),
                    ),
                ),
            ),
        ),
    ),
    (Part("distribution", Words("报：县委常委。")),),
)


def source_of(text: str) -> Source:
    return Source("pressed.txt", "0" * 64, "utf-8", text)


def printed(gold: Gold, text: str, number: int) -> str:
    """The lines of a block, without white space and marks."""
    block, lines = gold["blocks"][number], text.split("\n")
    holes = {line for first, last in block["except"] for line in range(first, last + 1)}
    own = (line for line in range(block["line_start"], block["line_end"] + 1) if line not in holes)
    return squeezed("".join(lines[line - 1] for line in own))


@pytest.mark.parametrize("content", [SMALL, *POOL], ids=lambda content: content.name)
def test_what_is_set_plainly_comes_back(content: Content) -> None:
    text, gold = press(content, PLAIN)
    assert content_of(content.name, source_of(text), gold) == content


def test_a_plain_print_line_by_line() -> None:
    text, gold = press(SMALL, replace(PLAIN, toc="page", width=30, indent="　　", bold=1.0))
    lines = [line for line in text.split("\n") if line]
    assert lines[4:8] == ["目　　录", "【经验交流】", "山里有个好支部 ——𠮷家院的做法 1", "【他山之石】"]
    assert lines[8].startswith("夜访听民声 ")
    assert lines[9:11] == ["　　**编者按：**本期选登两则，供参", "考。"]
    at = lines.index("　　**（一）办夜校。**每周一课。**一**")
    assert lines[at + 1] == "**是请进来**，老师进村。"
    assert [(one["title"], one["org"], one["column"]) for one in gold["articles"]] == [
        ("山里有个好支部 ——𠮷家院的做法", "青石镇党委", "经验交流"),
        ("夜访听民声", None, "他山之石"),
    ]


def test_an_entry_too_long_for_its_line_goes_on_below() -> None:
    text, gold = press(SMALL, replace(PLAIN, toc="leaders", width=24, gap="none"))
    first, second = text.split("\n")[6:8]
    assert (first[-2:], second[:6]) == ("𠮷家", "    院的")
    (entry, _) = (block for block in gold["blocks"] if block["kind"] == "toc_entry")
    assert (entry["line_start"], entry["line_end"]) == (7, 8)


@pytest.mark.parametrize("seed", range(150))
def test_gold_is_right_in_any_layout(seed: int) -> None:
    rng = Random(seed)
    style = random_style(rng)
    content = mixed(POOL, rng, str(seed)) if seed % 2 else POOL[seed // 2 % len(POOL)]
    text, gold = press(content, style)
    assert list(faults(gold, source_of(text))) == []
    assert len(gold["articles"]) == len(content.articles)
    assert [one["org"] for one in gold["articles"]] == [one.org for one in content.articles]


@pytest.mark.parametrize("seed", range(60))
def test_nothing_of_the_content_is_lost_in_any_layout(seed: int) -> None:
    style = replace(random_style(Random(seed)), slips=0.0, spaced_digits=False, scheme=None, note="编者按：", toc=None)
    style = replace(style, house=USUAL)
    text, gold = press(SMALL, style)
    for words in (
        "青石镇有12个村🧧。",
        "每周一课。一是请进来，老师进村。",
        "e\u0301一律记下。",
        "报：县委常委。",
        "青石镇党委",
    ):
        assert any(words in printed(gold, text, at) for at in range(len(gold["blocks"])))
    assert gold["masthead"] is not None
    assert gold["masthead"]["title"] == "青石党建"


@pytest.mark.parametrize("seed", range(40))
def test_heads_stay_on_their_words(seed: int) -> None:
    style = replace(random_style(Random(seed)), slips=0.0)
    _, gold = press(SMALL, style)
    heads = {role: squeezed(words) for block in gold["blocks"] for role, _, words in block["heads"]}
    assert (heads["item"], heads["run_in"]) == ("一是请进来", "听得进")
    numbered = [(one["level"], one["kind"]) for one in gold["blocks"] if one["kind"] == "heading"]
    numbered += [(level, role) for one in gold["blocks"] for role, level, _ in one["heads"] if role == "heading"]
    assert sorted(level for level, _ in numbered) == [1, 2]


def test_a_scheme_too_short_for_the_content_gives_way_to_the_official_one() -> None:
    style = replace(PLAIN, scheme=(DIGIT,))
    heads = [head[2] for block in press(SMALL, style)[1]["blocks"] for head in block["heads"] if head[0] == "heading"]
    assert heads == ["（一）办夜校"]
    deeper = replace(PLAIN, scheme=(DIGIT, DIGIT_IN_BRACKETS))
    assert "\n1．抓队伍\n" in press(SMALL, deeper)[0]
    assert "（1）办夜校。" in press(SMALL, deeper)[0]


def test_no_layout_hides_where_a_paragraph_ends() -> None:
    article = Article(("夜访",), None, (Part("paragraph", Words("三" * 40)), Part("paragraph", Words("五" * 40))))
    content = replace(SMALL, sections=(Section(None, (article,)),))
    hidden = press(content, replace(PLAIN, gap="none", width=40))[0]
    told = press(content, replace(PLAIN, gap="none", width=40, indent="　　"))[0]
    assert ("三。\n五" in hidden, "三\n　　五" in told) == (True, True)


def test_one_style_and_content_give_one_print() -> None:
    style = random_style(Random(7))
    assert press(POOL[0], style) == press(POOL[0], style)
    assert press(POOL[0], replace(style, seed=style.seed + 1)) != press(POOL[0], style)


def test_styles_differ() -> None:
    styles = [random_style(Random(seed)) for seed in range(300)]
    assert len(set(styles)) == 300
    assert random_style(Random(5)) == random_style(Random(5))
    for name in Style.__slots__:
        assert len({getattr(style, name) for style in styles}) > 1, name
    for name in House.__slots__:
        assert len({getattr(style.house, name) for style in styles}) > 1, name


@pytest.mark.parametrize("form", MASTHEADS)
@pytest.mark.parametrize("numbers", ["plain", "spaced", "chinese"])
def test_a_masthead_prints_its_fields(form: str, numbers: str) -> None:
    text, gold = press(SMALL, replace(PLAIN, masthead=form, numbers=numbers, total=True, centred=True))
    fields = gold["masthead"]
    assert fields is not None
    shown = printed(gold, text, 0)
    for name in ("title", "issue_no", "issuer", "date"):
        assert str(fields[name]) in shown
    assert f"总第{fields['issue_total']}期" in shown
    assert (fields["issue_year"] is not None) == (form in {"year", "ordinal"})


def test_a_page_that_ends_inside_a_sentence_leaves_one_paragraph() -> None:
    style = replace(PLAIN, page=4, footer="- {n} -", running="{title}", form_feed=True)
    text, gold = press(POOL[2], style)
    cut = [block for block in gold["blocks"] if block["except"]]
    assert cut
    assert "\f青石党建" not in text
    assert f"\f{POOL[2].title}" in text
    for block in cut:
        inside = [line for first, last in block["except"] for line in range(first, last + 1)]
        kinds = {one["kind"] for one in gold["blocks"] if one["line_start"] in inside}
        assert kinds == {"page_footer", "noise"}


def test_headings_move_between_lines_of_their_own_and_running_text() -> None:
    own = press(SMALL, replace(PLAIN, own_levels=4))[1]
    run_in = press(SMALL, replace(PLAIN, own_levels=0))[1]
    assert [one["level"] for one in own["blocks"] if one["kind"] == "heading"] == [1, 2]
    assert [one["level"] for one in run_in["blocks"] if one["kind"] == "heading"] == []
    assert [head for one in run_in["blocks"] for head in one["heads"] if head[0] == "heading"] == [
        ["heading", 1, "一、抓队伍"],
        ["heading", 2, "（一）办夜校"],
    ]


@pytest.mark.parametrize(
    ("byline", "line", "kind"),
    [
        ("own", "青石镇党委", "byline"),
        ("bracketed", "（青石镇党委）", "byline"),
        ("title", "——𠮷家院的做法　　青石镇党委", "article_title"),
        ("credit", "老师进村。（青石镇党委）", "paragraph"),
        ("line", "（青石镇党委）", "source_credit"),
    ],
)
def test_a_unit_stands_where_the_style_wants_it(byline: str, line: str, kind: str) -> None:
    text, gold = press(SMALL, replace(PLAIN, byline=byline))
    at = next(number for number, one in enumerate(text.split("\n"), 1) if one.endswith(line))
    assert [one["kind"] for one in gold["blocks"] if one["line_start"] <= at <= one["line_end"]] == [kind]


def test_issues_of_one_bulletin_share_its_name_and_no_article() -> None:
    issues = series(POOL, Random(3), "five", 5, 4)
    assert len({(one.title, one.issuer, one.back) for one in issues}) == 1
    titles = [article.title for one in issues for article in one.articles]
    assert len(titles) == len(set(titles)) == 20
    with pytest.raises(ValueError, match="larger than population"):
        series(POOL[:1], Random(3), "five", 5, 4)


def test_content_needs_gold_that_names_its_articles() -> None:
    text, gold = press(SMALL, PLAIN)
    for articles in (gold["articles"][:1], [*gold["articles"], gold["articles"][0]]):
        with pytest.raises(ValueError, match="article"):
            content_of("small", source_of(text), {**gold, "articles": articles})
