"""The child's side: reads files and draws pages that nobody vouches for, and answers over a pipe.

It is started by `process.py` as a program of its own. Its standard output carries the answers; whatever a library
prints goes to standard error. It ends when its parent does, even in the middle of a file.
"""

import faulthandler
import json
import os
import pickle
import shutil
import signal
import sys
import threading
import traceback
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import BinaryIO

from zugong_desk.reading.apart import channel
from zugong_desk.reading.apart.codec import source_bytes
from zugong_desk.reading.apart.limits import FOLDER, Limits, allow_time, confine
from zugong_desk.reading.drawing.pages import DrawnPages, open_pages
from zugong_desk.reading.errors import ReadingError
from zugong_desk.reading.files import read_bytes

_LARGEST = 1 << 40  # what the parent sends is believed

Request = tuple[bytes, bytes, bytes]


def main() -> None:
    """Answer requests until the parent is gone or wants nothing any more. The last argument is the limits, in JSON."""
    limits = Limits(**json.loads(sys.argv[-1]))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what an interrupt means
    faulthandler.enable()
    asked = os.fdopen(os.dup(0), "rb")
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    confine(limits)
    requests: SimpleQueue[Request] = SimpleQueue()
    threading.Thread(target=_listen, args=(asked, requests), daemon=True).start()
    with suppress(Empty, BrokenPipeError):
        _Desk(answers, limits).serve(requests)
    _leave()


def _listen(asked: BinaryIO, requests: "SimpleQueue[Request]") -> None:
    """Hand on the requests; at the end of the pipe the parent is gone, and so are we, whatever is being done."""
    try:
        while True:
            kind, head = channel.receive(asked, _LARGEST)
            data = b"" if kind == channel.DRAW else channel.receive(asked, _LARGEST)[1]
            requests.put((kind, head, data))
    except (EOFError, OSError):
        _leave()
    except MemoryError:
        os.write(2, b"MemoryError\n")
        os._exit(1)


def _leave() -> None:
    """End at once, from either thread, and leave no temporary files."""
    shutil.rmtree(os.environ[FOLDER], ignore_errors=True)
    os._exit(0)


class _Desk:
    """Answers one request after the other; holds the file whose pages are drawn."""

    def __init__(self, answers: BinaryIO, limits: Limits) -> None:
        self._answers = answers
        self._limits = limits
        self._pages: DrawnPages | None = None

    def serve(self, requests: "SimpleQueue[Request]") -> None:
        """Answer; Empty when nothing was asked for a while."""
        while True:
            kind, head, data = requests.get(timeout=self._limits.idle)
            self._say(channel.TAKEN)
            allow_time(self._limits.in_all)
            self._answer(kind, head, data)
            del data

    def _answer(self, kind: bytes, head: bytes, data: bytes) -> None:
        work = {channel.READ: self._read, channel.OPEN: self._open, channel.DRAW: self._draw}[kind]
        try:
            work(head, data)
        except ReadingError as error:
            self._say(channel.REFUSED, str(error).encode("utf-8", "replace"))
        except MemoryError:
            self._say(channel.NO_MEMORY)
        except BrokenPipeError:
            raise
        except Exception as error:  # noqa: BLE001 -- the outermost door of this process: the parent logs it
            told = f"{type(error).__name__}\n{traceback.format_exc()}"
            self._say(channel.FAULT, told.encode("utf-8", "replace")[: 1 << 15])

    def _read(self, head: bytes, data: bytes) -> None:
        name, wishes = pickle.loads(head)  # noqa: S301 -- from our parent
        source = read_bytes(name, data, wishes, self._progress)
        self._say(channel.SOURCE, source_bytes(source))

    def _progress(self, done: int, total: int) -> None:
        most = self._limits.pages
        if total > most:
            raise ReadingError(f"共 {total} 页，超过 {most} 页，没有读入，原文件未改动。请拆成单期再导入。")
        self._say(channel.PROGRESS, channel.SIZE.pack(done, total))

    def _open(self, head: bytes, data: bytes) -> None:
        self._pages = open_pages(data, pickle.loads(head))  # noqa: S301 -- from our parent
        self._say(channel.OPENED)

    def _draw(self, head: bytes, _data: bytes) -> None:
        page, scale = pickle.loads(head)  # noqa: S301 -- from our parent
        if self._pages is None:
            raise RuntimeError("no file is open")
        try:
            bitmap = self._pages.draw(page, scale)
        except IndexError:
            self._say(channel.NO_PAGE)
        else:
            self._say(channel.BITMAP, channel.SIZE.pack(bitmap.width, bitmap.height), bitmap.data)

    def _say(self, kind: bytes, *pieces: bytes) -> None:
        channel.send(self._answers, kind, *pieces)
