"""The real program, told to end by a signal while something is typed: the library has it afterwards."""

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from zugong_desk.desk import importing, libraries
from zugong_desk.library.lock import lock_path

TYPED = "𠮷e\u0301🏠"
TEXT = "江城组工信息\n\n第 7 期\n\n2024 年 5 月 6 日\n\n各村逐项落实，村集体经济收入增长两成。\n"
PROGRAM = """
    import sys
    from pathlib import Path

    from PySide6.QtCore import QTimer

    from zugong_desk import app
    from zugong_desk.ui.window import MainWindow

    def type_then_tell():
        window = next(one for one in app.application().topLevelWidgets() if isinstance(one, MainWindow))
        bridge = window.bridge
        if bridge.bulletin is None:
            return
        clock.stop()
        for timer in (bridge._idle, bridge._longest):
            timer.setInterval(600_000)
        at = bridge.bulletin.text.index("逐项")
        bridge.type_over(bridge.bulletin.span(at, at), sys.argv[2])
        print("typed" if bridge.desk.unwritten else "written", flush=True)

    app.application()
    clock = QTimer(interval=50)
    clock.timeout.connect(type_then_tell)
    clock.start()
    sys.exit(app.run(Path(sys.argv[1])))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there a process is ended without being told")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_signal_ends_the_program_with_everything_written(tmp_path: Path, name: str) -> None:
    file, library = tmp_path / "七.txt", tmp_path / "库.zugong"
    file.write_text(TEXT, encoding="utf-8")
    desk = libraries.create(library)
    importing.take_in(desk, importing.receive(file))
    desk.close()
    program = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(PROGRAM), str(library), TYPED],
        stdout=subprocess.PIPE, encoding="utf-8", env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    try:
        assert program.stdout is not None
        assert program.stdout.readline() == "typed\n"
        assert lock_path(library).exists()
        program.send_signal(getattr(signal, name))
        assert program.wait(20) == 0
    finally:
        program.kill()
        program.communicate()
    assert not lock_path(library).exists()
    desk = libraries.open_library(library)
    assert not desk.library.crashed
    assert TYPED in desk.open(desk.library.issues()[0].id).text
    assert desk.library.doctor().ok
    desk.close()
