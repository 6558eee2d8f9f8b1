"""What is to be known of how a file was read, on stderr: pages that were not recognised, pictures left out."""

import sys

from zugong_desk.desk.errors import one_line
from zugong_desk.desk.importing import Received


def tell_notes(received: Received) -> None:
    """Print a line for each note of a file that was read."""
    if received.bulletin is not None:
        for note in received.bulletin.source.notes:
            print(f"zugong-desk: {one_line(f'“{received.file}”：{note.message}')}", file=sys.stderr)
