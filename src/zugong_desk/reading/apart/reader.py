"""Reading apart: every form but plain text is read in a child process, which may crash, hang or be taken over."""

import threading
from hashlib import sha256
from types import TracebackType
from typing import Self

from zugong_desk.domain.imprint import Form
from zugong_desk.domain.source import Source
from zugong_desk.faults import fault_log
from zugong_desk.reading.apart import channel
from zugong_desk.reading.apart.codec import UNFIT, source_of
from zugong_desk.reading.apart.limits import READING, Limits
from zugong_desk.reading.apart.process import Cause, Child, Gone
from zugong_desk.reading.errors import ReadingError
from zugong_desk.reading.files import ADVICE, TEXT_LIMIT, read_bytes
from zugong_desk.reading.forms import form_of
from zugong_desk.reading.wishes import AS_IT_COMES, Progress, Wishes, unheard

MOST_FILES = 100
"""Files that one child reads: libraries that leak are kept in bounds."""
LARGE = 20 << 20
"""After a file of so many bytes the child is ended, and its memory with it."""

_APART = "程序已隔离，书库和原文件未改动"


class Stopped(ReadingError):
    """The reading was cancelled."""


class Apart:
    """Reads files in a child that is kept for the next one. May be used from any thread; files wait for each other.

    Close it when nothing more is to be read; it may be used again after that. What it holds ends with the program.
    """

    def __init__(self, limits: Limits = READING) -> None:
        self._limits = limits
        self._lock = threading.Lock()
        self._child: Child | None = None
        self._busy: Child | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def pid(self) -> int | None:
        """The process id of the child, if there is one."""
        child = self._child
        return child.pid if child else None

    def read(self, name: str, data: bytes, wishes: Wishes = AS_IT_COMES, progress: Progress = unheard) -> Source:
        """The bytes of a file called `name` as a source.

        Raises ReadingError as `read_bytes` does, and for a file that makes the child crash, hang or use too much
        memory; `Stopped` if it was cancelled; whatever `progress` raises.
        """
        if _harmless(name, data):
            return read_bytes(name, data, wishes, progress)
        with self._lock:
            kind, answer = self._ask(name, data, wishes, progress)
            if kind in {channel.FAULT, channel.NO_MEMORY} or len(data) > LARGE:
                self._drop()
        return _answered(name, data, kind, answer, self._limits)

    def cancel(self) -> None:
        """Stop what is being read, if anything is; from any thread."""
        busy = self._busy
        if busy is not None:
            busy.kill(Cause.CANCELLED)

    def close(self) -> None:
        """End the child; what is being read comes to its end first."""
        with self._lock:
            self._drop()

    def _ask(self, name: str, data: bytes, wishes: Wishes, progress: Progress) -> tuple[bytes, bytes]:
        def hear(payload: bytes) -> None:
            if len(payload) == channel.SIZE.size:
                progress(*channel.SIZE.unpack(payload))

        for fresh in (False, True):
            self._busy = child = self._ready(fresh=fresh)
            try:
                return child.ask(channel.READ, (name, wishes), data, hear)
            except Gone as gone:
                if not fresh and not gone.taken and gone.cause in {Cause.CRASH, Cause.MEMORY}:
                    continue  # it had ended before it was asked
                raise _refused(name, gone, self._limits) from None
            finally:
                self._busy = None
        raise AssertionError("a fresh child answers or raises")

    def _ready(self, *, fresh: bool) -> Child:
        child = self._child
        if child is None or fresh or not child.alive or child.asked >= MOST_FILES:
            self._drop()
            child = self._child = Child(self._limits)
        return child

    def _drop(self) -> None:
        if self._child is not None:
            self._child.close()
            self._child = None


def read_apart(
    name: str, data: bytes, wishes: Wishes = AS_IT_COMES, progress: Progress = unheard, apart: Apart | None = None
) -> Source:
    """Read with the child of `apart`; without one, with a child for this file alone. Raises as `Apart.read`."""
    if apart is not None:
        return apart.read(name, data, wishes, progress)
    with Apart() as own:
        return own.read(name, data, wishes, progress)


def _harmless(name: str, data: bytes) -> bool:
    """Whether a file is plain text, or one that is refused by its first bytes."""
    return not data.startswith(b"PK") and form_of(name, data) not in set(Form) - {Form.TEXT}


def _answered(name: str, data: bytes, kind: bytes, answer: bytes, limits: Limits) -> Source:
    if kind == channel.SOURCE:
        return _fit(_source(name, data, answer, limits))
    if kind == channel.REFUSED:
        raise ReadingError(" ".join(answer.decode("utf-8", "replace").split("\n")))
    if kind == channel.NO_MEMORY:
        raise _refused(name, Gone(Cause.MEMORY, "", taken=True), limits)
    error, _, trace = answer.decode("utf-8", "replace").partition("\n")
    fault_log().error("fault apart\n%s", trace)
    raise ReadingError(f"“{name}”：读的时候程序出错（{error[:40]}），没有读入（{_APART}）。{ADVICE}")


def _source(name: str, data: bytes, answer: bytes, limits: Limits) -> Source:
    try:
        return source_of(name, sha256(data).hexdigest(), answer)
    except UNFIT:
        raise _refused(name, Gone(Cause.CRASH, "an answer that is no source", taken=True), limits) from None


def _fit(source: Source) -> Source:
    """The source, if it has no more characters than a file of Chinese text may: it is parsed in this process."""
    if len(source.text) > TEXT_LIMIT // 3:
        count = len(source.text) // 10_000
        raise ReadingError(f"“{source.file}”有 {count} 万字，太多，没有读入，原文件未改动。请拆成单期再导入。")
    return source


def _refused(name: str, gone: Gone, limits: Limits) -> ReadingError:
    """What to raise for a file that made the child end; what a crashed child said last goes into the log of faults."""
    match gone.cause:
        case Cause.CANCELLED:
            return Stopped(f"“{name}”还没有读完就取消了，没有读入，原文件未改动。")
        case Cause.CRASH:
            fault_log().error("reading apart ended: %s", gone.said or "nothing said")
            return ReadingError(f"“{name}”：读的时候出了错，没有读入（{_APART}）。文件可能已损坏，{ADVICE}")
        case Cause.STALLED:
            what = f"读了 {limits.patience:g} 秒没有进展，已停下"
        case Cause.TOO_LONG:
            what = f"读了 {limits.in_all / 60:g} 分钟还没有读完，已停下"
        case _:
            what = f"读的时候内存不够（上限 {limits.memory >> 30} GB），已停下"
    return ReadingError(f"“{name}”：{what}，没有读入（{_APART}）。请拆成单期，或另存为 docx、pdf 或 txt 再导入。")
