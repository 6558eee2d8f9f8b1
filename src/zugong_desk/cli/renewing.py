"""The command that parses an issue again after it was worked on."""

from argparse import Namespace

from zugong_desk.cli import documents
from zugong_desk.desk import renewing
from zugong_desk.desk.core import Desk
from zugong_desk.desk.libraries import reading_library, working_library
from zugong_desk.desk.renewing import Preview
from zugong_desk.desk.standing import find_issue
from zugong_desk.domain.renewal import Difference, Piece

SHOWN = 24
"""Characters of a block that a line of the list shows."""


def reparse(arguments: Namespace) -> int:
    """`reparse L ISSUE`: what parsing again would change; with --apply it is changed, as one step."""
    opened = working_library if arguments.apply else reading_library
    with opened(arguments.library) as desk:
        preview = _parsed_again(desk, arguments)
    if arguments.json:
        documents.print_json(documents.renewal(arguments.issue, preview, applied=arguments.apply))
        return 0
    for one in preview.differences:
        print(_line(one))
    print(summary(preview, applied=arguments.apply))
    return 0


def _parsed_again(desk: Desk, arguments: Namespace) -> Preview:
    issue = find_issue(desk, arguments.issue).id
    preview = renewing.preview(desk, issue)
    if arguments.apply:
        renewing.reparse(desk, issue)
    return preview


def summary(preview: Preview, *, applied: bool) -> str:
    """What there was to change, in a line."""
    if preview.empty:
        return "重新解析没有不同，没有要改的。"
    count = len(preview.differences)
    rest = f"，另有 {preview.refreshed} 块只更新可信度和依据" if preview.refreshed else ""
    return f"{'已改' if applied else '会改'} {count} 处{rest}。{'' if applied else '加 --apply 才改。'}"


def _line(one: Difference) -> str:
    lines = f"{one.line_start}" if one.line_start == one.line_end else f"{one.line_start}—{one.line_end}"
    change = f"{_in_words(one.before)} → {_in_words(one.after)}"
    text = one.before[0].text
    cut = text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"
    return f"第 {lines} 行\t{change}\t{cut}\t{one.why}（{one.confidence:.2f}）"


def _in_words(pieces: tuple[Piece, ...]) -> str:
    return " + ".join(piece.in_words + "".join(f"〔{head.in_words}〕" for head in piece.heads) for piece in pieces)
