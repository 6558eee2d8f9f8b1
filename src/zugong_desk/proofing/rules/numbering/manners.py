"""Manners of numbering and wording: articles that number their parts otherwise, headings that repeat or break step."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zugong_desk.domain.finding import Fix, Severity
from zugong_desk.domain.kinds import Kind, Role
from zugong_desk.proofing.comparing import quoted
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import ArticleView, IssueView, Passage
from zugong_desk.proofing.rule import Bad, Family, Rule
from zugong_desk.proofing.rules.numbering.ordinals import STYLE_NAMES, Ordinal, ordinals

FEWEST_ARTICLES = 3
"""Articles that must number their parts in one way to show an issue's manner."""
FEWEST_ALIKE = 3
"""Siblings that show a pattern."""
REPEATED = 4
"""Characters that two siblings must share to repeat each other."""
MOST = 40
"""Siblings of one family; more are the rows of a list."""
LONGEST = 14
"""Characters of headings that are so short that a step among them is heard."""
LONGEST_HEADING = 36
_EMPTY = re.compile(r"[的让把为在有是]")
"""Characters that name nothing."""
_NUMBER = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}(?:、|是|要)|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、]|第[一二三四五六七八九十]{1,2}[，、]|[①-⑳])\s*"
)
_HAN = re.compile(r"[\u4e00-\u9fff]+")
_VERBS = re.compile(
    "强化|深化|优化|细化|净化|活化|固化|加强|增强|建强|做强|配强|加大|扩大|壮大|做大|抓好|抓实|抓牢|做好|做实|做优|落实|压实|夯实|筑牢|扎牢|把牢|健全|完善|"
    "规范|创新|创建|创设|建立|建好|搭建|构建|组建|打造|培育|培养|选育|选优|选好|育好|用好|用活|管好|激发|激活|盘活|汇聚|凝聚|聚焦|突出|坚持|坚守|推动|推进|"
    "推行|推广|促进|提升|提高|拓展|拓宽|畅通|延伸|整合|统筹|实施|开展|引导|引进|引领|营造|发挥|严格|严明|树立|明确|厘清|紧盯|紧扣|注重|"
    "着力|积极|全面|深入|扎实|持续|大力|精准"
)
"""What headings that say what is done open with."""
_SUBJECTS = (
    "群众",
    "党员",
    "干部",
    "居民",
    "村民",
    "支部",
    "企业",
    "职工",
    "师生",
    "社区",
    "部门",
    "机制",
    "队伍",
    "阵地",
    "产业",
)
"""What headings that say who does it, or what becomes of it, open with."""


@dataclass(frozen=True, slots=True)
class Sibling:
    """A heading or head among others of its level: code points [start, end) of a passage, its number left out."""

    passage: Passage
    start: int
    end: int

    @property
    def words(self) -> str:
        return self.passage.text[self.start : self.end]


def _levels(view: IssueView) -> Iterator[Hit]:
    """An article whose first level is numbered otherwise than that of all others."""
    firsts = [(article, first) for article in view.articles if (first := _first_level(article)) is not None]
    styles = Counter(first.style for _, first in firsts)
    if not styles:
        return
    usual, count = styles.most_common(1)[0]
    if count < FEWEST_ARTICLES or len(firsts) - count > 1:
        return
    for article, first in firsts:
        if first.style is not usual:
            message = f"本篇第一层用“{STYLE_NAMES[first.style]}”，其他各篇用“{STYLE_NAMES[usual]}”"
            yield Hit(article.passages[first.at].id, first.start, first.end, message, word=STYLE_NAMES[first.style])


def _first_level(article: ArticleView) -> Ordinal | None:
    """The first ordinal of the outermost series of an article that has two of it at the head of paragraphs."""
    if article.article is None:
        return None
    found = [one for one in ordinals(article.passages) if one.opens]
    counts = Counter(one.style for one in found)
    return next((one for one in found if one.value == 1 and counts[one.style] >= 2), None)


def families(article: ArticleView) -> list[list[Sibling]]:
    """The headings of an article that stand beside each other, family by family."""
    out: list[list[Sibling]] = []
    open_at: dict[tuple[str, int], list[Sibling]] = {}
    for passage in article.passages:
        for kind, level, start, end in _places(passage):
            for deeper in [key for key in open_at if key[0] == "heading" and kind == "heading" and key[1] > level]:
                del open_at[deeper]
            if kind == "heading":
                for key in [key for key in open_at if key[0] != "heading"]:
                    del open_at[key]
            if (kind, level) not in open_at:
                open_at[kind, level] = []
                out.append(open_at[kind, level])
            number = _NUMBER.match(passage.text, start, end)
            open_at[kind, level].append(Sibling(passage, number.end() if number else start, end))
    return [family for family in out if 1 < len(family) <= MOST]


