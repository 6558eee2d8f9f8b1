"""Bulletins and findings made by hand."""

from collections.abc import Sequence

from tests.reading.parsed import Row as Line
from tests.reading.parsed import bulletin_of

from zugong_desk.desk.proofing import Proof
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.finding import Finding, Fix, Rewrite, Severity, surroundings
from zugong_desk.proofing.engine import Checked
from zugong_desk.proofing.house import BARE


def issue(*texts: str) -> Bulletin:
    """A bulletin whose lines read so; their ids are b1, b2 …"""
    return bulletin_of(*map(Line, texts))


def finding(bulletin: Bulletin, block: str, word: str, after: str | None = None, **more: object) -> Finding:
    """A finding of a word in a block, an error unless said otherwise."""
    text = bulletin.block(block).text
    start = text.index(word)
    end = start + len(word)
    mends = () if after is None else (Rewrite(block, start, end, word, after),)
    told = {"rule": "W-STOP", "severity": Severity.ERROR, "fix": Fix.SAFE} | more
    return Finding(
        block=block, start=start, end=end, text=word, message="说明", clause="条款", why="", suggestion=after,
        mends=mends, around=surroundings(text, start, end), **told,  # type: ignore[arg-type]
    )  # fmt: skip


def proof(bulletin: Bulletin, findings: Sequence[Finding]) -> Proof:
    """All of the findings are open."""
    return Proof(Checked(bulletin, BARE, tuple(findings), {}), tuple(findings), (), (), ())
