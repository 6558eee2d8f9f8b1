"""What stands beside the text of an issue in TEI: annotations, the records of practices, corrections of whole lines."""

from collections.abc import Iterable

from zugong_desk.domain.annotation import Field, Practice
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.corrections import Correction
from zugong_desk.export.clean import replaced
from zugong_desk.export.exchange.marked import Issue, Marked
from zugong_desk.export.exchange.tei.line import XML_ID, Element, element, xml_id
from zugong_desk.export.holdings import Holdings


def correction_id(end: str, bulletin: Bulletin, number: int) -> str:
    """The name of an end (from, to) of a correction that lies in more than one line."""
    return xml_id(f"correction.{end}", bulletin.id, str(number))


def stand_off(issue: Issue, holdings: Holdings, across: Iterable[Correction]) -> Element:
    """The annotations of an issue with their records, and the corrections `across` lines, numbered from 1."""
    found = element(None, "standOff")
    if issue.marks:
        spans = element(found, "spanGrp", type="annotation")
        for mark in issue.marks:
            _span(spans, mark, mark.annotation.tag in holdings.tags).tail = "\n"
    for mark in issue.marks:
        _record(found, mark, issue.bulletin)
    group = None
    for number, one in enumerate(across, start=1):
        group = element(found, "spanGrp", type="correction") if group is None else group
        ends = {end: f"#{correction_id(end, issue.bulletin, number)}" for end in ("from", "to")}
        element(
            group,
            "span",
            replaced(one.before).replace("\n", " "),
            type=one.act.name.lower(),
            from_=ends["from"],
            to=ends["to"],
        )
    return found


def _span(spans: Element, mark: Marked, known: bool) -> Element:
    one = mark.annotation
    ana = " ".join((*([f"#{xml_id('tag', one.tag)}"] if known else []), f"#{xml_id('record', one.id)}"))
    to = "" if mark.orphan else f"#{xml_id('to', one.id)}"
    kind = "orphan" if mark.orphan else ""
    span = element(spans, "span", replaced(one.note), type=kind, from_=f"#{xml_id('from', one.id)}", to=to, ana=ana)
    span.set(XML_ID, xml_id("annotation", one.id))
    return span


def _record(parent: Element, mark: Marked, bulletin: Bulletin) -> None:
    """The tag by its id, the quote of an orphan, and the record of the practice, as a structure of features."""
    record = element(parent, "fs", type="practice", id=xml_id("record", mark.annotation.id))
    practice = mark.annotation.practice
    _feature(record, "tag", mark.annotation.tag)
    if mark.orphan:
        _feature(record, "quote", mark.quote)
    for field in Field:
        _feature(record, field.value, getattr(practice, field.value))
    if practice.rating:
        element(element(record, "f", name="rating"), "numeric", value=str(practice.rating))
    _grounds(record, practice, bulletin)
    record.tail = "\n"


def _grounds(record: Element, practice: Practice, bulletin: Bulletin) -> None:
    if not practice.grounds:
        return
    listed = element(element(record, "f", name="grounds"), "vColl", org="list")
    for ground in practice.grounds:
        one = element(listed, "fs", type="ground")
        for name in ("field", "text", "about", "level"):
            _feature(one, name, getattr(ground, name))
        place = bulletin.places.get(ground.id)
        if place and place.orphan is None:
            for name, at in zip(("start", "end"), bulletin.range(place.span), strict=True):
                element(element(one, "f", name=name), "numeric", value=str(at))


def _feature(record: Element, name: str, text: str) -> None:
    if text:
        element(element(record, "f", name=name), "string", replaced(text))
