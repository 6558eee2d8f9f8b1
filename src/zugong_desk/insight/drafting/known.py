"""What a library knows already of practices: names that editors confirmed, and those of earlier records."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Known:
    """Names by how they are written, with the name under which they are known (the same, or another form of it).

    `practices` are names of practices, projects and brands, `organisations` those of units; `refused` is what editors said
    is no name.
    """

    practices: Mapping[str, str] = field(default_factory=dict)
    organisations: Mapping[str, str] = field(default_factory=dict)
    refused: frozenset[str] = frozenset()


NOTHING = Known()
"""What is known without a library."""
