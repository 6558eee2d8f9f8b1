"""The queue of files to be taken in: what editors may ask of it, and what it leaves to the next session."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject

from zugong_desk.desk.import_queue import Parcel, files_in
from zugong_desk.reading import Wishes
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.imports.belt import Belt
from zugong_desk.ui.imports.entry import DECISIONS, IMPORTED, Entry, Verb
from zugong_desk.ui.imports.settling import skipped


class ImportQueue(Belt):
    """Files may be added while others are read. What is not read yet is known to the next session."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(bridge, parent)
        bridge.library_opened.connect(self._on_library_opened)
        self._on_library_opened()

    def add(self, paths: Iterable[Path]) -> int:
        """Queue files and folders; says how many files that were. An earlier round that is over is cleared away."""
        return self.add_parcels([Parcel(path) for path in files_in(paths)])

    def add_parcels(self, parcels: Sequence[Parcel]) -> int:
        """Queue parcels; how many."""
        if not parcels:
            return 0
        if not self.running and not self.list.count("choosing"):
            self._clear()
        self._enqueue(parcels)
        self._start()
        return len(parcels)

    def resume(self) -> int:
        """Queue what an earlier session did not come to; how many files that are."""
        return self.add_parcels(self.left_over.take())

    def cancel(self) -> None:
        """Leave out everything that is not in the library yet, what waits for a decision too."""
        for key in [*self.list.keys("waiting", "reading", "choosing")]:
            self._set(key, "cancelled")
        self._waiting.clear()
        self._settling.clear()
        self._reader.stop()
        self.left_over.keep()
        self.pause(on=False)
        self._go_on()

    def skip(self, key: int) -> bool:
        """Leave one file out, even the one under way; False if it is too late."""
        if self.list.state(key) not in {"waiting", "reading"}:
            return False
        self._set(key, "cancelled")
        if key == self._reader.key:
            self._reader.stop()
        self.left_over.keep_soon()
        self._go_on()
        return True

    def again(self, key: int, wishes: Wishes | None = None, password: str | None = None) -> bool:
        """Read a file next that has come to its end, with wishes of its own if there are any.

        One that is in the library still takes the place of what was read of it before. The password is forgotten once
        it is used.
        """
        if self.list.state(key) not in {"failed", "cancelled", *IMPORTED}:
            return False
        before = self.list[key]
        mine = before.result.id if before.state in IMPORTED and before.result else before.instead
        instead = mine if mine and self._bridge.holds(mine) else ""
        if password is not None:
            self._passwords[key] = password
        self._put(Entry(key, before.parcel, wishes=wishes or before.wishes, instead=instead))
        self._waiting.appendleft(key)
        self._start()
        return True

    def choose(self, key: int, choice: Verb, *, always: bool = False) -> bool:
        """Decide what becomes of a file whose issue is in the library; `always` for all that are still to come too."""
        if self.list.state(key) != "choosing" or choice not in DECISIONS:
            return False
        if always:
            self.always = choice
        for one in [*self.list.keys("choosing")] if always else [key]:
            self._choose(one, choice)
        self._start()
        return True

    def leave(self) -> None:
        """Drop what is being read and keep the rest for the next session."""
        self.left_over.keep()
        self.left_over.turn_to(None)
        self._reader.stop()
        self._rest()
        self._clear()

    def _on_library_opened(self) -> None:
        desk = self._bridge.desk
        if not self.left_over.serves(desk):
            self.leave()
            self.left_over.turn_to(desk)

    def _choose(self, key: int, choice: Verb) -> None:
        entry, read = replace(self.list[key], choice=choice), self._settling.held(key)
        if choice == "skip":
            self._close(skipped(entry))
        elif read is not None:
            self._settle(entry, read)
        else:
            self._put(Entry(key, entry.parcel, wishes=entry.wishes, choice=choice))
            self._waiting.appendleft(key)
