"""Tables: contexts as an editor writes them, rows that cannot be used, the longest first, and the files themselves."""

import time

import pytest

from zugong_desk.domain.decision import Entry
from zugong_desk.domain.finding import Fix, Severity
from zugong_desk.places import resource
from zugong_desk.proofing.examples import bulletin_of
from zugong_desk.proofing.house import BARE, House
from zugong_desk.proofing.passage import view_of
from zugong_desk.proofing.tables import Row, Table, TableError, hit_of, problems, row_of, rows, table

FILES = sorted(
    path.stem
    for path in resource("proofing").glob("*.csv")
    if path.stem not in ("magnitudes", "idioms", "alike", "set_phrases", "sounds")
)


def found(text: str, *rows: Row) -> list[str]:
    return [text[start:end] for start, end, _ in Table(rows).find(text)]


@pytest.mark.parametrize(
    ("when", "text", "meant"),
    [
        ("～改革", "深化林权，改革", ""),
        ("～改革", "要深化改革", "深化"),
        ("全面～", "全面深化改革", "深化"),
        ("其～情况", "其深化情况良好", "深化"),
        ("其～情况", "其深化程度良好", ""),
        ("～…项目库", "深化乡村振兴项目库", "深化"),
        ("～…项目库", "深化认识，建立项目库", ""),
        ("发放…～", "发放一批深化材料", "深化"),
        ("^～", "先试点，深化改革", "深化"),
        ("^～", "不断深化改革", ""),
        ("～$", "改革不断深化。", "深化"),
        ("～$", "改革不断深化的路", ""),
        ("#～", "用3深化", "深化"),
        ("#～", "再深化", ""),
        ("再深化", "改革再深化一步", "深化"),
        ("再深化", "改革深化一步", ""),
        ("疫情", "疫情过后，深化改革", "深化"),
        ("疫情", "疫情过后。深化改革", ""),
        ("疫情|～改革", "深化改革", "深化"),
        ("～改革|", "深化认识", ""),
        ("𠮷～", "在😀𠮷深化", "深化"),
    ],
)
def test_a_context_is_met_where_it_says(when: str, text: str, meant: str) -> None:
    assert bool(found(text, Row("r", "深化", "深入", when=when))) is bool(meant)
    assert bool(found(text, Row("r", "深化", "深入", unless=when))) is not bool(meant)


def test_the_longest_row_is_found_and_of_two_alike_the_first() -> None:
    short, long, again = Row("a", "布署", "部署"), Row("b", "布署实", "部署落实"), Row("c", "布署", "不署")
    text = "𠮷😀布署实了，布署"
    assert [(text[start:end], row.id) for start, end, row in Table((short, again, long)).find(text)] == [
        ("布署实", "b"),
        ("布署", "a"),
    ]


def test_a_word_inside_its_own_correction_is_sound() -> None:
    assert not found("由书记任组长", Row("r", "书记任组长", "由书记任组长"))
    assert found("书记任组长", Row("r", "书记任组长", "由书记任组长"))


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        (Entry("1", "words", "的"), "至少要有两个字"),
        (Entry("1", "words", ""), "至少要有两个字"),
        (Entry("1", "words", "工作", "工作"), "改前改后相同"),
        (Entry("1", "words", "布署", "部署", when="甲～乙～丙"), "只能有一个"),
        (Entry("1", "words", "布署", "部署", when="甲…乙"), "标出词的位置"),
        (Entry("1", "words", "布署", "部署", unless="^"), "标出词的位置"),
        (Entry("1", "words", "布署", "部署", severity="严重"), "级别“严重”无法识别"),
        (Entry("1", "words", "布署", "部署", since="2026年"), "应写成"),
    ],
)
def test_a_row_that_cannot_be_used_says_why_and_is_left_out(entry: Entry, says: str) -> None:
    with pytest.raises(TableError, match=says):
        row_of(entry)
    house = House(entries=(entry, Entry("2", "words", "甲乙丙丁戊")))
    assert len(problems(house)) == 1
    assert says in problems(house)[0]
    assert [row.id for _, _, row in table("words", house).find("甲乙丙丁戊")] == ["2"]


def test_the_houses_own_rows_come_first_and_only_in_their_time() -> None:
    own = Entry("own", "words", "布署", "部署（本刊）", since="2022-01-01", until="2022-12-31")
    house = House(entries=(own,))
    assert _ids("会议布署", house.on("2022-06-01")) == ["own"]
    assert _ids("会议布署", house.on("2023-01-01")) == ["布署"]
    assert _ids("会议布署", house.on(None)) == ["布署"]


def _ids(text: str, house: House) -> list[str]:
    return [row.id for _, _, row in table("words", house).find(text)]


def test_a_table_without_a_file_holds_the_houses_rows_alone() -> None:
    assert not table("avoid", BARE).rows
    assert _avoided("本次大会", Entry("1", "avoid", "大会")) == ["大会"]
    with pytest.raises(FileNotFoundError):
        rows("没有这张表")


def _avoided(text: str, entry: Entry) -> list[str]:
    return [text[start:end] for start, end, _ in table("avoid", House(entries=(entry,))).find(text)]


@pytest.mark.parametrize(
    ("row", "fix"),
    [
        (Row("r", "布署", "部署"), None),
        (Row("r", "布署", "部署", when="～工作"), Fix.SUGGEST),
        (Row("r", "布署", "部署", severity=Severity.WARNING), Fix.SUGGEST),
        (Row("r", "布署", "部署", when="～工作", fix=Fix.SAFE), Fix.SAFE),
        (Row("r", "布署"), Fix.NONE),
    ],
)
def test_a_correction_that_hangs_on_its_surroundings_wants_a_look(row: Row, fix: Fix | None) -> None:
    passage = view_of(bulletin_of("会议布署工作"), BARE).passages[0]
    assert hit_of(passage, 2, 4, row, "").fix is fix


@pytest.mark.parametrize("name", FILES)
def test_the_rows_of_a_file_are_in_order(name: str) -> None:
    brought = rows(name)
    ids = [row.id for row in brought]
    assert len(ids) == len(set(ids))
    for row in brought:
        assert row.wrong != row.right
        assert row.wrong == row.wrong.strip()
    Table(brought)


@pytest.mark.parametrize("name", FILES)
def test_the_rows_of_a_file_leave_sound_texts_alone(name: str) -> None:
    whole = Table(rows(name))
    wrong = [(row.id, text) for row in rows(name) for text in row.good if _hit_by(whole, row, text)]
    assert not wrong


def _hit_by(whole: Table, row: Row, text: str) -> bool:
    return any(found.id == row.id for _, _, found in whole.find(text))


@pytest.mark.parametrize("name", FILES)
def test_a_row_finds_nothing_in_what_rows_correct_to(name: str) -> None:
    whole = Table(rows(name))
    assert not [(row.id, found.id) for row in rows(name) for _, _, found in whole.find(row.right)]


def test_thousands_of_rows_are_found_in_linear_time() -> None:
    words = table("words", BARE)
    assert len(words.rows) >= 600
    for text in ("己" * 100_000, "布署" * 50_000, "截止目" * 33_000, "以经" * 50_000):
        begin = time.process_time()
        sum(1 for _ in words.find(text))
        assert time.process_time() - begin < 3
