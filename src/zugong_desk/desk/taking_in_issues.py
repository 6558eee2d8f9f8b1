"""Which issue of the library a document from elsewhere is: by the id it went out with, by its name, or by its text."""

from collections import Counter
from collections.abc import Iterator
from pathlib import PurePath

from zugong_desk.desk.core import Desk
from zugong_desk.desk.facts import issue_key
from zugong_desk.domain.anchoring import squeezed
from zugong_desk.domain.incoming import IncomingDocument
from zugong_desk.domain.query import Word
from zugong_desk.export.clean import replaced

PROBES = 12
"""Stretches of a document that are looked up, taken from all over it."""
SHORTEST, LONGEST = 12, 24
"""Code points of a stretch."""
MOST_HITS = 100
LIKELIEST = 5
"""Issues that are compared with the document letter by letter where the stretches do not tell."""
PARTS = 720720
"""What a stretch counts for, so that any few issues can share it."""
SHARE = 0.3
"""Of the stretches, how many an issue must have to be the document's; one that several issues have counts in parts."""
LEAD = 1.5
"""How many times as many it must have as the next."""


def issue_of(desk: Desk, document: IncomingDocument) -> str:
    """The id of the issue; empty if the library has none that is surely it."""
    if document.bulletin and desk.present(document.bulletin):
        return document.bulletin
    ranked = _voted(desk, document)
    found = _clear(ranked, PARTS * PROBES) or _same_text(desk, document, [id for id, _ in ranked[:LIKELIEST]])
    if found or document.text.strip():
        return found
    return _named(desk, document.name)


def _voted(desk: Desk, document: IncomingDocument) -> list[tuple[str, int]]:
    """The issues in which stretches of the document stand, those with the most first, as parts of all stretches."""
    probes = list(_probes(document))
    votes: Counter[str] = Counter()
    for probe in probes:
        found = {hit.bulletin for hit in desk.library.search(Word(probe), MOST_HITS, 0).hits}
        votes.update(dict.fromkeys(found, PARTS * PROBES // len(found) // len(probes)) if found else {})
    return votes.most_common()


def _clear(ranked: list[tuple[str, int]], whole: int) -> str:
    """The first, if it has enough and far more than the next."""
    (best, count), (_, next_) = (*ranked[:2], ("", 0), ("", 0))[:2]
    return best if count and count >= SHARE * whole and count >= LEAD * next_ else ""


def _same_text(desk: Desk, document: IncomingDocument, ids: list[str]) -> str:
    """The one of these issues that says just what the document says."""
    text = squeezed(document.text)
    same = [id for id in ids if text and squeezed(replaced(desk.load(id).text)) == text]
    return same[0] if len(same) == 1 else ""


def _probes(document: IncomingDocument) -> Iterator[str]:
    """Stretches of single lines from all over the document, or from around its annotations if it has no text."""
    told = (f"{one.prefix}{one.quote}{one.suffix}" for one in document.annotations)
    texts = document.text.splitlines() or [line for one in told for line in one.splitlines()]
    lines = list(dict.fromkeys(line.strip() for line in texts if len(squeezed(line)) >= SHORTEST))
    step = max(1, len(lines) // PROBES)
    for line in lines[::step][:PROBES]:
        middle = max(0, (len(line) - LONGEST) // 2)
        yield line[middle : middle + LONGEST].strip()


def _named(desk: Desk, name: str) -> str:
    """The one issue that is called so: by its key, such as 2023-9, or its file's name."""
    rows = [row for row in desk.library.issues() if row.present]
    stem = PurePath(name).stem
    for test in (
        lambda row: issue_key(row) in {name, stem},
        lambda row: row.file == name,
        lambda row: PurePath(row.file).stem == stem,
    ):
        found = [row.id for row in rows if test(row)]
        if len(found) == 1:
            return found[0]
    return ""


def called(desk: Desk, id: str) -> str:
    """How an issue is called: 2023-9, else its file's name."""
    row = next((row for row in desk.library.issues_of({id})), None)
    return (issue_key(row) or row.file) if row else id
