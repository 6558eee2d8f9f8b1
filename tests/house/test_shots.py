"""What the pictures' script shows must exist: its passages in the seeds, its tags in the codebook."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def shots() -> ModuleType:
    spec = importlib.util.spec_from_file_location("shots", ROOT / "packaging" / "shots.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_tagged_passage_is_in_a_seed(shots: ModuleType) -> None:
    seeds = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "seeds").iterdir())
    text = seeds.replace("**", "").replace("\n", "")
    for passage in shots.TAGGED:
        assert passage.last in text.partition(passage.first)[2][:400], passage


def test_what_is_selected_on_paper_is_in_the_seed_that_is_printed(shots: ModuleType) -> None:
    for paper, words in ((shots.PDF, shots.ON_PDF), (shots.SCAN, shots.ON_SCAN)):
        assert words in (ROOT / "seeds" / paper.seed).read_text(encoding="utf-8").replace("\n", "")


def test_every_tag_is_in_the_codebook(shots: ModuleType) -> None:
    codebook = (ROOT / "resources" / "codebook.toml").read_text(encoding="utf-8")
    assert [passage.tag for passage in shots.TAGGED if f'"{passage.tag}"' not in codebook] == []


def test_every_picture_of_the_papers_is_drawn(shots: ModuleType) -> None:
    papers = "".join(path.read_text(encoding="utf-8") for path in [ROOT / "README.md", *ROOT.glob("docs/*.md")])
    drawn = {shot.name for shot in shots.SHOTS}
    assert {name.partition(")")[0] for name in papers.split("pictures/")[1:]} - {""} <= drawn


def test_every_picture_is_drawn_by_the_script_and_shown_somewhere(shots: ModuleType) -> None:
    papers = "".join(path.read_text(encoding="utf-8") for path in [ROOT / "README.md", *ROOT.glob("docs/*.md")])
    kept = {path.name for path in (ROOT / "docs" / "pictures").iterdir()}
    assert kept == {shot.name for shot in shots.SHOTS}
    assert [name for name in sorted(kept) if f"pictures/{name})" not in papers] == []
