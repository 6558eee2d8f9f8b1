"""Searches against a plain scan of the blocks, while an editor works; and what is asked besides words."""

from collections.abc import Iterator
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.library.hands import TEXT, Editor, bulletin, import_step, take_in

from zugong_desk.domain import edit, marking
from zugong_desk.domain.annotation import Annotation, Practice
from zugong_desk.domain.codebook import Tag
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.query import Field, Word
from zugong_desk.domain.shelf import RecordChange
from zugong_desk.domain.step import Step
from zugong_desk.library import Library, letters, occurrences
from zugong_desk.library.asked import AllOf, AnyOf, Asked, Called, Issues, Kinds, NoneOf, Rated, Tagged, Years

if TYPE_CHECKING:
    from zugong_desk.domain.bulletin import Bulletin

OTHER = "第1期\n党建，党建𠮷哈哈哈哈\n２０２３年 2023😀😀😀（一）“两委”Ab aB\n"
THIRD = "· 党建引领 ——\n222 2 22 哈哈哈\né\u0301 %_*'\\\n\x00党\x00\n"
WORDS = (
    "党",
    "党建",
    "哈",
    "哈哈",
    "2",
    "22",
    "222",
    "，",
    "“",
    "😀",
    "😀😀",
    "𠮷",
    "é",
    "A",
    "Ab",
    "ab",
    " ",
    "—",
    "\x00",
    "党\x00",
    "%",
    "\\",
    "２",
)

Place = tuple[str, int, int]


@pytest.fixture(params=[(48, 200), (0, 0), (2, 1)], ids=["as shipped", "at once", "in small batches"])
def worked(request: pytest.FixtureRequest, library: Library, monkeypatch: pytest.MonkeyPatch) -> Library:
    """A library of three issues, whose index is brought up to date sooner or later, and counts by rank early or late."""
    monkeypatch.setattr(letters, "MOST_PENDING", request.param[0])
    monkeypatch.setattr(occurrences, "FEW", request.param[1])
    monkeypatch.setattr(occurrences, "SOONER_READ", request.param[1])
    take_in(library, bulletin("旧", OTHER), date_iso="2023-01-02", issue_year=2023, issue_number=1, year=2023)
    take_in(library, bulletin("新", THIRD), date_iso="2024-09-01", issue_year=2024, issue_number=9, year=2024)
    return library


def scan(library: Library, word: str) -> list[Place]:
    """Where a word stands, found by looking through every line of every issue, newest first."""
    found: list[Place] = []
    taken_in = ("期一", "旧", "新")
    present = [row for row in library.issues() if row.present]
    for row in sorted(present, key=lambda row: (row.date_iso or "", taken_in.index(row.id)), reverse=True):
        issue = library.load(row.id)
        for start, block in zip(issue.starts, issue.lines, strict=True):
            at = block.text.find(word)
            while at >= 0:
                found.append((row.id, start + at, start + at + len(word)))
                at = block.text.find(word, at + len(word))
    return found


def places(library: Library, asked: Asked, limit: int = 10_000) -> list[Place]:
    found = library.search(asked, limit)
    assert found.total == len(found.hits) or len(found.hits) == limit
    assert found.issues == len({hit.bulletin for hit in found.hits}) or len(found.hits) == limit
    return [(hit.bulletin, hit.start, hit.start + len(hit.text)) for hit in found.hits]


def check_context(library: Library, word: str) -> None:
    for hit in library.search(Word(word)).hits:
        issue = library.load(hit.bulletin)
        text = issue.block(hit.block).text
        assert hit.text == word == text[hit.offset : hit.end_offset]
        assert hit.block == hit.end_block
        assert hit.left == text[max(0, hit.offset - 30) : hit.offset]
        assert hit.right == text[hit.end_offset : hit.end_offset + 30]
        assert hit.start == issue.start_of(hit.block) + hit.offset
        assert hit.kind is issue.block(hit.block).kind


def take_out(editor: Editor, issue: str) -> None:
    editor._write(Step(editor.new_id(), "移出", (), import_step(issue).inverse().records), "do")


