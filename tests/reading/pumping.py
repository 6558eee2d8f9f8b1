"""Pumping: long strings that almost match a regular expression, made from the expression itself."""

import ast
import importlib
import inspect
import pkgutil
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from random import Random
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from types import ModuleType
from typing import Any

from zugong_desk import domain, reading

_CLASSES = {
    ops.CATEGORY_SPACE: " \u3000\t",
    ops.CATEGORY_DIGIT: "17",
    ops.CATEGORY_WORD: "甲a1",
    ops.CATEGORY_NOT_SPACE: "甲。",
    ops.CATEGORY_NOT_WORD: "。 —",
    ops.CATEGORY_NOT_DIGIT: "甲 ",
}
_ANY = "甲a1 。"
Tree = Sequence[tuple[Any, Any]]


def patterns() -> dict[str, re.Pattern[str]]:
    """Every regular expression of the parser and of the domain's rules that read a text, by where it stands."""
    return {
        f"{module.__name__.rpartition('.')[2]}.{name}.{number}": pattern
        for module in _modules()
        for name, value in sorted(vars(module).items())
        for number, pattern in enumerate(_patterns_in(value))
    }


def ways(pattern: re.Pattern[str]) -> set[str]:
    """By which of its methods the rules ask an expression: all that they name, or search if they also hand it on."""
    return _ways().get(pattern) or {"search"}


@cache
def _ways() -> dict[re.Pattern[str], set[str]]:
    found: dict[re.Pattern[str], set[str]] = defaultdict(set)
    for module in _modules():
        nodes = list(ast.walk(ast.parse(inspect.getsource(module))))
        asked = {id(node.value): node.attr for node in nodes if isinstance(node, ast.Attribute)}
        for node in nodes:
            value = vars(module).get(node.id) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) else None
            if isinstance(value, re.Pattern):
                way = asked.get(id(node), "search")
                found[value].add(way if way in {"match", "fullmatch"} else "search")
    return found


def _modules() -> Iterator[ModuleType]:
    for room in (reading, domain):
        for module in pkgutil.iter_modules(room.__path__):
            yield importlib.import_module(f"{room.__name__}.{module.name}")


def _patterns_in(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        yield from (pattern for one in value.values() for pattern in _patterns_in(one))
    elif isinstance(value, tuple | list):
        yield from (pattern for one in value for pattern in _patterns_in(one))


def sample(pattern: re.Pattern[str], random: Random) -> str:
    """A short string of chance that the pattern matches, its conditions on what stands around left out."""
    return _of_tree(parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE), random)


def _of_tree(tree: Tree, random: Random) -> str:
    return "".join(_of_node(op, value, random) for op, value in tree)


def _of_node(op: object, value: Any, random: Random) -> str:  # noqa: ANN401 -- what a node holds depends on its kind
    if op is ops.LITERAL:
        return chr(value)
    if op is ops.ANY or op is ops.NOT_LITERAL:
        return random.choice(_ANY)
    if op is ops.IN:
        return _of_class(value, random)
    if op is ops.BRANCH:
        return _of_tree(random.choice(value[1]), random)
    if op is ops.SUBPATTERN:
        return _of_tree(value[-1], random)
    if op in {ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT}:
        least, most, tree = value
        return "".join(_of_tree(tree, random) for _ in range(random.randint(least, min(most, least + 2))))
    return ""


def _of_class(members: Tree, random: Random) -> str:
    if members[0][0] is ops.NEGATE:
        return random.choice(_ANY)
    op, value = random.choice(members)
    if op is ops.RANGE:
        return chr(random.choice((value[0], value[1], random.randint(*value))))
    return random.choice(_CLASSES[value]) if op is ops.CATEGORY else chr(value)


def pump(pattern: re.Pattern[str], random: Random) -> tuple[str, str, str]:
    """A string that the pattern matches, cut in three: the middle repeated makes a long string that almost matches."""
    text = sample(pattern, random) or "甲"
    start = random.randrange(len(text))
    end = random.randint(start + 1, min(len(text), start + 6))
    return text[:start], text[start:end], random.choice((text[end:], "", "。", "\u3000甲", "!"))
