"""Reasons in words that an editor understands."""

import re

import pytest

from zugong_desk.domain.kinds import Kind
from zugong_desk.reading.joins import JOINTS
from zugong_desk.reading.model import INDEX, KINDS, START, Model, builtin
from zugong_desk.reading.reasons import BY_CONTEXT, Reasons, rival_in_words
from zugong_desk.reading.signs import ALWAYS, SIGNS

HEADING, PARAGRAPH = INDEX[Kind.HEADING], INDEX[Kind.PARAGRAPH]
AT = {sign.why: at for at, sign in enumerate(SIGNS)}


def model(**weights: float) -> Model:
    """Weights for and against headings only."""
    rows = {sign.why: [0.0] * len(KINDS) for sign in SIGNS}
    for why, weight in weights.items():
        rows[why][HEADING] = weight
    return Model(rows, {joint.why: [0.0] * len(KINDS) for joint in JOINTS}, {START: [0.0] * len(KINDS)})


def reason(**weights: float) -> str:
    return Reasons(model(**weights)).begins(HEADING, PARAGRAPH, tuple(AT[why] for why in weights))


@pytest.mark.parametrize("why", [one.why for one in (*SIGNS, *JOINTS)])
def test_words_have_no_pause_of_their_own(why: str) -> None:
    assert not re.search("[，、；。\ufffd\\s]", why)


def test_no_two_signs_and_no_two_joints_share_their_words() -> None:
    assert len(AT) == len(SIGNS)
    assert len({joint.why for joint in JOINTS}) == len(JOINTS)


def test_the_strongest_three_are_given_in_order() -> None:
    assert reason(居中=1, 整行加粗=4, 前有序号=3, 有缩进=2) == "整行加粗、前有序号、有缩进"


def test_what_hardly_weighs_is_no_reason_beside_what_does() -> None:
    assert reason(整行加粗=4, 居中=0.1) == "整行加粗"
    assert reason(居中=0.1) == "居中"


def test_what_speaks_against_is_no_reason() -> None:
    assert reason(整行加粗=4, 居中=-3) == "整行加粗"


@pytest.mark.parametrize("longer", [5, 2])
def test_nothing_is_said_twice(longer: float) -> None:
    assert reason(前有序号=3, 前有序号且独占一行=longer) == "前有序号且独占一行"


def test_what_a_line_is_not_is_said_only_for_want_of_better() -> None:
    assert reason(离开头已远=9, 居中=1) == "居中"
    assert reason(离开头已远=9) == "离开头已远"


def test_what_always_holds_is_never_said() -> None:
    assert reason(**{ALWAYS: 9.0}) == BY_CONTEXT
    assert Reasons(builtin()).goes_on(PARAGRAPH, (0,)) == BY_CONTEXT


def test_a_doubtful_line_says_what_else_it_may_be() -> None:
    size = len(KINDS)
    assert rival_in_words(HEADING, PARAGRAPH) == "也像正文"
    assert rival_in_words(HEADING, PARAGRAPH + size) == "也像接着上一行"
    assert rival_in_words(PARAGRAPH + size, PARAGRAPH) == "也像另起一段"
    assert rival_in_words(PARAGRAPH + size, HEADING) == "也像标题"
    assert rival_in_words(PARAGRAPH + size, INDEX[Kind.INSTRUCTION] + size) == "也像批示"
