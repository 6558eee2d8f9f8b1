"""Which key puts which tag on a passage."""

from zugong_desk.domain.codebook import Tags, in_order

COMMANDS = "bjkmnru"
"""Letters that do something else where a key tags, so that no tag can have them."""
OFFERED = "1234567890"
"""What the first tags without a key of their own answer to."""


def keys_of(tags: Tags) -> dict[str, str]:
    """The ids of tags by the key that puts them on a passage, letters small; retired tags answer to none.

    A tag's own key comes first; of two that claim one key, the first in the codebook's order has it.
    """
    listed = [tag for tag in in_order(tags) if not tag.retired]
    out: dict[str, str] = {}
    for tag in listed:
        if tag.key and may_be_key(tag.key):
            out.setdefault(tag.key.lower(), tag.id)
    free = [key for key in OFFERED if key not in out]
    without = [tag.id for tag in listed if tag.id not in out.values()]
    return out | dict(zip(free, without, strict=False))


def key_by_tag(tags: Tags) -> dict[str, str]:
    """The key of each tag that has one, own or offered, by the tag's id."""
    return {tag: key for key, tag in keys_of(tags).items()}


def may_be_key(key: str) -> bool:
    """Whether a tag can have it: one digit or letter of a keyboard that is no command."""
    return len(key) == 1 and key.isascii() and key.isalnum() and key.lower() not in COMMANDS
