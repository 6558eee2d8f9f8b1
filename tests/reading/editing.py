"""Editing by chance: any state in which an editor may leave an issue."""

from collections.abc import Callable
from itertools import count
from random import Random

from zugong_desk.domain import edit
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.change import Changes, apply
from zugong_desk.domain.kinds import Kind, Role

TYPED = ("", "甲", "一是", "\n", "甲\n\n乙", "𠮷👍e\u0301", "　　")
NewId = Callable[[], str]


def edited(bulletin: Bulletin, random: Random, steps: int) -> Bulletin:
    """The bulletin after some corrections of chance; those that cannot be made are passed over."""
    numbers = count()
    for _ in range(steps):
        verb = random.choice(_VERBS)
        try:
            bulletin = apply(bulletin, verb(bulletin, random, lambda: f"n{next(numbers)}"))
        except edit.EditError:
            continue
    return bulletin


def _type_over(bulletin: Bulletin, random: Random, new_id: NewId) -> Changes:
    start = random.randint(0, len(bulletin.text))
    end = min(len(bulletin.text), start + random.choice((0, 1, 5, 200)))
    return edit.type_over(bulletin, bulletin.span(start, end), random.choice(TYPED), new_id)


def _split(bulletin: Bulletin, random: Random, new_id: NewId) -> Changes:
    return edit.split(bulletin, bulletin.anchor(random.randint(0, len(bulletin.text))), new_id)


def _merge(bulletin: Bulletin, random: Random, new_id: NewId) -> Changes:
    return edit.merge(bulletin, random.choice(bulletin.lines).id)


def _relabel(bulletin: Bulletin, random: Random, new_id: NewId) -> Changes:
    return edit.relabel(bulletin, random.choice(bulletin.blocks).id, random.choice(list(Kind)), random.randint(0, 5))


def _bring_back(bulletin: Bulletin, random: Random, new_id: NewId) -> Changes:
    return edit.bring_back(bulletin, random.choice(bulletin.blocks).id, new_id)


def _confirm(bulletin: Bulletin, random: Random, new_id: NewId) -> Changes:
    return edit.confirm(bulletin, random.choice(bulletin.blocks).id)


def _mark_head(bulletin: Bulletin, random: Random, new_id: NewId) -> Changes:
    line = random.choice(bulletin.lines)
    start = bulletin.start_of(line.id) + random.randint(0, len(line.text))
    end = random.randint(start, bulletin.start_of(line.id) + len(line.text))
    return edit.mark_head(bulletin, bulletin.span(start, end), random.choice(list(Role)), 2)


_VERBS = (_type_over, _type_over, _split, _merge, _relabel, _relabel, _relabel, _bring_back, _confirm, _mark_head)
