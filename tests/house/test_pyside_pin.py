"""PySide6 6.12 aborts Python < 3.12: the manifest must keep the two apart, and the installed pair must survive."""

import subprocess
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

ROOT = Path(__file__).parents[2]

SET_POSITION_OFTEN = """
from PySide6.QtGui import QGuiApplication, QTextCursor, QTextDocument
app = QGuiApplication([])
document = QTextDocument("基层治理𠮷")
cursor = QTextCursor(document)
for turn in range(20_000):
    cursor.setPosition(turn % 5)
print("survived", turn + 1)
"""


def qt_allowed(python: str) -> list[Requirement]:
    manifest = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    requirements = map(Requirement, manifest["project"]["dependencies"])
    named = [one for one in requirements if one.name == "PySide6-Essentials"]
    environment = {"python_version": python}
    return [one for one in named if one.marker is None or one.marker.evaluate(environment)]


@pytest.mark.parametrize(("python", "takes_6_12"), [("3.11", False), ("3.12", True), ("3.13", True)])
def test_the_manifest_keeps_6_12_from_older_pythons(python: str, takes_6_12: bool) -> None:
    (requirement,) = qt_allowed(python)
    assert (Version("6.12.0") in requirement.specifier) is takes_6_12
    assert Version("6.12.3") in requirement.specifier or not takes_6_12
    assert Version("6.11.3") in requirement.specifier
    assert Version("6.8.0") in requirement.specifier


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="only older Pythons are at risk")
def test_the_installed_qt_is_below_6_12() -> None:
    assert Version(version("PySide6-Essentials")) < Version("6.12")


def test_many_calls_that_return_nothing_survive() -> None:
    ran = subprocess.run([sys.executable, "-c", SET_POSITION_OFTEN], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (0, "survived 20000\n"), ran.stderr


def test_qts_own_buttons_speak_chinese() -> None:
    from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTranslator

    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    translator = QTranslator()
    assert translator.load("qtbase_zh_CN", folder), f"no qtbase_zh_CN.qm in {folder}"
    assert translator.translate("QPlatformTheme", "Cancel") == "取消"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") in {"Cancel", "取消"}
