"""The command that brings annotations back from a file that another person or program made."""

from argparse import Namespace
from collections.abc import Iterator

from zugong_desk.cli import documents
from zugong_desk.desk import taking_in, tallies
from zugong_desk.desk.core import Desk
from zugong_desk.desk.errors import one_line
from zugong_desk.desk.libraries import reading_library, working_library
from zugong_desk.desk.taking_in_plan import Fate, Item, Plan, Report, Sheet, Spot

FATES = {
    Fate.PLACED: "放回",
    Fate.ASKED: "待选",
    Fate.DIFFERS: "已有，内容不同",
    Fate.THERE: "已有",
    Fate.LOST: "找不到",
}
_SHOWN = 40
_NOTHING = Report()


def take_in(arguments: Namespace) -> int:
    """`take-in L FILE`: put the annotations of a file back on their passages, in one step; with --dry-run only say where."""
    incoming = taking_in.read_incoming(arguments.file)
    with (reading_library if arguments.dry_run else working_library)(arguments.library) as desk:
        plan = taking_in.plan(desk, incoming)
        names = {tag.id: tag.name for tag in (*plan.tags, *desk.shelf.tags.values())}
        report = _NOTHING if arguments.dry_run else _take(desk, plan, arguments)
    if arguments.json:
        documents.print_json(_document(arguments, plan, names, None if arguments.dry_run else report))
        return 0
    for line in _lines(plan, names):
        print("\t".join(map(one_line, line)))
    print(_planned(plan) if arguments.dry_run else _done(report))
    return 0


def _take(desk: Desk, plan: Plan, arguments: Namespace) -> Report:
    new = range(len(plan.sheets)) if arguments.new else ()
    _, report = taking_in.take_in(desk, plan, first=arguments.first, new=new)
    if report.issues:
        tallies.complete(desk)
    return report


def _lines(plan: Plan, names: dict[str, str]) -> Iterator[tuple[str, ...]]:
    """What the editor should look at: all but what was simply put back or was there."""
    for sheet in plan.sheets:
        if not sheet.bulletin:
            hint = "，可用 --new 收进书库" if sheet.offered else ""
            yield sheet.name, f"书库里没有这一期，有 {len(sheet.items)} 条标注{hint}"
            continue
        for item in sheet.items:
            if item.fate is not Fate.THERE and item.why:
                yield sheet.issue, names[item.tag], FATES[item.fate], item.why, _words(item)[:_SHOWN]
                for spot in item.places if item.fate is Fate.ASKED else ():
                    yield "", f"{spot.start}–{spot.end}", f"{spot.left}【{spot.text[:_SHOWN]}】{spot.right}"


def _words(item: Item) -> str:
    return item.annotation.quote or (item.places[0].text if item.places else "")


def _planned(plan: Plan) -> str:
    counts = "，".join(f"{FATES[fate]} {plan.count(fate)}" for fate in Fate if plan.count(fate))
    return f"没有改动书库。{counts or '没有标注'}"


def _done(report: Report) -> str:
    said = [f"取回 {report.taken} 条"]
    for count, words in (
        (report.reworded, "其中文字后来改过的 {}"),
        (report.filled, "补上备注 {}"),
        (report.there, "已有 {}"),
        (report.differing, "内容不同未动 {}"),
        (report.asked, "待选 {}"),
        (report.lost, "找不到 {}"),
        (report.homeless, "不在书库的期刊里 {}"),
        (len(report.tags), "新标签 {}"),
        (len(report.issues), "新收期刊 {}"),
        (len(report.failed), "没能收进的文件 {}"),
    ):
        said += [words.format(count)] if count else []
    return "，".join(said)


def _document(arguments: Namespace, plan: Plan, names: dict[str, str], report: Report | None) -> documents.Json:
    done = None
    if report is not None:
        counted = ("taken", "reworded", "filled", "there", "asked", "differing", "lost", "homeless")
        lists = ("tags", "issues", "failed")
        done = {name: getattr(report, name) for name in counted} | {name: list(getattr(report, name)) for name in lists}
    return {
        "file": str(arguments.file),
        "origin": plan.origin,
        "new_tags": [tag.name for tag in plan.tags],
        "documents": [_sheet(sheet, names) for sheet in plan.sheets],
        "passed_over": dict(plan.passed_over),
        "report": done,
    }


def _sheet(sheet: Sheet, names: dict[str, str]) -> documents.Json:
    return {
        "name": sheet.name,
        "id": sheet.bulletin or None,
        "issue": sheet.issue if sheet.bulletin else None,
        "offered": sheet.offered,
        "annotations": [_item(item, names) for item in sheet.items],
    }


def _item(item: Item, names: dict[str, str]) -> documents.Json:
    return {
        "tag": names[item.tag],
        "fate": item.fate.value,
        "why": item.why,
        "quote": item.annotation.quote,
        "places": [_spot(spot) for spot in item.places],
    }


def _spot(spot: Spot) -> documents.Json:
    where: documents.Json = {"start": spot.start, "end": spot.end, "how": spot.how.value}
    return where | {"left": spot.left, "text": spot.text, "right": spot.right}
