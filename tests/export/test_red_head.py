from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.export.word import needs_office, set_by_office, squeezed

from zugong_desk.domain.block import Block, Head, Label
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.kinds import Kind, Role
from zugong_desk.domain.looks import Style
from zugong_desk.domain.manuscript import Face, Line, Piece, entries
from zugong_desk.domain.masthead import masthead
from zugong_desk.domain.outline import articles
from zugong_desk.domain.runs import joiner, normal, typed
from zugong_desk.domain.source import Source
from zugong_desk.export.red_head import LISTED_FROM, manuscript_of
from zugong_desk.export.word.manuscript import check, write

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))


def block(number: int, kind: Kind, *printed: str, level: int = 0, heads: tuple[Head, ...] = ()) -> Block:
    """A block whose printed lines the parser joined by a space."""
    runs = typed(printed[0])
    for part in printed[1:]:
        runs = (*runs, *joiner(" "), *typed(part))
    return Block(f"b{number}", Label(kind, level), normal(runs), heads)


def an_issue(*blocks: Block) -> Bulletin:
    return Bulletin("i1", Source("江城简报.txt", "0" * 64, "utf-8", ""), blocks)


def of(kind: Kind, *printed: str, level: int = 0) -> tuple[Line, ...]:
    return manuscript_of(an_issue(block(1, kind, *printed, level=level))).lines


def said(lines: tuple[Line, ...]) -> list[tuple[Style, str]]:
    return [(one.style, one.text) for one in lines]


def characters(text: str) -> Counter[str]:
    return Counter(character for character in text if not character.isspace())


def test_an_issue_is_laid_out_in_its_own_order(issue: Bulletin) -> None:
    manuscript = manuscript_of(issue)
    assert manuscript.title == "江城组工信息第3期"
    assert not manuscript.contents
    assert said(manuscript.lines) == [
        (Style.MASTHEAD, "江城组工信息"),
        (Style.ISSUE_NO, "第3期"),
        (Style.ISSUER, "江城市委组织部研究室\t2024年3月8日"),
        (Style.RED_RULE, ""),
        (Style.CONTENTS_TITLE, "目录"),
        (Style.CONTENTS_ENTRY, "青石镇办好𠮷字服务队"),
        (Style.COLUMN, "【基层实践】"),
        (Style.ARTICLE_TITLE, "青石镇办好𠮷字服务队"),
        (Style.BYLINE, "青石镇党委"),
        (Style.HEADING_1, "一、先把队伍建起来"),
        (Style.BODY, "选人用心。镇里选出12名党员👍，每人联系20户；一是定清单，每月公示*1*次。"),
        (Style.BODY, "二是听回声e\u0301，当场记、当天办。（青石镇党委）"),
        (Style.BODY, "白鹭村的“小院议事” 白鹭村每月在院子里议事一次。"),
        (Style.BODY, ""),
        (Style.FOOT_RULE, ""),
        (Style.DISTRIBUTION, "报：江城市委"),
        (Style.FOOT_RULE, ""),
    ]
    assert manuscript.lines[5].target == "b4"
    assert [one.origin for one in manuscript.lines if one.style is Style.BODY] == ["b7", "b9", "b10", ""]


def test_heads_run_into_their_text_in_faces_of_their_own(issue: Bulletin) -> None:
    bodies = [one.pieces for one in manuscript_of(issue).lines if one.style is Style.BODY]
    assert bodies[0] == (
        Piece("选人用心。", Face.BOLD),
        Piece("镇里选出12名党员👍，每人联系20户；"),
        Piece("一是定清单", Face.BOLD),
        Piece("，每月公示*1*次。"),
    )
    assert bodies[1][-1] == Piece("（青石镇党委）", Face.KAI)
    assert bodies[2][0] == Piece("白鹭村的“小院议事”", Face.HEI)


