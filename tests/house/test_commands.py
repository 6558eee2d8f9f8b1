"""Papers and command line say the same: every command and option is described, and nothing that is not there."""

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from zugong_desk.cli.parser import command_line

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
EVERYWHERE = {"--help", "--json"}


def commands(
    parser: argparse.ArgumentParser, path: tuple[str, ...] = ()
) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    """Every command that does something, with its full name."""
    below = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    if path and not below:
        yield " ".join(path), parser
    for action in below:
        for name, one in action.choices.items():
            yield from commands(one, (*path, name))


COMMANDS = dict(commands(command_line()))


def described() -> dict[str, str]:
    """What the page's headings say of each command, by the command's name."""
    found: dict[str, str] = {}
    for heading in re.findall(r"^## (.+)$", PAGE, re.MULTILINE):
        for call in heading.split(" · "):
            name = next((name for name in COMMANDS if f"{call} ".startswith(f"{name} ")), None)
            assert name, f"{call} is no command"
            found[name] = call
    return found


def options(parser: argparse.ArgumentParser) -> set[str]:
    return {name for action in parser._actions for name in action.option_strings if name.startswith("--")} - EVERYWHERE


def test_every_command_has_a_heading() -> None:
    assert set(described()) == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_heading_names_every_option_and_argument(name: str) -> None:
    call = described()[name]
    assert set(re.findall(r"--[a-z-]+", call)) == options(COMMANDS[name])
    arguments = [action for action in COMMANDS[name]._actions if not action.option_strings]
    words = re.sub(r"[\[\]…]|--[a-z-]+ \S+", "", call.removeprefix(name)).replace("|", " ").split()
    assert [word for word in words if word.isupper()] == [wanted(action.dest) for action in arguments]


def wanted(dest: str) -> str:
    """How the papers call an argument."""
    return {"library": "L", "files": "FILE"}.get(dest, dest.upper())


@pytest.mark.parametrize("name", COMMANDS)
def test_the_readme_lists_every_command(name: str) -> None:
    (listed,) = re.findall(r"^zugong-desk {10,}open the window\n((?:zugong-desk .*\n)+)", README, re.MULTILINE)
    calls = [call.removeprefix("zugong-desk ") for line in listed.splitlines() for call in line.split(" · ")]
    assert any(f"{call} ".startswith(f"{name} ") for call in calls)
