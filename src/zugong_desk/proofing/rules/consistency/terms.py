"""A thing that one issue calls by two names that hardly differ."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from zugong_desk.domain.finding import Beside, Fix, Severity
from zugong_desk.proofing.comparing import (
    ends_otherwise,
    like_sorts,
    long_enough,
    one_character_off,
    same_unit,
    spelt_otherwise,
)
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.ledger import Thing, folded, less_one
from zugong_desk.proofing.passage import IssueView
from zugong_desk.proofing.rule import Bad, Family, Rule
from zugong_desk.proofing.rules.consistency.meetings import meetings
from zugong_desk.proofing.rules.words.phrases import alike
from zugong_desk.proofing.stating import stated_in

_SHORT, _BEFORE, _STEM, _NEAR, _ROW = 4, 2, 2, 40, 16
_CAMPAIGN = frozenset(("达标", "提升", "提质", "升级", "创建", "攻坚", "突破", "提效", "增效", "创优", "晋级"))
_SORT = re.compile(r"(.{2,})(工程|行动|计划|活动)")


def _look(view: IssueView) -> Iterator[Hit]:
    things = stated_in(view).things
    by_name: defaultdict[str, list[Thing]] = defaultdict(list)
    for thing in things:
        by_name[folded(thing.name)].append(thing)
    for same in by_name.values():
        yield from _spellings(same)
    for article in view.articles:
        yield from meetings(article)
    registered = {form for name in view.house.names for form in (name.name, *name.also.splitlines())}
    pairs = (*_alike(by_name), *_ends(by_name), *_headed(view, things), *_campaigns(view, things), *_sorts(things))
    for one, other in {(pair[0][0].name, pair[1][0].name): pair for pair in pairs}.values():
        if not {one[0].name, other[0].name} <= registered and _may_be_one(view, one[0], other[0]):
            yield _hit(*sorted((one, other), key=lambda same: -len(same)))


def _spellings(same: list[Thing]) -> Iterator[Hit]:
    """Two spellings of one name (3+x and 3+X); the rarer is marked."""
    by_spelling: defaultdict[str, list[Thing]] = defaultdict(list)
    for thing in same:
        by_spelling[thing.name].append(thing)
    groups = sorted(by_spelling.values(), key=lambda things: -len(things))
    for group in groups[1:]:
        if spelt_otherwise(groups[0][0].name, group[0].name):
            yield _hit(groups[0], group)


_Pair = tuple[list[Thing], list[Thing]]


def _alike(by_name: dict[str, list[Thing]]) -> Iterator[_Pair]:
    """Names that differ in one character."""
    shorter: defaultdict[str, list[str]] = defaultdict(list)
    for name in by_name:
        if len(name) >= _SHORT and "+" not in name:
            for short in (name, *less_one(name)):
                shorter[short].append(name)
    seen = set()
    for names in shorter.values():
        for one, other in combinations(names, 2):
            if (one, other) not in seen and one_character_off(one, other):
                seen.add((one, other))
                slip = _slipped(one, other) and min(len(by_name[one]), len(by_name[other])) == 1
                if slip or (
                    long_enough(by_name[one][0], by_name[other][0]) and not _side_by_side(by_name[one], by_name[other])
                ):
                    yield by_name[one], by_name[other]


def _slipped(one: str, other: str) -> bool:
    """Whether two names of one length differ in one character, and that only by its sound or its shape."""
    unlike = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
    return len(one) == len(other) and len(unlike) == 1 and alike(*unlike[0])


def _ends(by_name: dict[str, list[Thing]]) -> Iterator[_Pair]:
    """Names that differ in their last character, which does not make another thing of it.

    Of four characters only where it sounds or looks alike.
    """
    stems: defaultdict[str, list[str]] = defaultdict(list)
    for name in by_name:
        if len(name) >= _SHORT:
            stems[name[:-1]].append(name)
    for names in stems.values():
        for one, other in combinations(names, 2):
            slip = alike(one[-1], other[-1]) or like_sorts(one[-1], other[-1])
            near = _ROW if slip else _NEAR
            told = (slip or len(one) > _SHORT) and ends_otherwise(one, other)
            if told and not _side_by_side(by_name[one], by_name[other], near):
                yield by_name[one], by_name[other]


def _headed(view: IssueView, things: tuple[Thing, ...]) -> Iterator[_Pair]:
    """A name in an article's title that its text never repeats, where it quotes one that differs in a character."""
    for article in view.articles:
        if article.article is None:
            continue
        blocks = {passage.id for passage in article.passages}
        here = [thing for thing in things if thing.block in blocks and len(folded(thing.name)) >= _SHORT]
        title, body = article.article.first, "\n".join(one.text for one in article.passages[1:])
        within = [thing for thing in here if thing.block != title and thing.name not in article.article.title]
        for one in (thing for thing in here if thing.block == title and thing.name not in body):
            for other in within:
                pair = folded(one.name), folded(other.name)
                if one_character_off(*pair) or ends_otherwise(*pair):
                    yield [one], [thing for thing in within if thing.name == other.name]


