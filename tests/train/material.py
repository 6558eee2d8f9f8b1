"""Material: the texts that the model is fitted to, as they are and reset by the press in layouts of chance."""

from collections.abc import Iterator, Mapping
from random import Random

from tests.press.content import contents, mixed
from tests.press.press import press
from tests.press.printing import printed, random_house
from tests.press.style import random_style
from tests.score.gold import TESTS, Gold, GoldBlock, examples_in, filled_lines, seeds
from tests.train.lessons import Lesson, lesson_of

from zugong_desk.domain.source import Source

TUNED = TESTS / "data" / "tuned"
ORIGINALS = 4
"""How often each tuned-on text stands among the lessons: it is worth more than what the press makes of it."""
REAL = 16
"""How often each seed does: no other text among the lessons was printed and converted by anybody else."""

HOUSES, SEED_HOUSES = 2, 8
"""In how many houses each tuned-on text and each seed is printed."""


def material(pressed: int, seed: int = 1) -> list[Lesson]:
    """The seeds and the tuned-on texts, and `pressed` mixtures of their articles in layouts of chance."""
    real, tuned = (
        [lesson_of(one.name, one.source(), one.load()) for one in some] for some in (seeds(), examples_in(TUNED))
    )
    return [*real * REAL, *_closed_up() * REAL, *tuned * ORIGINALS, *_printed(seed), *_pressed(pressed, seed)]


def _printed(seed: int) -> Iterator[Lesson]:
    """The seeds and the tuned-on texts as files that say how they are printed, each in a few houses of chance."""
    for one, often in (*((one, SEED_HOUSES) for one in seeds()), *((one, HOUSES) for one in examples_in(TUNED))):
        source, gold = one.source(), one.load()
        for number in range(often):
            house = random_house(Random(f"{seed} {one.name} {number}"))
            yield lesson_of(f"{one.name}, printed {number}", *printed(source, gold, house))


def _closed_up() -> list[Lesson]:
    """The seeds without their blank lines and bold marks: what another conversion of the same print would leave."""
    out: list[Lesson] = []
    for one in seeds():
        source, gold = one.source(), one.load()
        kept = sorted(filled_lines(source))
        number = {old: new for new, old in enumerate(kept, 1)}
        blocks = [_renumbered(block, number) for block in gold["blocks"]]
        text = "\n".join(source.line_text(line).replace("**", "") for line in kept)
        closed: Gold = {**gold, "blocks": blocks}
        out.append(lesson_of(f"{one.name}, closed up", Source(one.name, "0" * 64, "utf-8", text), closed))
    return out


def _pressed(count: int, seed: int) -> Iterator[Lesson]:
    pool = contents()
    for number in range(count):
        chance = Random(f"{seed} {number}")
        name = f"pressed {number}"
        text, gold = press(mixed(pool, chance, name), random_style(chance))
        yield lesson_of(name, Source(name, "0" * 64, "utf-8", text), gold)


def held_out(count: int = 60, seed: int = 99) -> list[Lesson]:
    """Pressed bulletins that are not among the material."""
    return list(_pressed(count, seed))


def _renumbered(block: GoldBlock, number: Mapping[int, int]) -> GoldBlock:
    out = block.copy()
    out["line_start"], out["line_end"] = number[block["line_start"]], number[block["line_end"]]
    out["except"] = [[number[first], number[last]] for first, last in block["except"]]
    return out
