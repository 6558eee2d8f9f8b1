"""The list of corrections of an issue: each with whose hand it was, when, and by which rule."""

from dataclasses import dataclass

from zugong_desk.domain.corrections import Compared, Correction


@dataclass(frozen=True, slots=True)
class Erratum:
    """A correction with its editor and time (UTC, ISO 8601; both empty where the history does not tell).

    `rule` and `clause` name the rule whose finding was accepted, `why` what it said; all empty for an editor's own.
    """

    correction: Correction
    editor: str = ""
    at: str = ""
    rule: str = ""
    clause: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Errata:
    """All corrections of an issue in the order of the text; `title` is what the issue is called."""

    title: str
    compared: Compared
    rows: tuple[Erratum, ...]
