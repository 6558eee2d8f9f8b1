"""Commands that change a library."""

import os
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from zugong_desk.cli import documents
from zugong_desk.cli.notes import tell_notes
from zugong_desk.cli.wishes import wishes_of
from zugong_desk.desk import codebook_files, importing, learning, libraries, replacing, tallies
from zugong_desk.desk.core import Desk
from zugong_desk.desk.errors import one_line
from zugong_desk.desk.import_queue import files_in
from zugong_desk.desk.libraries import reading_library, working_library
from zugong_desk.desk.replacing import SameIssue, Settled
from zugong_desk.desk.touched import Touched
from zugong_desk.domain.codebook_compare import DIFFERS
from zugong_desk.domain.edit import EditError
from zugong_desk.domain.profile import Profile
from zugong_desk.export import codebook_json
from zugong_desk.reading import Wishes
from zugong_desk.reading.apart import Apart


def new(arguments: Namespace) -> int:
    """`new L`: an empty library with the starting codebook."""
    desk = libraries.create(arguments.library)
    count = len(desk.shelf.tags)
    desk.close()
    _say(
        arguments, {"library": str(arguments.library), "tags": count}, f"已新建“{arguments.library}”，标签 {count} 个。"
    )
    return 0


def _say(arguments: Namespace, document: documents.Json, line: str) -> None:
    if arguments.json:
        documents.print_json(document)
    else:
        print(line)


def import_files(arguments: Namespace) -> int:
    """`import L FILE…`: each file by itself; 2 if one failed. A library that does not exist is made, and that is said."""
    wishes = wishes_of(arguments)
    if arguments.library in arguments.files:
        raise EditError(f"“{arguments.library.name}”既是书库又是要导入的文件，没有改动。请核对路径。")
    if os.path.lexists(arguments.library):
        with working_library(arguments.library) as desk:
            results = _import(desk, arguments, wishes)
    else:
        desk = libraries.create(arguments.library)
        print(f"书库不存在，已新建“{arguments.library}”。", file=sys.stderr)
        try:
            results = _import(desk, arguments, wishes)
        finally:
            desk.close()
    if arguments.json:
        documents.print_json(documents.imported(results))
    return 2 if any(one.result.status == "failed" for one in results) else 0


def _import(desk: Desk, arguments: Namespace, wishes: Wishes) -> list[Settled]:
    out = []
    profile = learning.course_of(desk).profile
    with Apart() as apart:
        for received in _received(arguments.files, wishes, profile, apart):
            settled = replacing.settle(desk, received, SameIssue(arguments.same_issue))
            out.append(settled)
            _tell(settled, json=arguments.json)
            if settled.result.status == "new":
                tell_notes(received)
    if any(one.result.status == "new" for one in out):
        tallies.complete(desk)
    return out


def _tell(settled: Settled, *, json: bool) -> None:
    result, report = settled.result, settled.report
    if result.status == "failed":
        print(f"zugong-desk: {one_line(result.error or '')}", file=sys.stderr)
    elif not json:
        print(f"{one_line(result.file)}\t{result.issue or result.id}\t{_fate(settled)}")
        for line in report.details if report else ():
            print(f"\t{line}")


def _received(paths: Sequence[Path], wishes: Wishes, profile: Profile, apart: Apart) -> Iterator[importing.Received]:
    """Every file, those of folders and archives too, one after the other."""
    for path in paths:
        files = files_in([path])
        if not files:
            yield importing.Received(path.name, error=f"文件夹“{path}”里没有能读的文件，没有读入。请核对路径。")
        for file in files:
            yield from importing.receive_all(file, wishes, profile, apart=apart)


def _fate(settled: Settled) -> str:
    result = settled.result
    if result.status == "duplicate":
        same_file = settled.known is importing.Known.DUPLICATE
        return "已在书库中，未重复导入" if same_file else "同一期已在书库中，跳过"
    learnt = f"，{result.learnt} 块按本库的更正读" if result.learnt else ""
    fate = f"{result.blocks} 块，存疑 {result.doubtful}{learnt}"
    return f"{fate}；替换了原件。{settled.report.summary}" if settled.report else fate


def undo(arguments: Namespace) -> int:
    """`undo L`: take back the last step."""
    with working_library(arguments.library) as desk:
        touched = desk.undo()
    return _walked(arguments, touched, "undone", "没有可撤销的步骤。", "已撤销")


def redo(arguments: Namespace) -> int:
    """`redo L`: do again what was last undone."""
    with working_library(arguments.library) as desk:
        touched = desk.redo()
    return _walked(arguments, touched, "redone", "没有可重做的步骤。", "已重做")


def _walked(arguments: Namespace, touched: Touched | None, key: str, nothing: str, done: str) -> int:
    name = touched.name if touched else None
    _say(arguments, {key: name}, f"{done}：{name}" if name else nothing)
    return 0


def codebook_export(arguments: Namespace) -> int:
    """`codebook export L`: the tags as JSON, on stdout or into a file."""
    with reading_library(arguments.library) as desk:
        if arguments.out:
            path = codebook_files.export_codebook(desk, arguments.out)
            _say(arguments, {"out": str(path)}, f"已导出标签表到“{path}”。")
        else:
            sys.stdout.write(codebook_json.write_all(desk.shelf.tags).decode("utf-8"))
    return 0


def codebook_import(arguments: Namespace) -> int:
    """`codebook import L FILE`: bring tags in, as one step."""
    with working_library(arguments.library) as desk:
        before = dict(desk.shelf.tags)
        codebook_files.import_codebook(desk, arguments.file)
        added = len(desk.shelf.tags) - len(before)
        changed = sum(tag != desk.shelf.tags[id] for id, tag in before.items())
    _say(arguments, {"added": added, "changed": changed}, f"添加 {added} 个，更新 {changed} 个。")
    return 0


def codebook_compare(arguments: Namespace) -> int:
    """`codebook compare L FILE`: how the tags of a file differ from the library's; nothing is changed."""
    with reading_library(arguments.library) as desk:
        found = codebook_files.compare_codebook(desk, arguments.file)
    if arguments.json:
        documents.print_json({"differences": [asdict(one) for one in found]})
        return 0
    for one in found:
        print(f"{one.name}\t{DIFFERS[one.what]}\t{one_line(one.here)}\t{one_line(one.there)}")
    if not found:
        print("两个标签表相同。")
    return 0
