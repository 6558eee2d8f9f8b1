"""Finding in an open library: places of what is asked, and names by what is typed."""

from collections.abc import Collection, Sequence

from zugong_desk.domain.query import Field
from zugong_desk.library import rows_sound, scope, search
from zugong_desk.library.asked import Asked, Near
from zugong_desk.library.asking import Asking
from zugong_desk.library.hits import Hit, Hits
from zugong_desk.library.rows_sound import Sound
from zugong_desk.library.store import Store


class Finder:
    """Searches a store; keeps the order of the issues from one search to the next."""

    def __init__(self, store: Store, ask: Asking) -> None:
        self._store = store
        self._conn = store.conn
        self._ask = ask
        self._order: tuple[int, dict[int, str]] | None = None
        self._all_sound: tuple[int, int] | None = None

    def search(self, asked: Asked, wanted: slice, near: Near = Near.ARTICLE) -> Hits:
        """The places of what is asked in the issues present: all counted, `wanted` listed, newest issue first."""
        return self._ask(
            lambda: self._store.look(lambda: search.search(self._conn, self._in_order(), asked, wanted, near))
        )

    def issues_changed(self) -> None:
        """To be called when issues came, went or got other dates through this connection."""
        self._order = None

    def _in_order(self) -> dict[int, str]:
        """The issues present, newest first, by the number that their parts bear."""
        version = self._version()
        if self._order is None or self._order[0] != version:
            self._order = version, scope.issues_in_order(self._conn)
        return self._order[1]

    def _version(self) -> int:
        """Another whenever another connection wrote."""
        return int(self._conn.execute("PRAGMA data_version").fetchone()[0])

    def names(self, field: Field) -> list[str]:
        """The organisations, places or columns that articles or practices bear; "" if some bear none."""
        return self._ask(lambda: rows_sound.names(self._conn, field))

    def names_without_sound(self, limit: int) -> list[str]:
        """Titles, organisations, places and columns of which it is not kept yet how they are typed."""
        state = self._ask(self._version), self._conn.total_changes
        if state == self._all_sound:
            return []
        found = self._ask(lambda: rows_sound.lacking(self._conn, limit))
        self._all_sound = None if found else state
        return found

    def keep_sounds(self, sounds: Sequence[Sound]) -> None:
        """Keep how names are typed. No step of the history: it can be worked out again. LibraryError."""
        self._store.act("记下拼音", lambda conn: rows_sound.write(conn, sounds))

    def sounding(self, letters: str, limit: int) -> list[Sound]:
        """Names that may be meant by what is typed (folded), the shortest first."""
        return self._ask(lambda: rows_sound.fitting(self._conn, letters, limit))

    def articles_called(self, names: Collection[str]) -> dict[tuple[str, str], int]:
        """How many articles bear each name, by where (title, org, place, column) and name."""
        return self._ask(lambda: rows_sound.articles_called(self._conn, names))

    def newest_titled(self, title: str) -> Hit | None:
        """Where the title stands at the head of its article, in the newest issue that has it."""
        return self._ask(lambda: self._store.look(lambda: self._newest_titled(title)))

    def _newest_titled(self, title: str) -> Hit | None:
        order = self._in_order()
        part = rows_sound.newest_titled(self._conn, order, title)
        return None if part is None else search.first_line(self._conn, order, part)
