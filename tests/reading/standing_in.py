"""Importers and drawers that stand in for real ones inside a child, told by a file's own words what to do."""

from pathlib import Path

import pytest

# Runs in the child before anything of ours is imported: `site` finds it on PYTHONPATH.
_SITE = """
import importlib.abc, importlib.util, sys
HERE = {folder!r}
NAMES = {names!r}

class Finder(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name in NAMES:
            return importlib.util.spec_from_file_location(name, HERE + "/" + NAMES[name])

sys.meta_path.insert(0, Finder())
"""

IMPORTER = """
import ctypes, gc, io, os, pathlib, sys, tempfile, time
from zugong_desk.domain.imprint import *
from zugong_desk.domain.source import Note, Source
from zugong_desk.reading.errors import ReadingError

def read(name, data, wishes, progress):
    words = data.decode("utf-8", "replace").split()
    what = words[1] if len(words) > 1 else ""
    print("chatter on stdout")
    os.write(1, b"chatter of a library\\n")
    if what == "crash":
        ctypes.string_at(0)
    if what == "abort":
        os.write(2, b"terminate called after throwing an instance of 'std::bad_alloc'\\n")
        os.abort()
    if what == "quit":
        os._exit(0)
    if what == "hang":
        pathlib.Path(tempfile.gettempdir(), "left").write_text("left")
        time.sleep(60)
    if what == "spin":
        while True:
            pass
    if what == "long":
        return Source(name, "", "", "长" * (7 << 20))
    if what == "slow":
        for page in range(int(words[2])):
            time.sleep(0.2)
            progress(page + 1, int(words[2]))
    if what == "eat":
        hold = []
        while True:
            hold.append(bytes(64 << 20))
    if what == "fault":
        raise KeyError("我们没有料到的")
    if what == "refuse":
        raise ReadingError("不像话，没有读入。")
    if what == "pages":
        progress(1, int(words[2]))
    if what == "forge":
        import zugong_desk.reading.apart.child as child
        child.source_bytes = lambda source: bytes.fromhex(words[2][1:])
    if what == "huge":
        out = next(one for one in gc.get_objects() if isinstance(one, io.BufferedWriter) and one.fileno() > 2)
        os.write(out.fileno(), b"S" + (1 << 60).to_bytes(8, "little"))
        time.sleep(60)
    line = LinePrint(size=16.0, opens=True, placement=Placement(1, 1.1, 2.2, 3.3, (0.0, 1 / 3)))
    imprint = Imprint(Form.HTML, (Page(595.3, 841.9),), (line,) * len(words))
    text = "\\n".join(words) + "\\n"
    notes = (Note("pid", str(os.getpid())), Note("password", str(wishes.password)))
    return Source(name, "of the child", "", text, notes, imprint)
"""

DRAWER = """
import ctypes, os, time
from zugong_desk.domain.bitmap import Bitmap
from zugong_desk.reading.errors import ReadingError

def open_pages(data, password):
    if b"locked" in data and password != "1234":
        raise ReadingError("加了密码。")
    return Pages(data)

class Pages:
    def __init__(self, data):
        self.data = data
        self.drawn = 0

    def draw(self, page, scale):
        self.drawn += 1
        if page > 9:
            raise IndexError(page)
        if page == 9:
            ctypes.string_at(0)
        if page == 8:
            time.sleep(60)
        if page == 7:
            raise ReadingError("第 7 页坏了。")
        if page == 6:
            raise KeyError("我们没有料到的")
        if page == 5 and self.drawn > 1:
            ctypes.string_at(0)
        width, height = round(595 * scale), round(842 * scale)
        if page == 4:
            return Bitmap(width, height, b"too few")
        return Bitmap(width, height, bytes([page, self.drawn, 0]) * (width * height))

    def close(self):
        pass
"""

PAGE = "<html> "
"""How a file begins that the stand-in importer reads: it takes the place of the one for web pages."""


def stand_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have every child that is started from now on read web pages and draw PDFs with the stand-ins."""
    names = {
        "zugong_desk.reading.importers.html": "importer.py",
        "zugong_desk.reading.drawing.pdf": "drawer.py",
    }
    (folder / "sitecustomize.py").write_text(_SITE.format(folder=str(folder), names=names), encoding="utf-8")
    (folder / "importer.py").write_text(IMPORTER, encoding="utf-8")
    (folder / "drawer.py").write_text(DRAWER, encoding="utf-8")
    monkeypatch.syspath_prepend(folder)
    monkeypatch.setenv("PYTHONPATH", str(folder), prepend=":")
