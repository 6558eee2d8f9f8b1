"""The gazetteer: provinces, cities and counties of China, development zones, and the places that a library adds."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from zugong_desk.domain.decision import Name, Sort
from zugong_desk.domain.rank import Rank
from zugong_desk.places import resource

_PEOPLES = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌"
    "|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|保安|裕固|独龙|鄂伦春"
)
_SELF_GOVERNED = re.compile(rf"(?:(?:{_PEOPLES})族?|各族)*自治(?P<rank>[区州县旗])$")
_END = re.compile(r"(?:林区|特区|矿区|地区|新区|[省市县区旗盟州])$")
_ZONE = re.compile(r"开发区|高新区|新区|园区|产业园|集中区|试验区|实验区|合作区|风景区|经开区|示范区|度假区|保税区")


@dataclass(frozen=True, slots=True)
class Place:
    """A place by its chain from the highest to itself; `rank` None for a zone, which stands beside the order."""

    chain: tuple[str, ...]
    rank: Rank | None = None

    @property
    def name(self) -> str:
        """Its own name: the last of the chain."""
        return self.chain[-1]

    @property
    def normal(self) -> str:
        """Its name with all higher ones before it: 安徽省安庆市桐城市."""
        return "".join(self.chain)

    def holds(self, other: "Place") -> bool:
        """Whether the other place is this one or lies in it."""
        return other.chain[: len(self.chain)] == self.chain

    def within(self, name: str, rank: Rank | None) -> "Place":
        """A place of that name inside this one."""
        return Place((*self.chain, name), rank)


class Gazetteer:
    """Places by all their names; immutable.

    `forms` maps a name to the places that bear it, short names (桐城) included.
    """

    def __init__(self, named: Iterable[tuple[str, Place]]) -> None:
        forms: defaultdict[str, list[Place]] = defaultdict(list)
        for form, place in named:
            if place not in forms[form]:
                forms[form].append(place)
        self.forms: Mapping[str, tuple[Place, ...]] = {form: tuple(places) for form, places in forms.items()}

    @cached_property
    def by_start(self) -> Mapping[str, tuple[str, ...]]:
        """The names by their first two characters, the longest first."""
        out: defaultdict[str, list[str]] = defaultdict(list)
        for form in self.forms:
            out[form[:2]].append(form)
        return {start: tuple(sorted(forms, key=len, reverse=True)) for start, forms in out.items()}

    def with_names(self, names: Iterable[Name]) -> "Gazetteer":
        """The gazetteer with a library's confirmed places, each inside the place that its record names."""
        added = [one for one in names if one.sort is Sort.PLACE and one.confirmed and len(one.name) > 1]
        if not added:
            return self
        known = [(form, place) for form, places in self.forms.items() for place in places]
        return Gazetteer([*known, *_registered(self, added)])

    def at(self, text: str, start: int) -> Iterator[str]:
        """The names that stand at a code point of a text, the longest first."""
        for form in self.by_start.get(text[start : start + 2], ()):
            if text.startswith(form, start):
                yield form

    def choose(self, form: str, near: Place | None = None) -> Place | None:
        """The place meant by a name: inside `near` if one is, else near it, else the highest; None if nothing tells."""
        places = self.forms.get(form, ())
        if not places:
            return None
        if near:
            places = tuple(sorted(places, key=lambda place: -_shared(place, near)))
            if _shared(places[0], near):
                shared = _shared(places[0], near)
                return max((one for one in places if _shared(one, near) == shared), key=_height)
        if form in common_words():
            return None
        best = max(places, key=_height)
        equals = [one for one in places if _height(one) == _height(best)]
        return best if len(equals) == 1 else None

    def find(self, name: str) -> Place | None:
        """The place of a whole name or normal form; None if it is unknown."""
        near: Place | None = None
        at = 0
        while at < len(name):
            form = next((one for one in self.at(name, at) if self._inside(one, near)), None)
            if form is None:
                return None
            near, at = self._inside(form, near), at + len(form)
        return near

    def _inside(self, form: str, near: Place | None) -> Place | None:
        if near is None:
            return self.choose(form)
        return next((one for one in self.forms[form] if near.holds(one) and one != near), None)


