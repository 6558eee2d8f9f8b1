"""The command that searches all issues, keeps searches and writes what they find to a file."""

import sys
from argparse import Namespace

from zugong_desk.cli import documents
from zugong_desk.desk import finding, searches
from zugong_desk.desk.core import Desk
from zugong_desk.desk.found_files import export_found
from zugong_desk.desk.libraries import reading_library, working_library
from zugong_desk.domain.edit import EditError


def search(arguments: Namespace) -> int:
    """`search L QUERY`: every place that the query finds, or with --saved a kept one's."""
    with (working_library if arguments.save else reading_library)(arguments.library) as desk:
        query = _query(desk, arguments)
        if arguments.save:
            searches.save_search(desk, arguments.save, query)
        found = finding.search(desk, query, max(0, arguments.limit))
        written = export_found(desk, query, arguments.export) if arguments.export else None
    if written:
        print(f"{written.path}\t{written.count} 处", file=sys.stderr)
    if arguments.json:
        documents.print_json(documents.found(found))
        return 0
    print(f"共 {found.total} 处，在 {found.issues} 期里")
    for hit in found.hits:
        print(f"{hit.issue}\t{hit.article or ''}\t{hit.left}【{_one_line(hit.text)}】{hit.right}")
    return 0


def _query(desk: Desk, arguments: Namespace) -> str:
    if arguments.saved is not None and arguments.query is not None:
        raise EditError("给了要找的字句，就不要再用 --saved。")
    if arguments.saved is not None:
        return searches.search_named(desk, arguments.saved).query
    if arguments.query is None:
        raise EditError("要找什么？请写出字句，或用 --saved 指明一个保存过的查找。")
    return str(arguments.query)


def _one_line(text: str) -> str:
    """A passage on one line: where its lines end, a mark stands."""
    return text.replace("\n", " ⏎ ")
