"""Names said once and without marks: what a verb launches, if more than plain words stands before the noun of its kind."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from zugong_desk.domain.annotation import Field
from zugong_desk.insight.drafting.drafted import Drafted
from zugong_desk.insight.drafting.names_signs import any_of, is_ordinary, not_names
from zugong_desk.insight.drafting.passage import Passage
from zugong_desk.places import resource

_HAN = "\u4e00-\u9fff\U00020000-\U0003ffff"
_LONGEST_PLAIN = 5
_BEGUN = "开设|开展|开办|成立|设立|培育|设置|开通|开播|开辟|办好|升级|选树|延伸"
"""Verbs beside the strong ones by which a thing of one's own begins; what is drawn up (制定) or brought in (引进) has no name yet."""
_SHORT_STEM = 6
"""Characters before 制度, 机制 and their like beyond which the words describe rather than name."""
_SHORTEST_WAY, _WAYS = 4, ("机制", "模式")
"""So short and so unlike an office's words, what stands before these names them too: 院坝机制."""
_SURE = 0.52
_FIGURE = re.compile(
    r"[雁苗燕鹰凤凰鸿鹊雏蜂蝶蓝红银金绿星火炬灯暖春雨露芽巢阳光虹桥帆舵旗墩梯擂铁牛马犇雷锋葵莲榕柳梅竹松荷茶禾穗潮浪泉溪峰锤钉]"
)
"""Characters that one chooses to name a thing by a likeness, hardly to describe it."""
_NUMBER = re.compile(r"[一二两三四五六七八九十双百千万]")
_SENTENCE = re.compile(
    r"[的了着过和与及或等是在把被对将其这那各每让使为向从于到来去有以由给按用就都也该本所之]"
    r"|一[批个张份支项种系套条名系]|多[个项种家]|^[一二三四五六七八九十两]+[项个条种类]|相[应关]|上述|部分|以上|以内"
)
"""Words of a sentence, not of a name."""
_STEPS = r"[一二三四五六七八九十]+[步字联色单诀](?:工作|议事)?法"
"""A way of so many steps, which is always somebody's own."""
_NUMBERED = r"[0-9]{3,5}(?![0-9])(?![年个名支项家处人期次周月日万亿余多户件元])"
"""A formula written without signs: 5210工作法."""
_FORMULA_KINDS = "工作法|机制|模式|体系|行动|计划|工程"
_MADE = re.compile(r"(?:创建|培育|建设|打造|整治|评选)$")
_COUNTED = re.compile(r"^[0-9]|[0-9]+(?:年|个|名|支|项|家|处|人|期|次|周|月|日)")
_WORKS = re.compile(
    r"改造|建设|治理|整治|安全|饮水|修复|污水|道路|扶贫|监督|管理|水库|电站|公路|铁路|河|江|湖|渠|核|大坝|茶园|银行"
)
"""What names a piece of building or an office's task, not a practice."""


def bare(passage: Passage) -> Iterator[Drafted]:
    """Names without marks that a verb launches once: 山货直播驿站, 暖蜂行动."""
    for found in _launched().finditer(passage.text, passage.start, passage.end):
        if found["formula"] or is_own(found["stem"], found["kind"]):
            yield Drafted(
                Field.NAME, *found.span("name"), found["name"], confidence=_SURE, why="前有推行的动词，没有引号"
            )


def is_own(stem: str, kind: str) -> bool:
    """Whether the words before a noun such as 驿站 or 制度 name it: not a sentence's, nor all plain words of office."""
    name = stem + kind
    if (
        _SENTENCE.search(stem)
        or _COUNTED.search(stem)
        or is_ordinary(name)
        or name in not_names()
        or stem in not_names()
    ):
        return False
    if _MADE.search(stem):
        return False
    rest = beyond_plain(stem)
    if re.fullmatch(_STEPS, kind):
        return True
    if kind not in _words()["ruled"]:
        return len(rest) > 1 or (bool(rest) and bool(_FIGURE.search(rest) or _NUMBER.search(rest)))
    return (
        len(stem) <= _SHORT_STEM
        and not _WORKS.search(stem)
        and bool(_FIGURE.search(rest) or (kind in _WAYS and len(stem) <= _SHORTEST_WAY and len(rest) > 1))
    )


def ends_as_own(name: str) -> bool:
    """Whether words end with what is run, such as 宣讲团, and the words before it name it."""
    kind = next((kind for kind in sorted(_words()["run"], key=len, reverse=True) if name.endswith(kind)), "")
    return bool(kind) and len(name) > len(kind) + 1 and is_own(name.removesuffix(kind), kind)


def beyond_plain(stem: str) -> str:
    """The characters of a stem that no plain word covers, with as few of them left over as can be."""
    plain = _plain()
    best: list[tuple[int, str]] = [(0, "")]
    for end in range(1, len(stem) + 1):
        over, rest = best[end - 1]
        ways = [(over + 1, rest + stem[end - 1])]
        ways += [best[at] for at in range(max(0, end - _LONGEST_PLAIN), end) if stem[at:end] in plain]
        best.append(min(ways))
    return best[-1][1]


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    out: defaultdict[str, set[str]] = defaultdict(set)
    with resource("practices/names_plain.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            out[row["sort"]].add(row["word"])
    return {sort: frozenset(words) for sort, words in out.items()}


@lru_cache(maxsize=1)
def _plain() -> frozenset[str]:
    """Words that say whom or what an office deals with, and what it does: none of them names a thing of its own."""
    return frozenset().union(*(words for sort, words in _words().items() if sort not in ("run", "ruled")))


@lru_cache(maxsize=1)
def _launched() -> re.Pattern[str]:
    kinds = "|".join(sorted(_words()["run"] | _words()["ruled"], key=lambda word: (-len(word), word)))
    return re.compile(
        rf"(?:(?:{any_of('strong')}|{_BEGUN})(?![区商发])[了起出]?){{1,3}}(?:[^，。；“”\n]{{1,12}}的)?"
        rf"(?P<name>(?P<formula>{_NUMBERED}[{_HAN}]{{0,6}}?(?:{_FORMULA_KINDS}))"
        rf"|(?P<stem>[{_HAN}A-Za-z]{{2,8}}?)(?P<kind>{_STEPS}|{kinds}))"
        r"(?=[，。；：、（“”《》\n0-9]|等|建设|$)"
    )
