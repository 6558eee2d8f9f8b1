"""Writing a REFI-QDA project bulletin by bulletin: texts go straight into the ZIP, what is said of them follows."""

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import IO, BinaryIO

from lxml import etree

from zugong_desk.domain.codebook import Tag, Tags, in_order
from zugong_desk.domain.collection import Collection, Excerpt
from zugong_desk.export import codebook_qdc
from zugong_desk.export.clean import cleaned
from zugong_desk.export.exchange.qdpx import source as qdpx_source
from zugong_desk.export.exchange.qdpx.form import NAMESPACE, ORIGIN, QDE, UNIT, Names, guid, short
from zugong_desk.export.exchange.qdpx.source import Element, Stamp
from zugong_desk.export.holdings import Holdings, Tell

_EARLIEST = 1980
"""No member of a ZIP can be older."""
_NOBODY = "编辑"


def write(holdings: Holdings, file: BinaryIO, tell: Tell) -> None:
    """The holdings as a `.qdpx` file; `tell` hears of each bulletin and may raise to call it off."""
    now = _now()
    user = guid("user", holdings.editor or _NOBODY)
    _Project(holdings, now, Stamp(user, now.strftime("%Y-%m-%dT%H:%M:%SZ"))).write(file, tell)


def _now() -> datetime:
    return datetime.now(UTC)


class _Project:
    """A project while it is written."""

    def __init__(self, holdings: Holdings, now: datetime, stamp: Stamp) -> None:
        self._holdings, self._now, self._stamp = holdings, now, stamp
        self._sources, self._cases, self._notes = _Part("Sources"), _Part("Cases"), _Part("Notes")
        self._source_names, self._case_names = Names(), Names()
        self._written: set[str] = set()
        self._tags: set[str] = set()

    def write(self, file: BinaryIO, tell: Tell) -> None:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for done, bulletin in enumerate(self._holdings.bulletins(), 1):
                name = self._source_names.free(qdpx_source.name_of(bulletin))
                one = qdpx_source.write(bulletin, name, self._holdings.only, self._stamp, self._case_names)
                self._put(archive, one.file, one.text.encode())
                self._sources.add((one.source,))
                self._cases.add(one.cases)
                self._notes.add(one.notes)
                self._written.add(bulletin.id)
                self._tags |= one.tags
                tell(done)
            self._describe(archive)

    def _put(self, archive: zipfile.ZipFile, name: str, data: bytes) -> None:
        archive.writestr(self._info(name), data)

    def _info(self, name: str) -> zipfile.ZipInfo:
        at = self._now
        info = zipfile.ZipInfo(name, (max(_EARLIEST, at.year), at.month, at.day, at.hour, at.minute, at.second))
        info.compress_type = zipfile.ZIP_DEFLATED
        info.external_attr = 0o644 << 16
        return info

    def _describe(self, archive: zipfile.ZipFile) -> None:
        sets = list(self._sets())
        parts = (self._users(), self._book(), self._variables(), self._cases, self._sources, self._notes)
        info = self._info(QDE)
        info.file_size = sum(part.size for part in parts)  # as far as known: very large ones need another header
        with archive.open(info, "w") as out:
            out.write(self._head())
            for part in (*parts, _Part("Sets", sets)):
                part.write(out)
            description = etree.Element("Description")
            description.text = UNIT
            out.write(_bytes(description) + b"</Project>\n")

    def _head(self) -> bytes:
        said = {
            "name": cleaned(self._holdings.title),
            "origin": ORIGIN,
            "creatingUserGUID": self._stamp.user,
            "creationDateTime": self._stamp.when,
            "modifyingUserGUID": self._stamp.user,
            "modifiedDateTime": self._stamp.when,
        }
        root = etree.Element("Project", said, nsmap={None: NAMESPACE})
        start = _bytes(root).rstrip().removesuffix(b"/>")
        return b'<?xml version="1.0" encoding="utf-8"?>\n' + start + b">\n"

    def _users(self) -> "_Part":
        said = {"guid": self._stamp.user, "name": cleaned(self._holdings.editor or _NOBODY)}
        return _Part("Users", [etree.Element("User", said)])

    def _book(self) -> "_Part":
        codes = _codes(self._holdings.tags, self._tags)
        return _Part("CodeBook", [codes] if len(codes) else [])

    def _variables(self) -> "_Part":
        return _Part("Variables", qdpx_source.variables())

    def _sets(self) -> Iterator[Element]:
        """The collections, each with the documents that its excerpts come from and a note for each excerpt."""
        for collection in sorted(self._holdings.collections, key=lambda one: (one.order, one.id)):
            mine = sorted(
                (one for one in self._holdings.excerpts if one.collection == collection.id),
                key=lambda one: (one.order, one.id),
            )
            self._notes.add(
                qdpx_source.note(_note_id(one), _title(one), one.text, self._stamp, one.note) for one in mine
            )
            yield _set(collection, mine, self._written)


class _Part:
    """A part of the project, written down as it grows; one without anything in it is left out."""

    def __init__(self, name: str, elements: Iterable[Element] = ()) -> None:
        self._name = name.encode()
        self._held = io.BytesIO()
        self.add(elements)

    def add(self, elements: Iterable[Element]) -> None:
        for element in elements:
            self._held.write(_bytes(element))

    @property
    def size(self) -> int:
        """Bytes that it has so far."""
        return self._held.tell()

    def write(self, out: IO[bytes]) -> None:
        if self._held.tell():
            out.write(b"<" + self._name + b">\n")
            out.write(self._held.getbuffer())
            out.write(b"</" + self._name + b">\n")


def _bytes(element: Element) -> bytes:
    data: bytes = etree.tostring(element, encoding="utf-8", pretty_print=True)
    return data


def _codes(tags: Tags, used: set[str]) -> Element:
    """The codebook as nested codes, with one for each tag that annotations bear and no codebook knows."""
    codes = etree.Element("Codes")
    made: dict[str, Element] = {}
    for tag in (*in_order(tags), *(Tag(id, id) for id in sorted(used - set(tags)))):
        made[tag.id] = etree.SubElement(made.get(tag.parent, codes), "Code", _looks(tag, tags))
        if said := codebook_qdc.description(tag):
            first = etree.Element("Description")
            first.text = cleaned(said)
            made[tag.id].insert(0, first)
    return codes


def _looks(tag: Tag, tags: Mapping[str, Tag]) -> dict[str, str]:
    return codebook_qdc.attributes(tag) if tag.id in tags else codebook_qdc.attributes(tag) | {"color": "#808080"}


def _set(collection: Collection, excerpts: list[Excerpt], written: set[str]) -> Element:
    one = etree.Element("Set", {"guid": guid("collection", collection.id), "name": cleaned(collection.name)})
    if said := "\n".join(part for part in (collection.subtitle, collection.preface) if part):
        etree.SubElement(one, "Description").text = cleaned(said)
    for id in dict.fromkeys(excerpt.bulletin for excerpt in excerpts if excerpt.bulletin in written):
        etree.SubElement(one, "MemberSource", targetGUID=guid("bulletin", id))
    for excerpt in excerpts:
        etree.SubElement(one, "MemberNote", targetGUID=_note_id(excerpt))
    return one


def _note_id(excerpt: Excerpt) -> str:
    return guid("excerpt", excerpt.id)


def _title(excerpt: Excerpt) -> str:
    return excerpt.title or short(excerpt.text)
