"""Asking an open library: again if the disk stumbles, and with a line for the editor if it goes on failing."""

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from typing import TypeVar

from zugong_desk.library import codec
from zugong_desk.library.errors import TRIES, transient, unreadable
from zugong_desk.library.store import Store

T = TypeVar("T")


class Asking:
    """Runs queries on a store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __call__(self, query: Callable[[], T]) -> T:
        """What the query gives. DamagedLibrary, DiskTrouble, LockedLibrary."""
        for _ in range(TRIES - 1):
            try:
                return query()
            except sqlite3.Error as error:
                self._store.stumble()
                if not transient(error):
                    break
            except codec.UNFIT:
                break
        with self.told():
            return query()

    @contextlib.contextmanager
    def told(self) -> Iterator[None]:
        """Tell whatever goes wrong inside in a line; nothing is asked again."""
        try:
            yield
        except (sqlite3.Error, *codec.UNFIT) as error:
            raise unreadable(error, self._store.path.name) from error
