"""Time grows as the text does: twice the text never costs much more than twice the time, whatever stands in it.

How time is judged, and why a busy machine does not decide, says `growth`. Each regular expression is held by itself, on
long strings that almost fit it: so the one that grows is named. Whole texts are held as the rules of all rooms read them.
"""

import re
from collections.abc import Callable
from random import Random
from typing import Any

import pytest
from tests.reading.growth import grows_steeply, seconds
from tests.reading.mangling import ODD_LINES, ODD_MARKS
from tests.reading.pumping import patterns, pump, ways

from zugong_desk.domain import contents, credit, masthead, numerals, organisation, outline
from zugong_desk.domain.block import Block, Head, Label
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.kinds import Kind, Role
from zugong_desk.domain.runs import from_source, joiner
from zugong_desk.domain.source import Source
from zugong_desk.export import structure_json
from zugong_desk.places import seeds_dir
from zugong_desk.reading import parse

CHANCES = 12
"""How many strings of chance an expression is held against."""
LONGEST = 12_800
"""Characters of the longest string that an expression is held against."""
CAPPED = {
    "credit._BEHIND": credit._LONGEST_LINE,
    "leads._QUOTED": 100,
    "masthead._ISSUES": masthead._LONGEST_ISSUER,
    "openers.OPENERS": 40,
    "shapes._ISSUE": 100,
    "shapes._LEADER": 100,
}
"""About how many characters the rules show at most to expressions that would be slow on more."""

Job = Callable[[str], object]
Grown = Callable[[int], str]


def structure(text: str) -> None:
    """Everything that the command line does with a text."""
    source = Source("x.txt", "0" * 64, "utf-8", text)
    structure_json.document(Bulletin("x", source, parse(source).blocks))


def slow(job: Job, grown: Grown, size: int) -> bool:
    """Whether a job takes far more than its share of time on a long text."""

    def cost(size: int) -> float:
        text = grown(size)
        return seconds(lambda: job(text))

    return grows_steeply(cost, size)


