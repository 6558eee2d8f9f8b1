"""The outline and the articles that blocks and heads imply."""

from tests.domain.bulletins import bulletin_of

from zugong_desk.domain.block import Block, Head, Label
from zugong_desk.domain.credit import credit_of
from zugong_desk.domain.kinds import Kind, Role
from zugong_desk.domain.organisation import bare, looks_like_organisation
from zugong_desk.domain.outline import Article, Node, article_of, articles, lead_at, outline
from zugong_desk.domain.runs import typed


def line(id: str, kind: Kind, text: str, level: int = 0, *heads: Head) -> Block:
    return Block(id, Label(kind, level), typed(text), heads)


LINES = (
    line("m", Kind.MASTHEAD, "云岭组工信息"),
    line("c1", Kind.COLUMN, "【市内信息】"),
    line("t1", Kind.ARTICLE_TITLE, "突出实干 争创一流"),
    line("y1", Kind.BYLINE, "（中共云岭县委组织部）"),
    line("h1", Kind.HEADING, "一、强化领导", 1),
    line("p1", Kind.PARAGRAPH, "一是联动。做法𠮷。", 0, Head(Role.ITEM, 0, 4)),
    line("h2", Kind.HEADING, "（一）细化", 2),
    line("p2", Kind.PARAGRAPH, "二、落实。做法。", 0, Head(Role.HEADING, 0, 4, 1)),
    line("c2", Kind.COLUMN, "市外参考"),
    line("p3", Kind.PARAGRAPH, "△乙县抓人才。做法。（乙县委组织部）", 0, Head(Role.TITLE, 1, 6)),
    line("p4", Kind.PARAGRAPH, "△丙县抓产业。做法。", 0, Head(Role.TITLE, 1, 6)),
    line("s4", Kind.SOURCE_CREDIT, "来源：《云岭日报》"),
    line("d1", Kind.DISTRIBUTION, "报：省委组织部。"),
    line("d2", Kind.DISTRIBUTION, "送：各县。"),
)


def test_articles_know_their_organisation_and_column() -> None:
    title = Head(Role.TITLE, 1, 6)
    assert articles(LINES) == [
        Article("突出实干 争创一流", "中共云岭县委组织部", "市内信息", "t1", "p2"),
        Article("乙县抓人才", "乙县委组织部", "市外参考", "p3", "p3", title),
        Article("丙县抓产业", None, "市外参考", "p4", "s4", title),
    ]
    assert article_of(LINES, 0) is None
    assert article_of(LINES, 5) == articles(LINES)[0]
    assert article_of(LINES, 12) is None


def shape(nodes: list[Node]) -> list[object]:
    return [[node.text, *shape(node.children)] if node.children else node.text for node in nodes]


def test_the_outline_nests_columns_articles_headings_and_heads() -> None:
    assert shape(outline(LINES)) == [
        "云岭组工信息",
        ["【市内信息】", ["突出实干 争创一流", ["一、强化领导", "一是联动", "（一）细化"], "二、落实"]],
        ["市外参考", "乙县抓人才", "丙县抓产业"],
        "报：省委组织部。",
    ]


def test_text_without_titles_has_no_articles() -> None:
    assert articles(bulletin_of("甲。", "乙。").lines) == []
    assert articles(()) == []


def test_the_mark_before_a_title_is_not_part_of_it() -> None:
    assert articles((line("t", Kind.ARTICLE_TITLE, "◆ 抓实基层治理𠮷"),))[0].title == "抓实基层治理𠮷"


def test_a_unit_on_the_titles_own_line_wrote_the_article() -> None:
    in_brackets = line("t", Kind.ARTICLE_TITLE, "抓实基层治理𠮷（云岭县委组织部）")
    behind = line("t", Kind.ARTICLE_TITLE, "抓实基层治理　中共云岭县委")
    plain = line("t", Kind.ARTICLE_TITLE, "抓实基层治理（摘编）")
    assert [articles((one,))[0].org for one in (in_brackets, behind, plain)] == ["云岭县委组织部", "中共云岭县委", None]


def test_credits() -> None:
    def credit(text: str) -> str | None:
        found = credit_of(line("p", Kind.PARAGRAPH, text))
        if found:
            assert text[found.start : found.end].strip() == found.name
        return found.name if found else None

    assert credit("做法𠮷。（怀山县委组织部）") == "怀山县委组织部"
    assert credit("做法。（高新区党群工作部） ") == "高新区党群工作部"
    assert credit("做法。（详见附件）") is None
    assert credit("做法。（来源：云岭日报社）") is None
    assert credit("规范能人领办（防止“能人一离村，产业就停摆”）") is None


def test_the_shape_of_an_organisation() -> None:
    for name in ("中共云岭市委", "市直机关工委", "市工商联所属商会党委", "云岭县委组织部、县委党校", "青山镇党委"):
        assert looks_like_organisation(name), name
    for text in ("发挥组织优势 凝聚磅礴力量", "一、建强组织体系", "做法。", "2022年度", "党", "近年来，云岭市委"):
        assert not looks_like_organisation(text), text
    assert bare("（供稿：中共云岭市委）") == "中共云岭市委"
    assert bare("—— 云岭市委") == "云岭市委"


def test_a_passage_is_about_the_last_head_before_it() -> None:
    text = "一、强化领导。概述。一是联动𠮷。做法。二要（试点）推进，做法。"
    heads = (Head(Role.HEADING, 0, 6, 1), Head(Role.ITEM, 10, 15), Head(Role.ITEM, 19, 27))
    block = line("p", Kind.PARAGRAPH, text, 0, *heads)
    assert [lead_at(block, at) for at in (0, 8, 10, 17, 19, 30)] == [
        "强化领导", "强化领导", "联动𠮷", "联动𠮷", "（试点）推进", "（试点）推进",
    ]  # fmt: skip
    assert lead_at(line("p", Kind.PARAGRAPH, "近年来"), 1) == ""


def test_a_date_behind_the_unit_is_not_part_of_its_name() -> None:
    lines = [line("t", Kind.ARTICLE_TITLE, "能人回乡有路子"), line("y", Kind.BYLINE, "柳河镇党委\t2025年3月18日")]
    assert [article.org for article in articles(lines)] == ["柳河镇党委"]


def test_an_article_whose_byline_stands_above_its_title_ends_with_its_title_if_nothing_follows() -> None:
    lines = [
        line("p", Kind.PARAGRAPH, "前文。"),
        line("y", Kind.BYLINE, "青山县委组织部𠮷"),
        line("t", Kind.ARTICLE_TITLE, "把支部建在网格上"),
    ]
    (article,) = articles(lines)
    assert (article.first, article.last, article.org) == ("t", "t", "青山县委组织部𠮷")
    (longer,) = articles([*lines, line("q", Kind.PARAGRAPH, "正文。")])
    assert (longer.first, longer.last, longer.org) == ("t", "q", "青山县委组织部𠮷")