def cut(random: Random, library: Library) -> str:
    """A string of 1 to 10 characters from a line, sometimes with one character another."""
    lines = [block.text for row in library.issues() for block in library.load(row.id).lines if block.text]
    line = random.choice(lines)
    start = random.randrange(len(line))
    word = list(line[start : start + random.randint(1, 10)])
    if random.random() < 0.3:
        word[random.randrange(len(word))] = random.choice("党哈2，😀𠮷A")
    return "".join(word)


@pytest.mark.parametrize("seed", range(3))
def test_every_hit_is_that_of_a_plain_scan_while_an_editor_works(worked: Library, seed: int) -> None:
    random = Random(seed)
    editor = Editor(worked, random, random.choice(("期一", "新")))
    for turn in range(90):
        editor.act()
        if turn % 3 == 0:
            for word in (cut(random, worked), random.choice(WORDS)):
                assert places(worked, Word(word)) == scan(worked, word), word
        if turn % 15 == 0:
            check_context(worked, cut(random, worked))
    take_out(editor, "旧")
    assert all(row.present or row.id == "旧" for row in worked.issues())
    for word in WORDS:
        assert places(worked, Word(word)) == scan(worked, word), word
    assert worked.doctor().ok, worked.doctor()


@pytest.mark.parametrize("word", [*WORDS, "", "没有", "党建\n", "\ud800", "党" * 100, "２０２３年 2023😀", TEXT[:70]])
def test_every_word_is_what_it_is(worked: Library, word: str) -> None:
    expected = scan(worked, word) if word in WORDS or (word and word.isprintable()) else []
    assert places(worked, Word(word)) == expected
    assert places(worked, AnyOf((Word(word), Word("没有的话")))) == expected


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(
    lines=st.lists(st.text("党建党建哈哈22，“”（😀𠮷Aa \x01é２", min_size=1, max_size=30), min_size=1, max_size=6),
    word=st.text("党建哈2，“😀𠮷Aa é２", min_size=1, max_size=4),
)
def test_any_text_and_any_word(library: Library, lines: list[str], word: str) -> None:
    editor = Editor(library, Random(1))
    everything = editor.bulletin.span(0, len(editor.bulletin.text))
    editor.do("重写", edit.type_over(editor.bulletin, everything, "\n".join(lines), editor.new_id))
    assert places(library, Word(word)) == scan(library, word)
    assert library.search(Word(word)).total == sum(line.count(word) for line in lines)


def test_a_long_word_is_compared_to_its_end(worked: Library) -> None:
    editor = Editor(worked, Random(1))
    long = "".join(chr(0x4E00 + number) for number in range(letters.LONGEST + 9))
    typed = edit.type_over(editor.bulletin, editor.bulletin.span(0, 0), f"{long}甲\n{long}乙\n", editor.new_id)
    editor.do("输入", typed)
    letters.settle(worked._conn)
    assert places(worked, Word(f"{long}乙")) == scan(worked, f"{long}乙") != []
    assert len(places(worked, Word(long))) == 2


def test_hits_come_in_pages(worked: Library) -> None:
    every = worked.search(Word("党")).hits
    pages = [worked.search(Word("党"), 2, offset).hits for offset in range(0, len(every) + 2, 2)]
    assert [hit for page in pages for hit in page] == list(every)
    assert pages[-1] == ()


def test_words_are_joined_within_one_part(worked: Library) -> None:
    both = places(worked, AllOf((Word("党建"), Word("哈"))))
    assert {id for id, _, _ in both} == {"旧", "新"}
    assert both == sorted(both, key=lambda place: (["新", "期一", "旧"].index(place[0]), place[1]))
    assert {id for id, _, _ in places(worked, AllOf((Word("党建"), NoneOf(Word("哈")))))} == {"期一"}
    either = places(worked, AnyOf((Word("引领"), Word("两委"))))
    assert [id for id, _, _ in either] == ["新", "旧"]
    assert places(worked, AllOf((Word("党建"), Word("没有")))) == []
    assert (
        len(places(worked, AllOf((Word("党"), Word("党建")))))
        == worked.search(Word("党")).total + worked.search(Word("党建")).total
    )


def relabel(editor: Editor, text: str, kind: Kind) -> None:
    line = next(block for block in editor.bulletin.lines if text in block.text)
    editor.do("改类别", edit.relabel(editor.bulletin, line.id, kind))


