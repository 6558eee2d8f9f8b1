"""Commands that only read."""

from argparse import Namespace

from zugong_desk.cli import documents
from zugong_desk.cli.notes import tell_notes
from zugong_desk.cli.wishes import wishes_of
from zugong_desk.desk import tallies
from zugong_desk.desk.facts import issue_key
from zugong_desk.desk.importing import receive
from zugong_desk.desk.libraries import reading_library
from zugong_desk.desk.standing import PROGRESS_NAMES, find_issue
from zugong_desk.domain.edit import EditError
from zugong_desk.domain.kinds import KIND_NAMES
from zugong_desk.export import structure_json


def parse(arguments: Namespace) -> int:
    """`parse FILE`: the structure of a file that need not be in any library."""
    received = receive(arguments.file, wishes_of(arguments))
    if received.bulletin is None:
        raise EditError(received.error or "没有读出内容。")
    tell_notes(received)
    if arguments.json:
        documents.print_json(structure_json.document(received.bulletin))
        return 0
    for block in received.bulletin.blocks:
        doubt = f"  存疑 {block.label.confidence:.2f}" if block.label.doubtful else ""
        print(f"{KIND_NAMES[block.kind]}{block.level or ''}\t{block.text}{doubt}")
    return 0


def list_issues(arguments: Namespace) -> int:
    """`list L`: the issues in order of date."""
    with reading_library(arguments.library) as desk:
        rows = [row for row in desk.library.issues() if row.present]
        tallied = tallies.complete(desk)
    if arguments.json:
        documents.print_json(documents.issues(rows, tallied))
        return 0
    for row in rows:
        number = " ".join(part for part in (row.title, row.issue_no, row.date) if part) or row.file
        findings = tallied[row.id].open if row.id in tallied else "？"
        counts = f"{row.articles} 篇，标注 {row.annotations}，存疑 {row.doubtful}，意见 {findings}"
        print(f"{issue_key(row) or row.id}\t{number}\t{counts}\t{PROGRESS_NAMES[row.progress]}")
    return 0


def show(arguments: Namespace) -> int:
    """`show L ISSUE`: an issue as it now stands."""
    with reading_library(arguments.library) as desk:
        bulletin = desk.load(find_issue(desk, arguments.issue).id)
        if arguments.json:
            documents.print_json(documents.shown(desk, bulletin))
            return 0
        print(bulletin.text)
        for id, annotation in bulletin.annotations.items():
            place = bulletin.places[id]
            quote = place.orphan or bulletin.quote(place.span)
            print(f"[{desk.shelf.tags[annotation.tag].name}] {quote}")
    return 0


def history(arguments: Namespace) -> int:
    """`history L [ISSUE]`: the steps, oldest first."""
    with reading_library(arguments.library) as desk:
        id = find_issue(desk, arguments.issue).id if arguments.issue else None
        heads = desk.library.history(id)
    if arguments.json:
        documents.print_json(documents.steps(arguments.issue, heads))
        return 0
    states = {"done": "", "undone": "（已撤销）", "dropped": "（已弃）"}
    for head in heads:
        print(f"{head.at}\t{head.editor}\t{head.name}{states[head.state]}")
    return 0


def doctor(arguments: Namespace) -> int:
    """`doctor L`: examine a library; 1 if something is wrong."""
    with reading_library(arguments.library) as desk:
        report = desk.library.doctor()
    checks = [{"code": one.code, "name": one.name, "ok": one.ok, "detail": one.detail} for one in report.checks]
    if arguments.json:
        documents.print_json({"ok": report.ok, "checks": checks})
    else:
        for one in report.checks:
            print(f"{'✓' if one.ok else '✗'} {one.name}：{one.detail}")
    return 0 if report.ok else 1
