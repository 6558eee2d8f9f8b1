"""The overview as a picture: PNG at twice the size, or SVG."""

from io import BytesIO
from xml.etree import ElementTree as ET

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

from zugong_desk.export.errors import ExportError

SCALE = 2
MOST = 12_000
"""Pixels of a side of a PNG at most; a larger table is drawn smaller."""


def png(sheet: QWidget) -> bytes:
    """The sheet as it is shown, in full."""
    size = sheet.size()
    scale = min(SCALE, MOST / max(size.width(), size.height(), 1))
    image = QImage(QSize(round(size.width() * scale), round(size.height() * scale)), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    painter = QPainter(image)
    sheet.render(painter, QPoint(0, 0))
    painter.end()
    return _saved(image)


def _saved(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG"):  # type: ignore[call-overload]
        raise ExportError("图片没有画成，没有写文件。")
    return bytes(data.data())


def svg(sheet: QWidget, title: str) -> bytes:
    """The sheet as lines and letters that scale."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setSize(sheet.size())
    generator.setViewBox(sheet.rect())
    generator.setTitle(title)
    painter = QPainter(generator)
    sheet.render(painter, QPoint(0, 0))
    painter.end()
    return bytes(data.data())


def check_png(data: bytes) -> None:
    """ExportError unless the bytes are a picture."""
    if QImage.fromData(data).isNull():
        raise ExportError("写出的图片打不开，没有放入，原有文件未改动。")


def check_svg(data: bytes) -> None:
    """ExportError unless the bytes are a drawing."""
    try:
        root = ET.parse(BytesIO(data)).getroot()  # noqa: S314 -- what we wrote ourselves just now
    except ET.ParseError as error:
        raise ExportError("写出的图形打不开，没有放入，原有文件未改动。") from error
    if not root.tag.endswith("svg"):
        raise ExportError("写出的图形打不开，没有放入，原有文件未改动。")
