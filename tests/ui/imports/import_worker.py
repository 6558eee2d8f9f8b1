"""A program that a test starts and kills: it imports a folder, or goes on with what an earlier one did not come to.

Arguments: the library, and the folder if there is one. Prints a line for each file settled, in the end the states.
"""

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from zugong_desk.desk import libraries
from zugong_desk.ui.bridge import Bridge
from zugong_desk.ui.imports.queue import ImportQueue


def main(library: Path, folder: Path | None) -> None:
    app = QApplication([])
    bridge = Bridge()
    bridge.set_desk(libraries.open_library(library, "甲"))
    queue = ImportQueue(bridge)
    print("left", len(queue.left_over.parcels), flush=True)
    queue.progressed.connect(lambda done, total, _: print("done", done, total, flush=True))
    queue.finished.connect(lambda _: app.quit())
    if queue.add([folder]) if folder is not None else queue.resume():
        app.exec()
    for entry in queue.entries:
        print("state", entry.state, entry.parcel.path.name, flush=True)
    queue.leave()
    bridge.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None)
