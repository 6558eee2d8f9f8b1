"""Drawing apart: the pages of a file are drawn in a child process of their own."""

import threading

from zugong_desk.domain.bitmap import Bitmap
from zugong_desk.faults import fault_log
from zugong_desk.reading.apart import channel
from zugong_desk.reading.apart.limits import DRAWING, Limits
from zugong_desk.reading.apart.process import Cause, Child, Gone
from zugong_desk.reading.drawing.pages import MOST_PIXELS
from zugong_desk.reading.errors import ReadingError

_KEPT = "程序已隔离，书库未改动"


class PagesApart:
    """`DrawnPages` that a child draws; one that crashed is replaced, and the file opened again, at the next call.

    `close` may be called from any thread, also while a page is drawn.
    """

    def __init__(self, data: bytes, password: str | None = None, limits: Limits = DRAWING) -> None:
        self._data, self._password, self._limits = data, password, limits
        self._lock = threading.Lock()
        self._closed = False
        self._child: Child | None = None

    @property
    def pid(self) -> int | None:
        """The process id of the child, if there is one."""
        child = self._child
        return child.pid if child else None

    def open(self) -> None:
        """Start the child and have it open the file. ReadingError if the file cannot be opened."""
        with self._lock:
            self._ready()

    def draw(self, page: int, scale: float) -> Bitmap:
        """As `DrawnPages.draw`; ReadingError also if the page makes the child crash twice or takes too long."""
        with self._lock:
            kind, answer = self._drawn(page, scale)
        if kind == channel.NO_PAGE:
            raise IndexError(page)
        if kind != channel.BITMAP:
            raise ReadingError(_refusal(kind, answer, f"第 {page} 页"))
        return _bitmap(answer, page)

    def close(self) -> None:
        """Let go of the file and end the child; drawing after that is a ReadingError."""
        self._closed = True
        child = self._child
        if child is not None:
            child.kill()
        with self._lock:
            self._drop()

    def _drawn(self, page: int, scale: float) -> tuple[bytes, bytes]:
        try:
            return self._asked(page, scale)
        except Gone as gone:
            ended = gone.cause is Cause.CRASH or (gone.cause is Cause.MEMORY and not gone.taken)
            if not ended or self._closed:
                raise ReadingError(_told(gone, page, self._limits)) from None
        try:
            return self._asked(page, scale)
        except Gone as gone:
            raise ReadingError(_told(gone, page, self._limits)) from None

    def _asked(self, page: int, scale: float) -> tuple[bytes, bytes]:
        return self._ready().ask(channel.DRAW, (page, scale), None, _unheard)

    def _ready(self) -> Child:
        if self._closed:
            raise ReadingError("文件已关闭，没有画出。")
        if self._child is not None and self._child.alive:
            return self._child
        self._drop()
        self._child = Child(self._limits)
        try:
            kind, answer = self._child.ask(channel.OPEN, self._password, self._data, _unheard)
        except Gone as gone:
            raise ReadingError(_told(gone, None, self._limits)) from None
        if kind != channel.OPENED:
            self._drop()
            raise ReadingError(_refusal(kind, answer, "文件"))
        return self._child

    def _drop(self) -> None:
        if self._child is not None:
            self._child.close()
            self._child = None


def open_pages_apart(data: bytes, password: str | None = None) -> PagesApart:
    """The pages of a PDF or of a picture, drawn in a child. ReadingError if the file cannot be opened."""
    pages = PagesApart(data, password)
    try:
        pages.open()
    except BaseException:
        pages.close()
        raise
    return pages


def _unheard(_payload: bytes) -> None:
    """Drawing tells of no progress."""


def _bitmap(answer: bytes, page: int) -> Bitmap:
    width, height = channel.SIZE.unpack_from(answer)
    pixels = answer[channel.SIZE.size :]
    if width * height > MOST_PIXELS or len(pixels) != width * height * 3:
        raise ReadingError(f"第 {page} 页没有画成（{_KEPT}）。")
    return Bitmap(width, height, pixels)


def _refusal(kind: bytes, answer: bytes, what: str) -> str:
    if kind == channel.REFUSED:
        return " ".join(answer.decode("utf-8", "replace").split("\n"))
    if kind == channel.FAULT:
        fault_log().error("fault apart\n%s", answer.decode("utf-8", "replace"))
    why = "内存不够" if kind == channel.NO_MEMORY else "程序出错"
    return f"{what}画不出来：{why}（{_KEPT}）。文字照常可用。"


def _told(gone: Gone, page: int | None, limits: Limits) -> str:
    what = "文件" if page is None else f"第 {page} 页"
    if gone.cause is Cause.CANCELLED:
        return f"{what}还没有画完就关闭了。"
    if gone.cause is Cause.CRASH:
        fault_log().error("drawing apart ended: %s", gone.said or "nothing said")
    timed = gone.cause in {Cause.STALLED, Cause.TOO_LONG}
    why = f"{limits.patience:g} 秒还没有画成" if timed else "内存不够" if gone.cause is Cause.MEMORY else "出了错"
    return f"{what}画不出来：{why}（{_KEPT}）。文字照常可用。"
