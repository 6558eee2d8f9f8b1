"""Material: the texts that the model is fitted to, as they are and reset by the press in layouts of chance."""

from collections.abc import Iterator
from random import Random

from tests.press.content import contents, mixed
from tests.press.press import press
from tests.press.style import random_style
from tests.score.gold import TESTS, examples_in, seeds
from tests.train.lessons import Lesson, lesson_of

from zugong_desk.domain.source import Source

TUNED = TESTS / "data" / "tuned"
ORIGINALS = 4
"""How often each text as it came stands among the lessons: it is worth more than what the press makes of it."""


def material(pressed: int, seed: int = 1) -> list[Lesson]:
    """The seeds and the tuned-on texts, and `pressed` mixtures of their articles in layouts of chance."""
    own = [lesson_of(one.name, one.source(), one.load()) for one in [*seeds(), *examples_in(TUNED)]]
    return [*own * ORIGINALS, *_pressed(pressed, seed)]


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
