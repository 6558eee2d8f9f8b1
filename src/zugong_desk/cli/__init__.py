"""The command line: every use case as a command, and the window when none is named."""

from zugong_desk.cli.main import main

__all__ = ["main"]
