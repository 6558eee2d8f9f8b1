"""The command that tags a passage, and drafts its practice record."""

from argparse import Namespace

from zugong_desk.cli import documents
from zugong_desk.desk import drafting, tagging
from zugong_desk.desk.core import Desk
from zugong_desk.desk.libraries import working_library
from zugong_desk.desk.standing import find_issue
from zugong_desk.domain.annotation import Field
from zugong_desk.domain.edit import EditError
from zugong_desk.domain.span import Span
from zugong_desk.insight.drafting.drafted import Drafted

FIELD_NAMES = {
    Field.NAME: "名称",
    Field.ORGANISATION: "单位",
    Field.PLACE: "地点",
    Field.PERIOD: "时间",
    Field.RESULTS: "成效",
    Field.RECOGNITION: "认可",
}


def tag(arguments: Namespace) -> int:
    """`tag L ISSUE START END TAG`: put a tag on a range of the reading text; with `--draft` record what the text says."""
    with working_library(arguments.library) as desk:
        span = _span(desk, arguments)
        draft = drafting.draft_here(desk, span) if arguments.draft else drafting.Draft()
        if arguments.draft:
            touched = drafting.annotate_with_draft(desk, span, arguments.tag, arguments.note, draft.best)
        else:
            touched = tagging.annotate(desk, span, arguments.tag, arguments.note)
        id = next(id for id in touched.places if id in desk.table.annotations)
        document = _told(desk, id)
    if arguments.draft:
        document["draft"] = [_value(one, recorded=one in draft.best) for one in draft.values]
    if arguments.json:
        documents.print_json(document)
    else:
        print(f"{document['tag']}\t{document['text']}")
        for one in draft.best:
            print(f"{FIELD_NAMES[one.field]}\t{one.about}{one.text}\t{one.why}")
    return 0


def _span(desk: Desk, arguments: Namespace) -> Span:
    """The range that is asked for, in the issue that is put on the table; EditError if it has no such range."""
    bulletin = desk.open(find_issue(desk, arguments.issue).id)
    if not 0 <= arguments.start < arguments.end <= len(bulletin.text):
        raise EditError(f"这一期的阅读稿有 {len(bulletin.text)} 字，没有 {arguments.start}–{arguments.end} 这一段。")
    return bulletin.span(arguments.start, arguments.end)


def _told(desk: Desk, id: str) -> documents.Json:
    start, end = desk.table.range(desk.table.places[id].span)
    name = desk.shelf.tags[desk.table.annotations[id].tag].name
    return {"id": id, "tag": name, "start": start, "end": end, "text": desk.table.text[start:end]}


def _value(one: Drafted, *, recorded: bool) -> documents.Json:
    where = {"start": one.start if one.grounded else None, "end": one.end if one.grounded else None}
    said = {"text": one.text, "about": one.about, "level": one.level, "confidence": one.confidence, "why": one.why}
    return {"field": one.field.value, **where, **said, "recorded": recorded}
