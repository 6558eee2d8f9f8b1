"""Two passages side by side: every character in one run, numbers whole, white space no difference; words and figures."""

from hypothesis import given
from hypothesis import strategies as st

from zugong_desk.insight.similar.comparison import Run, Side, echoes, runs
from zugong_desk.insight.similar.figures import figures
from zugong_desk.insight.similar.wording import senses
from zugong_desk.proofing.measures import measure_at

TEXTS = st.text("组工县委村1230.%，。\n 😀𠮷", max_size=60)


def parts(one: str, other: str, side: Side) -> list[tuple[str, str]]:
    return [(one[run.start : run.end], other[run.start_ : run.end_]) for run in runs(one, other) if run.side is side]


@given(TEXTS, TEXTS)
def test_runs_cover_both_texts_in_order(one: str, other: str) -> None:
    found = runs(one, other)
    assert "".join(one[run.start : run.end] for run in found) == one
    assert "".join(other[run.start_ : run.end_] for run in found) == other
    assert all(run.end > run.start or run.end_ > run.start_ for run in found)


@given(TEXTS)
def test_a_text_is_the_same_as_itself(text: str) -> None:
    assert runs(text, text) == ((Run(Side.SAME, 0, len(text), 0, len(text)),) if text else ())


def test_names_and_figures_change_as_a_whole() -> None:
    one, other = "溪川县带动612户增收2.3万元。", "岚口县带动1.2万户增收2.31万元𠮷。"
    assert parts(one, other, Side.CHANGED)[0] == ("溪川", "岚口")
    assert ("2.3", "2.31") in parts(one, other, Side.CHANGED)
    assert parts(one, other, Side.THERE)[-1] == ("", "𠮷")


def test_a_page_break_is_no_difference() -> None:
    assert [run.side for run in runs("选派干部到村任职😀。", "选派干部\n到村任职😀。")] == [Side.SAME]


def test_characters_that_agree_by_chance_are_no_agreement() -> None:
    assert not parts("春季植树造林护绿化村", "秋收防火巡山林值守城关", Side.SAME)


def test_words_that_both_have_are_pointed_out_by_sense_too() -> None:
    one, other = "为独居老人安装呼叫器𠮷", "给😀空巢老人装上按钮"
    found = echoes(one, other, senses(), lambda term: True)
    assert next(one[start:end] for start, end in found.here).startswith("独居老人")
    assert next(other[start:end] for start, end in found.there) == "空巢老人"
    assert echoes(one, other, senses(), lambda term: False).here == ()


def test_figures_that_count_the_same_stand_in_pairs() -> None:
    one, other = "带动农户612户，发放贷款3000万元。", "带动农户近1.2万户𠮷，发放贷款1.5亿元，办班一次。"
    found = figures(one, other, measure_at, runs(one, other))
    assert [(pair.here.text, pair.there.text) for pair in found] == [("612户", "近1.2万户"), ("3000万元", "1.5亿元")]
    assert found[0].more == 12000 - 612
    assert other[found[0].there.start : found[0].there.end] == "近1.2万户"


def test_figures_in_other_units_are_not_set_against_each_other() -> None:
    assert figures("带动农户612户。", "带动农户3000元。", measure_at) == ()
