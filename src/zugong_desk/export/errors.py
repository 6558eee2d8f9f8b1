"""What can go wrong with an export or an exchange file, each in one line for the editor."""


class ExportError(Exception):
    """A file was not written; nothing that stood there was changed. `message` is a line for the editor."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class ExchangeError(ValueError):
    """A file from elsewhere says nothing that can be taken in. `message` is a line for the editor."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
