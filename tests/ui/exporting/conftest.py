"""The small library behind a bridge, under a short name."""

import pytest

from zugong_desk.ui.bridge import Bridge


@pytest.fixture
def bridge(library_bridge: Bridge) -> Bridge:
    """A bridge to a library that holds one small issue, open."""
    return library_bridge
