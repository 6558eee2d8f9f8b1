"""Faults of words and terms: wrong words in sentences of their own, doubled and lost characters, names that vary."""

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.planting.places import HAN, by_pattern, by_text, sentence_ends
from tests.planting.planting import Change, Operator

WORDS = Path(__file__).with_name("words.csv")
_ANY = ("WORD-CONF", "WORD-IDIOM", "WORD-VARIANT", "WORD-DUP", "TERM-FIXED", "OCR-SHAPE", "TERM-ORG", "GRAM-COLLOC")
"""Rules of which any may tell a wrong word: to which it belongs is a matter of bookkeeping."""


@cache
def rows() -> tuple[dict[str, str], ...]:
    """The wrong words: rule, wrong, right, and a sentence with {} for either."""
    with WORDS.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def _sentences(rule: str, part: int, parts: int) -> Operator:
    """Sentences with wrong words, put in behind another sentence."""
    mine = [row for row in rows() if row["rule"] == rule][part::parts]

    def places(text: str) -> Iterator[Change]:
        ends = list(sentence_ends(text))
        for number, end in enumerate(ends):
            row = mine[number % len(mine)]
            before = row["sentence"].index("{}")
            yield Change(end, end, row["sentence"].format(row["wrong"]), before, len(row["wrong"]))

    return Operator(f"{rule} {part + 1}", _ANY, places)


def _own(name: str, rules: tuple[str, ...], *sentences: str) -> Operator:
    """Sentences of one kind of fault; what is wrong stands in 【】, which are taken off."""

    def places(text: str) -> Iterator[Change]:
        for number, end in enumerate(sentence_ends(text)):
            said = sentences[number % len(sentences)]
            start, stop = said.index("【"), said.index("】") - 1
            yield Change(end, end, said.replace("【", "").replace("】", ""), start, stop - start)

    return Operator(name, rules, places)


def _renamed(text: str) -> Iterator[Change]:
    """A quoted name of four to eight characters that stands twice, one of its characters changed at the last place."""
    names = re.findall(rf"“({HAN}{{4,8}})”", text)
    for name in dict.fromkeys(names):
        if names.count(name) >= 2:
            at = text.rindex(f"“{name}”") + 1
            yield Change(at, at + len(name), name[:-1] + ("法" if name[-1] != "法" else "制"))


OPERATORS = (
    *(_sentences("WORD-CONF", part, 12) for part in range(12)),
    *(_sentences("WORD-VARIANT", part, 2) for part in range(2)),
    *(_sentences("WORD-IDIOM", part, 2) for part in range(2)),
    *(_sentences("TERM-FIXED", part, 3) for part in range(3)),
    Operator("word twice", ("WORD-DUP",), by_text(rf"(?<={HAN})(工作|建设|群众|推动|发展|干部)(?={HAN})", r"\1\1")),
    Operator("particle twice", ("WORD-DUP",), by_text(rf"(?<={HAN})([的和在与为])(?={HAN}{{2}})", r"\1\1")),
    Operator(
        "character twice",
        ("WORD-DUP", "WORD-CONF"),
        by_pattern("党组织|党支部|村集体|合作社|基层|治理|产业|服务|机制", lambda found: found[0][0] + found[0]),
    ),
    _own(
        "以 left out",
        ("GRAM-MISSING",),
        "全镇形成了【油茶、茶叶为代表】的特色产业。",
        "涌现出【林场党支部为代表】的一批先进集体。",
    ),
    _own(
        "words that do not go together",
        ("GRAM-COLLOC", "WORD-CONF"),
        "会后向参会人员【发放问卷调查】200份。",
    ),
    _own(
        "bounds said twice",
        ("GRAM-REDUND",),
        "全镇有【大约300人左右】外出务工。",
        "参加活动的群众【超过200人以上】。",
        "每名党员【至少联系3户以上】群众。",
        "全村有【近百余】户从事竹编。",
    ),
    _own(
        "mixed figures",
        ("NUM-MIXED", "NUM-QIAN"),
        "村里种植油茶【2万5千亩】。",
        "累计投入资金【3亿2千万元】。",
        "培训骨干【1千2百人】。",
    ),
    _own(
        "dates that are none",
        ("NUM-DATE",),
        "【2月30日】，镇党委召开专题会议。",
        "【9月31日】前完成全部整改。",
        "项目于【2021年13月】开工。",
    ),
    _own(
        "list of yields",
        ("PUNCT-LEVEL",),
        "全村种植蓝莓【600亩，黄桃300亩，猕猴桃200亩】，带动农户增收。",
        "【12个基层党组织，360名党员】参加活动。",
        "着力解决群众【出行难，饮水难、上学难】等问题。",
    ),
    _own(
        "double requirement",
        ("GRAM-REDUND", "GRAM-COLLOC"),
        "要求各党支部【要】按期换届。",
        "【目的是为了】方便群众办事。",
        "【原因是因为】资金没有到位。",
    ),
    Operator("name unlike itself", ("CONS-TERM", "TERM-QUOTE", "XREF-NAME", "TOC-MATCH"), _renamed, whole=True),
)
