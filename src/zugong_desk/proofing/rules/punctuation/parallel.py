"""Commas of enumeration between parallel quotation marks or book marks (PUNCT-QDUN)."""

import re
from collections.abc import Iterator

from zugong_desk.domain.finding import Fix, Severity
from zugong_desk.proofing.hit import Hit
from zugong_desk.proofing.passage import IssueView, Passage
from zugong_desk.proofing.quotes import Marks, Pair, pairs
from zugong_desk.proofing.rule import Bad, Family, Rule

_BETWEEN = re.compile("[”》]、[“《]|’、‘|〉、〈")
_BARE = re.compile("[”》][“《]|’‘|〉〈")
_ANY = re.compile("[”’》〉]、?[“‘《〈]")
_PARTED = re.compile("[”’》〉](?:（[^（）]*）)?、?[“‘《〈]")


def _in_issue(view: IssueView) -> Iterator[Hit]:
    prose = [passage for passage in view.passages if passage.prose and _ANY.search(passage.text)]
    parted = [(passage, at) for passage in prose for at in _parted(passage)]
    bare = sum(len(_BARE.findall(passage.text)) for passage in prose)
    message = _message(len(parted), bare)
    for passage, at in parted:
        said = passage.text[at : at + 3]
        yield Hit(passage.id, at, at + 3, message, suggestion=said[0] + said[2])


def _parted(passage: Passage) -> Iterator[int]:
    """Where a closing mark, the comma and an opening mark follow each other, in a list that needs none of them."""
    text = passage.text
    needed = _needed(text, pairs(text))
    return (found.start() for found in _BETWEEN.finditer(text) if found.start() not in needed)


def _needed(text: str, found: tuple[Pair, ...]) -> set[int]:
    """Closing marks in lists of which a member has words in brackets behind it: there the comma stands throughout."""
    ends = {pair.start: pair.end for pair in found if pair.marks is not Marks.BRACKET}
    out: set[int] = set()
    chain: list[int] = []
    bracketed = False
    past = -1
    for start, end in sorted(ends.items()):
        if start != past:
            chain, bracketed = [], False
        chain.append(end - 1)
        link = _PARTED.match(text, end - 1)
        past = link.end() - 1 if link else -1
        bracketed = bracketed or (link is not None and "（" in link[0])
        if bracketed:
            out.update(chain)
    return out


def _message(parted: int, bare: int) -> str:
    if bare:
        return f"并列的引号、书名号之间通常不用顿号；本期 {parted} 处用了顿号，{bare} 处未用，宜统一"
    return f"并列的引号、书名号之间通常不用顿号；本期 {parted} 处用了顿号"


RULES = (
    Rule(
        id="PUNCT-QDUN",
        name="引号、书名号之间的顿号",
        family=Family.PUNCTUATION,
        severity=Severity.STYLE,
        fix=Fix.SAFE,
        clause="GB/T 15834—2011 4.5.3.5",
        why="标有引号、书名号的并列成分之间通常不用顿号；其间插有括注等其他成分的，宜用。标准说的是“通常”，用了不算错，但全期应取一种写法。",
        bad=(
            Bad("推行“四联”、“五促”工作法。", "推行“四联”“五促”工作法。"),
            Bad("印发《办法》、《细则》和《清单》。", "印发《办法》《细则》和《清单》。"),
            Bad("用好“𠮷村夜话”、“云上课堂”、“流动党校”。", "用好“𠮷村夜话”“云上课堂”“流动党校”。"),
        ),
        good=(
            "推行“四联”“五促”工作法。",
            "印发《办法》（试行）、《细则》和《清单》。",
            "印发《细则》、《办法》（试行）、《清单》。",
            "开设“名师讲堂”栏目、“榜样”专栏。",
        ),
        in_issue=_in_issue,
    ),
)