def _places(passage: Passage) -> Iterator[tuple[str, int, int, int]]:
    if passage.kind is Kind.HEADING:
        yield "heading", passage.block.level, 0, len(passage.text)
    for head in passage.block.heads:
        if head.role is Role.HEADING:
            yield "heading", head.level, head.start, head.end
        elif head.role is not Role.TITLE:
            yield str(head.role), 0, head.start, head.end


def _repeats(article: ArticleView) -> Iterator[Hit]:
    """Two siblings, and no third, that end in the same words: the second says what the first has said."""
    title = article.article.title if article.article else ""
    for family in families(article):
        if len(family) < FEWEST_ALIKE or any(one.passage.kind is not Kind.HEADING for one in family):
            continue
        tails = [_tail(one.words) for one in family]
        for at, one in enumerate(family):
            for earlier in range(at):
                shared = _shared(tails[earlier], tails[at])
                holders = sum(shared in other.words for other in family) if shared else 0
                if shared and shared not in title and holders == 2 and len(_EMPTY.sub("", shared)) >= REPEATED:
                    start = one.start + one.words.rindex(shared)
                    message = f"与同级标题{quoted(_short(family[earlier].words))}都说{quoted(shared)}"
                    yield Hit(one.passage.id, start, start + len(shared), message)


def _tail(words: str) -> str:
    """The last clause of a heading of two."""
    _, comma, tail = words.rpartition("，")
    return tail if comma and len(words) <= LONGEST_HEADING and not words.endswith("。") else ""


def _shared(one: str, other: str) -> str:
    """The longest run of characters that both have, if it is long enough; empty if they differ in all."""
    best = ""
    for run in _HAN.findall(one):
        for start in range(len(run) - REPEATED + 1):
            end = start + max(REPEATED, len(best) + 1)
            while end <= len(run) and run[start:end] in other:
                best = run[start:end]
                end += 1
    return best


def _steps(article: ArticleView) -> Iterator[Hit]:
    """The one sibling that breaks step with all others."""
    for family in families(article):
        words = [one.words.rstrip("。：；") for one in family]
        odd = _subject_among_verbs(words)
        odd = _without_refrain(words) if odd is None else odd
        if odd is not None:
            like = words[0 if odd else 1]
            yield Hit(
                family[odd].passage.id,
                family[odd].start,
                family[odd].end,
                f"与并列的{quoted(_short(like))}句式不一",
            )


def _subject_among_verbs(words: Sequence[str]) -> int | None:
    """The heading that opens with who does it where all others, of its length, open with what is done."""
    if len(words) < FEWEST_ALIKE or max(map(len, words)) - min(map(len, words)) > 2:
        return None
    odd = [at for at, one in enumerate(words) if not _VERBS.match(one)]
    return odd[0] if len(odd) == 1 and words[odd[0]].startswith(_SUBJECTS) else None


def _without_refrain(words: Sequence[str]) -> int | None:
    """The short heading without the verb that all others, three at least, begin with."""
    if len(words) <= FEWEST_ALIKE or max(map(len, words)) > LONGEST or max(map(len, words)) - min(map(len, words)) > 2:
        return None
    refrain, count = Counter(one[:2] for one in words).most_common(1)[0]
    if count != len(words) - 1 or not _VERBS.match(refrain):
        return None
    return next(at for at, one in enumerate(words) if not one.startswith(refrain))


def _short(words: str) -> str:
    words = words.rstrip("。")
    return words if len(words) <= 14 else f"{words[:13]}…"


_TEXT = "县里逐村研判，制定整改方案。"
_PARTS = f"\n〈heading 1〉一、摸清底数\n{_TEXT}\n〈heading 1〉二、分类施策\n{_TEXT}"