def slow_by_itself(pattern: re.Pattern[str], asked: set[str], grown: Grown, longest: int = LONGEST) -> bool:
    """Whether an expression is slow in one of the ways of asking it; on short strings first, which tell sooner."""
    sizes = (longest // 64, longest // 8, longest)
    return any(slow(in_kind(pattern, way), grown, size) for way in sorted(asked) for size in sizes)


def in_kind(pattern: re.Pattern[Any], way: str) -> Job:
    """A way of asking an expression, one of bytes with the text's bytes."""
    ask: Job = getattr(pattern, way)
    return (lambda text: ask(text.encode())) if isinstance(pattern.pattern, bytes) else ask  # type: ignore[arg-type]


def block(kind: Kind, text: str, *, head: bool = False) -> Block:
    heads = (Head(Role.TITLE, 0, len(text)),) if head else ()
    return Block("b", Label(kind, 0, 0.5, "试"), from_source(text, 0, len(text)), heads)


def in_lines(text: str) -> Block:
    """A masthead whose every few characters stand on a line of their own."""
    parts = [from_source(text, at, min(at + 6, len(text))) for at in range(0, len(text), 6)]
    return Block("b", Label(Kind.MASTHEAD), tuple(run for part in parts for run in (*part, *joiner(" "))))


RULES: dict[str, Job] = {
    "masthead": lambda text: masthead.read(block(Kind.MASTHEAD, text)),
    "masthead in lines": lambda text: masthead.read(in_lines(text)),
    "date": masthead.plausible_date,
    "number": numerals.number,
    "credit": lambda text: credit.credit_of(block(Kind.PARAGRAPH, text)),
    "byline": lambda text: credit.title_byline(block(Kind.ARTICLE_TITLE, text)),
    "title in text": lambda text: credit.title_byline(block(Kind.PARAGRAPH, text, head=True)),
    "column": lambda text: outline.articles([block(Kind.COLUMN, text), block(Kind.ARTICLE_TITLE, "甲")]),
    "written by": lambda text: outline.articles([block(Kind.ARTICLE_TITLE, "甲"), block(Kind.BYLINE, text)]),
    "credited to": lambda text: outline.articles([block(Kind.ARTICLE_TITLE, "甲"), block(Kind.SOURCE_CREDIT, text)]),
    "lead": lambda text: outline.lead_at(block(Kind.PARAGRAPH, text, head=True), 1),
    "entry": contents.without_page,
    "unit": organisation.looks_like_organisation,
    "source": organisation.names_a_source,
}
"""What the domain reads out of a block, which an editor may have made as long as a file."""

SEEDS = "\n".join(path.read_text(encoding="utf-8") for path in sorted(seeds_dir().glob("*.txt")))
WHOLE: dict[str, Grown] = {
    "one line": lambda size: "党建引领基层治理，" * (size // 9),
    "one word": lambda size: "甲" * size,
    "no text": lambda size: "\n" * size,
    "the same line": lambda size: "村级集体经济持续壮大，群众满意。\n" * (size // 16),
    "the same title": lambda size: "青山县党建引领基层治理\n青山县委组织部\n" * (size // 20),
    "the same column": lambda size: "【经验交流】\n\n△甲乙丙丁戊己。庚辛壬癸子丑寅卯。\n" * (size // 24),
    "page numbers": lambda size: "".join(f"— {number % 900} —\n" for number in range(size // 6)),
    "numbers": lambda size: "".join(f"{number % 900}\n" for number in range(size // 5)),
    "contents": lambda size: (
        "目录\n" + "".join(f"第{number}条经验做法介绍……{number % 99}\n" for number in range(size // 15))
    ),
    "marks": lambda size: "*" * size,
    "bold": lambda size: "**甲**乙" * (size // 6),
    "bold over lines": lambda size: "**甲\n乙**\n" * (size // 8),
    "quotes": lambda size: "> " * (size // 2) + "甲",
    "brackets": lambda size: "（" * (size // 2) + "）" * (size // 2),
    "tags": lambda size: "<b>" * (size // 3),
    "tags that do not close": lambda size: "<p class=" * (size // 9),
    "spaces": lambda size: "甲" + " " * size + "乙",
    "wide spaces": lambda size: "甲乙丙丁" + "\u3000" * size + "委组织部",
    "items": lambda size: "一是抓组织，二是抓队伍，三是抓保障。" * (size // 18),
    "circled items": lambda size: "①甲，③乙。" * (size // 6),
    "headings": lambda size: "一、甲乙。（一）丙丁。" * (size // 11),
    "mail": lambda size: "发件人：甲\n" * (size // 6),
    "cells": lambda size: "|甲" * (size // 2),
    "seeds": lambda size: SEEDS * max(1, size // len(SEEDS)),
}


LONG_LINED = {
    "one line",
    "one word",
    "no text",
    "marks",
    "bold",
    "quotes",
    "brackets",
    "tags",
    "spaces",
    "cells",
    "seeds",
}


@pytest.mark.parametrize("shape", WHOLE)
def test_parsing_is_linear(shape: str) -> None:
    assert not slow(structure, WHOLE[shape], 16_000)


def test_parsing_is_linear_in_whatever_is_repeated() -> None:
    for piece in (*ODD_MARKS, *ODD_LINES):
        if piece.strip("\x00"):
            assert not slow(structure, lambda size, one=piece: one * (size // len(one)), 6_000), piece
            assert not slow(structure, lambda size, one=piece: (one + "\n") * (size // len(one)), 800), piece


def test_no_rule_of_the_domain_is_slow_on_long_runs() -> None:
    for piece in (
        " ",
        "\u3000",
        "\t",
        "印",
        "。",
        "—",
        "（",
        "（甲",
        "总 ",
        "第1期",
        "增刊",
        "甲 ",
        "1",
        "2023",
        "委",
        "是",
    ):
        for name, rule in RULES.items():
            assert not slow(rule, lambda size, one=piece: "甲" + one * (size // len(one)) + "乙", 8_000), (
                name,
                piece,
            )


def almost(name: str, pattern: re.Pattern[str], chance: int) -> Grown:
    """Strings of any size that almost fit a pattern, the same for the same name and chance."""
    random = Random(f"{name} {chance}")
    form = random.choice(("{}", "党建{}", "△{}", "**{}**"))
    before, middle, after = pump(pattern, random)
    return lambda size: form.format(before + middle * max(1, size // len(middle)) + after)


def test_no_pattern_is_slow_by_itself_on_what_almost_fits_it() -> None:
    for name, pattern in patterns().items():
        longest = CAPPED.get(name.rpartition(".")[0], LONGEST)
        for chance in range(CHANCES):
            grown = almost(name, pattern, chance)
            assert not slow_by_itself(pattern, ways(pattern), grown, longest), (name, chance)


@pytest.mark.parametrize("written", [r"(?:\s*甲)*\s*$", r"\s+甲"])
def test_a_pattern_that_is_slow_is_seen(written: str) -> None:
    pattern = re.compile(written)
    almosts = (almost("planted", pattern, chance) for chance in range(CHANCES))
    assert any(slow_by_itself(pattern, {"search"}, grown) for grown in almosts)


def pumped(chances: range, size: int) -> None:
    for name, pattern in patterns().items():
        for chance in chances:
            grown = almost(name, pattern, chance)
            assert not slow(structure, grown, size), (name, chance)
            for rule, job in RULES.items():
                assert not slow(job, grown, size), (name, chance, rule)


def test_no_rule_is_slow_on_what_almost_fits_a_pattern() -> None:
    pumped(range(2), 4_000)


@pytest.mark.soak
@pytest.mark.parametrize("chapter", range(1, 5))
def test_no_rule_is_slow_on_much_that_almost_fits_a_pattern(chapter: int) -> None:
    pumped(range(12 * chapter, 12 * chapter + 12), 12_000)


@pytest.mark.soak
@pytest.mark.parametrize("shape", WHOLE)
def test_parsing_is_linear_in_long_texts(shape: str) -> None:
    assert not slow(structure, WHOLE[shape], 1_000_000 if shape in LONG_LINED else 200_000)
