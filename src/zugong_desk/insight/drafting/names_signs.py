"""The words by which a clause launches a name, holds one up, or takes it up behind: tables that patterns are made of."""

import csv
import re
from collections import defaultdict
from functools import lru_cache

from zugong_desk.places import resource

_ORDINARY = re.compile(
    r"(?:老年|助老|农家|助餐|党建|党员|党群|党组织|志愿|基层|村级|农村|乡村|社区|网格|专职|流动党员|人才|干部|新时代文明实践|综合|临时|法律|政策|便民|为民|政务|文化|村民|居民)"
    r"(?:联盟|平台|体系|机制|制度|模式|工程|行动|项目|服务队|志愿服务队|宣讲队|讲堂|课堂|夜校|党校|学校|学院|食堂|超市|网格|清单|热线|工作室|党课|先锋|议事会|调解|评理|议事|岗|先锋岗|示范岗|责任区|服务岗|突击队|小队|工作法|计划|银行)"
)
"""Things that every place has."""


@lru_cache(maxsize=1)
def _words() -> dict[str, list[str]]:
    out: defaultdict[str, list[str]] = defaultdict(list)
    with resource("practices/name_signs.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            out[row["sort"]].append(row["word"])
    return dict(out)


def any_of(*sorts: str) -> str:
    """A pattern for any word of these sorts, the longest first."""
    words = sorted({word for sort in sorts for word in _words()[sort]}, key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, words))})"


@lru_cache(maxsize=64)
def at_end(*sorts: str) -> re.Pattern[str]:
    """A pattern for a word of these sorts at the end of a text."""
    return re.compile(f"{any_of(*sorts)}$")


@lru_cache(maxsize=64)
def behind(sort: str, most: int) -> re.Pattern[str]:
    """A pattern for a word of a sort after at most so many other characters, nearest first."""
    return re.compile(rf"[\u4e00-\u9fff]{{0,{most}}}?{any_of(sort)}")


@lru_cache(maxsize=16)
def anywhere(*sorts: str) -> re.Pattern[str]:
    """A pattern for a word of these sorts."""
    return re.compile(any_of(*sorts))


@lru_cache(maxsize=1)
def not_names() -> dict[str, str]:
    """Words that go about in marks everywhere, with the sort of each: policy, metaphor, or common."""
    with resource("practices/names.csv").open(encoding="utf-8", newline="") as file:
        return {row["word"]: row["sort"] for row in csv.DictReader(file)}


def is_ordinary(word: str) -> bool:
    """Whether a word is made of plain parts only: 党员示范岗, 乡村振兴项目."""
    return _ORDINARY.fullmatch(word) is not None