def _side_by_side(one: list[Thing], other: list[Thing], near: int = _NEAR) -> bool:
    """Whether two names stand close together somewhere: then the text means two things."""
    return any(a.block == b.block and abs(a.start - b.start) < near for a in one for b in other)


def _campaigns(view: IssueView, things: tuple[Thing, ...]) -> Iterator[_Pair]:
    """Campaigns of one aim behind one and the same noun: 社区“阵地达标” and 社区“阵地提升”."""
    stems: defaultdict[tuple[str, str], dict[str, list[Thing]]] = defaultdict(dict)
    for thing in things:
        if len(thing.name) == _SHORT and thing.name[_STEM:] in _CAMPAIGN:
            text = view.by_id[thing.block].text
            before = text[max(0, thing.start - 1 - _BEFORE) : max(0, thing.start - 1)]
            if len(before) == _BEFORE and before.isalpha():
                stems[before, thing.name[:_STEM]].setdefault(thing.name, []).append(thing)
    for names in stems.values():
        yield from combinations(names.values(), 2)


def _sorts(things: tuple[Thing, ...]) -> Iterator[_Pair]:
    """One name for a project of two sorts: “头雁工程” and “头雁计划”, be the sort inside or behind the marks."""
    stems: defaultdict[str, dict[str, list[Thing]]] = defaultdict(dict)
    for thing in things:
        found = _SORT.fullmatch(folded(thing.name)) or _SORT.fullmatch(folded(thing.name) + thing.noun)
        if found:
            stems[found[1]].setdefault(found[2], []).append(thing)
    for sorts in stems.values():
        yield from combinations(sorts.values(), 2)


def _may_be_one(view: IssueView, one: Thing, other: Thing) -> bool:
    """Whether two names stand in one article, or are of one unit."""
    return same_unit(one.who, other.who) or any(
        {one.block, other.block} <= {passage.id for passage in article.passages} for article in view.articles
    )


def _hit(usual: list[Thing], rarer: list[Thing]) -> Hit:
    """The rarer name is marked (of two alike the later), the other shown beside it."""
    one, other = usual[0], rarer[0]
    message = f"同一事物两种写法：别处作{_called(one, other)}，此处作{_called(other, one)}，请核对名称"
    return Hit(
        other.block,
        other.start,
        other.end,
        message,
        beside=(Beside(one.block, one.start, one.end, one.name, "本期另一处"),),
        word=other.name,
    )


def _called(thing: Thing, other: Thing) -> str:
    """A name as the message quotes it, with the noun behind its marks where only that differs."""
    return f"“{thing.name}”{thing.noun if thing.name == other.name else ''}"


