import subprocess
import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from zugong_desk.insight.pinyin import Match, PinyinKeys, at_a_stretch, fold, keys, match, rank

ODD = "村级集体经济长行重还单𠮷龘㐀〇第9期Ａbé e\u0301①㈠№—“”·\u200d\u3000👩\u200d🌾😀\t\nüÜİßが한\ud800"
names = st.text(st.sampled_from(ODD), max_size=12) | st.text(max_size=8)
queries = st.text(st.sampled_from("cjthxzgduaneng9村级𠮷😀 'ＣＪ第“v"), max_size=8) | st.text(max_size=5)


def found(query: str, *candidates: str, recent: tuple[str, ...] = ()) -> list[str]:
    return [each for each, _ in rank(query, [(name, keys(name)) for name in candidates], recent)]


def marked(query: str, name: str) -> str:
    """The name with every matched character in brackets."""
    fit = match(query, keys(name))
    assert fit is not None
    return "".join(f"[{char}]" if place in fit.positions else char for place, char in enumerate(name))


@pytest.mark.parametrize(
    ("query", "name", "expected"),
    [
        ("cjtjj", "村级集体经济", "[村][级]集[体][经][济]"),
        ("cjjtjj", "村级集体经济", "[村][级][集][体][经][济]"),
        ("CJJTJJ", "村级集体经济", "[村][级][集][体][经][济]"),
        ("ｃｊｔ", "村级集体经济", "[村][级]集[体]经济"),
        ("cunji", "村级集体经济", "[村][级]集体经济"),
        ("cun ji", "村级集体经济", "[村][级]集体经济"),
        ("cunj", "村级集体经济", "[村][级]集体经济"),
        ("cunjitj", "村级集体经济", "[村][级]集[体][经]济"),
        ("jingji", "村级集体经济", "村级集体[经][济]"),
        ("集体", "村级集体经济", "村级[集][体]经济"),
        ("村经", "村级集体经济", "[村]级集体[经]济"),
        ("村jtj", "村级集体经济", "[村][级]集[体][经]济"),
        ("9", "2023年第9期", "2023年第[9]期"),
        ("d9q", "2023年第9期", "2023年[第][9][期]"),
        ("第９期", "2023年第 9 期", "2023年[第] [9] [期]"),
        ("2023-9", "2023年第9期", "[2][0][2][3]年第[9]期"),
        ("djsjxm", "基层党建“书记项目”", "基层[党][建]“[书][记][项][目]”"),
        ("xian", "西安", "[西][安]"),
        ("xi'an", "西安", "[西][安]"),
        ("lv", "绿水", "[绿]水"),
        ("lü", "绿水", "[绿]水"),
        ("ej", "文都e家", "文都[e][家]"),
        ("𠮷", "村𠮷人", "村[𠮷]人"),
        ("c𠮷r", "村𠮷人", "[村][𠮷][人]"),
        ("crc", "村😀人才", "[村]😀[人][才]"),
        ("😀", "村😀人才", "村[😀]人才"),
        ("café", "Cafe\u0301店", "[C][a][f][e]\u0301店"),
    ],
)
def test_takes_the_characters_one_would_expect(query: str, name: str, expected: str) -> None:
    assert marked(query, name) == expected


@pytest.mark.parametrize("query", ["cjtjx", "un", "jjc", "cunjix", "经村", "第8期", "😀", "ccj", "cunjijitijingjij"])
def test_refuses_what_does_not_fit(query: str) -> None:
    assert match(query, keys("村级集体经济")) is None


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("六安", "la"),
        ("涡阳", "gy"),
        ("枞阳", "zy"),
        ("宿松县委组织部", "ssxwzzb"),
        ("秸秆还田", "jght"),
        ("查书记", "zsj"),
        ("单县", "sx"),
        ("长丰县长", "cfxz"),
        ("长效机制", "cxjz"),
        ("重庆银行", "cqyh"),
        ("村民组长", "cmzz"),
    ],
)
def test_reads_places_and_surnames_as_they_are_called(name: str, initials: str) -> None:
    assert keys(name).lead == initials


def test_other_readings_match_too_but_rank_lower() -> None:
    assert keys("长岗").initials[0] in {"cz", "zc"}
    assert marked("zg", "长岗") == marked("cg", "长岗") == "[长][岗]"
    likely, unlikely = match("hz", keys("行长")), match("xz", keys("行长"))
    assert likely is not None
    assert unlikely is not None
    assert likely.score > unlikely.score


def test_one_character_never_counts_as_two() -> None:
    assert match("cz", keys("长")) is None
    assert match("村c", keys("村")) is None


def test_exact_before_prefix_before_run_before_gaps() -> None:
    assert found("jt", "经营体", "大集体", "集体经济", "集体") == ["集体", "集体经济", "大集体", "经营体"]


def test_shorter_names_first_then_recent_then_as_given() -> None:
    candidates = ("集体经济甲", "集体经济", "集体财务", "集体商议")
    assert found("jt", *candidates) == ["集体经济", "集体财务", "集体商议", "集体经济甲"]
    assert found("jt", *candidates, recent=("集体商议", "集体财务")) == [
        "集体商议",
        "集体财务",
        "集体经济",
        "集体经济甲",
    ]


