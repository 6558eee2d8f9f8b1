"""All operators."""

from tests.planting import layout, numerals, punctuation, words
from tests.planting.planting import Operator

OPERATORS: tuple[Operator, ...] = (
    *layout.OPERATORS,
    *punctuation.OPERATORS,
    *numerals.OPERATORS,
    *words.OPERATORS,
)
