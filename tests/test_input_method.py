"""Every choice a desktop makes about typing leads Qt to an input method that its wheel can use."""

import itertools
from collections.abc import Callable

import pytest

from zugong_desk.input_method import prepare

Which = Callable[[str], str | None]
MODULES = ("", "fcitx", "fcitx5", "ibus", "xim", "wayland", "compose", "none")


def programs(*installed: str) -> Which:
    return lambda name: f"/usr/bin/{name}" if name in installed else None


def tried(environ: dict[str, str], which: Which) -> list[str]:
    """The names in the order in which Qt tries them, by its own rule: the list first, then the single name."""
    after = environ | prepare(environ, "linux", which)
    return (after.get("QT_IM_MODULES") or after.get("QT_IM_MODULE", "")).split(";")


BOTH = programs("fcitx5", "ibus-daemon")


@pytest.mark.parametrize(
    ("environ", "names"),
    [
        ({}, ["wayland", "ibus"]),
        ({"QT_IM_MODULE": ""}, ["wayland", "ibus"]),
        ({"QT_IM_MODULES": ";"}, ["wayland", "ibus"]),
        ({"QT_IM_MODULE": "fcitx"}, ["fcitx", "wayland", "ibus"]),
        ({"QT_IM_MODULE": "fcitx5"}, ["fcitx5", "wayland", "ibus"]),
        ({"QT_IM_MODULE": "xim"}, ["xim", "wayland", "ibus"]),
        ({"QT_IM_MODULE": "ibus"}, ["ibus", "wayland"]),
        ({"QT_IM_MODULES": "wayland;fcitx"}, ["wayland", "fcitx", "ibus"]),
        ({"QT_IM_MODULES": "wayland;fcitx;ibus"}, ["wayland", "fcitx", "ibus"]),
        ({"QT_IM_MODULES": "fcitx;;ibus"}, ["fcitx", "ibus", "wayland"]),
        ({"QT_IM_MODULE": "fcitx", "QT_IM_MODULES": "ibus"}, ["ibus", "wayland"]),
        ({"QT_IM_MODULE": "compose"}, ["compose"]),
        ({"QT_IM_MODULE": "none"}, ["none"]),
    ],
)
def test_what_was_named_is_tried_first_and_ibus_is_never_forgotten(environ: dict[str, str], names: list[str]) -> None:
    assert tried(environ, BOTH) == names


@pytest.mark.parametrize("portal", [None, "0"])
@pytest.mark.parametrize("installed", [(), ("fcitx5",), ("ibus-daemon",), ("fcitx5", "ibus-daemon")])
@pytest.mark.parametrize(("single", "several"), list(itertools.product(MODULES, MODULES)))
def test_the_portal_is_asked_for_exactly_where_fcitx_stands_in_for_ibus(
    single: str, several: str, installed: tuple[str, ...], portal: str | None
) -> None:
    environ = {"QT_IM_MODULE": single, "QT_IM_MODULES": several}
    if portal is not None:
        environ["IBUS_USE_PORTAL"] = portal
    named = several or single
    wanted = (
        portal is None
        and named not in {"none", "compose"}
        and "ibus-daemon" not in installed
        and (named.startswith("fcitx") or "fcitx5" in installed)
    )
    added = prepare(environ, "linux", programs(*installed))
    assert added.get("IBUS_USE_PORTAL") == ("1" if wanted else None)
    assert set(added) <= {"QT_IM_MODULES", "IBUS_USE_PORTAL"}


@pytest.mark.parametrize("single", MODULES)
def test_asking_twice_changes_nothing_more(single: str) -> None:
    environ = {"QT_IM_MODULE": single}
    once = environ | prepare(environ, "linux", programs("fcitx5"))
    assert prepare(once, "linux", programs("fcitx5")) == {}


def test_the_given_environment_is_left_alone() -> None:
    environ = {"QT_IM_MODULE": "fcitx"}
    prepare(environ, "linux", programs())
    assert environ == {"QT_IM_MODULE": "fcitx"}


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_other_systems_bring_their_own_input_method(platform: str) -> None:
    assert prepare({"QT_IM_MODULE": "fcitx"}, platform, programs()) == {}


@pytest.mark.parametrize("screen", ["offscreen", "minimal", "vnc:size=800x600"])
def test_a_picture_needs_no_input_method(screen: str) -> None:
    assert prepare({"QT_QPA_PLATFORM": screen}, "linux", programs("fcitx5")) == {}


@pytest.mark.parametrize("screen", ["xcb", "wayland", "wayland-egl", "wayland;xcb", "offscreen;xcb"])
def test_a_window_does(screen: str) -> None:
    assert prepare({"QT_QPA_PLATFORM": screen}, "linux", BOTH) == {"QT_IM_MODULES": "wayland;ibus"}
