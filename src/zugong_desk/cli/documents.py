"""What the commands print with --json, one function a document."""

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import asdict

from zugong_desk.desk.checking import Checkup
from zugong_desk.desk.core import Desk
from zugong_desk.desk.facts import issue_key
from zugong_desk.desk.finding import Found
from zugong_desk.desk.fixing import Fixed
from zugong_desk.desk.found_files import document as hit_document
from zugong_desk.desk.renewing import Preview
from zugong_desk.desk.replacing import Settled
from zugong_desk.desk.tallies import Tally
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.renewal import Piece
from zugong_desk.domain.transfer import Listed, Report
from zugong_desk.export import structure_json
from zugong_desk.library import IssueRow, StepHead
from zugong_desk.proofing.locating import Located

Json = dict[str, object]


def print_json(document: Json) -> None:
    """One document on stdout; half characters, which no UTF-8 holds, are escaped."""
    text = json.dumps(document, ensure_ascii=False, indent=1)
    try:
        text.encode()
    except UnicodeEncodeError:
        text = json.dumps(document, indent=1)
    sys.stdout.write(f"{text}\n")


def imported(settled: list[Settled]) -> Json:
    return {"imported": [_imported(one) for one in settled]}


def _imported(settled: Settled) -> Json:
    """A file's fate; with a report if it took another's place."""
    return asdict(settled.result) | ({"report": _report(settled.report)} if settled.report else {})


def _report(report: Report) -> Json:
    corrections, decisions = report.corrections, report.decisions
    return {
        "summary": report.summary,
        "carried": report.carried,
        "checked": [_listed(one) for one in report.checked],
        "lost": [_listed(one) for one in report.lost],
        "corrections": {
            "applied": corrections.applied,
            "already": corrections.already,
            "conflicts": [_listed(one) for one in corrections.conflicts],
        },
        "decisions": {"carried": decisions.carried, "left": [_listed(one) for one in decisions.left]},
    }


def _listed(one: Listed) -> Json:
    return {"what": one.what, "id": one.id, "before": one.before, "mine": one.mine or None, "after": one.after}


def issues(rows: list[IssueRow], tallied: Mapping[str, Tally]) -> Json:
    return {"issues": [_issue(row, tallied.get(row.id)) for row in rows]}


def _issue(row: IssueRow, tally: Tally | None) -> Json:
    return {
        "id": row.id,
        "issue": issue_key(row),
        "title": row.title,
        "issue_no": row.issue_no,
        "date": row.date_iso or row.date,
        "articles": row.articles,
        "annotations": row.annotations,
        "open_findings": tally.open if tally else None,
        "progress": row.progress.value,
        "file": row.file,
        "doubtful": row.doubtful,
    }


def shown(desk: Desk, bulletin: Bulletin) -> Json:
    return {
        **structure_json.document(bulletin),
        "annotations": structure_json.annotations(bulletin, desk.shelf.tags),
    }


def found(result: Found) -> Json:
    """What a search found."""
    return {
        "query": result.query,
        "total": result.total,
        "elapsed_ms": result.elapsed_ms,
        "unit": result.unit.value,
        "issues": result.issues,
        "hits": [hit_document(hit) for hit in result.hits],
    }


def steps(issue: str | None, heads: list[StepHead]) -> Json:
    return {
        "issue": issue,
        "steps": [
            {"id": head.id, "name": head.name, "at": head.at, "editor": head.editor, "state": head.state}
            for head in heads
        ],
    }


def findings(done: Sequence[Checkup], fixed: Mapping[str, Fixed]) -> Json:
    """What the rules say of files; a file that could not be read has an error, one that was corrected its copy."""
    return {"schema": "zugong-desk.findings/1", "files": [_checkup(one, fixed.get(one.file)) for one in done]}


def _checkup(one: Checkup, fixed: Fixed | None) -> Json:
    out: Json = {"file": one.file, "findings": [_located(found) for found in one.located]}
    if one.error:
        out["error"] = one.error
    if fixed:
        out |= {"out": str(fixed.path), "applied": fixed.applied}
    return out


def _located(found: Located) -> Json:
    finding = found.finding
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "start": found.start,
        "end": found.end,
        "line": found.line,
        "text": found.text,
        "message": finding.message,
        "suggestion": finding.suggestion,
        "fix": finding.fix.value,
        "clause": finding.clause,
        "act": finding.act.value,
        "mended": finding.mended,
        "beside": [{"where": other.label, "text": other.text} for other in finding.beside],
    }


def renewal(issue: str, preview: Preview, *, applied: bool) -> Json:
    """What parsing an issue again would change, or has changed."""
    return {
        "issue": issue,
        "applied": applied,
        "refreshed": preview.refreshed,
        "differences": [
            {
                "what": one.what,
                "blocks": list(one.blocks),
                "line_start": one.line_start,
                "line_end": one.line_end,
                "before": [_piece(piece) for piece in one.before],
                "after": [_piece(piece) for piece in one.after],
                "why": one.why,
                "confidence": one.confidence,
            }
            for one in preview.differences
        ],
    }


def _piece(piece: Piece) -> Json:
    heads = [{"role": head.role, "level": head.level or None, "text": head.text} for head in piece.heads]
    return {"kind": piece.kind, "level": piece.level or None, "text": piece.text, "heads": heads}
