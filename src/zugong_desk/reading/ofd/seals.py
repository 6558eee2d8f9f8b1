"""Seals: the picture of an electronic seal where it stands on its page. Whether a seal is genuine is not checked."""

from dataclasses import dataclass

from zugong_desk.reading.errors import ReadingError
from zugong_desk.reading.ofd.package import Package, child, local, written
from zugong_desk.reading.ofd.scene import Box
from zugong_desk.reading.ofd.values import box
from zugong_desk.reading.xml import Element

MOST_SEALS = 500


@dataclass(frozen=True, slots=True)
class Seal:
    """A seal on the page of an identifier, its box in millimetres; empty `picture` if it has none that can be drawn."""

    page: str
    place: Box
    picture: bytes


def seals_of(package: Package, place: str | None, beside: str) -> list[Seal]:
    """The seals of a document's signatures; those that cannot be read are left out."""
    out: list[Seal] = []
    try:
        name, root = package.xml_at(place, beside)
    except ReadingError:
        return out
    for signature in list(root)[:MOST_SEALS]:
        if local(signature) == "Signature":
            out += _seals(package, signature.get("BaseLoc"), name)
    return out[:MOST_SEALS]


def _seals(package: Package, place: str | None, beside: str) -> list[Seal]:
    try:
        name, root = package.xml_at(place, beside)
    except ReadingError:
        return []
    info = child(root, "SignedInfo")
    stamps = [stamp for stamp in (info if info is not None else ()) if local(stamp) == "StampAnnot"]
    if not stamps:
        return []
    picture = _picture(package, info, root, name)
    return [
        Seal(stamp.get("PageRef") or "", found, picture) for stamp in stamps if (found := box(stamp.get("Boundary")))
    ]


def _picture(package: Package, info: Element | None, root: Element, name: str) -> bytes:
    """The picture inside the seal's file or, where that is left out, inside the signed value."""
    for place in (written(child(info, "Seal", "BaseLoc")), written(child(root, "SignedValue"))):
        found = package.find(place, name)
        if found is None:
            continue
        try:
            picture = embedded(package.bytes(found))
        except ReadingError:
            continue
        if picture:
            return picture
    return b""


def embedded(data: bytes) -> bytes:
    """The PNG, JPEG or GIF inside a seal's ASN.1; empty if there is none."""
    start = data.find(b"\x89PNG\r\n\x1a\n")
    if start >= 0:
        end = data.find(b"IEND", start)
        return data[start : end + 8] if end >= 0 else b""
    start = data.find(b"\xff\xd8\xff")
    if start >= 0:
        end = data.rfind(b"\xff\xd9")
        return data[start : end + 2] if end > start else b""
    start = max(data.find(b"GIF87a"), data.find(b"GIF89a"))
    return data[start:] if start >= 0 else b""
