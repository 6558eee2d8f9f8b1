"""The codebook in the exchange form of qualitative research programs: REFI-QDA Codebook 1.0 (`.qdc`).

A tag is a `Code` inside its parent's; definition, use and example stand in its `Description`, each after its head, so that
other programs show them and we read them back. Shapes, keys and retirement have no place in the form and are not written.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

from zugong_desk.domain.codebook import Tag, Tags, in_order
from zugong_desk.export.clean import cleaned
from zugong_desk.export.codebook_json import placed
from zugong_desk.export.errors import ExchangeError

NAMESPACE = "urn:QDA-XML:codebook:1.0"
ORIGIN = "Zugong Desk"
COLOURS = [
    "1E47B6",
    "AB4C37",
    "0D4B2B",
    "C52175",
    "6E22DE",
    "1E757D",
    "7F6200",
    "57210F",
    "445F20",
    "9B46A5",
    "1F2C6D",
    "424242",
]
"""The colours of tags on white paper, by number, as hexadecimal RGB."""
_PARTS = {"定义": "definition", "何时用": "use_when", "何时不用": "not_when", "范例": "example"}
MOST = 16 << 20
DEEPEST = 64


def write(tags: Tags) -> bytes:
    """The codebook as a `.qdc` file."""
    book = etree.Element(_q("CodeBook"), {"origin": ORIGIN}, nsmap={None: NAMESPACE})
    codes = etree.SubElement(book, _q("Codes"))
    made: dict[str, etree._Element] = {}
    for tag in in_order(tags):
        made[tag.id] = etree.SubElement(made.get(tag.parent, codes), _q("Code"), attributes(tag))
        if said := description(tag):
            first = etree.Element(_q("Description"))
            first.text = cleaned(said)
            made[tag.id].insert(0, first)
    data: bytes = etree.tostring(book, xml_declaration=True, encoding="utf-8", pretty_print=True)
    return data


def _q(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def attributes(tag: Tag) -> dict[str, str]:
    """What a code says of itself, in codebooks and in projects."""
    guid = str(uuid5(NAMESPACE_URL, f"zugong-desk:tag:{tag.id}")).upper()
    return {"guid": guid, "name": cleaned(tag.name), "isCodable": "true", "color": f"#{COLOURS[tag.colour]}"}


def description(tag: Tag) -> str:
    """The texts of a tag in one, each behind its head."""
    return "\n".join(f"{head}：{text}" for head, name in _PARTS.items() if (text := getattr(tag, name)))


def read(data: bytes, new_id: Callable[[], str]) -> list[Tag]:
    """The tags of a `.qdc` file of any program, each with a new id; ExchangeError with one line if it is not one.

    A code whose name another has already is told apart by its parent's name and a number.
    """
    root = _root(data)
    codes = root.find(_q("Codes"))
    if root.tag != _q("CodeBook") or codes is None:
        raise ExchangeError("文件不是 REFI-QDA 标签表（没有 CodeBook/Codes），没有导入。")
    found = list(_tags(codes, "", new_id, set(), 0))
    return placed([(replace(tag, order=at), parent) for at, (tag, parent) in enumerate(found)])


def _root(data: bytes) -> "etree._Element":
    if len(data) > MOST:
        raise ExchangeError(f"标签表超过 {MOST >> 20} MB，没有导入。")
    safe = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, safe)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ExchangeError("文件不是合格的 XML，没有导入。请重新导出后再试。") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise ExchangeError("标签表带有文档类型声明，没有导入。请重新导出后再试。")
    return root


def _tags(
    above: "etree._Element", parent: str, new_id: Callable[[], str], taken: set[str], depth: int
) -> Iterator[tuple[Tag, str]]:
    if depth > DEEPEST:
        raise ExchangeError(f"标签表嵌套超过 {DEEPEST} 层，没有导入。")
    for code in above.iterfind(_q("Code")):
        name = free_name(" ".join((code.get("name") or "").split()) or "未命名", parent, taken)
        taken.add(name)
        tag = Tag(new_id(), name, colour=nearest(code.get("color") or ""))
        yield replace(tag, **parts_of(code.findtext(_q("Description")) or "")), parent  # type: ignore[arg-type]
        yield from _tags(code, name, new_id, taken, depth + 1)


def free_name(name: str, parent: str, taken: set[str]) -> str:
    """A name that no other tag has: told apart by its parent's name, then by a number."""
    wanted = f"{name}（{parent}）" if name in taken and parent else name
    number = 2
    while wanted in taken:
        wanted = f"{name}{number}"
        number += 1
    return wanted


def parts_of(said: str) -> dict[str, str]:
    """The texts of a description: what stands behind our heads, and all else as definition."""
    out: dict[str, list[str]] = {}
    name = "definition"
    for line in said.splitlines():
        head, colon, rest = line.partition("：")
        ours = _PARTS.get(head) if colon else None
        name = ours or name
        out.setdefault(name, []).append(rest if ours else line)
    return {name: "\n".join(lines).strip() for name, lines in out.items()}


def nearest(colour: str) -> int:
    """Our colour that is nearest to #RRGGBB; the first if it is none."""
    wanted = _rgb(colour.removeprefix("#"))
    if wanted is None:
        return 0
    far = [sum((one - other) ** 2 for one, other in zip(wanted, bytes.fromhex(ours), strict=True)) for ours in COLOURS]
    return far.index(min(far))


def _rgb(colour: str) -> bytes | None:
    try:
        rgb = bytes.fromhex(colour)
    except ValueError:
        return None
    return rgb if len(rgb) == 3 else None
