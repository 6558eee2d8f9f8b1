"""What lies on the clipboard, as parcels: files before formatted text before plain text before a picture."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from zugong_desk.ui.imports.clipboard import pasted

NOW = datetime(2026, 11, 21, 15, 30, tzinfo=UTC)
PAGE = "<p>正文𠮷🏠</p>".encode()


def mime(*, html: bytes = b"", text: str = "", picture: bool = False, files: tuple[Path, ...] = ()) -> QMimeData:
    data = QMimeData()
    if html:
        data.setData("text/html", html)
    if text:
        data.setText(text)
    if picture:
        image = QImage(8, 8, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        data.setImageData(image)
    if files:
        data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    return data


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("data", "name", "content"),
    [
        (mime(html=PAGE, text="正文𠮷🏠"), "剪贴板 2026-11-21 1530.html", PAGE),
        (mime(html=PAGE), "剪贴板 2026-11-21 1530.html", PAGE),
        (mime(text="正文𠮷🏠"), "剪贴板 2026-11-21 1530.txt", "正文𠮷🏠".encode()),
    ],
)
def test_text_is_kept_as_it_came(data: QMimeData, name: str, content: bytes) -> None:
    (parcel,) = pasted(data, NOW)
    assert (parcel.name, parcel.data) == (name, content)


def test_a_picture_stands_before_the_page_that_holds_only_it(qapp: QApplication) -> None:
    assert qapp
    (parcel,) = pasted(mime(html=b"<img src='x'>", picture=True), NOW)
    assert parcel.name == "剪贴板 2026-11-21 1530.png"
    assert parcel.data is not None
    assert QImage.fromData(parcel.data).width() == 8


def test_copied_files_stand_before_their_names(tmp_path: Path) -> None:
    (tmp_path / "第1期.pdf").touch()
    found = pasted(mime(files=(tmp_path,), text=str(tmp_path)), NOW)
    assert [(parcel.path.name, parcel.data) for parcel in found] == [("第1期.pdf", None)]


def test_nothing_gives_nothing() -> None:
    assert pasted(None, NOW) == []
    assert pasted(QMimeData(), NOW) == []
    assert pasted(mime(text=" \n\u3000"), NOW) == []


def test_a_surrogate_alone_does_not_break_it() -> None:
    (parcel,) = pasted(mime(text="正文\ud83c"), NOW)
    assert parcel.data is not None
    assert parcel.data.decode("utf-8").startswith("正文")
