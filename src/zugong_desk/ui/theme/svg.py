"""Icons as they lie on disk: 20×20 drawings in `currentColor`."""

from functools import cache

from PySide6.QtGui import QColor

from zugong_desk.places import resource


@cache
def read_svg(name: str) -> bytes:
    """The drawing of an icon by its name without `.svg`; FileNotFoundError when there is none."""
    return resource(f"icons/{name}.svg").read_bytes()


def recoloured(drawing: bytes, colour: QColor) -> bytes:
    """The same drawing in one opaque colour in place of `currentColor`; paint it translucent for the rest."""
    return drawing.replace(b"currentColor", colour.name().encode())
