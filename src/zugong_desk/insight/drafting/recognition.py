"""Recognition: honours, praise, spreading, talks and meetings that a passage tells of, with who gave them and at what level."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from zugong_desk.domain.annotation import Field
from zugong_desk.domain.rank import Rank, rank_of
from zugong_desk.insight.drafting.drafted import Drafted
from zugong_desk.insight.drafting.giving import given
from zugong_desk.insight.drafting.levels import level_of
from zugong_desk.insight.drafting.line import Line, lines
from zugong_desk.insight.drafting.passage import Passage
from zugong_desk.insight.drafting.signs import signs_in
from zugong_desk.insight.drafting.wording_around import Wording
from zugong_desk.insight.drafting.wordings import wording

_AHEAD = re.compile(
    r"争创|力争|争取(?=[在到获早用])|下一步|今后|冲刺|如果|若(?!干)|凡(?=[是在被获连])|(?:^|(?<=[。；：“]))请"
)
"""Plans and conditions that rule the rest of their sentence."""
_NOT_YET = re.compile(
    r"申报|拟(?!定)|计划(?=[在于申争到将让年用把0-9])|(?<!即)将(?=[在于会继争力申适加全进])|努力(?=[打创争实建])|目标(?=[是为：])|确保|希望(?!小学|工程)"
    r"|对标|没有|未(?![成来])|不得|不能|适时|[年月]底前|[可应要]在"
)
"""Those that rule their clause."""
_PLACE_ITSELF = re.compile(
    r"(?:[省市县区州旗镇乡村]|[省市县区州旗镇乡]委|组织部|政府|街道|社区)$|人民政府|[镇乡村街道社区]党(?:委|工委|总支|支部)$"
)
_CITY = re.compile(r"(?:中共)?(?:[\u4e00-\u9fff]{2,4}省)?(?P<city>[\u4e00-\u9fff]{1,6}?)市(?=$|委|人民政府|政府)")
_OF_MUNICIPALITY = re.compile(r"(?:评为|获评?|入选|授予|荣获|列[为入]|被)(?P<where>(?:北京|天津|上海|重庆)市)")
_GETTING = frozenset(("got", "named", "weak"))
_ORDERED = 30
"""Code points before a word in which a plan or a condition speaks against it."""


def recognitions(passage: Passage, doer: str = "") -> tuple[Drafted, ...]:
    """The recognitions that a passage tells of, in order, none overlapping; ranges are of the reading text.

    `doer` is the unit taken for who did the practice where nobody signed it. `text` is the wording from its verb to the
    end of what was got, `about` who gave it if the text says so, `level` how high that stands. One whose confidence is
    under 0.5 is a guess that an editor may want to see. Time is linear to the passage.
    """
    issuer = _municipality(passage) + passage.issuer + passage.organisation
    own = _own(passage.organisation or doer, passage.issuer)
    out: list[Drafted] = []
    for line in lines(passage.text, passage.start, passage.end):
        for one in _apart((*_by_words(line, own, issuer), *given(line, own, issuer))):
            start, end = line.start + one.start, line.start + one.end
            if passage.start <= start and end <= passage.end and not passage.text.startswith("的", end):
                level = level_of(one.scope, issuer)
                out.append(
                    Drafted(Field.RECOGNITION, start, end, passage.text[start:end], one.by, level, one.sure, one.why)
                )
    return tuple(out)


def _municipality(passage: Passage) -> str:
    """The municipality that an honour of the passage names, which tells what 全市 means in its districts."""
    named = _OF_MUNICIPALITY.search(passage.text, passage.start, passage.end)
    return named["where"] if named and "省" not in passage.issuer else ""


def _own(organisation: str, issuer: str) -> Rank:
    """The rank of who does the practice; a bureau or hospital stands below the place that it is named after.

    A city is one of the county's rank unless it issues the bulletin itself.
    """
    rank = rank_of(organisation) if organisation else None
    if rank is None or _is_city_under(organisation, issuer):
        return Rank.COUNTY
    return rank if _PLACE_ITSELF.search(organisation) or not rank else Rank(rank - 1)


def _is_city_under(organisation: str, issuer: str) -> bool:
    own, higher = _CITY.match(organisation), _CITY.match(issuer)
    return bool(own and not (higher and own["city"] == higher["city"]))


def _by_words(line: Line, own: Rank, issuer: str) -> Iterator[Wording]:
    """What the words of the table lead to."""
    signs = signs_in(line.text, "recognition_signs").found
    ahead, plans = (_starts(pattern, line) if signs else [] for pattern in (_AHEAD, _NOT_YET))
    for at, sign in enumerate(signs):
        if line.quoted(sign.start, sign.end):
            continue
        near = sign.start - _ORDERED
        if _any(ahead, max(line.sentence(sign.start)[0], near), sign.start) or _any(
            plans, max(line.clause(sign.start)[0], near), sign.start
        ):
            continue
        following = next((one.start for one in signs[at + 1 : at + 3] if one.role in _GETTING), len(line.text))
        if found := wording(line, sign, following, own, issuer):
            yield found


def _starts(pattern: re.Pattern[str], line: Line) -> list[int]:
    """Where a pattern begins in a line, outside of quotation marks."""
    return [found.start() for found in pattern.finditer(line.text) if not line.quoted(*found.span())]


def _any(places: list[int], start: int, end: int) -> bool:
    """Whether one of the sorted places lies in [start, end)."""
    at = bisect_left(places, start)
    return at < len(places) and places[at] < end


def _apart(found: Iterable[Wording]) -> list[Wording]:
    """One of those that share characters: the first, and of equals the one that says who gave it."""
    out: list[Wording] = []
    for one in sorted(found, key=lambda one: (one.start, not one.by, -one.sure)):
        if not out or one.start >= out[-1].end:
            out.append(one)
    return out