def _shared(one: Place, other: Place) -> int:
    count = 0
    for mine, its in zip(one.chain, other.chain, strict=False):
        if mine != its:
            break
        count += 1
    return count


def _height(place: Place) -> int:
    return place.rank if place.rank is not None else -1


def _registered(base: Gazetteer, names: list[Name]) -> Iterator[tuple[str, Place]]:
    """The places of records, those that others lie in first, with all their names."""
    by_name = {one.name: one for one in names}
    for one in names:
        chain = _chain(base, by_name, one.name, frozenset())
        place = Place(chain, rank_by_name(one.name))
        for form in (one.name, *one.also.splitlines()):
            if len(form.strip()) > 1:
                yield form.strip(), place


def _chain(base: Gazetteer, names: Mapping[str, Name], name: str, met: frozenset[str]) -> tuple[str, ...]:
    record = names.get(name)
    if record is None or name in met:
        found = base.find(name)
        return found.chain if found else (name,)
    if not record.within:
        found = base.find(name)
        return found.chain if found else (name,)
    return (*_chain(base, names, record.within, met | {name}), name)


def rank_by_name(name: str) -> Rank | None:
    """The rank that a place's last character says; None for a zone or what says nothing."""
    if _ZONE.search(name):
        return None
    ends = (("省", Rank.PROVINCE), ("自治区", Rank.PROVINCE), ("州", Rank.CITY), ("盟", Rank.CITY), ("市", Rank.CITY))
    lower = (("县", Rank.COUNTY), ("区", Rank.COUNTY), ("旗", Rank.COUNTY), ("镇", Rank.TOWN), ("乡", Rank.TOWN))
    for end, rank in (*ends, ("社区", Rank.VILLAGE), *lower, ("街道", Rank.TOWN), ("村", Rank.VILLAGE)):
        if name.endswith(end):
            return rank
    return None


def short_forms(name: str) -> Iterator[str]:
    """The names by which a place goes without its rank (桐城, 临夏州); none of a single character."""
    own = _SELF_GOVERNED.search(name)
    if own:
        stem = name[: own.start()]
        if len(stem) > 1:
            yield stem
            yield stem + own["rank"]
        elif name.endswith("自治区"):
            yield name.removesuffix("自治区")
        return
    stem = name.removesuffix("特别行政区") if name.endswith("特别行政区") else _END.sub("", name)
    if 1 < len(stem) < len(name) and name not in common_words():
        yield stem


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """Names of districts that are also words: only after a higher place, or where the issuer is."""
    return frozenset(resource("gazetteer/common.txt").read_text(encoding="utf-8").split())


@lru_cache(maxsize=1)
def bundled() -> Gazetteer:
    """The gazetteer that comes with the program."""
    return Gazetteer([*_divisions(), *_zones(), *_former()])


def _divisions() -> Iterator[tuple[str, Place]]:
    for row in _rows("counties"):
        province, city = row["province"], row["city"]
        yield from _named(Place((province,), Rank.PROVINCE))
        above = (province, city) if city else (province,)
        if city:
            yield from _named(Place(above, rank_by_name(city) or Rank.CITY))
        for name in row["places"].split():
            yield from _named(Place((*above, name), Rank.COUNTY))


def _named(place: Place) -> Iterator[tuple[str, Place]]:
    yield place.name, place
    for form in short_forms(place.name):
        yield form, place


def _zones() -> Iterator[tuple[str, Place]]:
    base = Gazetteer(_divisions())
    for row in _rows("zones"):
        above = base.find(row["within"])
        place = Place((*(above.chain if above else (row["within"],)), row["name"]))
        for form in (row["name"], *filter(None, row["also"].split("|"))):
            yield form, place


def _former() -> Iterator[tuple[str, Place]]:
    """Names that places bore before, for issues of those years."""
    base = Gazetteer(_divisions())
    for row in _rows("former"):
        city = base.find(row["city"])
        now = base.choose(row["now"], city)
        if now:
            yield row["name"], now


def _rows(name: str) -> list[dict[str, str]]:
    with resource(f"gazetteer/{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