@pytest.fixture
def told(worked: Library) -> Library:
    """The same, one issue with two articles, and passages tagged in it."""
    editor = Editor(worked, Random(1))
    relabel(editor, "开门红", Kind.ARTICLE_TITLE)
    relabel(editor, "党建联建", Kind.ARTICLE_TITLE)
    tags = [RecordChange(None, Tag(id, id)) for id in ("甲", "乙")]
    passages = (
        ("头雁", "强产业", "甲", Practice(rating=2, place="云岭市", organisation="某镇")),
        ("各村", "好”。", "乙", Practice(rating=0)),
        ("带动", "党建", "甲", Practice(rating=3)),
    )
    for first, last, tag, practice in passages:
        text = editor.bulletin.text
        span = editor.bulletin.span(text.index(first), text.index(last) + len(last))
        annotation = Annotation(f"注{first}", tag, "", practice)
        editor.do("标注", marking.annotate(editor.bulletin, span, annotation), *(tags if first == "头雁" else ()))
    return worked


def texts(library: Library, asked: Asked) -> list[str]:
    found = library.search(asked)
    assert found.total == len(found.hits)
    for hit in found.hits:
        issue: Bulletin = library.load(hit.bulletin)
        assert issue.text[hit.start : hit.start + len(hit.text)] == hit.text
        assert issue.text[: hit.start].endswith(hit.left)
        assert issue.start_of(hit.end_block) + hit.end_offset == hit.start + len(hit.text)
    return [hit.text for hit in found.hits]


ALL_OF: dict[str, tuple[Asked, list[str]]] = {
    "articles": (Years(2024, 2024), []),
    "articles of an organisation": (Called(Field.ORG, frozenset({"青山县委组织部"})), ["二、党建联建"]),
    "by place": (Called(Field.PLACE, frozenset({"青山县"})), ["二、党建联建"]),
    "by the place of a practice": (Called(Field.PLACE, frozenset({"云岭市"})), ["村级集体经济“开门红”"]),
    "without an organisation": (Called(Field.ORG, frozenset({""})), ["村级集体经济“开门红”"]),
    "not of a place": (NoneOf(Called(Field.PLACE, frozenset({"青山县"}))), ["村级集体经济“开门红”"]),
    "of an issue": (AllOf((Issues(frozenset({"期一"})), Word("青山县"))), ["青山县", "青山县", "青山县"]),
    "of years": (AllOf((Years(2023, 2023), Word("党建"))), ["党建", "党建"]),
    "of a kind": (AllOf((Kinds(frozenset({Kind.ARTICLE_TITLE})), Word("党建"))), ["党建"]),
    "not of a kind": (AllOf((NoneOf(Kinds(frozenset({Kind.PARAGRAPH}))), Word("党建"))), ["党建"]),
    "blocks of a kind": (Kinds(frozenset({Kind.ARTICLE_TITLE})), ["村级集体经济“开门红”", "二、党建联建"]),
    "of two kinds at once": (AllOf((Kinds(frozenset({Kind.HEADING})), Kinds(frozenset({Kind.PARAGRAPH})))), []),
    "a kind or a word": (AnyOf((Kinds(frozenset({Kind.HEADING})), Word("头雁"))), ["头雁"]),
    "a word not beside a kind": (AllOf((Word("第"), NoneOf(Word("党建")), Kinds(frozenset({Kind.PARAGRAPH})))), ["第"]),
    "tagged": (Tagged(frozenset({"乙"})), ["各村与企业结对，签约项目12个，到账资金300万元，群众说“好”。"]),
    "words in what is tagged": (AllOf((Tagged(frozenset({"甲"})), Word("业"))), ["业"]),
    "rated": (AllOf((Rated(3, 3), Word("带动"))), ["带动"]),
    "rated or not": (AllOf((Tagged(frozenset({"甲", "乙"})), Rated(0, 0), Word("村"))), ["村"]),
    "tagged and of a place": (AllOf((Tagged(frozenset({"甲"})), Called(Field.PLACE, frozenset({"云岭市"})), Word("雁"))), ["雁"]),
    "tagged in an article of a place": (AllOf((Tagged(frozenset({"乙"})), Called(Field.PLACE, frozenset({"青山县"})), Word("好"))), ["好"]),
    "tagged but not with a word": (AllOf((Tagged(frozenset({"甲"})), NoneOf(Word("头雁")), Word("带动"))), ["带动"]),
    "tagged in years": (AllOf((Tagged(frozenset({"甲"})), Years(1999, 1999))), []),
    "tagged in an issue": (AllOf((Tagged(frozenset({"乙"})), Issues(frozenset({"期一"})), Word("300"))), ["300"]),
    "tagged or rated": (AllOf((AnyOf((Tagged(frozenset({"乙"})), Rated(3, 3))), Word("带"))), ["带"]),
    "tagged in a kind": (AllOf((Tagged(frozenset({"乙"})), Kinds(frozenset({Kind.HEADING})))), []),
    "over lines": (AllOf((Rated(3, 3), Word("收。\n二")),), []),
    "articles without a tag": (NoneOf(Tagged(frozenset({"甲"}))), ["二、党建联建"]),
    "words not in tagged articles": (AllOf((Word("党建"), NoneOf(Tagged(frozenset({"甲"}))), Issues(frozenset({"期一"})))), ["党建"]),
}  # fmt: skip


