"""Time grows as the text does: twice the text never costs much more than twice the time, whatever stands in it.

Processor time of a size is held against that of a quarter of it, the best of several tries of each, so that a busy machine
does not decide; four times the text may take nine times as long, where a quadratic rule takes sixteen.
"""

import gc
from collections.abc import Callable
from random import Random
from time import process_time

import pytest
from tests.reading.mangling import ODD_LINES, ODD_MARKS
from tests.reading.pumping import patterns, pump

from zugong_desk.domain import credit, masthead, numerals, organisation, outline
from zugong_desk.domain.block import Block, Head, Label
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.kinds import Kind, Role
from zugong_desk.domain.runs import from_source, joiner
from zugong_desk.domain.source import Source
from zugong_desk.export import structure_json
from zugong_desk.places import seeds_dir
from zugong_desk.reading import parse

TRIES = 4
STEEPEST = 9.0
"""How many times longer four times the text may take."""
QUICK = 0.02
"""Seconds of processor time that say nothing of how time grows."""

Job = Callable[[str], object]
Grown = Callable[[int], str]


def structure(text: str) -> None:
    """Everything that the command line does with a text."""
    source = Source("x.txt", "0" * 64, "utf-8", text)
    structure_json.document(Bulletin("x", source, parse(source).blocks))


def seconds(job: Job, text: str) -> float:
    """Without the collector of garbage, which comes when other tests have filled the memory."""
    gc.collect()
    gc.disable()
    try:
        begun = process_time()
        job(text)
        return process_time() - begun
    finally:
        gc.enable()


def grows_steeply(job: Job, grown: Grown, size: int) -> bool:
    """Whether a job takes far more than four times as long on four times the text, in each of a few tries."""
    if seconds(job, grown(size)) < QUICK:
        return False
    least, most = float("inf"), float("inf")
    for _ in range(TRIES):
        least = min(least, seconds(job, grown(size // 4)))
        most = min(most, seconds(job, grown(size)))
        if most < max(STEEPEST * least, QUICK):
            return False
    return True


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
    assert not grows_steeply(structure, WHOLE[shape], 16_000)


def test_parsing_is_linear_in_whatever_is_repeated() -> None:
    for piece in (*ODD_MARKS, *ODD_LINES):
        if piece.strip("\x00"):
            assert not grows_steeply(structure, lambda size, one=piece: one * (size // len(one)), 6_000), piece
            assert not grows_steeply(structure, lambda size, one=piece: (one + "\n") * (size // len(one)), 800), piece


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
            assert not grows_steeply(rule, lambda size, one=piece: "甲" + one * (size // len(one)) + "乙", 8_000), (
                name,
                piece,
            )


def almost(form: str, parts: tuple[str, str, str]) -> Grown:
    before, middle, after = parts
    return lambda size: form.format(before + middle * max(1, size // len(middle)) + after)


def pumped(chances: range, size: int) -> None:
    for name, pattern in patterns().items():
        for chance in chances:
            random = Random(f"{name} {chance}")
            grown = almost(random.choice(("{}", "党建{}", "△{}", "**{}**")), pump(pattern, random))
            assert not grows_steeply(structure, grown, size), (name, chance)
            for rule, job in RULES.items():
                assert not grows_steeply(job, grown, size), (name, chance, rule)


def test_no_pattern_is_slow_on_what_almost_fits_it() -> None:
    pumped(range(1), 4_000)


@pytest.mark.soak
@pytest.mark.parametrize("chapter", range(1, 5))
def test_no_pattern_is_slow_on_much_that_almost_fits_it(chapter: int) -> None:
    pumped(range(12 * chapter, 12 * chapter + 12), 12_000)


@pytest.mark.soak
@pytest.mark.parametrize("shape", WHOLE)
def test_parsing_is_linear_in_long_texts(shape: str) -> None:
    assert not grows_steeply(structure, WHOLE[shape], 1_000_000 if shape in LONG_LINED else 200_000)


def test_a_quadratic_rule_is_seen() -> None:
    def quadratic(text: str) -> int:
        return sum(1 for one in text for other in text if one == other)

    assert grows_steeply(quadratic, lambda size: "甲" * size, 1_600)
