"""Fuzzing: bulletins mangled by chance keep the laws, from their bytes to what the command line prints.

Each round has a seed of its own, which a failure names: `FUZZ_SEED=<seed> pytest <test>` plays that round again.
"""

import json
import os
import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from random import Random

import pytest
from tests.reading.editing import edited
from tests.reading.laws import check
from tests.reading.mangling import Mangler, texts

from zugong_desk.cli import main
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.kinds import Kind
from zugong_desk.domain.profile import Profile
from zugong_desk.domain.source import Source
from zugong_desk.reading import ReadingError, parse, read_bytes
from zugong_desk.reading.learning import learn

FACTORS = (0.0, 1.0, -1.0, 30.0, 1e6, -1e300, float("inf"))

Round = Callable[[Random], None]


@cache
def pool() -> list[str]:
    return texts()


def play(one: Round, name: str, rounds: int, chapter: str = "") -> None:
    """Play so many rounds of a kind, or the one that FUZZ_SEED asks for; the seed of one that fails is told."""
    wanted = os.environ.get("FUZZ_SEED")
    for seed in [wanted] if wanted else [f"{name} {chapter}{number}" for number in range(rounds)]:
        try:
            one(Random(seed))
        except BaseException as error:
            error.add_note(f"FUZZ_SEED='{seed}' plays this round again")
            raise


def source_of(text: str) -> Source:
    return Source("x.txt", "0" * 64, "utf-8", text)


def read_and_parse(random: Random) -> None:
    """Any bytes are read and parsed by the laws, or refused in one line."""
    mangler = Mangler(random, pool())
    data = random.choice((mangler.data, mangler.data, mangler.data, mangler.noise))()
    refused = ""
    try:
        check(read_bytes("x.txt", data))
    except ReadingError as error:
        refused = str(error)
    assert len(refused.splitlines()) <= 1


def parse_text(random: Random) -> None:
    source = source_of(Mangler(random, pool()).text())
    assert check(source) == parse(source).blocks


def learn_and_parse(random: Random) -> None:
    """Learning from an issue in any state of editing gives a profile that keeps the laws, even many times as heavy."""
    mangler = Mangler(random, pool())
    source = source_of(mangler.text(30))
    blocks = parse(source).blocks
    if any(not block.aside for block in blocks):
        blocks = edited(Bulletin("x", source, blocks), random, random.choice((0, 3, 30))).blocks
    profile = learn(Profile(), source, blocks, random.random() < 0.5)
    check(source, profile)
    other = source_of(mangler.text(30))
    heavy = times(profile, random.choice(FACTORS))
    check(other, heavy)
    learn(heavy, other, parse(other).blocks, doubt=True)


def times(profile: Profile, factor: float) -> Profile:
    def rows(weights: Mapping[str, Mapping[Kind, float]]) -> dict[str, dict[Kind, float]]:
        return {name: {kind: by * factor for kind, by in row.items() if by} for name, row in weights.items()}

    return Profile(rows(profile.lines), rows(profile.joints), profile.aside, profile.kept)


def command_on(folder: Path, capsys: pytest.CaptureFixture[str]) -> Round:
    def one(random: Random) -> None:
        mangler = Mangler(random, pool())
        file = folder / "x.txt"
        file.write_bytes(random.choice((mangler.data, mangler.data, mangler.noise))())
        code = main(["parse", str(file), "--json"])
        out, err = capsys.readouterr()
        if code == 0:
            document_is_true(json.loads(out))
        else:
            assert (code, out) == (2, "")
            assert re.fullmatch(r"zugong-desk: [^\n]+\n", err)

    return one


def document_is_true(document: dict[str, object]) -> None:
    """Whether the reading text that the blocks make up has each block and head where the document says."""
    blocks: list[dict[str, object]] = document["blocks"]  # type: ignore[assignment]
    text = "\n".join(str(block["text"]) for block in blocks if block["start"] is not None)
    for block in blocks:
        assert block["line_start"] is not None
        assert (block["start"] is None) == (block["kind"] in {"page_footer", "noise"})
        if block["start"] is not None:
            assert text[block["start"] : block["end"]] == block["text"]  # type: ignore[misc]
            for head in block["heads"]:  # type: ignore[attr-defined]
                assert text[head["start"] : head["end"]] == head["text"]


def test_any_bytes_are_read_by_the_laws_or_refused() -> None:
    play(read_and_parse, "bytes", 250)


def test_mangled_text_keeps_the_laws() -> None:
    play(parse_text, "text", 150)


def test_learning_never_fails_and_what_it_learns_keeps_the_laws() -> None:
    play(learn_and_parse, "learn", 60)


def test_the_command_line_prints_a_document_or_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    play(command_on(tmp_path, capsys), "command", 60)


def test_a_round_that_fails_tells_its_seed(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(random: Random) -> None:
        assert random.random() > 2

    monkeypatch.delenv("FUZZ_SEED", raising=False)
    with pytest.raises(AssertionError) as caught:
        play(fails, "trial", 1)
    assert "FUZZ_SEED='trial 0'" in caught.value.__notes__[0]


@pytest.mark.soak
@pytest.mark.parametrize("chapter", range(8))
class TestForLong:
    """The same, with seeds that no run had before."""

    @pytest.fixture
    def fresh(self, chapter: int) -> str:
        return f"{os.urandom(4).hex()}-{chapter}-"

    def test_bytes(self, fresh: str) -> None:
        play(read_and_parse, "bytes", 3000, fresh)

    def test_text(self, fresh: str) -> None:
        play(parse_text, "text", 1500, fresh)

    def test_learning(self, fresh: str) -> None:
        play(learn_and_parse, "learn", 500, fresh)

    def test_the_command_line(self, fresh: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        play(command_on(tmp_path, capsys), "command", 500, fresh)
