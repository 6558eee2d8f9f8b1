"""Which ways of typing Chinese Qt is asked to try on a Linux desktop, decided before Qt starts."""

import shutil
from collections.abc import Callable, Mapping

# The Wayland compositor's own text input, then the only input method that Qt's wheel can speak to; fcitx 5 answers it too.
_BEHIND = ("wayland", "ibus")
# Choices after which nothing is tried: no input method at all, or dead keys only.
_FINAL = frozenset({"none", "compose"})
_WINDOWED = ("xcb", "wayland")


def prepare(
    environ: Mapping[str, str], platform: str, which: Callable[[str], str | None] = shutil.which
) -> dict[str, str]:
    """What to add to the environment before the QApplication is made; empty where nothing needs to change.

    `platform` is sys.platform's word, `which` finds a program. What the user named stays first in Qt's list
    (QT_IM_MODULES, Qt 6.7 and later), so a plugin that loads is used; Qt goes on to the next where one does not.
    """
    named = _named(environ)
    if platform != "linux" or not _has_windows(environ) or _FINAL & set(named):
        return {}
    wanted = [*named, *(one for one in _BEHIND if one not in named)]
    added = {} if wanted == named else {"QT_IM_MODULES": ";".join(wanted)}
    if "IBUS_USE_PORTAL" not in environ and _only_fcitx(named, which):
        added["IBUS_USE_PORTAL"] = "1"
    return added


def _named(environ: Mapping[str, str]) -> list[str]:
    """The user's choices in the order that Qt reads them: the list, else the single name."""
    several = [one for one in environ.get("QT_IM_MODULES", "").split(";") if one]
    single = environ.get("QT_IM_MODULE", "")
    return several or ([single] if single else [])


def _has_windows(environ: Mapping[str, str]) -> bool:
    """Whether Qt will put windows on a screen; a picture drawn off-screen is never typed into."""
    asked = [one for one in environ.get("QT_QPA_PLATFORM", "").split(";") if one]
    return not asked or any(one.startswith(_WINDOWED) for one in asked)


def _only_fcitx(named: list[str], which: Callable[[str], str | None]) -> bool:
    """Whether fcitx stands in for ibus: Qt gives ibus up if `ibus-daemon` is not installed, unless asked to use its portal."""
    fcitx = any(one.startswith("fcitx") for one in named) or which("fcitx5") is not None
    return fcitx and which("ibus-daemon") is None
