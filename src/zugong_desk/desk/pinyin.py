"""Finding names by pinyin or characters, with the keys worked out once for each name."""

from collections.abc import Sequence

from zugong_desk.domain.codebook import Tags, in_order
from zugong_desk.insight import pinyin

RECENT = 12


def warm_up() -> None:
    """Load the tables of pinyin, which takes a third of a second once; any thread may do it."""
    pinyin.keys("一")


class PinyinFinder:
    """Keeps the pinyin keys of names that were looked up, and the tags that were used last."""

    def __init__(self) -> None:
        self._keys: dict[str, pinyin.PinyinKeys] = {}
        self.recent: list[str] = []

    def used(self, tag: str) -> None:
        """Remember that a tag was used just now."""
        self.recent = [tag, *(other for other in self.recent if other != tag)][:RECENT]

    def tags(self, tags: Tags, query: str) -> list[tuple[str, tuple[int, ...]]]:
        """The ids of the tags that the query finds, best first, with the characters of the name it matches.

        Retired tags are not offered.
        """
        candidates = [(tag.id, self._key(tag.name)) for tag in in_order(tags) if not tag.retired]
        recent = [id for id in self.recent if id in tags]
        return [(id, match.positions) for id, match in pinyin.rank(query, candidates, recent)]

    def match(self, query: str, texts: Sequence[str]) -> list[tuple[int, ...] | None]:
        """For each text the characters that the query matches; None where it does not."""
        found = (pinyin.match(query, self._key(text)) for text in texts)
        return [match.positions if match else None for match in found]

    def _key(self, name: str) -> pinyin.PinyinKeys:
        if name not in self._keys:
            self._keys[name] = pinyin.keys(name)
        return self._keys[name]
