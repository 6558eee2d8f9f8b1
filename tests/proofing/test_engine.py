"""What a check keeps for the next one: only what a rule could not see differently now."""

import pytest

from zugong_desk.proofing.engine import check
from zugong_desk.proofing.examples import bulletin_of

HEAD = "〈masthead〉云岭组工信息／第3期／中共{issuer}委组织部／{date}\n"
BODY = "〈article_title〉盘活土地资源😀\n𠮷乡流转耕地6013万亩，截止 5 月底全部到位。"


@pytest.mark.parametrize(
    ("issuer", "date"),
    [("云岭省", "2022年5月6日"), ("云岭县", "2019年5月6日"), ("青山乡", "2022年5月6日")],
)
def test_a_masthead_that_reads_otherwise_is_heeded(issuer: str, date: str) -> None:
    before = check(bulletin_of(HEAD.format(issuer="云岭县", date="2022年5月6日") + BODY))
    after = bulletin_of(HEAD.format(issuer=issuer, date=date) + BODY)
    assert check(after, last=before).findings == check(after).findings


def test_the_rank_of_the_issuer_counts() -> None:
    found = [
        {one.rule for one in check(bulletin_of(HEAD.format(issuer=issuer, date="2022年5月6日") + BODY)).findings}
        for issuer in ("云岭县", "云岭省")
    ]
    assert "NUM-MAGNITUDE" in found[0] - found[1]
