"""The command that shows what the library has learnt, exports it, or has it forgotten."""

from argparse import Namespace

from zugong_desk.cli import documents
from zugong_desk.desk import learning
from zugong_desk.desk.facts import issue_key
from zugong_desk.desk.learning import Leaning, Learnt
from zugong_desk.desk.libraries import reading_library, working_library
from zugong_desk.domain.edit import EditError
from zugong_desk.domain.kinds import KIND_NAMES

OF = {"line": "行", "joint": "接缝", "aside": "移出", "kept": "留下"}


def profile(arguments: Namespace) -> int:
    """`profile L`: what was learnt; with --export into a file, with --reset it is forgotten."""
    if arguments.reset and arguments.export:
        raise EditError("--reset 和 --export 只能用一个，没有改动。")
    if arguments.reset:
        return _forget(arguments)
    with reading_library(arguments.library) as desk:
        if arguments.export:
            path = learning.export(desk, arguments.export)
            _say(arguments, {"out": str(path)}, f"已导出解析器所学到“{path}”。")
            return 0
        learnt = learning.profile_of(desk)
    if arguments.json:
        documents.print_json(learning.document(learnt))
    else:
        _print(learnt)
    return 0


def _forget(arguments: Namespace) -> int:
    with working_library(arguments.library) as desk:
        before = sum(one.teaches for one in learning.profile_of(desk).issues)
        learning.forget(desk)
    _say(arguments, {"forgot": before}, f"解析器忘掉了从 {before} 期学到的。undo 可以取回。")
    return 0


def _print(learnt: Learnt) -> None:
    for one in learnt.issues:
        state = "" if one.used else "\t已关" if not one.teaches else "\t较早，不用"
        print(f"{issue_key(one.row) or one.row.id}\t{one.row.file}\t改定 {one.corrections} 处{state}")
    for leaning in learning.leanings(learnt.profile):
        print(f"{OF[leaning.of]}\t{leaning.trait}\t{_towards(leaning)}")
    if not learnt.issues:
        print("解析器还没有学到什么：改定几处段块，下次导入就照着读。")


def _towards(leaning: Leaning) -> str:
    kind = KIND_NAMES[leaning.kind] if leaning.kind else "阅读稿"
    return f"{kind} {leaning.weight:+.1f}" if leaning.weight else kind


def _say(arguments: Namespace, document: documents.Json, line: str) -> None:
    if arguments.json:
        documents.print_json(document)
    else:
        print(line)
