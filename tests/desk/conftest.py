"""An office for each story: real library files in a folder of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.desk.libraries import Office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    place = Office(tmp_path)
    yield place
    place.close()
