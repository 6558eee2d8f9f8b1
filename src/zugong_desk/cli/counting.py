"""`stats`: what a library's annotations come to; `suggest`: the tags that they have taught, for an issue."""

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict

from zugong_desk.cli.documents import Json, print_json
from zugong_desk.desk import overview, suggesting
from zugong_desk.desk.core import Desk
from zugong_desk.desk.libraries import reading_library
from zugong_desk.desk.overview import Axis, Coverage, Entry, Head, Matrix, Measure
from zugong_desk.desk.standing import find_issue
from zugong_desk.desk.suggesting import Suggestion, Taught

SHOWN = 60
"""Characters of a passage that a line shows."""
TOGETHER = "together"


def stats(arguments: Namespace) -> int:
    """`stats L`: a table of two axes, tags that stand together, or how much of an issue bears a tag."""
    with reading_library(arguments.library) as desk:
        if arguments.issue is not None:
            return _coverage(arguments, overview.coverage(desk.load(find_issue(desk, arguments.issue).id)))
        counted = _counted(desk, arguments)
    if arguments.json:
        print_json(_document(arguments, counted))
        return 0
    print("\t".join(("", *(head.name for head in counted.columns), "合计")))
    for row in counted.rows:
        figures = [str(counted.count(row.key, column.key)) for column in counted.columns]
        total = overview.measured(counted.row_entries(row.key), counted.measure)
        print("\t".join(("　" * row.depth + row.name, *figures, str(total))))
    return 0


def _counted(desk: Desk, arguments: Namespace) -> Matrix:
    found, tags = overview.entries(desk), desk.shelf.tags
    if arguments.columns == TOGETHER:
        return overview.together(found, tags)
    return overview.matrix(found, Axis(arguments.rows), Axis(arguments.columns), tags, Measure(arguments.measure))


def _document(arguments: Namespace, counted: Matrix) -> Json:
    """Rows, columns with their totals, and each cell that holds anything, with the passages in it."""
    return {
        "rows": arguments.rows if arguments.columns != TOGETHER else Axis.TAG.value,
        "columns": arguments.columns,
        "measure": counted.measure.value,
        "total": overview.measured(counted.entries, counted.measure),
        "row_heads": [_head(one, counted.row_entries(one.key), counted.measure) for one in counted.rows],
        "column_heads": [_head(one, counted.column_entries(one.key), counted.measure) for one in counted.columns],
        "cells": [
            {"row": row.key, "column": column.key, "count": counted.count(row.key, column.key), "annotations": passages}
            for row in counted.rows
            for column in counted.columns
            if (passages := [_passage(one) for one in counted.cells.get((row.key, column.key), ())])
        ],
    }


def _head(head: Head, found: Sequence[Entry], measure: Measure) -> Json:
    return {"key": head.key, "name": head.name, "depth": head.depth, "total": overview.measured(found, measure)}


def _passage(one: Entry) -> Json:
    return {"id": one.id, "issue": one.issue, "start": one.start, "end": one.end}


def _coverage(arguments: Namespace, found: Coverage) -> int:
    if arguments.json:
        rows = [{"title": title, "tagged": tagged, "total": total} for title, tagged, total in found.articles]
        print_json({"issue": arguments.issue, "tagged": found.tagged, "total": found.total, "articles": rows})
        return 0
    for title, tagged, total in found.articles:
        print(f"{title}\t{tagged}\t{total}")
    print(f"全期\t{found.tagged}\t{found.total}\t{found.share:.0%}")
    return 0


def suggest(arguments: Namespace) -> int:
    """`suggest L [ISSUE]`: how well the library's annotations teach tags, and the tags suggested for an issue."""
    with reading_library(arguments.library) as desk:
        known = suggesting.taught(suggesting.lessons(desk))
        bulletin = None if arguments.issue is None else desk.load(find_issue(desk, arguments.issue).id)
        found = suggesting.suggestions(known, bulletin, desk.shelf) if bulletin else ()
        names = {id: tag.name for id, tag in desk.shelf.tags.items()}
        places = [bulletin.range(one.span) for one in found] if bulletin else []
    if arguments.json:
        rows = [_suggestion(one, names[one.tag], place) for one, place in zip(found, places, strict=True)]
        trial = asdict(known.trial) | {"useful": known.trial.useful} if known else None
        print_json({"issue": arguments.issue, "trial": trial, "suggestions": rows})
        return 0
    print(_told(known))
    for one, place in zip(found, places, strict=True):
        words = "、".join(one.text[start:end] for start, end in one.words)
        print(f"{names[one.tag]}\t{one.score:.2f}\t{place[0]}–{place[1]}\t{words}\t{one.text[:SHOWN]}")
    return 0


def _suggestion(one: Suggestion, tag: str, place: tuple[int, int]) -> Json:
    words = [one.text[start:end] for start, end in one.words]
    row: Json = {"tag": tag, "start": place[0], "end": place[1], "text": one.text}
    return row | {"score": round(one.score, 3), "words": words}


def _told(known: Taught | None) -> str:
    if known is None:
        return "标注还太少，没有可学的：至少要有两个标签各标过 4 处。"
    trial = known.trial
    line = (
        f"留出检验：{trial.passages} 处、{trial.tags} 个标签；首个建议对 {trial.first:.0%}（只报最常用的 {trial.chance_first:.0%}），"
        f"前三个里有对的 {trial.among_three:.0%}（{trial.chance_three:.0%}）；"
        f"给出的建议 {trial.precision:.0%} 对，找到 {trial.recall:.0%}。"
    )
    return line if trial.useful else f"{line}还不比碰运气好，暂不给建议。"