RULES = (
    Rule(
        id="NUM-LEVEL",
        name="各篇序号体例不一",
        family=Family.NUMBERING,
        severity=Severity.STYLE,
        fix=Fix.NONE,
        clause="GB/T 9704—2012 7.3.3；GB/T 15834—2011 B.3.8",
        why="标准容许从某一层序号起用，不算错；一期之内各篇第一层宜用同一种。",
        in_issue=_levels,
        bad=(
            Bad(
                f"〈article_title〉甲县做法{_PARTS}\n〈article_title〉乙县做法{_PARTS}\n〈article_title〉丙县做法{_PARTS}"
                f"\n〈article_title〉丁县做法\n一是摸清底数。{_TEXT}\n二是分类施策。{_TEXT}",
                at="一是",
            ),
            Bad(
                f"〈article_title〉甲县做法\n（一）摸底\n{_TEXT}\n（二）施策\n{_TEXT}"
                f"\n〈article_title〉乙县做法{_PARTS}\n〈article_title〉丙县做法{_PARTS}\n〈article_title〉丁县做法{_PARTS}",
                at="（一）",
            ),
            Bad(
                f"〈article_title〉甲县做法{_PARTS}\n〈article_title〉𠮷县做法{_PARTS}\n〈article_title〉丙县做法{_PARTS}"
                f"\n〈article_title〉丁县做法\n1.摸清底数。{_TEXT}\n2.分类施策。{_TEXT}",
                at="1.",
            ),
        ),
        good=(
            f"〈article_title〉甲县做法{_PARTS}\n〈article_title〉乙县做法{_PARTS}\n〈article_title〉丙县做法{_PARTS}",
            f"〈article_title〉甲县做法{_PARTS}\n〈article_title〉乙县做法\n一是摸底。{_TEXT}\n二是施策。{_TEXT}",
            f"〈article_title〉甲县做法{_PARTS}\n〈article_title〉乙县做法{_PARTS}\n〈article_title〉丙县做法{_PARTS}\n〈article_title〉丁县做法\n{_TEXT}",
        ),
    ),
    Rule(
        id="STRUCT-DUPHEAD",
        name="同级标题撞词",
        family=Family.NUMBERING,
        severity=Severity.STYLE,
        fix=Fix.NONE,
        clause="编校惯例：标题拟写",
        why="并列的标题应各说各的，两条落点相同，读者分不清区别；全组同用一个落点的排比不在此列。",
        in_article=_repeats,
        bad=(
            Bad(
                f"〈heading 1〉一、坚持结果导向，基础工作见成效\n{_TEXT}\n〈heading 1〉二、坚持问题导向，难点任务抓到底\n{_TEXT}"
                f"\n〈heading 1〉三、坚持目标导向，难点任务出亮点\n{_TEXT}",
                at="难点任务",
            ),
            Bad(
                f"〈heading 1〉一、建强班子，夯实战斗堡垒\n{_TEXT}\n〈heading 1〉二、育好队伍，激发干事活力\n{_TEXT}"
                f"\n〈heading 1〉三、用好资源，激发干事热情\n{_TEXT}",
                at="激发干事",
            ),
            Bad(
                f"〈heading 1〉一、𠮷日开局，压实包联责任\n{_TEXT}\n〈heading 1〉二、上下联动，压实包联任务\n{_TEXT}"
                f"\n〈heading 1〉三、督查问效，兑现年终奖惩\n{_TEXT}",
                at="压实包联",
            ),
        ),
        good=(
            (
                f"〈heading 1〉一、建强班子，提升治理水平\n{_TEXT}\n〈heading 1〉二、育好队伍，提升治理水平\n{_TEXT}"
                f"\n〈heading 1〉三、用好资源，提升治理水平\n{_TEXT}"
            ),
            (
                f"〈heading 1〉一、建强班子，夯实战斗堡垒\n{_TEXT}\n〈heading 1〉二、育好队伍，激发干事活力\n{_TEXT}"
                f"\n〈heading 1〉三、用好资源，壮大集体经济\n{_TEXT}"
            ),
            f"〈heading 1〉一、摸清底数\n{_TEXT}\n〈heading 1〉二、摸清底数以后\n{_TEXT}",
        ),
    ),
    Rule(
        id="STRUCT-PARALLEL",
        name="并列标题句式不一",
        family=Family.NUMBERING,
        severity=Severity.STYLE,
        fix=Fix.NONE,
        clause="编校惯例：标题拟写",
        why="并列的小标题宜用同一句式：都以动词开头，或都有同样的起句、落句。",
        in_article=_steps,
        bad=(
            Bad(
                f"__一是强化“便民服务”__。{_TEXT}__二是深化“邻里互助”__。{_TEXT}__三是群众“广泛参与”__。{_TEXT}",
                at="群众“广泛参与”",
            ),
            Bad(f"**完善制度**。{_TEXT}**压实责任**。{_TEXT}**党员带头**。{_TEXT}", at="党员带头"),
            Bad(
                f"__一是聚焦堵点办实事__。{_TEXT}__二是聚焦难点解民忧__。{_TEXT}__三是强化督查问实效__。{_TEXT}__四是聚焦𠮷点添喜气__。{_TEXT}",
                at="强化督查问实效",
            ),
        ),
        good=(
            f"__一是强化便民服务__。{_TEXT}__二是深化邻里互助__。{_TEXT}__三是拓展共治渠道__。{_TEXT}",
            f"__一是党委统揽__。{_TEXT}__二是镇街统筹__。{_TEXT}__三是村社统建__。{_TEXT}",
            f"**群众“点单”**。{_TEXT}**党员“接单”**。{_TEXT}**多方“评单”**。{_TEXT}",
            f"__一是聚焦堵点__。{_TEXT}__二是聚焦难点__。{_TEXT}__三是强化督查__。{_TEXT}",
        ),
    ),
)