@pytest.mark.parametrize(("level", "face"), [(1, Face.HEI), (2, Face.KAI), (3, Face.BOLD), (4, Face.BOLD)])
def test_headings_that_run_in_look_like_those_that_stand_alone(level: int, face: Face) -> None:
    text = "𠮷一、建强队伍。镇里选出党员👍。"
    lines = manuscript_of(an_issue(block(1, Kind.PARAGRAPH, text, heads=(Head(Role.HEADING, 0, 7, level),)))).lines
    assert lines[0].pieces == (Piece("𠮷一、建强队伍。", face), Piece("镇里选出党员👍。"))


def test_heads_that_overlap_lose_and_double_nothing() -> None:
    heads = (Head(Role.RUN_IN, 0, 6), Head(Role.ITEM, 4, 9), Head(Role.ITEM, 5, 7))
    lines = manuscript_of(an_issue(block(1, Kind.PARAGRAPH, "一二三四五六七八九十👍", heads=heads))).lines
    assert lines[0].text == "一二三四五六七八九十👍"


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [
        (
            ("江城组工信息", "第 9 期", "（总第 305 期）", "中共江城市委组织部办公室", "2024 年 3 月 8 日"),
            ["江城组工信息", "第9期　（总第 305 期）", "中共江城市委组织部办公室\t2024年3月8日", ""],
        ),
        (("江 城 简 报", "第2期"), ["江城简报", "第2期", ""]),
        (
            ("内部资料 注意保存", "江城简报", "第2期", "江城市委办公室"),
            ["内部资料 注意保存", "江城简报", "第2期", "江城市委办公室\t", ""],
        ),
        (("江城简报", "2024年3月8日"), ["江城简报", "\t2024年3月8日", ""]),
        (
            ("江城简报", "第2期", "中共江城市委党的建设工作领导小组基层党建工作专班办公室", "2024年3月8日"),
            ["江城简报", "第2期", "中共江城市委党的建设工作领导小组基层党建工作专班办公室", "\t2024年3月8日", ""],
        ),
    ],
)
def test_a_masthead_has_its_fields_in_their_places_and_loses_nothing(
    printed: tuple[str, ...], wanted: list[str]
) -> None:
    lines = of(Kind.MASTHEAD, *printed)
    assert [one.text for one in lines] == wanted
    assert characters("".join(printed)) == characters("".join(wanted))
    assert lines[-1].style is Style.RED_RULE


def test_a_second_masthead_begins_a_page() -> None:
    lines = manuscript_of(an_issue(*(block(at, Kind.MASTHEAD, "江城简报", f"第{at}期") for at in (1, 2)))).lines
    assert [one.style for one in lines].count(Style.PAGE_BREAK) == 1
    assert lines[3].style is Style.PAGE_BREAK


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [
        (("办好𠮷字服务队",), "办好𠮷字服务队"),
        (("以党建为引领", "奋力迈上新台阶👍"), "以党建为引领\n奋力迈上新台阶👍"),
        (("真抓实干攻坚克难 持续深化城市党建引领基层治理",), "真抓实干攻坚克难\n持续深化城市党建引领基层治理"),
        (("【石门乡】“三根竹竿”挑起八个村的集体账本👍",), "【石门乡】“三根竹竿”\n挑起八个村的集体账本👍"),
        (
            ("这是一个没有标点也没有空格因而无处可断的二十多字标题",),
            "这是一个没有标点也没有空格因而无处可断的二十多字标题",
        ),
        (("坚持党建引领 促进乡村振兴",), "坚持党建引领 促进乡村振兴"),
    ],
)
def test_a_title_breaks_where_it_was_printed_so_or_where_it_must(printed: tuple[str, ...], wanted: str) -> None:
    assert said(of(Kind.ARTICLE_TITLE, *printed)) == [(Style.ARTICLE_TITLE, wanted)]


