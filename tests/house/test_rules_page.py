"""The page of rules says what the rules say."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_page_is_made_from_the_rules_as_they_are() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "packaging" / "rules_page.py", "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
