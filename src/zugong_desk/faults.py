"""The log of faults of ours: kept for whoever mends them, apart from anything that an editor is told."""

import logging
from pathlib import Path

from zugong_desk.places import state_dir


def fault_file() -> Path:
    """Where faults are logged."""
    return state_dir() / "faults.log"


def fault_log() -> logging.Logger:
    """The log, in the user's own folder."""
    logger = logging.getLogger("zugong_desk.fault")
    if not logger.handlers:
        handler = logging.FileHandler(fault_file(), encoding="utf-8", delay=True)
        handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
        logger.addHandler(handler)
        logger.propagate = False
    return logger
