"""Lists as a text writes them: the members between the marks, and how many there are at least and at most."""

import re
from dataclasses import dataclass

from zugong_desk.domain.numerals import number

HAN = "\u3400-\u9fff\U00020000-\U0003ffff"
NUMBER = "(?<![0-9.第])(?:[0-9]{1,2}|[一二两三四五六七八九十]{1,3})"
_CONJUNCTION = re.compile("以及|[和暨]|(?<!参)与|(?<![普涉惠提])及")
_LONGEST = 24
NEAR = 2
"""How far a stated number may be off and still be a slip of counting; more, and it counts something else."""


@dataclass(frozen=True, slots=True)
class Listed:
    """The members of a list; a conjunction inside one may part it in two more, so that `least` and `most` may differ."""

    members: tuple[str, ...]

    @property
    def least(self) -> int:
        return len(self.members)

    @property
    def most(self) -> int:
        return self.least + sum(len(_CONJUNCTION.findall(one)) for one in self.members)

    def allows(self, stated: int) -> bool:
        return self.least <= stated <= self.most

    def near(self, stated: int) -> bool:
        """Whether a number that is wrong is wrong by little."""
        return min(abs(stated - self.least), abs(stated - self.most)) <= NEAR

    def all_have(self, word: str) -> bool:
        return all(word in one for one in self.members)

    @property
    def alike(self) -> bool:
        """Whether the members are of one make: they begin, or end, with the same character."""
        return len({one[0] for one in self.members}) == 1 or len({one[-1] for one in self.members}) == 1

    @property
    def names(self) -> bool:
        """Whether the members may all be people's names."""
        return all(2 <= len(one) <= 4 for one in self.members)


def listed(text: str, mark: str = "、") -> Listed | None:
    """The members of a list with that mark between them; None if it is none, or too wordy to be certain of."""
    members = tuple(one.strip(" “”‘’") for one in text.split(mark))
    if len(members) < 2 or not all(0 < len(one) <= _LONGEST for one in members):
        return None
    return Listed(members)


def value(text: str) -> int:
    """The value of a numeral that `NUMBER` has found; 0 if it is none."""
    return number(text) or 0
