"""What a search asks of the library: a query whose names have been looked up."""

from dataclasses import dataclass
from enum import StrEnum

from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.query import Field, Word


class Near(StrEnum):
    """Where what is joined must stand together."""

    BLOCK = "block"
    ARTICLE = "article"
    ISSUE = "issue"


@dataclass(frozen=True, slots=True)
class Years:
    """Issues of these years, both included."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Issues:
    """Issues of these ids."""

    ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class Called:
    """Articles whose organisation, place or column is one of the names; "" is one that is not said.

    An article is also of the organisations and places that the practices tagged in it tell of.
    """

    field: Field
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Tagged:
    """Passages with one of these tags."""

    tags: frozenset[str]


@dataclass(frozen=True, slots=True)
class Rated:
    """Passages whose practice has a rating in this range, both ends included."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Kinds:
    """Blocks of these kinds."""

    kinds: frozenset[Kind]


@dataclass(frozen=True, slots=True)
class NoneOf:
    """What must not hold."""

    of: "Asked"


@dataclass(frozen=True, slots=True)
class AllOf:
    """What must hold together."""

    of: tuple["Asked", ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Of what one must hold."""

    of: tuple["Asked", ...]


Condition = Years | Issues | Called | Tagged | Rated | Kinds
Asked = Word | Condition | NoneOf | AllOf | AnyOf


def leaves(asked: Asked, negated: bool = False) -> list[tuple[Word | Condition, bool]]:
    """The words and conditions in order, each with whether it is negated."""
    match asked:
        case NoneOf(of):
            return leaves(of, not negated)
        case AllOf(of) | AnyOf(of):
            return [leaf for one in of for leaf in leaves(one, negated)]
        case _:
            return [(asked, negated)]


def words(asked: Asked) -> tuple[str, ...]:
    """The words that are looked for, each once."""
    return tuple(dict.fromkeys(one.text for one, negated in leaves(asked) if isinstance(one, Word) and not negated))


def asks_for_passages(asked: Asked) -> bool:
    """Whether passages that are tagged are looked through rather than articles."""
    return any(isinstance(one, Tagged | Rated) and not negated for one, negated in leaves(asked))


def asks_for_kinds(asked: Asked) -> bool:
    """Whether blocks are told apart by their kind."""
    return any(isinstance(one, Kinds) for one, _ in leaves(asked))
