"""A user's own keys: kept as a row of texts `action=key`, put over the shipped ones."""

from collections.abc import Sequence

from zugong_desk.settings import Settings
from zugong_desk.ui.action_set import ActionSet
from zugong_desk.ui.actions import Clash, canonical, plain

SETTING = "keys"


def own_keys(settings: Settings, actions: ActionSet) -> dict[str, list[str]]:
    """Action id → the keys a user gave it, none for an empty list; what is no key or no action is passed over."""
    known = {row.id for row in actions.table.actions}
    out: dict[str, list[str]] = {}
    for entry in settings.texts(SETTING):
        name, _, key = entry.partition("=")
        if name in known and (not key or _is_key(key)):
            out[name] = [key] if key else []
    return out


def put_keys(settings: Settings, actions: ActionSet) -> list[Clash]:
    """Put a user's keys in force; returns those that clash."""
    return actions.rebind(own_keys(settings, actions))


def give_key(settings: Settings, actions: ActionSet, name: str, key: str | None) -> list[Clash]:
    """Give an action a key of the user's own ("": none; None: the shipped one back); returns what clashes now."""
    keys = own_keys(settings, actions)
    keys.pop(name, None)
    if key is not None:
        keys[name] = [key] if key else []
    settings.change(keys=tuple(f"{one}={(given or [''])[0]}" for one, given in keys.items()))
    return put_keys(settings, actions)


def clashes_in_words(clashes: Sequence[Clash], actions: ActionSet) -> str:
    """Which actions share a key; empty if none do."""
    return "；".join(
        f"{clash.key} 同时是“{_name(actions, clash.first)}”和“{_name(actions, clash.second)}”的键" for clash in clashes
    )


def _name(actions: ActionSet, name: str) -> str:
    return plain(actions.table.action(name).text)


def _is_key(key: str) -> bool:
    try:
        return bool(canonical(key))
    except ValueError:
        return False
