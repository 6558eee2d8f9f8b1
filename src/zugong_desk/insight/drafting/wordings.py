"""Wordings: which recognition each word of the table stands for, as its role says."""

from collections.abc import Callable

from zugong_desk.domain.rank import Rank
from zugong_desk.insight.drafting.honours import best_of_equals, got, listed, named, ranked, stands_on_list
from zugong_desk.insight.drafting.line import Line
from zugong_desk.insight.drafting.meetings import got_onto, hosted, met, talked, visited
from zugong_desk.insight.drafting.praises import praised, sent, spread, thanked
from zugong_desk.insight.drafting.signs import Sign
from zugong_desk.insight.drafting.wording_around import REACH, Around, Wording


def wording(line: Line, sign: Sign, following: int, own: Rank, issuer: str) -> Wording | None:
    """The recognition that a word of the table stands for; None if here it stands for none.

    `following` is where the next word of the table begins; `own` is the rank of who did the practice, `issuer` who issued it.
    """
    first, last = line.clause(sign.start)
    around = Around(
        line.text, sign, max(first, sign.start - REACH), min(last, sign.end + REACH), following, own, issuer
    )
    return _READERS[sign.role](around)


_READERS: dict[str, Callable[[Around], Wording | None]] = {
    "got": got,
    "named": named,
    "weak": listed,
    "praise": praised,
    "thanked": thanked,
    "spread": spread,
    "sent": sent,
    "talk": talked,
    "meeting": met,
    "rank": ranked,
    "onto": got_onto,
    "alone": stands_on_list,
    "host": hosted,
    "best": best_of_equals,
    "visit": visited,
}
