"""A process with the faulty disk loaded that works on a library while everything it writes is written down.

Arguments: library, file for the record, how many steps. A step's id is noted once it was acknowledged.
"""

import ctypes
import sys
from pathlib import Path
from random import Random

from tests.library.hands import Editor, bulletin, take_in

from zugong_desk.library import open_library


def main(path: str, record: str, steps: str) -> None:
    disk = ctypes.CDLL(None)
    with open_library(Path(path), editor="甲") as library:
        editor = Editor(library, Random(21))
        disk.disk_record(record.encode())
        for number in range(int(steps)):
            if number % 12 == 5:
                id = editor.new_id()
                disk.disk_note(take_in(library, bulletin(id, f"又一期{id}\n𠮷祥\n" * 30)).id.encode())
                editor.imported(id)
            else:
                disk.disk_note(editor.act().id.encode())


if __name__ == "__main__":
    main(*sys.argv[1:])