@pytest.mark.parametrize(
    "printed", [("真抓实干 ——𠮷县的做法",), ("真抓实干", "——𠮷县的做法"), ("真抓实干", "—— 𠮷县的做法")]
)
def test_a_subtitle_has_a_line_and_a_style_of_its_own(printed: tuple[str, ...]) -> None:
    lines = of(Kind.ARTICLE_TITLE, *printed)
    assert [(one.style, one.text.replace(" ", "")) for one in lines] == [
        (Style.ARTICLE_TITLE, "真抓实干"),
        (Style.SUBTITLE, "——𠮷县的做法"),
    ]


def test_a_unit_behind_a_title_stands_below_it() -> None:
    assert said(of(Kind.ARTICLE_TITLE, "小院里的𠮷祥议事（青石镇党委）")) == [
        (Style.ARTICLE_TITLE, "小院里的𠮷祥议事"),
        (Style.BYLINE, "（青石镇党委）"),
    ]


def test_room_is_left_for_an_instruction_that_is_not_written_yet() -> None:
    assert said(of(Kind.INSTRUCTION, "领导批示：")) == [(Style.INSTRUCTION, text) for text in ("领导批示：", "", "")]
    written = of(Kind.INSTRUCTION, "领导批示：请各地学习👍。")
    assert [one.pieces for one in written] == [(Piece("领导批示：", Face.HEI), Piece("请各地学习👍。"))]
    both = manuscript_of(an_issue(block(1, Kind.INSTRUCTION, "批示："), block(2, Kind.INSTRUCTION, "很好。"))).lines
    assert [one.text for one in both] == ["批示：", "很好。"]


def test_a_note_has_its_label_set_apart() -> None:
    assert of(Kind.EDITOR_NOTE, "编者按：𠮷县的做法值得学习。")[0].pieces[0] == Piece("编者按：", Face.HEI)
    assert of(Kind.EDITOR_NOTE, "〔编者按〕𠮷县的做法值得学习。")[0].pieces[0] == Piece("〔编者按〕", Face.HEI)
    assert of(Kind.EDITOR_NOTE, "𠮷县的做法值得学习，各地要做到：一要学。")[0].pieces[0].face is Face.PLAIN


def test_printed_entries_lose_old_page_numbers_only_if_their_article_is_known() -> None:
    lines = manuscript_of(
        an_issue(
            block(1, Kind.TOC, "本期导读"),
            block(2, Kind.TOC_ENTRY, "办好𠮷字服务队……………3"),
            block(3, Kind.TOC_ENTRY, "已经撤下的一篇……………7"),
            block(4, Kind.ARTICLE_TITLE, "办好𠮷字服务队"),
            block(5, Kind.PARAGRAPH, "镇里选出党员👍。"),
        )
    ).lines
    assert [(one.text, one.target) for one in lines[:3]] == [
        ("本期导读", ""),
        ("办好𠮷字服务队", "b4"),
        ("已经撤下的一篇……………7", ""),
    ]


def test_an_issue_of_many_articles_without_a_list_gets_one() -> None:
    head, *titles = (
        block(9, Kind.MASTHEAD, "江城简报"),
        *(block(at, Kind.ARTICLE_TITLE, f"第{at}篇𠮷") for at in range(LISTED_FROM)),
    )
    made = manuscript_of(an_issue(head, *titles))
    assert made.contents
    assert [one.level for one in entries(made)] == [1] * LISTED_FROM
    assert not manuscript_of(an_issue(head, *titles[1:])).contents
    assert not manuscript_of(an_issue(head, block(8, Kind.TOC, "目录"), *titles)).contents
    assert not manuscript_of(an_issue(*titles)).contents


