"""What the rulebook says on screen. No Qt here."""

import re

from zugong_desk.desk.rulebook import RowStanding, Standing
from zugong_desk.domain.finding import SEVERITY_NAMES
from zugong_desk.domain.kinds import KIND_NAMES, Kind
from zugong_desk.proofing.examples import bulletin_of
from zugong_desk.proofing.rule import Rule

ISSUES = "⧉"
"""Parts the texts of two issues in an example."""
OTHER_ISSUE = "（另一期）"
_KIND = re.compile(r"〈([a-z_]+)(?: ([1-4]))?〉")
_MARKS = re.compile(rf"{_KIND.pattern}|⏎|\*\*")
OWN, BROUGHT = "本库", "内置"


def spoken_rule(one: Standing) -> str:
    """A rule as a screen reader says it."""
    state = "启用" if one.on else "停用"
    return f"{state}，{one.rule.name}，{SEVERITY_NAMES[one.severity]}{'，已改' if altered(one) else ''}"


def altered(one: Standing) -> bool:
    """Whether the library has set the rule or a row of its table."""
    return one.altered or one.rows_altered > 0


def fits(one: Standing, query: str) -> bool:
    """Whether a rule has the words that are looked for, in its name, id, clause or explanation."""
    rule = one.rule
    text = f"{rule.name} {rule.id} {rule.clause} {rule.why} {rule.family.value}".lower()
    return all(word in text for word in query.lower().split())


def spoken_row(one: RowStanding) -> str:
    """A row as a screen reader says it."""
    becomes = f"，改为“{one.row.right}”" if one.row.right else ""
    state = "启用" if one.on else "停用"
    context = f"，{context_of(one)}" if context_of(one) else ""
    return f"{state}，“{one.row.wrong}”{becomes}{context}，{SEVERITY_NAMES[one.severity]}，{whose(one)}"


def whose(one: RowStanding) -> str:
    """Whether a row is the house's own."""
    return OWN if one.entry is not None else BROUGHT


def context_of(one: RowStanding) -> str:
    """Where a row holds, and where not."""
    row = one.row
    days = f"{row.since or '……'} 至 {row.until or '……'}" if row.since or row.until else ""
    when = f"仅当 {row.when}" if row.when else ""
    unless = f"除非 {row.unless}" if row.unless else ""
    return "　".join(filter(None, (days, when, unless)))


def row_fits(one: RowStanding, query: str) -> bool:
    """Whether a row has the words that are looked for."""
    row = one.row
    return not query or any(query in text for text in (row.wrong, row.right, row.when, row.unless, row.why))


def example(text: str) -> str:
    """An example as it reads, without the marks of its notation, one line a paragraph."""
    parts = (bulletin_of(part).text for part in text.split(ISSUES))
    return f"\n{OTHER_ISSUE}".join(parts)


def has_marks(text: str) -> bool:
    """Whether an example shows more than how it reads: kinds, bold words, line ends of the source."""
    return _MARKS.search(text) is not None


def with_kinds(text: str) -> str:
    """An example with the kinds of its lines in words; bold words and line ends of the source keep their marks."""
    shown = _KIND.sub(lambda found: f"〔{KIND_NAMES[Kind(found[1])]}{found[2] or ''}〕", text)
    return re.sub(r"(__|##)(.+?)\1", r"\2", shown).replace(ISSUES, f"\n{OTHER_ISSUE}")


def own_severity(rule: Rule) -> str:
    """The first choice of a rule's severities."""
    return f"原样（{SEVERITY_NAMES[rule.severity]}）"
