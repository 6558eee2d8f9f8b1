"""A process of its own that works on a library and says each step's id once it is written; the crash tests kill it.

Arguments: library, seed, how many steps, and optionally the largest file size in bytes that the system shall allow.
Without arguments it is a nest: for each line `library<TAB>seed` on its input it hatches a child that works without end,
and says `dead` once that was killed.
"""

import os
import sys
from pathlib import Path
from random import Random

from tests.library.hands import Editor, bulletin, take_in

from zugong_desk.library import LibraryError, open_library


def say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def limit_file_size(size: int) -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def main(path: str, seed: str, steps: str, size: str | None = None) -> None:
    random = Random(seed)
    backups = None if size else Path(path).with_suffix(".备份")
    library = open_library(Path(path), editor="丙", backups=backups)
    if size:
        limit_file_size(int(size))
    say(f"ready {os.getpid()}")
    editor = Editor(library, random)
    try:
        for _ in range(int(steps)):
            if not size and random.random() < 0.05:
                id = editor.new_id()
                say(take_in(library, bulletin(id, f"另一期{id}\n正文𠮷。\n" * 40)).id)
                editor.imported(id)
            else:
                say(editor.act().id)
            if backups and random.random() < 0.1:
                library.backup()
    except LibraryError as error:
        say(f"{type(error).__name__} {error.op} {error.message}")
    library.close()


def nest() -> None:
    for line in sys.stdin:
        child = os.fork()
        if not child:
            main(*line.rstrip("\n").split("\t"), str(sys.maxsize))
            os._exit(0)
        os.waitpid(child, 0)
        say("dead")


if __name__ == "__main__":
    main(*sys.argv[1:]) if sys.argv[1:] else nest()
