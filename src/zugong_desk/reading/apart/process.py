"""A child process: asked one thing at a time, watched by the clock, and ended when it takes too long."""

import json
import pickle
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import weakref
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from enum import Enum, auto
from types import TracebackType
from typing import IO, BinaryIO, Self, cast

from zugong_desk.reading.apart import channel
from zugong_desk.reading.apart.limits import Limits, environment
from zugong_desk.reading.errors import ReadingError

FLAG = "--read-apart"
"""First argument of a frozen program that is to be a child: it then calls `child.main` and nothing else."""

_CODE = "import sys; sys.path[:] = {path!r}; from zugong_desk.reading.apart.child import main; main()"
_MOST = 512 << 20
_PIPE = 1 << 20
_SAID = 4096
_STARTING = 20.0
"""Seconds that a child may take before it takes a request: machines in use are slow to start one."""
_DYING = 2.0
"""Seconds that a child may take to be gone after it closed its end of the pipe."""


class Cause(Enum):
    """Why a child is gone."""

    CRASH = auto()
    STALLED = auto()
    TOO_LONG = auto()
    MEMORY = auto()
    CANCELLED = auto()


class Gone(Exception):
    """The child is gone before it has answered; `taken` tells whether it had begun, `said` what it printed last."""

    def __init__(self, cause: Cause, said: str, *, taken: bool) -> None:
        super().__init__(cause.name, said)
        self.cause, self.said, self.taken = cause, said, taken


def command(limits: Limits) -> list[str]:
    """How a child is started: the same interpreter with the same path, or the same frozen program."""
    told = json.dumps(asdict(limits))
    if getattr(sys, "frozen", False):
        return [sys.executable, FLAG, told]
    return [sys.executable, "-X", "utf8", "-c", _CODE.format(path=sys.path), told]


class Child:
    """One child. `ask` is for one thread at a time; `kill` may be called from any.

    Making one raises ReadingError if the system has no room for it.
    """

    def __init__(self, limits: Limits) -> None:
        self.asked = 0
        self._taken = False
        self._limits = limits
        self._said = bytearray()
        self._killed: Cause | None = None
        self._process, folder = _start(limits)
        _widen(cast("IO[bytes]", self._process.stdout))
        self._listener = threading.Thread(target=_listen, args=(self._process.stderr, self._said), daemon=True)
        self._listener.start()
        self._end = weakref.finalize(self, _end, self._process, self._listener, folder)  # also when the program ends

    @property
    def pid(self) -> int:
        """The child's process id."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether the child runs and nobody has killed it: one that was takes a moment to be gone."""
        return self._killed is None and self._end.alive and self._process.poll() is None

    def kill(self, cause: Cause = Cause.CANCELLED) -> None:
        """End the child at once; whoever waits for its answer gets `Gone`."""
        self._killed = self._killed or cause
        self._process.kill()

    def close(self) -> None:
        """End the child and wait until it is gone; nobody may be waiting for its answer."""
        self._end()

    def ask(self, kind: bytes, head: object, data: bytes | None, hear: Callable[[bytes], None]) -> tuple[bytes, bytes]:
        """Send a request and wait for the answer: its kind and its bytes. `hear` gets each sign of progress.

        Raises `Gone`, and whatever `hear` raises; after either the child is ended.
        """
        self.asked += 1
        self._taken = False
        try:
            with _Watch(self, self._limits) as watch:
                self._send(kind, head, data)
                while (answer := self._receive())[0] in {channel.TAKEN, channel.PROGRESS}:
                    if not self._taken:
                        self._taken = True
                        watch.taken()
                    elif answer[0] == channel.PROGRESS:
                        watch.progressed()
                        hear(answer[1])
                return answer
        except BaseException:
            self.close()
            raise

    def _send(self, kind: bytes, head: object, data: bytes | None) -> None:
        stream = cast("BinaryIO", self._process.stdin)
        try:
            channel.send(stream, kind, pickle.dumps(head))
            if data is not None:
                channel.send(stream, channel.DATA, data)
        except (OSError, ValueError):  # a pipe that is broken, or closed by now
            raise self._gone() from None

    def _receive(self) -> tuple[bytes, bytes]:
        try:
            return channel.receive(cast("BinaryIO", self._process.stdout), _MOST)
        except (EOFError, OSError):
            raise self._gone() from None
        except ValueError:  # no message of ours: it may be anybody's program by now
            self.kill(Cause.CRASH)
            raise self._gone() from None

    def _gone(self) -> Gone:
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_DYING)
        self.close()
        said = bytes(self._said).decode("utf-8", "replace").strip()
        return Gone(self._killed or _cause(self._process.returncode, said), said, taken=self._taken)


