"""Desks over real library files, for stories."""

from pathlib import Path

from zugong_desk.desk import importing, libraries
from zugong_desk.desk.core import Desk

BULLETIN = """云岭组工信息

第 3 期

中共云岭市委组织部研究室

2022 年 5 月 6 日

聚力强基 抓实治理𠮷

青山县委组织部

近年来，青山县坚持党建引领，推动基层治理提质增效😀。

一、强化领导。县委定期研究，层层压实责任。

二、做实保障。每年安排经费一百万元。

报：省委组织部。
"""


class Office:
    """Makes desks over libraries in one folder, and closes whatever is still open when it is left."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._open: list[Desk] = []

    def desk(self, *texts: str, name: str = "书库") -> Desk:
        """A new library with a bulletin for each text (one if none is given), the first on the table."""
        desk = libraries.create(self.folder / f"{name}.zugong", editor="甲")
        self._open.append(desk)
        for number, text in enumerate(texts or (BULLETIN,)):
            file = self.folder / f"第{number}期.txt"
            file.write_text(text, encoding="utf-8")
            result, _ = importing.take_in(desk, importing.receive(file))
            assert result.error is None
            if number == 0 and result.id:
                desk.open(result.id)
        return desk

    def reopened(self, desk: Desk) -> Desk:
        """The same library opened anew, as after a restart."""
        shown = desk.bulletin.id if desk.bulletin else None
        desk.close()
        self._open.remove(desk)
        again = libraries.open_library(desk.library.path, editor="甲")
        self._open.append(again)
        if shown and again.present(shown):
            again.open(shown)
        return again

    def close(self) -> None:
        while self._open:
            self._open.pop().close()
