"""Blocks without stray spaces: what is found there goes back to its place, and spaces stay where nothing changes."""

from hypothesis import given
from hypothesis import strategies as st

from zugong_desk.domain.finding import Rewrite
from zugong_desk.proofing.engine import check
from zugong_desk.proofing.examples import bulletin_of
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.house import BARE
from zugong_desk.proofing.passage import Passage, view_of
from zugong_desk.proofing.tight import Tight, tightened


def passage(text: str) -> Passage:
    return view_of(bulletin_of(text), BARE).passages[0]


def tight_of(text: str) -> Tight:
    found = tightened(passage(text))
    assert found is not None
    return found


def test_only_spaces_between_figures_and_characters_go() -> None:
    tight = tight_of("𠮷县 12 个村😀， 5G 基站 3 座 共 1 000 m² A 座")
    assert tight.passage.text == "𠮷县12个村😀，5G 基站3座 共1 000 m² A 座"
    assert tightened(passage("没有 figures 的 一段")) is None
    assert tightened(passage("5月3日")) is None


def test_heads_move_along() -> None:
    tight = tight_of("投入 3 万元。**建强 5 支队伍。**组织部门牵头")
    (head,) = tight.passage.block.heads
    assert tight.passage.block.head_text(head) == "建强5支队伍。"


def test_a_suggestion_keeps_the_spaces_that_it_does_not_touch() -> None:
    text = "😀选派 3-5 个 𠮷村"
    tight = tight_of(text)
    start = tight.passage.text.index("3-5个")
    (hit,) = tight.put_back([Hit("b1", start, start + 4, "", "3—5个")])
    assert text[hit.start : hit.end] == "3-5 个"
    assert hit.suggestion == "3—5 个"


def test_what_is_put_in_behind_a_figure_stands_behind_its_space() -> None:
    tight = tight_of("受理 25 余万件")
    (hit,) = tight.put_back([Hit("b1", 2, 6, "", "25万余")])
    assert hit.suggestion == "25 万余"


def test_a_figure_that_grows_has_no_space_inside() -> None:
    tight = tight_of("税收 4 千万元")
    (hit,) = tight.put_back([Hit("b1", 2, 5, "", "4000万")])
    assert hit.suggestion == "4000万"
    (mended,) = tight.put_back([Hit("b1", 2, 5, "", mends=(Rewrite("b1", 2, 5, "4千万", "4000万"),))])
    assert mended.mends == (Rewrite("b1", 3, 7, "4 千万", "4000万"),)


@given(st.text("县村3 年，。-5月𠮷😀a", max_size=40), st.data())
def test_a_range_goes_to_the_same_characters(text: str, data: st.DataObject) -> None:
    found = tightened(passage(text))
    if found is None:
        return
    tight = found.passage.text
    start = data.draw(st.integers(0, len(tight)))
    end = data.draw(st.integers(start, len(tight)))
    (hit,) = found.put_back([Hit("b1", start, end, "", tight[start:end])])
    assert text[hit.start : hit.end].replace(" ", "") == tight[start:end].replace(" ", "")
    assert hit.suggestion is not None
    assert hit.suggestion.replace(" ", "") == tight[start:end].replace(" ", "")


def test_faults_around_spaced_figures_are_found_at_their_places() -> None:
    text = "截止 5 月底，全县选派 3-5 名干部到村任职。"
    bulletin = bulletin_of(text)
    found = {one.rule: one for one in check(bulletin).findings}
    assert found["WORD-CONF"].text == "截止"
    assert found["NUM-RANGE"].text == "3-5 名"
    assert found["NUM-RANGE"].suggestion == "3—5 名"
