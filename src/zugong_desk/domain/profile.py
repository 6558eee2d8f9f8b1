"""Profiles: what a library has learnt from its editors about the layout of its bulletins; a plain table that can be read."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from zugong_desk.domain.kinds import Kind

Weights = Mapping[str, Mapping[Kind, float]]
"""How much each trait, named in words, speaks for (or against) each kind."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What was learnt: `lines` weighs traits of a line, `joints` traits of a line end for a block that goes on over it.

    `aside` holds short lines, figures left out, that editors took out of the text, with the kind they gave them;
    `kept` those that they put back. An empty profile leaves the parser as it is.
    """

    lines: Weights = field(default_factory=dict)
    joints: Weights = field(default_factory=dict)
    aside: Mapping[str, Kind] = field(default_factory=dict)
    kept: frozenset[str] = frozenset()

    @property
    def empty(self) -> bool:
        return not (self.lines or self.joints or self.aside or self.kept)