def _start(limits: Limits) -> "tuple[subprocess.Popen[bytes], str]":
    """The process and its folder for temporary files: one that is killed cannot take away what it put down."""
    pipe = subprocess.PIPE
    hidden = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # Windows has it
    folder = ""
    try:
        folder = tempfile.mkdtemp(prefix="zugong-")
        env = environment(folder)
        process = subprocess.Popen(  # noqa: S603 -- ourselves
            command(limits), stdin=pipe, stdout=pipe, stderr=pipe, env=env, creationflags=hidden
        )
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        reason = f"读文件的子程序启动不了（{error.strerror or error}）"
        raise ReadingError(f"{reason}，没有读入，原文件未改动。请腾出内存和磁盘后重试。") from error
    return process, folder


class _Watch:
    """Kills a child whose time is up, from a thread of its own. Its clock starts when the child takes the request."""

    def __init__(self, child: Child, limits: Limits) -> None:
        self._child, self._limits = child, limits
        self._over = False
        self._changed = threading.Condition()
        self._last = self._next = time.monotonic() + _STARTING
        self._thread = threading.Thread(target=self._wait, daemon=True)

    def taken(self) -> None:
        """The child has begun."""
        with self._changed:
            self._last = time.monotonic() + self._limits.in_all
            self._next = time.monotonic() + self._limits.patience
            self._changed.notify()

    def progressed(self) -> None:
        """There was a sign of progress."""
        with self._changed:
            self._next = time.monotonic() + self._limits.patience

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._changed:
            self._over = True
            self._changed.notify()
        self._thread.join()

    def _wait(self) -> None:
        with self._changed:
            while not self._over:
                left = min(self._next, self._last) - time.monotonic()
                if left <= 0:
                    self._child.kill(Cause.STALLED if self._next <= self._last else Cause.TOO_LONG)
                    return
                self._changed.wait(left)


def _widen(pipe: IO[bytes]) -> None:
    """Let more through at once where the system can: a drawn page has some megabytes."""
    if sys.platform == "linux":
        import fcntl  # noqa: PLC0415 -- not everywhere

        with suppress(OSError):  # more than this user may have
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE)


def _listen(stream: IO[bytes], said: bytearray) -> None:
    """Keep the end of what the child prints; it must be read, or the child would wait for us."""
    while line := stream.readline(_SAID):
        said += line
        del said[:-_SAID]


def _end(process: "subprocess.Popen[bytes]", listener: threading.Thread, folder: str) -> None:
    process.kill()
    process.wait()
    listener.join(1.0)
    for stream in (process.stdin, process.stdout, process.stderr):
        try:
            cast("IO[bytes]", stream).close()
        except OSError:  # what was not sent any more
            continue
    shutil.rmtree(folder, ignore_errors=True)


def _cause(code: int, said: str) -> Cause:
    """Why a child ended that we did not end: by its exit code, a signal as a negative number on POSIX."""
    if code == -9 or "bad_alloc" in said or "MemoryError" in said:  # 9: the system takes memory back
        return Cause.MEMORY
    return Cause.TOO_LONG if code == -24 else Cause.CRASH  # 24: no processor time left
