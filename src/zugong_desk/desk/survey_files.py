"""The list of what a survey found, as a workbook or a CSV table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from zugong_desk.desk.survey import Listed
from zugong_desk.domain.finding import SEVERITY_NAMES, Severity
from zugong_desk.export.publish import publish
from zugong_desk.export.tables.sheets import Table, check_workbook, comma_separated, workbook
from zugong_desk.proofing.catalogue import catalogue
from zugong_desk.proofing.rule import Family

CSV = ".csv"
_HEADS = (
    "期",
    "严重程度",
    "规则",
    "规则编号",
    "文章",
    "原件行",
    "前文",
    "原文",
    "后文",
    "建议改为",
    "说明",
    "对照期",
    "对照原文",
)
_WIDTHS = (16, 8, 18, 16, 20, 7, 26, 20, 26, 16, 40, 20, 30)


@dataclass(frozen=True, slots=True)
class IssueCount:
    """An issue in the list: its numbers by severity, those across issues, and what is to be said of it."""

    name: str
    counts: Mapping[Severity, int]
    across: int
    note: str


def export_survey(path: Path, issues: Sequence[IssueCount], listed: Sequence[Listed], names: Mapping[str, str]) -> Path:
    """Write the list, as CSV if the path says so; where it now stands. `names` says how issues are called. ExportError."""
    rules = {rule.id: rule for rule in catalogue()}
    rows = [_row(one, names.get(one.issue, ""), rules[one.rule].name if one.rule in rules else "") for one in listed]
    findings = Table("意见", _HEADS, _WIDTHS, rows)
    if path.suffix.lower() == CSV:
        return publish(path, comma_separated(findings), lambda back: back.decode("utf-8-sig"))
    facts = {id for id, rule in rules.items() if rule.family is Family.FACTS}
    across = Table("跨期对照", _HEADS, _WIDTHS, [row for row in rows if row[3] in facts])
    tables = (Table("各期", *_COUNTS, [_count_row(one) for one in issues]), findings, across)
    return publish(path, workbook(tables), lambda back: check_workbook(back, tables))


def _row(one: Listed, issue: str, rule: str) -> tuple[str, ...]:
    first = one.beside[0] if one.beside else None
    after = "" if one.after is None else one.after or "（删）"
    place = issue, SEVERITY_NAMES[one.severity], rule, one.rule, one.article, str(one.line)
    other = (first.label, first.text) if first else ("", "")
    return (*place, one.left, one.text, one.right, after, one.message, *other)


_COUNTS = (("期", *SEVERITY_NAMES.values(), "跨期", "备注"), (20, 8, 8, 8, 8, 30))


def _count_row(one: IssueCount) -> tuple[str, ...]:
    numbers = [str(one.counts.get(severity, 0)) for severity in Severity]
    return (one.name, *numbers, str(one.across), one.note)
