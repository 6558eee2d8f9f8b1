"""How long what waits may still take, judged by what was read."""

from collections import Counter
from collections.abc import Mapping

HOUR = 3600
MINUTE = 60


class Pace:
    """Learns how long files of each ending take."""

    def __init__(self) -> None:
        self._seconds: Counter[str] = Counter()
        self._files: Counter[str] = Counter()

    def took(self, ending: str, seconds: float) -> None:
        """Take note of a file that was read."""
        self._seconds[ending] += seconds  # type: ignore[assignment]
        self._files[ending] += 1

    def of(self, ending: str) -> float | None:
        """Seconds that a file of an ending takes; that of all files for an unknown one, None if none was read."""
        if self._files[ending]:
            return self._seconds[ending] / self._files[ending]
        return self._seconds.total() / self._files.total() if self._files else None

    def left(self, waiting: Mapping[str, int]) -> float | None:
        """Seconds for so many files of each ending; None while there is nothing to judge by."""
        each = [(self.of(ending), count) for ending, count in waiting.items() if count]
        return sum(seconds * count for seconds, count in each if seconds is not None) if self._files else None


def in_words(seconds: float) -> str:
    """A time in words, rounded as one would say it: 约 40 秒, 约 3 分钟, 约 1 小时 20 分."""
    if seconds < MINUTE - 5:
        return f"约 {max(1, round(seconds)) if seconds < 10 else round(seconds / 10) * 10} 秒"
    if seconds < HOUR:
        return f"约 {max(1, round(seconds / MINUTE))} 分钟"
    hours, rest = divmod(round(seconds / MINUTE), MINUTE)
    return f"约 {hours} 小时 {rest} 分" if rest else f"约 {hours} 小时"