@pytest.mark.parametrize("name", ALL_OF)
def test_what_is_asked_besides_words(told: Library, name: str) -> None:
    asked, expected = ALL_OF[name]
    assert texts(told, asked) == expected


def test_passages_without_a_word_are_no_places(told: Library) -> None:
    asked = AnyOf((Tagged(frozenset({"乙"})), AllOf((Tagged(frozenset({"甲"})), Word("没有")))))
    found = told.search(asked)
    assert (found.total, found.issues, found.hits) == (0, 0, ())
    assert told.search(asked, 0) == found


def test_a_place_in_two_passages_counts_once(told: Library) -> None:
    editor = Editor(told, Random(1))
    start = editor.bulletin.text.index("一是抓")
    wider = marking.annotate(editor.bulletin, editor.bulletin.span(start, start + 30), Annotation("宽", "乙"))
    editor.do("标注", wider)
    either = Tagged(frozenset({"甲", "乙"}))
    assert texts(told, AllOf((either, Word("头雁")))) == ["头雁"]
    assert told.search(AllOf((either, Word("头雁"))), 0).total == 1
    assert told.search(either).total == told.search(either, 0).total == 4


def test_passages_keep_their_ids_and_context(told: Library) -> None:
    hits = told.search(Tagged(frozenset({"甲"}))).hits
    assert [hit.annotation for hit in hits] == ["注头雁", "注带动"]
    assert hits[0].left.endswith("一是抓“")
    assert "\n" in hits[1].text
    assert hits[1].right == "联建"
    assert hits[0].org == "某镇"
    (word,) = told.search(AllOf((Tagged(frozenset({"甲"})), Word("党建")))).hits
    assert (word.left, word.text, word.right, word.annotation) == ("二、", "党建", "联建", "注带动")


def test_a_passage_whose_text_is_gone_is_not_found(told: Library) -> None:
    editor = Editor(told, Random(1))
    start = editor.bulletin.text.index("头雁")
    gone = edit.type_over(editor.bulletin, editor.bulletin.span(start, start + 20), "", editor.new_id)
    editor.do("删除", gone)
    assert "注头雁" not in {hit.annotation for hit in told.search(Rated(0, 3)).hits}
    assert told.doctor().ok


@pytest.fixture
def reader(told: Library) -> Iterator[Library]:
    from zugong_desk.library import open_library

    with open_library(told.path, editor="乙", read_only=True) as opened:
        yield opened


def test_who_only_reads_sees_what_another_writes(told: Library, reader: Library) -> None:
    before = places(reader, Word("党建"))
    editor = Editor(told, Random(1))
    editor.do("输入", edit.type_over(editor.bulletin, editor.bulletin.span(0, 0), "党建", editor.new_id))
    assert len(places(reader, Word("党建"))) == len(before) + 1
    take_out(editor, "新")
    assert "新" not in {id for id, _, _ in places(reader, Word("党建"))}
