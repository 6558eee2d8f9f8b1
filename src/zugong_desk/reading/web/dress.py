"""Dress: how a stretch of a page is printed, passed down from element to element."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from lxml.etree import _Element as Element

from zugong_desk.domain.imprint import Align, Part
from zugong_desk.reading.web.lengths import USUAL, face_size, font_size, measured
from zugong_desk.reading.web.rules import family

HEADINGS = {f"h{level}": level for level in range(1, 7)}
BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details"),
        *("dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer"),
        *("form", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "header"),
        *("hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "noframes"),
        *("ol", "optgroup", "p", "pre", "section", "summary", "table", "tbody", "tfoot"),
        *("thead", "tr", "td", "th", "ul"),
    }
)
UNSEEN = frozenset(
    {
        *("head", "script", "style", "template", "noscript", "title", "meta", "link", "base"),
        *("iframe", "object", "embed", "applet", "svg", "math", "canvas", "audio", "video"),
        *("select", "textarea", "datalist", "option", "rt", "rp", "param", "source", "track"),
        *("area", "map", "frame", "xml"),
    }
)
"""What a browser does not show as text of the page."""

_PARTS = {"header": Part.HEADER, "nav": Part.HEADER, "footer": Part.FOOTER, "aside": Part.FOOTER}
_ROLES = {"banner": Part.HEADER, "navigation": Part.HEADER, "contentinfo": Part.FOOTER, "complementary": Part.FOOTER}
_EDGES = {"header": Part.HEADER, "footer": Part.FOOTER}
"""What word processors call the divisions in which they put what stands at the edges of their pages."""
_SECTIONS = frozenset(("article", "main", "section"))
_ALIGNS = {
    "left": Align.LEFT,
    "start": Align.LEFT,
    "justify": Align.LEFT,
    "center": Align.CENTRE,
    "middle": Align.CENTRE,
    "-webkit-center": Align.CENTRE,
    "right": Align.RIGHT,
    "end": Align.RIGHT,
}
_PLAIN_TAGS = frozenset(
    ("span", "a", "em", "i", "u", "sub", "sup", "small", "big", "tbody", "tr", "td", "div", "p", "li")
)


@dataclass(frozen=True, slots=True)
class Dress:
    """How text is printed: `indent` in points or, as `indent_em`, in characters; `kept` white space; `within` a section."""

    bold: bool = False
    size: float = 0.0
    font: str = ""
    align: Align = Align.UNKNOWN
    indent: float = 0.0
    indent_em: float = 0.0
    style: str = ""
    level: int = 0
    part: Part = Part.BODY
    kept: bool = False
    within: bool = False


def is_hidden(element: Element, rules: Mapping[str, str]) -> bool:
    """Whether a browser shows nothing of an element.

    What is merely invisible counts as shown: official accounts hide an article so until their script has run.
    """
    if element.get("hidden") is not None:
        return True
    return rules.get("display", "").lower().startswith("none") or rules.get("mso-hide", "").lower() == "all"


def dressed(around: Dress, tag: str, element: Element, rules: Mapping[str, str]) -> Dress:
    """The dress of what stands in an element inside text dressed as `around`."""
    if tag in _PLAIN_TAGS and not element.attrib and not rules:
        return replace(around, style=tag, level=0) if tag in BLOCKS and around.style != tag else around
    out = _by_tag(around, tag, element)
    return _by_rules(out, rules) if rules else out


def _by_tag(around: Dress, tag: str, element: Element) -> Dress:
    changes: dict[str, Any] = {}
    if tag in BLOCKS:
        name = (element.get("class") or "").split()
        changes = {"style": name[0] if name else tag, "level": HEADINGS.get(tag, around.level if tag == "div" else 0)}
        align = _ALIGNS.get("center" if tag == "center" else (element.get("align") or "").strip().lower())
        if align is not None and tag != "table":
            changes["align"] = align
    if tag in {"b", "strong", "th"} or tag in HEADINGS:
        changes["bold"] = True
    if tag == "font":
        changes["size"] = face_size(element.get("size") or "", around.size)
        changes["font"] = family(element.get("face") or "") or around.font
    if tag in {"pre", "listing", "xmp", "plaintext"}:
        changes["kept"] = True
    part = _part(tag, element)
    if part is not None and not around.within:
        changes["part"] = part
    if tag in _SECTIONS:
        changes["within"] = True
    return replace(around, **changes) if changes else around


def _part(tag: str, element: Element) -> Part | None:
    if tag == "div":
        edge = _EDGES.get((element.get("title") or element.get("type") or "").lower())
        if edge is not None:
            return edge
    return _ROLES.get((element.get("role") or "").lower(), _PARTS.get(tag))


def _by_rules(out: Dress, rules: Mapping[str, str]) -> Dress:
    changes: dict[str, Any] = {}
    if "font-weight" in rules:
        changes["bold"] = _is_heavy(rules["font-weight"], out.bold)
    if "font-size" in rules:
        changes["size"] = font_size(rules["font-size"], out.size or (0.0 if _relative(rules["font-size"]) else USUAL))
    if "font-family" in rules:
        changes["font"] = family(rules["font-family"]) or out.font
    if "text-align" in rules:
        changes["align"] = _ALIGNS.get(rules["text-align"].partition("!")[0].strip().lower(), out.align)
    if "text-indent" in rules:
        number, unit = measured(rules["text-indent"])
        if unit in {"pt", "em"}:
            changes["indent"], changes["indent_em"] = (number, 0.0) if unit == "pt" else (0.0, number)
    if "white-space" in rules:
        changes["kept"] = (
            rules["white-space"].lower().startswith(("pre", "break-spaces")) and "line" not in rules["white-space"]
        )
    level = rules.get("mso-outline-level", "").strip()
    if level.isdigit() and 1 <= int(level) <= 9:
        changes["level"] = int(level)
    return replace(out, **changes) if changes else out


def _relative(value: str) -> bool:
    return measured(value)[1] in {"em", "%"}


def _is_heavy(value: str, around: bool) -> bool:
    word = value.partition("!")[0].strip().lower()
    if word.isdigit():
        return int(word) >= 600
    return around if word == "inherit" else word in {"bold", "bolder"}
