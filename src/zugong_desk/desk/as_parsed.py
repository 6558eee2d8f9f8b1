"""What holds of an issue as the parser's own word, by which what its editors did is told apart."""

from zugong_desk.desk.core import Desk
from zugong_desk.domain.bulletin import Bulletin
from zugong_desk.domain.change import apply
from zugong_desk.domain.renewal import parsed
from zugong_desk.domain.said import Said, said

RENEWAL = "重新解析"
"""The name of the step, by which the history tells what was parsed again from what an editor did."""


def as_parsed(desk: Desk, bulletin: Bulletin) -> Said:
    """What holds as parsed: the structure at import, and over it whatever parsing again has changed since."""
    now = parsed(bulletin, desk.library.parsed(bulletin.id))
    for earlier, later in _renewals(desk, bulletin):
        now = now.renewed(_said(earlier), _said(later))
    return now


def _renewals(desk: Desk, bulletin: Bulletin) -> list[tuple[Bulletin, Bulletin]]:
    """The bulletin before and after each time that it was parsed again, oldest first."""
    heads = [head for head in desk.library.history(bulletin.id) if head.state == "done"]
    first = next((at for at, head in enumerate(heads) if head.name == RENEWAL), len(heads))
    out = []
    for head in reversed(heads[first:]):
        later = bulletin
        for part in desk.library.step(head.id).inverse().parts:
            bulletin = apply(bulletin, part.changes) if part.bulletin == bulletin.id else bulletin
        out += [(bulletin, later)] if head.name == RENEWAL else []
    return out[::-1]


def _said(bulletin: Bulletin) -> Said:
    return said(bulletin.blocks, len(bulletin.source.text))
