"""Glue: places inside a paragraph where another one most likely begins."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.gluing import seams

from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.source import Source
from zugong_desk.reading import parse, read, read_bytes
from zugong_desk.reading.draft import Draft
from zugong_desk.reading.gaps import Place
from zugong_desk.reading.glue import DOUBTED, glued, in_words
from zugong_desk.reading.heads import find_heads

HERE = Path(__file__).parents[1]
TEXTS = sorted([*(HERE / "data" / "tuned").glob("*.txt"), *(HERE / "data" / "tuned").glob("*.md")])
SEEDS = sorted((HERE.parent / "seeds").glob("*.txt"))
LEAST_FOUND = 0.8
MOST_IN_WHOLE = 0.001
"""Proposals where nothing is to be split, for each block."""
MOST_ELSEWHERE = 0.015
"""Proposals beside the seam, for each seam."""
LONG = "各村都把名单贴到墙上，群众随时找得到人，事情当天就有答复，𠮷家湾村年底还要请大家打分😀。"
MORE = "县里每月看一次台账，慢了的当场说明原因，e\u0301快的说说窍门，比出了劲头。"


def paragraph(text: str, kind: Kind = Kind.PARAGRAPH, bold: Sequence[str] = ()) -> Draft:
    return Draft(kind, text, [(text.index(words), text.index(words) + len(words)) for words in bold])


def proposals(*drafts: Draft | str) -> list[tuple[int, str, Kind]]:
    """The index of the block, the words with which the second paragraph begins, and what that would be."""
    made = [paragraph(one) if isinstance(one, str) else one for one in drafts]
    find_heads(made)
    return [(at, made[at].text[p.offset :][:4], p.kind) for at, places in glued(made).items() for p in places]


def test_a_numbered_heading_whose_siblings_open_paragraphs() -> None:
    texts = [
        f"（{number}）{name}。{LONG}" for number, name in zip("一二三", ("选好人", "用好钱", "办好事"), strict=True)
    ]
    assert proposals(texts[0] + texts[1], texts[2]) == [(0, "（二）用", Kind.PARAGRAPH)]
    assert proposals(*texts) == []


def test_numbers_that_run_on_by_habit_are_left_alone() -> None:
    run_on = [f"（一）选好人。{LONG}（二）用好钱。{LONG}（三）办好事。{LONG}"] * 3
    assert proposals(*run_on) == []
    assert (
        proposals(
            f"要求有三。一是选好人；二是用好钱；三是办好事。{LONG}", f"一是看。{LONG}二是查。{MORE}三是评。{LONG}"
        )
        == []
    )
    assert (
        proposals(f"按（二）条办理。{LONG}", f"（一）选好人。{LONG}", f"（二）用好钱。{LONG}", f"（三）办好事。{LONG}")
        == []
    )


def test_a_lead_phrase_whose_siblings_open_paragraphs() -> None:
    names = ("强队伍，选出带头人", "建阵地，守好主心骨", "优服务，暖到家门口")
    bold = [paragraph(f"{name}。{LONG}", bold=[name]) for name in names]
    both = paragraph(f"{names[0]}。{LONG}{names[1]}。{MORE}", bold=names[:2])
    assert proposals(both, bold[2], paragraph(f"建机制，管到长远处。{LONG}", bold=["建机制，管到长远处"])) == [
        (0, "建阵地，", Kind.PARAGRAPH)
    ]
    colon = [f"{name}：{LONG}" for name in ("列清单", "亮过程", "严问责", "重实效")]
    assert proposals(colon[0], colon[1] + colon[2], colon[3]) == [(1, "严问责：", Kind.PARAGRAPH)]
    assert proposals(*colon) == []


def test_text_after_a_credit() -> None:
    assert proposals(f"{LONG}（青柳县委组织部）{MORE}") == [(0, "县里每月", Kind.PARAGRAPH)]
    assert proposals(f"{LONG}（青柳县委组织部）𠮷家湾村办好群众身边事", f"{MORE}") == [
        (0, "𠮷家湾村", Kind.ARTICLE_TITLE)
    ]
    assert proposals(f"{LONG}（青柳县委组织部）", f"由牵头单位（青柳县委组织部）统一安排。{LONG}") == []
    assert proposals(f"{LONG}（摘自《青柳日报》）{MORE}") == []


@pytest.mark.parametrize("mark", "△◆●▲")
def test_a_mark_in_the_middle_of_a_line(mark: str) -> None:
    titled = f"{mark}青柳县管好村级账。{LONG}"
    assert proposals(titled, LONG + titled) == [(1, f"{mark}青柳县", Kind.PARAGRAPH)]
    assert proposals(LONG + titled, MORE) == []


def test_a_bracketed_place_in_the_middle_of_a_line() -> None:
    briefs = [f"【{place}】{LONG}" for place in ("青柳县", "云岭市", "白石乡")]
    assert proposals(briefs[0], briefs[1] + briefs[2]) == [(1, "【白石乡", Kind.PARAGRAPH)]


def test_a_heading_that_runs_into_its_text() -> None:
    alone = [
        paragraph(f"{number}、{name}", Kind.HEADING)
        for number, name in zip("一三", ("选准带头人", "办好民生事"), strict=True)
    ]
    glued_text = f"二、用好明白账近年来，青柳县把每一笔开支晒到群众眼前，{LONG}"
    assert proposals(alone[0], LONG, glued_text, alone[1], LONG) == [(2, "近年来，", Kind.PARAGRAPH)]
    assert proposals(alone[0], LONG, f"二、用好明白账。{LONG}", alone[1], LONG) == []


def test_a_title_behind_the_last_sentence_of_another_article() -> None:
    title = "云岭市抓实“三本账”管好带头人"
    signed = paragraph("云岭市委组织部", Kind.BYLINE)
    assert proposals(LONG + title, signed, MORE) == [(0, "云岭市抓", Kind.ARTICLE_TITLE)]
    assert proposals(LONG + title, f"近年来，云岭市干部下沉一线。{MORE}") == [(0, "云岭市抓", Kind.ARTICLE_TITLE)]
    assert proposals(LONG + title, MORE) == []
    assert proposals(LONG, signed, MORE) == []


def test_a_place_is_told_by_its_character() -> None:
    place = Place(7, Kind.PARAGRAPH, "“△”在本期都在段首")
    assert in_words([place]) == "第 8 字起像另一段：“△”在本期都在段首"
    assert in_words([place, place]).count("像另一段") == 2


def test_the_parser_doubts_such_a_block_and_says_where() -> None:
    text = f"（一）选好人。{LONG}（二）用好钱。{LONG}\n\n（三）办好事。{LONG}\n\n（四）开好会。{LONG}\n"
    blocks = parse(read_bytes("x.txt", text.encode())).blocks
    doubted = [block for block in blocks if "像另一段" in block.label.why]
    assert [block.label.confidence <= DOUBTED and block.label.doubtful for block in doubted] == [True]
    assert f"第 {doubted[0].text.index('（二）') + 1} 字起像另一段" in doubted[0].label.why


def test_whole_texts_get_hardly_any_proposal() -> None:
    """The tuned texts and the seeds, whose paragraphs are whole."""
    told = [(path.name, block.label.why) for path in [*TEXTS, *SEEDS] for block in parse(read(path)).blocks]
    found = [one for one in told if "像另一段" in one[1]]
    assert len(told) > 1000
    assert len(found) <= MOST_IN_WHOLE * len(told), found


def test_glued_texts_get_most_of_theirs() -> None:
    made, found, beside = Counter[str](), Counter[str](), set[tuple[str, str]]()
    for path in [*TEXTS[::2], *SEEDS[:1]]:
        source = read(path)
        for seam in seams(source):
            made[seam.form] += 1
            right = False
            for before, after in _places(replace(source, text=seam.text)):
                fits = before.endswith(seam.before[-4:].strip()) and after.startswith(seam.after[:4])
                right = right or fits
                beside |= set() if fits else {(path.name, after[:12])}
            found[seam.form] += right
    report = "；".join(f"{form} {found[form]}/{count}" for form, count in made.items()) + f"；别处 {len(beside)}"
    assert sum(made.values()) >= 100, report
    assert sum(found.values()) >= LEAST_FOUND * sum(made.values()), report
    assert len(beside) <= MOST_ELSEWHERE * sum(made.values()), report


def _places(source: Source) -> Iterator[tuple[str, str]]:
    """What stands before and after each place of which the parser tells."""
    for block in parse(source).blocks:
        for told in block.label.why.split("第 ")[1:]:
            number, _, rest = told.partition(" 字起像另一段")
            if rest:
                yield block.text[: int(number) - 1].rstrip(), block.text[int(number) - 1 :]


PIECES = [
    "（二）",
    "一、",
    "3．",
    "△",
    "【青柳】",
    "（青柳县委组织部）",
    "列清单：",
    "用好钱",
    "。",
    "，",
    "𠮷",
    "😀",
    "e\u0301",
    LONG,
    " ",
    "“",
    "”",
]


@given(
    st.lists(
        st.tuples(
            st.sampled_from([Kind.PARAGRAPH, Kind.PARAGRAPH, Kind.HEADING, Kind.BYLINE, Kind.ARTICLE_TITLE]),
            st.lists(st.sampled_from(PIECES), min_size=1),
        ),
        max_size=9,
    )
)
def test_places_lie_inside_paragraphs_in_order(rows: list[tuple[Kind, list[str]]]) -> None:
    drafts = [paragraph("".join(pieces), kind) for kind, pieces in rows]
    find_heads(drafts)
    for at, places in glued(drafts).items():
        offsets = [place.offset for place in places]
        assert drafts[at].kind is Kind.PARAGRAPH
        assert offsets == sorted(set(offsets))
        assert all(0 < offset < len(drafts[at].text) for offset in offsets)
        assert all(drafts[at].text[offset].strip() for offset in offsets)
