"""Runs: the characters of a scene's texts, put in the frame of their direction as the layer of a PDF's text is."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from math import atan2, degrees, hypot
from unicodedata import category

from zugong_desk.reading.ofd.scene import Scene, Text, at
from zugong_desk.reading.sheet.faces import Face, face_of
from zugong_desk.reading.sheet.runs import INVISIBLE, Run, Setting, frame_of, framed

HEAVY = 600
"""The weight from which type is bold."""
ASCENT, DESCENT = 0.88, 0.12
"""Of the size: the square of Chinese type over and under its baseline."""

_FILLED, _STROKED = 0, 2


@dataclass(slots=True)
class Layer:
    """The runs of a page; `unmapped` counts characters to which the file gives no meaning."""

    runs: list[Run] = field(default_factory=list)
    unmapped: int = 0
    characters: int = 0


def layer_of(texts: list[Text]) -> Layer:
    """The texts of a page as runs."""
    layer = Layer()
    faces: dict[str, Face] = {}
    for text in texts:
        face = faces.setdefault(text.font.name, face_of(text.font.name.encode()))
        layer.runs += _runs(text, face, layer)
    return layer


def texts_of(scene: Scene) -> list[Text]:
    """The texts of a scene that stand on the page itself or in its template, marks set on it later left out."""
    return [item for item in scene.items if isinstance(item, Text) and item.origin != "mark"]


def _runs(text: Text, face: Face, layer: Layer) -> Iterator[Run]:
    a, b, c, d, _, _ = text.matrix
    across, tall = hypot(a, b), hypot(c, d)
    if across <= 0 or tall <= 0:
        return
    size = text.size * tall
    type_angle = degrees(atan2(b, a)) + text.turn
    setting = Setting(_bold(face, text), size, type_angle, _mode(text))
    angle = degrees(atan2(d, c)) if text.down else degrees(atan2(b, a)) + (180 if _backwards(text) else 0)
    frame = frame_of(angle)
    scale = tall if text.down else across
    run: Run | None = None
    for given, x, y, width in zip(text.chars, text.xs, text.ys, text.widths, strict=True):
        start, base = framed(*at(text.matrix, x, y), frame)
        layer.characters += 1
        layer.unmapped += given == "\ufffd" or "\ue000" <= given <= "\uf8ff" or given >= "\U000f0000"
        char = _letter(given)
        if not char:
            continue
        if text.down and not text.turn:
            start -= ASCENT * size  # upright characters hang from above their baseline
            base += DESCENT * size
        if run is None or abs(base - run.base) > 0.1 * size or not -0.5 * size <= start - run.ends[-1] <= 0.6 * size:
            if run is not None:
                yield run
            run = Run(setting, frame, base, base - ASCENT * size, base + DESCENT * size)
        run.chars.append(char)
        run.starts.append(start)
        run.ends.append(start + width * scale)
    if run is not None:
        yield run


def _letter(char: str) -> str:
    """The character as text; "" for one that stands for no print."""
    if char == "\t":
        return " "
    return "" if category(char) in {"Cc", "Cf", "Zl", "Zp"} else char


def _bold(face: Face, text: Text) -> Face:
    bold = face.bold or text.font.bold or text.weight >= HEAVY
    return replace(face, bold=bold)


def _mode(text: Text) -> int:
    """How it is drawn, in a PDF's terms: filled, drawn thicker by its outline, or not at all."""
    if (text.fill is None or not text.fill.alpha) and text.stroke is None:
        return INVISIBLE
    return _STROKED if text.fill is not None and text.stroke is not None and text.stroke == text.fill else _FILLED


def _backwards(text: Text) -> bool:
    return len(text.xs) > 1 and text.xs[1] < text.xs[0] and text.turn == 180
