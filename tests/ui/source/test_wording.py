"""The wording of the head: the roomiest that fits."""

from zugong_desk.ui.source.wording import WORDINGS, Say, Wording, wording_for


def need(wording: Wording) -> int:
    cost = {Say.FULL: 100, Say.SHORT: 40, Say.NOT: 0}
    return cost[wording.facts] + cost[wording.zoom] + cost[wording.faces] + 30 * wording.file


def test_each_row_needs_less_than_the_one_before() -> None:
    needs = [need(one) for one in WORDINGS]
    assert needs == sorted(set(needs), reverse=True)


def test_the_roomiest_that_fits_is_chosen() -> None:
    assert [wording_for(need(one), need) for one in WORDINGS] == list(WORDINGS)
    assert wording_for(need(WORDINGS[1]) - 1, need) == WORDINGS[2]
    assert wording_for(5000, need) == WORDINGS[0]


def test_where_nothing_fits_least_is_said() -> None:
    assert wording_for(0, need) == WORDINGS[-1]
