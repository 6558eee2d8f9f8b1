"""Settings that every test needs before Qt or hypothesis is imported by anything else."""

import os

import pytest
from hypothesis import settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A machine in use stalls now and then: time limits of an example would only find that.
settings.register_profile("quick", deadline=None, max_examples=100)
settings.register_profile("thorough", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


@pytest.fixture(scope="session", autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keeps every test, and every program that it starts, away from the real user's folders."""
    os.environ["ZUGONG_HOME"] = str(tmp_path_factory.mktemp("home"))