RULES = (
    Rule(
        id="CONS-TERM",
        name="同期同事异名",
        family=Family.CONSISTENCY,
        severity=Severity.WARNING,
        fix=Fix.NONE,
        clause="编校惯例：专名前后一致",
        why="同一期里两个名称只差一点，多半指同一事物。确是两样事物时保留即可；是一样时以正式文件用名为准，全期统一。",
        bad=(
            Bad(
                "〈article_title〉抓实主题党日\n〈byline〉云岭县委组织部\n规范开展“3+X”主题党日，月月有主题。\n"
                "各支部创新“3+X”内容。\n定期公示“3+x”主题党日清单。",
                at="3+x",
            ),
            Bad(
                "〈article_title〉建好党员阵地\n〈byline〉清源区委组织部\n把十个城市社区“阵地达标”列为重点项目𠮷。\n"
                "书记领办的老旧社区“阵地提升”如期完工。",
                at="阵地提升",
            ),
            Bad(
                "〈article_title〉育强带头队伍\n〈byline〉临湖县委组织部\n深入实施“春苗工程”，储备后备力量。\n依托“春苗行动”选送干部跟班学习。",
                at="春苗行动",
            ),
            Bad(
                "〈article_title〉山乡“马灯支书”\n〈byline〉临湖县委组织部\n夜里走访，群众称他“马灯支部”。",
                at="马灯支部",
            ),
            Bad(
                "〈article_title〉技术攻关\n〈byline〉临湖县委组织部\n开设“窑炉节能改造”课题。\n“窑炉节能改选”通过验收。",
                at="窑炉节能改选",
            ),
            Bad(
                "〈article_title〉便民服务到家\n〈byline〉临湖县委组织部\n推出“湖畔帮帮团”，上门办事。\n群众点单，“湖畔帮邦团”接单。",
                at="湖畔帮邦团",
            ),
            Bad(
                "〈article_title〉引才回乡\n〈byline〉临湖县委组织部\n实施“归雁计划”，引才回乡。\n“归燕计划”引回𠮷村人才12名。",
                at="归燕计划",
            ),
            Bad(
                "〈article_title〉“院落会”议事忙\n〈byline〉临湖县委组织部\n推行“院落会”制度。由院落会提出方案。\n"
                "上半年，共召开院坝会320场。",
                at="院坝会",
            ),
            Bad(
                "〈article_title〉水务到家\n〈byline〉临湖县委组织部\n选聘“红色水管家”86名。\n“红色水管员”上门服务。",
                at="红色水管员",
            ),
            Bad(
                "〈article_title〉敲门问需\n〈byline〉临湖县委组织部\n开展“敲门行动”，走访老人。\n“敲门活动”走访3000户。",
                at="敲门活动",
            ),
        ),
        good=(
            "〈article_title〉抓实主题党日\n〈byline〉云岭县委组织部\n开展“三抓三强化”。\n深化“三抓两强化”。",
            "〈article_title〉建好党员阵地\n〈byline〉清源区委组织部\n实施“书记项目”。\n建立“书记项目清单”。",
            "〈article_title〉育强带头队伍\n〈byline〉临湖县委组织部\n打造“红色港湾”。\n建成“红色小院”。",
            "〈article_title〉便民服务到家\n〈byline〉临湖县委组织部\n评选“最美庭院”。\n评选“最美家庭”。",
            "〈article_title〉红色“马灯亭”里议事忙\n〈byline〉临湖县委组织部\n聘请“湖畔议事亭”亭长。\n选出“湖畔议事员”12名。",
            "〈article_title〉打造“头雁领航”工程\n〈byline〉临湖县委组织部\n深化“头雁领航”。\n开展“头雁领飞”评比。",
            "〈article_title〉“院落会”议事忙\n〈byline〉临湖县委组织部\n推行“院落会”制度。由院落会提出方案。\n召开院务会、座谈会3场，召开院坝会2场、院坝会3场。",
            "〈article_title〉倡树新风\n〈byline〉临湖县委组织部\n整治“以会代训”做法。\n整治“以考代训”做法。",
            "〈article_title〉分类晾晒\n〈byline〉临湖县委组织部\n设立“红色台账”。\n设立“蓝色台账”。",
        ),
        in_issue=_look,
    ),
)
