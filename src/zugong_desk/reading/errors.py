"""What reading raises, and nothing else."""


class ReadingError(ValueError):
    """A file that cannot be read. The message is one line for the editor: what happened, what was kept, what to do."""
