"""Names are learnt with their sort, place and evidence; phrases, crowds and persons are not names."""

import pytest

from zugong_desk.domain.block import Block, Label
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.decision import Sort
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.runs import from_source
from zugong_desk.domain.source import Source
from zugong_desk.insight.names import Candidate, names_in, together


def bulletin(*lines: tuple[Kind, str], id: str = "one") -> Bulletin:
    text = "\n".join(said for _, said in lines)
    out, at = [], 0
    for number, (kind, said) in enumerate(lines):
        out.append(Block(f"b{number}", Label(kind), from_source(text, at, at + len(said))))
        at += len(said) + 1
    return Bulletin(id, Source("一.txt", "0" * 64, "utf-8", text), tuple(out))


def issue(*paragraphs: str, id: str = "one") -> Bulletin:
    return bulletin(
        (Kind.MASTHEAD, "云岭组工信息 第9期 中共云岭市委组织部研究室 2023年4月14日"),
        (Kind.ARTICLE_TITLE, "建强网格队伍"),
        (Kind.BYLINE, "中共清源区委组织部"),
        *((Kind.PARAGRAPH, one) for one in paragraphs),
        (Kind.DISTRIBUTION, "报：省委组织部，本部领导。"),
        (Kind.DISTRIBUTION, "送：各县（市、区）委组织部，市委党校。"),
        id=id,
    )


def of(sort: Sort, found: tuple[Candidate, ...]) -> dict[str, Candidate]:
    return {one.name: one for one in found if one.sort is sort}


def test_units_come_from_masthead_bylines_and_the_distribution_list() -> None:
    units = of(Sort.ORGANISATION, names_in(issue("全区稳步推进。")))
    assert {name: one.evidence for name, one in units.items()} == {
        "云岭市委组织部研究室": ("报头",),
        "清源区委组织部": ("署名",),
        "省委组织部": ("报送范围",),
        "市委党校": ("报送范围",),
    }


def test_places_come_from_units_and_from_the_beginnings_of_clauses() -> None:
    found = names_in(issue("石川县先行先试。柳塘镇大歇村建成驿站。", "全区推进，农村受益，返乡创业，老旧小区改造。"))
    assert set(of(Sort.PLACE, found)) == {"云岭市", "清源区", "石川县", "柳塘镇", "大歇村"}


@pytest.mark.parametrize(
    ("text", "sort", "name", "evidence"),
    [
        ("深入实施“春苗工程”。", Sort.PROJECT, "春苗工程", "名称以“工程”结尾"),
        ("深入实施“春苗”工程。", Sort.PROJECT, "春苗", "引号后接“工程”"),
        ("用好“𠮷邻 e 家”平台。", Sort.BRAND, "𠮷邻 e 家", "引号后接“平台”"),
        ("打造“湖畔帮帮团”。", Sort.BRAND, "湖畔帮帮团", "引号前为“打造”"),
        ("推行“党组织+公司+农户”。", Sort.TERM, "党组织+公司+农户", "引号前为“推行”"),
    ],
)
def test_things_in_marks_are_judged_by_the_words_around_them(text: str, sort: Sort, name: str, evidence: str) -> None:
    (found,) = of(sort, names_in(issue(text))).values()
    assert found.name == name
    assert found.evidence == (evidence,)


@pytest.mark.parametrize(
    "text",
    [
        "坚持“三个聚焦”制度。",
        "发挥“两委”作用。",
        "做到“把党建抓到位”。",
        "获评《云岭先锋》推介。",
        "他说“好”。",
        "书记王大山带队走访。",
    ],
)
def test_phrases_titles_and_persons_are_not_offered(text: str) -> None:
    things = [one for one in names_in(issue(text)) if one.sort not in (Sort.ORGANISATION, Sort.PLACE)]
    assert not things


def test_a_name_tells_where_it_stands_and_how_often() -> None:
    text = "🙂打造“𠮷祥驿站”，𠮷祥驿站开门迎客。"
    one = issue(text)
    (found,) = of(Sort.BRAND, names_in(one)).values()
    assert found.count == 2
    (seen,) = found.seen
    assert one.block(seen.block).text[seen.start : seen.end] == found.name == "𠮷祥驿站"


def test_names_of_many_issues_are_counted_together() -> None:
    all_of = together(names_in(issue("打造“湖畔驿站”。", id=id)) for id in ("one", "two"))
    (found,) = of(Sort.BRAND, all_of).values()
    assert (found.issues, found.count) == (2, 2)
    assert [seen.bulletin for seen in found.seen] == ["one", "two"]


def test_nothing_is_learnt_from_nothing() -> None:
    assert names_in(bulletin()) == ()
    assert names_in(bulletin((Kind.PARAGRAPH, "稳步推进。"))) == ()
    assert together(()) == ()