def test_what_is_set_aside_and_what_is_empty_is_not_printed() -> None:
    lines = manuscript_of(
        an_issue(block(1, Kind.PAGE_FOOTER, "- 1 -"), block(2, Kind.NOISE, "扫描件"), block(3, Kind.PARAGRAPH, " "))
    )
    assert lines.lines == ()
    assert lines.title == "江城简报"


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind not in (Kind.PAGE_FOOTER, Kind.NOISE)])
@pytest.mark.parametrize("level", [0, 4])
def test_every_kind_prints_all_that_it_says(kind: Kind, level: int) -> None:
    text = "\t二、𠮷👍 说：“好”（青石镇党委） "
    assert characters("".join(one.text for one in of(kind, text, level=level))) == characters(text)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_nothing_of_a_real_issue_is_lost_or_doubled(path: Path) -> None:
    # the parser stands in another room; tests may ask both
    from zugong_desk.reading.files import read
    from zugong_desk.reading.parser import parse

    source = read(path)
    bulletin = Bulletin("i1", source, parse(source).blocks)
    manuscript = manuscript_of(bulletin)
    printed = characters("".join(one.text for one in manuscript.lines))
    assert printed <= characters(bulletin.text)
    lost = characters(bulletin.text) - printed
    entries_of_list = [line.text for line in bulletin.lines if line.kind is Kind.TOC_ENTRY]
    assert set(lost) <= set("0123456789.．·•…‥—－_-")
    assert lost.total() <= sum(len(text) for text in entries_of_list)
    assert not lost or entries_of_list
    data = write(manuscript)
    check(data, manuscript)


WORDS = st.text("甲𠮷👍一、（）()【】“”：。 \t\u3000—…·1234期第总年", min_size=1, max_size=24)
BLOCKS = st.tuples(
    st.sampled_from([kind for kind in Kind if kind not in (Kind.PAGE_FOOTER, Kind.NOISE)]),
    st.lists(WORDS, min_size=1, max_size=3),
    st.integers(0, 4),
    st.lists(st.tuples(st.sampled_from(Role), st.integers(0, 40), st.integers(0, 40)), max_size=3),
)


def marked(number: int, kind: Kind, printed: list[str], level: int, marks: list[tuple[Role, int, int]]) -> Block:
    """A block of any kind with heads anywhere in it."""
    plain = block(number, kind, *printed, level=level)
    ranges = [(role, *sorted((min(a, len(plain.text)), min(b, len(plain.text))))) for role, a, b in marks]
    heads = (Head(role, start, end, 1) for role, start, end in ranges if start < end)
    return plain.with_heads(tuple(sorted(heads, key=lambda head: head.start)))


@given(st.lists(BLOCKS, max_size=8))
@settings(max_examples=60, deadline=None)
def test_whatever_blocks_say_is_printed_once(
    drawn: list[tuple[Kind, list[str], int, list[tuple[Role, int, int]]]],
) -> None:
    bulletin = an_issue(*(marked(number, *one) for number, one in enumerate(drawn)))
    manuscript = manuscript_of(bulletin)
    printed = characters("".join(one.text for one in manuscript.lines))
    assert printed <= characters(bulletin.text)
    ends = "".join(line.text for line in bulletin.lines if line.kind is Kind.TOC_ENTRY)
    assert characters(bulletin.text) - printed <= characters(ends)
    check(write(manuscript), manuscript)


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem[:3])
def test_what_was_printed_reads_as_the_same_issue(path: Path) -> None:
    from zugong_desk.reading.files import read, read_bytes
    from zugong_desk.reading.parser import parse

    source = read(path)
    bulletin = Bulletin("i1", source, parse(source).blocks)
    again = read_bytes("again.docx", write(manuscript_of(bulletin)))
    reread = Bulletin("i2", again, parse(again).blocks)
    assert masthead(reread) == masthead(bulletin)
    told = [
        [("".join(one.title.split())[:12], one.org, one.column) for one in articles(issue.lines)]
        for issue in (bulletin, reread)
    ]
    assert told[0] == told[1]


@needs_office
def test_printed_entries_name_the_pages_on_which_their_articles_are(tmp_path: Path, issue: Bulletin) -> None:
    pages = set_by_office(write(manuscript_of(issue)), tmp_path)
    assert "青石镇办好𠮷字服务队" in squeezed(pages[0])
    assert ".1【基层实践】" in pages[0]
    assert pages[-1].endswith("报:江城市委—2—")
