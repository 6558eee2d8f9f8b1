"""Libraries of very many issues, made from the seeds with variation and written without going through imports."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path
from random import Random
from sqlite3 import Connection

from zugong_desk.desk import importing
from zugong_desk.domain.block import Block
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.runs import typed
from zugong_desk.library import create, letters, rows_part
from zugong_desk.places import seeds_dir
from zugong_desk.reading import read_bytes

BATCH = 500
_SENTENCES = re.compile(r"[^。；！？]+[。；！？]?")
_BULLETIN = (
    "INSERT INTO bulletin (id, file, sha256, imported_at, title, issue_number, issue_year, year, date_iso, blocks, "
    "annotations) VALUES (?, ?, ?, '', '组工信息', ?, ?, ?, ?, 0, 0)"
)
_STANDING = "INSERT INTO standing (id, present, progress) VALUES (?, 1, 'unread')"


def seed_bulletins() -> list[Bulletin]:
    """The seeds as parsed."""
    files = sorted(seeds_dir().glob("*.txt"))
    read = [importing.parsed(read_bytes(file.name, file.read_bytes()), file.read_bytes()) for file in files]
    return [one.bulletin for one in read if one.bulletin is not None]


def varied(seeds: list[Bulletin], random: Random) -> Iterator[tuple[Block, ...]]:
    """Issues without end: the lines of a seed, half of their sentences from anywhere, one character in thirty another."""
    sentences = [found[0] for one in seeds for line in one.lines for found in _SENTENCES.finditer(line.text)]
    characters = "".join(sentences)
    while True:
        for seed in seeds:
            yield tuple(_line(block, random, sentences, characters) for block in seed.lines)


def _line(block: Block, random: Random, sentences: list[str], characters: str) -> Block:
    if block.kind is Kind.ARTICLE_TITLE:
        return replace(block, runs=typed(_altered(block.text, 2, random, characters)), heads=())
    if block.kind is not Kind.PARAGRAPH:
        return block
    said = [
        found[0] if random.random() < 0.5 else random.choice(sentences) for found in _SENTENCES.finditer(block.text)
    ]
    text = "".join(said)
    return replace(block, runs=typed(_altered(text, len(text) // 30, random, characters)), heads=())


def _altered(text: str, times: int, random: Random, characters: str) -> str:
    """A text with so many characters put in the place of others."""
    altered = list(text)
    for _ in range(times):
        altered[random.randrange(len(altered))] = random.choice(characters)
    return "".join(altered)


def make_library_of_parts(path: Path, count: int) -> None:
    """Make a library that holds nothing of its issues but their parts: enough to search, not to open them."""
    library = create(path, editor="bench")
    made = varied(seed_bulletins(), Random(count))
    for first in range(0, count, BATCH):
        batch = islice(made, BATCH)
        library._store.act("造", partial(_write, range(first, min(first + BATCH, count)), batch))
    library.close()


def _write(numbers: range, made: Iterable[tuple[Block, ...]], conn: Connection) -> None:
    for number, lines in zip(numbers, made, strict=False):
        id, year = f"i{number}", 2000 + number // 1_000
        date = f"{year}-{number % 12 + 1:02}-{number % 28 + 1:02}"
        conn.execute(_BULLETIN, (id, f"{number}.txt", id, number % 1_000, year, year, date))
        conn.execute(_STANDING, (id,))
        rows_part.write(conn, id, lines)
    letters.settle(conn)
