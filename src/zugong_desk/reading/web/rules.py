"""Rules of style: declarations of an element, and those of the page's own sheets that name one tag or class."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice

from lxml.etree import _Element as Element

_BRACE = re.compile(r"[{}]")
_SIMPLE = re.compile(r"([a-z][a-z0-9]*)?([.#][\w-]+)?", re.IGNORECASE)
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_SHORT = re.compile(r"(?:^|\s)(?P<size>[\d.]+(?:pt|px|em|%|cm|mm))(?:/\S+)?\s+(?P<family>.+)$")

MOST_RULES = 5000
READ = frozenset(
    {
        *("display", "mso-hide", "white-space", "list-style", "list-style-type", "mso-outline-level"),
        *("font", "font-weight", "font-size", "font-family", "text-align", "text-indent"),
    }
)
"""The properties that matter to how a line is printed."""


@lru_cache(maxsize=4096)
def declarations(style: str) -> Mapping[str, str]:
    """Properties of a `style` attribute that are read here, names in lower case; the later of two wins."""
    out: dict[str, str] = {}
    for piece in style.split(";"):
        name, colon, value = piece.partition(":")
        name = name.strip().lower()
        if colon and name in READ:
            out[name] = value.strip()
    short = out.pop("font", "")
    return _spelt_out(short) | out if short else out


def _spelt_out(short: str) -> dict[str, str]:
    """The parts of the shorthand `font`."""
    found = _SHORT.search(short[:200])
    if not found:
        return {}
    before = short[: found.start("size")].lower().split()
    weight = next((word for word in before if word in {"bold", "bolder"} or word.isdigit()), "normal")
    return {"font-weight": weight, "font-size": found["size"], "font-family": found["family"]}


class Sheet:
    """What the sheets of a page say of tags, classes and ids standing alone; rules for media and contexts are left out."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._rules: dict[tuple[str, str], dict[str, str]] = {}
        for text in texts:
            self._add(_without_remarks(text))

    def _add(self, text: str) -> None:
        for selectors, body in islice(_rules(text), MOST_RULES):
            found = declarations(body)
            if not found:
                continue
            for selector in selectors.split(","):
                simple = _SIMPLE.fullmatch(selector.strip())
                if simple and (simple[1] or simple[2]):
                    key = ((simple[1] or "").lower(), (simple[2] or "").lower())
                    self._rules.setdefault(key, {}).update(found)

    def of(self, tag: str, element: Element) -> dict[str, str]:
        """What holds for an element: its tag's rules, its classes', its id's, then its own.

        Its `align` counts for more than its tag's rules, as those mean it who write both.
        """
        out: dict[str, str] = {}
        if self._rules:
            first, *others = _keys(tag, element)
            out.update(self._rules.get(first, {}))
            if element.get("align"):
                out.pop("text-align", None)
            for key in others:
                out.update(self._rules.get(key, {}))
        style = element.get("style")
        if style:
            out.update(declarations(style))
        return out


def _without_remarks(text: str) -> str:
    first, *rest = text.replace("<!--", "").replace("-->", "").split("/*")
    return first + "".join(piece.partition("*/")[2] for piece in rest)


def _rules(text: str) -> Iterator[tuple[str, str]]:
    """Selectors and body of each rule that stands on its own, not inside `@media` and the like."""
    depth = at = opened = 0
    for brace in _BRACE.finditer(text):
        if brace[0] == "{":
            depth += 1
            opened = brace.start() if depth == 1 else opened
            continue
        depth = max(0, depth - 1)
        if depth == 0:
            selectors = text[at:opened].rpartition(";")[2]
            if "@" not in selectors and opened > at:
                yield selectors, text[opened + 1 : brace.start()]
            at = brace.end()


def _keys(tag: str, element: Element) -> list[tuple[str, str]]:
    names = ["." + name for name in (element.get("class") or "").lower().split()[:20]]
    if element.get("id"):
        names.append("#" + element.get("id").lower())
    return [(tag, ""), *(key for name in names for key in (("", name), (tag, name)))]


def family(value: str) -> str:
    """The first family of a `font-family`, without quotes."""
    found = _QUOTED.match(value.strip())
    return found[0][1:-1].strip() if found else value.partition(",")[0].partition("!")[0].strip().strip("'\"")
