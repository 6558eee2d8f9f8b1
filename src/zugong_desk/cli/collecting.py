"""Commands for collections: what is in them, what is taken in, how they are laid out."""

from argparse import Namespace
from dataclasses import asdict, replace
from typing import Any

from zugong_desk.cli import documents
from zugong_desk.desk import arranging, collecting, exporting_scope, finding, gathering
from zugong_desk.desk.codebook import tag_named
from zugong_desk.desk.core import Desk
from zugong_desk.desk.gathering import Candidate, Held
from zugong_desk.desk.libraries import reading_library, working_library
from zugong_desk.desk.publishing import passages_in
from zugong_desk.desk.standing import find_issue
from zugong_desk.desk.tagging_many import Spot, Unit
from zugong_desk.domain.arrangement import Item
from zugong_desk.domain.collection import Citing, Collection, Excerpt
from zugong_desk.domain.edit import EditError

LAYOUT = ("subtitle", "maker", "date", "preface")
SWITCHES = ("contents", "sources", "numbered", "run_in", "details")


def collections(arguments: Namespace) -> int:
    """`collection list L`: the collections in their order."""
    with reading_library(arguments.library) as desk:
        rows = [_counted(desk, one) for one in sorted(desk.shelf.collections.values(), key=lambda one: one.order)]
    if arguments.json:
        documents.print_json({"collections": rows})
        return 0
    for row in rows:
        print(f"{row['name']}\t{row['excerpts']} 条，{row['sections']} 节")
    return 0


def _counted(desk: Desk, one: Collection) -> dict[str, Any]:
    items = arranging.items_of(desk, one.id)
    excerpts = sum(isinstance(item, Excerpt) for item in items)
    return {"id": one.id, "name": one.name, "excerpts": excerpts, "sections": len(items) - excerpts}


def show(arguments: Namespace) -> int:
    """`collection show L NAME`: its layout, and its sections and excerpts in their order."""
    with reading_library(arguments.library) as desk:
        collection = collecting.collection_named(desk, arguments.name)
        passages = passages_in(desk, collection.id)
        items = [
            _item(desk, one, passages[one.id].source_line if one.id in passages else "")
            for one in arranging.items_of(desk, collection.id)
        ]
    if arguments.json:
        documents.print_json({**asdict(collection), "items": items})
        return 0
    for item in items:
        print(f"{item['title']}\t{item.get('source_line', '')}" if "text" in item else f"【{item['title']}】")
    return 0


def _item(desk: Desk, one: Item, source_line: str) -> dict[str, Any]:
    if not isinstance(one, Excerpt):
        return {"kind": "section", "id": one.id, "level": one.level, "title": one.title, "lead": one.lead}
    now = collecting.current_text(desk, one)
    state = "gone" if now is None else "changed" if now != one.taken else "as_taken"
    said = {"title": one.title, "text": one.text, "taken": one.taken, "note": one.note, "citation": one.citation}
    return {
        "kind": "excerpt",
        "id": one.id,
        "issue": one.bulletin,
        **said,
        "source_line": source_line,
        "source": state,
        "now": now,
    }


def take(arguments: Namespace) -> int:
    """`collection take L NAME …`: passages of a tag, a search or a range, into a collection made if it is not there."""
    with working_library(arguments.library) as desk:
        id = _collection(desk, arguments.name)
        found = [one for one in _candidates(desk, arguments, id) if one.held is not Held.TAKEN]
        if not found:
            raise EditError("没有可取入摘编的段落，没有改动。")
        if arguments.section:
            arranging.add_section(desk, id, arguments.section)
        taken, _ = collecting.take_passages(desk, [(one.spot.bulletin, one.spot.span) for one in found], id)
    alike = sum(one.held is Held.ALIKE for one in found)
    if arguments.json:
        documents.print_json({"collection": id, "taken": taken, "alike": alike})
    else:
        print(f"取入 {len(taken)} 段" + (f"，其中 {alike} 段与已有的摘录重复或相近" if alike else "") + "。")
    return 0


def _collection(desk: Desk, name: str) -> str:
    known = next((one.id for one in desk.shelf.collections.values() if name in (one.id, one.name)), None)
    return known or collecting.add_collection(desk, name)[0]


def _candidates(desk: Desk, arguments: Namespace, collection: str) -> list[Candidate]:
    if arguments.tag is not None:
        return gathering.of_tag(desk, tag_named(desk, arguments.tag).id, collection)
    if arguments.search is not None:
        hits = finding.search(desk, arguments.search, exporting_scope.MOST_HITS).hits
        return gathering.of_spots(desk, [Spot(hit.bulletin, hit.span) for hit in hits], Unit.BLOCK, collection)
    if None in (arguments.issue, arguments.start, arguments.end):
        raise EditError("要取什么：--tag、--search，或 --issue、--start 和 --end，没有改动。")
    return [_ranged(desk, arguments.issue, arguments.start, arguments.end)]


def _ranged(desk: Desk, issue: str, start: int, end: int) -> Candidate:
    bulletin = desk.load(find_issue(desk, issue).id)
    if not 0 <= start < end <= len(bulletin.text):
        raise EditError(f"范围 {start}–{end} 不在阅读稿里（共 {len(bulletin.text)} 字），没有改动。")
    span = bulletin.span(start, end)
    return Candidate(Spot(bulletin.id, span), "", bulletin.quote(span))


def lay_out(arguments: Namespace) -> int:
    """`collection set L NAME …`: what stands under the title, and how the collection is laid out, as one step."""
    with working_library(arguments.library) as desk:
        before = collecting.collection_named(desk, arguments.name)
        citing = before.citing if arguments.citing is None else Citing(arguments.citing)
        given = {name: value for name in (*LAYOUT, *SWITCHES) if (value := getattr(arguments, name)) is not None}
        collecting.change_collection(desk, replace(before, citing=citing, **given))
        after = desk.shelf.collections[before.id]
    if arguments.json:
        documents.print_json(asdict(after))
    else:
        print(f"已设定摘编“{after.name}”。")
    return 0
