"""Characters that no document can hold are taken out before anything is written, and counted."""

import re
from collections import Counter
from collections.abc import Iterable

# XML 1.0 §2.2 Char, less CR, which Word's writers turn into a line break.
_UNFIT = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def cleaned(text: str) -> str:
    """The text without control characters, noncharacters U+FFFE and U+FFFF, and lone surrogates."""
    return _UNFIT.sub("", text)


def replaced(text: str) -> str:
    """The text with U+FFFD for each of those characters: where ranges count characters, none may be left out."""
    return _UNFIT.sub("\ufffd", text)


def unfit(texts: Iterable[str]) -> Counter[str]:
    """The characters that `cleaned` takes out of the texts, each with how often."""
    return Counter(char for text in texts for char in _UNFIT.findall(text))
