"""Gold: what a careful reader decides about a text, kept as NAME.gold.json beside NAME."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NotRequired, TypedDict

from zugong_desk.domain.kinds import Kind, Role
from zugong_desk.domain.source import Source
from zugong_desk.places import seeds_dir
from zugong_desk.reading import read

TESTS = Path(__file__).parents[1]
_UNSEEN = re.compile(r"[\s#*>]+")
ENDING = ".gold.json"
FIELDS = ("title", "issue_no", "issuer", "date", "issue_number", "issue_year", "issue_total", "date_iso")

GoldBlock = TypedDict(
    "GoldBlock",
    {
        "kind": str,
        "level": int,
        "line_start": int,
        "line_end": int,
        "except": list[list[int]],
        "heads": list[list[Any]],
        "text": NotRequired[str],
    },
)
"""Lines are 1-based and closed; a head is [role, level, text]; `text` is the joined text where a person wrote it down."""


class GoldArticle(TypedDict):
    """An article as a reader names it; `org` and `column` may be absent."""

    title: str
    org: str | None
    column: str | None


class Gold(TypedDict):
    """The whole decision about one text; `masthead` has the fields of `FIELDS` or is None."""

    masthead: dict[str, str | int | None] | None
    blocks: list[GoldBlock]
    articles: list[GoldArticle]


@dataclass(frozen=True, slots=True)
class Example:
    """A text and the file that holds its gold."""

    text: Path
    gold: Path

    @property
    def name(self) -> str:
        return self.text.name

    def source(self) -> Source:
        """The text as the program reads it. Raises ReadingError."""
        return read(self.text)

    def load(self) -> Gold:
        """The gold. Raises OSError, and ValueError for what is no JSON."""
        found: Gold = json.loads(self.gold.read_text(encoding="utf-8"))
        return found


def examples_in(folder: Path) -> list[Example]:
    """The texts of a folder that have gold beside them, by name."""
    golds = sorted(folder.glob(f"*{ENDING}"))
    return [Example(gold.with_name(gold.name.removesuffix(ENDING)), gold) for gold in golds]


def seeds() -> list[Example]:
    """The seeds, whose gold lies among the goldens."""
    return [Example(text, TESTS / "golden" / f"{text.stem}.json") for text in sorted(seeds_dir().glob("*.txt"))]


def lines_of(block: GoldBlock, filled: frozenset[int]) -> frozenset[int]:
    """The non-blank lines that belong to a block; `filled` are those of the text."""
    holes = {line for first, last in block["except"] for line in range(first, last + 1)}
    return (frozenset(range(block["line_start"], block["line_end"] + 1)) - holes) & filled


def filled_lines(source: Source) -> frozenset[int]:
    """The 1-based numbers of the lines that hold more than white space."""
    return frozenset(line for line in range(1, source.lines + 1) if source.line_text(line).strip())


def faults(gold: Gold, source: Source) -> Iterator[str]:
    """Where a gold breaks its own rules, in words: every non-blank line in one block, heads found in their lines."""
    filled = filled_lines(source)
    owner: dict[int, str] = {}
    said = ""
    for block in gold["blocks"]:
        where = f"{block['kind']} {block['line_start']}-{block['line_end']}"
        own = lines_of(block, filled)
        yield from _block_faults(block, where, filled)
        words = "".join(squeezed(source.line_text(line)) for line in sorted(own))
        said += words
        yield from _unsaid(block, where, words)
        yield from (f"{where}: line {line} is also in {owner[line]}" for line in sorted(own & owner.keys()))
        owner |= dict.fromkeys(own, where)
    yield from (f"line {line} is in no block" for line in sorted(filled - owner.keys()))
    for article in gold["articles"]:
        if squeezed(article["title"]) not in said:
            yield f"article {article['title']}: the text does not say its title"
    fields = gold["masthead"]
    if fields is not None and set(fields) != set(FIELDS):
        yield "the masthead lacks fields or has strange ones"


def _block_faults(block: GoldBlock, where: str, filled: frozenset[int]) -> Iterator[str]:
    if block["kind"] not in set(Kind):
        yield f"{where}: no such kind"
    if {block["line_start"], block["line_end"]} - filled:
        yield f"{where}: begins or ends on a blank line"
    if (block["level"] in range(1, 5)) != (block["kind"] == Kind.HEADING):
        yield f"{where}: level {block['level']}"
    for role, level, text in block["heads"]:
        if role not in set(Role) or (level in range(1, 5)) != (role == Role.HEADING) or not text:
            yield f"{where}: head {role} {level} {text!r}"


def _unsaid(block: GoldBlock, where: str, text: str) -> Iterator[str]:
    at = 0
    for _, _, words in block["heads"]:
        found = text.find(squeezed(words), at)
        if found < 0:
            yield f"{where}: its lines do not say {words!r}{' after what went before' if at else ''}"
        at = max(at, found)


def squeezed(text: str) -> str:
    """The text without white space and marks of Markdown."""
    return _UNSEEN.sub("", text)