def test_fewer_gaps_first() -> None:
    assert found("abc", "a1bc", "a1b2c") == ["a1bc", "a1b2c"]
    assert found("abc", "a1b2c", "a1bc345") == ["a1bc345", "a1b2c"]


@pytest.mark.parametrize("query", ["", "  ", "\u3000"])
def test_an_empty_query_gives_the_recent_then_the_rest_as_given(query: str) -> None:
    assert found(query, "甲", "乙", "丙", "丁", recent=("丁", "不在", "乙", "丁")) == ["丁", "乙", "甲", "丙"]


@pytest.mark.parametrize(
    ("query", "stretch"),
    [("sl", True), ("slsb", True), ("lianbang", False), ("联三", True), ("tsl", True), ("tl", False), ("", True)],
)
def test_neighbours_are_told_from_scattered_letters(query: str, stretch: bool) -> None:
    name = keys("推“三联三帮”𠮷")
    fit = match(query, name)
    assert (fit is not None and at_a_stretch(fit, name)) is stretch


def test_an_empty_name_fits_an_empty_query_only() -> None:
    assert match("", keys("")) == Match(0, ())
    assert match("a", keys("")) is None
    assert match("，", keys("")) is None


@given(names)
@example("村𠮷😀é")
def test_what_is_dumped_is_loaded_again(name: str) -> None:
    assert PinyinKeys.load(keys(name).dump()) == keys(name)


@pytest.mark.parametrize("broken", ["", "cun ji", "cun ji\t村", "cun\t", "cun \t村", "cun//c\t村", "\t村级"])
def test_refuses_a_dump_that_does_not_add_up(broken: str) -> None:
    with pytest.raises(ValueError, match=r"keys|readings|reading"):
        PinyinKeys.load(broken)


@given(names, queries)
@example("村𠮷😀人", "c😀")
def test_positions_ascend_inside_the_name_and_spell_the_query(name: str, query: str) -> None:
    name_keys = keys(name)
    fit = match(query, name_keys)
    if fit is None:
        return
    assert list(fit.positions) == sorted(set(fit.positions))
    assert all(0 <= place < len(name) for place in fit.positions)
    letters = "".join(char for char in fold(query) if char.isalnum())
    if letters:
        folded = fold(name)
        assert spells([(*name_keys.syllables[place], folded[place]) for place in fit.positions], letters)


@given(names, queries)
def test_agrees_with_trying_everything(name: str, query: str) -> None:
    letters = "".join(char for char in fold(query) if char.isalnum())
    if letters:
        name_keys = keys(name)
        assert (match(query, name_keys) is not None) == somewhere(name_keys.choices, letters)


def spells(choices: list[tuple[str, ...]], letters: str) -> bool:
    """Whether every character in turn takes the beginning of a reading, until nothing is left of either."""
    if not choices:
        return not letters
    return any(
        letters.startswith(reading[:size]) and spells(choices[1:], letters[size:])
        for reading in choices[0]
        for size in range(1, len(reading) + 1)
    )


def somewhere(choices: tuple[tuple[str, ...], ...], letters: str) -> bool:
    """The same, but characters may be left out."""
    if not letters:
        return True
    return any(
        letters.startswith(reading[:size]) and somewhere(choices[place + 1 :], letters[size:])
        for place, readings in enumerate(choices)
        for reading in readings
        for size in range(1, len(reading) + 1)
    )


@given(names)
def test_the_full_initials_of_a_name_match_all_of_it(name: str) -> None:
    name_keys = keys(name)
    fit = match(name_keys.lead, name_keys)
    assert fit is not None
    assert fit.positions == name_keys.places


@given(names, st.data())
def test_the_beginnings_of_any_readings_in_order_match(name: str, data: st.DataObject) -> None:
    name_keys = keys(name)
    chosen = [data.draw(st.sampled_from(readings)) for readings in name_keys.choices]
    typed = "".join(reading[: data.draw(st.integers(0, len(reading)))] for reading in chosen)
    assert match(typed, name_keys) is not None


@given(names, queries)
def test_case_and_width_make_no_difference(name: str, query: str) -> None:
    wide = "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in query)
    assert match(wide, keys(name)) == match(query, keys(name))


@given(names)
def test_folding_keeps_the_count(name: str) -> None:
    assert len(fold(name)) == len(name)
    assert len(keys(name).syllables) == len(name)


@given(st.lists(names, max_size=6), queries, st.lists(st.integers(0, 5), max_size=4))
def test_ranking_is_a_stable_sort_of_the_matches(each: list[str], query: str, recent: list[int]) -> None:
    ranked = rank(query, [(place, keys(name)) for place, name in enumerate(each)], recent)
    order = dict(ranked)
    assert {place: fit for place, name in enumerate(each) if (fit := match(query, keys(name)))} == order
    age = [recent.index(place) if place in recent else len(recent) for place, _ in ranked]
    key = [(-fit.score, old, place) for (place, fit), old in zip(ranked, age, strict=True)]
    assert key == sorted(key)


def test_pypinyin_is_not_loaded_before_the_first_name() -> None:
    program = (
        "import sys; from zugong_desk.insight.pinyin import keys; early = 'pypinyin' in sys.modules;"
        "keys('村'); sys.exit(early or 'pypinyin' not in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
