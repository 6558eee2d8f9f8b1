"""Draws the pictures of the README and the guide anew: the real window, off-screen, on the sample bulletins.

`.venv/bin/python packaging/shots.py [FOLDER]`; without a folder into docs/pictures/.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"


class Shot(NamedTuple):
    """One picture: its file name and the options of `zugong-desk shot`."""

    name: str
    options: tuple[str, ...]


SHOTS = (
    Shot("desk-light.png", ("--theme", "light", "--panel", "outline")),
    Shot("desk-dark.png", ("--theme", "dark", "--panel", "outline")),
    Shot("tags-light.png", ("--theme", "light", "--panel", "tags")),
    Shot("excerpts-light.png", ("--theme", "light", "--panel", "excerpts")),
)


def desk(*words: str) -> str:
    """What one command of the desk prints; ends with the desk's own words if it fails."""
    ran = subprocess.run(
        [sys.executable, "-m", "zugong_desk", *words],
        cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8", check=False,
    )  # fmt: skip
    if ran.returncode != 0:
        sys.exit(f"shots: zugong-desk {words[0]} failed")
    return ran.stdout


def sample_issue(library: Path) -> str:
    """Imports the seeds into a new library; the id of the issue with the most blocks."""
    seeds = sorted(str(path) for path in (ROOT / "seeds").glob("*.txt"))
    imported: list[dict[str, Any]] = json.loads(desk("import", str(library), *seeds, "--json"))["imported"]
    return str(max(imported, key=lambda one: one["blocks"])["id"])


def main(folder: Path) -> None:
    """Draws every picture of the table into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(ZUGONG_HOME=home, QT_QPA_PLATFORM="offscreen")
        library = Path(home) / "样本.zugong"
        issue = sample_issue(library)
        for shot in SHOTS:
            out = folder / shot.name
            desk("shot", str(library), issue, "--out", str(out), "--size", "1600x1000", *shot.options)
            print(out)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURES)
