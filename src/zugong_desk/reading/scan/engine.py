"""The engine that finds lines in a picture and reads them; it comes with the extra `ocr`, its models in its own wheel."""

import os
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zugong_desk.reading.errors import ReadingError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from rapidocr import RapidOCR

    Grey = NDArray[np.uint8]
    Quad = NDArray[np.float32]

MISSING = (
    "识别图片里的文字要用的组件没有安装，没有读入，原文件未改动。"
    '请运行 pip install "zugong-desk[ocr]"（在源码目录里是 pip install ".[ocr]"），或者换一份带文字的文件。'
)
DAMAGED = "文字识别组件的模型不全，没有读入，原文件未改动。请重新安装：pip install --force-reinstall rapidocr。"

DETECTION_SIDE = 960
"""The long side of the picture in which lines are looked for, in pixels: larger costs time and finds no more."""

SURE_LINE = 0.3
"""How sure the model must be that a line stands somewhere, 0 to 1: a last line of one character is seldom surer.
What turns out to be a speck is sorted out by how well it is read."""

STRIP_HEIGHT = 48
"""The height at which the model reads a line, in pixels."""

MOST_THREADS = 4
"""More do not make it faster, and the desk is to stay usable."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What stands in a strip. `centres` are where the model saw each character, as shares of the strip's width.

    A space has no centre of its own: None. `confidences` run from 0 to 1, one a character; `strokes` are how thick each
    is printed, as shares of the strip's height, 0 for what has none.
    """

    text: str
    centres: tuple[float | None, ...]
    confidences: tuple[float, ...]
    strokes: tuple[float, ...]


class Engine:
    """A loaded pair of models."""

    def __init__(self, models: "RapidOCR") -> None:
        self._models = models

    def detect(self, picture: "Grey") -> "list[Quad]":
        """The lines of a grey picture: four corners each, from the top left one clockwise, in its pixels."""
        found = self._models(_as_colour(picture), use_det=True, use_cls=False, use_rec=False)
        boxes = getattr(found, "boxes", None)
        return [] if boxes is None else [box.astype("float32") for box in boxes]

    def read(self, strip: "Grey") -> Reading:
        """The text of a strip that holds one line, `STRIP_HEIGHT` high."""
        found: Any = self._models(_as_colour(strip), use_det=False, use_cls=False, use_rec=True, return_word_box=True)
        if not found.txts or not found.txts[0]:
            return Reading("", (), (), ())
        text, seen = found.txts[0], found.word_results[0]
        columns = iter(chain.from_iterable(seen.word_cols))
        centres = tuple(None if char.isspace() else (next(columns) + 0.5) / seen.line_txt_len for char in text)
        return Reading(text, centres, tuple(float(one) for one in seen.confs), (0.0,) * len(text))


@cache
def engine() -> Engine:
    """The engine, loaded at the first call. ReadingError with the line to type if the extra is not installed."""
    try:
        import onnxruntime  # noqa: F401, PLC0415 - the other asks for it only at the first page
        import rapidocr  # noqa: PLC0415 - half a second and 300 MB, for those who read scans
    except ImportError as error:
        raise ReadingError(MISSING) from error
    models = Path(rapidocr.__file__).parent / "models"
    options = {
        "Global.use_cls": False,  # it turns whole lines of Chinese round
        "Global.log_level": "critical",
        "Global.text_score": 0.0,
        "Global.max_side_len": 100_000,  # strips and pictures come in the size wanted
        "Det.limit_side_len": DETECTION_SIDE,
        "Det.limit_type": "max",
        "Det.box_thresh": SURE_LINE,
        "Det.model_path": _model(models, "det"),
        "Rec.model_path": _model(models, "rec"),
        "EngineConfig.onnxruntime.intra_op_num_threads": _threads(),
    }
    return Engine(rapidocr.RapidOCR(params=options))


def _model(folder: Path, task: str) -> str:
    """The model for a task; naming the file keeps the engine from asking the network for one."""
    found = sorted(folder.glob(f"*_{task}_*.onnx"))
    if not found:
        raise ReadingError(DAMAGED)
    return str(found[-1])


def _threads() -> int:
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(allowed, MOST_THREADS)


def _as_colour(picture: "Grey") -> "NDArray[np.uint8]":
    import cv2  # noqa: PLC0415 - comes with the engine

    return cv2.merge([picture, picture, picture]).astype("uint8")
